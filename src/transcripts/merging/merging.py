"""Two versions of a document made one, with or without their common ancestor."""

import dataclasses
import itertools
from collections.abc import Sequence
from typing import Any

from transcripts.comparison.changes import LISTS, Collection
from transcripts.errors import MergeError
from transcripts.merging.block_merging import units
from transcripts.merging.disputing import Disputes
from transcripts.merging.entries import Entry, entries
from transcripts.merging.keeping import needed
from transcripts.merging.naming import Naming
from transcripts.merging.ordering import in_order
from transcripts.merging.record_merging import RecordMerging
from transcripts.merging.recording import Input, recorded
from transcripts.merging.versions import Version
from transcripts.merging.whole_document import merged_event, merged_extensions, merged_metadata
from transcripts.merging.work import Work
from transcripts.model import Block, Document, Side

_BEFORE: tuple[Collection, ...] = ("sources", "provenance", "agents")
"""Lists whose records blocks refer to."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class MergeOptions:
    """How to merge, and what to write in the provenance."""

    person: str | None = None
    """Who merges."""
    now: str | None = None
    """The time to stamp on the merge; None keeps results reproducible."""
    names: tuple[str | None, str | None, str | None] = (None, None, None)
    """Names of the base, ours and theirs, such as those of their files."""


def merge(
    ours: Document,
    theirs: Document,
    base: Document | None = None,
    *,
    options: MergeOptions | None = None,
) -> Document:
    """Bring two versions of a document together; what takes a decision is in its `conflicts`.

    With their common ancestor `base`, what only one side changed is taken over. Without it, every
    difference is a conflict. The document shows our side of conflicts, theirs where we have none.

    Raises:
        MergeError: If a version still has open conflicts.
    """
    documents = (base, ours, theirs)
    for document in documents:
        _check_settled(document)
    return _Merging(ours, theirs, base).merged(options or MergeOptions())


def _check_settled(document: Document | None) -> None:
    if document and any(conflict.resolution is None for conflict in document.conflicts):
        count = sum(conflict.resolution is None for conflict in document.conflicts)
        raise MergeError(document.id, f"has {count} open conflict{'s' * (count > 1)}")


class _Merging:
    def __init__(self, ours: Document, theirs: Document, base: Document | None) -> None:
        self._inputs = (base, ours, theirs)
        known = base is not None
        base = base if base is not None else ours
        naming = Naming(base, ours, theirs)
        self._work = Work(
            base=base,
            ours=Version("ours", base, ours),
            theirs=Version("theirs", base, theirs),
            known=known,
            naming=naming,
            disputes=Disputes(),
        )

    def merged(self, options: MergeOptions) -> Document:
        """The merged document."""
        work = self._work
        id = work.name(work.base.id, work.ours.document.id, work.theirs.document.id)
        keep: dict[Side, set[str]] = {
            "ours": needed(work.ours, work.theirs) if work.known else set(),
            "theirs": needed(work.theirs, work.ours) if work.known else set(),
        }
        found: dict[Collection, Sequence[Entry]] = {}
        for collection in _BEFORE:
            found[collection] = self._entries(collection, keep)
        blocks = in_order(units(work), work.base.blocks, work.disputes, known=work.known)
        for collection in LISTS:
            if collection not in _BEFORE:
                found[collection] = self._entries(collection, keep)
        lists = RecordMerging(work, blocks).merged(found)
        fields = {
            **merged_metadata(work),
            "id": id,
            "schema_version": work.ours.document.schema_version,
            "event": merged_event(work),
            "extensions": merged_extensions(work),
            "blocks": tuple(blocks),
            **lists,
        }
        return self._finished(fields, blocks, options)

    def _entries(self, collection: Collection, keep: dict[Side, set[str]]) -> list[Entry]:
        def kept(side: Side, record: Any) -> bool:
            content = getattr(record, "content", ())
            shown = self._work.shown[side]
            return record.id in keep[side] or any(span.block in shown for span in content)

        return entries(self._work, collection, kept=kept)

    def _finished(
        self, fields: dict[str, Any], blocks: Sequence[Block], options: MergeOptions
    ) -> Document:
        naming, disputes = self._work.naming, self._work.disputes
        places = {block.id: index for index, block in enumerate(blocks)}
        ids = (naming.fresh("conflict") for _ in itertools.count())
        records: dict[str, set[str]] = {
            name: {record.id for record in fields[name]} for name in LISTS
        }
        conflicts = disputes.conflicts(ids, places, records)
        inputs = [
            Input(side, document, name)
            for side, document, name in zip(
                ("base", "ours", "theirs"), self._inputs, options.names, strict=True
            )
            if document is not None
        ]
        entry = recorded(
            naming.fresh("merge"), inputs, conflicts, person=options.person, now=options.now
        )
        provenance = (*fields["provenance"], entry)
        return Document.model_validate({**fields, "provenance": provenance, "conflicts": conflicts})
