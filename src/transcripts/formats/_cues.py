"""Cues of WebVTT and SRT: a time, and the lines under it up to the next empty line.

Real files break the rules of both: numbers or empty lines are missing, times lack hours or blanks,
text goes on after an empty line. So the times are found first; what lies between two of them
belongs to the first, except for what names the second or is a block of its own (`NOTE`).
"""

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from transcripts.formats._findings import Findings
from transcripts.model.records import BlockKind


class Cue(NamedTuple):
    """One caption as it stands in the file."""

    start: int | None
    """Milliseconds; None if its time cannot be read."""
    end: int | None
    payload: str
    """Its lines, with their mark-up."""
    place: int
    """Where its time stands in the text."""


class Aside(NamedTuple):
    """What stands between the captions and is no speech."""

    kind: BlockKind
    text: str
    place: int
    boilerplate: bool = False


class Stretch(NamedTuple):
    """What lies between two times."""

    payload: str
    blocks: tuple[tuple[int, str], ...]
    """What follows an empty line: place and text of each block."""
    id: str | None
    """What names the next cue."""


class Dialect(NamedTuple):
    """How a caption format differs from its sister."""

    name: str
    media_type: str
    numbered: bool
    """Cues have numbers; otherwise any line right above a time is its id."""


_TIME = r"((?:[0-9]{1,6}:)?[0-9]{1,2}):([0-9]{2})(?:[.,][ ]?([0-9]{1,3})[0-9]*)?"
_TIMING = re.compile(
    rf"^[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}(?:[ \t]+([^\n]*))?$",
    re.MULTILINE,
)
_USUAL_TIME = r"([0-9]{2}:[0-9]{2}):([0-9]{2})[.,]([0-9]{3})"
_USUAL_TIMING = re.compile(rf"{_USUAL_TIME} --> {_USUAL_TIME}(?: ([^\n]*))?$", re.MULTILINE)
"""The same as `_TIMING` for what it matches, and quicker."""
KEYWORD = re.compile(r"(NOTE|STYLE|REGION|WEBVTT)(?![^ \t\n])")
"""First word of the blocks of WebVTT that are no cues."""


def timings(text: str, start: int) -> Iterator[re.Match[str]]:
    """The lines that are a cue's time, in order, from an offset on."""
    arrow = text.find("-->", start)
    while arrow >= 0:
        line = text.rfind("\n", 0, arrow) + 1
        timing = _USUAL_TIMING.match(text, line) or _TIMING.match(text, line)
        if timing is not None:
            yield timing
        # On with the next line: this one is no time, or all of it is.
        end = text.find("\n", arrow)
        arrow = text.find("-->", end) if end >= 0 else -1


def first_timing(text: str) -> int:
    """Where the first line that is a cue's time begins; the end of the text if there is none."""
    found = next(timings(text, 0), None)
    return found.start() if found else len(text)


def cue_of(timing: re.Match[str], payload: str, findings: Findings) -> Cue:
    """The cue that a time begins; an end before the start is left out."""
    clock, seconds, fraction, end_clock, end_seconds, end_fraction, settings = timing.groups("")
    start = _minutes(clock) + int(seconds + fraction.ljust(3, "0"))
    end = _minutes(end_clock) + int(end_seconds + end_fraction.ljust(3, "0"))
    place = timing.start()
    if settings:
        findings.add("CUE-SETTINGS", place, settings.strip())
    if end < start:
        findings.add("CUE-END-BEFORE-START", place)
        return Cue(start, None, payload, place)
    return Cue(start, end, payload, place)


@functools.lru_cache(maxsize=4096)
def _minutes(clock: str) -> int:
    """Hours and minutes in milliseconds."""
    hours, _, minutes = clock.rpartition(":")
    return (int(hours or 0) * 60 + int(minutes)) * 60_000


def stretch(chunk: str, place: int, dialect: Dialect, *, number: str | None, last: bool) -> Stretch:
    """Divide what follows a time up to the next time or the end.

    Args:
        chunk: The text from the line after the time on.
        place: Where it begins.
        dialect: What to expect in it.
        number: Id of the cue that the time begins.
        last: No other time follows.
    """
    blocks = [
        (place + match.start(), match[0].rstrip("\n"))
        for match in _BLOCK.finditer(chunk)
        if match[0].strip()
    ]
    name = None
    begins_empty = chunk.startswith("\n")
    if not last and len(blocks) + begins_empty > 1 and _is_id(blocks[-1][1], chunk, dialect):
        name = blocks.pop()[1].strip()
    elif not last and blocks:
        where, block = blocks.pop()
        block, name = _without_number(block, number)
        blocks.append((where, block))
    payload = blocks.pop(0)[1] if blocks and not begins_empty else ""
    return Stretch(payload, tuple(blocks), name)


def _is_id(block: str, chunk: str, dialect: Dialect) -> bool:
    if "\n" in block:
        return False
    touches = not dialect.numbered and not chunk.endswith("\n\n")
    return bool(NUMBER.fullmatch(block)) or (touches and not KEYWORD.match(block))


def _without_number(block: str, number: str | None) -> tuple[str, str | None]:
    """Take the next cue's number off a block that no empty line parts from it."""
    before, _, found = block.rpartition("\n")
    follows = bool(number) and NUMBER.fullmatch(found) and int(found) == _after(number)
    apart = before and NUMBER.fullmatch(found) and not before.rpartition("\n")[2].strip()
    return (before.rstrip(" \t\n"), found.strip()) if follows or apart else (block, None)


def _after(number: str | None) -> int | None:
    return int(number) + 1 if number and NUMBER.fullmatch(number) else None


NUMBER = re.compile(r"[ \t]*[0-9]{1,9}[ \t]*")
_BLOCK = re.compile(r"(?:[^\n]+\n?)+")
