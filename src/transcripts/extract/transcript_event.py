"""What the text before the first turn says of the event."""

import datetime
import re
from collections.abc import Iterator, Sequence

from transcripts.extract.lexicon import load
from transcripts.extract.speech import pattern, table
from transcripts.extract.turn_roles import Cast
from transcripts.model import Block, Document, Event

_BY_SETTING = {
    "court": "hearing",
    "hearing": "hearing",
    "council": "council meeting",
    "press": "press conference",
    "interview": "interview",
    "panel": "panel discussion",
}
_DATES = tuple(
    pattern(f"transcript_event.{form}") for form in ("day_month", "month_day", "numbers")
)
_VENUE = pattern("transcript_event.venue")
_NO_TITLE = pattern("transcript_event.no_title")


def front_of(document: Document) -> str:
    """The text before the first turn, a block a line."""
    return "\n".join(block.text for block in _front_blocks(document))


def event_of(document: Document, cast: Cast, run: str) -> Event:
    """The event, as far as the front matter tells; what others settled stays."""
    event = document.event
    if event.review.status != "unreviewed":
        return event
    front = front_of(document)
    ours = event.by in (None, run)
    found = {
        "title": _title(document),
        "kind": _kind(front) or _BY_SETTING.get(cast.setting or ""),
        "start": _date(front),
        "venue": _venue(front),
    }
    fresh = {field: value for field, value in found.items() if value and not getattr(event, field)}
    if not fresh or not ours:
        return event
    return event.replace(**fresh, by=run, confidence=0.7, rule="event.front-matter")


def _front_blocks(document: Document) -> Iterator[Block]:
    for block in document.blocks:
        if block.kind == "turn":
            return
        if block.text.strip():
            yield block


def _title(document: Document) -> str | None:
    """The heading; of the first lines without one, that which tells the kind of event."""
    headings = [block for block in _front_blocks(document) if block.kind == "heading"]
    lines = list(_title_lines(headings or list(_front_blocks(document))[:3]))
    if not headings and lines and lines[0].isupper():
        lines.sort(key=lambda line: _kind(line) is None)
    if lines:
        return lines[0]
    return document.sources[0].title if document.sources else None


def _title_lines(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        for line in block.text.split("\n"):
            text = " ".join(line.split()).lstrip("-–— ")
            if text and len(text) <= 120 and not text.endswith(".") and not _NO_TITLE.match(text):
                yield text


def _kind(front: str) -> str | None:
    for kind, words in table("kinds").items():
        if re.search(words, front, re.I):
            return kind
    return None


def _date(front: str) -> str | None:
    order = load().order
    for form in _DATES:
        for match in form.finditer(front):
            found = match.groupdict()
            month = found.get("number") or order.get((found.get("month") or "").lower(), 0)
            date = f"{found['year']}-{int(month):02}-{int(found['day']):02}"
            if _on_the_calendar(date):
                return date
    return None


def _on_the_calendar(date: str) -> bool:
    try:
        datetime.date.fromisoformat(date)
    except ValueError:
        return False
    return True


def _venue(front: str) -> str | None:
    match = _VENUE.search(front)
    return match["venue"] if match else None
