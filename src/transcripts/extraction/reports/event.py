"""What a report says about the event itself: title, kind, date, venue, place, organisers."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from transcripts.extraction.language.lexicon import Lexicon
from transcripts.extraction.reports.header import header_lines
from transcripts.extraction.reports.when import day_of_event
from transcripts.extraction.reports.where import where
from transcripts.model import Block

_HEAD = 9
"""How many blocks from the start may tell of the event."""
_ENOUGH = 4000
"""How many characters of a block may tell of the event."""
_HEADER = 120
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
    venue, place = where([line for block in head for line in block.text.split("\n")], lexicon)
    return EventFacts(
        title=_title(head, text, lexicon),
        kind=_kind(text, lexicon),
        date=day_of_event(every, text, published, lexicon),
        venue=venue,
        place=place,
        organizers=tuple(_organizers(head, text, lexicon)),
    )


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
        if line != lines[-1] and ":" not in line and _is_masthead(line, lexicon):
            continue
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
    bare = lexicon.without("article", " ".join(text.split())).strip(" ,.;")
    bare = lexicon.without("possessive_ending", bare)
    first = bare.split()[0].lower() if bare else ""
    dated = first in lexicon.order or lexicon.has("weekdays", first)
    return bare if bare and not dated and not lexicon.has("possessives", first) else None


def _organizers(head: Sequence[Block], text: str, lexicon: Lexicon) -> Iterator[str]:
    for name in _HOSTS:
        seen: list[str] = []
        for who in _named_by(name, head, text, lexicon):
            for part in lexicon.patterns["joined_hosts"].split(who):
                clean = _clean(part, lexicon)
                full = _full_name(clean, text, lexicon) if clean else None
                if full and full not in seen and _may_organize(full, name, lexicon):
                    seen.append(full)
        if seen and name in ("organizer_name", "organizer_body"):
            yield next((who for who in seen if " " in who), seen[0])
            return
        if seen:
            yield from seen[:3]
            return


def _named_by(name: str, head: Sequence[Block], text: str, lexicon: Lexicon) -> Iterator[str]:
    """Who is named by a pattern, or by the masthead."""
    if name == "masthead":
        yield from _mastheads(head, lexicon)
        return
    for found in lexicon.patterns[name].finditer(text):
        yield found["who"] or found.groupdict().get("whom") or ""


def _mastheads(head: Sequence[Block], lexicon: Lexicon) -> Iterator[str]:
    """An institution that fills the beginning of one of the first lines."""
    lines = [line for block in head[:4] for line in block.text.split("\n")]
    for line in header_lines(lines[:4]):
        if _is_masthead(line, lexicon):
            yield _first_piece(line)


def _first_piece(line: str) -> str:
    return re.split(r"\s[–—|·-]\s|[|·:]|, (?=\d)", line)[0].strip("*_# ")


def _is_masthead(line: str, lexicon: Lexicon) -> bool:
    """Whether a line begins with nothing but the name of an institution."""
    words = _first_piece(line).split()
    known = any(lexicon.has("organization_words", word.lower().strip(",")) for word in words)
    titled = all(
        word[0].isupper() or lexicon.has("small_in_titles", word.lower()) for word in words
    )
    event = any(
        lexicon.has(kind, word.lower())
        for word in words
        for kind in ("event_words", "outlet_words")
    )
    return known and titled and not event and 1 < len(words) < 9


def _full_name(name: str, text: str, lexicon: Lexicon) -> str:
    """The longest form of an institution's name: "Centre" is the "Centre for Penal Studies"."""
    if " " in name:
        return name
    before, after = (
        lexicon.patterns[f"{place}_short_name"].pattern for place in ("before", "after")
    )
    longer = re.compile(rf"{before}{re.escape(name)}{after}(?=\W)")
    forms = [lexicon.without("definite_article", found.group()) for found in longer.finditer(text)]
    return max(forms, key=len, default=name)


_HOSTS = (
    "organizer_line", "organized_by", "organizer_subject", "organizer_owner", "organizer_body",
    "masthead", "organizer_name",
)  # fmt: skip


def _may_organize(name: str, pattern: str, lexicon: Lexicon) -> bool:
    parts = [part.lower() for part in name.split()]
    if lexicon.has("pronouns", parts[0]) or lexicon.has("titles", parts[0]):
        return False
    institution = any(lexicon.has("organization_words", part) for part in parts)
    return (
        institution
        or pattern in ("organizer_line", "organized_by", "organizer_body")
        or len(parts) == 1
    )
