"""Predict transcripts: our result in the shape that the scorer of transcripts reads."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from transcripts import api
from transcripts.model import Agent, Block, Claim, Document, Question


def predicted_transcript(path: Path, *, engine: str = api.DEFAULT_ENGINE) -> dict[str, Any]:
    """Read a transcript of any format and extract; the result in the scorer's shape.

    Raises:
        TranscriptsError: If no installed format reads the file.
    """
    return prediction(api.extract(api.read(path).document, engine=engine))


def prediction(document: Document) -> dict[str, Any]:
    """A document in the scorer's shape."""
    turns = [block for block in document.blocks if block.kind == "turn"]
    places = {block.id: place for place, block in enumerate(turns)}
    agents = {agent.id: agent for agent in document.agents}
    return {
        "agents": [_agent(agent) for agent in document.agents],
        "turns": [_turn(block) for block in turns],
        "questions": [
            _question(question, document, places, agents) for question in document.questions
        ],
        "reported_claims": [
            _claim(claim, places, agents) for claim in document.claims if claim.mode != "own"
        ],
    }


def _agent(agent: Agent) -> dict[str, Any]:
    return {
        "id": agent.id,
        "name": None if agent.described else agent.name,
        "other_names": list(agent.other_names),
        "roles": list(agent.roles),
    }


def _turn(block: Block) -> dict[str, Any]:
    return {
        "speaker": block.speaker,
        "label": block.label,
        "start_ms": block.time.start_ms if block.time else None,
        "end_ms": block.time.end_ms if block.time else None,
        "text": block.text,
    }


def _question(
    question: Question, document: Document, places: dict[str, int], agents: dict[str, Agent]
) -> dict[str, Any]:
    asker = agents.get(question.asker or "")
    unnamed = asker is not None and asker.kind == "group"
    return {
        "turn": places[question.content[0].block],
        "quote": " ".join(span.quote for span in question.content),
        "by": "audience" if unnamed else question.asker,
        "from_audience": question.from_audience,
        "form": (question.rule or "question.direct").removeprefix("question."),
        "answered_by_turns": sorted(set(_answering(question, document, places))),
    }


def _answering(question: Question, document: Document, places: dict[str, int]) -> Iterator[int]:
    for answer in document.answers:
        if answer.question == question.id and answer.completeness not in ("deferred", "none"):
            yield from (places[span.block] for span in answer.content)


def _claim(claim: Claim, places: dict[str, int], agents: dict[str, Agent]) -> dict[str, Any]:
    return {
        "turn": places[claim.content[0].block],
        "source": _source(claim, agents),
        "quote": " ".join(span.quote for span in claim.content),
        "mode": claim.mode,
        "cue": " ".join(span.quote for link in claim.attribution[-1:] for span in link.cue),
    }


def _source(claim: Claim, agents: dict[str, Agent]) -> str:
    """An id for a person with a name, else `collective:…` or `unnamed:…` as the gold has it."""
    agent = agents.get(claim.attribution[-1].agent or "")
    if agent is None:
        return "unnamed:somebody"
    if agent.kind != "person":
        return f"collective:{agent.name}"
    return f"unnamed:{agent.name}" if agent.described else agent.id
