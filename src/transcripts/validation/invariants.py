"""What holds between records, looked at also where some of them have wrong fields."""

from collections.abc import Iterator
from typing import Any

from transcripts.model import COLLECTIONS, Document, Fault, faults
from transcripts.report import Issue
from transcripts.validation.hints import hints
from transcripts.validation.soundness import Sound, id_of


def found_between_records(
    document: Document, sound: Sound, record: dict[str, Any]
) -> Iterator[Issue]:
    """Every broken invariant and every hint, with pointers into the whole `record`.

    Findings that only the absence of what is left out causes are none.
    """
    yield from _repeated_ids(record, sound)
    for fault in faults(document):
        if not _only_looks_broken(fault, sound):
            yield _in_whole(_issue(fault), sound)
    for hint in hints(document):
        if hint.where not in sound.touched and hint.pointer not in _pointers(sound):
            yield _in_whole(hint, sound)


def _repeated_ids(record: dict[str, Any], sound: Sound) -> Iterator[Issue]:
    # The model's rule sees only what is not left out.
    seen: dict[str, tuple[str, bool]] = {}
    for name in COLLECTIONS:
        entries = record.get(name, [])
        for index, entry in enumerate(entries if isinstance(entries, list) else []):
            found, absent = id_of(entry), index not in sound.indices[name]
            if found in seen and (absent or seen[found][1]):
                yield _issue(
                    Fault(
                        code="ID-DUPLICATE",
                        where=found,
                        pointer=f"/{name}/{index}/id",
                        message=f"id {found!r} is already used at {seen[found][0]}",
                        remedy="give one of the records another id, also where it is referred to",
                    )
                )
            if found:
                seen.setdefault(found, (f"/{name}/{index}/id", absent))


def _only_looks_broken(fault: Fault, sound: Sound) -> bool:
    all_gone = not sound.fields_left_out.isdisjoint(COLLECTIONS)
    return fault.code == "REF-DANGLING" and (all_gone or fault.found in sound.left_out)


def _pointers(sound: Sound) -> frozenset[str]:
    return frozenset(f"/{name}" for name in sound.fields_left_out)


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
