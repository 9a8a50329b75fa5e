"""What holds between records, looked at also where some of them have wrong fields.

A record with a wrong field cannot take part. It is left out, together with the findings
that only its absence causes, so that the others are still checked.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from transcripts.model import COLLECTIONS, Document, Fault, faults
from transcripts.report import Issue
from transcripts.validate.hints import hints
from transcripts.validate.shape import Path


class Sound(NamedTuple):
    """The part of a record whose fields are right."""

    record: dict[str, Any]
    indices: Mapping[str, tuple[int, ...]]
    """For each collection, where its records stood in the whole."""
    records_missing: frozenset[str]
    """Ids of the records that were left out."""
    fields_missing: frozenset[str]
    """Fields of the document that were left out."""


def sound_part(record: dict[str, Any], wrong: frozenset[Path]) -> Sound:
    """The record without all that the paths in `wrong` lead into."""
    fields = {str(path[0]) for path in wrong if path[0] not in COLLECTIONS or len(path) == 1}
    part = {name: value for name, value in record.items() if name not in fields}
    part.setdefault("id", "document")
    indices: dict[str, tuple[int, ...]] = {}
    missing = set()
    for name in COLLECTIONS:
        entries = part.get(name, [])
        bad = {path[1] for path in wrong if path[0] == name and len(path) > 1}
        indices[name] = tuple(i for i in range(len(entries)) if i not in bad)
        missing |= {_id_of(entry) for i, entry in enumerate(entries) if i in bad}
        part[name] = [entries[i] for i in indices[name]]
    return Sound(part, indices, frozenset(missing), frozenset(fields))


def _id_of(entry: object) -> str:
    return str(entry.get("id")) if isinstance(entry, dict) else ""


def found_between_records(document: Document, sound: Sound) -> Iterator[Issue]:
    """Every broken invariant and every hint, with pointers into the whole record."""
    for fault in faults(document):
        if not _only_looks_broken(fault, sound):
            yield _in_whole(_issue(fault), sound)
    for hint in hints(document):
        if (hint.pointer or "")[1:] not in sound.fields_missing:
            yield _in_whole(hint, sound)


def _only_looks_broken(fault: Fault, sound: Sound) -> bool:
    unsure = fault.found in sound.records_missing or not sound.fields_missing.isdisjoint(
        COLLECTIONS
    )
    return fault.code == "REF-DANGLING" and unsure


def _issue(fault: Fault) -> Issue:
    return Issue(
        code=fault.code,
        severity="error",
        message=fault.message,
        remedy=fault.remedy,
        where=fault.where,
        pointer=fault.pointer,
        expected=fault.expected,
        found=fault.found,
    )


def _in_whole(issue: Issue, sound: Sound) -> Issue:
    _, name, *rest = (issue.pointer or "/").split("/")
    if rest and name in sound.indices:
        rest[0] = str(sound.indices[name][int(rest[0])])
    return issue.model_copy(update={"pointer": "/".join(("", name, *rest))})
