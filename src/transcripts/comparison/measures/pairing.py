"""The words of two documents and which correspond, block beginnings left out."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from transcripts.comparison.alignment import Alignment, align
from transcripts.comparison.subsequence import Run, heaviest_chain
from transcripts.comparison.tokens import BOUNDARY, Stream
from transcripts.model import Document

Pair = tuple[int, int]
"""Places of a word in the first document and of its counterpart in the second."""


class Words(NamedTuple):
    """A document's words."""

    numbers: tuple[int, ...]
    """Equal words, by their normal form, have equal numbers."""
    blocks: tuple[int, ...]
    """The index of the block that each word is in."""


class PairedWords(NamedTuple):
    """The words of both documents, and those that correspond, in the first document's order."""

    old: Words
    new: Words
    pairs: tuple[Pair, ...]


def paired_words(old: Document, new: Document) -> PairedWords:
    """Find out which words correspond."""
    alignment = align(old.blocks, new.blocks)
    mine, theirs = _words(alignment.old), _words(alignment.new)
    return PairedWords(mine, theirs, tuple(_pairs(alignment)))


def _words(stream: Stream) -> Words:
    spoken = [place for place, number in enumerate(stream.numbers) if number != BOUNDARY]
    numbers = (stream.numbers[place] for place in spoken)
    return Words(tuple(numbers), tuple(stream.owners[place] for place in spoken))


def _pairs(alignment: Alignment) -> Iterator[Pair]:
    old, new = alignment.old, alignment.new
    for place, other in enumerate(alignment.match):
        if other >= 0 and old.numbers[place] != BOUNDARY:
            # Each block begins with one number that is no word.
            yield place - old.owners[place] - 1, other - new.owners[other] - 1


def in_order(pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs without those that were moved."""
    return [pairs[index] for index in heaviest_chain([Run(*pair, 1) for pair in pairs])]
