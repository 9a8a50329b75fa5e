"""Word errors: how many words have to be changed, as speech recognition counts them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from transcripts.comparison.measures.pairing import Pair, PairedWords, in_order


class WordErrors(NamedTuple):
    """What has to be done to the words of the first document to get those of the second."""

    words: int
    """Words of the first document."""
    substitutions: int
    deletions: int
    insertions: int

    @property
    def rate(self) -> float | None:
        """Errors for each word of the first document; None if that has none."""
        errors = self.substitutions + self.deletions + self.insertions
        return errors / self.words if self.words else None


def word_errors(words: PairedWords, *, moves: bool) -> WordErrors:
    """The word errors by the alignment, which finds nearly as few as there can be.

    Args:
        words: The words of both documents.
        moves: Whether text that stands elsewhere counts as deleted and inserted.
    """
    pairs = in_order(words.pairs) if moves else words.pairs
    size, size_new = len(words.old.numbers), len(words.new.numbers)
    replaced = sum(min(gap) for gap in _gaps(pairs, size, size_new))
    rest = len(pairs) + replaced
    return WordErrors(size, replaced, size - rest, size_new - rest)


def _gaps(pairs: Sequence[Pair], size: int, size_new: int) -> Iterator[tuple[int, int]]:
    """How many words of either document stand between pairs that follow each other in both."""
    if not pairs:
        yield size, size_new
        return
    following = _following([other for _, other in pairs], size_new)
    if following[-1] == pairs[0][1]:
        yield pairs[0]
    ends = [*pairs[1:], (size, size_new)]
    for (place, other), (end, end_new) in zip(pairs, ends, strict=True):
        if following[other] == end_new:
            yield end - place - 1, end_new - other - 1


def _following(places: Sequence[int], size: int) -> dict[int, int]:
    """For each place the next larger one; for -1 the first, for the last the size."""
    ordered = sorted(places)
    return dict(zip([-1, *ordered], [*ordered, size], strict=True))
