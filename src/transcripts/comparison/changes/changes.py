"""All that leads from one document to another."""

from typing import Annotated, Final, Literal

from pydantic import Field
from typing_extensions import TypeAliasType

from transcripts.comparison.changes.change import KindOfChange
from transcripts.comparison.changes.records import (
    AgentRenamed,
    Reanchored,
    RecordAdded,
    RecordEdited,
    RecordRemoved,
    RecordsReordered,
)
from transcripts.comparison.changes.text import (
    BlockDeleted,
    BlockEdited,
    BlockInserted,
    BlocksMerged,
    BlocksMoved,
    BlockSplit,
    BlocksRecut,
    LabelChanged,
    SpeakerChanged,
    TimeChanged,
    WordsEdited,
)
from transcripts.comparison.changes.whole import (
    EventEdited,
    ExtensionsEdited,
    MetadataEdited,
    Renumbered,
)
from transcripts.model import Model
from transcripts.model.types import Id, Sha256

CHANGES_VERSION: Final = "1.0"

PlainChange = TypeAliasType(
    "PlainChange",
    Annotated[
        WordsEdited
        | BlockInserted
        | BlockDeleted
        | BlockSplit
        | BlocksMerged
        | BlocksRecut
        | BlocksMoved
        | SpeakerChanged
        | LabelChanged
        | TimeChanged
        | BlockEdited
        | RecordAdded
        | RecordRemoved
        | Reanchored
        | RecordEdited
        | AgentRenamed
        | RecordsReordered
        | EventEdited
        | MetadataEdited
        | ExtensionsEdited
        | Renumbered,
        Field(discriminator="kind"),
    ],
)
"""A change that holds no others."""


class AgentsMerged(KindOfChange):
    """Agents of the first document are one in the second."""

    kind: Literal["agents_merged"] = "agents_merged"
    old: tuple[Id, ...] = Field(min_length=2)
    """The agents that were told apart."""
    new: Id
    """The one that stands for them."""
    consequences: tuple[PlainChange, ...]
    """What follows: records removed, turns and claims given to the one that is left."""


class AgentSplit(KindOfChange):
    """An agent of the first document is several in the second."""

    kind: Literal["agent_split"] = "agent_split"
    old: Id
    """The agent that stood for them."""
    new: tuple[Id, ...] = Field(min_length=2)
    """The agents that are told apart."""
    consequences: tuple[PlainChange, ...]
    """What follows: records added, turns and claims given to each."""


Change = TypeAliasType(
    "Change",
    Annotated[PlainChange | AgentsMerged | AgentSplit, Field(discriminator="kind")],
)
"""One difference between two documents."""


class Compared(Model):
    """A document that was compared, and the digest to know it by."""

    id: Id
    """The document's id."""
    sha256: Sha256
    """Digest of its JSON form as this program writes it."""


class Changes(Model):
    """All that leads from one document to another, and back."""

    changes_version: Literal["1.0"]
    """Version of this schema; required, so that no reader has to guess."""
    old: Compared
    """The document that the changes apply to."""
    new: Compared
    """The document that they lead to."""
    counts: dict[str, int]
    """How many changes there are of each kind."""
    changes: tuple[Change, ...]
    """The changes, by kind, each kind in the order of the text or list."""
