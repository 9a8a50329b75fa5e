"""Where a finding stands: from JSON pointers to lines, and from lines to records."""

from collections.abc import Iterable, Mapping
from typing import Any

from transcripts.model import COLLECTIONS
from transcripts.report import Issue, Place

_NOWHERE = Place()


def pointer_of(path: Iterable[object]) -> str:
    """The JSON pointer (RFC 6901) of a path of keys and indices."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in path)


def place_of(pointer: str, places: Mapping[str, Place]) -> Place:
    """The place of a value, or of the nearest value around it."""
    while pointer not in places and pointer:
        pointer = pointer.rpartition("/")[0]
    return places.get(pointer, _NOWHERE)


def owner_of(path: tuple[object, ...], record: Mapping[str, Any]) -> str | None:
    """The id of the record that a path leads into; the document's own if it is in none."""
    found = record.get("id")
    if len(path) > 1 and path[0] in COLLECTIONS and isinstance(path[1], int):
        entry = record[str(path[0])][path[1]]
        found = entry.get("id", found) if isinstance(entry, Mapping) else found
    return found if isinstance(found, str) else None


def at_place(issue: Issue, places: Mapping[str, Place]) -> Issue:
    """The issue with the line, column and XPath that its pointer stands for."""
    if issue.line is not None or issue.pointer is None:
        return issue
    place = place_of(issue.pointer, places)
    return issue.model_copy(update=place._asdict())
