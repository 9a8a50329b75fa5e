"""The blocks of two documents side by side, each beside the one it became."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from transcripts.comparison.changes import (
    BlockDeleted,
    BlockInserted,
    BlocksMerged,
    BlocksMoved,
    BlockSplit,
    BlocksRecut,
    Change,
)
from transcripts.comparison.showing.sides import Side, Sides

Recut = (BlockSplit, BlocksMerged, BlocksRecut)


class Row(NamedTuple):
    """Blocks that correspond, by id; one side is empty if nothing stands there."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    elsewhere: tuple[str, ...] = ()
    """On a row with one side: the blocks of the other document that they correspond to."""


def rows(sides: Sides, changes: Sequence[Change]) -> list[Row]:
    """All blocks in order; what was moved stands at both its places."""
    groups = list(_groups(sides, changes))
    partners = _partners(groups)
    found: list[Row] = []
    at = at_new = 0
    for group in _in_order(groups, sides, changes):
        start, start_new = sides.old.places[group.old[0]], sides.new.places[group.new[0]]
        found += _alone(sides, range(at, start), range(at_new, start_new), partners)
        found.append(group)
        at, at_new = start + len(group.old), start_new + len(group.new)
    rest, rest_new = len(sides.old.document.blocks), len(sides.new.document.blocks)
    return [*found, *_alone(sides, range(at, rest), range(at_new, rest_new), partners)]


class _Partners(NamedTuple):
    """What each block corresponds to."""

    old: Mapping[str, tuple[str, ...]]
    new: Mapping[str, tuple[str, ...]]


def _partners(groups: Sequence[Row]) -> _Partners:
    return _Partners(
        {id: group.new for group in groups for id in group.old},
        {id: group.old for group in groups for id in group.new},
    )


def _groups(sides: Sides, changes: Sequence[Change]) -> Iterator[Row]:
    """The blocks that correspond."""
    gone = {change.block.id for change in changes if isinstance(change, BlockDeleted)}
    come = {change.block.id for change in changes if isinstance(change, BlockInserted)}
    for change in changes:
        if isinstance(change, Recut):
            olds = tuple(block.id for block in change.old)
            news = tuple(block.id for block in change.new)
            gone.update(olds)
            come.update(news)
            yield Row(olds, news)
    for block in sides.old.document.blocks:
        other = sides.ids.get(block.id, block.id)
        if block.id not in gone and other in sides.new.blocks and other not in come:
            yield Row((block.id,), (other,))


def _in_order(groups: Sequence[Row], sides: Sides, changes: Sequence[Change]) -> list[Row]:
    """The groups that were not moved, neither whole nor in part."""
    moves = [change for change in changes if isinstance(change, BlocksMoved)]
    away = {id for move in moves for id in move.old}
    away_new = {id for move in moves for id in move.new}
    staying = [
        group
        for group in groups
        if away.isdisjoint(group.old)
        and away_new.isdisjoint(group.new)
        and _together(group.old, sides.old)
        and _together(group.new, sides.new)
    ]
    return sorted(staying, key=lambda group: sides.old.places[group.old[0]])


def _together(ids: Sequence[str], side: Side) -> bool:
    first = side.places[ids[0]]
    return all(side.places[id] == first + rank for rank, id in enumerate(ids))


def _alone(sides: Sides, old: range, new: range, partners: _Partners) -> Iterator[Row]:
    for index in old:
        id = sides.old.document.blocks[index].id
        yield Row((id,), (), partners.old.get(id, ()))
    for index in new:
        id = sides.new.document.blocks[index].id
        yield Row((), (id,), partners.new.get(id, ()))
