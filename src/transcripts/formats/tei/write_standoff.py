"""What was inferred from the text: claims, questions, answers, relations."""

from collections.abc import Iterator, Sequence

from transcripts.formats.tei.markup import (
    around,
    categories,
    element,
    pointers,
    ranges,
    traced,
)
from transcripts.formats.tei.write_conflicts import conflicts
from transcripts.formats.tei.write_header import agent_lines, review
from transcripts.model import Answer, Claim, Document, Question, Relation, TextSpan, Traced


def standoff(document: Document) -> Iterator[str]:
    """The lines of `standOff`; none if nothing was inferred and nothing is in conflict."""
    cited = [
        line
        for position, agent in enumerate(document.agents)
        if agent.kind == "document"
        for line in agent_lines(agent, position=position)
    ]
    claims = [line for claim in document.claims for line in _claim(claim)]
    questions = [line for question in document.questions for line in _question(question)]
    answers = [line for answer in document.answers for line in _answer(answer)]
    relations = [_relation(relation) for relation in document.relations]
    yield from around(
        "standOff",
        (
            *around("listBibl", cited),
            *around("listAnnotation", claims, {"type": "claims"}),
            *around("listAnnotation", questions, {"type": "questions"}),
            *around("listAnnotation", answers, {"type": "answers"}),
            *around("listRelation", relations),
            *conflicts(document),
        ),
    )


def _claim(claim: Claim) -> Iterator[str]:
    lines = []
    for number, link in enumerate(claim.attribution, start=1):
        lines.append(_pointer("agent", link.agent, number=number, empty=True))
        lines += _spans("mention", link.mention, number)
        lines += _spans("cue", link.cue, number)
    lines.append(_pointer("nested-in", claim.nested_in))
    lines += _spans("carried-from", claim.carried_from)
    if claim.proposition is not None:
        lines.append(element("note", claim.proposition, {"type": "proposition"}))
    attributes = {
        "xml:id": claim.id,
        "target": ranges(claim.content),
        "ana": categories(
            unit="claim",
            mode=claim.mode,
            polarity=claim.polarity,
            certainty=claim.certainty,
            act=claim.act,
        ),
    }
    yield from _annotation(claim, claim.content, attributes, lines)


def _question(question: Question) -> Iterator[str]:
    lines = [
        _pointer("asker", question.asker),
        _pointer("addressee", *question.addressees),
        *_spans("cue", question.cue),
    ]
    attributes = {
        "xml:id": question.id,
        "target": ranges(question.content),
        "ana": categories(
            unit="question",
            form=question.form,
            role="audience" if question.from_audience else None,
        ),
    }
    yield from _annotation(question, question.content, attributes, lines)


def _answer(answer: Answer) -> Iterator[str]:
    lines = [
        _pointer("question", answer.question),
        _pointer("claim", *answer.claims),
        _pointer("answerer", answer.answerer),
    ]
    attributes = {
        "xml:id": answer.id,
        # TEI wants a target: an answer without words of its own points at its question.
        "target": ranges(answer.content) or f"#{answer.question}",
        "ana": categories(unit="answer", completeness=answer.completeness),
    }
    yield from _annotation(answer, answer.content, attributes, lines)


def _annotation(
    record: Traced,
    content: Sequence[TextSpan],
    attributes: dict[str, str | None],
    lines: Sequence[str],
) -> Iterator[str]:
    decided = record.review.status != "unreviewed"
    children = (
        *(around("revisionDesc", review(record.review)) if decided else ()),
        *(element("note", span.quote, {"type": "exact"}) for span in content),
        *(line for line in lines if line),
    )
    yield from around("annotation", children, {**attributes, **traced(record)}, empty=True)


def _relation(relation: Relation) -> str:
    attributes = {
        "xml:id": relation.id,
        "name": relation.kind,
        "active": _reference(relation.subject),
        "passive": _reference(relation.object),
        **traced(relation),
    }
    return element("relation", None, attributes)


def _reference(target: str) -> str:
    return target if ":" in target else f"#{target}"


def _pointer(
    type: str, *targets: str | None, number: int | None = None, empty: bool = False
) -> str:
    """A pointer to records; '' if there is nothing to point at, unless `empty`."""
    target = pointers(id for id in targets if id is not None)
    if target is None and not empty:
        return ""
    n = None if number is None else str(number)
    return element("ptr", None, {"type": type, "n": n, "target": target})


def _spans(type: str, spans: Sequence[TextSpan], number: int | None = None) -> Iterator[str]:
    """A pointer to stretches of text, and what stands there."""
    if spans:
        n = None if number is None else str(number)
        yield element("ptr", None, {"type": type, "n": n, "target": ranges(spans)})
        for span in spans:
            yield element("note", span.quote, {"type": type, "n": n})
