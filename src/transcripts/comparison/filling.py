"""Blocks that share too few words to be linked, but stand where the other document has one.

Such are turns of a word or two that were all edited, and blocks without words.
"""

import difflib
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple

from transcripts.comparison.alignment import Alignment
from transcripts.comparison.pairing import Group, Link, compatible
from transcripts.comparison.subsequence import common
from transcripts.comparison.tokens import Stream, words_of
from transcripts.model import Block

_FEW_WORDS = 4
_LIKE = 0.6
_MOST_PAIRS = 2048
_LONGEST_COMPARED = 400


def filled(
    old: Sequence[Block], new: Sequence[Block], alignment: Alignment, groups: Sequence[Group]
) -> list[Group]:
    """The groups and those found between them, in the old document's order.

    What is in no group was inserted or deleted.
    """
    likeness = _Likeness(old, new, speakers=counterparts(old, new, groups))
    after = _stretches(groups, len(old), len(new), forward=True)
    found = [*groups, *_all_paired(after, likeness)]
    before = _stretches(found, len(old), len(new), forward=False)
    found += _all_paired(before, likeness)
    found += _anywhere(found, likeness, len(old), len(new))
    return _with_residue(alignment, sorted(found))


def counterparts(
    old: Sequence[Block], new: Sequence[Block], groups: Iterable[Group]
) -> dict[str | None, str | None]:
    """For each speaker of the old blocks the one who speaks most of the same turns in the new."""
    votes: dict[str | None, Counter[str | None]] = {}
    for group in groups:
        if len(group.old) == len(group.new) == 1:
            speaker, other = old[group.old[0]].speaker, new[group.new[0]].speaker
            votes.setdefault(speaker, Counter())[other] += 1
    return {speaker: counter.most_common(1)[0][0] for speaker, counter in votes.items()}


def _anywhere(
    groups: Iterable[Group], likeness: "_Likeness", size: int, size_new: int
) -> list[Group]:
    """Blocks that are equal, among all that are left."""
    free, free_new = _free(groups, size, size_new)
    rest = [index for index in range(size) if free[index]]
    rest_new = [index for index in range(size_new) if free_new[index]]
    pairs = likeness.equal_pairs(_Stretch(rest, rest_new)) if rest and rest_new else []
    return [Group((old,), (new,)) for old, new in pairs]


class _Stretch(NamedTuple):
    """Blocks in no group that follow, or go before, the same group in both documents."""

    old: Sequence[int]
    new: Sequence[int]


def _stretches(
    groups: Iterable[Group], size: int, size_new: int, *, forward: bool
) -> list[_Stretch]:
    """The stretches after each group, and at the start; or those before each and at the end."""
    groups = list(groups)
    free, free_new = _free(groups, size, size_new)
    edges = [(group.old[-1], group.new[-1]) for group in groups]
    edges.append((-1, -1))
    if not forward:
        edges = [(group.old[0], group.new[0]) for group in groups]
        edges.append((size, size_new))
    run = _run_after if forward else _run_before
    stretches = (_Stretch(run(free, one), run(free_new, other)) for one, other in edges)
    return [stretch for stretch in stretches if stretch.old and stretch.new]


def _free(groups: Iterable[Group], size: int, size_new: int) -> tuple[bytearray, bytearray]:
    """For each block on either side 1 if it is in no group."""
    free, free_new = bytearray(b"\1" * size), bytearray(b"\1" * size_new)
    for group in groups:
        for index in group.old:
            free[index] = 0
        for index in group.new:
            free_new[index] = 0
    return free, free_new


def _run_after(free: bytearray, edge: int) -> range:
    end = free.find(0, edge + 1)
    return range(edge + 1, end if end >= 0 else len(free))


def _run_before(free: bytearray, edge: int) -> range:
    return range(free.rfind(0, 0, edge) + 1, edge)


def _all_paired(stretches: Iterable[_Stretch], likeness: "_Likeness") -> list[Group]:
    found: list[Group] = []
    for stretch in stretches:
        small = len(stretch.old) * len(stretch.new) <= _MOST_PAIRS
        pairs = likeness.best_pairs(stretch) if small else likeness.equal_pairs(stretch)
        found += [Group((old,), (new,)) for old, new in pairs]
    return found


