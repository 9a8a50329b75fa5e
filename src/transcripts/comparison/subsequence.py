"""Longest common subsequences and heaviest increasing chains."""

from collections.abc import Sequence
from typing import NamedTuple


class Run(NamedTuple):
    """Equal stretches of two streams."""

    old: int
    new: int
    length: int


def common(old: Sequence[int], new: Sequence[int]) -> list[tuple[int, int]]:
    """A longest common subsequence, as pairs of positions.

    Each row of the usual table is one integer with a bit for each column, so that long rows cost
    little; a bit is clear where the column adds to the length.
    """
    masks: dict[int, int] = {}
    for column, number in enumerate(new):
        masks[number] = masks.get(number, 0) | 1 << column
    row = full = (1 << len(new)) - 1
    rows = [row]
    for number in old:
        hits = row & masks.get(number, 0)
        row = ((row + hits) | (row - hits)) & full
        rows.append(row)
    return _traced(rows, len(new))


def _traced(rows: Sequence[int], width: int) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    line, column = len(rows) - 1, width - 1
    while line and column >= 0:
        if rows[line] >> column & 1:
            column -= 1
        elif not rows[line - 1] >> column & 1:
            line -= 1
        else:
            pairs.append((line - 1, column))
            line, column = line - 1, column - 1
    return pairs[::-1]


def heaviest_chain(runs: Sequence[Run]) -> list[int]:
    """Indexes of runs that rise in both streams and weigh most; `runs` rise in the old one.

    A Fenwick tree over the new positions holds the heaviest chain up to each: n log n.
    """
    ranks = {start: rank for rank, start in enumerate(sorted({run.new for run in runs}), 1)}
    tree = [(0, 0)] * (len(ranks) + 1)  # weight, and minus the number (from 1) of the last run
    before: list[int] = []
    for number, run in enumerate(runs, 1):
        rank = ranks[run.new]
        weight, link = _best(tree, rank - 1)
        before.append(-link - 1)
        entry = (weight + run.length, -number)
        while rank < len(tree):
            if tree[rank] < entry:  # noqa: PLR1730 - quicker than max
                tree[rank] = entry
            rank += rank & -rank
    return _linked(before, -_best(tree, len(ranks))[1] - 1)


def _best(tree: Sequence[tuple[int, int]], rank: int) -> tuple[int, int]:
    best = (0, 0)
    while rank:
        if best < tree[rank]:  # noqa: PLR1730 - quicker than max
            best = tree[rank]
        rank &= rank - 1
    return best


def _linked(before: Sequence[int], last: int) -> list[int]:
    chain: list[int] = []
    while last >= 0:
        chain.append(last)
        last = before[last]
    return chain[::-1]
