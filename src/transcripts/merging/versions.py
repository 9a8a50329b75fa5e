"""The sides of a merge: what corresponds to the common ancestor, and what was done on each."""

import functools
from collections.abc import Iterator, Sequence
from typing import Any

from transcripts.comparison.block_changes import changed_fields as changed_block_fields
from transcripts.comparison.carrying import Carrier
from transcripts.comparison.changes import LISTS, Collection
from transcripts.comparison.pairing import Group
from transcripts.comparison.passages import Rewriting
from transcripts.comparison.record_changes import changed_fields
from transcripts.comparison.ties import Ties, tied
from transcripts.merging.references import references, spans_of
from transcripts.merging.weaving import Stretch
from transcripts.model import Document, Side, TextSpan

SPANNED: tuple[Collection, ...] = ("claims", "questions", "answers")


class Version:
    """One side, as it came from the base; gathers where its parts are in the merged document."""

    def __init__(self, side: Side, base: Document, document: Document) -> None:
        self.side, self.base, self.document = side, base, document
        self.ties: Ties = tied(base, document)
        self.ids: dict[str, str] = {}
        """Ids in the merged document."""
        self._changed: dict[object, set[str]] = {}
        self.rewritings: list[Rewriting] = []
        """How its text becomes that of the merged document."""
        self.group_of: dict[int, Group] = {
            index: group for group in self.ties.groups for index in group.old
        }
        self.origin_of: dict[int, Group] = {
            index: group for group in self.ties.groups for index in group.new
        }

    def carrier(self) -> Carrier:
        """Takes its records over to the merged document, as far as that is known by now."""
        return Carrier(self.ids, self.rewritings)

    def added_blocks(self) -> list[int]:
        """Indexes of the blocks that the base does not have."""
        return [i for i in range(len(self.document.blocks)) if i not in self.origin_of]

    def changed_block(self, group: Group) -> set[str]:
        """The fields of a block, still one, that were changed; its words apart."""
        if group not in self._changed:
            old, new = self.base.blocks[group.old[0]], self.document.blocks[group.new[0]]
            self._changed[group] = (
                set() if old is new else changed_block_fields(old, new, self.ties)
            )
        return self._changed[group]

    def changed_record(self, collection: Collection, index: int) -> set[str]:
        """The fields of one of the base's records that were changed."""
        if (collection, index) not in self._changed:
            old = getattr(self.base, collection)[index]
            new = getattr(self.document, collection)[self.ties.pairs[collection][index]]
            self._changed[collection, index] = (
                set() if old is new else changed_fields(old, new, self.ties)
            )
        return self._changed[collection, index]

    def changed_event(self) -> set[str]:
        """The fields of the event that were changed."""
        return changed_fields(self.base.event, self.document.event, self.ties)

    @functools.cached_property
    def handled(self) -> dict[Collection, list[Any]]:
        """The records that this side added or edited, by list."""
        found: dict[Collection, list[Any]] = {}
        for collection in LISTS:
            records: Sequence[Any] = getattr(self.document, collection)
            pairs = self.ties.pairs[collection]
            known = {other: index for index, other in pairs.items()}
            found[collection] = [
                record
                for other, record in enumerate(records)
                if other not in known or self.changed_record(collection, known[other])
            ]
        return found

    def has_handled(self, collection: Collection, id: str) -> bool:
        """Whether this side added or edited a record."""
        return id in self._handled_ids[collection]

    @functools.cached_property
    def _handled_ids(self) -> dict[Collection, set[str]]:
        return {name: {each.id for each in records} for name, records in self.handled.items()}

    @functools.cached_property
    def about(self) -> dict[str, list[Stretch]]:
        """The base's words, by block, that this side made statements about."""
        found: dict[str, list[Stretch]] = {}
        for span in self.ties.backward.spans(tuple(self._handled_spans())):
            found.setdefault(span.block, []).append((span.start, span.end))
        return found

    def _handled_spans(self) -> Iterator[TextSpan]:
        by_id = {record.id: record for name in SPANNED for record in getattr(self.document, name)}
        for collection in (*SPANNED, "relations"):
            for record in self.handled[collection]:
                yield from spans_of(record)
                for id in references(record):
                    if id in by_id:
                        yield from spans_of(by_id[id])


def has_changed(version: Version, group: Group) -> bool:
    """Whether a side changed blocks, or made statements about them."""
    return (
        len(group.new) > 1
        or group in version.ties.rewritings
        or bool(version.changed_block(group))
        or version.base.blocks[group.old[0]].id in version.about
    )
