"""How agents, claims, questions and other records differ."""

from typing import Final, Literal

from transcripts.comparison.changes.change import Fields, Index, KindOfChange
from transcripts.model import (
    Agent,
    Answer,
    Claim,
    Provenance,
    Question,
    Relation,
    Source,
    TextSpan,
)
from transcripts.model.types import Id, Line

Collection = Literal[
    "sources", "agents", "claims", "questions", "answers", "relations", "provenance"
]  # fmt: skip
"""The lists of a document that hold records, except its blocks."""
Spanned = Literal["claims", "questions", "answers"]
"""The lists whose records point into the text."""
LISTS: Final[tuple[Collection, ...]] = (
    "sources", "provenance", "agents", "claims", "questions", "answers", "relations",
)  # fmt: skip
"""The same, each list after those that its records refer to."""

Record = Source | Agent | Claim | Question | Answer | Relation | Provenance


class RecordAdded(KindOfChange):
    """A claim, question, answer, relation, agent, source or activity was added."""

    kind: Literal["record_added"] = "record_added"
    collection: Collection
    """The list that holds it."""
    index: Index
    """Its place in that list of the second document."""
    record: Record
    """All of it."""


class RecordRemoved(KindOfChange):
    """A claim, question, answer, relation, agent, source or activity was removed."""

    kind: Literal["record_removed"] = "record_removed"
    collection: Collection
    """The list that held it."""
    index: Index
    """Its place in that list of the first document."""
    record: Record
    """All of it."""


class Reanchored(KindOfChange):
    """A claim, question or answer has other words as its content, beyond following its text."""

    kind: Literal["reanchored"] = "reanchored"
    collection: Spanned
    """The list that holds it."""
    old: Id
    """The record."""
    new: Id
    """The same in the second document."""
    before: tuple[TextSpan, ...]
    """The spans of its content as they were."""
    after: tuple[TextSpan, ...]
    """The spans of its content as they are."""


class RecordEdited(KindOfChange):
    """Fields of a record differ."""

    kind: Literal["record_edited"] = "record_edited"
    collection: Collection
    """The list that holds it."""
    old: Id
    """The record."""
    new: Id
    """The same in the second document."""
    before: Fields
    """The fields as they were."""
    after: Fields
    """The same fields as they are."""


class AgentRenamed(KindOfChange):
    """An agent has another name."""

    kind: Literal["agent_renamed"] = "agent_renamed"
    old: Id
    """The agent."""
    new: Id
    """The same in the second document."""
    before: Line | None
    """The name as it was; null if there was none."""
    after: Line | None
    """The name as it is; null if there is none."""


class RecordsReordered(KindOfChange):
    """The records of a list that both documents have stand in another order."""

    kind: Literal["records_reordered"] = "records_reordered"
    collection: Collection
    """The list."""
    old: tuple[Id, ...]
    """The records that both have, in the first document's order."""
    new: tuple[Id, ...]
    """The same records in the second document's order."""
