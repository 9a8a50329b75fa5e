"""Which blocks of the base have to be looked at together, since a side cut or joined them."""

from collections.abc import Iterator
from typing import NamedTuple

from transcripts.comparison.pairing import Group
from transcripts.merging.versions import Version


class Cluster(NamedTuple):
    """Blocks of the base, by index, and the groups of each side that they are in."""

    base: tuple[int, ...]
    ours: tuple[Group, ...]
    theirs: tuple[Group, ...]

    @property
    def is_single(self) -> bool:
        """Whether it is one block, and at most one on each side."""
        groups = (*self.ours, *self.theirs)
        return len(self.base) == 1 and all(len(group.new) == 1 for group in groups)


def clusters(ours: Version, theirs: Version) -> Iterator[Cluster]:
    """All clusters, in the order of the base."""
    seen: set[int] = set()
    for start in range(len(ours.base.blocks)):
        if start in seen:
            continue
        groups = ours.group_of.get(start), theirs.group_of.get(start)
        if all(group is None or len(group.old) == 1 for group in groups):
            yield Cluster((start,), *(() if group is None else (group,) for group in groups))
            continue
        base = _reached(start, ours, theirs)
        seen |= base
        yield Cluster(tuple(sorted(base)), _groups(base, ours), _groups(base, theirs))


def _reached(start: int, *versions: Version) -> set[int]:
    found, waiting = {start}, [start]
    while waiting:
        index = waiting.pop()
        for version in versions:
            group = version.group_of.get(index)
            more = set(group.old) - found if group and len(group.old) > 1 else set()
            found |= more
            waiting += sorted(more)
    return found


def _groups(base: set[int], version: Version) -> tuple[Group, ...]:
    groups = (version.group_of.get(index) for index in sorted(base))
    return tuple(dict.fromkeys(group for group in groups if group))
