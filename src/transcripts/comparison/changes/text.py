"""How blocks and their text differ."""

from typing import Literal

from pydantic import Field

from transcripts.comparison.changes.change import Fields, Index, KindOfChange
from transcripts.comparison.changes.records import RecordEdited
from transcripts.model import Anchor, Block, Model, TimeRange
from transcripts.model.types import Id, Line, Offset


class Place(Model):
    """A point in a block's text."""

    block: Id
    """The block."""
    start: Offset
    """Code points from the start of its text."""


class WordsEdited(KindOfChange):
    """Words inside a block were replaced, added or taken out.

    In a block that was split or merged, they may run on into the following block.
    """

    kind: Literal["words_edited"] = "words_edited"
    old: Place
    """Where they stood."""
    new: Place
    """Where they stand."""
    before: str
    """The words that stood there; empty if some were added."""
    after: str
    """The words that stand there; empty if some were taken out."""
    preceded_by: str = ""
    """If one side is empty, the word before, by which the place is known; none at the start."""
    followed_by: str = ""
    """If one side is empty, the word after, by which the place is known; none at the end."""


class BlockInserted(KindOfChange):
    """A block was added that the first document does not have."""

    kind: Literal["block_inserted"] = "block_inserted"
    index: Index
    """Its place among the second document's blocks."""
    block: Block
    """All of it."""


class BlockDeleted(KindOfChange):
    """A block was taken out."""

    kind: Literal["block_deleted"] = "block_deleted"
    index: Index
    """Its place among the first document's blocks."""
    block: Block
    """All of it."""


class _Recut(KindOfChange):
    """Blocks whose common text was cut up in another way."""

    old: tuple[Block, ...] = Field(min_length=1)
    """The blocks as they were."""
    new: tuple[Block, ...] = Field(min_length=1)
    """The blocks as they are."""
    old_gaps: tuple[str, ...] = ()
    """What stands between the old blocks' texts to make the common text, mostly a blank."""
    new_gaps: tuple[str, ...] = ()
    """What stands between the new blocks' texts to make the common text, mostly a blank."""


class BlockSplit(_Recut):
    """One block became several; words edited in it are changes of their own."""

    kind: Literal["block_split"] = "block_split"


class BlocksMerged(_Recut):
    """Several blocks became one; words edited in it are changes of their own."""

    kind: Literal["blocks_merged"] = "blocks_merged"


class BlocksRecut(_Recut):
    """Several blocks became several others, with the ends at other words."""

    kind: Literal["blocks_recut"] = "blocks_recut"


class BlocksMoved(KindOfChange):
    """Blocks that follow each other stand at another place."""

    kind: Literal["blocks_moved"] = "blocks_moved"
    old: tuple[Id, ...] = Field(min_length=1)
    """The blocks, in order."""
    new: tuple[Id, ...] = Field(min_length=1)
    """The same in the second document."""
    old_index: Index
    """Place of the first among the first document's blocks."""
    new_index: Index
    """Place of the first among the second document's blocks."""


class SpeakerChanged(KindOfChange):
    """A turn is given to another speaker."""

    kind: Literal["speaker_changed"] = "speaker_changed"
    old: Id
    """The block."""
    new: Id
    """The same in the second document."""
    before: Id | None
    """The agent who spoke; null if unknown."""
    after: Id | None
    """The agent who speaks; null if unknown."""
    consequences: tuple[RecordEdited, ...] = ()
    """Claims, questions and answers in the turn that went to the other agent with it."""


class LabelChanged(KindOfChange):
    """A turn's printed label reads otherwise."""

    kind: Literal["label_changed"] = "label_changed"
    old: Id
    """The block."""
    new: Id
    """The same in the second document."""
    before: Line | None
    """The label as it was; null if there was none."""
    after: Line | None
    """The label as it is; null if there is none."""


class Timing(Model):
    """When a block was said."""

    time: TimeRange | None = None
    """From when to when."""
    anchors: tuple[Anchor, ...] = ()
    """Points in time inside the text."""


class TimeChanged(KindOfChange):
    """A block's time or anchors differ, other than by following its words."""

    kind: Literal["time_changed"] = "time_changed"
    old: Id
    """The block."""
    new: Id
    """The same in the second document."""
    before: Timing
    """The times as they were."""
    after: Timing
    """The times as they are."""


class BlockEdited(KindOfChange):
    """Other fields of a block differ: kind, level, source, language, boilerplate, XML."""

    kind: Literal["block_edited"] = "block_edited"
    old: Id
    """The block."""
    new: Id
    """The same in the second document."""
    before: Fields
    """The fields as they were."""
    after: Fields
    """The same fields as they are."""
