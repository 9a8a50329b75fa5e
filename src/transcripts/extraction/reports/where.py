"""Where an event took place: the building or room, and the town."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from transcripts.extraction.language.lexicon import Lexicon
from transcripts.extraction.reports.header import event_pieces, header_lines, is_place, is_venue

_PROSE = ("held_at", "venue_in_text", "venue_small", "venue_at", "venue_place")
_LINES_ABOVE = ("dateline", "place_byline")
_TOWNS = ("place_in", "place_of")
_OPENING = 1500
"""How many characters from the start name the town."""


class _Where(NamedTuple):
    venue: str | None
    place: str | None


def where(lines: Sequence[str], lexicon: Lexicon) -> tuple[str | None, str | None]:
    """Venue and town, by labels, header lines, the dateline and the first sentences."""
    venue = place = None
    for found in _candidates(lines, lexicon):
        venue = venue or found.venue
        place = place or (found.place if found.place != venue else None)
        if venue and place:
            break
    return venue, place


def _candidates(lines: Sequence[str], lexicon: Lexicon) -> Iterator[_Where]:
    text = "\n".join(lines)
    for match in lexicon.patterns["venue_line"].finditer(text):
        yield _Where(_venue(match["venue"], lexicon), _place(match["place"], lexicon))
    for line in header_lines(lines):
        yield from _in_header(line, lexicon)
    for name in _LINES_ABOVE:
        for match in lexicon.patterns[name].finditer(text):
            yield _Where(None, _place(_first(match), lexicon))
    for name in _PROSE:
        for match in lexicon.patterns[name].finditer(text):
            if not _is_affiliation(text, match.start(), lexicon):
                groups = match.groupdict()
                yield _Where(
                    _building(groups.get("venue"), name, lexicon),
                    _place(groups.get("place"), lexicon),
                )
    for name in _TOWNS:
        for match in lexicon.patterns[name].finditer(text[:_OPENING]):
            yield _Where(None, _place(_first(match), lexicon))


def _first(match: re.Match[str]) -> str | None:
    return next((town for town in match.groupdict().values() if town), None)


def _in_header(line: str, lexicon: Lexicon) -> Iterator[_Where]:
    pieces = event_pieces(line, lexicon)
    venue = ", ".join(piece.text for piece in pieces if piece.kind == "venue") or None
    place = next((piece.text for piece in pieces if piece.kind == "place"), None)
    if venue or place:
        yield _Where(_venue(venue, lexicon), _place(place, lexicon))


def _is_affiliation(text: str, at: int, lexicon: Lexicon) -> bool:
    """Whether somebody's post stands before: "professor of history at Hanseong University"."""
    before = re.findall(r"[^\W\d_]+", text[max(0, at - 45) : at].lower())
    return any(lexicon.is_role(word) for word in before[-4:])


def _venue(text: str | None, lexicon: Lexicon) -> str | None:
    bare = lexicon.without("place_opener", " ".join((text or "").split())).strip(" ,.;*_")
    return re.sub(r"['’]s$", "", bare) or None


def _building(text: str | None, pattern: str, lexicon: Lexicon) -> str | None:
    venue = _venue(text, lexicon)
    if venue is None or (" " not in venue and venue.lower() in lexicon.words["bare_venues"]):
        return None
    first = venue.split()[0].lower()
    if (
        first in lexicon.order
        or lexicon.has("weekdays", first)
        or lexicon.has("possessives", first)
    ):
        return None
    return venue if pattern != "venue_at" or not is_place(venue, lexicon) or is_venue(
        venue, lexicon
    ) else None  # fmt: skip


def _place(text: str | None, lexicon: Lexicon) -> str | None:
    bare = " ".join((text or "").split()).strip(" ,.;*_")
    return bare if bare and is_place(bare, lexicon) and not _dated(bare, lexicon) else None


def _dated(text: str, lexicon: Lexicon) -> bool:
    words = text.lower().split()
    return any(word[:3] in lexicon.order or lexicon.has("weekdays", word) for word in words)
