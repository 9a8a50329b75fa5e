"""Apply changes to agents, claims, questions, the event and all else that is no block."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from transcripts.comparison.carrying import Carrier
from transcripts.comparison.changes import (
    AgentRenamed,
    Collection,
    EventEdited,
    ExtensionsEdited,
    MetadataEdited,
    Reanchored,
    RecordAdded,
    RecordEdited,
    RecordRemoved,
    RecordsReordered,
)
from transcripts.comparison.fitting import (
    Bundle,
    check,
    check_at,
    check_fields,
    with_fields,
)
from transcripts.comparison.following import followed
from transcripts.comparison.ordering import block_places, followed_order
from transcripts.model import (
    Block,
    Conflict,
    Document,
    Event,
    Identified,
    Identifier,
    Model,
    Rights,
)
from transcripts.model.types import LanguageTag


class Metadata(Model):
    """What a document says of itself as a whole."""

    language: LanguageTag | None = None
    identifiers: tuple[Identifier, ...] = ()
    rights: Rights | None = None
    conflicts: tuple[Conflict, ...] = ()


class _Edit(NamedTuple):
    """Some fields of a record in JSON, as they were and as they become."""

    before: dict[str, Any]
    after: dict[str, Any]


def patched_records(
    document: Document,
    collection: Collection,
    bundle: Bundle,
    carrier: Carrier,
    blocks: Sequence[Block],
) -> tuple[Identified, ...]:
    """One list of records as it becomes.

    Args:
        document: The document as it was.
        collection: Which list.
        bundle: The changes.
        carrier: Takes records over to the new document.
        blocks: The new document's blocks.

    Raises:
        PatchError: If a change does not fit.
    """
    old: Sequence[Identified] = getattr(document, collection)
    removed = [change for change in bundle.of(RecordRemoved) if change.collection == collection]
    for change in removed:
        check_at(old, change.index, change.record)
    gone = {change.record.id for change in removed}
    kept = [record for record in old if record.id not in gone]
    edits = _edits(collection, bundle)
    for id in edits:
        check(any(record.id == id for record in kept), id, f"it is not among the {collection}")
    new = [_edited(record, edits.get(record.id, ()), carrier) for record in kept]
    order = _order(collection, bundle, (kept, new), (document.blocks, blocks))
    return _with_added([new[rank] for rank in order], collection, bundle)


def patched_event(event: Event, bundle: Bundle, carrier: Carrier) -> Event:
    """The event as it becomes.

    Raises:
        PatchError: If a change does not fit.
    """
    new = followed(event, carrier)
    for change in bundle.of(EventEdited):
        check_fields(event, change.before, "event")
        new = with_fields(new, change.after, "event")
    return new


def patched_metadata(document: Document, bundle: Bundle) -> Metadata:
    """The document's language, identifiers and rights as they become.

    Raises:
        PatchError: If a change does not fit.
    """
    result = Metadata.model_validate(
        {name: getattr(document, name) for name in Metadata.model_fields}
    )
    for change in bundle.of(MetadataEdited):
        check_fields(document, {change.field: change.before}, document.id)
        result = with_fields(result, {change.field: change.after}, document.id)
    return result


def patched_extensions(document: Document, bundle: Bundle) -> dict[str, Any]:
    """What others carry in the document, as it becomes.

    Raises:
        PatchError: If a change does not fit.
    """
    values: dict[str, Any] = dict(document.extensions)
    for change in bundle.of(ExtensionsEdited):
        for key in sorted({*change.before, *change.after}):
            fits = _as_json(values, key) == _as_json(change.before, key)
            check(fits, key, "the extension is not as expected")
            values.pop(key, None)
        values |= change.after
    return values


def _as_json(values: Mapping[str, Any], key: str) -> str | None:
    return json.dumps(values[key], sort_keys=True) if key in values else None


def _edits(collection: Collection, bundle: Bundle) -> dict[str, list[_Edit]]:
    """The edits of each record, by its old id."""
    found: dict[str, list[_Edit]] = {}
    for change in bundle.of(RecordEdited):
        if change.collection == collection:
            found.setdefault(change.old, []).append(_Edit(change.before, change.after))
    for anchoring in bundle.of(Reanchored):
        if anchoring.collection == collection:
            values = anchoring.model_dump(mode="json", include={"before", "after"})
            edit = _Edit({"content": values["before"]}, {"content": values["after"]})
            found.setdefault(anchoring.old, []).append(edit)
    for naming in bundle.of(AgentRenamed) if collection == "agents" else ():
        edit = _Edit({"name": naming.before}, {"name": naming.after})
        found.setdefault(naming.old, []).append(edit)
    return found


def _edited(record: Identified, edits: Sequence[_Edit], carrier: Carrier) -> Identified:
    values: dict[str, Any] = {}
    for edit in edits:
        check_fields(record, edit.before, record.id)
        values |= edit.after
    new = followed(record, carrier)
    return with_fields(new, values, record.id) if values else new


def _order(
    collection: Collection,
    bundle: Bundle,
    records: tuple[Sequence[Identified], Sequence[Identified]],
    blocks: tuple[Sequence[Block], Sequence[Block]],
) -> list[int]:
    old, new = records
    for change in bundle.of(RecordsReordered):
        if change.collection == collection:
            fits = change.old == tuple(record.id for record in old)
            check(fits, collection, "they do not stand in the expected order")
            ranks = {record.id: rank for rank, record in enumerate(new)}
            check(ranks.keys() == {*change.new}, collection, "the order names other records")
            return [ranks[id] for id in change.new]
    places, new_places = (block_places(side) for side in blocks)
    return followed_order(old, new, places=places, new_places=new_places)


def _with_added(
    records: list[Identified], collection: Collection, bundle: Bundle
) -> tuple[Identified, ...]:
    added = [change for change in bundle.of(RecordAdded) if change.collection == collection]
    for change in sorted(added, key=lambda change: change.index):
        where = change.record.id
        check(change.index <= len(records), where, f"it cannot be number {change.index + 1}")
        records.insert(change.index, change.record)
    return tuple(records)
