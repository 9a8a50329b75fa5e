"""What follows from changes of the text: spans and anchors go with it, references with ids.

A difference that follows is no change of its own, if it also follows on the way back.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from transcripts.comparison.passages import Edit, Rewriting
from transcripts.model import Anchor, Block, TextSpan

Spans = tuple[TextSpan, ...]


class _Part(NamedTuple):
    """A rewritten block and its place in its passage."""

    rewriting: Rewriting
    rank: int


class _Piece(NamedTuple):
    """A stretch of a new block, and of the common text that it comes from."""

    rewriting: Rewriting
    rank: int
    start: int
    end: int
    old_start: int
    old_end: int


class Carrier:
    """Takes the records of one document over to another, as far as that follows."""

    def __init__(self, ids: Mapping[str, str], rewritings: Iterable[Rewriting]) -> None:
        self._ids = ids
        self._parts = {
            block.id: _Part(rewriting, rank)
            for rewriting in rewritings
            for rank, block in enumerate(rewriting.old.blocks)
        }

    def one(self, id: str | None) -> str | None:
        """The id of the same record in the other document; None if it has none."""
        return None if id is None else self._ids.get(id)

    def several(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The ids of those that the other document has."""
        return tuple(self._ids[id] for id in ids if id in self._ids)

    def reference(self, target: str) -> str:
        """The same reference in the other document; unchanged if there is none."""
        return self._ids.get(target, target)

    def spans(self, spans: Spans) -> Spans:
        """The same words in the other document; what was taken out is left out."""
        pieces: list[_Piece | TextSpan] = []
        for span in spans:
            part = self._parts.get(span.block)
            if part is not None:
                pieces += _pieces(part, span)
            elif (block := self._ids.get(span.block)) == span.block:
                pieces.append(span)
            elif block is not None:
                pieces.append(span.model_copy(update={"block": block}))
        return tuple(_as_span(piece) for piece in _joined(pieces))

    def anchors(self, block: Block) -> tuple[Anchor, ...]:
        """A block's anchors, each where its word went; of several at one place the last."""
        part = self._parts.get(block.id)
        if part is None or not block.anchors:
            return block.anchors
        moved = {_start(part.rewriting.edits, anchor.offset): anchor for anchor in block.anchors}
        return tuple(
            anchor if anchor.offset == offset else anchor.model_copy(update={"offset": offset})
            for offset, anchor in moved.items()
        )


def _pieces(part: _Part, span: TextSpan) -> Iterator[_Piece]:
    old, new, edits = part.rewriting
    base = old.starts[part.rank]
    start, end = base + span.start, base + span.end
    first, last = _start(edits, start), _end(edits, end)
    for rank, (begin, block) in enumerate(zip(new.starts, new.blocks, strict=True)):
        inside = max(first, begin), min(last, begin + len(block.text))
        if inside[0] < inside[1]:
            places = inside[0] - begin, inside[1] - begin
            yield _Piece(part.rewriting, rank, *places, start, end)


def _joined(pieces: Iterable[_Piece | TextSpan]) -> Iterator[_Piece | TextSpan]:
    """The pieces, those made one that only the gap between two old blocks kept apart."""
    last: _Piece | TextSpan | None = None
    for piece in pieces:
        if isinstance(last, _Piece) and isinstance(piece, _Piece) and _meet(last, piece):
            last = last._replace(end=piece.end, old_end=piece.old_end)
            continue
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield last


def _meet(one: _Piece, other: _Piece) -> bool:
    if one.rewriting is not other.rewriting or one.rank != other.rank or one.end > other.start:
        return False
    passage = one.rewriting.old
    joints = zip(passage.starts[1:], passage.gaps, strict=True)
    return any(
        one.old_end == joint - len(gap) and other.old_start == joint for joint, gap in joints
    )


def _as_span(piece: _Piece | TextSpan) -> TextSpan:
    if isinstance(piece, TextSpan):
        return piece
    block = piece.rewriting.new.blocks[piece.rank]
    quote = block.text[piece.start : piece.end]
    return TextSpan(block=block.id, start=piece.start, end=piece.end, quote=quote)


def _start(edits: Sequence[Edit], place: int) -> int:
    """Where what begins at a place begins now: words that replace it count, added ones don't."""
    shift = 0
    for edit in edits:
        if edit.start > place or (edit.start == place and edit.before):
            break
        if place < edit.end:
            return edit.new_start
        shift = edit.new_end - edit.end
    return place + shift


def _end(edits: Sequence[Edit], place: int) -> int:
    """Where what ends at a place ends now: words that replace it count, added ones don't."""
    shift = 0
    for edit in edits:
        if edit.start >= place:
            break
        if place <= edit.end:
            return edit.new_end
        shift = edit.new_end - edit.end
    return place + shift
