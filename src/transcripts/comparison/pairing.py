"""Which blocks of two documents correspond, from the words that do.

Blocks that share a good part of their words are linked; linked blocks make a group. One to one is
the same block, one to several a split, several to one a merge.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from transcripts.comparison.alignment import Alignment
from transcripts.comparison.tokens import BOUNDARY
from transcripts.model import Block

SHARE = 0.34
"""Part of the shorter block's words that two blocks must have in common to be linked."""

Link = tuple[int, int]
"""Indexes of a block of the old document and one of the new."""


class Group(NamedTuple):
    """Blocks of the old document and those that they became, by index, in order of their text.

    If they are several, one of them may have been moved to where the others stand.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]


def linked(
    old: Sequence[Block], new: Sequence[Block], alignment: Alignment, *, least: int = 1
) -> list[Group]:
    """The groups of blocks that share words, at least so many, in the old document's order."""
    shared = _shared_words(alignment)
    links = {
        link: count
        for link, count in shared.items()
        if count >= max(least, SHARE * _shorter(alignment, *link))
        and compatible(old[link[0]], new[link[1]])
    }
    return sorted(_tellable(_components(links), links, alignment))


def compatible(one: Block, other: Block) -> bool:
    """Whether two blocks can be one: foreign elements only with each other."""
    return (one.kind == "foreign") == (other.kind == "foreign")


def _shared_words(alignment: Alignment) -> Counter[Link]:
    old, new, match = alignment
    owners, others = old.owners, new.owners
    return Counter(
        [
            (owner, others[other])
            for owner, other, number in zip(owners, match, old.numbers, strict=True)
            if other >= 0 and number != BOUNDARY
        ]
    )


def _shorter(alignment: Alignment, old: int, new: int) -> int:
    starts, others = alignment.old.starts, alignment.new.starts
    return min(starts[old + 1] - starts[old], others[new + 1] - others[new]) - 1


def _components(links: Iterable[Link]) -> Iterator[Group]:
    forward: dict[int, list[int]] = {}
    backward: dict[int, list[int]] = {}
    for old, new in links:
        forward.setdefault(old, []).append(new)
        backward.setdefault(new, []).append(old)
    seen: set[int] = set()
    for start in forward:
        if start not in seen:
            group = _reached(start, forward, backward)
            seen.update(group.old)
            yield group


def _reached(
    start: int, forward: Mapping[int, Sequence[int]], backward: Mapping[int, Sequence[int]]
) -> Group:
    olds, news, waiting = {start}, set[int](), [start]
    while waiting:
        for new in forward[waiting.pop()]:
            if new not in news:
                news.add(new)
                waiting += (more := set(backward[new]) - olds)
                olds |= more
    return Group(tuple(sorted(olds)), tuple(sorted(news)))


def runs_of(indexes: Sequence[int], owners: Mapping[int, int]) -> list[tuple[int, ...]]:
    """Indexes of one group, cut where blocks of other groups stand between.

    Args:
        indexes: The indexes of the group's blocks.
        owners: The number of the group that each block of the document is in.
    """
    if len(indexes) == 1:
        return [tuple(indexes)]
    runs: list[list[int]] = []
    for index in sorted(indexes):
        own = owners[index]
        if runs and all(owners.get(i, own) == own for i in range(runs[-1][-1] + 1, index)):
            runs[-1].append(index)
        else:
            runs.append([index])
    return [tuple(run) for run in runs]


def _tellable(
    groups: Iterable[Group], links: Mapping[Link, int], alignment: Alignment
) -> Iterator[Group]:
    """The groups; those of several to several with others' blocks between cut into pairs."""
    groups = list(groups)
    owners = {index: number for number, group in enumerate(groups) for index in group.old}
    others = {index: number for number, group in enumerate(groups) for index in group.new}
    for group in groups:
        if len(runs_of(group.old, owners)) == len(runs_of(group.new, others)) == 1:
            yield group
        elif min(len(group.old), len(group.new)) == 1:
            yield _in_order_of_text(group, alignment)
        else:
            yield from _heaviest_pairs(group, links)


def _in_order_of_text(group: Group, alignment: Alignment) -> Group:
    """A split or merge, the several blocks in the order of their words in the one."""
    first: dict[int, int] = {}
    first_new: dict[int, int] = {}
    for index in group.old:
        for place in range(alignment.old.starts[index] + 1, alignment.old.starts[index + 1]):
            other = alignment.match[place]
            if other >= 0 and (owner := alignment.new.owners[other]) in group.new:
                first.setdefault(index, other)
                first_new[owner] = min(first_new.get(owner, place), place)
    olds = sorted(group.old, key=lambda index: (first.get(index, -1), index))
    news = sorted(group.new, key=lambda index: (first_new.get(index, -1), index))
    return Group(tuple(olds), tuple(news))


def _heaviest_pairs(group: Group, links: Mapping[Link, int]) -> Iterator[Group]:
    inside = [(old, new) for old in group.old for new in group.new if (old, new) in links]
    taken: set[int] = set()
    taken_new: set[int] = set()
    for old, new in sorted(inside, key=lambda link: (-links[link], link)):
        if old not in taken and new not in taken_new:
            taken.add(old)
            taken_new.add(new)
            yield Group((old,), (new,))
