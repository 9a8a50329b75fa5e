"""Turns of speech from the utterances of captions, with the time of each cue as an anchor."""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from transcripts.formats import ReadOptions
from transcripts.formats._building import SOURCE_ID
from transcripts.formats._cue_text import WORD_TIME, Utterance
from transcripts.formats._cues import Aside
from transcripts.formats._findings import Findings

_Point = tuple[int, int, int]
"""Offset in the turn, milliseconds, and place in the file of what says so."""


class Turn(NamedTuple):
    """Consecutive utterances of one speaker, or one incident."""

    label: str | None
    utterances: tuple[Utterance, ...]


def turns(
    items: Iterable[Utterance | Aside], options: ReadOptions, *, inherit: bool
) -> Iterator[Turn | Aside]:
    """Join consecutive utterances of one speaker.

    Args:
        items: What is said, and what stands between, in the order of the file.
        options: Whether to join, and the silence that ends a turn.
        inherit: Words without a label are those of the last speaker named.
    """
    label: str | None = None
    current: list[Utterance] = []
    for item in items:
        if isinstance(item, Aside) or item.incident:
            if current:
                yield Turn(label, tuple(current))
                current = []
            yield item if isinstance(item, Aside) else Turn(None, (item,))
            continue
        speaker = item.label if item.label or item.changes or not inherit else label
        unnamed = item.changes and item.label is None
        if current and (speaker != label or unnamed or _parted(current[-1], item, options)):
            yield Turn(label, tuple(current))
            current = []
        label = speaker
        current.append(item)
    if current:
        yield Turn(label, tuple(current))


def _parted(before: Utterance, after: Utterance, options: ReadOptions) -> bool:
    if not options.merge or options.gap_ms is None:
        return not options.merge
    end, start = before.cue.end, after.cue.start
    return end is not None and start is not None and start - end > options.gap_ms


def labels_every_cue(utterances: Sequence[Utterance]) -> bool:
    """True if words without a label need not be those of the speaker before.

    So it is where a label is printed again though the speaker goes on.
    """
    named = again = spoken = 0
    before: str | None = None
    for utterance in utterances:
        if utterance.incident:
            continue
        spoken += 1
        if (label := utterance.label) is not None:
            named += 1
            again += label == before
        before = label
    return again > 0 and named >= 0.9 * spoken


def block_record(
    turn: Turn, id: str, speakers: Mapping[str, str], findings: Findings
) -> dict[str, Any]:
    """The block of a turn or incident as plain values, which the document validates in one go.

    Args:
        turn: The utterances.
        id: Id of the block.
        speakers: Id of the agent for each label.
        findings: Told of times that go back.
    """
    text, points = _joined(turn.utterances, findings)
    return {
        "id": id,
        "kind": "incident" if turn.utterances[0].incident else "turn",
        "text": text,
        "speaker": speakers[turn.label] if turn.label else None,
        "label": turn.label,
        "time": _time_range(turn.utterances),
        "anchors": tuple([{"offset": offset, "ms": ms} for offset, ms, _ in points]),
        "source": SOURCE_ID,
    }


def _joined(parts: Sequence[Utterance], findings: Findings) -> tuple[str, list[_Point]]:
    """The words on one line, and the points in them whose time is known."""
    points: list[_Point] = []
    texts: list[str] = []
    offset, last = 0, len(parts) - 1
    for number, (cue, _, marked, times, first, ends, _, _) in enumerate(parts):
        start, end, _, place = cue
        text, words = _timed(marked, times) if times else (marked, ())
        if text:
            offset += bool(texts)
            texts.append(text)
        if first and start is not None:
            points.append((offset, start, place))
        for word, ms in words:
            points.append((offset + word, ms, place))
        offset += len(text)
        if ends and end is not None and number < last:
            following = parts[number + 1].cue.start
            if following is not None and end < following:
                points.append((offset, end, place))
    return " ".join(texts), _in_order(points, findings)


def _timed(text: str, times: tuple[int, ...]) -> tuple[str, Sequence[tuple[int, int]]]:
    """Take the marks of word times out of a text; where they stood, and when."""
    pieces = text.split(WORD_TIME)
    bare = "".join(pieces).rstrip(" \t")
    places = itertools.accumulate(map(len, pieces[:-1]))
    return bare, [(min(place, len(bare)), ms) for place, ms in zip(places, times, strict=True)]


def _in_order(points: list[_Point], findings: Findings) -> list[_Point]:
    """Leave out what goes back in time; of points at one offset the last counts."""
    kept: list[_Point] = []
    last, latest = -1, 0
    for point in points:
        offset, ms, place = point
        if ms < latest:
            findings.add("TIME-GOES-BACK", place)
            continue
        if offset == last:
            kept.pop()
        kept.append(point)
        last, latest = offset, ms
    return kept


def _time_range(parts: Sequence[Utterance]) -> dict[str, int | None] | None:
    """From the first start to the last end; no end if that of the last cue is unknown."""
    starts = [part.cue.start for part in parts if part.cue.start is not None]
    if not starts:
        return None
    ends = [part.cue.end for part in parts if part.cue.end is not None]
    last = parts[-1].cue.end
    return {"start_ms": min(starts), "end_ms": max(ends) if last is not None else None}
