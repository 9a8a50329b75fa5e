"""Which words of two documents correspond: in order, and in stretches that were moved.

Sequences of four words that occur once in each document are tied first; the heaviest chain of them
that rises in both is the document's order, and what lies off the chain in clusters was moved. The
gaps are filled with ever shorter sequences, small ones with a longest common subsequence. All of it
is nearly linear, and nothing depends on time, ids or the order of hashes.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from transcripts.comparison.anchoring import Window, anchors, even_anchors
from transcripts.comparison.moves import Moved, moved_stretches
from transcripts.comparison.subsequence import Run, common, heaviest_chain
from transcripts.comparison.tokens import Interner, Stream
from transcripts.model import Block

LONGEST = 4
"""Words in the sequences that are tied first."""

_SMALL = 1 << 16
"""Pairs of words up to which a gap is filled at once."""
_LARGE = 1 << 28
"""Pairs of words beyond which a gap without anchors is left open."""


class Alignment(NamedTuple):
    """Two documents as streams, and where each number of the old one stands in the new one."""

    old: Stream
    new: Stream
    match: list[int]
    """For each place in the old stream the place in the new one; -1 if there is none."""


def align(old: Sequence[Block], new: Sequence[Block]) -> Alignment:
    """Align the words of two sequences of blocks; no place is matched twice."""
    interner = Interner()
    streams = interner.stream(old), interner.stream(new)
    aligner = _Aligner(*streams, size=interner.size)
    aligner.run()
    return Alignment(*streams, aligner.match)


class _Aligner:
    """The work on one pair of streams."""

    def __init__(self, old: Stream, new: Stream, *, size: int) -> None:
        self._old, self._new, self._size = old.numbers, new.numbers, size
        self.match = [-1] * len(self._old)

    def run(self) -> None:
        """Fill `match`."""
        whole = Window(0, len(self._old), 0, len(self._new))
        gaps, off_chain = self._anchored(self._trimmed(whole), LONGEST)
        moved = moved_stretches(self._old, self._new, self.match, off_chain)
        apart = _marked((stretch.old for stretch in moved), len(self._old))
        apart_new = _marked((stretch.new for stretch in moved), len(self._new))
        if moved:
            self._put(moved, apart_new)
            gaps = self._gaps(apart)
        self._fill(gaps, apart, apart_new)

    def _tied(self, window: Window, length: int) -> tuple[list[Window], list[Run]]:
        """Match the chain of a window; what lies between, and the runs off the chain."""
        if not window.cells:
            return [], []
        if window.cells <= _SMALL or length == 0:
            return self._small(window, length), []
        return self._anchored(window, length)

    def _anchored(self, window: Window, length: int) -> tuple[list[Window], list[Run]]:
        runs = anchors(self._old, self._new, window, length=length, size=self._size)
        return self._chained(window, runs)

    def _small(self, window: Window, length: int) -> list[Window]:
        if window.cells <= _LARGE:
            self._match_common(range(window.old, window.old_end), range(window.new, window.new_end))
        elif length == 0:
            self._chained(window, even_anchors(self._old, self._new, window))
        return []

    def _chained(self, window: Window, runs: list[Run]) -> tuple[list[Window], list[Run]]:
        chain = heaviest_chain(runs)
        gaps: list[Window] = []
        at, at_new = window.old, window.new
        for run in (runs[index] for index in chain):
            skip = max(at - run.old, at_new - run.new, 0)
            if skip >= run.length:
                continue
            start, start_new = run.old + skip, run.new + skip
            gaps.append(Window(at, start, at_new, start_new))
            at, at_new = run.old + run.length, run.new + run.length
            self.match[start:at] = range(start_new, at_new)
        gaps.append(Window(at, window.old_end, at_new, window.new_end))
        on_chain = set(chain)
        return gaps, [run for index, run in enumerate(runs) if index not in on_chain]

    def _trimmed(self, window: Window) -> Window:
        """Match what is equal at both ends of a window; what is left of it."""
        start, end, start_new, end_new = window
        old, new, match = self._old, self._new, self.match
        while start < end and start_new < end_new and old[start] == new[start_new]:
            match[start] = start_new
            start, start_new = start + 1, start_new + 1
        while start < end and start_new < end_new and old[end - 1] == new[end_new - 1]:
            end, end_new = end - 1, end_new - 1
            match[end] = end_new
        return Window(start, end, start_new, end_new)

    def _put(self, moved: Iterable[Moved], apart_new: bytearray) -> None:
        """Match moved stretches with each other, and nothing else with them."""
        self.match = [-1 if other >= 0 and apart_new[other] else other for other in self.match]
        for stretch in moved:
            self.match[stretch.old.start : stretch.old.stop] = [-1] * len(stretch.old)
            self._match_common(stretch.old, stretch.new)

    def _gaps(self, apart: bytearray) -> list[Window]:
        """What lies between the matches in order."""
        gaps: list[Window] = []
        at = at_new = 0
        for place, other in enumerate(self.match):
            if other < 0 or apart[place]:
                continue
            if place > at or other > at_new:
                gaps.append(Window(at, place, at_new, other))
            at, at_new = place + 1, other + 1
        gaps.append(Window(at, len(self._old), at_new, len(self._new)))
        return gaps

    def _fill(self, gaps: Iterable[Window], apart: bytearray, apart_new: bytearray) -> None:
        waiting = [(gap, LONGEST - 1) for gap in gaps]
        while waiting:
            window, length = waiting.pop()
            start, end, start_new, end_new = window
            if 1 in apart[start:end] or 1 in apart_new[start_new:end_new]:
                self._match_common(
                    [place for place in range(start, end) if not apart[place]],
                    [place for place in range(start_new, end_new) if not apart_new[place]],
                )
                continue
            inner, _ = self._tied(self._trimmed(window), length)
            waiting += [(gap, length - 1) for gap in inner]

    def _match_common(self, old: Sequence[int], new: Sequence[int]) -> None:
        numbers = [self._old[place] for place in old]
        others = [self._new[place] for place in new]
        for index, other in common(numbers, others):
            self.match[old[index]] = new[other]


def _marked(spans: Iterable[range], size: int) -> bytearray:
    marks = bytearray(size)
    for span in spans:
        marks[span.start : span.stop] = b"\1" * len(span)
    return marks
