"""Which records are merged with which, and what they are called."""

import dataclasses
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from transcripts.comparison.agents import matched_agents
from transcripts.comparison.changes import Collection
from transcripts.comparison.following import followed
from transcripts.comparison.matching import Pairs, add_by_weight, matched, overlaps
from transcripts.comparison.ties import RECORD_KEYS
from transcripts.merging.work import Work
from transcripts.model import Side


@dataclasses.dataclass
class Entry:
    """A record of the merged document: what it is on each side."""

    collection: Collection
    id: str
    base: Any
    ours: Any
    theirs: Any
    index: int | None = None
    """Its place in the base's list."""
    needed: bool = False
    """Whether one side removed it, but the other refers to it anew."""

    def on(self, side: Side) -> Any:
        """The record of a side."""
        return self.ours if side == "ours" else self.theirs


def entries(
    work: Work, collection: Collection, *, kept: Callable[[Side, Any], bool]
) -> list[Entry]:
    """The records of a list that stay: in our order, those that only they have after their like.

    Args:
        work: The merge; its sides are told where the records went.
        collection: The list.
        kept: Whether a record stays although the other side removed it.
    """
    ours, theirs = _Side(work, "ours", collection), _Side(work, "theirs", collection)
    found: dict[Any, Entry] = {}
    for index, record in enumerate(getattr(work.base, collection)):
        mine, other, needed = ours.of(index), theirs.of(index), False
        if mine is None and other is None:
            continue
        if mine is None or other is None:
            side: Side = "theirs" if mine is None else "ours"
            alone = other if mine is None else mine
            changed = work.versions[side].has_handled(collection, alone.id)
            needed = work.known and kept(side, alone)
            if work.known and not (changed or needed):
                continue
        id = work.name(record.id, mine and mine.id, other and other.id)
        found[id] = Entry(collection, id, record, mine, other, index, needed)
    pairs = _added_by_both(work, collection, ours.added, theirs.added)
    taken = set(pairs.values())
    for number, record in enumerate(ours.added):
        other = theirs.added[pairs[number]] if number in pairs else None
        id = work.name(None, record.id, other and other.id)
        found[id] = Entry(collection, id, None, record, other)
    for number, record in enumerate(theirs.added):
        if number not in taken:
            id = work.name(None, None, record.id)
            found[id] = Entry(collection, id, None, None, record)
    return _in_order(list(found.values()), ours.records, theirs.records)


class _Side:
    def __init__(self, work: Work, side: Side, collection: Collection) -> None:
        version = work.versions[side]
        self.records: Sequence[Any] = getattr(version.document, collection)
        self._pairs = version.ties.pairs[collection]
        known = set(self._pairs.values())
        self.added = [record for i, record in enumerate(self.records) if i not in known]

    def of(self, index: int) -> Any:
        return self.records[self._pairs[index]] if index in self._pairs else None


def _added_by_both(
    work: Work, collection: Collection, ours: Sequence[Any], theirs: Sequence[Any]
) -> Pairs:
    """Records that both sides added, by their numbers among the added."""
    if not (ours and theirs):
        return {}
    carriers = work.ours.carrier(), work.theirs.carrier()
    mine = [followed(record, carriers[0]) for record in ours]
    other = [followed(record, carriers[1]) for record in theirs]
    if collection == "agents":
        return matched_agents(mine, other, followed=mine, votes=Counter())
    pairs = matched(mine, other, RECORD_KEYS[collection])
    if collection in ("claims", "questions"):
        add_by_weight(pairs, overlaps(mine, other))
    return pairs


def _in_order(found: list[Entry], ours: Sequence[Any], theirs: Sequence[Any]) -> list[Entry]:
    """In our order, or in theirs if only they changed it; the rest each after its like."""
    mine, other = _listed(found, "ours", ours), _listed(found, "theirs", theirs)
    shared = [entry for entry in mine if entry.theirs is not None]
    kept = [entry.index for entry in shared if entry.index is not None]
    if kept == sorted(kept):
        mine, other = other, mine
    here = {entry.id for entry in mine}
    after: dict[str | None, list[Entry]] = {}
    last: str | None = None
    for entry in other:
        if entry.id in here:
            last = entry.id
        else:
            after.setdefault(last, []).append(entry)
    result = list(after.get(None, ()))
    for entry in mine:
        result += [entry, *after.get(entry.id, ())]
    return result


def _listed(found: list[Entry], side: Side, records: Sequence[Any]) -> list[Entry]:
    """The entries that a side has, in its order."""
    by_id = {each.id: entry for entry in found if (each := entry.on(side)) is not None}
    return [by_id[record.id] for record in records if record.id in by_id]
