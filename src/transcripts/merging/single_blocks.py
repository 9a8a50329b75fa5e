"""Blocks that are one block in the base and on both sides."""

from collections.abc import Sequence
from typing import NamedTuple

from transcripts.comparison.carrying import Carrier
from transcripts.comparison.following import followed_block
from transcripts.comparison.pairing import Group
from transcripts.comparison.passages import Edit
from transcripts.merging.disputing import NOTHING
from transcripts.merging.settling import Trio, settle
from transcripts.merging.units import Unit, found_between, one_to_one
from transcripts.merging.versions import Version
from transcripts.merging.weaving import Edited, Woven, weave
from transcripts.merging.work import Work
from transcripts.model import Block, Side, TextSpan

TIMING = ("time", "anchors")
FORM = ("kind", "level", "speaker", "label")
"""Fields that only some kinds of blocks have."""
PARTS_OF_FORM = (("speaker",), ("label",), ("level",))
"""The same, each for itself if the kind of block is the same on all sides."""
LOOSE = (TIMING, ("source",), ("language",), ("boilerplate",))


class Three(NamedTuple):
    """A block on the three sides; without a common ancestor the base is ours."""

    base: Block
    ours: Block
    theirs: Block


class Changed(NamedTuple):
    """The fields that each side changed."""

    ours: set[str]
    theirs: set[str]


def merged_single(work: Work, ours: Group, theirs: Group) -> Unit:
    """The unit of one block."""
    index = ours.old[0]
    three = Three(
        work.base.blocks[index],
        work.ours.document.blocks[ours.new[0]],
        work.theirs.document.blocks[theirs.new[0]],
    )
    id = work.name(*(block.id for block in three))
    changed = Changed(work.ours.changed_block(ours), work.theirs.changed_block(theirs))
    rewritings = work.ours.ties.rewritings.get(ours), work.theirs.ties.rewritings.get(theirs)
    edits = [rewriting.edits if rewriting else () for rewriting in rewritings]
    if "foreign" in {block.kind for block in three}:
        block = _foreign(
            work, three, id, [bool(a or b) for a, b in zip(edits, changed, strict=True)]
        )
    else:
        text = woven_text(work, three, edits, id) if any(edits) else three.base.text
        block = merged_fields(work, three, changed, text=text, id=id)
    return Unit([block], index, ours.new[0], theirs.new[0])


def woven_text(work: Work, three: Three, edits: Sequence[tuple[Edit, ...]], id: str) -> str:
    """The text with both sides' edits; the sides are told, disputed words noted."""
    about = (
        version.about.get(three.base.id, ()) if work.known else ()
        for version in work.versions.values()
    )
    sides = (Edited(*pair) for pair in zip(edits, about, strict=True))
    woven = weave(three.base.text, *sides, known=work.known)
    merged = three.ours.model_copy(update={"id": id, "text": woven.text})
    for version, block, led in (
        (work.ours, three.ours, woven.ours),
        (work.theirs, three.theirs, woven.theirs),
    ):
        if led:
            version.rewritings.append(one_to_one(block, merged, led))
    note_words(work, woven, id)
    return woven.text


def note_words(work: Work, woven: Woven, id: str) -> None:
    """Note the words of a block that the sides have differently."""
    for start, end, base, ours, theirs, stands, deleted in woven.disputes:
        span = TextSpan(block=id, start=start, end=end, quote=woven.text[start:end])
        work.disputes.words(
            span, base=base, ours=ours, theirs=theirs, stands=stands, deleted=deleted
        )


def merged_fields(work: Work, three: Three, changed: Changed, *, text: str, id: str) -> Block:
    """The block with what both sides changed of its fields."""
    mine = moved(work.ours, three.ours, id, text)
    if not changed.theirs:
        return mine
    other = moved(work.theirs, three.theirs, id, text)
    base = followed_block(three.base, work.base_carrier(), text=text)
    together = "kind" in changed.ours | changed.theirs
    groups = (FORM, *LOOSE) if together else (*PARTS_OF_FORM, *LOOSE)
    settled = settle(
        Trio(base, mine, other), groups, ours=changed.ours, theirs=changed.theirs, known=work.known
    )
    for names in settled.disputed:
        sides = (base if work.known else NOTHING, mine, other)
        work.disputes.fields("blocks", id, names, sides)
    block: Block = settled.record
    return block


def moved(version: Version, block: Block, id: str, text: str) -> Block:
    """A block of a side as it is in the merged document."""
    ids = version.ids
    version.ids[block.id] = id
    if (
        block.id == id
        and block.text is text
        and block.speaker == (block.speaker and ids.get(block.speaker))
        and block.source == (block.source and ids.get(block.source))
    ):
        return block
    rewritings = version.rewritings[-1:] if block.anchors else ()
    return followed_block(block, Carrier(ids, rewritings), text=text)


def _foreign(work: Work, three: Three, id: str, changed: list[bool]) -> Block:
    """Foreign elements are taken whole from one side."""
    mine = moved(work.ours, three.ours, id, three.ours.text)
    other = moved(work.theirs, three.theirs, id, three.theirs.text)
    stands: Side = "theirs" if work.known and not changed[0] else "ours"
    merged = other if stands == "theirs" else mine
    for version, block in ((work.ours, three.ours), (work.theirs, three.theirs)):
        if block.text != merged.text:
            version.rewritings.append(found_between([block], [merged]))
    if mine != other and changed[1] and (changed[0] or not work.known):
        readings = (work.base_reading([three.base]), [mine], [other])
        work.disputes.blocks("token", [merged], readings, stands)
    return merged
