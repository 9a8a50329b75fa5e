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
    """Blocks of the old document and those that they became, by index, in order."""

    old: tuple[int, ...]
    new: tuple[int, ...]


def linked(old: Sequence[Block], new: Sequence[Block], alignment: Alignment) -> list[Group]:
    """The groups of blocks that share words, in the old document's order."""
    shared = _shared_words(alignment)
    links = {
        link: count
        for link, count in shared.items()
        if count >= SHARE * _shorter(alignment, *link) and compatible(old[link[0]], new[link[1]])
    }
    return sorted(_separable(_components(links), links))


def compatible(one: Block, other: Block) -> bool:
    """Whether two blocks can be one: foreign elements only with each other."""
    return (one.kind == "foreign") == (other.kind == "foreign")


def _shared_words(alignment: Alignment) -> Counter[Link]:
    old, new, match = alignment
    owners, others = old.owners, new.owners
    return Counter(
        (owners[place], others[other])
        for place, other in enumerate(match)
        if other >= 0 and old.numbers[place] != BOUNDARY
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


def _separable(groups: Iterable[Group], links: Mapping[Link, int]) -> Iterator[Group]:
    """The groups between whose blocks no other group's stand; others are cut into pairs."""
    groups = list(groups)
    owners = {index: number for number, group in enumerate(groups) for index in group.old}
    others = {index: number for number, group in enumerate(groups) for index in group.new}
    for number, group in enumerate(groups):
        if _undivided(group.old, owners, number) and _undivided(group.new, others, number):
            yield group
        else:
            yield from _heaviest_pairs(group, links)


def _undivided(indexes: Sequence[int], owners: Mapping[int, int], number: int) -> bool:
    between = range(indexes[0], indexes[-1] + 1)
    return all(owners.get(index, number) == number for index in between)


def _heaviest_pairs(group: Group, links: Mapping[Link, int]) -> Iterator[Group]:
    inside = [(old, new) for old in group.old for new in group.new if (old, new) in links]
    taken: set[int] = set()
    taken_new: set[int] = set()
    for old, new in sorted(inside, key=lambda link: (-links[link], link)):
        if old not in taken and new not in taken_new:
            taken.add(old)
            taken_new.add(new)
            yield Group((old,), (new,))
