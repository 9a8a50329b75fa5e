"""English reports: who asks and what answers, where the model says so, not by position."""

import itertools
from collections.abc import Iterator, Mapping

from transcripts.extraction.language.sentences import Span
from transcripts.extraction.llm.answers import AgentSaid
from transcripts.extraction.llm.gathering import Found, FoundQuestion, Words
from transcripts.extraction.llm.people import members, parts_of_name
from transcripts.extraction.llm.records import apart
from transcripts.extraction.reports.people import Person
from transcripts.model import Agent, Answer, Claim, Document, Question, TextSpan

CONFIDENCE = 0.6


def asked_as_told(document: Document, found: Found) -> Document:
    """The document with the askers and answers that a model names in its questions."""
    told = {(q.words.block.id, q.words.spans): q for q in found.questions}
    ids = dict(_ids_of(found, document))
    questions = {
        question.id: (question, told.get(_place(question)))
        for question in document.questions
        if question.rule == "llm.question" and question.review.status == "unreviewed"
    }
    replaced = {id: _asked(q, t, ids) for id, (q, t) in questions.items() if t}
    answers = tuple(_answers(document, {id: t for id, (_, t) in questions.items() if t}, ids))
    gone = {answer.question for answer in answers}
    return document.replace(
        questions=tuple(replaced.get(question.id, question) for question in document.questions),
        answers=(*(a for a in document.answers if a.question not in gone), *answers),
    )


def _place(question: Question) -> tuple[str, tuple[Span, ...]]:
    spans = tuple(Span(span.start, span.end) for span in question.content)
    return question.content[0].block, spans


def _ids_of(found: Found, document: Document) -> Iterator[tuple[str, str]]:
    """For each of the model's agents the agent of the document, if there is one."""
    named = [agent for agent in document.agents if agent.kind == "person" and not agent.described]
    cast = [
        Person(agent.name or "", parts_of_name(agent.name or ""), frozenset(), (), 0.0)
        for agent in named
    ]
    for id, said in found.table.agents.items():
        agent = _described(said, document)
        if said.kind == "person" and not said.described:
            owners = members(parts_of_name(said.name or ""), cast)
            agent = named[cast.index(owners[0])] if len(owners) == 1 else agent
        if agent is not None:
            yield id, agent.id


def _described(said: AgentSaid, document: Document) -> Agent | None:
    sought = (said.kind, (said.name or "").casefold())
    found = (a for a in document.agents if (a.kind, (a.name or "").casefold()) == sought)
    return next(found, None)


def _asked(question: Question, told: FoundQuestion, ids: Mapping[str, str]) -> Question:
    asker = ids.get(told.asker or "")
    if asker is None:
        return question
    addressees = [ids[id] for id in told.addressees if id in ids] or question.addressees
    return question.replace(
        asker=asker,
        from_audience=told.said.from_audience,
        addressees=tuple(dict.fromkeys(id for id in addressees if id != asker)),
    )


def _answers(
    document: Document, told: Mapping[str, FoundQuestion], ids: Mapping[str, str]
) -> Iterator[Answer]:
    """An answer for each answerer: the claims in the answering words; else those words."""
    free = _free_ids(document)
    for id, question in told.items():
        by_answerer: dict[str | None, list[Words]] = {}
        for answer in question.answers:
            claims = _claims_in(answer.words, document)
            holder = claims[0].attribution[-1].agent if claims else None
            by_answerer.setdefault(ids.get(answer.answerer or "", holder), []).append(answer.words)
        for answerer, words in by_answerer.items():
            claims = [claim for each in words for claim in _claims_in(each, document)]
            yield Answer(
                id=next(free),
                question=id,
                claims=tuple(dict.fromkeys(claim.id for claim in claims)),
                content=apart([each for each in words if not _claims_in(each, document)]),
                answerer=answerer,
                confidence=CONFIDENCE,
                by=next(q.by for q in document.questions if q.id == id),
                rule="llm.answer",
            )


def _claims_in(words: Words, document: Document) -> list[Claim]:
    """The claims in some words; those of nobody answer nothing."""
    return [
        claim
        for claim in document.claims
        if claim.attribution and any(_meets(span, words) for span in claim.content)
    ]


def _meets(span: TextSpan, words: Words) -> bool:
    return span.block == words.block.id and any(
        span.start < end and start < span.end for start, end in words.spans
    )


def _free_ids(document: Document) -> Iterator[str]:
    records = (document.agents, document.blocks, document.claims, document.questions)
    more = (document.answers, document.relations, document.sources, document.provenance)
    taken = {record.id for kind in (*records, *more) for record in kind} | {document.id}
    return (id for number in itertools.count(1) if (id := f"a{number}") not in taken)
