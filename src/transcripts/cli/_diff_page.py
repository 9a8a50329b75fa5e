"""Changes as a page for the terminal: a heading each, the words below it."""

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from transcripts.cli._printing import counted, visible
from transcripts.comparison.changes import Change
from transcripts.comparison.showing import Category, Columns, Entry, Piece, Row, Sides, entries
from transcripts.comparison.showing.pieces import shortened
from transcripts.comparison.showing.sides import Side

_STYLES: dict[Category, str] = {
    "words": "bold",
    "turns": "bold yellow",
    "moves": "bold magenta",
    "speakers": "bold cyan",
    "times": "bold blue",
    "claims": "bold green",
    "questions": "bold yellow",
    "record": "bold",
    "ids": "dim",
}
_MARKS = {"removed": ("[-", "-]", "red"), "added": ("{+", "+}", "green")}
_LONGEST = 400
"""Characters of an added or deleted block that are shown."""
_SAME_AROUND = 1
"""How many unchanged rows are shown beside changed ones."""


def diff_page(sides: Sides, changes: Sequence[Change]) -> RenderableType:
    """Each change with its heading, in the order of the text."""
    found = entries(sides, changes)
    return Group(*(body for entry in found for body in _entry(entry)), _tally(found))


def _entry(entry: Entry) -> Iterator[RenderableType]:
    yield Text(visible(entry.heading), style=_STYLES[entry.category])
    if entry.pieces:
        pieces = [Piece(kind, shortened(text, _LONGEST)) for kind, text in entry.pieces]
        yield Padding(_words(pieces), (0, 0, 0, 4), expand=False)


def _words(pieces: Sequence[Piece]) -> Text:
    """Words with those taken out in [-…-] and those added in {+…+}, as git marks them."""
    line = Text()
    for kind, text in pieces:
        before, after, style = _MARKS.get(kind, ("", "", ""))
        line.append(f"{before}{visible(text)}{after}".replace("\n", " "), style=style)
    return line


def _tally(found: Sequence[Entry]) -> Text:
    counts = Counter(entry.category for entry in found if entry.category != "ids")
    return Text("\n" + (", ".join(_counted(n, name) for name, n in counts.items()) or "only ids"))


def _counted(count: int, name: Category) -> str:
    if name == "words":
        return f"words of {counted(count, 'block')}"
    if name == "record":
        return f"{count:,} of the record"
    return counted(count, f"change of {name}").replace(f"change of {name}s", f"changes of {name}")


def side_by_side(sides: Sides, changes: Sequence[Change]) -> RenderableType:
    """Both texts in two columns, without the long stretches that are the same."""
    columns = Columns(sides, changes)
    return Group(*_headings(columns), _table(columns))


def _headings(columns: Columns) -> Iterator[RenderableType]:
    for entry in columns.of_the_whole:
        yield from _entry(entry)


def _table(columns: Columns) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False, expand=True, padding=(0, 1))
    for _ in range(2):
        table.add_column(ratio=1, overflow="fold")
    skipped, shown = 0, _shown(columns)
    for index, row in enumerate(columns.rows):
        if index not in shown:
            skipped += 1
            continue
        _skip(table, skipped)
        skipped = 0
        for entry in columns.notes.get(index, ()):
            if entry.category != "words":
                note = Text(visible(entry.heading), style=_STYLES[entry.category])
                table.add_row(*((note, "") if row.old else ("", note)))
        table.add_row(*_cells(columns, row))
    _skip(table, skipped)
    return table


def _shown(columns: Columns) -> set[int]:
    """The indexes of rows in which something differs, and of those around them."""
    reach = range(-_SAME_AROUND, _SAME_AROUND + 1)
    changed = (
        index
        for index, row in enumerate(columns.rows)
        if index in columns.notes or not (row.old and row.new) or columns.is_edited(row)
    )
    return {index + step for index in changed for step in reach}


def _cells(columns: Columns, row: Row) -> tuple[Text, Text]:
    sides = columns.sides
    before = [_cell(sides.old, id, columns.pieces(id, old=True)) for id in row.old]
    after = [_cell(sides.new, id, columns.pieces(id, old=False)) for id in row.new]
    return Text("\n").join(before), Text("\n").join(after)


def _cell(side: Side, id: str, pieces: Sequence[Piece]) -> Text:
    name = f"{side.number(id)} {side.speaker(id)}".rstrip()
    return Text(f"{visible(name)}: ", style="bold").append_text(_words(pieces))


def _skip(table: Table, count: int) -> None:
    if count:
        table.add_row(Text(f"… {counted(count, 'row')} the same …", style="dim"), "")
