"""Rolling captions: each cue shows again the line above (YouTube, live captions)."""

import itertools
from collections.abc import Sequence

from transcripts.formats._cue_text import WORD_TIME, Utterance
from transcripts.formats._cues import Cue

_CONTIGUOUS_MS = 250
_MOST_LINES = 8


def unrolled(captions: Sequence[Utterance]) -> list[Utterance]:
    """The captions without the lines carried over from the one before.

    A caption of which nothing is left has an empty text. A line said twice is not carried over:
    the file must show that it rolls, by a repeated line with a new one below it, or by times of
    single words.
    """
    if not _may_roll(captions):
        return list(captions)
    lines = [_lines(caption) for caption in captions]
    carried = [0] + [
        _carried(above, below) if _touch(a.cue, b.cue) else 0
        for (a, above), (b, below) in itertools.pairwise(zip(captions, lines, strict=True))
    ]
    if not _rolls(captions, lines, carried):
        return list(captions)
    return _prolonged([_without(c, n) for c, n in zip(captions, carried, strict=True)])


def _may_roll(captions: Sequence[Utterance]) -> bool:
    """A quick look at the first lines."""
    texts = [caption.text.strip() for caption in captions]
    again = sum(
        [below.split("\n", 1)[0].strip() in above for above, below in itertools.pairwise(texts)]
    )
    return 3 * again >= len(texts) - 1 or any(caption.times for caption in captions)


def _lines(caption: Utterance) -> list[str]:
    if not (caption.first and caption.last):
        return []
    text = caption.text.replace(WORD_TIME, "")
    return [line for part in text.split("\n") if (line := " ".join(part.split()))]


def _carried(above: list[str], below: list[str]) -> int:
    """How many lines at the top of `below` are the last lines of `above`."""
    if not below or below[0] not in above:
        return 0
    sizes = range(min(len(above), len(below), _MOST_LINES), 0, -1)
    return next((size for size in sizes if above[-size:] == below[:size]), 0)


def _touch(above: Cue, below: Cue) -> bool:
    if above.end is None or below.start is None:
        return True
    return abs(below.start - above.end) <= _CONTIGUOUS_MS


def _rolls(captions: Sequence[Utterance], lines: list[list[str]], carried: list[int]) -> bool:
    count = sum(1 for size in carried if size)
    if count < 2 or 3 * count < len(captions) - 1:
        return False
    grows = any(0 < size < len(below) for size, below in zip(carried, lines, strict=True))
    return grows or any(caption.times for caption in captions)


def _without(caption: Utterance, carried: int) -> Utterance:
    """Cut lines off the top, with the times in them."""
    if not carried:
        return caption
    kept = caption.text.split("\n")
    dropped = 0
    while carried:
        line = kept.pop(0)
        dropped += line.count(WORD_TIME)
        carried -= bool(line.replace(WORD_TIME, "").strip())
    text = "\n".join(kept)
    if not text.strip(" \t\n" + WORD_TIME):
        return caption._replace(text="", times=())
    return caption._replace(text=text, times=caption.times[dropped:])


def _prolonged(captions: list[Utterance]) -> list[Utterance]:
    """Let the words last as long as the cues that only show them again."""
    for number in range(len(captions) - 1, 0, -1):
        before, after = captions[number - 1], captions[number]
        if not after.text and after.cue.end is not None:
            end = max(before.cue.end or 0, after.cue.end)
            captions[number - 1] = before._replace(cue=before.cue._replace(end=end))
    return captions
