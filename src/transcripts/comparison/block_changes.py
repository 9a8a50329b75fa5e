"""How the blocks of two documents differ."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from transcripts.comparison.changes import (
    BlockDeleted,
    BlockEdited,
    BlockInserted,
    BlocksMerged,
    BlockSplit,
    BlocksRecut,
    LabelChanged,
    Place,
    PlainChange,
    SpeakerChanged,
    TimeChanged,
    Timing,
    WordsEdited,
)
from transcripts.comparison.differing import differing, fields_of
from transcripts.comparison.following import followed_block
from transcripts.comparison.moving import moves
from transcripts.comparison.passages import Passage, Rewriting
from transcripts.comparison.ties import Ties
from transcripts.comparison.tokens import first_word, last_word
from transcripts.model import Block

Blocks = Sequence[Block]


def block_changes(old: Blocks, new: Blocks, ties: Ties) -> Iterator[PlainChange]:
    """What was deleted, inserted, moved and cut up, then what differs in each block."""
    kept = {index for group in ties.groups for index in group.old}
    known = {index for group in ties.groups for index in group.new}
    for index, block in enumerate(old):
        if index not in kept:
            yield BlockDeleted(index=index, block=block)
    for index, block in enumerate(new):
        if index not in known:
            yield BlockInserted(index=index, block=block)
    yield from moves(old, new, ties.groups)
    for group, rewriting in ties.rewritings.items():
        if len(group.old) + len(group.new) > 2:
            yield from _recut(rewriting, ties)
        yield from _words(rewriting)
    for group in ties.groups:
        if len(group.old) == len(group.new) == 1:
            yield from _fields(old[group.old[0]], new[group.new[0]], ties)


def _recut(rewriting: Rewriting, ties: Ties) -> Iterator[PlainChange]:
    old, new, _ = rewriting
    kind = BlockSplit if len(old.blocks) == 1 else BlocksMerged
    if len(old.blocks) > 1 and len(new.blocks) > 1:
        yield BlocksRecut(old=old.blocks, new=new.blocks, old_gaps=old.gaps, new_gaps=new.gaps)
    else:
        yield kind(old=old.blocks, new=new.blocks, old_gaps=old.gaps, new_gaps=new.gaps)
    speakers = {ties.forward.one(block.speaker) for block in old.blocks}
    for rank, block in enumerate(new.blocks):
        if block.speaker not in speakers:
            before = old.blocks[min(rank, len(old.blocks) - 1)]
            yield SpeakerChanged(
                old=before.id, new=block.id, before=before.speaker, after=block.speaker
            )


def _words(rewriting: Rewriting) -> Iterator[WordsEdited]:
    done = 0
    for edit, following in zip_longest(rewriting.edits, rewriting.edits[1:]):
        end = following.start if following else len(rewriting.old.text)
        one_sided = not edit.before or not edit.after
        text = rewriting.old.text
        yield WordsEdited(
            old=_place(rewriting.old, edit.start),
            new=_place(rewriting.new, edit.new_start),
            before=edit.before,
            after=edit.after,
            preceded_by=last_word(text[done : edit.start]) if one_sided else "",
            followed_by=first_word(text[edit.end : end]) if one_sided else "",
        )
        done = edit.end


def _place(passage: Passage, offset: int) -> Place:
    starts = passage.starts
    rank = next(rank for rank in range(len(starts) - 1, -1, -1) if starts[rank] <= offset)
    return Place(block=passage.blocks[rank].id, start=offset - starts[rank])


def _fields(old: Block, new: Block, ties: Ties) -> Iterator[PlainChange]:
    if old is new:
        return
    names = changed_fields(old, new, ties)
    if not names:
        return
    if "speaker" in names:
        yield SpeakerChanged(old=old.id, new=new.id, before=old.speaker, after=new.speaker)
    if "label" in names:
        yield LabelChanged(old=old.id, new=new.id, before=old.label, after=new.label)
    if names & {"time", "anchors"}:
        yield TimeChanged(old=old.id, new=new.id, before=_timing(old), after=_timing(new))
    if others := sorted(names - {"speaker", "label", "time", "anchors"}):
        before, after = fields_of(old, others), fields_of(new, others)
        yield BlockEdited(old=old.id, new=new.id, before=before, after=after)


def changed_fields(old: Block, new: Block, ties: Ties) -> set[str]:
    """The fields that don't follow in one direction or the other."""
    if _plainly_same(old, new, ties.ids):
        return set()
    there = followed_block(old, ties.forward, text=new.text)
    back = followed_block(new, ties.backward, text=old.text)
    return {*differing(there, new), *differing(back, old)}


def _plainly_same(old: Block, new: Block, ids: Mapping[str, str]) -> bool:
    """Whether nothing but ids and words can differ: what most blocks are, told quickly."""
    return (
        old.kind == new.kind != "foreign"
        and not old.anchors
        and not new.anchors
        and (ids.get(old.speaker) if old.speaker else None) == new.speaker
        and (ids.get(old.source) if old.source else None) == new.source
        and (old.speaker is None) == (new.speaker is None)
        and (old.source is None) == (new.source is None)
        and old.label == new.label
        and old.time == new.time
        and (old.level, old.language, old.boilerplate) == (new.level, new.language, new.boilerplate)
    )


def _timing(block: Block) -> Timing:
    return Timing(time=block.time, anchors=block.anchors)
