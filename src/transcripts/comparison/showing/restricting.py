"""What can be compared where one document was not extracted and the other was."""

from collections.abc import Sequence
from typing import Literal

from transcripts.comparison.changes import (
    AgentRenamed,
    AgentsMerged,
    AgentSplit,
    Change,
    LabelChanged,
    Renumbered,
    SpeakerChanged,
    TimeChanged,
    WordsEdited,
)
from transcripts.comparison.showing.entries import category_of
from transcripts.model import Document

_SPOKEN = (
    AgentRenamed, AgentsMerged, AgentSplit, LabelChanged, Renumbered, SpeakerChanged, TimeChanged,
    WordsEdited,
)  # fmt: skip
_MADE = {"extract", "review", "merge"}


def unextracted(old: Document, new: Document) -> Literal["A", "B"] | None:
    """Which document nobody looked through for claims, where the other was looked through."""
    bare = _bare(old), _bare(new)
    if bare == (True, False):
        return "A"
    return "B" if bare == (False, True) else None


def _bare(document: Document) -> bool:
    records = document.claims or document.questions or document.answers or document.relations
    return not records and _MADE.isdisjoint(entry.activity for entry in document.provenance)


def of_text(changes: Sequence[Change]) -> tuple[Change, ...]:
    """The changes of what was said, by whom and when, without those of what was found in it."""
    return tuple(change for change in changes if _is_of_text(change))


def _is_of_text(change: Change) -> bool:
    return isinstance(change, _SPOKEN) or category_of(change) in ("turns", "moves")


def is_same(changes: Sequence[Change]) -> bool:
    """Whether nothing differs but ids."""
    return all(isinstance(change, Renumbered) for change in changes)
