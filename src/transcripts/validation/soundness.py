"""The part of a record that the rules between records can be applied to.

A wrong field must not hide other faults. So it is taken out if its record can do without, or
gets a value that no rule looks at; only where neither is possible the record is left out.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, get_args

from transcripts.model import COLLECTIONS, Document, Model

Path = tuple[int | str, ...]

_INDIFFERENT = {
    "mode": "own",
    "polarity": "asserted",
    "certainty": "asserted",
    "form": "topic",
    "from_audience": False,
    "activity": "read",
    "status": "unreviewed",
}
"""Required fields that no rule looks at, each with a value that is right in form."""


class Sound(NamedTuple):
    """The part of a record whose fields are right."""

    record: dict[str, Any]
    indices: Mapping[str, tuple[int, ...]]
    """For each collection, where its records stood in the whole."""
    touched: frozenset[str]
    """Ids of the records that lack a field or are left out themselves."""
    left_out: frozenset[str]
    """Ids of the records that are left out."""
    fields_left_out: frozenset[str]
    """Fields of the document that are left out."""


def sound_part(record: dict[str, Any], wrong: frozenset[Path]) -> Sound:
    """The record without all that the paths in `wrong` lead into, as far as it must be."""
    fields = {str(path[0]) for path in wrong if path[0] not in COLLECTIONS or len(path) == 1}
    part = {name: value for name, value in record.items() if name not in fields}
    part.setdefault("id", "document")
    indices: dict[str, tuple[int, ...]] = {}
    touched, left_out = set(), set()
    for name in COLLECTIONS:
        entries, kept = part.get(name, []), []
        for index, entry in enumerate(entries):
            bad = [path[2:] for path in wrong if path[:2] == (name, index)]
            mended = _mended(entry, bad, name) if bad else entry
            touched |= {id_of(entry)} if bad else set()
            left_out |= {id_of(entry)} if mended is None else set()
            kept += [(index, mended)] if mended is not None else []
        indices[name] = tuple(index for index, _ in kept)
        part[name] = [entry for _, entry in kept]
    return Sound(part, indices, frozenset(touched), frozenset(left_out), frozenset(fields))


def _mended(entry: object, bad: Iterable[Path], collection: str) -> dict[str, Any] | None:
    if not isinstance(entry, dict):
        return None
    mended = dict(entry)
    for path in bad:
        field = str(path[0]) if path else ""
        if field in _INDIFFERENT:
            mended[field] = _INDIFFERENT[field]
        elif not path or field in _required(collection):
            return None
        else:
            mended.pop(field, None)
    return mended


def _required(collection: str) -> set[str]:
    kind: type[Model] = get_args(Document.model_fields[collection].annotation)[0]
    return {name for name, field in kind.model_fields.items() if field.is_required()}


def id_of(entry: object) -> str:
    """The id of a record in the raw; empty if it has none."""
    found = entry.get("id") if isinstance(entry, dict) else None
    return found if isinstance(found, str) else ""
