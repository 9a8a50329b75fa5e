"""Our reading of an event report in the shape of the annotated corpus."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from transcripts import extract, read
from transcripts.api import DEFAULT_ENGINE
from transcripts.model import Agent, Claim, Document, Question, TextSpan

Spans = list[list[int]]


def predicted_report(path: Path, *, engine: str = DEFAULT_ENGINE) -> dict[str, Any]:
    """Event, persons, claims and questions of a text file, offsets counted in that file."""
    document = extract(read(path, format="text").document, engine=engine)
    places = places_of(document, path.read_bytes().decode("utf-8-sig"))
    numbers = {claim.id: number for number, claim in enumerate(document.claims)}
    return {
        "id": path.stem,
        "event": _event(document),
        "persons": [_person(agent, document) for agent in document.agents if not agent.described],
        "claims": [_claim(claim, document, places, numbers) for claim in document.claims],
        "questions": [_question(item, document, places, numbers) for item in document.questions],
    }


def places_of(document: Document, text: str) -> dict[str, int]:
    """Where each block begins in the original text, in code points."""
    places = {}
    at = 0
    for block in document.blocks:
        found = text.find(block.text, at)
        if found >= 0:
            places[block.id] = found
            at = found + len(block.text)
    return places


def _event(document: Document) -> dict[str, Any]:
    event = document.event
    names = {agent.id: agent.name for agent in document.agents}
    return {
        "title": event.title,
        "date": event.start,
        "venue": event.venue,
        "place": event.place,
        "organizer": ", ".join(names[id] or "" for id in event.organizers) or None,
        "kind": event.kind,
    }


def _person(agent: Agent, document: Document) -> dict[str, Any]:
    names = {other.id: other.name for other in document.agents}
    parts = [
        part
        for affiliation in agent.affiliations
        for part in (names.get(affiliation.organization or ""), affiliation.position)
        if part
    ]
    return {
        "id": agent.id,
        "name": agent.name,
        "kind": agent.kind,
        "affiliation": ", ".join(parts) or None,
        "roles": list(agent.roles),
    }


def _claim(
    claim: Claim, document: Document, places: dict[str, int], numbers: dict[str, int]
) -> dict[str, Any]:
    link = claim.attribution[-1]
    cue = " ".join(span.quote for span in link.cue) or "unknown"
    return {
        "source": _source(link.agent, document) or f"unnamed:{cue}",
        "content": _spans(claim.content, places),
        "cue": _spans(link.cue, places),
        "source_mention": _spans(link.mention, places),
        "mode": claim.mode,
        "polarity": claim.polarity,
        "nested_in": numbers.get(claim.nested_in or ""),
        "confidence": claim.confidence,
        "rule": claim.rule,
    }


def _source(id: str | None, document: Document) -> str | None:
    agent = next((agent for agent in document.agents if agent.id == id), None)
    if agent is None:
        return None
    if agent.kind == "person" and not agent.described:
        return agent.id
    return f"{'unnamed' if agent.kind == 'person' else 'collective'}:{agent.name}"


def _question(
    question: Question, document: Document, places: dict[str, int], numbers: dict[str, int]
) -> dict[str, Any]:
    answered = [
        numbers[claim]
        for answer in document.answers
        if answer.question == question.id
        for claim in answer.claims
    ]
    by = _source(question.asker, document)
    return {
        "by": by if by and ":" not in by else "audience",
        "form": question.form,
        "content": _spans(question.content, places),
        "answered_by": answered,
        "rule": question.rule,
    }


def _spans(spans: Sequence[TextSpan], places: dict[str, int]) -> Spans:
    return [
        [places[span.block] + span.start, places[span.block] + span.end]
        for span in spans
        if span.block in places
    ]
