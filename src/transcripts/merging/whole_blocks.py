"""Blocks that only one side has, or that the sides cut up differently: all of it is disputed."""

from collections.abc import Sequence

from transcripts.comparison.carrying import Carrier
from transcripts.comparison.following import followed_block
from transcripts.merging.clusters import Cluster
from transcripts.merging.disputing import NOTHING
from transcripts.merging.paired_blocks import merged_pair
from transcripts.merging.single_blocks import moved
from transcripts.merging.units import Unit, found_between
from transcripts.merging.versions import Version, has_changed
from transcripts.merging.work import Work
from transcripts.model import Block, Side
from transcripts.model.conflicts import ConflictKind


def merged_whole(work: Work, cluster: Cluster) -> list[Unit]:
    """Units that show one side's blocks, while the conflict holds the other's."""
    sides = cluster.ours, cluster.theirs
    ours, theirs = (sorted(i for group in side for i in group.new) for side in sides)
    deleted = any(sum(len(group.old) for group in side) < len(cluster.base) for side in sides)
    if not deleted and (alike := _alike(work, ours, theirs)):
        bases = (cluster.base[0], *(None for _ in alike[1:]))
        return [
            Unit([block], *places)
            for block, *places in zip(alike, bases, ours, theirs, strict=True)
        ]
    if not deleted and work.known and (taken := _taken(work, cluster, ours, theirs)):
        return taken
    base = [work.base.blocks[index] for index in cluster.base]
    kind: ConflictKind = "delete_edit" if deleted else "segmentation"
    return [disputed(work, kind, base, ours, theirs, index=cluster.base[0])]


def disputed(
    work: Work,
    kind: ConflictKind,
    base: Sequence[Block],
    ours: Sequence[int],
    theirs: Sequence[int],
    *,
    index: int | None,
) -> Unit:
    """A unit that shows our blocks, theirs if we have none; and the conflict.

    Args:
        work: The merge.
        kind: The kind of the conflict.
        base: What the base has there.
        ours: Indexes of our blocks.
        theirs: Indexes of theirs.
        index: Where the base has it.
    """
    stands: Side = "ours" if ours else "theirs"
    mine, other = _blocks(work.ours, ours), _blocks(work.theirs, theirs)
    shown, hidden = (mine, other) if ours else (other, mine)
    standing = [_named(work, work.versions[stands], block) for block in shown]
    if not hidden:
        work.shown[stands] |= {block.id for block in shown}
    for block in base:
        work.base_ids.setdefault(block.id, standing[0].id)
    names = {block.id: made.id for block, made in zip(shown, standing, strict=True)}
    hider = work.theirs if ours else work.ours
    readings = {
        "base": NOTHING if index is None or not work.known else _read(work, None, base, names),
        stands: standing,
        hider.side: _read(work, hider, hidden, names),
    }
    if hidden:
        hider.rewritings.append(found_between(hidden, standing))
    values = [readings[side] for side in ("base", "ours", "theirs")]
    work.disputes.blocks(kind, standing, values, stands)
    return Unit(standing, index, ours[0] if ours else None, theirs[0] if theirs else None)


def _taken(work: Work, cluster: Cluster, ours: Sequence[int], theirs: Sequence[int]) -> list[Unit]:
    """The blocks of one side if the other left them as they were; none if both changed them."""
    sides = ((work.ours, ours, work.theirs, theirs), (work.theirs, theirs, work.ours, ours))
    for version, indexes, other, others in sides:
        groups = cluster.theirs if version is work.ours else cluster.ours
        if any(has_changed(other, group) or len(group.old) > 1 for group in groups):
            continue
        standing = [_named(work, version, block) for block in _blocks(version, indexes)]
        other.rewritings.append(found_between(_blocks(other, others), standing))
        units = [
            Unit([block], None, **{version.side: index, other.side: None})
            for block, index in zip(standing, indexes, strict=True)
        ]
        units[0].base = cluster.base[0]
        setattr(units[0], other.side, others[0])
        return units
    return []


def _alike(work: Work, ours: Sequence[int], theirs: Sequence[int]) -> list[Block]:
    """The blocks that both sides made in the same way; none if they did not."""
    pairs = list(zip(_blocks(work.ours, ours), _blocks(work.theirs, theirs), strict=False))
    if len(ours) != len(theirs) or any(mine.text != other.text for mine, other in pairs):
        return []
    return [merged_pair(work, mine, other) for mine, other in pairs]


def _blocks(version: Version, indexes: Sequence[int]) -> list[Block]:
    return [version.document.blocks[index] for index in indexes]


def _named(work: Work, version: Version, block: Block) -> Block:
    names = {version.side: block.id}
    id = work.name(None, names.get("ours"), names.get("theirs"))
    return moved(version, block, id, block.text)


def _read(
    work: Work, version: Version | None, blocks: Sequence[Block], names: dict[str, str]
) -> list[Block]:
    """Blocks that are not shown, with ids that they can have when they are."""
    ids = work.base_ids if version is None else version.ids
    found: list[Block] = []
    for block in blocks:
        id = names.get(block.id) or work.naming.free(block.id)
        carrier = Carrier({**_agents(block, ids), block.id: id}, ())
        found.append(followed_block(block, carrier, text=block.text))
    return found


def _agents(block: Block, ids: dict[str, str]) -> dict[str, str]:
    named = (block.speaker, block.source)
    return {id: ids[id] for id in named if id is not None and id in ids}
