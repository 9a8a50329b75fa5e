"""Where two streams must correspond: short sequences of words that occur once in each."""

from collections import Counter
from collections.abc import Sequence
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
    mine = _once(old, window.old, window.old_end, length, size)
    theirs = _once(new, window.new, window.new_end, length, size)
    pairs = [(place, theirs[gram]) for gram, place in mine.items() if gram in theirs]
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


def _once(numbers: Sequence[int], start: int, end: int, length: int, size: int) -> dict[int, int]:
    seen: dict[int, int] = {}
    for place, gram in enumerate(_grams(numbers[start:end], length, size), start):
        seen[gram] = -1 if gram in seen else place
    if length == 1:
        seen.pop(BOUNDARY, None)
    return {gram: place for gram, place in seen.items() if place >= 0}


def _grams(numbers: Sequence[int], length: int, size: int) -> list[int]:
    """Each sequence of `length` numbers as one number."""
    grams = list(numbers)
    for shift in range(1, length):
        grams = [gram * size + number for gram, number in zip(grams, numbers[shift:], strict=False)]
    return grams


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
