"""From what a model found to the records of a document, in any language."""

import itertools
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from transcripts.extraction.kept import Kept
from transcripts.extraction.language.sentences import Span
from transcripts.extraction.llm.cast import CONFIDENCE, CastRecords
from transcripts.extraction.llm.gathering import Found, FoundClaim, FoundQuestion, Words
from transcripts.extraction.llm.modes import mode_in
from transcripts.model import Answer, Attribution, Claim, Document, Event, Question, TextSpan
from transcripts.spans import span_of

ANSWER_CONFIDENCE = 0.6


class Records(NamedTuple):
    """Where the records of a document are made from."""

    found: Found
    kept: Kept
    cast: CastRecords
    speakers: Mapping[str, str | None]
    """Who speaks each turn, by id of the block."""
    own_claims: bool


def with_records(
    document: Document, found: Found, kept: Kept, *, own_claims: bool = False
) -> Document:
    """The document with what the model found in place of what an earlier run did."""
    cast = CastRecords(document, found, kept)
    speakers = {block.id: block.speaker for block in cast.blocks() if block.kind == "turn"}
    records = Records(found, kept, cast, speakers, own_claims)
    claims = dict(_claims(records))
    questions = tuple(_questions(records))
    answers = tuple(_answers(records, questions, claims))
    return document.replace(
        event=_event(document.event, found, kept),
        agents=cast.records(),
        blocks=cast.blocks(),
        claims=(*kept.claims, *claims.values()),
        questions=(*kept.questions, *(record for record, _ in questions)),
        answers=(*kept.answers, *answers),
        relations=kept.relations,
    )


def _claims(records: Records) -> Iterator[tuple[Words, Claim]]:
    ids = _ids("c", records.cast)
    made: dict[Words, Claim] = {}
    for found in records.found.claims:
        content = _spans(found.words)
        own = found.said.mode == "own" and found.words.block.kind == "turn"
        if (own and not records.own_claims) or any(
            records.kept.touches(span, records.kept.claims) for span in content
        ):
            continue
        outer = made.get(found.outer) if found.outer else None
        made[found.words] = _claim(next(ids), found, content, outer, records)
        yield found.words, made[found.words]


def _claim(
    id: str, found: FoundClaim, content: tuple[TextSpan, ...], outer: Claim | None, records: Records
) -> Claim:
    own = found.said.mode == "own" and found.words.block.kind == "turn"
    return Claim(
        id=id,
        content=content,
        attribution=_chain(found, outer, records, own=own),
        mode="own" if own else mode_in(found),
        polarity="negated" if found.said.negated else "asserted",
        certainty="hedged" if found.said.hedged else "asserted",
        act=found.said.act,
        nested_in=outer.id if outer else None,
        confidence=CONFIDENCE,
        by=records.kept.run,
        rule="llm.claim",
    )


def _chain(
    found: FoundClaim, outer: Claim | None, records: Records, *, own: bool
) -> tuple[Attribution, ...]:
    """From who reports to who holds it: in a turn its speaker reports."""
    block = found.words.block
    link = Attribution(
        agent=records.cast.id_of(found.source),
        mention=_one(found.words, found.mention),
        cue=_one(found.words, found.cue),
    )
    if outer is not None:
        return (*outer.attribution, link)
    if block.kind != "turn":
        return (link,)
    speaker = Attribution(agent=records.speakers.get(block.id))
    return (speaker,) if own else (speaker, link)


def _questions(records: Records) -> Iterator[tuple[Question, FoundQuestion]]:
    ids = _ids("q", records.cast)
    for found in records.found.questions:
        content = _spans(found.words)
        if any(records.kept.touches(span, records.kept.questions) for span in content):
            continue
        asker = _asker(found, records)
        addressees = (records.cast.id_of(id) for id in found.addressees)
        yield (
            Question(
                id=next(ids),
                content=content,
                asker=asker,
                addressees=tuple(dict.fromkeys(id for id in addressees if id and id != asker)),
                form=found.said.form,
                from_audience=found.said.from_audience,
                cue=_one(found.words, found.cue),
                confidence=CONFIDENCE,
                by=records.kept.run,
                rule="llm.question",
            ),
            found,
        )


def _asker(found: FoundQuestion, records: Records) -> str | None:
    """Whom the model names; else who speaks the turn, or the audience."""
    named = records.cast.id_of(found.asker) or records.speakers.get(found.words.block.id)
    return named or (records.cast.audience() if found.said.from_audience else None)


def _answers(
    records: Records,
    questions: tuple[tuple[Question, FoundQuestion], ...],
    claims: Mapping[Words, Claim],
) -> Iterator[Answer]:
    ids = _ids("ans", records.cast)
    for question, found in questions:
        by_answerer: dict[str | None, list[Words]] = {}
        for answer in found.answers:
            speaker = records.speakers.get(answer.words.block.id)
            answerer = records.cast.id_of(answer.answerer) or speaker
            by_answerer.setdefault(answerer, []).append(answer.words)
        for answerer, words in by_answerer.items():
            yield Answer(
                id=next(ids),
                question=question.id,
                claims=tuple(c.id for w, c in claims.items() if any(_meet(w, o) for o in words)),
                content=apart(words),
                answerer=answerer,
                confidence=ANSWER_CONFIDENCE,
                by=records.kept.run,
                rule="llm.answer",
            )


def _meet(first: Words, second: Words) -> bool:
    return first.block is second.block and any(
        a.start < b.end and b.start < a.end for a in first.spans for b in second.spans
    )


def apart(words: list[Words]) -> tuple[TextSpan, ...]:
    """The spans in the order of the text; one that overlaps an earlier one is left out."""
    made: list[TextSpan] = []
    for each in sorted(words, key=lambda each: (each.number, each.spans)):
        for span in _spans(each):
            if not made or made[-1].block != span.block or made[-1].end <= span.start:
                made.append(span)
    return tuple(made)


def _event(event: Event, found: Found, kept: Kept) -> Event:
    """The event with what the model says of it; what others settled stays."""
    if event.review.status != "unreviewed" or event.by not in (None, kept.run):
        return event
    fields = ("title", "kind", "venue", "place")
    fresh = {field: getattr(event, field) or getattr(found.event, field) for field in fields}
    if all(getattr(event, field) == value for field, value in fresh.items()):
        return event
    return event.replace(**fresh, by=kept.run, confidence=CONFIDENCE, rule="llm.event")


def _spans(words: Words) -> tuple[TextSpan, ...]:
    return tuple(span_of(words.block, start, end) for start, end in words.spans)


def _one(words: Words, span: Span | None) -> tuple[TextSpan, ...]:
    return (span_of(words.block, *span),) if span else ()


def _ids(stem: str, cast: CastRecords) -> Iterator[str]:
    """Numbered ids that nothing else has."""
    return (id for n in itertools.count(1) if (id := f"{stem}{n}") not in cast.taken)
