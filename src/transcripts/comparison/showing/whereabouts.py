"""In which blocks a change shows."""

from collections.abc import Iterable

from transcripts.comparison.changes import (
    BlockDeleted,
    BlockEdited,
    BlockInserted,
    BlocksMerged,
    BlocksMoved,
    BlockSplit,
    BlocksRecut,
    Change,
    LabelChanged,
    Reanchored,
    RecordAdded,
    RecordEdited,
    RecordRemoved,
    SpeakerChanged,
    TimeChanged,
)
from transcripts.comparison.showing.sides import Sides, content_of
from transcripts.model import TextSpan

Whereabouts = tuple[tuple[str, ...], tuple[str, ...]]
"""Ids of blocks of the first and of the second document."""


def blocks_of(sides: Sides, change: Change) -> Whereabouts:
    """The blocks of either document where a change shows; none if it is about no passage."""
    match change:
        case BlockInserted():
            return (), (change.block.id,)
        case BlockDeleted():
            return (change.block.id,), ()
        case BlockSplit() | BlocksMerged() | BlocksRecut():
            return tuple(block.id for block in change.old), tuple(block.id for block in change.new)
        case BlocksMoved():
            return change.old, change.new
        case SpeakerChanged() | LabelChanged() | TimeChanged() | BlockEdited():
            return (change.old,), (change.new,)
    return _of_record(sides, change)


def _of_record(sides: Sides, change: Change) -> Whereabouts:
    match change:
        case RecordAdded():
            return (), _named(content_of(change.record))
        case RecordRemoved():
            return _named(content_of(change.record)), ()
        case Reanchored():
            return _named(change.before), _named(change.after)
        case RecordEdited():
            before = sides.old.record(change.collection, change.old)
            after = sides.new.record(change.collection, change.new)
            return _named(content_of(before)), _named(content_of(after))
    return (), ()


def _named(spans: Iterable[TextSpan]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(span.block for span in spans))
