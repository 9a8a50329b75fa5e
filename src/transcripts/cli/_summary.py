"""A document as `show --json` prints it: for scripts that want names, not ids."""

from collections.abc import Sequence
from typing import Any

from transcripts.cli import _facts as facts
from transcripts.model import Document


def summary(document: Document, parts: Sequence[str]) -> dict[str, Any]:
    """The event and the chosen parts (all if none is chosen), with agents by name."""
    sections = {"speakers": _speakers, "claims": _claims, "questions": _questions}
    chosen = {
        name: section(document) for name, section in sections.items() if not parts or name in parts
    }
    event = document.event.model_dump(exclude_defaults=True, include=_EVENT)
    return {"id": document.id, "language": document.language, "event": event, **chosen}


_EVENT = {"title", "kind", "start", "end", "venue", "place", "summary"}


def _speakers(document: Document) -> list[dict[str, Any]]:
    agents = facts.agents_by_id(document)
    return [
        {
            "name": facts.name_of(agent),
            "kind": agent.kind,
            "roles": list(agent.roles),
            "affiliation": facts.affiliations_of(agent, agents) or None,
            "turns": sum(block.speaker == agent.id for block in document.blocks),
            "claims": sum(facts.holder_of(claim) == agent.id for claim in document.claims),
        }
        for agent in document.agents
    ]


def _claims(document: Document) -> list[dict[str, Any]]:
    return [
        {
            "speaker": facts.name_of(agent) if agent else None,
            "quote": facts.words_of(claim.content),
            "cue": facts.cue_of(claim.attribution) or None,
            "mode": claim.mode,
            "polarity": claim.polarity,
            "certainty": claim.certainty,
            "confidence": claim.confidence,
        }
        for agent, held in facts.claims_by_holder(document)
        for claim in held
    ]


def _questions(document: Document) -> list[dict[str, Any]]:
    agents = facts.agents_by_id(document)
    return [
        {
            "asker": facts.name_of(agents[question.asker]) if question.asker else None,
            "question": facts.words_of(question.content),
            "form": question.form,
            "from_audience": question.from_audience,
            "to": [facts.name_of(agents[found]) for found in question.addressees],
            "answered_by": [
                facts.name_of(agents[answer.answerer])
                for answer in document.answers
                if answer.question == question.id and answer.answerer
            ],
        }
        for question in document.questions
    ]
