"""Both texts in two columns: the rows, what to say of each, and the words that are marked."""

import functools
from collections.abc import Mapping, Sequence

from transcripts.comparison.changes import Change, WordsEdited
from transcripts.comparison.showing.entries import Entry, entries
from transcripts.comparison.showing.pieces import Piece, marks, segments
from transcripts.comparison.showing.rows import Row, rows
from transcripts.comparison.showing.sides import Sides


class Columns:
    """What two columns show."""

    def __init__(self, sides: Sides, changes: Sequence[Change]) -> None:
        edits = [change for change in changes if isinstance(change, WordsEdited)]
        self.sides = sides
        self.rows: list[Row] = rows(sides, changes)
        self.entries: list[Entry] = entries(sides, changes)
        self._removed = marks(edits, sides.old, old=True)
        self._added = marks(edits, sides.new, old=False)

    @property
    def of_the_whole(self) -> list[Entry]:
        """What differs elsewhere than in the text."""
        return [entry for entry in self.entries if not entry.old and not entry.new]

    @functools.cached_property
    def notes(self) -> Mapping[int, list[Entry]]:
        """The changes that show in each row, by its index; each in one row."""
        places = {id: index for index, row in enumerate(self.rows) for id in row.old}
        places_new = {id: index for index, row in enumerate(self.rows) for id in row.new}
        found: dict[int, list[Entry]] = {}
        for entry in self.entries:
            if entry.new:
                found.setdefault(min(places_new[id] for id in entry.new), []).append(entry)
            elif entry.old:
                found.setdefault(min(places[id] for id in entry.old), []).append(entry)
        return found

    def is_edited(self, row: Row) -> bool:
        """Whether words of a row were edited."""
        return not (
            self._removed.keys().isdisjoint(row.old) and self._added.keys().isdisjoint(row.new)
        )

    def pieces(self, id: str, *, old: bool) -> list[Piece]:
        """A block's text, cut where words were edited."""
        if old:
            return segments(self.sides.old, id, self._removed, "removed")
        return segments(self.sides.new, id, self._added, "added")
