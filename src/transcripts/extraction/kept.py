"""What an extraction must leave alone: reviewed records, and those that others made."""

import dataclasses
from collections.abc import Iterator, Mapping
from typing import TypeVar

from transcripts.model import (
    Agent,
    Answer,
    Claim,
    Document,
    Provenance,
    Question,
    Relation,
    TextSpan,
)
from transcripts.model.records import Traced

_Record = TypeVar("_Record", Agent, Claim, Question, Answer, Relation)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The records that stay, the agents of turns that are settled, and the id of this run."""

    run: str
    """Id of the provenance record of the run."""
    claims: tuple[Claim, ...]
    questions: tuple[Question, ...]
    answers: tuple[Answer, ...]
    relations: tuple[Relation, ...]
    provenance: tuple[Provenance, ...]
    speakers: Mapping[int, str]
    """Agent of each turn, by number, that a person or the source itself settled."""
    agents: frozenset[str]
    """Ids of agents that must stay."""
    ids: frozenset[str]
    """Ids that are taken."""

    def touches(self, span: TextSpan, records: tuple[Claim, ...] | tuple[Question, ...]) -> bool:
        """True if a kept record has content in the same place."""
        return any(
            span.block == other.block and span.start < other.end and other.start < span.end
            for record in records
            for other in record.content
        )


def kept_of(document: Document, tool: str) -> Kept:
    """What a new run of `tool` keeps of a document."""
    runs = [record.id for record in document.provenance if record.tool == tool]
    run = runs[0] if runs else _fresh_run(document)
    claims = _staying(document.claims, run)
    questions = _staying(document.questions, run)
    answers = tuple(
        answer
        for answer in _staying(document.answers, run)
        if answer.question in {question.id for question in questions}
        and set(answer.claims) <= {claim.id for claim in claims}
    )
    speakers = dict(_settled(document, run))
    kept = Kept(
        run=run,
        claims=tuple(_unnested(claims)),
        questions=questions,
        answers=answers,
        relations=_relations(document, claims, run),
        provenance=tuple(record for record in document.provenance if record.id != run),
        speakers=speakers,
        agents=frozenset(_agents(document, claims, questions, answers, run))
        | set(speakers.values()),
        ids=frozenset(),
    )
    return dataclasses.replace(kept, ids=frozenset(_ids(document, kept)))


def _fresh_run(document: Document) -> str:
    taken = {record.id for record in document.provenance} | {agent.id for agent in document.agents}
    number = 1
    while f"extract{number}" in taken:
        number += 1
    return f"extract{number}"


def _stays(record: Traced, run: str) -> bool:
    return record.by != run or record.review.status != "unreviewed"


def _staying(records: tuple[_Record, ...], run: str) -> tuple[_Record, ...]:
    return tuple(record for record in records if _stays(record, run))


def _unnested(claims: tuple[Claim, ...]) -> Iterator[Claim]:
    """A claim that stays when the one around it goes stands alone."""
    ids = {claim.id for claim in claims}
    for claim in claims:
        yield claim if claim.nested_in in (None, *ids) else claim.replace(nested_in=None)


def _relations(document: Document, claims: tuple[Claim, ...], run: str) -> tuple[Relation, ...]:
    gone = {claim.id for claim in document.claims} - {claim.id for claim in claims}
    return tuple(
        relation
        for relation in _staying(document.relations, run)
        if not {relation.subject, relation.object} & gone
    )


def _settled(document: Document, run: str) -> Iterator[tuple[int, str]]:
    """Turns whose agent a person reviewed, or that the source gives without printing a label."""
    agents = {agent.id: agent for agent in document.agents}
    turns = [block for block in document.blocks if block.kind == "turn" and block.text.strip()]
    for number, block in enumerate(turns):
        agent = agents.get(block.speaker or "")
        if agent and (agent.review.status != "unreviewed" or (not block.label and agent.by != run)):
            yield number, agent.id


def _agents(
    document: Document,
    claims: tuple[Claim, ...],
    questions: tuple[Question, ...],
    answers: tuple[Answer, ...],
    run: str,
) -> Iterator[str]:
    spoken = {block.speaker for block in document.blocks}
    for agent in document.agents:
        if agent.review.status != "unreviewed" or (agent.by != run and agent.id not in spoken):
            yield agent.id
            yield from (a.organization for a in agent.affiliations if a.organization)
    ours = {agent.id for agent in document.agents if agent.by == run}
    settled = _stays(document.event, run)
    yield from (id for id in document.event.organizers if settled or id not in ours)
    for claim in claims:
        yield from (link.agent for link in claim.attribution if link.agent)
    for question in questions:
        yield from filter(None, (question.asker, *question.addressees))
    yield from (answer.answerer for answer in answers if answer.answerer)


def _ids(document: Document, kept: Kept) -> Iterator[str]:
    yield document.id
    yield kept.run
    for records in (document.sources, document.blocks, kept.provenance, kept.claims):
        yield from (record.id for record in records)
    for others in (kept.questions, kept.answers, kept.relations):
        yield from (record.id for record in others)
    yield from kept.agents
