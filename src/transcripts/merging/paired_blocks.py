"""Blocks that both sides have and the base has not: two readings of the same."""

from transcripts.comparison.differing import differing
from transcripts.merging.disputing import NOTHING
from transcripts.merging.settling import Trio, settle
from transcripts.merging.single_blocks import FORM, LOOSE, PARTS_OF_FORM, moved, note_words
from transcripts.merging.units import found_between, one_to_one
from transcripts.merging.weaving import Edited, weave
from transcripts.merging.work import Work
from transcripts.model import Block, Side


def merged_pair(work: Work, ours: Block, theirs: Block) -> Block:
    """The block as we have it, with conflicts for what they have differently."""
    id = work.name(None, ours.id, theirs.id)
    mine = moved(work.ours, ours, id, ours.text)
    if "foreign" in (ours.kind, theirs.kind):
        return _foreign(work, mine, theirs)
    if ours.text != theirs.text:
        edits = found_between([ours], [theirs]).edits
        woven = weave(ours.text, Edited(()), Edited(edits), known=False)
        work.theirs.rewritings.append(one_to_one(theirs, mine, woven.theirs))
        note_words(work, woven, id)
    other = moved(work.theirs, theirs, id, mine.text)
    changed = set(differing(mine, other))
    groups = (FORM, *LOOSE) if "kind" in changed else (*PARTS_OF_FORM, *LOOSE)
    settled = settle(Trio(None, mine, other), groups, ours=(), theirs=changed, known=False)
    for names in settled.disputed:
        work.disputes.fields("blocks", id, names, (NOTHING, mine, other))
    return mine


def _foreign(work: Work, mine: Block, theirs: Block) -> Block:
    other = moved(work.theirs, theirs, mine.id, theirs.text)
    if other != mine:
        stands: Side = "ours"
        work.theirs.rewritings.append(found_between([theirs], [mine]))
        work.disputes.blocks("token", [mine], (NOTHING, [mine], [other]), stands)
    return mine
