"""Apply changes to a document; what does not fit exactly is refused."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from transcripts.canonical import digest
from transcripts.comparison.block_patching import patched_blocks
from transcripts.comparison.carrying import Carrier
from transcripts.comparison.changes import LISTS, BlockDeleted, Changes, RecordRemoved, Renumbered
from transcripts.comparison.fitting import Bundle, check
from transcripts.comparison.record_patching import (
    patched_event,
    patched_extensions,
    patched_metadata,
    patched_records,
)
from transcripts.comparison.text_patching import recuts, rewritten
from transcripts.errors import PatchError
from transcripts.model import COLLECTIONS, Document, Fault
from transcripts.model.wording import worded


def apply(changes: Changes, document: Document) -> Document:
    """The document that the changes lead to.

    They may have been made for another document, if all that they change is the same there.

    Raises:
        PatchError: If something is not as the changes expect it; the error names the place.
    """
    bundle = Bundle(changes.changes)
    ids = _ids(document, bundle)
    by_id = {block.id: block for block in document.blocks}
    rewritings = rewritten(by_id, bundle, ids)
    carrier = Carrier(ids, rewritings)
    blocks = patched_blocks(document.blocks, bundle, rewritings, carrier)
    fields: dict[str, Any] = {
        name: patched_records(document, name, bundle, carrier, blocks) for name in LISTS
    }
    made = document.model_copy(
        update={
            **fields,
            **dict(patched_metadata(document, bundle)),
            "id": ids[document.id],
            "event": patched_event(document.event, bundle, carrier),
            "extensions": patched_extensions(document, bundle),
            "blocks": tuple(blocks),
        }
    )
    return _checked(made, changes, document)


def _ids(document: Document, bundle: Bundle) -> Mapping[str, str]:
    """The new id of everything that stays and stays one."""
    records = (record for name in COLLECTIONS for record in getattr(document, name))
    ids = {record.id: record.id for record in (document, *records)}
    for change in bundle.of(Renumbered):
        for id in change.ids:
            check(id in ids, id, "nothing has that id")
        ids |= change.ids
    for deletion in bundle.of(BlockDeleted):
        ids.pop(deletion.block.id, None)
    for removal in bundle.of(RecordRemoved):
        ids.pop(removal.record.id, None)
    for cut in recuts(bundle):
        for block in cut.old:
            ids.pop(block.id, None)
    return ids


def _checked(made: Document, changes: Changes, document: Document) -> Document:
    """The new document, valid; the very one the changes lead to if this is where they start."""
    try:
        result = Document.model_validate_json(made.model_dump_json(exclude_defaults=True))
    except ValidationError as error:
        raise _invalid(error) from error
    if digest(document) == changes.old.sha256:
        fits = digest(result) == changes.new.sha256
        check(fits, result.id, "what they make of the document is not what they should")
    return result


def _invalid(error: ValidationError) -> PatchError:
    first = error.errors(include_url=False)[0]
    found: tuple[Fault, ...] = first.get("ctx", {}).get("faults", ())
    if found:
        return PatchError(found[0].where, f"it then {found[0].message}")
    place = "/".join(str(part) for part in first["loc"])
    return PatchError(place or "the document", worded(first).message)
