"""What a report says was said: its claims and questions, in the order of the text."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from transcripts.alignment.language import Language
from transcripts.alignment.speakers import Names, agents_of, names_of
from transcripts.alignment.words import Word, words
from transcripts.model import Claim, Document, Question, TextSpan


class Statement(NamedTuple):
    """A claim or a question of the report."""

    id: str
    kind: Literal["claim", "question"]
    content: tuple[TextSpan, ...]
    text: str
    words: tuple[Word, ...]
    sources: tuple[Names, ...]
    source: str | None
    quoted: bool
    asks: bool


def statements_of(report: Document, language: Language) -> tuple[Statement, ...]:
    """The claims and questions of a report that nobody rejected, in the order of the text."""
    order = {block.id: place for place, block in enumerate(report.blocks)}
    found = [*_claims(report, language), *_questions(report, language)]
    found.sort(key=lambda one: (order[one.content[0].block], one.content[0].start))
    return tuple(found)


def _claims(report: Document, language: Language) -> Iterator[Statement]:
    for claim in report.claims:
        if claim.review.status == "rejected":
            continue
        # The last link holds the claim; whoever passed it on at the event may have said it too.
        chain = [link.agent for link in reversed(claim.attribution) if link.agent]
        yield _statement(report, language, claim, chain)


def _questions(report: Document, language: Language) -> Iterator[Statement]:
    for question in report.questions:
        if question.review.status == "rejected":
            continue
        yield _statement(report, language, question, [question.asker] if question.asker else [])


def _statement(
    report: Document, language: Language, record: Claim | Question, chain: Sequence[str]
) -> Statement:
    text = " … ".join(span.quote for span in record.content)
    agents = agents_of(report)
    sources = [agents[id] for id in chain]
    found = words(text, language)
    return Statement(
        id=record.id,
        kind="claim" if isinstance(record, Claim) else "question",
        content=record.content,
        text=text,
        words=tuple({word.stem: word for word in found}.values()),
        sources=tuple(names_of(agent, language) for agent in sources),
        source=next((agent.name for agent in sources if agent.name), None),
        quoted=isinstance(record, Claim) and record.mode in ("direct", "mixed"),
        asks=isinstance(record, Question) or "?" in text,
    )
