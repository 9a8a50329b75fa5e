"""Find the quoted pieces of an annotation source in the text that it annotates.

A piece is literal text, `A >> B` (from A to the end of the first B after it) or
`before[[target]]after`: only the target is meant, the words around it say which one.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

Place = tuple[int, int]
"""Begin and end in code points, the end exclusive."""

_MARKED = re.compile(r"(.*?)\[\[(.+?)\]\](.*)", re.S)
_TO = " >> "
_FROM_TOP = "<"


class AnnotationError(ValueError):
    """An annotation source that cannot be compiled; says what is wrong."""


class _Piece(NamedTuple):
    literal: str
    before: int
    """How much of the literal stands before the target."""
    size: int
    last: str | None
    """What the place ends with, if that is not the literal."""


def pieces(field: str) -> list[str]:
    """The pieces of a field, joined there by ` + `."""
    return [piece for part in field.split(" + ") if (piece := part.strip())]


def content_place(text: str, written: str, start: int) -> Place:
    """The first place of a piece at or after `start`; after a leading `<`, in the whole text.

    Raises:
        AnnotationError: If the text has no such place.
    """
    if written.startswith(_FROM_TOP):
        start, written = 0, written.removeprefix(_FROM_TOP)
    piece = _parsed(written)
    at = text.find(piece.literal, start)
    if at < 0:
        raise AnnotationError(f"not in the text from here on: {piece.literal!r}")
    place = _place(text, piece, at)
    if place is None:
        raise AnnotationError(f"no end after {piece.literal!r}: {piece.last!r}")
    return _trimmed(text, place)


def nearest_place(
    text: str, written: str, anchors: Sequence[Place], taken: Sequence[Place]
) -> Place:
    """The place of a piece that is nearest to the anchors and overlaps nothing that is taken.

    Raises:
        AnnotationError: If the text has no such place.
    """
    free = [
        place
        for place in _places(text, _parsed(written))
        if not any(place[0] < end and start < place[1] for start, end in taken)
    ]
    if not free:
        raise AnnotationError(f"cue or mention not in the text: {written!r}")
    return min(free, key=lambda place: min(_gap(place, anchor) for anchor in anchors))


def _parsed(written: str) -> _Piece:
    if marked := _MARKED.fullmatch(written):
        before, target, after = marked.groups()
        return _Piece(before + target + after, len(before), len(target), None)
    first, to, last = written.partition(_TO)
    if _TO in last:
        raise AnnotationError(f"more than one {_TO.strip()} in {written!r}")
    return _Piece(first, 0, len(first), last if to else None)


def _place(text: str, piece: _Piece, at: int) -> Place | None:
    if piece.last is None:
        return at + piece.before, at + piece.before + piece.size
    end = text.find(piece.last, at + piece.size)
    return None if end < 0 else (at, end + len(piece.last))


def _places(text: str, piece: _Piece) -> Iterator[Place]:
    at = text.find(piece.literal)
    while at >= 0:
        place = _place(text, piece, at)
        if place is not None and (piece.last is not None or not cuts_a_word(text, place)):
            yield place
        at = text.find(piece.literal, at + 1)


def cuts_a_word(text: str, place: Place) -> bool:
    """Whether a place begins or ends inside a word."""
    return any(
        0 < side < len(text) and text[side - 1].isalnum() and text[side].isalnum() for side in place
    )


def _gap(place: Place, anchor: Place) -> int:
    return max(anchor[0] - place[1], place[0] - anchor[1], 0)


def _trimmed(text: str, place: Place) -> Place:
    inside = text[place[0] : place[1]]
    start = place[0] + len(inside) - len(inside.lstrip())
    return start, start + len(inside.strip())
