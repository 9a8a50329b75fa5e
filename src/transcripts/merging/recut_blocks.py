"""Blocks that one side cut up or joined, while the other left them as they are."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from transcripts.comparison.carrying import Carrier
from transcripts.comparison.following import followed_block
from transcripts.comparison.pairing import Group
from transcripts.comparison.passages import Edit, Passage, Rewriting
from transcripts.merging.clusters import Cluster
from transcripts.merging.disputing import NOTHING
from transcripts.merging.single_blocks import note_words
from transcripts.merging.units import Unit
from transcripts.merging.versions import Version
from transcripts.merging.weaving import Edited, Stretch, Woven, shifted, weave
from transcripts.merging.work import Work
from transcripts.model import Block, Side

_OVER = ("speaker", "label", "source", "language", "boilerplate")
"""Fields that all parts of a block have from it."""
_APART = (("time", "anchors"), ("kind", "level"))


class _Cut(NamedTuple):
    """The side that cut, how, and the blocks of the other side."""

    side: Side
    rewriting: Rewriting
    group: Group
    others: tuple[Group, ...]


def merged_recut(work: Work, cluster: Cluster) -> list[Unit] | None:
    """The units of a cluster that one side recut; None if it takes a decision."""
    cut = _cut(work, cluster)
    if cut is None or any(block.kind == "foreign" for block in _all_blocks(work, cut)):
        return None
    woven = _woven(work, cut)
    pieces = _pieces(cut, woven)
    if pieces is None:
        return None
    return _Recutting(work, cut, woven, pieces).units()


def _cut(work: Work, cluster: Cluster) -> _Cut | None:
    sides = {"ours": (cluster.ours, cluster.theirs), "theirs": (cluster.theirs, cluster.ours)}
    for side, version in work.versions.items():
        mine, others = sides[side]
        if len(mine) != 1 or (
            mine[0].old != cluster.base and set(mine[0].old) != set(cluster.base)
        ):
            continue
        if len(others) == len(cluster.base) and all(
            len(group.old) == len(group.new) == 1 for group in others
        ):
            rewriting = version.ties.rewritings.get(mine[0])
            by_index = {group.old[0]: group for group in others}
            order = tuple(by_index[index] for index in mine[0].old)
            return rewriting and _Cut(side, rewriting, mine[0], order)
    return None


def _other(work: Work, cut: _Cut) -> Version:
    return work.theirs if cut.side == "ours" else work.ours


def _other_blocks(work: Work, cut: _Cut) -> tuple[Block, ...]:
    blocks = _other(work, cut).document.blocks
    return tuple(blocks[group.new[0]] for group in cut.others)


def _all_blocks(work: Work, cut: _Cut) -> tuple[Block, ...]:
    return (*cut.rewriting.old.blocks, *cut.rewriting.new.blocks, *_other_blocks(work, cut))


def _woven(work: Work, cut: _Cut) -> Woven:
    frame = cut.rewriting.old
    edits: list[Edit] = []
    for start, group in zip(frame.starts, cut.others, strict=True):
        rewriting = _other(work, cut).ties.rewritings.get(group)
        edits += (
            edit._replace(start=start + edit.start)
            for edit in (rewriting.edits if rewriting else ())
        )
    sides = {
        cut.side: cut.rewriting.edits,
        _other(work, cut).side: _placed(edits),
    }
    edited = (
        Edited(sides[side], _about(version, frame) if work.known else ())
        for side, version in work.versions.items()
    )
    return weave(frame.text, *edited, known=work.known)


def _placed(edits: Sequence[Edit]) -> list[Edit]:
    """The edits with their places in the whole new text."""
    found: list[Edit] = []
    shift = 0
    for edit in edits:
        found.append(edit._replace(new_start=edit.start + shift))
        shift += len(edit.after) - len(edit.before)
    return found


def _about(version: Version, frame: Passage) -> list[Stretch]:
    return [
        (start + first, start + last)
        for start, block in zip(frame.starts, frame.blocks, strict=True)
        for first, last in version.about.get(block.id, ())
    ]


def _pieces(cut: _Cut, woven: Woven) -> list[Stretch] | None:
    """Where each block of the side that cut is in the woven text; None if words go over a cut."""
    edits = woven.ours if cut.side == "ours" else woven.theirs
    passage = cut.rewriting.new
    pieces: list[Stretch] = []
    at = 0
    for index, (start, block) in enumerate(zip(passage.starts, passage.blocks, strict=True)):
        end = start + len(block.text)
        if index + 1 == len(passage.blocks):
            pieces.append((at, len(woven.text)))
            break
        following = passage.starts[index + 1]
        if any(edit.start < following and edit.end > end for edit in edits):
            return None
        made = shifted(end, edits)
        pieces.append((at, made))
        at = made + following - end
    whole = all(
        any(start <= dispute.start and dispute.end <= end for start, end in pieces)
        for dispute in woven.disputes
    )
    return pieces if whole else None


class _Recutting:
    """Makes the merged blocks of one cluster."""

    def __init__(self, work: Work, cut: _Cut, woven: Woven, pieces: Sequence[Stretch]) -> None:
        self._work, self._cut, self._woven, self._pieces = work, cut, woven, pieces
        self._cutter = work.versions[cut.side]
        self._other = _other(work, cut)
        self._others = _other_blocks(work, cut)

    def units(self) -> list[Unit]:
        """The units; blocks of the other side count as where the first of them stands."""
        merged = self._blocks()
        self._tell(merged)
        self._note(merged)
        merged = self._with_changes(merged)
        return self._apart(merged)

    def _blocks(self) -> list[Block]:
        found: list[Block] = []
        for (start, end), block in zip(self._pieces, self._cut.rewriting.new.blocks, strict=True):
            names = {self._cut.side: block.id}
            id = self._work.name(None, names.get("ours"), names.get("theirs"))
            text = self._woven.text[start:end]
            found.append(block.model_copy(update={"id": id, "text": text}))
        return found

    def _tell(self, merged: Sequence[Block]) -> None:
        """Tell the sides how their texts became that of the merged blocks."""
        new = Passage(tuple(merged), self._cut.rewriting.new.gaps)
        old = self._cut.rewriting.new, Passage(self._others, self._cut.rewriting.old.gaps)
        edits = {"ours": self._woven.ours, "theirs": self._woven.theirs}
        for version, passage in zip((self._cutter, self._other), old, strict=True):
            version.rewritings.append(Rewriting(passage, new, edits[version.side]))

    def _note(self, merged: Sequence[Block]) -> None:
        for (start, end), block in zip(self._pieces, merged, strict=True):
            inside = tuple(
                dispute._replace(start=dispute.start - start, end=dispute.end - start)
                for dispute in self._woven.disputes
                if start <= dispute.start and dispute.end <= end
            )
            note_words(self._work, Woven(block.text, (), (), inside), block.id)

    def _with_changes(self, merged: Sequence[Block]) -> list[Block]:
        """The blocks with their fields taken over, and what the other side changed of them."""
        found: list[Block] = []
        seen: set[int] = set()
        for block, mine in zip(merged, self._cut.rewriting.new.blocks, strict=True):
            made = self._followed(mine, block)
            rank = self._origin(mine)
            made = self._changed(made, rank, first=rank not in seen)
            seen.add(rank)
            found.append(made)
        return found

    def _followed(self, mine: Block, block: Block) -> Block:
        carrier = Carrier(self._cutter.ids, ())
        anchors = {}
        passage, edits = self._cut.rewriting.new, self._edits()
        start = passage.starts[passage.blocks.index(mine)]
        piece = self._pieces[passage.blocks.index(mine)]
        for anchor in mine.anchors:
            place = min(max(shifted(start + anchor.offset, edits), piece[0]), piece[1]) - piece[0]
            anchors[place] = anchor.model_copy(update={"offset": place})
        made = followed_block(mine, carrier, text=block.text)
        return made.model_copy(update={"id": block.id, "anchors": tuple(anchors.values())})

    def _edits(self) -> tuple[Edit, ...]:
        return self._woven.ours if self._cut.side == "ours" else self._woven.theirs

    def _origin(self, mine: Block) -> int:
        """Which of the base's blocks most of a block comes from."""
        back = self._cut.rewriting.turned()
        start = back.old.starts[back.old.blocks.index(mine)]
        first, last = (shifted(place, back.edits) for place in (start, start + len(mine.text)))
        frame = back.new

        def shared(rank: int) -> int:
            begin = frame.starts[rank]
            return min(last, begin + len(frame.blocks[rank].text)) - max(first, begin)

        return max(range(len(frame.blocks)), key=lambda rank: (shared(rank), -rank))

    def _changed(self, made: Block, rank: int, *, first: bool) -> Block:
        group = self._cut.others[rank]
        changed = self._other.changed_block(group)
        if not changed:
            return made
        base = self._followed_as(
            self._work.base_carrier(), self._cut.rewriting.old.blocks[rank], made
        )
        other = self._followed_as(Carrier(self._other.ids, ()), self._others[rank], made)
        for name in _OVER:
            if name not in changed or getattr(made, name) == getattr(other, name):
                continue
            if self._work.known and getattr(made, name) == getattr(base, name):
                made = made.model_copy(update={name: getattr(other, name)})
            else:
                self._dispute(made, (name,), base, other)
        for names in _APART if first else ():
            if not changed.isdisjoint(names):
                self._dispute(made, names, base, other)
        return made

    def _followed_as(self, carrier: Carrier, block: Block, made: Block) -> Block:
        followed = followed_block(block, carrier, text=block.text)
        return followed.model_copy(update={"id": made.id})

    def _dispute(self, made: Block, names: tuple[str, ...], base: Block, other: Block) -> None:
        sides = (made, other) if self._cut.side == "ours" else (other, made)
        old = base if self._work.known else NOTHING
        stands = self._cut.side
        self._work.disputes.fields("blocks", made.id, names, (old, *sides), stands=stands)

    def _apart(self, merged: Sequence[Block]) -> list[Unit]:
        """The blocks as one unit; those that stand elsewhere as units of their own."""
        indexes = self._cut.group.new
        runs = list(_runs(indexes))
        home = max(runs, key=lambda run: (sum(len(merged[rank].text) for rank in run), -run[0]))
        units: list[Unit] = []
        for run in runs:
            blocks = [merged[rank] for rank in run]
            at_home = run is home
            places = {self._cut.side: indexes[run[0]]}
            if at_home:
                places[self._other.side] = self._cut.others[0].new[0]
            base = self._cut.group.old[0] if at_home else None
            units.append(Unit(blocks, base, places.get("ours"), places.get("theirs")))
        return units


def _runs(indexes: Sequence[int]) -> Iterator[list[int]]:
    """Ranks of indexes that follow each other, in the order of the indexes."""
    order = sorted(range(len(indexes)), key=lambda rank: indexes[rank])
    run = [order[0]]
    for rank in order[1:]:
        if indexes[rank] != indexes[run[-1]] + 1:
            yield run
            run = []
        run.append(rank)
    yield run
