"""The words that were edited, between the words around them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from transcripts.comparison.changes import WordsEdited
from transcripts.comparison.showing.sides import Side

AROUND = 48
"""How many characters are shown before and after an edit."""

Span = tuple[int, int]


class Piece(NamedTuple):
    """A stretch of text, and what became of it."""

    kind: Literal["same", "removed", "added"]
    text: str


def inline(edits: Sequence[WordsEdited], text: str) -> tuple[Piece, ...]:
    """A block's old text with the edits in it; what is far from any is left out.

    Args:
        edits: Edits that begin in one old block.
        text: That block's text.
    """
    found: list[Piece] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: edit.old.start):
        start = min(edit.old.start, len(text))
        found += _same(text[at:start], first=not found)
        if edit.before:
            found.append(Piece("removed", edit.before))
        if edit.after:
            found.append(Piece("added", edit.after))
        at = min(start + len(edit.before), len(text))
    tail = text[at:]
    found += [Piece("same", shortened(tail, AROUND))] if tail else []
    return tuple(found)


def _same(text: str, *, first: bool) -> Iterator[Piece]:
    """What is the same before an edit, without its middle if that is long."""
    if first:
        text = shortened(text, AROUND, at_start=True)
    elif len(text) > 2 * AROUND:
        text = shortened(text, AROUND) + shortened(text, AROUND, at_start=True).removeprefix("…")
    if text:
        yield Piece("same", text)


def shortened(text: str, size: int, *, at_start: bool = False) -> str:
    """A text of at most about `size` characters, cut between words."""
    if len(text) <= size:
        return text
    if at_start:
        return "… " + text[-size:].partition(" ")[2]
    return text[:size].rpartition(" ")[0] + " …"


def marks(edits: Sequence[WordsEdited], side: Side, *, old: bool) -> Mapping[str, tuple[Span, ...]]:
    """Where in each block words were edited: what was removed of old ones, added to new ones."""
    found: dict[str, list[Span]] = {}
    for edit in edits:
        place, words = (edit.old, edit.before) if old else (edit.new, edit.after)
        for block, span in _spread(place.block, place.start, words, side):
            found.setdefault(block, []).append(span)
    return {block: tuple(sorted(spans)) for block, spans in found.items()}


def _spread(block: str, start: int, words: str, side: Side) -> Iterator[tuple[str, Span]]:
    """The stretches of blocks that words cover, which may run on into the following block."""
    while words:
        text = side.blocks[block].text
        end = min(start + len(words), len(text))
        if end > start:
            yield block, (start, end)
        words = words[max(end - start, 0) :].lstrip()
        following = side.places[block] + 1
        if following == len(side.document.blocks):
            return
        block, start = side.document.blocks[following].id, 0


def segments(
    side: Side, id: str, edited: Mapping[str, tuple[Span, ...]], kind: Literal["removed", "added"]
) -> list[Piece]:
    """A block's text, cut where something was edited."""
    text = side.blocks[id].text
    found: list[Piece] = []
    at = 0
    for start, end in edited.get(id, ()):
        found += [Piece("same", text[at:start])] if start > at else []
        found.append(Piece(kind, text[start:end]))
        at = end
    return [*found, Piece("same", text[at:])] if at < len(text) else found
