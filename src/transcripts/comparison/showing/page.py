"""Changes as one page for the browser: both texts in two columns, offline, for all readers."""

import base64
import hashlib
import importlib.resources
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from transcripts._version import __version__
from transcripts.comparison.changes import Change, Timing
from transcripts.comparison.showing.columns import Columns
from transcripts.comparison.showing.entries import CATEGORIES, Entry
from transcripts.comparison.showing.pieces import Piece
from transcripts.comparison.showing.rows import Row
from transcripts.comparison.showing.sides import Side, Sides
from transcripts.comparison.showing.values import clock

_TAGS = {"removed": "del", "added": "ins"}


def html_page(sides: Sides, changes: Sequence[Change], *, names: tuple[str, str]) -> bytes:
    """The page, without anything that would have to be fetched.

    Args:
        sides: Both documents.
        changes: What differs.
        names: What to call the documents, such as their file names.
    """
    return "\n".join(_Page(Columns(sides, changes), names).lines()).encode() + b"\n"


def _resource(name: str) -> str:
    folder = importlib.resources.files("transcripts.comparison.showing")
    return (folder / name).read_text("utf-8")


class _Page:
    """Makes the lines of the page."""

    def __init__(self, columns: Columns, names: tuple[str, str]) -> None:
        self._columns = columns
        self._names = tuple(escape(name) for name in names)
        self._numbers = {id(entry): at for at, entry in enumerate(columns.entries, 1)}

    def lines(self) -> Iterator[str]:
        """All of it."""
        style, script = _resource("page.css"), _resource("page.js")
        old, new = self._names
        policy = (
            f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
            "base-uri 'none'; form-action 'none'"
        )
        yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
        yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield f'<meta name="generator" content="transcripts {__version__}">'
        yield f"<title>What differs: {old} and {new}</title>\n<style>{style}</style>\n</head>"
        yield '<body>\n<a class="skip" href="#changes">Skip to the changes</a>'
        yield from self._head()
        yield '<main id="changes" tabindex="-1">'
        yield from self._whole()
        yield from self._text()
        yield f"</main>\n<script>{script}</script>\n</body>\n</html>"

    def _head(self) -> Iterator[str]:
        old, new = self._names
        yield "<header>\n<h1>What differs</h1>"
        yield f'<p><b class="side">A</b> {old} <b class="side">B</b> {new}</p>\n</header>'
        yield '<nav aria-label="Changes">\n<fieldset>\n<legend>Show changes of</legend>'
        counts = Counter(entry.category for entry in self._columns.entries)
        for name in CATEGORIES:
            if counts[name]:
                checked = "" if name == "ids" else " checked"
                yield (
                    f'<label><input type="checkbox" data-filter="{name}"{checked}> '
                    f"{name} <small>{counts[name]:,}</small></label>"
                )
        yield '</fieldset>\n<div class="steps">'
        yield '<button type="button" id="previous">Previous <kbd>p</kbd></button>'
        yield '<output id="at" aria-live="polite"></output>'
        yield '<button type="button" id="next">Next <kbd>n</kbd></button>'
        yield '<label><input type="checkbox" id="all"> all rows</label>'
        yield '<label><input type="checkbox" id="keys" checked> keys n, p</label>'
        yield "</div>\n</nav>"

    def _whole(self) -> Iterator[str]:
        entries = self._columns.of_the_whole
        if entries:
            yield '<section class="whole">\n<h2>Of the whole document</h2>'
            yield from (self._change(entry) for entry in entries)
            yield "</section>"

    def _text(self) -> Iterator[str]:
        old, new = self._names
        yield '<section class="text">\n<h2 class="hidden">Text</h2>'
        yield f'<div class="names" aria-hidden="true"><p>A: {old}</p><p>B: {new}</p></div>'
        for index, row in enumerate(self._columns.rows):
            notes = self._columns.notes.get(index, ())
            yield f'<div class="row{"" if notes else " same"}">'
            yield from (self._change(entry) for entry in notes)
            yield self._cell("A", row.old, row)
            yield self._cell("B", row.new, row)
            yield "</div>"
        yield "</section>"

    def _change(self, entry: Entry) -> str:
        number = self._numbers[id(entry)]
        return (
            f'<h3 class="change" id="change-{number}" data-kind="{entry.category}" tabindex="-1">'
            f"{escape(entry.heading)}</h3>"
        )

    def _cell(self, name: str, blocks: Sequence[str], row: Row) -> str:
        if not blocks:
            return f'<div class="cell empty">{self._link(name, row)}</div>'
        side = self._columns.sides.old if name == "A" else self._columns.sides.new
        shown = (self._block(name, side, block) for block in blocks)
        return f'<div class="cell"><b class="side">{name}</b>{"".join(shown)}</div>'

    def _link(self, name: str, row: Row) -> str:
        """Where the blocks that the row's other side holds stand on this side."""
        if not row.elsewhere:
            return ""
        old = name == "A"
        side = self._columns.sides.old if old else self._columns.sides.new
        place = escape(side.several(row.elsewhere))
        return f'<a href="#{name}-{row.elsewhere[0]}">{"was" if old else "now"} {place}</a>'

    def _block(self, name: str, side: Side, id: str) -> str:
        block = side.blocks[id]
        speaker = escape(side.speaker(id))
        time = f" <time>{clock(Timing(time=block.time))}</time>" if block.time else ""
        text = "".join(_marked(self._columns.pieces(id, old=name == "A")))
        lang = f' lang="{escape(block.language)}"' if block.language else ""
        return (
            f'<div class="block {block.kind}" id="{name}-{id}" tabindex="-1">'
            f'<p class="who"><span>{escape(side.block(id))}</span> <b>{speaker}</b>{time}</p>'
            f'<p class="said"{lang}>{text}</p></div>'
        )


def _marked(pieces: Iterable[Piece]) -> Iterator[str]:
    for kind, text in pieces:
        tag = _TAGS.get(kind)
        yield f"<{tag}>{escape(text)}</{tag}>" if tag else escape(text)


def _hash(content: str) -> str:
    digest = hashlib.sha256(content.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
