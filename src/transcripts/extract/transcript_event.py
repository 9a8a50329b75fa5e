"""What the text before the first turn says of the event."""

import re
from collections.abc import Iterator

from transcripts.extract.lexicon import load
from transcripts.extract.turn_roles import Cast
from transcripts.model import Block, Document, Event

_KINDS = (
    ("press conference", r"\bpress (?:conference|briefing)\b"),
    ("hearing", r"\bhearing\b|\bcourt\b|\btribunal\b"),
    ("annual general meeting", r"\bannual general meeting\b|\bAGM\b"),
    ("town hall", r"\btown ?hall\b"),
    ("council meeting", r"\bcouncil meeting\b"),
    ("debate", r"\bdebate\b"),
    ("panel discussion", r"\bpanel\b|\bround ?table\b"),
    ("webinar", r"\bwebinar\b"),
    ("workshop", r"\bworkshop\b"),
    ("lecture", r"\blecture\b|\btalk by\b"),
    ("interview", r"\binterview\b|\boral history\b|\bin conversation\b|\ban evening with\b"),
    ("podcast", r"\bpodcast\b|\bepisode \d+"),
    ("meeting", r"\bmeeting\b|\bassembly\b"),
)
_BY_SETTING = {
    "court": "hearing", "hearing": "hearing", "council": "council meeting", "press": "press conference",
    "interview": "interview", "panel": "panel discussion",
}  # fmt: skip
_MONTH = r"(?P<month>[A-Z][a-z]{2,8})\.?"
_DATES = (
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH},? (?P<year>\d{{4}})\b"),
    re.compile(rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})\b"),
    re.compile(r"\b(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)\b"),
)
_VENUE = re.compile(
    r"(?:^|, |\bat |\bin )(?:the )?(?P<venue>(?:[A-Z][\w’'&-]+ ){0,4}(?:Hall|Centre|Center|Exchange|Theatre|Theater|"
    r"Library|Museum|Gymnasium|gymnasium|Auditorium|University|College|Chamber|Church|Cathedral|Hotel|Club))\b"
)
_NO_TITLE = re.compile(
    r"^(?:\[|\(|https?:|speakers$|transcri|recorded|check against|WEBVTT|kind:|language:|auto-?generated|\w{3},? \w{3} \d)",
    re.I,
)


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
    blocks = list(_front_blocks(document))
    headings = [block for block in blocks if block.kind == "heading"]
    for block in headings or blocks[:2]:
        for line in block.text.split("\n"):
            text = re.sub(r"^(?:WEBVTT|NOTE)\b[\s–-]*", "", " ".join(line.split()))
            if text and len(text) <= 120 and not text.endswith(".") and not _NO_TITLE.match(text):
                return text
    return document.sources[0].title if document.sources else None


def _kind(front: str) -> str | None:
    for kind, pattern in _KINDS:
        if re.search(pattern, front, re.I):
            return kind
    return None


def _date(front: str) -> str | None:
    order = load().order
    for pattern in _DATES:
        for match in pattern.finditer(front):
            found = match.groupdict()
            month = (
                int(found["number"]) if "number" in found else order.get(found["month"].lower(), 0)
            )
            day = int(found["day"])
            if 1 <= month <= 12 and 1 <= day <= (
                29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31
            ):
                return f"{found['year']}-{month:02}-{day:02}"
    return None


def _venue(front: str) -> str | None:
    match = _VENUE.search(front)
    return match["venue"] if match else None
