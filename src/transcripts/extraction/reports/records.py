"""From what was read in a report to the records of a document."""

from collections.abc import Iterator, Sequence

from transcripts.extraction.kept import Kept
from transcripts.extraction.language.sentences import Span
from transcripts.extraction.reports.agents import ReportAgents
from transcripts.extraction.reports.answers import answers
from transcripts.extraction.reports.attribution import Asked, Course, Stated
from transcripts.model import Answer, Attribution, Block, Claim, Question, TextSpan
from transcripts.spans import span_of


def claim_records(
    course: Course, agents: ReportAgents, kept: Kept
) -> tuple[dict[int, str], tuple[Claim, ...]]:
    """A claim for each that no kept record covers, and its id by number."""
    ids = _ids("c", kept)
    numbers: dict[int, str] = {}
    records: dict[str, Claim] = {}
    for number, item in enumerate(course.stated):
        block = course.passages[item.passage].block
        content = _spans(block, item.reported.content)
        if not content or any(kept.touches(span, kept.claims) for span in content):
            continue
        outer = records.get(numbers.get(item.outer, "") if item.outer is not None else "")
        claim = _claim(next(ids), item, block, outer, agents).replace(by=kept.run)
        if item.carried is not None:
            anchored = course.passages[item.carried.passage].block
            claim = claim.replace(carried_from=_spans(anchored, (item.carried.span,)))
        numbers[number], records[claim.id] = claim.id, claim
    return numbers, tuple(records.values())


def _claim(id: str, item: Stated, block: Block, outer: Claim | None, agents: ReportAgents) -> Claim:
    found = item.reported
    content = _spans(block, found.content)
    around = outer if outer is not None and _lies_inside(content, outer) else None
    link = Attribution(
        agent=agents.source(item.source),
        mention=_spans(block, (found.mention,) if found.mention else ()),
        cue=_spans(block, found.cue),
    )
    return Claim(
        id=id,
        content=content,
        attribution=(*(around.attribution if around else ()), link),
        mode=found.mode,
        polarity="negated" if found.negated else "asserted",
        certainty="hedged" if found.hedged else "asserted",
        act=found.act,
        nested_in=around.id if around else None,
        confidence=round(found.confidence, 2),
        rule=found.rule,
    )


def _lies_inside(content: tuple[TextSpan, ...], outer: Claim) -> bool:
    return all(
        any(
            o.block == span.block and o.start <= span.start and span.end <= o.end
            for o in outer.content
        )
        for span in content
    )


def question_records(
    course: Course, agents: ReportAgents, kept: Kept
) -> tuple[dict[int, str], tuple[Question, ...]]:
    """A question for each that no kept record covers, and its id by number."""
    ids = _ids("q", kept)
    numbers: dict[int, str] = {}
    records = []
    for number, item in enumerate(course.asked):
        block = course.passages[item.passage].block
        content = _spans(block, item.put.content)
        if not content or any(kept.touches(span, kept.questions) for span in content):
            continue
        record = _question(next(ids), item, block, agents).replace(by=kept.run)
        numbers[number] = record.id
        records.append(record)
    return numbers, tuple(records)


def _question(id: str, item: Asked, block: Block, agents: ReportAgents) -> Question:
    named = item.asker is not None and item.asker.person is not None
    asker = agents.source(item.asker) or agents.audience()
    addressee = agents.source(item.addressee)
    return Question(
        id=id,
        content=_spans(block, item.put.content),
        asker=asker,
        addressees=(addressee,) if addressee and addressee != asker else (),
        form=item.put.form,
        from_audience=not named,
        cue=_spans(block, item.put.cue),
        confidence=round(item.put.confidence, 2),
        rule=item.put.rule,
    )


def answer_records(
    course: Course,
    claims: dict[int, str],
    questions: dict[int, str],
    agents: ReportAgents,
    kept: Kept,
) -> tuple[Answer, ...]:
    """An answer for each question that claims answer."""
    ids = _ids("a", kept)
    records = []
    for number, indices in enumerate(answers(course)):
        found = tuple(claims[index] for index in indices if index in claims)
        if number in questions and found:
            records.append(
                Answer(
                    id=next(ids),
                    question=questions[number],
                    claims=found,
                    answerer=agents.source(course.stated[indices[0]].source),
                    confidence=0.6,
                    by=kept.run,
                    rule="answer.next-speaker",
                )
            )
    return tuple(records)


def _spans(block: Block, spans: Sequence[Span]) -> tuple[TextSpan, ...]:
    """The spans in reading order; those that overlap an earlier one are left out."""
    made: list[TextSpan] = []
    for start, end in sorted(spans):
        if start < end and (not made or start >= made[-1].end):
            made.append(span_of(block, start, end))
    return tuple(made)


def _ids(stem: str, kept: Kept) -> Iterator[str]:
    number = 0
    while True:
        number += 1
        if f"{stem}{number}" not in kept.ids:
            yield f"{stem}{number}"
