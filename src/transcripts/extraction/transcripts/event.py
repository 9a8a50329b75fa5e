"""What the text before the first turn says of the event."""

import re
from collections.abc import Iterator

from transcripts.extraction.language.dates import dates
from transcripts.extraction.transcripts.agents import Agents
from transcripts.extraction.transcripts.labels import display_name
from transcripts.extraction.transcripts.speech import lexicon, pattern, table
from transcripts.model import Block, Document, Event

_BY_SETTING = {
    "court": "hearing",
    "hearing": "hearing",
    "council": "council meeting",
    "press": "press conference",
    "interview": "interview",
    "panel": "panel discussion",
}
_VENUE = pattern("transcript_event.venue")
_END_OF_TITLE = pattern("transcript_event.end_of_title")
_BODY = pattern("transcript_event.body")
_LONGEST_TITLE = 120
_NO_TITLE = pattern("transcript_event.no_title")


def front_of(document: Document) -> str:
    """The text before the first turn, a block a line."""
    return "\n".join(block.text for block in _front_blocks(document))


def event_of(document: Document, agents: Agents) -> Event:
    """The event, as far as the front matter tells; what others settled stays."""
    event = document.event
    if event.review.status != "unreviewed" or event.by not in (None, agents.run):
        return event
    event = event.replace(organizers=tuple(filter(agents.has, event.organizers)))
    front = front_of(document)
    where = _VENUE.search(front)
    body = _body(document)
    found = {
        "title": _title(document),
        "kind": _kind(front) or _BY_SETTING.get(agents.cast.setting or ""),
        "start": next((date.iso for date in dates(front, lexicon()) if date.iso), None),
        "venue": where["venue"] if where else None,
        "place": where["place"] if where else None,
        "organizers": (agents.organizer(body),) if body else (),
    }
    fresh = {field: value for field, value in found.items() if value and not getattr(event, field)}
    if not fresh:
        return event
    return event.replace(**fresh, by=agents.run, confidence=0.7, rule="event.front-matter")


def _front_blocks(document: Document) -> Iterator[Block]:
    for block in document.blocks:
        if block.kind == "turn":
            return
        if block.text.strip():
            yield block


def _title(document: Document) -> str | None:
    """The first heading or line; below a line in capitals, one that tells the kind of event."""
    lines = list(_lines(document))
    if not lines:
        return document.sources[0].title if document.sources else None
    if lines[0].isupper():
        lines.sort(key=lambda line: _kind(line) is None)
    return _without_time_and_place(lines[0])


def _body(document: Document) -> str | None:
    """The body whose meeting it is: a first line in capitals that is not the title."""
    lines = list(_lines(document))
    if not lines or not lines[0].isupper() or not _BODY.search(lines[0]):
        return None
    return None if _title(document) == lines[0] else display_name(lines[0])


def _lines(document: Document) -> Iterator[str]:
    """Lines at the head that can be a title: headings, or else the first few."""
    blocks = list(_front_blocks(document))
    headings = [block for block in blocks if block.kind == "heading"]
    if not (headings and headings[0].text.isupper()):
        blocks = headings or blocks
    for block in blocks[:3]:
        for line in block.text.split("\n"):
            text = " ".join(line.split()).lstrip("-–— ")
            if text and len(text) <= _LONGEST_TITLE and not _NO_TITLE.match(text):
                yield text.rstrip(".")


def _without_time_and_place(line: str) -> str:
    """`Who Owns It? Turbine Hall, 7 November 2024` without hall and date."""
    ends = [date.start for date in dates(line, lexicon())]
    ends += [found.start() for found in (_VENUE.search(line), _END_OF_TITLE.search(line)) if found]
    title = line[: min((end for end in ends if end > 0), default=len(line))].rstrip(" ,–—-")
    rest = line[len(title) :]
    return title + (rest[0] if rest[:1] in ("?", "!") else "")


def _kind(front: str) -> str | None:
    for kind, words in table("kinds").items():
        if re.search(words, front, re.I):
            return kind
    return None
