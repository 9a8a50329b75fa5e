"""Which blocks stand elsewhere: those outside the heaviest chain of blocks in order."""

from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from transcripts.comparison.changes import BlocksMoved
from transcripts.comparison.pairing import Group, runs_of
from transcripts.comparison.subsequence import Run, heaviest_chain
from transcripts.model import Block

_Indexes = tuple[int, ...]


class _Site(NamedTuple):
    """Where a group stands: its largest part, and the parts that stand elsewhere."""

    home: _Indexes
    away: list[_Indexes]


class _Stay(NamedTuple):
    """Where a group stands in both documents."""

    old: _Site
    new: _Site


def moves(
    old: Sequence[Block], new: Sequence[Block], groups: Sequence[Group]
) -> Iterator[BlocksMoved]:
    """Runs of blocks that stand elsewhere, in the old document's order, then parts of blocks."""
    stays = sorted(_stays(old, new, groups), key=lambda stay: stay.old.home)
    for run in _runs([*_off_chain(old, stays)], stays):
        olds = [index for stay in run for index in stay.old.home]
        news = [index for stay in run for index in stay.new.home]
        yield _moved(old, new, olds, news)
    for stay in stays:
        for part in stay.old.away:
            yield _moved(old, new, part, stay.new.home)
        for part in stay.new.away:
            yield _moved(old, new, stay.old.home, part)


def _moved(
    old: Sequence[Block], new: Sequence[Block], olds: Sequence[int], news: Sequence[int]
) -> BlocksMoved:
    return BlocksMoved(
        old=tuple(old[index].id for index in olds),
        new=tuple(new[index].id for index in news),
        old_index=olds[0],
        new_index=news[0],
    )


def _stays(old: Sequence[Block], new: Sequence[Block], groups: Sequence[Group]) -> Iterator[_Stay]:
    """The groups' sites; a group in parts is at home where it keeps its place, if it does."""
    owners = {index: number for number, group in enumerate(groups) for index in group.old}
    others = {index: number for number, group in enumerate(groups) for index in group.new}
    divided: list[tuple[list[_Indexes], list[_Indexes]]] = []
    whole: list[_Stay] = []
    for group in groups:
        runs, runs_new = runs_of(group.old, owners), runs_of(group.new, others)
        if len(runs) == len(runs_new) == 1:
            whole.append(_Stay(_Site(runs[0], []), _Site(runs_new[0], [])))
        else:
            divided.append((runs, runs_new))
    yield from whole
    order = _Order(old, whole) if divided else None
    for runs, runs_new in divided:
        assert order is not None
        homes = [(one, other) for one in runs for other in runs_new]
        weights = [_weight(old, one) + _weight(new, other) for one, other in homes]
        best = max(range(len(homes)), key=lambda at: (order.keeps(*homes[at]), weights[at], -at))
        yield _Stay(*(_sited(*side) for side in zip(homes[best], (runs, runs_new), strict=True)))


def _sited(home: _Indexes, runs: list[_Indexes]) -> _Site:
    return _Site(home, [run for run in runs if run != home])


class _Order:
    """The places of the groups that are in order in both documents."""

    def __init__(self, old: Sequence[Block], stays: Iterable[_Stay]) -> None:
        ordered = sorted(stays, key=lambda stay: stay.old.home)
        off = set(_off_chain(old, ordered))
        kept = [stay for rank, stay in enumerate(ordered) if rank not in off]
        self._old = [stay.old.home[0] for stay in kept]
        self._new = [stay.new.home[0] for stay in kept]

    def keeps(self, old: _Indexes, new: _Indexes) -> bool:
        """Whether two parts stand between the same of them."""
        return bisect(self._old, old[0]) == bisect(self._new, new[0])


def _weight(blocks: Sequence[Block], indexes: Iterable[int]) -> int:
    return sum(len(blocks[index].text) + 1 for index in indexes)


def _off_chain(old: Sequence[Block], stays: Sequence[_Stay]) -> Iterator[int]:
    runs = [
        Run(rank, stay.new.home[0], _weight(old, stay.old.home)) for rank, stay in enumerate(stays)
    ]
    in_order = set(heaviest_chain(runs))
    return (rank for rank in range(len(stays)) if rank not in in_order)


def _runs(moved: Sequence[int], stays: Sequence[_Stay]) -> Iterator[list[_Stay]]:
    """The moved groups, those together that follow each other in both documents."""
    if not moved:
        return
    by_new = sorted(range(len(stays)), key=lambda rank: stays[rank].new.home)
    ranks = {rank: at for at, rank in enumerate(by_new)}
    run = [moved[0]]
    for rank in moved[1:]:
        if rank != run[-1] + 1 or ranks[rank] != ranks[run[-1]] + 1:
            yield [stays[number] for number in run]
            run = []
        run.append(rank)
    yield [stays[number] for number in run]
