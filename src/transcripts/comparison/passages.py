"""The common text of blocks that correspond, and how it was edited."""

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from transcripts.comparison.alignment import Alignment
from transcripts.comparison.pairing import Group
from transcripts.comparison.subsequence import Run, heaviest_chain
from transcripts.comparison.tokens import word_places
from transcripts.model import Block

_BLANK = " "


class Passage(NamedTuple):
    """Blocks that follow each other as one text."""

    blocks: tuple[Block, ...]
    gaps: tuple[str, ...]
    """What stands between their texts; one fewer than the blocks."""

    @property
    def text(self) -> str:
        """The blocks' texts with the gaps between them."""
        parts = (text for block, gap in self._parts() for text in (block.text, gap))
        return "".join(parts)

    @property
    def starts(self) -> tuple[int, ...]:
        """Where each block begins in the text."""
        lengths = (len(block.text) + len(gap) for block, gap in self._parts())
        return tuple(accumulate(lengths, initial=0))[:-1]

    def _parts(self) -> Iterable[tuple[Block, str]]:
        return zip(self.blocks, (*self.gaps, ""), strict=True)


class Edit(NamedTuple):
    """Words replaced, by their places in the common text of either side."""

    start: int
    before: str
    new_start: int
    after: str

    @property
    def end(self) -> int:
        """One past the words that were replaced."""
        return self.start + len(self.before)

    @property
    def new_end(self) -> int:
        """One past the words that replace them."""
        return self.new_start + len(self.after)


class Rewriting(NamedTuple):
    """A passage, what became of it, and the edits in order."""

    old: Passage
    new: Passage
    edits: tuple[Edit, ...]

    def turned(self) -> "Rewriting":
        """The way back."""
        edits = (Edit(edit.new_start, edit.after, edit.start, edit.before) for edit in self.edits)
        return Rewriting(self.new, self.old, tuple(edits))


def rewriting(
    old: Sequence[Block], new: Sequence[Block], alignment: Alignment, group: Group
) -> Rewriting:
    """How the text of a group's blocks was edited and cut up."""
    mine, theirs = [old[index] for index in group.old], [new[index] for index in group.new]
    ties = _ties(mine, theirs, alignment, group)
    before = Passage(tuple(mine), _gaps(mine, theirs, [tie.turned() for tie in ties]))
    after = Passage(tuple(theirs), _gaps(theirs, mine, ties))
    return Rewriting(before, after, tuple(_edits(before, after, ties)))


class _Tie(NamedTuple):
    """A word of the old blocks and the one it corresponds to in the new."""

    block: int
    start: int
    end: int
    new_block: int
    new_start: int
    new_end: int

    def turned(self) -> "_Tie":
        return _Tie(*self[3:], *self[:3])


def _ties(
    old: Sequence[Block], new: Sequence[Block], alignment: Alignment, group: Group
) -> list[_Tie]:
    """The words that correspond, in order on both sides."""
    ranks = {index: rank for rank, index in enumerate(group.new)}
    places = [word_places(block.text) for block in new]
    starts, owners, match = alignment.new.starts, alignment.new.owners, alignment.match
    ties: list[_Tie] = []
    for rank, index in enumerate(group.old):
        first = alignment.old.starts[index] + 1
        for word, (start, end) in enumerate(word_places(old[rank].text)):
            other = match[first + word]
            if other >= 0 and (block := ranks.get(owners[other])) is not None:
                span = places[block][other - starts[owners[other]] - 1]
                ties.append(_Tie(rank, start, end, block, *span))
    return _in_order(ties)


def _in_order(ties: list[_Tie]) -> list[_Tie]:
    order = [tie[3:5] for tie in ties]
    if all(before < after for before, after in pairwise(order)):
        return ties
    ranks = {place: rank for rank, place in enumerate(sorted(order))}
    runs = [Run(number, ranks[place], 1) for number, place in enumerate(order)]
    return [ties[index] for index in heaviest_chain(runs)]


def _gaps(
    blocks: Sequence[Block], others: Sequence[Block], ties: Sequence[_Tie]
) -> tuple[str, ...]:
    """What to put between blocks, so that their common text is that of the other side.

    `ties` lead from the other side to these blocks.
    """
    gaps = [_BLANK] * (len(blocks) - 1)
    for tie, following in pairwise(ties):
        if following.new_block != tie.new_block + 1 or following.block != tie.block:
            continue
        between = others[tie.block].text[tie.end : following.start]
        tail = blocks[tie.new_block].text[tie.new_end :]
        head = blocks[following.new_block].text[: following.new_start]
        middle = between.removeprefix(tail).removesuffix(head)
        if not middle.strip() and tail + middle + head == between:
            gaps[tie.new_block] = middle
    return tuple(gaps)


def _edits(old: Passage, new: Passage, ties: Sequence[_Tie]) -> Iterable[Edit]:
    text, other, starts, others = old.text, new.text, old.starts, new.starts
    regions: list[list[int]] = []
    at = at_new = 0
    for tie in ties:
        start, new_start = starts[tie.block] + tie.start, others[tie.new_block] + tie.new_start
        end, new_end = starts[tie.block] + tie.end, others[tie.new_block] + tie.new_end
        if text[at:start] != other[at_new:new_start]:
            regions.append([at, start, at_new, new_start])
        if text[start:end] != other[new_start:new_end]:
            regions.append([start, end, new_start, new_end])
        at, at_new = end, new_end
    if text[at:] != other[at_new:]:
        regions.append([at, len(text), at_new, len(other)])
    return [_trimmed(region, text, other) for region in _joined(regions, text)]


def _joined(regions: Iterable[list[int]], text: str) -> Iterable[list[int]]:
    """The regions, those with nothing but a blank between them made one."""
    found: list[list[int]] = []
    for region in regions:
        if found and not text[found[-1][1] : region[0]].strip():
            found[-1][1], found[-1][3] = region[1], region[3]
        else:
            found.append(region)
    return found


def _trimmed(region: Sequence[int], text: str, other: str) -> Edit:
    """The edit without the blanks that both sides have at its ends."""
    start, end, new_start, new_end = region
    before, after = text[start:end], other[new_start:new_end]
    skip = 0
    while (
        skip < min(len(before), len(after))
        and before[skip] == after[skip]
        and before[skip].isspace()
    ):
        skip += 1
    before, after = before[skip:], after[skip:]
    while before and after and before[-1] == after[-1] and before[-1].isspace():
        before, after = before[:-1], after[:-1]
    return Edit(start + skip, before, new_start + skip, after)
