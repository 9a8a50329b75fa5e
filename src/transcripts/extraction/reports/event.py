"""What a report says about the event itself: title, kind, date, venue, place, organisers."""

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from transcripts.extraction.language.dates import dates, weekday_before, with_year
from transcripts.extraction.language.lexicon import Lexicon
from transcripts.extraction.reports.where import where
from transcripts.model import Block

_HEAD = 9
"""How many blocks from the start may tell of the event."""
_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
_ENOUGH = 4000
"""How many characters of a block may tell of the event."""
_HEADER = 120
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_QUOTED = re.compile('[“"‘«\'] ?([^“”"«»]{6,140}?) ?[”"’»\'](?=[\\W]|$)')


class EventFacts(NamedTuple):
    """The event's fields as found; None where the text does not tell."""

    title: str | None
    kind: str | None
    date: str | None
    venue: str | None
    place: str | None
    organizers: tuple[str, ...]


def event_facts(blocks: Sequence[Block], published: str | None, lexicon: Lexicon) -> EventFacts:
    """What the beginning of a report tells of the event."""
    every = [block for block in blocks if block.kind in ("heading", "paragraph", "item")]
    head = [block for block in every if not block.boilerplate][:_HEAD]
    text = "\n".join(block.text[:_ENOUGH] for block in head)
    published = published or _published(every, lexicon)
    venue, place = where([line for block in head for line in block.text.split("\n")], lexicon)
    return EventFacts(
        title=_title(head, text, lexicon),
        kind=_kind(text, lexicon),
        date=_date(text, published, lexicon),
        venue=venue,
        place=place,
        organizers=tuple(_organizers(text, lexicon)),
    )


def _published(blocks: Sequence[Block], lexicon: Lexicon) -> str | None:
    """The day of publication, by a line that says so or a byline with a date."""
    for block in (*blocks[:_HEAD], *blocks[-6:]):
        if len(block.text) > 160:
            continue
        lower = block.text.lower()
        if lexicon.patterns["publication_line"].search(lower):
            found = next((date.iso for date in dates(block.text, lexicon) if date.iso), None)
            if found:
                return found
    return None


def _date(text: str, published: str | None, lexicon: Lexicon) -> str | None:
    lines = [
        line
        for line in text.split("\n")
        if not lexicon.patterns["publication_line"].search(line.lower())
    ]
    found = [date for line in lines for date in dates(line, lexicon)]
    full = [date.iso for date in found if date.day and date.iso]
    if full:
        return full[0]
    dayless = [date for date in found if not date.year and date.day]
    if dayless:
        headers = [line for line in text.split("\n") if len(line) < _HEADER]
        years = _YEAR.findall("\n".join(headers))
        return with_year(dayless[0], published or (years[0] if years else None))
    headers = [line for line in lines if lexicon.patterns["header_line"].match(line)]
    months = [date.iso for line in headers for date in dates(line, lexicon) if date.year]
    return months[0] if months else _relative("\n".join(lines), published, lexicon)


def _relative(text: str, published: str | None, lexicon: Lexicon) -> str | None:
    """As in "on Tuesday", "yesterday", "this morning", seen from the day of publication."""
    match = lexicon.patterns["relative_day"].search(text.lower())
    if match is None or not published or len(published) < 10:
        return None
    if match["weekday"]:
        return weekday_before(match["weekday"], published, lexicon)
    back = datetime.timedelta(days=1 if match["ago"] else 0)
    return (datetime.date.fromisoformat(published[:10]) - back).isoformat()


def _title(head: Sequence[Block], text: str, lexicon: Lexicon) -> str | None:
    announced = lexicon.patterns["announced_title"].search(text)
    if announced:
        return _line(announced["title"])
    lines = [line.lstrip("#* ").strip() for block in head[:3] for line in block.text.split("\n")]
    for line in lines[:4]:
        prefix = lexicon.patterns["title_prefix"].match(line)
        if prefix and _is_title(line[prefix.end() :]):
            quoted = _QUOTED.search(line)
            return _line(quoted.group(1) if quoted else line[prefix.end() :])
        if not prefix and not lexicon.patterns["outlet_line"].match(line):
            named = lexicon.patterns["named_event"].search(text)
            if named:
                return _line(named["title"])
            reported = lexicon.patterns["byline"].search(text) is not None
            sentence = line.endswith(".") and len(line) > _HEADER // 2
            return None if reported or sentence else _line(line.split(" – ")[0].split(" | ")[0])
    return None


def _is_title(rest: str) -> bool:
    """Whether what follows "Report:" can be a title and not "(public version)"."""
    return bool(rest) and rest[0] not in "(/|" and (" " in rest or not rest.isupper())


def _line(text: str) -> str | None:
    return " ".join(text.split()).strip("“”\"‘’'«» .–—:") or None


def _kind(text: str, lexicon: Lexicon) -> str | None:
    found = lexicon.patterns["event_kind"].search(text.lower())
    return found.group(1) if found else None


def _clean(text: str | None, lexicon: Lexicon) -> str | None:
    if text is None:
        return None
    bare = _ARTICLE.sub("", " ".join(text.split())).strip(" ,.;")
    bare = bare.removesuffix("'s").removesuffix("’s")
    first = bare.split()[0].lower() if bare else ""
    dated = first in lexicon.order or lexicon.has("weekdays", first)
    return bare if bare and not dated and not lexicon.has("possessives", first) else None


def _organizers(text: str, lexicon: Lexicon) -> Iterator[str]:
    for name in _HOSTS:
        seen = []
        for found in lexicon.patterns[name].finditer(text):
            who = found.group("who") or found.groupdict().get("whom") or ""
            for part in _JOINED.split(who):
                clean = _clean(part, lexicon)
                if clean and clean not in seen and _may_organize(clean, name, lexicon):
                    seen.append(clean)
        if seen and name == "organizer_name":
            yield next((who for who in seen if " " in who), seen[0])
            return
        if seen:
            yield from seen[:3]
            return


_HOSTS = (
    "organizer_line",
    "organized_by",
    "organizer_subject",
    "organizer_owner",
    "organizer_name",
)
_JOINED = re.compile(
    r",? (?:together with|and|in cooperation with|jointly with) (?:the )?(?=[A-Z])|, (?=[A-Z])|; "
)


def _may_organize(name: str, pattern: str, lexicon: Lexicon) -> bool:
    parts = [part.lower() for part in name.split()]
    if lexicon.has("pronouns", parts[0]) or lexicon.has("titles", parts[0]):
        return False
    institution = any(lexicon.has("organization_words", part) for part in parts)
    return institution or pattern in ("organizer_line", "organized_by") or len(parts) == 1
