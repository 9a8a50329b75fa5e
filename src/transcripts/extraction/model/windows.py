"""Long texts in windows that the encoder can take: cut with overlap, put together again."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from transcripts.extraction.model.tagging import Floats, Ints

SIZE = 300
"""Tokens of a window, as in training."""
STRIDE = 260
BATCH = 2
_CLS, _SEP = 101, 102

Run = Callable[[Ints, Ints, Ints], Floats]
"""From ids, mask and paragraph starts to the columns of the heads, all window by token."""


class Window(NamedTuple):
    """A stretch of tokens, half-open."""

    first: int
    last: int


def windows(length: int) -> tuple[Window, ...]:
    """Overlapping windows over so many tokens."""
    starts = range(0, max(1, length - SIZE + STRIDE), STRIDE)
    return tuple(Window(start, min(start + SIZE, length)) for start in starts)


def encoded(ids: Ints, begins: Ints, run: Run) -> Floats:
    """The columns of every token, each from the window in which it stands most central."""
    cuts = windows(len(ids))
    parts: dict[Window, Floats] = {}
    for batch in _batches(cuts):
        out = run(*_padded(batch, ids, begins))
        for row, window in enumerate(batch):
            parts[window] = out[row, 1 : 1 + window.last - window.first]
    return np.concatenate([parts[cut][a:b] for cut, (a, b) in zip(cuts, _kept(cuts), strict=True)])


def _batches(cuts: Sequence[Window]) -> Iterator[Sequence[Window]]:
    """Windows of like length together, so that little is padded."""
    ordered = sorted(cuts, key=lambda window: window.last - window.first)
    for at in range(0, len(ordered), BATCH):
        yield ordered[at : at + BATCH]


def _padded(batch: Sequence[Window], ids: Ints, begins: Ints) -> tuple[Ints, Ints, Ints]:
    width = max(window.last - window.first for window in batch) + 2
    shape = (len(batch), width)
    words, mask, starts = (np.zeros(shape, dtype=np.int64) for _ in range(3))
    for row, (first, last) in enumerate(batch):
        size = last - first
        words[row, 0], words[row, size + 1] = _CLS, _SEP
        words[row, 1 : size + 1] = ids[first:last]
        starts[row, 1 : size + 1] = begins[first:last]
        mask[row, : size + 2] = 1
    return words, mask, starts


def _kept(cuts: Sequence[Window]) -> Iterator[tuple[int, int]]:
    """The part of each window that stands for its tokens: overlaps are halved."""
    for number, (first, last) in enumerate(cuts):
        begin = (cuts[number - 1].last - first) // 2 if number else 0
        after = cuts[number + 1] if number + 1 < len(cuts) else None
        end = after.first + (last - after.first) // 2 if after else last
        yield begin, end - first
