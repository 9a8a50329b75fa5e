"""How the records of two documents differ."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args

from transcripts.comparison.changes import (
    LISTS,
    AgentRenamed,
    Collection,
    DocumentField,
    EventEdited,
    ExtensionsEdited,
    MetadataEdited,
    PlainChange,
    Reanchored,
    RecordAdded,
    RecordEdited,
    RecordRemoved,
    RecordsReordered,
    Renumbered,
    Spanned,
)
from transcripts.comparison.differing import differing, fields_of
from transcripts.comparison.following import followed
from transcripts.comparison.matching import Pairs
from transcripts.comparison.ordering import block_places, followed_order
from transcripts.comparison.ties import Ties
from transcripts.model import Document, Identified, Model

_SPANNED: dict[Collection, Spanned] = {
    "claims": "claims",
    "questions": "questions",
    "answers": "answers",
}


def document_changes(old: Document, new: Document, ties: Ties) -> Iterator[PlainChange]:
    """Ids, metadata, event and extensions."""
    ids = {mine: theirs for mine, theirs in ties.ids.items() if mine != theirs}
    if ids:
        yield Renumbered(ids=ids)
    fields: tuple[DocumentField, ...] = get_args(DocumentField)
    before, after = fields_of(old, fields), fields_of(new, fields)
    for field in fields:
        if before[field] != after[field]:
            yield MetadataEdited(field=field, before=before[field], after=after[field])
    if names := sorted(changed_fields(old.event, new.event, ties)):
        yield EventEdited(before=fields_of(old.event, names), after=fields_of(new.event, names))
    yield from _extension_changes(old, new)


def _extension_changes(old: Document, new: Document) -> Iterator[ExtensionsEdited]:
    texts, others = _dumped(old.extensions), _dumped(new.extensions)
    keys = [key for key in sorted({*texts, *others}) if texts.get(key) != others.get(key)]
    if keys:
        yield ExtensionsEdited(
            before={key: json.loads(texts[key]) for key in keys if key in texts},
            after={key: json.loads(others[key]) for key in keys if key in others},
        )


def _dumped(extensions: dict[str, Any]) -> dict[str, str]:
    """Values as texts, since 1, 1.0 and true are equal in Python and three in JSON."""
    return {key: json.dumps(value, sort_keys=True) for key, value in extensions.items()}


def record_changes(old: Document, new: Document, ties: Ties) -> Iterator[PlainChange]:
    """What was removed, added, edited or put in another order, list by list."""
    places = block_places(old.blocks), block_places(new.blocks)
    for collection in LISTS:
        pairs = ties.pairs[collection]
        mine: Sequence[Any] = getattr(old, collection)
        theirs: Sequence[Any] = getattr(new, collection)
        for index, record in enumerate(mine):
            if index not in pairs:
                yield RecordRemoved(collection=collection, index=index, record=record)
        known = set(pairs.values())
        for index, record in enumerate(theirs):
            if index not in known:
                yield RecordAdded(collection=collection, index=index, record=record)
        for index, other in sorted(pairs.items()):
            yield from _edits(collection, mine[index], theirs[other], ties)
        yield from _reordered(collection, mine, theirs, (pairs, places))


def _edits(collection: Collection, old: Any, new: Any, ties: Ties) -> Iterator[PlainChange]:
    names = changed_fields(old, new, ties)
    if "name" in names and collection == "agents":
        names.remove("name")
        yield AgentRenamed(old=old.id, new=new.id, before=old.name, after=new.name)
    if "content" in names:
        names.remove("content")
        yield Reanchored(
            collection=_SPANNED[collection],
            old=old.id,
            new=new.id,
            before=old.content,
            after=new.content,
        )
    if names:
        order = sorted(names)
        yield RecordEdited(
            collection=collection,
            old=old.id,
            new=new.id,
            before=fields_of(old, order),
            after=fields_of(new, order),
        )


def changed_fields(old: Model, new: Model, ties: Ties) -> set[str]:
    """The fields that don't follow in one direction or the other."""
    there, back = followed(old, ties.forward), followed(new, ties.backward)
    return {*differing(there, new), *differing(back, old)}


def _reordered(
    collection: Collection,
    old: Sequence[Identified],
    new: Sequence[Identified],
    known: tuple[Pairs, tuple[Mapping[str, int], Mapping[str, int]]],
) -> Iterator[RecordsReordered]:
    """The order of the records that both have, if it does not follow, here and on the way back.

    `known` holds the pairs of records and the places of the blocks in both documents.
    """
    pairs, (places, new_places) = sorted(known[0].items()), known[1]
    olds, news = [old[index] for index, _ in pairs], [new[other] for _, other in pairs]
    real = sorted(range(len(pairs)), key=lambda rank: pairs[rank][1])
    there = followed_order(olds, news, places=places, new_places=new_places)
    back = followed_order(
        [news[rank] for rank in real],
        [olds[rank] for rank in real],
        places=new_places,
        new_places=places,
    )
    if there != real or [real[rank] for rank in back] != list(range(len(pairs))):
        yield RecordsReordered(
            collection=collection,
            old=tuple(record.id for record in olds),
            new=tuple(news[rank].id for rank in real),
        )
