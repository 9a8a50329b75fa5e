"""Stretches of text that stand elsewhere in the other document."""

from collections.abc import Iterable, MutableSequence, Sequence
from typing import NamedTuple

from transcripts.comparison.subsequence import Run
from transcripts.comparison.tokens import BOUNDARY

LEAST = 10
"""Words that have to agree before a stretch counts as moved."""

_REACH = 24
"""How far apart the runs of one moved stretch may lie: words were edited in between."""
_OVERLAP = 3


class Moved(NamedTuple):
    """A stretch of the old stream and where it stands in the new one."""

    old: range
    new: range


class _Cluster:
    """Runs that lie near each other in both streams."""

    def __init__(self, run: Run) -> None:
        self.old, self.old_end = run.old, run.old + run.length
        self.new, self.new_end = run.new, run.new + run.length
        self.weight = run.length

    def takes(self, run: Run) -> bool:
        """Whether a run goes on where this leaves off."""
        return (
            -_OVERLAP <= run.old - self.old_end <= _REACH
            and -_OVERLAP <= run.new - self.new_end <= _REACH
        )

    def add(self, run: Run) -> None:
        """Take a run in."""
        self.old_end = max(self.old_end, run.old + run.length)
        self.new_end = max(self.new_end, run.new + run.length)
        self.weight += run.length

    def stretch(self, old: Sequence[int], new: Sequence[int]) -> None:
        """Take in what is equal on both sides, as far as the ends of the blocks."""
        start, other = self.old, self.new
        while start > 0 < other and old[start] != BOUNDARY and old[start - 1] == new[other - 1]:
            start, other = start - 1, other - 1
        self.old, self.new = start, other
        end, last = self.old_end, self.new_end
        while end < len(old) and last < len(new) and old[end] == new[last] != BOUNDARY:
            end, last = end + 1, last + 1
        self.old_end, self.new_end = end, last


def moved_stretches(
    old: Sequence[int], new: Sequence[int], match: Sequence[int], off_chain: Iterable[Run]
) -> list[Moved]:
    """The clusters of runs off the chain that the chain leaves nearly free, heaviest first."""
    clusters = sorted(_clusters(off_chain), key=lambda cluster: -cluster.weight)
    sides = _Side(old, (other >= 0 for other in match)), _Side(new, _taken(match, len(new)))
    found: list[Moved] = []
    for cluster in clusters:
        if cluster.weight < LEAST:
            break
        cluster.stretch(old, new)
        spans = range(cluster.old, cluster.old_end), range(cluster.new, cluster.new_end)
        if all(side.is_free(span) for side, span in zip(sides, spans, strict=True)):
            grown = _with_neighbours(*sides, Moved(*spans))
            found.append(Moved(*(side.claimed(s) for side, s in zip(sides, grown, strict=True))))
    return found


def _with_neighbours(old: "_Side", new: "_Side", moved: Moved) -> Moved:
    """The stretch with the equal blocks before and after it that one side has no match for."""
    while True:
        before = old.block_before(moved.old.start), new.block_before(moved.new.start)
        after = old.block_after(moved.old.stop), new.block_after(moved.new.stop)
        if _go_along(old, new, *before):
            moved = Moved(
                range(before[0].start, moved.old.stop), range(before[1].start, moved.new.stop)
            )
        elif _go_along(old, new, *after):
            moved = Moved(
                range(moved.old.start, after[0].stop), range(moved.new.start, after[1].stop)
            )
        else:
            return moved


def _go_along(old: "_Side", new: "_Side", block: range, other: range) -> bool:
    return (
        0 < len(block) == len(other)
        and old.numbers_in(block) == new.numbers_in(other)
        and (old.is_unmatched(block) or new.is_unmatched(other))
        and old.is_unmoved(block)
        and new.is_unmoved(other)
    )


def _taken(match: Iterable[int], size: int) -> MutableSequence[bool]:
    taken = [False] * size
    for other in match:
        if other >= 0:
            taken[other] = True
    return taken


def _clusters(runs: Iterable[Run]) -> list[_Cluster]:
    done: list[_Cluster] = []
    open_: list[_Cluster] = []
    for run in sorted(runs):
        done += [cluster for cluster in open_ if run.old - cluster.old_end > _REACH]
        open_ = [cluster for cluster in open_ if run.old - cluster.old_end <= _REACH]
        fitting = next((cluster for cluster in open_ if cluster.takes(run)), None)
        if fitting is None:
            open_.append(_Cluster(run))
        else:
            fitting.add(run)
    return done + open_


class _Side:
    """One stream, and what in it is matched or moved already."""

    def __init__(self, numbers: Sequence[int], matched: Iterable[bool]) -> None:
        self._numbers = numbers
        self._matched = bytearray(matched)
        self._moved = bytearray(len(numbers))

    def is_free(self, span: range) -> bool:
        """Whether nothing of a span is moved and no more than a third of it is matched."""
        if not self.is_unmoved(span):
            return False
        return self._matched.count(1, span.start, span.stop) * 3 <= len(span)

    def is_unmatched(self, span: range) -> bool:
        """Whether no word of a span is matched."""
        words = range(span.start + 1, span.stop)
        return not self._matched.count(1, words.start, words.stop)

    def is_unmoved(self, span: range) -> bool:
        """Whether nothing of a span is moved."""
        return 1 not in self._moved[span.start : span.stop]

    def numbers_in(self, span: range) -> Sequence[int]:
        """The numbers of a span."""
        return self._numbers[span.start : span.stop]

    def block_before(self, place: int) -> range:
        """The block that ends where another begins; empty if none begins there."""
        if not 0 < place < len(self._numbers) or self._numbers[place] != BOUNDARY:
            return range(place, place)
        return range(self._block_start(place - 1), place)

    def block_after(self, place: int) -> range:
        """The block that begins at a place; empty if none does."""
        if place >= len(self._numbers) or self._numbers[place] != BOUNDARY:
            return range(place, place)
        return range(place, self._block_end(place + 1))

    def claimed(self, span: range) -> range:
        """The span, grown to the ends of its blocks where these are free, and marked as moved."""
        start, end = self._block_start(span.start), self._block_end(span.stop)
        if not self.is_free(range(start, span.start)):
            start = span.start
        if not self.is_free(range(span.stop, end)):
            end = span.stop
        self._moved[start:end] = b"\1" * (end - start)
        return range(start, end)

    def _block_start(self, place: int) -> int:
        while place > 0 and self._numbers[place] != BOUNDARY:
            place -= 1
        return place

    def _block_end(self, place: int) -> int:
        while place < len(self._numbers) and self._numbers[place] != BOUNDARY:
            place += 1
        return place
