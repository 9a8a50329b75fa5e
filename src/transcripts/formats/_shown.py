"""A document as captions to be shown: what the writers of WebVTT and SRT share."""

import itertools
from collections.abc import Iterator
from typing import NamedTuple

from transcripts.formats._utterances import is_incident
from transcripts.model import Agent, Block, Document
from transcripts.report import Issue

CUE_CHARACTERS = 84
"""Two lines of 42: how much words with times of their own are joined up to."""
_WORD_CHARACTERS = 12
_READING_MS = 60


class Shown(NamedTuple):
    """One caption."""

    start: int
    end: int
    text: str
    label: str | None
    """Who speaks; None if unknown, or if nobody does."""
    anew: bool
    """The first caption of its block."""
    speech: bool
    """No incident."""
    times: tuple[tuple[int, int], ...] = ()
    """Offset and milliseconds of words inside it."""


class Showing(NamedTuple):
    """The document in order: captions, and blocks that have no time."""

    items: tuple[Shown | Block, ...]
    losses: tuple[Issue, ...]
    """What was estimated or cannot be shown."""


def showing(document: Document) -> Showing:
    """Cut the blocks that have a time into captions, at their anchors."""
    agents = {agent.id: agent for agent in document.agents}
    items: list[Shown | Block] = []
    estimated = 0
    following = _next_starts(document.blocks)
    for block, next_start in zip(document.blocks, following, strict=True):
        if not block.text.strip() or _start(block) is None:
            items.append(block)
            continue
        known = block.time.end_ms if block.time else None
        estimated += known is None
        end = known if known is not None else _estimated_end(block, next_start)
        items += _cuts(block, end, label_of(block, agents))
    return Showing(tuple(items), tuple(_estimates(estimated)))


def label_of(block: Block, agents: dict[str, Agent]) -> str | None:
    """The label as printed, or the speaker's name."""
    if block.label or not block.speaker:
        return block.label
    agent = agents[block.speaker]
    return agent.name or next(iter(agent.other_names), agent.id)


def _start(block: Block) -> int | None:
    if block.time:
        return block.time.start_ms
    return block.anchors[0].ms if block.anchors else None


def _next_starts(blocks: tuple[Block, ...]) -> list[int | None]:
    """When the next block that has a time starts, for each block."""
    found: list[int | None] = []
    following: int | None = None
    for block in reversed(blocks):
        found.append(following)
        start = _start(block)
        following = start if start is not None else following
    return found[::-1]


def _estimated_end(block: Block, next_start: int | None) -> int:
    last = max([anchor.ms for anchor in block.anchors[-1:]], default=_start(block) or 0)
    offset = block.anchors[-1].offset if block.anchors else 0
    guess = last + max(1000, _READING_MS * (len(block.text) - offset))
    return min(guess, next_start) if next_start is not None and next_start > last else guess


def _estimates(count: int) -> Iterator[Issue]:
    if count:
        yield Issue(
            code="TIME-ESTIMATED",
            severity="warning",
            message=f"{count} block(s) have no end; that of their last caption was estimated",
            remedy="give the blocks an end",
        )


def _cuts(block: Block, end: int, label: str | None) -> Iterator[Shown]:
    """The captions of one block, from anchor to anchor; a silence between two ends the first."""
    points = [(anchor.offset, anchor.ms) for anchor in block.anchors]
    if not points or points[0][0] > 0:
        points.insert(0, (0, min(_start(block) or 0, *(ms for _, ms in points), end)))
    points.append((len(block.text), max(end, points[-1][1])))
    words = len(block.text) < _WORD_CHARACTERS * (len(points) - 1)
    cuts: list[_Cut] = []
    silent = True
    for (offset, ms), (stop, until) in itertools.pairwise(points):
        silence = not block.text[offset:stop].strip()
        if silent or silence or not words or stop - cuts[-1].start > CUE_CHARACTERS:
            cuts += [] if silence else [_Cut(offset, stop, ms, until, ())]
        else:
            times = (*cuts[-1].times, (offset - cuts[-1].start, ms))
            cuts[-1] = cuts[-1]._replace(stop=stop, until=until, times=times)
        silent = silence
    for number, cut in enumerate(cuts):
        text = block.text[cut.start : cut.stop].rstrip()
        if block.kind == "incident" and not is_incident(text):
            text = f"[{text}]"
        until = max(cut.until, cut.ms + 1)
        speech = block.kind != "incident"
        yield Shown(cut.ms, until, text, label, number == 0, speech, cut.times)


class _Cut(NamedTuple):
    start: int
    stop: int
    ms: int
    until: int
    times: tuple[tuple[int, int], ...]


def clock(ms: int, point: str) -> str:
    """A time as captions print it, with `point` before the milliseconds."""
    seconds, fraction = divmod(ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}{point}{fraction:03}"


def without_empty_lines(text: str) -> str:
    """The text with no line that would end its caption."""
    return "\n".join(line for line in text.split("\n") if line.strip())
