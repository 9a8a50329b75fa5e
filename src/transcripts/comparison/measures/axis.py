"""Spans of both documents on one axis of words, so that they compare."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from transcripts.comparison.measures.pairing import PairedWords
from transcripts.comparison.tokens import word_places
from transcripts.model import Document, TextSpan

Point = tuple[int, int]
"""A word: its place in the second document, and how many words of the first stand after that."""


class Stretch(NamedTuple):
    """A span on the axis, by its first and last word."""

    type: str
    start: Point
    end: Point

    def overlaps(self, other: "Stretch") -> bool:
        """Whether both have a word in common."""
        return self.start <= other.end and other.start <= self.end


class Places:
    """Where the words of a document stand in its blocks."""

    def __init__(self, document: Document) -> None:
        self._spans = {block.id: word_places(block.text) for block in document.blocks}
        self._first: dict[str, int] = {}
        count = 0
        for id, spans in self._spans.items():
            self._first[id] = count
            count += len(spans)

    def words(self, span: TextSpan) -> range:
        """The words that a span touches."""
        spans = self._spans[span.block]
        touched = [
            index
            for index, (start, end) in enumerate(spans)
            if start < span.end and end > span.start
        ]
        first = self._first[span.block]
        return range(first + touched[0], first + touched[-1] + 1) if touched else range(0)


def points(words: PairedWords) -> list[Point]:
    """Where each word of the first document stands on the axis.

    A word without a counterpart stands where the word that replaces it does, if there is one,
    else after the word before it.
    """
    partners, taken = dict(words.pairs), {other for _, other in words.pairs}
    size = len(words.new.numbers)
    found: list[Point] = []
    at = (-1, 0)
    for place in range(len(words.old.numbers)):
        if place in partners:
            at = (partners[place], 0)
        elif at[0] + 1 < size and at[0] + 1 not in taken:
            at = (at[0] + 1, 0)
        else:
            at = (at[0], at[1] + 1)
        found.append(at)
    return found


def stretches(
    spans: Iterable[tuple[str, TextSpan]], places: Places, axis: Sequence[Point] | None
) -> Iterator[Stretch]:
    """Spans with their types on the axis; `axis` is None for the second document."""
    for type, span in spans:
        touched = places.words(span)
        if touched and axis is None:
            yield Stretch(type, (touched[0], 0), (touched[-1], 0))
        elif touched and axis is not None:
            covered = [axis[word] for word in touched]
            yield Stretch(type, min(covered), max(covered))
