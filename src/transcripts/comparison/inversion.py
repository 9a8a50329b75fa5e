"""The way back."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from transcripts.comparison.changes import (
    AgentsMerged,
    AgentSplit,
    BlockDeleted,
    BlockInserted,
    BlocksMerged,
    BlockSplit,
    Change,
    Changes,
    RecordAdded,
    RecordRemoved,
    Renumbered,
)

_OPPOSITE: Mapping[type[Any], type[Any]] = {
    BlockInserted: BlockDeleted,
    BlockSplit: BlocksMerged,
    RecordAdded: RecordRemoved,
    AgentsMerged: AgentSplit,
}
_TURNED = {**_OPPOSITE, **{other: kind for kind, other in _OPPOSITE.items()}}
_SWAPPED = {"old": "new", "before": "after", "old_gaps": "new_gaps", "old_index": "new_index"}
_SIDES = {**_SWAPPED, **{other: side for side, other in _SWAPPED.items()}}


def invert(changes: Changes) -> Changes:
    """The changes that lead from the second document back to the first."""
    back = tuple(turned(change) for change in changes.changes)
    return Changes(
        changes_version=changes.changes_version,
        old=changes.new,
        new=changes.old,
        counts=dict(Counter(change.kind for change in back)),
        changes=back,
    )


def turned(change: Change) -> Any:
    """The change that undoes a change."""
    if isinstance(change, Renumbered):
        return Renumbered(ids={new: old for old, new in change.ids.items()})
    fields = {_SIDES.get(name, name): value for name, value in change if name != "kind"}
    if "consequences" in fields:
        fields["consequences"] = tuple(turned(inner) for inner in fields["consequences"])
    return _TURNED.get(type(change), type(change))(**fields)
