"""Two documents' JSON forms as a JSON Patch (RFC 6902): for programs that know no other."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from transcripts.canonical import json_record
from transcripts.comparison.changes import Changes, Renumbered
from transcripts.comparison.subsequence import Run, heaviest_chain
from transcripts.model import COLLECTIONS, Document

Operation = dict[str, Any]
"""One operation: `op`, `path`, and `value` or `from`."""


def json_patch(old: Document, new: Document, changes: Changes) -> list[Operation]:
    """The operations that make the JSON form of the new document from that of the old.

    Records that correspond are moved and edited, not removed and added.

    Args:
        old: The old document.
        new: The new document.
        changes: What differs between them, which tells what corresponds.
    """
    renumbered = (change.ids for change in changes.changes if isinstance(change, Renumbered))
    ids = {id: other for found in renumbered for id, other in found.items()}
    before, after = json_record(old), json_record(new)
    patch: list[Operation] = []
    for name in COLLECTIONS:
        if name in before and name in after:
            patch += _list_operations(f"/{name}", before[name], after[name], ids)
            before[name] = after[name]
    return [*patch, *_operations("", before, after)]


def _list_operations(
    path: str, old: Sequence[Any], new: Sequence[Any], ids: Mapping[str, str]
) -> Iterator[Operation]:
    """Remove, move and add records of a list, then edit those that stay."""
    places = {record["id"]: index for index, record in enumerate(new)}
    partners = [places.get(ids.get(record["id"], record["id"]), -1) for record in old]
    taken: set[int] = set()
    for index, partner in enumerate(partners):
        partners[index] = -1 if partner in taken else partner
        taken.add(partner)
    for index in reversed(range(len(old))):
        if partners[index] < 0:
            yield {"op": "remove", "path": f"{path}/{index}"}
    yield from _arranged(path, [partner for partner in partners if partner >= 0], new)
    for index, partner in enumerate(partners):
        if partner >= 0:
            yield from _operations(f"{path}/{partner}", old[index], new[partner])


def _arranged(path: str, staying: list[int], new: Sequence[Any]) -> Iterator[Operation]:
    """Bring what stays in order, each after its predecessor, and add what is new."""
    chain = heaviest_chain([Run(at, place, 1) for at, place in enumerate(staying)])
    in_order = {staying[at] for at in chain}
    known, at = set(staying), 0
    for place, record in enumerate(new):
        if place in in_order:
            at = staying.index(place, at)
        elif place in known:
            origin = staying.index(place)
            staying.pop(origin)
            at -= origin < at
            staying.insert(at, place)
            yield {"op": "move", "from": f"{path}/{origin}", "path": f"{path}/{at}"}
        else:
            staying.insert(at, place)
            yield {"op": "add", "path": f"{path}/{at}", "value": record}
        at += 1


def _operations(path: str, old: Any, new: Any) -> Iterator[Operation]:
    """Edit a value in place."""
    if isinstance(old, dict) and isinstance(new, dict):
        yield from _field_operations(path, old, new)
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for index, (before, after) in enumerate(zip(old, new, strict=True)):
            yield from _operations(f"{path}/{index}", before, after)
    elif not _equal(old, new):
        yield {"op": "replace", "path": path, "value": new}


def _field_operations(
    path: str, old: Mapping[str, Any], new: Mapping[str, Any]
) -> Iterator[Operation]:
    for key in [key for key in old if key not in new]:
        yield {"op": "remove", "path": f"{path}/{_escaped(key)}"}
    for key, value in new.items():
        place = f"{path}/{_escaped(key)}"
        if key in old:
            yield from _operations(place, old[key], value)
        else:
            yield {"op": "add", "path": place, "value": value}


def _equal(old: Any, new: Any) -> bool:
    """Whether two values are the same in JSON, where 1 is no truth and 0.0 is not -0.0."""
    return type(old) is type(new) and old == new and repr(old) == repr(new)


def _escaped(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")
