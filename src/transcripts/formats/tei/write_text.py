"""The text: blocks in reading order with their points in time."""

import itertools
from collections.abc import Iterable, Iterator, Sequence

from transcripts.formats.tei.markup import element, escape, number
from transcripts.formats.tei.vocabulary import BLOCKS, TIMED
from transcripts.model import Anchor, Block, TimeRange

_BOILERPLATE = ' ana="#kind.boilerplate"'


def text(blocks: Sequence[Block]) -> Iterator[str]:
    """The lines of `text`: a timeline if there are times, and a division per heading.

    Lines come indented as they stand in the file: long texts are not copied again and again.
    """
    yield "  <text>"
    yield from _timeline(blocks)
    yield "    <body>"
    yield from _divisions(blocks) if blocks else ("      <div/>",)
    yield "    </body>"
    yield "  </text>"


def _timeline(blocks: Iterable[Block]) -> Iterator[str]:
    times: set[int] = set()
    for block in blocks:
        times.update([anchor.ms for anchor in block.anchors])
        if block.time is not None:
            times.add(block.time.start_ms)
            times.add(block.time.start_ms if block.time.end_ms is None else block.time.end_ms)
    if times:
        yield '    <timeline unit="ms" origin="#time.0">'
        yield '      <when xml:id="time.0"/>'
        for ms in sorted(times - {0}):
            yield f'      <when xml:id="time.{ms}" interval="{ms}" since="#time.0"/>'
        yield "    </timeline>"


def _divisions(blocks: Iterable[Block]) -> Iterator[str]:
    """Headings start a division; foreign elements have one of their own each."""
    run: list[Block] = []
    for block in blocks:
        if run and block.kind in ("heading", "foreign"):
            yield from _division(run)
            run = []
        if block.kind == "foreign":
            yield from _foreign(block)
        else:
            run.append(block)
    if run:
        yield from _division(run)


def _division(blocks: Iterable[Block]) -> Iterator[str]:
    """Blocks one after another, neighbouring items in one list."""
    yield "      <div>"
    for is_list, run in itertools.groupby(blocks, key=lambda block: block.kind == "item"):
        if is_list:
            yield "        <list>"
            yield from (f"          {_block(block)}" for block in run)
            yield "        </list>"
        else:
            yield from (f"        {line}" for block in run for line in _lines(block))
    yield "      </div>"


def _lines(block: Block) -> Iterator[str]:
    """A block, after what stands before it."""
    if block.label is not None:
        yield element("note", block.label, {"type": "speaker"})
    if block.kind == "incident":
        yield from _detached(block.anchors)
    yield _block(block)


def _block(block: Block) -> str:
    tag = BLOCKS[block.kind]
    content = _content(block)
    if block.kind == "incident":
        content = f"<desc>{content}</desc>"
    return f"<{tag}{_attributes(block)}>{content}</{tag}>"


def _attributes(block: Block) -> str:
    """Ids and language tags need no escaping."""
    speaker = f' who="#{block.speaker}"' if block.speaker is not None else ""
    level = f' n="{block.level}"' if block.level is not None else ""
    return f' xml:id="{block.id}"{speaker}{level}{_circumstances(block)}'


def _circumstances(block: Block) -> str:
    """What a block of any kind may have: time, source, language, being boilerplate."""
    time = "" if block.time is None else _time(block.time, timed=block.kind in TIMED)
    source = f' source="#{block.source}"' if block.source is not None else ""
    language = f' xml:lang="{block.language}"' if block.language is not None else ""
    return f"{time}{source}{language}{_BOILERPLATE if block.boilerplate else ''}"


def _time(time: TimeRange, *, timed: bool) -> str:
    if timed:
        end = "" if time.end_ms is None else f' end="#time.{time.end_ms}"'
        return f' start="#time.{time.start_ms}"{end}'
    end = "" if time.end_ms is None else f" #time.{time.end_ms}"
    return f' synch="#time.{time.start_ms}{end}"'


def _content(block: Block) -> str:
    text = block.text
    if not block.anchors or block.kind == "incident":
        return escape(text)
    plain = escape(text) == text
    pieces = []
    written = 0
    for anchor in block.anchors:
        piece = text[written : anchor.offset]
        pieces.append(piece if plain else escape(piece))
        cert = anchor.confidence
        if cert is None:
            pieces.append(f'<anchor synch="#time.{anchor.ms}"/>')
        else:
            pieces.append(f'<anchor synch="#time.{anchor.ms}" cert="{number(cert)}"/>')
        written = anchor.offset
    pieces.append(escape(text[written:]))
    return "".join(pieces)


def _detached(anchors: Iterable[Anchor]) -> Iterator[str]:
    """Anchors that cannot stand inside their block stand before it, with their offset."""
    for anchor in anchors:
        attributes = {
            "n": str(anchor.offset),
            "synch": f"#time.{anchor.ms}",
            "cert": number(anchor.confidence),
        }
        yield element("anchor", None, attributes)


def _foreign(block: Block) -> Iterator[str]:
    yield f'      <div type="foreign"{_circumstances(block)}>'
    yield from (f"        {line}" for line in _detached(block.anchors))
    yield f"        {block.xml}"
    yield "      </div>"
