"""Timelines that others wrote, in milliseconds from their origin."""

import datetime
from collections.abc import Iterator

from transcripts.formats.tei.fields import target
from transcripts.formats.tei.tree import Element
from transcripts.formats.tei.vocabulary import TEI, XML_ID

_MILLISECONDS = {"ms": 1.0, "s": 1000.0, "min": 60_000.0, "h": 3_600_000.0, "d": 86_400_000.0}
_LAST = 2**53


def their_times(timeline: Element | None) -> dict[str, int]:
    """Milliseconds of every point that can be computed, by id."""
    if timeline is None:
        return {}
    points = list(timeline.iterchildren(f"{{{TEI}}}when"))
    ids = [point.get(XML_ID, "") for point in points]
    origin = target(timeline.get("origin")) or next(iter(ids), "")
    absolute = {id: _clock(point) for id, point in zip(ids, points, strict=True)}
    times = {origin: 0.0}
    before = origin
    for id, point in zip(ids, points, strict=True):
        since = target(point.get("since")) or before
        for ms in (_measured(point, timeline, times.get(since)), _told(absolute, id, origin)):
            if ms is not None:
                times.setdefault(id, ms)
        before = id
    return {id: round(ms) for id, ms in times.items() if 0 <= ms < _LAST}


def is_exact(timeline: Element, times: dict[str, int]) -> bool:
    """True if the times say all that the timeline does."""
    return not timeline.xpath(".//@absolute") and all(
        when.get(XML_ID) in times for when in timeline
    )


def _measured(point: Element, timeline: Element, since: float | None) -> float | None:
    unit = _MILLISECONDS.get(point.get("unit") or timeline.get("unit") or "")
    try:
        interval = float(point.get("interval", ""))
    except ValueError:
        return None
    return None if since is None or unit is None else since + interval * unit


def _told(absolute: dict[str, datetime.datetime | None], id: str, origin: str) -> float | None:
    here, start = absolute.get(id), absolute.get(origin)
    if here is None or start is None or (here.tzinfo is None) != (start.tzinfo is None):
        return None
    return (here - start).total_seconds() * 1000


def _clock(point: Element) -> datetime.datetime | None:
    return next(_readings(point.get("absolute", "")), None)


def _readings(text: str) -> Iterator[datetime.datetime]:
    for whole in (text, f"0001-01-01T{text}"):
        try:
            yield datetime.datetime.fromisoformat(whole)
        except ValueError:
            continue
