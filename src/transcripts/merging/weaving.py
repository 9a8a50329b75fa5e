"""Two edited versions of one text brought together, character by character of the common one."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from transcripts.comparison.passages import Edit
from transcripts.model import Side

Stretch = tuple[int, int]
"""Start and end in the common text."""


class Dispute(NamedTuple):
    """Words that the sides have differently, by their place in the woven text."""

    start: int
    end: int
    base: str | None
    ours: str
    theirs: str
    stands: Side
    deleted: bool
    """Whether one side took out what the other made a statement about."""


class Woven(NamedTuple):
    """The text that holds what both sides did."""

    text: str
    ours: tuple[Edit, ...]
    """What leads to it from our text."""
    theirs: tuple[Edit, ...]
    """What leads to it from their text."""
    disputes: tuple[Dispute, ...]


class Edited(NamedTuple):
    """What one side did with the common text, and which stretches it made statements about."""

    edits: Sequence[Edit]
    about: Sequence[Stretch] = ()


class _Region(NamedTuple):
    start: int
    end: int
    ours: list[Edit]
    theirs: list[Edit]


def weave(text: str, ours: Edited, theirs: Edited, *, known: bool) -> Woven:
    """Bring both sides' edits of a text together.

    Args:
        text: The common text.
        ours: What we did with it.
        theirs: What they did with it.
        known: Whether it is that of a common ancestor; if not, every difference is a dispute.
    """
    if known and not (ours.edits and theirs.edits) and not (ours.about or theirs.about):
        return _taken(text, ours.edits, theirs.edits)
    weaver = _Weaver(text, known=known)
    guarded = _emptied(ours.edits, theirs.about) | _emptied(theirs.edits, ours.about)
    for region in _regions(ours.edits, theirs.edits):
        weaver.add(region, guarded=guarded)
    return weaver.done()


def _taken(text: str, ours: Sequence[Edit], theirs: Sequence[Edit]) -> Woven:
    """The text as the only side has it that edited it."""
    edits = ours or theirs
    led = tuple(edits)
    return Woven(_applied(text, 0, edits), () if ours else led, led if ours else (), ())


def shifted(place: int, edits: Iterable[Edit]) -> int:
    """Where a place is after edits; words added there come before it."""
    shift = 0
    for edit in edits:
        if edit.end > place:
            break
        shift = edit.new_end - edit.end
    return place + shift


def _emptied(edits: Sequence[Edit], about: Iterable[Stretch]) -> set[Edit]:
    """The edits that together leave no word of a stretch."""
    found: set[Edit] = set()
    for start, end in about:
        inside = [edit for edit in edits if edit.start < end and edit.end > start]
        cores = [_core(edit) for edit in inside]
        covered = sum(max(0, min(core.end, end) - max(core.start, start)) for core in cores)
        if inside and covered >= end - start and not any(core.after.strip() for core in cores):
            found.update(inside)
    return found


def _core(edit: Edit) -> Edit:
    """What an edit changes but for the characters at its ends that stay."""
    before, after = edit.before, edit.after
    head = _alike(before, after)
    before, after = before[head:], after[head:]
    tail = _alike(before[::-1], after[::-1])
    start, stop = edit.start + head, len(before) - tail
    return Edit(start, before[:stop], edit.new_start + head, after[: len(after) - tail])


def _alike(one: str, other: str) -> int:
    """How many characters at their beginnings are the same."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _regions(ours: Sequence[Edit], theirs: Sequence[Edit]) -> Iterable[_Region]:
    """The edits, those of both sides that touch the same characters together."""
    tagged = [(edit.start, edit.end, 0, edit) for edit in ours]
    tagged += [(edit.start, edit.end, 1, edit) for edit in theirs]
    region: _Region | None = None
    for start, end, side, edit in sorted(tagged, key=lambda item: item[:3]):
        if region is None or not _meet(region, edit, side):
            if region is not None:
                yield region
            region = _Region(start, end, [], [])
        (region.theirs if side else region.ours).append(edit)
        region = region._replace(end=max(region.end, end))
    if region is not None:
        yield region


def _meet(region: _Region, edit: Edit, side: int) -> bool:
    if edit.start < region.end:
        return True
    others = region.ours if side else region.theirs
    added = any(other.start == other.end == edit.start for other in others)
    return added and edit.start == edit.end


class _Weaver:
    """Makes the woven text from left to right."""

    def __init__(self, text: str, *, known: bool) -> None:
        self._text, self._known = text, known
        self._parts: list[str] = []
        self._done = self._length = 0
        self._shift = {"ours": 0, "theirs": 0}
        self._edits: dict[str, list[Edit]] = {"ours": [], "theirs": []}
        self._disputes: list[Dispute] = []

    def add(self, region: _Region, *, guarded: set[Edit]) -> None:
        """Put in what the sides have in a region, or what one of them has."""
        self._keep_to(region.start)
        base = self._text[region.start : region.end]
        ours, theirs = (_applied(base, region.start, side) for side in region[2:])
        removed = [not guarded.isdisjoint(side) for side in (region.ours, region.theirs)]
        agreed = ours == theirs or (self._known and not any(removed) and base in (ours, theirs))
        stands: Side = "theirs" if removed[0] else "ours"
        if agreed:
            made = theirs if ours == base else ours
        else:
            made = ours if stands == "ours" else theirs
            place = self._length, self._length + len(made)
            known = base if self._known else None
            self._disputes.append(Dispute(*place, known, ours, theirs, stands, any(removed)))
        self._put(region, made, ours=ours, theirs=theirs)

    def done(self) -> Woven:
        """The rest of the text as it is."""
        self._keep_to(len(self._text))
        ours, theirs = (tuple(found) for found in self._edits.values())
        return Woven("".join(self._parts), ours, theirs, tuple(self._disputes))

    def _keep_to(self, place: int) -> None:
        self._append(self._text[self._done : place])
        self._done = place

    def _put(self, region: _Region, made: str, **sides: str) -> None:
        for side, text in sides.items():
            if text != made:
                at = region.start + self._shift[side]
                self._edits[side].append(Edit(at, text, self._length, made))
            self._shift[side] += len(text) - (region.end - region.start)
        self._append(made)
        self._done = region.end

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def _applied(base: str, start: int, edits: Iterable[Edit]) -> str:
    parts, done = list[str](), 0
    for edit in edits:
        parts += [base[done : edit.start - start], edit.after]
        done = edit.end - start
    return "".join([*parts, base[done:]])
