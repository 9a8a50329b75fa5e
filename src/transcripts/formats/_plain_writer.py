"""A document as plain text that people, and the reader of labelled text, can read."""

from collections.abc import Iterator

from transcripts.formats._lines import is_item
from transcripts.model import Block, Document, Event
from transcripts.report import Issue

_RECORDS = {
    "claims": "claim",
    "questions": "question",
    "answers": "answer",
    "relations": "relation",
    "agents": "agent",
    "sources": "source",
    "identifiers": "identifier",
    "provenance": "provenance record",
    "extensions": "extension",
}


def plain_text(document: Document) -> str:
    """The blocks in order, an empty line between them; turns led by time and speaker."""
    names = {agent.id: agent.name or agent.id for agent in document.agents}
    texts: list[str] = []
    speaker: str | None = None
    for block in document.blocks:
        goes_on = block.label is None and block.speaker == speaker
        name = names.get(block.speaker or "") if not goes_on else None
        texts.append(_block_text(block, block.label or name))
        speaker = block.speaker if block.kind == "turn" else speaker
    return "\n\n".join(text for text in texts if text.strip()) + "\n"


def losses(document: Document) -> Iterator[Issue]:
    """One issue for each kind of record that plain text does not hold."""
    for field, noun in _RECORDS.items():
        if count := len(getattr(document, field)):
            yield _loss(f"{count} {noun}{'s' if count > 1 else ''}")
    if document.event != Event():
        yield _loss("the description of the event")
    if document.rights is not None:
        yield _loss("the statement of rights")
    if anchors := sum(len(block.anchors) for block in document.blocks):
        yield _loss(f"{anchors} time{'s' if anchors > 1 else ''} inside turns")


def _block_text(block: Block, name: str | None) -> str:
    if block.kind == "item" and not is_item(block.text):
        return f"- {block.text}"
    if block.kind != "turn":
        return block.text
    time = f"[{_clock(block.time.start_ms)}] " if block.time else ""
    return f"{time}{name}: {block.text}" if name else f"{time}{block.text}"


def _clock(milliseconds: int) -> str:
    seconds, fraction = divmod(milliseconds, 1000)
    clock = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    return f"{clock}.{fraction:03}" if fraction else clock


def _loss(what: str) -> Issue:
    return Issue(
        code="NOT-WRITTEN",
        severity="warning",
        message=f"plain text does not hold {what}",
        remedy="keep the document as TEI or JSON too",
    )
