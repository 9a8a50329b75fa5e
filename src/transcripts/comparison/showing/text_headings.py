"""What happened to turns and other blocks, one line for each change."""

from collections.abc import Callable, Mapping
from typing import Any

from transcripts.comparison.changes import (
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
from transcripts.comparison.showing.sides import Side, Sides
from transcripts.comparison.showing.values import clock, edited


def _words(change: WordsEdited, sides: Sides) -> str:
    return f"words of {_with_speaker(change.old.block, sides.old)}"


def _inserted(change: BlockInserted, sides: Sides) -> str:
    return f"{_with_speaker(change.block.id, sides.new)} added"


def _deleted(change: BlockDeleted, sides: Sides) -> str:
    return f"{_with_speaker(change.block.id, sides.old)} deleted"


def _split(change: BlockSplit, sides: Sides) -> str:
    pieces = sides.new.several([block.id for block in change.new])
    return f"{_with_speaker(change.old[0].id, sides.old)} split into {pieces}"


def _merged(change: BlocksMerged, sides: Sides) -> str:
    pieces = sides.old.several([block.id for block in change.old])
    return f"{pieces} merged into {_with_speaker(change.new[0].id, sides.new)}"


def _recut(change: BlocksRecut, sides: Sides) -> str:
    before = sides.old.several([block.id for block in change.old])
    return f"{before} divided otherwise, as {sides.new.several([b.id for b in change.new])}"


def _moved(change: BlocksMoved, sides: Sides) -> str:
    direction = "up" if change.new_index < change.old_index else "down"
    before, after = sides.old.several(change.old), sides.new.several(change.new)
    return f"{before} moved {direction}, to {after}"


def _speaker(change: SpeakerChanged, sides: Sides) -> str:
    before, after = sides.old.agent(change.before), sides.new.agent(change.after)
    heading = f"speaker of {sides.old.block(change.old)}: {before} → {after}"
    count = len(change.consequences)
    taken = f", with {count} {'record' if count == 1 else 'records'} in it" if count else ""
    return heading + taken


def _label(change: LabelChanged, sides: Sides) -> str:
    before, after = change.before or "none", change.after or "none"
    return f"label of {sides.old.block(change.old)}: {before} → {after}"


def _time(change: TimeChanged, sides: Sides) -> str:
    before, after = clock(change.before), clock(change.after)
    block = sides.old.block(change.old)
    if before == after:
        return f"times within {block} differ"
    return f"time of {block}: {before} → {after}"


def _block(change: BlockEdited, sides: Sides) -> str:
    return f"{sides.old.block(change.old)}: {edited(change.before, change.after, sides)}"


def _with_speaker(id: str, side: Side) -> str:
    speaker = side.speaker(id)
    return f"{side.block(id)} ({speaker})" if speaker else side.block(id)


TEXT_HEADINGS: Mapping[type[Any], Callable[[Any, Sides], str]] = {
    WordsEdited: _words,
    BlockInserted: _inserted,
    BlockDeleted: _deleted,
    BlockSplit: _split,
    BlocksMerged: _merged,
    BlocksRecut: _recut,
    BlocksMoved: _moved,
    SpeakerChanged: _speaker,
    LabelChanged: _label,
    TimeChanged: _time,
    BlockEdited: _block,
}
