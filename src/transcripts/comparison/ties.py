"""All that corresponds in two documents: blocks, records, ids."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, cast

from transcripts.comparison.agents import Votes, matched_agents
from transcripts.comparison.alignment import align
from transcripts.comparison.carrying import Carrier
from transcripts.comparison.changes import LISTS, Collection
from transcripts.comparison.filling import filled
from transcripts.comparison.following import followed
from transcripts.comparison.leftovers import with_leftovers
from transcripts.comparison.matching import (
    ANSWER_KEYS,
    CLAIM_KEYS,
    PROVENANCE_KEYS,
    QUESTION_KEYS,
    RELATION_KEYS,
    SOURCE_KEYS,
    Key,
    Pairs,
    add_by_key,
    add_by_weight,
    matched,
    overlaps,
    quoted,
)
from transcripts.comparison.pairing import Group, linked
from transcripts.comparison.passages import Rewriting, rewriting
from transcripts.model import Document, Identified

RECORD_KEYS: Mapping[Collection, Sequence[Key[Any]]] = {
    "sources": SOURCE_KEYS,
    "provenance": PROVENANCE_KEYS,
    "claims": CLAIM_KEYS,
    "questions": QUESTION_KEYS,
    "answers": ANSWER_KEYS,
    "relations": RELATION_KEYS,
}


class Ties(NamedTuple):
    """What corresponds in two documents."""

    groups: list[Group]
    """Blocks that correspond, in the old document's order."""
    rewritings: Mapping[Group, Rewriting]
    """How the text of each group was edited or cut, if it was."""
    pairs: Mapping[Collection, Pairs]
    """Records that correspond, by index."""
    ids: Mapping[str, str]
    """The new id for each old one that has a counterpart."""
    forward: Carrier
    """Takes records of the old document over to the new one."""
    backward: Carrier
    """Takes records of the new document over to the old one."""


def tied(old: Document, new: Document) -> Ties:
    """Find out what corresponds."""
    alignment = align(old.blocks, new.blocks)
    groups = linked(old.blocks, new.blocks, alignment)
    groups = with_leftovers(old.blocks, new.blocks, alignment, groups)
    groups = filled(old.blocks, new.blocks, alignment, groups)
    rewritings = {
        group: rewriting(old.blocks, new.blocks, alignment, group)
        for group in groups
        if not _untouched(old, new, group)
    }
    return _Tying(old, new, groups, rewritings).done()


def _untouched(old: Document, new: Document, group: Group) -> bool:
    if len(group.old) + len(group.new) > 2:
        return False
    return old.blocks[group.old[0]].text == new.blocks[group.new[0]].text


class _Tying:
    """Matches the records, list by list, each with the help of the ids found before."""

    def __init__(
        self,
        old: Document,
        new: Document,
        groups: list[Group],
        rewritings: Mapping[Group, Rewriting],
    ) -> None:
        self._old, self._new = old, new
        self._groups, self._rewritings = groups, rewritings
        self._ids, self._back = {old.id: new.id}, {new.id: old.id}
        for group in groups:
            if len(group.old) == len(group.new) == 1:
                self._tie(old.blocks[group.old[0]], new.blocks[group.new[0]])
        turned = (rewriting.turned() for rewriting in rewritings.values())
        self._forward = Carrier(self._ids, rewritings.values())
        self._backward = Carrier(self._back, turned)

    def done(self) -> Ties:
        """Match every list."""
        pairs = {collection: self._matched(collection) for collection in LISTS}
        return Ties(self._groups, self._rewritings, pairs, self._ids, self._forward, self._backward)

    def _tie(self, old: Identified, new: Identified) -> None:
        self._ids[old.id] = new.id
        self._back[new.id] = old.id

    def _matched(self, collection: Collection) -> Pairs:
        old: Sequence[Any] = getattr(self._old, collection)
        new: Sequence[Any] = getattr(self._new, collection)
        moved = [followed(record, self._forward) for record in old]
        if collection == "agents":
            pairs = matched_agents(old, new, followed=moved, votes=self._votes())
        else:
            pairs = matched(moved, new, RECORD_KEYS[collection])
        if collection in ("claims", "questions"):
            add_by_weight(pairs, overlaps(moved, new))
            add_by_key(pairs, old, new, cast(Callable[[Identified], Any], quoted))
        for index, other in pairs.items():
            self._tie(old[index], new[other])
        return pairs

    def _votes(self) -> Votes:
        blocks, others = self._old.blocks, self._new.blocks
        return Counter(
            (speaker, other)
            for group in self._groups
            if len(group.old) == len(group.new) == 1
            and (speaker := blocks[group.old[0]].speaker) is not None
            and (other := others[group.new[0]].speaker) is not None
        )
