"""The order of the merged blocks: what either side moved goes where it moved it.

The blocks that nobody moved make the spine. Everything else has its place in a gap of the spine:
where the side has it that moved or added it.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from transcripts.comparison.subsequence import Run, heaviest_chain
from transcripts.merging.disputing import NOTHING, Disputes
from transcripts.merging.units import Unit
from transcripts.model import Block, Side


def in_order(
    units: Sequence[Unit], base: Sequence[Block], disputes: Disputes, *, known: bool
) -> list[Block]:
    """The blocks of all units in order; where the sides disagree, in ours.

    Args:
        units: The units.
        base: The blocks of the base.
        disputes: Where to note disagreements.
        known: Whether the base is a common ancestor.
    """
    return _Ordering(units, base, disputes, known=known).blocks()


class _Ordering:
    def __init__(
        self, units: Sequence[Unit], base: Sequence[Block], disputes: Disputes, *, known: bool
    ) -> None:
        self._units, self._base, self._disputes, self._known = units, base, disputes, known
        self._orders: dict[Side, list[int]] = {
            "ours": _by_place(units, [unit.ours for unit in units]),
            "theirs": _by_place(units, [unit.theirs for unit in units]),
        }
        self._common = [
            rank
            for rank in _by_place(units, [unit.base for unit in units])
            if units[rank].ours is not None and units[rank].theirs is not None
        ]
        self._moved = {side: self._off_chain(order) for side, order in self._orders.items()}
        gone = self._moved["ours"] | self._moved["theirs"]
        self._spine = {rank for rank in self._common if rank not in gone}
        self._gaps = {side: self._gap_of(order) for side, order in self._orders.items()}

    def blocks(self) -> list[Block]:
        """All blocks."""
        placed = {side: self._placed_by(side) for side in self._orders}
        glued = self._glued()
        gaps: dict[int, tuple[list[int], list[int]]] = {}
        for number, side in enumerate(self._orders):
            for rank in self._orders[side]:
                if rank in placed[side] and rank not in glued:
                    gap = gaps.setdefault(self._gaps[side][rank], ([], []))
                    gap[number].append(rank)
        followers: dict[int, list[int]] = {}
        for rank, leader in glued.items():
            followers.setdefault(leader, []).append(rank)
        order: list[int] = []
        spine = [rank for rank in self._common if rank in self._spine]
        for number in range(len(spine) + 1):
            for rank in self._joined(*gaps.get(number, ([], []))):
                _extend(order, rank, followers)
            if number < len(spine):
                _extend(order, spine[number], followers)
        self._note_moves(order)
        return [block for rank in order for block in self._units[rank].blocks]

    def _off_chain(self, order: Sequence[int]) -> set[int]:
        """The common units that a side moved."""
        places = {rank: place for place, rank in enumerate(order)}
        runs = [
            Run(number, places[rank], self._weight(rank))
            for number, rank in enumerate(self._common)
        ]
        chain = set(heaviest_chain(runs))
        return {rank for number, rank in enumerate(self._common) if number not in chain}

    def _weight(self, rank: int) -> int:
        """How much text a unit holds in the base: the same from whichever side one looks."""
        index = self._units[rank].base
        return 0 if index is None else len(self._base[index].text) + 1

    def _gap_of(self, order: Sequence[int]) -> dict[int, int]:
        """How many units of the spine stand before each unit."""
        number, found = 0, dict[int, int]()
        for rank in order:
            found[rank] = number
            number += rank in self._spine
        return found

    def _placed_by(self, side: Side) -> set[int]:
        """The units outside the spine that stand where a side has them."""
        other: Side = "theirs" if side == "ours" else "ours"
        found: set[int] = set()
        for rank in self._orders[side]:
            if rank in self._spine:
                continue
            if rank not in self._gaps[other]:
                found.add(rank)
            elif self._units[rank].base is None or rank not in self._common:
                found |= {rank} if self._same_gap(rank) or side == "ours" else set()
            elif rank in self._moved[side] and rank not in self._moved[other]:
                found |= {rank} if self._known or side == "ours" else set()
            elif rank in self._moved[side]:
                found |= {rank} if self._same_gap(rank) or side == "ours" else set()
            elif not self._known and side == "ours":
                found.add(rank)
        return found

    def _same_gap(self, rank: int) -> bool:
        return self._gaps["ours"][rank] == self._gaps["theirs"][rank]

    def _glued(self) -> dict[int, int]:
        """Units that a side put between two that the other side moved together: they go along."""
        found: dict[int, int] = {}
        sides: tuple[tuple[Side, Side], ...] = (("ours", "theirs"), ("theirs", "ours"))
        for side, other in sides:
            following = self._following(other)
            only = [rank not in self._gaps[other] for rank in self._orders[side]]
            order = self._orders[side]
            before, waiting = -1, list[int]()
            for rank, alone in zip(order, only, strict=True):
                if alone:
                    waiting.append(rank)
                    continue
                if (
                    before in self._moved[other] - self._moved[side]
                    and following.get(before) == rank
                ):
                    found |= dict.fromkeys(waiting, before)
                before, waiting = rank, []
        return found

    def _following(self, side: Side) -> dict[int, int]:
        other: Side = "theirs" if side == "ours" else "ours"
        shared = [rank for rank in self._orders[side] if rank in self._gaps[other]]
        return dict(pairwise(shared))

    def _joined(self, ours: list[int], theirs: list[int]) -> list[int]:
        """What both sides have in one gap."""
        if not (ours and theirs):
            return ours or theirs
        shared = [rank for rank in ours if rank in set(theirs)]
        found: list[int] = []
        for rank in shared:
            if rank not in ours or rank not in theirs:
                continue
            mine, ours = _split(ours, rank)
            other, theirs = _split(theirs, rank)
            found += [*self._both(mine, other), rank]
            theirs = [each for each in theirs if each not in found]
            ours = [each for each in ours if each not in found]
        return found + self._both(ours, theirs)

    def _both(self, ours: list[int], theirs: list[int]) -> list[int]:
        """Units of both sides at one place: by their times, or ours first and a conflict."""
        if not (ours and theirs):
            return ours or theirs
        timed = self._by_time(ours, theirs)
        if timed:
            return timed
        moved = [block.id for rank in theirs for block in self._units[rank].blocks]
        last = self._units[ours[-1]].blocks[-1].id
        before = self._last_before(theirs[0], "theirs")
        self._disputes.order(moved, (NOTHING, last, before))
        return ours + theirs

    def _by_time(self, ours: list[int], theirs: list[int]) -> list[int]:
        times: dict[int, int] = {}
        for rank in (*ours, *theirs):
            time = self._units[rank].blocks[0].time
            if time is None:
                return []
            times[rank] = time.start_ms
        ordered = [sorted(side, key=times.__getitem__) == side for side in (ours, theirs)]
        distinct = not {times[rank] for rank in ours} & {times[rank] for rank in theirs}
        return sorted((*ours, *theirs), key=times.__getitem__) if all(ordered) and distinct else []

    def _last_before(self, rank: int, side: Side | None, *, skip: Iterable[int] = ()) -> str | None:
        """The id of the block that a side has before a unit."""
        order = self._orders[side] if side else self._common
        skipped = {*skip}
        for other in reversed(order[: order.index(rank)]):
            if other not in skipped:
                return self._units[other].blocks[-1].id
        return None

    def _note_moves(self, order: Sequence[int]) -> None:
        """Note the units that both sides have, each at another place."""
        both = [
            rank
            for rank in order
            if rank not in self._spine
            and rank in self._gaps["ours"]
            and rank in self._gaps["theirs"]
            and not self._same_gap(rank)
            and self._disagree(rank)
        ]
        following = self._following("theirs")
        places = {rank: place for place, rank in enumerate(order)}
        runs: list[list[int]] = []
        for rank in both:
            last = runs[-1][-1] if runs else None
            if (
                last is not None
                and places[rank] == places[last] + 1
                and following.get(last) == rank
            ):
                runs[-1].append(rank)
            else:
                runs.append([rank])
        for run in runs:
            self._note_move(run, order, places)

    def _disagree(self, rank: int) -> bool:
        if self._units[rank].base is None or not self._known:
            return True
        return rank in self._moved["ours"] and rank in self._moved["theirs"]

    def _note_move(self, run: list[int], order: Sequence[int], places: dict[int, int]) -> None:
        at = places[run[0]]
        standing = self._units[order[at - 1]].blocks[-1].id if at else None
        theirs = self._last_before(run[0], "theirs", skip=run)
        known = self._known and self._units[run[0]].base is not None
        base = self._last_before(run[0], None, skip=run) if known else NOTHING
        moved = [block.id for rank in run for block in self._units[rank].blocks]
        self._disputes.order(moved, (base, standing, theirs))


def _by_place(units: Sequence[Unit], places: Sequence[int | None]) -> list[int]:
    ranks = [rank for rank in range(len(units)) if places[rank] is not None]
    return sorted(ranks, key=lambda rank: (places[rank] or 0, rank))


def _extend(order: list[int], rank: int, followers: dict[int, list[int]]) -> None:
    order.append(rank)
    order += followers.get(rank, ())


def _split(ranks: list[int], at: int) -> tuple[list[int], list[int]]:
    place = ranks.index(at)
    return ranks[:place], ranks[place + 1 :]
