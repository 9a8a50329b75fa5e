"""Which records stay although the other side removed them: those that something new refers to."""

from collections.abc import Iterator
from typing import Any

from transcripts.comparison.changes import LISTS
from transcripts.comparison.pairing import Group
from transcripts.merging.references import references
from transcripts.merging.versions import Version
from transcripts.model import Model


def needed(version: Version, other: Version) -> set[str]:
    """Ids, on one side, of all that its own additions and edits refer to."""
    by_id: dict[str, Any] = {
        record.id: record for name in LISTS for record in getattr(version.document, name)
    }
    waiting = [id for record in _new(version, other) for id in references(record)]
    found: set[str] = set()
    while waiting:
        id = waiting.pop()
        if id in by_id and id not in found:
            found.add(id)
            waiting += references(by_id[id])
    return found


def _new(version: Version, other: Version) -> Iterator[Model]:
    for records in version.handled.values():
        yield from records
    if version.changed_event():
        yield version.document.event
    blocks = version.document.blocks
    for index in version.added_blocks():
        yield blocks[index]
    for group in version.ties.groups:
        if len(group.old) + len(group.new) > 2 or _is_new(version, group, other):
            yield from (blocks[index] for index in group.new)


def _is_new(version: Version, group: Group, other: Version) -> bool:
    if version.changed_block(group):
        return True
    gone = group.old[0] not in other.group_of
    return gone and (
        group in version.ties.rewritings or version.base.blocks[group.old[0]].id in version.about
    )
