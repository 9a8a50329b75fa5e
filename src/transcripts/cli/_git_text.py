"""A document as lines of text, for programs that compare lines, and for git blame."""

from collections.abc import Iterator

from transcripts.cli import _facts as facts
from transcripts.model import Block, Document


def text_lines(document: Document) -> Iterator[str]:
    """The event, a line for each block, then claims, questions and people; no ids."""
    event = document.event
    for value in (event.title, event.kind, facts.date_of(event), event.venue, event.place):
        if value:
            yield f"event: {value}"
    agents = facts.agents_by_id(document)
    for block in document.blocks:
        speaker = facts.name_of(agents[block.speaker]) if block.speaker else block.label or ""
        yield f"{_head(block, speaker)}{' '.join(block.text.split())}"
    for agent in document.agents:
        about = "; ".join([*agent.roles, facts.affiliations_of(agent, agents)]).strip("; ")
        yield f"{agent.kind}: {facts.name_of(agent)}{f' ({about})' if about else ''}"
    for claim in document.claims:
        who = facts.name_of(agents.get(facts.holder_of(claim) or ""))
        manner = ", ".join(part for part in facts.manner_of(claim, agents) if claim.id not in part)
        negated = "not: " if claim.polarity == "negated" else ""
        yield f"claim of {who}: {negated}{facts.words_of(claim.content)} ({manner})"
    for question in document.questions:
        who = facts.name_of(agents.get(question.asker or ""))
        yield f"question of {who}: {facts.words_of(question.content)}"


def _head(block: Block, speaker: str) -> str:
    if block.kind == "turn":
        return f"{speaker or 'unknown'}: "
    return "" if block.kind == "paragraph" else f"[{block.kind}] "
