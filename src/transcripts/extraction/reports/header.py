"""The lines above a report: what stands between their commas, bars and dots."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from transcripts.extraction.language.dates import dates
from transcripts.extraction.language.lexicon import Lexicon

_LONGEST = 200
_LINES = 9

PieceKind = Literal["date", "venue", "organization", "place", "other"]


class Piece(NamedTuple):
    """A piece of a header line and what it looks like."""

    kind: PieceKind
    text: str


def header_lines(lines: Sequence[str]) -> tuple[str, ...]:
    """The short lines at the top that are no sentences."""
    found = []
    for line in lines[:_LINES]:
        bare = line.strip("*_#`> ")
        sentence = bare.endswith((".", "!")) and len(bare) > 90
        if bare and len(bare) <= _LONGEST and not sentence:
            found.append(bare)
    return tuple(found)


def event_pieces(line: str, lexicon: Lexicon) -> tuple[Piece, ...]:
    """The pieces of a line that tells the day or hour of an event; none of other lines."""
    if not (dates(line, lexicon) or lexicon.patterns["time_of_day"].search(line)):
        return ()
    return tuple(_pieces(line, lexicon))


def _pieces(line: str, lexicon: Lexicon) -> Iterator[Piece]:
    at_place = True
    for text in filter(
        None, (part.strip("*_`\"“”'‘’ ") for part in lexicon.patterns["header_cut"].split(line))
    ):
        kind = _kind(text, lexicon)
        if kind == "place" and not at_place:
            kind = "other"
        yield Piece(kind, text)
        at_place = kind in ("date", "venue", "organization", "other")


def _kind(text: str, lexicon: Lexicon) -> PieceKind:
    words = [word.lower() for word in re.findall(r"[^\W\d_][\w’'-]*", text)]
    dated = any(word in lexicon.order or lexicon.has("weekdays", word) for word in words)
    if dated or (re.search(r"\d", text) and not is_venue(text, lexicon)):
        return "date"
    if is_venue(text, lexicon):
        return "venue"
    if any(lexicon.has("organization_words", word) for word in words):
        return "organization"
    return "place" if is_place(text, lexicon) else "other"


def is_venue(text: str, lexicon: Lexicon) -> bool:
    """Whether a phrase ends like the name of a room or building: "Room 4", "Town Hall"."""
    found = lexicon.patterns["venue_name"].search(text)
    return found is not None


def is_place(text: str, lexicon: Lexicon) -> bool:
    """Whether a phrase can be the name of a town: one to three capitals, no person's name."""
    words = re.findall(r"[^\W_][\w’'-]*", text)
    if not 0 < len(words) < 5 or not words[0][0].isupper() or len(text) < 2:
        return False
    small = [word for word in words if word[0].islower()]
    if len(small) > 2 or any(not lexicon.has("inside_towns", word) for word in small):
        return False
    lists = ("organization_words", "titles", "pronouns", "determiners", "adverbs", "person_nouns",
             "no_places", "event_words", "prepositions", "subordinators")  # fmt: skip
    for word in (word.lower() for word in words):
        town = lexicon.has("towns_too", word) or word in small
        if not town and any(lexicon.has(name, word) for name in lists):
            return False
    return not (lexicon.is_given_name(words[0].lower()) and len(words) > 1)
