"""The common text of blocks that correspond, and how it was edited."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from transcripts.comparison.alignment import Alignment
from transcripts.comparison.pairing import Group
from transcripts.comparison.subsequence import Run, heaviest_chain
from transcripts.comparison.tokens import word_places
from transcripts.model import Block

_BLANK = " "


class Passage:
    """Blocks that follow each other as one text."""

    def __init__(self, blocks: tuple[Block, ...], gaps: tuple[str, ...] = ()) -> None:
        self.blocks = blocks
        self.gaps = gaps
        """What stands between their texts; one fewer than the blocks."""
        self.text = blocks[0].text
        """The blocks' texts with the gaps between them."""
        self.starts = [0]
        """Where each block begins in the text."""
        for gap, block in zip(gaps, blocks[1:], strict=True):
            self.starts.append(len(self.text) + len(gap))
            self.text += gap + block.text


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
    back = [tie[3:] + tie[:3] for tie in ties] if len(mine) > 1 else []
    before = Passage(tuple(mine), _gaps(mine, theirs, back))
    after = Passage(tuple(theirs), _gaps(theirs, mine, ties))
    return Rewriting(before, after, tuple(_edits(before, after, ties)))


_Tie = tuple[int, int, int, int, int, int]
"""A word and the one it corresponds to: rank of its block, start and end, on either side."""


def _ties(
    old: Sequence[Block], new: Sequence[Block], alignment: Alignment, group: Group
) -> list[_Tie]:
    """The words that correspond, in order on both sides."""
    spots: dict[int, tuple[int, int, int]] = {}
    for rank, index in enumerate(group.new):
        first = alignment.new.starts[index] + 1
        for place, (start, end) in enumerate(word_places(new[rank].text), first):
            spots[place] = (rank, start, end)
    ties: list[_Tie] = []
    for rank, index in enumerate(group.old):
        first, end = alignment.old.starts[index] + 1, alignment.old.starts[index + 1]
        spans = zip(word_places(old[rank].text), alignment.match[first:end], strict=True)
        ties += [(rank, *span, *spots[other]) for span, other in spans if other in spots]
    return _in_order(ties)


def _in_order(ties: list[_Tie]) -> list[_Tie]:
    order = [tie[3:5] for tie in ties]
    if order == sorted(order):
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
    for tie, following in pairwise(ties) if gaps else ():
        (other, _, end, rank, _, new_end), (_, start, _, _, new_start, _) = tie, following
        if following[0] != other or following[3] != rank + 1:
            continue
        between = others[other].text[end:start]
        tail, head = blocks[rank].text[new_end:], blocks[rank + 1].text[:new_start]
        middle = between.removeprefix(tail).removesuffix(head)
        if not middle.strip() and tail + middle + head == between:
            gaps[rank] = middle
    return tuple(gaps)


def _edits(old: Passage, new: Passage, ties: Iterable[_Tie]) -> Iterable[Edit]:
    text, other = old.text, new.text
    regions: list[list[int]] = []
    at = at_new = 0
    for rank, start, end, new_rank, new_start, new_end in ties:
        here, there = old.starts[rank], new.starts[new_rank]
        word, last = here + start, here + end
        new_word, new_last = there + new_start, there + new_end
        if text[at:last] != other[at_new:new_last]:
            if text[at:word] != other[at_new:new_word]:
                regions.append([at, word, at_new, new_word])
            if text[word:last] != other[new_word:new_last]:
                regions.append([word, last, new_word, new_last])
        at, at_new = last, new_last
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
