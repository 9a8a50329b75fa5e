"""What a caption file cannot hold of a document."""

from collections.abc import Iterator

from transcripts.model import Document, Event
from transcripts.report import Issue

_RECORDS = {
    "identifiers": "identifier",
    "sources": "source",
    "claims": "claim",
    "questions": "question",
    "answers": "answer",
    "relations": "relation",
    "provenance": "provenance record",
    "extensions": "extension",
}


def losses(document: Document, title: str) -> Iterator[Issue]:
    """One issue for each kind of record that captions have no place for.

    Args:
        document: What is written.
        title: What people call the format.
    """
    for field, noun in _RECORDS.items():
        yield from not_written(title, len(getattr(document, field)), noun)
    if document.event != Event():
        yield from not_written(title, 1, "description of the event")
    if document.rights is not None:
        yield from not_written(title, 1, "statement of rights")
    described = sum(
        bool(agent.affiliations or agent.roles or agent.same_as or agent.other_names)
        for agent in document.agents
    )
    yield from not_written(title, described, "agent", "beyond the label")
    sure = sum(
        anchor.confidence is not None for block in document.blocks for anchor in block.anchors
    )
    yield from not_written(title, sure, "confidence", "of words")


def not_written(title: str, count: int, noun: str, rest: str = "") -> Iterator[Issue]:
    """The issue that `count` of something are not in the file; none if there are none."""
    if count:
        what = f"{count} {noun}{'s' if count > 1 else ''} {rest}".rstrip()
        yield Issue(
            code="NOT-WRITTEN",
            severity="warning",
            message=f"{title} does not hold {what}",
            remedy="keep the document as TEI or JSON too",
        )
