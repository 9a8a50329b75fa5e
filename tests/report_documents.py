"""Small event reports for tests, and what extraction says of them in plain words."""

from transcripts.extraction import ExtractOptions
from transcripts.extraction.reports.pipeline import extract_report
from transcripts.model import Agent, Block, Document, Source
from transcripts.model.records import BlockKind


def report(*paragraphs: str, published: str | None = None) -> Document:
    """A report with one block per paragraph; `# ` begins a heading, `- ` an item."""
    return Document(
        schema_version="1.0",
        id="report",
        sources=(Source(id="source1", published=published),),
        blocks=tuple(_block(number, text) for number, text in enumerate(paragraphs, start=1)),
    )


def _block(number: int, text: str) -> Block:
    kind: BlockKind = "item" if text.startswith("- ") else "paragraph"
    if text.startswith("# "):
        return Block(id=f"b{number}", kind="heading", level=1, text=text[2:], source="source1")
    return Block(id=f"b{number}", kind=kind, text=text, source="source1")


def extracted_report(*paragraphs: str, published: str | None = None) -> Document:
    """The report with what extraction found."""
    return extract_report(report(*paragraphs, published=published), ExtractOptions())


def said(document: Document) -> list[tuple[str | None, str]]:
    """Who says what, claim by claim."""
    names = {agent.id: agent.name for agent in document.agents}
    return [
        (
            names.get(claim.attribution[-1].agent or ""),
            " … ".join(span.quote for span in claim.content),
        )
        for claim in document.claims
    ]


def asked(document: Document) -> list[tuple[str | None, str, str]]:
    """Who asks what, in which form."""
    names = {agent.id: agent.name for agent in document.agents}
    return [
        (
            names.get(question.asker or ""),
            " … ".join(span.quote for span in question.content),
            question.form,
        )
        for question in document.questions
    ]


def agent(document: Document, name: str) -> Agent:
    """The agent of that name."""
    return next(agent for agent in document.agents if agent.name == name)


def affiliations(document: Document, name: str) -> list[tuple[str | None, str | None]]:
    """Organisation and position of the agent of that name."""
    names = {other.id: other.name for other in document.agents}
    return [
        (names.get(found.organization or ""), found.position)
        for found in agent(document, name).affiliations
    ]
