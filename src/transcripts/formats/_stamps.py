"""Times printed in running text: `[00:12:31]`, `(1:01)`, `0:02`."""

import re
from typing import NamedTuple

from transcripts.model import Anchor

TIME = r"(?:\d{1,2}:)?\d{1,3}:[0-5]\d(?:[.,]\d{1,3})?"
BRACKETED = (
    rf"(?:\[\s*(?:[Tt]ime:?\s*)?{TIME}(?:\s*(?:-->|[-–—]|to)\s*{TIME})?\s*\]"
    rf"|\(\s*{TIME}(?:\s*(?:-->|[-–—]|to)\s*{TIME})?\s*\))"
)
"""Regular expression of a time, or from one to another, in square or round brackets."""

_TIMES = re.compile(TIME)
_ON_ITS_LINE = rf"(?<=\n)\[\s*(?:[Tt]ime:?\s*)?(?P<line>{TIME})\s*\][ \t]*\n+"
_IN_A_LINE = rf"\[\s*(?:[Tt]ime:?\s*)?(?P<time>{TIME})\s*\][ \t]?"
_SQUARE = re.compile(f"{_ON_ITS_LINE}|{_IN_A_LINE}")


class Stamp(NamedTuple):
    """Start and end, in milliseconds; the end is None if only one time is printed."""

    start_ms: int
    end_ms: int | None = None


def stamp_of(printed: str) -> Stamp:
    """The time or two times in a printed stamp; an end before the start is left out."""
    times = [milliseconds(found) for found in _TIMES.findall(printed)]
    end = times[1] if len(times) > 1 and times[1] >= times[0] else None
    return Stamp(times[0], end)


def milliseconds(printed: str) -> int:
    """Milliseconds of `1:01`, `00:12:31` or `0:12:31.5`."""
    whole, _, fraction = printed.replace(",", ".").partition(".")
    seconds = 0
    for part in whole.split(":"):
        seconds = seconds * 60 + int(part)
    return seconds * 1000 + int(fraction.ljust(3, "0") or 0)


def without_stamps(text: str, *, after: int | None = None) -> tuple[str, tuple[Anchor, ...]]:
    """Text without its bare square-bracketed times, and an anchor where each of them stood.

    A time that goes back (`after` is the turn's own, in milliseconds) stays in the text.
    """
    kept, done, latest = "", 0, after or 0
    anchors: list[Anchor] = []
    for match in _SQUARE.finditer(text):
        moment = milliseconds(match["line"] or match["time"])
        offset = len(kept) + match.start() - done
        if moment < latest or (anchors and anchors[-1].offset == offset):
            continue
        kept += text[done : match.start()]
        anchors.append(Anchor(offset=offset, ms=moment))
        done, latest = match.end(), moment
    return kept + text[done:], tuple(anchors)
