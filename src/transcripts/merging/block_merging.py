"""The blocks of the merged document."""

from collections.abc import Iterator

from transcripts.comparison.alignment import align
from transcripts.comparison.filling import filled
from transcripts.comparison.pairing import linked
from transcripts.comparison.tokens import normalised, words_of
from transcripts.merging.clusters import Cluster, clusters
from transcripts.merging.paired_blocks import merged_pair
from transcripts.merging.recut_blocks import merged_recut
from transcripts.merging.single_blocks import merged_single, moved
from transcripts.merging.units import Unit
from transcripts.merging.versions import Version, has_changed
from transcripts.merging.whole_blocks import disputed, merged_whole
from transcripts.merging.work import Work

_TELLING = 8
"""Words by which blocks that were added at different places are the same."""


def units(work: Work) -> list[Unit]:
    """All blocks of the merged document, in no particular order; the sides are told."""
    found = [unit for cluster in clusters(work.ours, work.theirs) for unit in _of(work, cluster)]
    return [*found, *_added(work)]


def _of(work: Work, cluster: Cluster) -> list[Unit]:
    if not cluster.is_single:
        made = merged_recut(work, cluster) if work.known else None
        return merged_whole(work, cluster) if made is None else made
    if cluster.ours and cluster.theirs:
        return [merged_single(work, cluster.ours[0], cluster.theirs[0])]
    for version, groups in ((work.ours, cluster.ours), (work.theirs, cluster.theirs)):
        if groups and (not work.known or has_changed(version, groups[0])):
            return merged_whole(work, cluster)
    return []


def _added(work: Work) -> Iterator[Unit]:
    ours, theirs = work.ours.added_blocks(), work.theirs.added_blocks()
    pairs = dict(_same(work, ours, theirs))
    for index in ours:
        block = work.ours.document.blocks[index]
        if index in pairs:
            other = work.theirs.document.blocks[pairs[index]]
            yield Unit([merged_pair(work, block, other)], None, index, pairs[index])
        else:
            id = work.name(None, block.id, None)
            yield Unit([moved(work.ours, block, id, block.text)], None, index, None)
    left = [index for index in theirs if index not in set(pairs.values())]
    for index in left:
        block = work.theirs.document.blocks[index]
        if work.known:
            id = work.name(None, None, block.id)
            yield Unit([moved(work.theirs, block, id, block.text)], None, None, index)
        else:
            yield disputed(work, "delete_edit", (), (), (index,), index=None)


def _same(work: Work, ours: list[int], theirs: list[int]) -> Iterator[tuple[int, int]]:
    """Blocks that both sides added."""
    if not (ours and theirs):
        return
    mine = [work.ours.document.blocks[index] for index in ours]
    other = [work.theirs.document.blocks[index] for index in theirs]
    alignment = align(mine, other)
    for group in filled(mine, other, alignment, linked(mine, other, alignment)):
        if len(group.old) == len(group.new) == 1:
            index, counterpart = ours[group.old[0]], theirs[group.new[0]]
            here = _before(work.ours, index) == _before(work.theirs, counterpart)
            texts = mine[group.old[0]].text, other[group.new[0]].text
            if _alike(*texts) and (here or len(words_of(texts[0])) >= _TELLING):
                yield index, counterpart


def _alike(one: str, other: str) -> bool:
    """Whether texts share half of the shorter one's words."""
    words, others = ({normalised(word) for word in words_of(text)} for text in (one, other))
    return one == other or 2 * len(words & others) >= max(1, min(len(words), len(others)))


def _before(version: Version, index: int) -> int:
    """The last block of the base before one that was added."""
    while index >= 0 and index not in version.origin_of:
        index -= 1
    return version.origin_of[index].old[-1] if index >= 0 else -1
