"""A document as WebVTT: a cue for each stretch between two anchors, voices for speakers."""

from collections.abc import Iterator, Sequence

from transcripts.formats._losses import losses, not_written
from transcripts.formats._shown import Shown, clock, label_of, showing, without_empty_lines
from transcripts.formats._vtt_header import LANGUAGE, METADATA
from transcripts.model import Block, Document
from transcripts.report import Issue

TITLE = "WebVTT"


def webvtt_text(document: Document) -> tuple[str, tuple[Issue, ...]]:
    """The file's text, and what it does not hold."""
    shown = showing(document)
    agents = {agent.id: agent for agent in document.agents}
    head, rest = _header(document, shown.items)
    parts = [head]
    unnamed = False
    for item in rest:
        if isinstance(item, Block):
            parts += _note(item, label_of(item, agents))
            unnamed = False
            continue
        nameless = item.speech and item.label is None
        parts.append(_cue(item, again=nameless and unnamed and item.anew))
        unnamed = nameless
    blocks = [item for item in rest if isinstance(item, Block)]
    untimed = sum(block.kind != "note" for block in blocks)
    arrows = sum("-->" in block.text for block in blocks)
    issues = (
        *losses(document, TITLE),
        *not_written(TITLE, untimed, "block", "without time but as notes"),
        *not_written(TITLE, arrows, "arrow", "(-->) in a note, written as →"),
        *shown.losses,
    )
    return "\n\n".join(parts) + "\n", issues


def _header(
    document: Document, items: Sequence[Shown | Block]
) -> tuple[str, Sequence[Shown | Block]]:
    """The first lines: title, language and metadata; and the items that they do not hold."""
    lines, start = ["WEBVTT"], 0
    first = items[0] if items else None
    if isinstance(first, Block) and first.kind == "heading":
        lines[0] += f" - {_one_line(first.text)}"
        start = 1
    second = items[start] if len(items) > start else None
    if isinstance(second, Block) and _is_metadata(second):
        lines += second.text.split("\n")
        start += 1
    if document.language and not any(map(LANGUAGE.search, lines)):
        lines.append(f"Language: {document.language}")
    return "\n".join(lines), items[start:]


def _is_metadata(block: Block) -> bool:
    lines = block.text.split("\n")
    return block.boilerplate and all(METADATA.match(line) and "-->" not in line for line in lines)


def _note(block: Block, label: str | None) -> Iterator[str]:
    """A block that has no time; an arrow in it would begin a cue."""
    text = f"{label}: {block.text}" if label else block.text
    lines = without_empty_lines(text.replace("-->", "→"))
    if lines:
        yield f"NOTE\n{lines}" if "\n" in lines else f"NOTE {lines}"


def _cue(shown: Shown, *, again: bool) -> str:
    """One cue; `again` marks that another speaker without a name goes on."""
    text, written = "&gt;&gt; " if again else "", 0
    for offset, ms in shown.times:
        text += f"{_escaped(shown.text[written:offset])}<{clock(ms, '.')}>"
        written = offset
    text += _escaped(shown.text[written:])
    voice = f"<v {_escaped(shown.label)}>" if shown.label else ""
    time = f"{clock(shown.start, '.')} --> {clock(shown.end, '.')}"
    return f"{time}\n{voice}{without_empty_lines(text)}"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _one_line(text: str) -> str:
    return " ".join(text.replace("-->", "→").split())
