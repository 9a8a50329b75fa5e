"""Whether words are given to the right speakers, whatever these are called."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from transcripts.comparison.measures.assignment import cheapest
from transcripts.comparison.measures.distance import distance
from transcripts.comparison.measures.pairing import PairedWords, Words
from transcripts.model import Document

MOST_WORDS = 60_000
"""Words of a document up to which cpWER is computed: its time grows with their square."""

Speech = Mapping[str | None, Sequence[int]]
"""The words of each speaker, in order; None stands for nobody named."""


class Confusion(NamedTuple):
    """Words that both documents have but give to different speakers."""

    words: int
    """Words that both have."""
    confused: int
    """Those of another speaker, after the speakers were paired as well as they can be."""
    pairs: dict[str, str]
    """Which speaker of the second document is which of the first, by id."""

    @property
    def rate(self) -> float | None:
        """The part that is confused; None if they have no words in common."""
        return self.confused / self.words if self.words else None


def confusion(words: PairedWords, old: Document, new: Document) -> Confusion:
    """How many of the words that correspond go to different speakers."""
    shared: Counter[tuple[str, str]] = Counter()
    total = 0
    for place, other in words.pairs:
        mine = old.blocks[words.old.blocks[place]].speaker
        theirs = new.blocks[words.new.blocks[other]].speaker
        if mine is not None and theirs is not None:
            shared[mine, theirs] += 1
            total += 1
    pairs = _paired(shared)
    right = sum(shared[pair] for pair in pairs.items())
    return Confusion(total, total - right, pairs)


def _paired(shared: Counter[tuple[str, str]]) -> dict[str, str]:
    """The pairs of speakers that share the most words in all."""
    names, others = sorted({a for a, _ in shared}), sorted({b for _, b in shared})
    size = max(len(names), len(others))
    names += [""] * (size - len(names))
    others += [""] * (size - len(others))
    columns = cheapest([[-float(shared[a, b]) for b in others] for a in names])
    found = ((a, others[at]) for a, at in zip(names, columns, strict=True))
    return {a: b for a, b in found if shared[a, b]}


def cp_errors(words: PairedWords, old: Document, new: Document) -> int | None:
    """Word errors over the speech of each speaker, the speakers paired so that there are least.

    Divided by the words of the first document this is cpWER. None if the documents are too long.
    """
    if max(len(words.old.numbers), len(words.new.numbers)) > MOST_WORDS:
        return None
    mine, theirs = list(_speech(words.old, old).values()), list(_speech(words.new, new).values())
    size = max(len(mine), len(theirs))
    mine += [()] * (size - len(mine))
    theirs += [()] * (size - len(theirs))
    costs = [[float(distance(speech, other)) for other in theirs] for speech in mine]
    return int(sum(costs[row][column] for row, column in enumerate(cheapest(costs))))


def _speech(words: Words, document: Document) -> Speech:
    found: dict[str | None, list[int]] = {}
    for number, block in zip(words.numbers, words.blocks, strict=True):
        found.setdefault(document.blocks[block].speaker, []).append(number)
    return found
