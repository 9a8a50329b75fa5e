"""Where two streams must correspond: short sequences of words that occur once in each."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from transcripts.comparison.subsequence import Run
from transcripts.comparison.tokens import BOUNDARY


class Window(NamedTuple):
    """A stretch of either stream, half-open."""

    old: int
    old_end: int
    new: int
    new_end: int

    @property
    def cells(self) -> int:
        """How many pairs of words there are in it."""
        return (self.old_end - self.old) * (self.new_end - self.new)


def anchors(
    old: Sequence[int], new: Sequence[int], window: Window, *, length: int, size: int
) -> list[Run]:
    """Maximal runs around the sequences of `length` numbers that occur once in each stream.

    Args:
        old: The first stream.
        new: The second stream.
        window: Where to look.
        length: How many numbers make a sequence.
        size: One more than the largest number in either stream.
    """
    first, last = _ends(old, window.old, window.old_end, length, size)
    first_new, last_new = _ends(new, window.new, window.new_end, length, size)
    pairs = [
        (place, other)
        for gram, place in last.items()
        if (other := last_new.get(gram, -1)) >= 0
        and first[gram] == place
        and first_new[gram] == other
        and gram != BOUNDARY
    ]
    return _runs(pairs, length)


def even_anchors(old: Sequence[int], new: Sequence[int], window: Window) -> list[Run]:
    """Single words that occur equally often in each stream, the first with the first and so on.

    For stretches in which nothing occurs once.
    """
    mine, theirs = old[window.old : window.old_end], new[window.new : window.new_end]
    counts, others = Counter(mine), Counter(theirs)
    even = {number for number in counts if counts[number] == others[number] != 0}
    places: dict[int, list[int]] = {number: [] for number in even}
    for place, number in enumerate(theirs, window.new):
        if number in even:
            places[number].append(place)
    queues = {number: iter(found) for number, found in places.items()}
    pairs = [
        (place, next(queues[number]))
        for place, number in enumerate(mine, window.old)
        if number in even
    ]
    return _runs(pairs, 1)


def _ends(
    numbers: Sequence[int], start: int, end: int, length: int, size: int
) -> tuple[dict[int, int], dict[int, int]]:
    """Where each sequence stands first, and where last; the latter in the order of the stream."""
    grams = _grams(numbers[start:end], length, size)
    last = dict(zip(grams, range(start, start + len(grams)), strict=True))
    grams.reverse()
    places = range(start + len(grams) - 1, start - 1, -1)
    return dict(zip(grams, places, strict=True)), last


def _grams(numbers: Sequence[int], length: int, size: int) -> list[int]:
    """Each sequence of `length` numbers, 1 to 4, as one number."""
    if length == 1:
        return list(numbers)
    pairs = [one * size + other for one, other in pairwise(numbers)]
    if length == 2:
        return pairs
    if length == 3:
        return [pair * size + number for pair, number in zip(pairs, numbers[2:], strict=False)]
    square = size * size
    return [pair * square + other for pair, other in zip(pairs, pairs[2:], strict=False)]


def _runs(pairs: Sequence[tuple[int, int]], length: int) -> list[Run]:
    """Pairs on one diagonal that touch or overlap, joined; in the order of the old stream."""
    runs: list[Run] = []
    start = start_new = end = -1
    for place, other in pairs:
        if other - place == start_new - start and place <= end:
            end = place + length
            continue
        if end >= 0:
            runs.append(Run(start, start_new, end - start))
        start, start_new, end = place, other, place + length
    if end >= 0:
        runs.append(Run(start, start_new, end - start))
    return runs