class _Likeness:
    """How well a block of the old document fits one of the new."""

    def __init__(
        self,
        old: Sequence[Block],
        new: Sequence[Block],
        *,
        speakers: Mapping[str | None, str | None],
    ) -> None:
        self._old, self._new, self._speakers = old, new, speakers

    def equal_pairs(self, stretch: _Stretch) -> list[Link]:
        """Pairs of blocks of one kind and speaker with equal text, in order."""
        numbers: dict[Hashable, int] = {}
        old, new = self._old, self._new
        looks = [(*_looks(old[i]), self._speakers.get(old[i].speaker)) for i in stretch.old]
        looks_new = [(*_looks(new[j]), new[j].speaker) for j in stretch.new]
        olds = [numbers.setdefault(look, len(numbers)) for look in looks]
        news = [numbers.setdefault(look, len(numbers)) for look in looks_new]
        return [(stretch.old[i], stretch.new[j]) for i, j in common(olds, news)]

    def best_pairs(self, stretch: _Stretch) -> list[Link]:
        """The pairs in order that fit best together."""
        best = [[0.0] * (len(stretch.new) + 1) for _ in range(len(stretch.old) + 1)]
        fits = {(i, j): self._fit(i, j) for i in stretch.old for j in stretch.new}
        for row, i in enumerate(stretch.old, 1):
            for column, j in enumerate(stretch.new, 1):
                both = best[row - 1][column - 1] + fits[i, j]
                best[row][column] = max(best[row - 1][column], best[row][column - 1], both)
        return _traced(best, stretch)

    def _fit(self, index: int, other: int) -> float:
        """0 if they are not the same block, else more than 1."""
        one, two = self._old[index], self._new[other]
        if not compatible(one, two):
            return 0.0
        if _looks(one) == _looks(two):
            return 4.0
        same = one.kind == two.kind and self._speakers.get(one.speaker) == two.speaker
        lengths = [len(words_of(block.text)) for block in (one, two)]
        if same and 0 < max(lengths) <= _FEW_WORDS and min(lengths) > 0:
            return 1.0 + _ratio(one.text, two.text)
        likeness = _ratio(one.text, two.text)
        return 1.0 + likeness if likeness >= _LIKE else 0.0


def _looks(block: Block) -> tuple[str, str]:
    return block.kind, block.text


def _ratio(one: str, other: str) -> float:
    if max(len(one), len(other)) > _LONGEST_COMPARED:
        return 0.0
    matcher = difflib.SequenceMatcher(None, one.casefold(), other.casefold(), autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _LIKE / 2 else 0.0


def _traced(best: Sequence[Sequence[float]], stretch: _Stretch) -> list[Link]:
    pairs: list[Link] = []
    row, column = len(stretch.old), len(stretch.new)
    while row and column:
        if best[row][column] == best[row - 1][column]:
            row -= 1
        elif best[row][column] == best[row][column - 1]:
            column -= 1
        else:
            row, column = row - 1, column - 1
            pairs.append((stretch.old[row], stretch.new[column]))
    return pairs[::-1]


class _Residue:
    """One document's blocks, and which of its words and blocks nothing corresponds to."""

    def __init__(self, stream: Stream, matched: bytearray, grouped: Iterable[int]) -> None:
        self._starts, self._matched = stream.starts, matched
        self._grouped = set(grouped)

    def next_to(self, index: int, step: int) -> int | None:
        """The block next to one if it has words and is in no group."""
        other = index + step
        if (
            other in self._grouped
            or not 0 <= other < len(self._starts) - 1
            or not self.words(other)
        ):
            return None
        return other

    def words(self, index: int) -> int:
        """How many words a block has."""
        return self._starts[index + 1] - self._starts[index] - 1

    def spare(self, index: int, step: int) -> int:
        """How many words at the end of a block (with step -1: at its start) are unmatched."""
        start, end = self._starts[index] + 1, self._starts[index + 1]
        if step > 0:
            return end - max(self._matched.rfind(1, start, end) + 1, start)
        found = self._matched.find(1, start, end)
        return (found if found >= 0 else end) - start

    def take(self, index: int) -> None:
        """Count a block as grouped."""
        self._grouped.add(index)


def _with_residue(alignment: Alignment, groups: Sequence[Group]) -> list[Group]:
    """The groups, with blocks next to them for which they have words to spare at that end."""
    matched = bytearray(other >= 0 for other in alignment.match)
    matched_new = bytearray(len(alignment.new.numbers))
    for other in alignment.match:
        if other >= 0:
            matched_new[other] = 1
    old = _Residue(alignment.old, matched, (i for group in groups for i in group.old))
    new = _Residue(alignment.new, matched_new, (i for group in groups for i in group.new))
    result: list[Group] = []
    for group in groups:
        olds, news = list(group.old), list(group.new)
        for step in (-1, 1):
            _ = _extend(olds, old, news, new, step) or _extend(news, new, olds, old, step)
        result.append(Group(tuple(olds), tuple(news)))
    return result


def _extend(
    mine: list[int], residue: _Residue, theirs: Sequence[int], other: _Residue, step: int
) -> bool:
    """Take the next block in if the other side has about as many words to spare; whether it was."""
    edge = -1 if step > 0 else 0
    found = residue.next_to(mine[edge], step)
    if found is None:
        return False
    spare = other.spare(theirs[edge], step) - residue.spare(mine[edge], step)
    if not residue.words(found) <= 2 * spare <= 4 * residue.words(found):
        return False
    residue.take(found)
    mine.insert(len(mine) if step > 0 else 0, found)
    return True
