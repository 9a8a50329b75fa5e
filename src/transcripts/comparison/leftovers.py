"""Blocks that seem deleted, and seem inserted elsewhere: moved, and edited too much to be seen."""

from collections.abc import Sequence

from transcripts.comparison.alignment import Alignment, align
from transcripts.comparison.pairing import Group, linked
from transcripts.model import Block

LEAST = 3
"""Words that such blocks have to share."""


def with_leftovers(
    old: Sequence[Block], new: Sequence[Block], alignment: Alignment, groups: Sequence[Group]
) -> list[Group]:
    """The groups, and those among the blocks left over, whose words are added to the alignment.

    Among these alone, short sequences of words stand out that are frequent in the whole.
    """
    grouped = {index for group in groups for index in group.old}
    grouped_new = {index for group in groups for index in group.new}
    olds = [index for index in range(len(old)) if index not in grouped]
    news = [index for index in range(len(new)) if index not in grouped_new]
    if not olds or not news:
        return list(groups)
    mine, theirs = [old[index] for index in olds], [new[index] for index in news]
    inner = align(mine, theirs)
    found = [
        Group(tuple(olds[index] for index in group.old), tuple(news[other] for other in group.new))
        for group in linked(mine, theirs, inner, least=LEAST)
    ]
    _take_over(alignment, inner, (olds, news), found)
    return sorted([*groups, *found])


def _take_over(
    alignment: Alignment,
    inner: Alignment,
    indexes: tuple[Sequence[int], Sequence[int]],
    groups: Sequence[Group],
) -> None:
    """Put the matches of an alignment of some blocks into that of all, for these groups."""
    olds, news = indexes
    wanted = {index for group in groups for index in group.old}
    shifts = _shifts(inner.new.starts, alignment.new.starts, news)
    for rank, index in enumerate(olds):
        if index in wanted:
            start, end = inner.old.starts[rank], inner.old.starts[rank + 1]
            here = alignment.old.starts[index]
            alignment.match[here : here + end - start] = [
                other + shifts[inner.new.owners[other]] if other >= 0 else -1
                for other in inner.match[start:end]
            ]


def _shifts(starts: Sequence[int], whole: Sequence[int], indexes: Sequence[int]) -> list[int]:
    return [whole[index] - starts[rank] for rank, index in enumerate(indexes)]
