"""Apply changes to blocks: their places and their fields."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from transcripts.comparison.carrying import Carrier
from transcripts.comparison.changes import (
    BlockDeleted,
    BlockEdited,
    BlockInserted,
    BlocksMoved,
    LabelChanged,
    SpeakerChanged,
    TimeChanged,
    Timing,
)
from transcripts.comparison.fitting import Bundle, check, check_at, check_fields, with_fields
from transcripts.comparison.following import followed_block
from transcripts.comparison.passages import Rewriting
from transcripts.comparison.text_patching import recuts
from transcripts.model import Block

FieldChange = SpeakerChanged | LabelChanged | TimeChanged | BlockEdited


def patched_blocks(
    blocks: Sequence[Block], bundle: Bundle, rewritings: Sequence[Rewriting], carrier: Carrier
) -> list[Block]:
    """The new blocks, in their order.

    Raises:
        PatchError: If a change does not fit.
    """
    for deletion in bundle.of(BlockDeleted):
        check_at(blocks, deletion.index, deletion.block)
    became = _became(blocks, bundle, rewritings, carrier)
    moved = {id for move in bundle.of(BlocksMoved) for id in move.new}
    made = [new for block in blocks for new in became[block.id]]
    staying = [block for block in made if block.id not in moved]
    going = {block.id: block for block in made if block.id in moved}
    return _placed(staying, _arrivals(blocks, bundle, going))


def _became(
    blocks: Sequence[Block], bundle: Bundle, rewritings: Sequence[Rewriting], carrier: Carrier
) -> dict[str, Sequence[Block]]:
    """What each old block became; all of what blocks were merged into comes with the first."""
    became: dict[str, Sequence[Block]] = {
        deletion.block.id: () for deletion in bundle.of(BlockDeleted)
    }
    for change in recuts(bundle):
        became |= dict.fromkeys((block.id for block in change.old), ())
        became[change.old[0].id] = change.new
    texts = {rewriting.old.blocks[0].id: rewriting.new.text for rewriting in rewritings}
    changes = _field_changes(blocks, bundle)
    for block in blocks:
        if block.id not in became:
            new = followed_block(block, carrier, text=texts.get(block.id, block.text))
            became[block.id] = (_changed(block, new, changes.get(block.id, ())),)
    return became


def _field_changes(blocks: Sequence[Block], bundle: Bundle) -> dict[str, list[FieldChange]]:
    """The changes of blocks' fields; for a block that was cut up they only have to fit."""
    known = {block.id: block for block in blocks}
    found: dict[str, list[FieldChange]] = {}
    changes: list[FieldChange] = [
        *bundle.of(SpeakerChanged),
        *bundle.of(LabelChanged),
        *bundle.of(TimeChanged),
        *bundle.of(BlockEdited),
    ]
    for change in changes:
        check(change.old in known, change.old, "there is no such block")
        _check_fits(known[change.old], change)
        found.setdefault(change.old, []).append(change)
    return found


def _check_fits(block: Block, change: FieldChange) -> None:
    match change:
        case SpeakerChanged():
            expected: dict[str, Any] = {"speaker": change.before}
        case LabelChanged():
            expected = {"label": change.before}
        case TimeChanged():
            timing = change.before.model_dump(mode="json", exclude_defaults=True)
            expected = {name: timing.get(name) for name in Timing.model_fields}
        case BlockEdited():
            expected = change.before
    check_fields(block, expected, block.id)


def _changed(old: Block, new: Block, changes: Sequence[FieldChange]) -> Block:
    for change in changes:
        match change:
            case SpeakerChanged():
                new = new.model_copy(update={"speaker": change.after})
            case LabelChanged():
                new = new.model_copy(update={"label": change.after})
            case TimeChanged():
                new = new.model_copy(update=dict(change.after))
            case BlockEdited():
                new = with_fields(new, change.after, old.id)
    return new


def _arrivals(
    blocks: Sequence[Block], bundle: Bundle, going: Mapping[str, Block]
) -> Iterator[tuple[int, list[Block]]]:
    """What comes to a place: the index of the first block there, and the blocks."""
    for insertion in bundle.of(BlockInserted):
        yield insertion.index, [insertion.block]
    for move in bundle.of(BlocksMoved):
        at = move.old_index
        fits = at < len(blocks) and blocks[at].id == move.old[0]
        check(fits, move.old[0], f"it is not block number {at + 1}")
        for id in move.new:
            check(id in going, id, "no moved block becomes it")
        yield move.new_index, [going[id] for id in move.new]


def _placed(staying: list[Block], arrivals: Iterator[tuple[int, list[Block]]]) -> list[Block]:
    """All blocks in order: with the places in order, each is final. None arrives twice."""
    blocks = list(staying)
    there: set[str] = set()
    for index, all_arriving in sorted(arrivals, key=lambda arrival: arrival[0]):
        arriving = [block for block in all_arriving if block.id not in there]
        there.update(block.id for block in arriving)
        where = all_arriving[0].id
        check(index <= len(blocks), where, f"it cannot be block number {index + 1}")
        blocks[index:index] = arriving
    return blocks
