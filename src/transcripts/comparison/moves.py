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
        spans = range(cluster.old, cluster.old_end), range(cluster.new, cluster.new_end)
        if all(side.is_free(span) for side, span in zip(sides, spans, strict=True)):
            grown = [side.claimed(span) for side, span in zip(sides, spans, strict=True)]
            found.append(Moved(*grown))
    return found


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
        if 1 in self._moved[span.start : span.stop]:
            return False
        return self._matched.count(1, span.start, span.stop) * 3 <= len(span)

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
