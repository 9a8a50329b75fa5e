"""Changes in the order in which a person reads them, with a heading each."""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, get_args

from transcripts.comparison.changes import (
    AgentRenamed,
    AgentsMerged,
    AgentSplit,
    BlockDeleted,
    BlockInserted,
    BlocksMoved,
    Change,
    LabelChanged,
    Reanchored,
    RecordAdded,
    RecordEdited,
    RecordRemoved,
    RecordsReordered,
    Renumbered,
    SpeakerChanged,
    TimeChanged,
    WordsEdited,
)
from transcripts.comparison.showing.pieces import Piece, inline
from transcripts.comparison.showing.record_headings import RECORD_HEADINGS
from transcripts.comparison.showing.rows import Recut, Row, rows
from transcripts.comparison.showing.sides import Sides
from transcripts.comparison.showing.text_headings import TEXT_HEADINGS
from transcripts.comparison.showing.whereabouts import blocks_of

Category = Literal[
    "record", "moves", "turns", "speakers", "words", "times", "claims", "questions", "ids"
]
"""What kind of change it is for those who look for one: `turns` are added, deleted, split and
merged blocks, `record` is what is said of the document and its event, `ids` is no real change.
Changes of one block are shown in this order."""
CATEGORIES: tuple[Category, ...] = get_args(Category)

_BY_TYPE: Mapping[type[Any], Category] = {
    WordsEdited: "words",
    BlockInserted: "turns",
    BlockDeleted: "turns",
    **dict.fromkeys(Recut, "turns"),
    BlocksMoved: "moves",
    SpeakerChanged: "speakers",
    LabelChanged: "speakers",
    AgentRenamed: "speakers",
    AgentsMerged: "speakers",
    AgentSplit: "speakers",
    TimeChanged: "times",
    Renumbered: "ids",
}
_BY_COLLECTION: Mapping[str, Category] = {
    "agents": "speakers",
    "claims": "claims",
    "relations": "claims",
    "questions": "questions",
    "answers": "questions",
}
_FIRST, _LAST = -1, 1 << 60
_HEADINGS = {**TEXT_HEADINGS, **RECORD_HEADINGS}


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One change, or the edits of words in one block."""

    category: Category
    heading: str
    changes: tuple[Change, ...]
    old: tuple[str, ...] = ()
    """The blocks of the first document where it shows."""
    new: tuple[str, ...] = ()
    """The blocks of the second document where it shows."""
    pieces: tuple[Piece, ...] = ()
    """The words, if it is about words."""


def entries(sides: Sides, changes: Sequence[Change]) -> list[Entry]:
    """Changes with their headings: of the record, then in the order of the text."""
    places, places_new = _places(rows(sides, changes))
    made = [*_words(sides, changes), *_others(sides, changes)]

    def place(entry: Entry) -> int:
        found = [places_new[id] for id in entry.new if id in places_new]
        found += [places[id] for id in entry.old if id in places and not found]
        return min(found) if found else _LAST if entry.category == "ids" else _FIRST

    return sorted(made, key=lambda entry: (place(entry), CATEGORIES.index(entry.category)))


def category_of(change: Change) -> Category:
    """What kind of change it is."""
    if isinstance(
        change, RecordAdded | RecordRemoved | RecordEdited | Reanchored | RecordsReordered
    ):
        return _BY_COLLECTION.get(change.collection, "record")
    return _BY_TYPE.get(type(change), "record")


def _places(found: Sequence[Row]) -> tuple[dict[str, int], dict[str, int]]:
    old = {id: index for index, row in enumerate(found) for id in row.old}
    new = {id: index for index, row in enumerate(found) for id in row.new}
    return old, new


def _others(sides: Sides, changes: Sequence[Change]) -> Iterator[Entry]:
    """All but edits of words; the label of a turn that has another speaker goes with that."""
    labels = {change.old: change for change in changes if isinstance(change, LabelChanged)}
    given = {change.old for change in changes if isinstance(change, SpeakerChanged)}
    for change in changes:
        if isinstance(change, SpeakerChanged) and change.old in labels:
            entry = _entry(sides, change)
            yield dataclasses.replace(entry, changes=(change, labels[change.old]))
        elif not (
            isinstance(change, WordsEdited)
            or (isinstance(change, LabelChanged) and change.old in given)
        ):
            yield _entry(sides, change)


def _words(sides: Sides, changes: Sequence[Change]) -> Iterator[Entry]:
    """The edits of words, those that begin in one block as one entry."""
    by_block: dict[str, list[WordsEdited]] = {}
    for change in changes:
        if isinstance(change, WordsEdited):
            by_block.setdefault(change.old.block, []).append(change)
    for block, edits in by_block.items():
        count = f": {len(edits)} edits" if len(edits) > 1 else ""
        yield Entry(
            category="words",
            heading=TEXT_HEADINGS[WordsEdited](edits[0], sides) + count,
            changes=tuple(edits),
            old=(block,),
            new=tuple(dict.fromkeys(edit.new.block for edit in edits)),
            pieces=inline(edits, sides.old.blocks[block].text),
        )


def _entry(sides: Sides, change: Change) -> Entry:
    heading = _HEADINGS[type(change)](change, sides)
    old, new = blocks_of(sides, change)
    return Entry(
        category=category_of(change),
        heading=heading,
        changes=(change,),
        old=old,
        new=new,
        pieces=_pieces(change),
    )


def _pieces(change: Change) -> tuple[Piece, ...]:
    if isinstance(change, BlockInserted):
        return (Piece("added", change.block.text),)
    if isinstance(change, BlockDeleted):
        return (Piece("removed", change.block.text),)
    return ()
