"""Rolling captions: each cue shows again the line above (YouTube, live captions)."""

import itertools
from collections.abc import Sequence
from typing import NamedTuple

from transcripts.formats._cue_text import WORD_TIME, Spoken
from transcripts.formats._cues import Cue

_CONTIGUOUS_MS = 250


class Caption(NamedTuple):
    """A cue and what is said in it."""

    cue: Cue
    spoken: tuple[Spoken, ...]


def unrolled(captions: Sequence[Caption]) -> tuple[list[Caption], int]:
    """The captions without the lines carried over from the one before, and how many those were.

    A line said twice is not carried over: the file must show that it rolls, by a repeated line
    with a new one below it, or by times of single words.
    """
    lines = [_lines(caption) for caption in captions]
    carried = [0] + [
        _carried(above, below) if _touch(a.cue, b.cue) else 0
        for (a, above), (b, below) in itertools.pairwise(zip(captions, lines, strict=True))
    ]
    if not _rolls(captions, lines, carried):
        return list(captions), 0
    shown = [_without(c, n) for c, n in zip(captions, carried, strict=True)]
    return _prolonged(shown), sum(carried)


def _lines(caption: Caption) -> list[str]:
    if len(caption.spoken) != 1:
        return []
    text = caption.spoken[0].text.replace(WORD_TIME, "")
    if "\n" not in text and "  " not in text:
        return [line] if (line := text.strip()) else []
    return [line for part in text.split("\n") if (line := " ".join(part.split()))]


def _carried(above: list[str], below: list[str]) -> int:
    """How many lines at the top of `below` are the last lines of `above`."""
    if not below or below[0] not in above:
        return 0
    sizes = range(min(len(above), len(below)), 0, -1)
    return next((size for size in sizes if above[-size:] == below[:size]), 0)


def _touch(above: Cue, below: Cue) -> bool:
    if above.end is None or below.start is None:
        return True
    return abs(below.start - above.end) <= _CONTIGUOUS_MS


def _rolls(captions: Sequence[Caption], lines: list[list[str]], carried: list[int]) -> bool:
    count = sum(1 for size in carried if size)
    if count < 2 or 3 * count < len(captions) - 1:
        return False
    grows = any(0 < size < len(below) for size, below in zip(carried, lines, strict=True))
    return grows or any(part.times for caption in captions for part in caption.spoken)


def _without(caption: Caption, carried: int) -> Caption:
    """Cut lines off the top, with the times in them."""
    if not carried:
        return caption
    part = caption.spoken[0]
    kept = part.text.split("\n")
    dropped = 0
    while carried:
        line = kept.pop(0)
        dropped += line.count(WORD_TIME)
        carried -= bool(line.replace(WORD_TIME, "").strip())
    text = "\n".join(kept)
    if not text.strip(" \t\n" + WORD_TIME):
        return caption._replace(spoken=())
    return caption._replace(spoken=(part._replace(text=text, times=part.times[dropped:]),))


def _prolonged(captions: list[Caption]) -> list[Caption]:
    """Let the words last as long as the cues that only show them again."""
    for number in range(len(captions) - 1, 0, -1):
        before, after = captions[number - 1], captions[number]
        if not after.spoken and after.cue.end is not None:
            end = max(before.cue.end or 0, after.cue.end)
            captions[number - 1] = before._replace(cue=before.cue._replace(end=end))
    return captions
