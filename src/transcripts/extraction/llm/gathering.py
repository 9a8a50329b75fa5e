"""From what a model answers to places in the text: what is not there is dropped and counted."""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from transcripts.extraction.grounding import Ground, Place
from transcripts.extraction.language.claims import without_marks
from transcripts.extraction.language.quotations import quotations
from transcripts.extraction.language.sentences import Span
from transcripts.extraction.llm.agents import AgentTable
from transcripts.extraction.llm.answers import (
    AnswerSaid,
    ClaimSaid,
    EventSaid,
    QuestionSaid,
    Said,
)
from transcripts.extraction.llm.parts import Part
from transcripts.model import Block, Document

_Said = TypeVar("_Said", ClaimSaid, QuestionSaid, AnswerSaid)


class Words(NamedTuple):
    """Words in one block, and the number of the block among those that were shown."""

    number: int
    block: Block
    spans: tuple[Span, ...]

    def holds(self, other: "Words") -> bool:
        """Whether other words lie within these, and are fewer."""
        return (
            self.block is other.block
            and self.spans != other.spans
            and all(
                any(a.start <= b.start and b.end <= a.end for a in self.spans) for b in other.spans
            )
        )


class FoundClaim(NamedTuple):
    """A claim whose words are in the text."""

    words: Words
    cue: Span | None
    mention: Span | None
    source: str | None
    """Id in the agent table."""
    said: ClaimSaid
    outer: Words | None
    """The words of the claim in which it is nested."""


class FoundAnswer(NamedTuple):
    """An answer whose words are in the text."""

    words: Words
    answerer: str | None


class FoundQuestion(NamedTuple):
    """A question whose words are in the text."""

    words: Words
    cue: Span | None
    mention: Span | None
    asker: str | None
    addressees: tuple[str, ...]
    said: QuestionSaid
    answers: tuple[FoundAnswer, ...]


@dataclasses.dataclass(slots=True)
class Found:
    """All that a model says of a document and that stands in its text."""

    table: AgentTable
    claims: list[FoundClaim] = dataclasses.field(default_factory=list)
    questions: list[FoundQuestion] = dataclasses.field(default_factory=list)
    event: EventSaid = EventSaid()  # noqa: RUF009 - an immutable record
    returned: int = 0
    """Records that came back."""
    lost: list[str] = dataclasses.field(default_factory=list)
    """The words of those that stand nowhere in the text."""


def nothing_yet(document: Document) -> Found:
    """What is known before the first answer."""
    return Found(AgentTable(document.blocks))


def gather(found: Found, part: Part, said: Said) -> None:
    """Add what an answer says of one part."""
    ours, nameless = found.table.add(said.agents)
    found.lost.extend(nameless)
    found.returned += len(said.agents) + len(said.claims) + len(said.questions)
    place = _Places(part, found)
    _add_claims(found, place, said.claims, ours)
    _add_questions(found, place, said.questions, ours)
    if said.event is not None:
        found.event = _event(found, said.event)


def in_order(found: Found) -> Found:
    """What was found, in the order of the text; outer claims before those inside."""
    return dataclasses.replace(
        found,
        claims=sorted(found.claims, key=lambda claim: _order(claim.words)),
        questions=sorted(found.questions, key=lambda question: _order(question.words)),
    )


def _order(words: Words) -> tuple[int, int, int]:
    return words.number, words.spans[0].start, -words.spans[-1].end


class _Places:
    """Looks words up in a part."""

    def __init__(self, part: Part, found: Found) -> None:
        self._part = part
        self._found = found
        # No words run from one block into the next: none can hold the character between them.
        self._ground = Ground("\0".join(block.text for block in part.blocks))
        self._grounds = [Ground(block.text) for block in part.blocks]
        self._starts: list[int] = []
        at = 0
        for block in part.blocks:
            self._starts.append(at)
            at += len(block.text) + 1

    def all_of(self, records: Sequence[_Said]) -> list[Words | None]:
        """The words of each record; None, and counted, for those that are not in the text."""
        homes = [self._homes(record) for record in records]
        known = [(r, home) for r, home in zip(records, homes, strict=True) if home]
        quotes = [quote for record, _ in known for quote in record.content]
        hints = [self._hint(record, home) for record, home in known for _ in record.content]
        places = iter(self._ground.placed(quotes, hints))
        made = []
        for record, home in zip(records, homes, strict=True):
            words = self._words([next(places) for _ in record.content]) if home else None
            if words is None:
                self._found.lost.append(" … ".join(record.content))
            made.append(words)
        return made

    def near(self, quoted: str | None, words: Words) -> Span | None:
        """The occurrence of a cue or mention, in the same block, that is nearest to a content."""
        if not quoted:
            return None
        first, last = words.spans[0].start, words.spans[-1].end
        ground = self._grounds[words.number - self._part.first]
        place = ground.near(quoted, Place(first, last))
        return Span(*place) if place else None

    def _homes(self, record: _Said) -> list[int]:
        """The blocks, by index, in which all words of a record stand."""
        return [
            index
            for index, ground in enumerate(self._grounds)
            if all(map(ground.first, record.content))
        ]

    def _hint(self, record: _Said, homes: Sequence[int]) -> Place | None:
        """The block that the record names; if its words are not there, where they are."""
        index = record.block - self._part.first
        if index not in homes:
            if len(record.content) == 1:
                return None
            index = homes[0]
        start = self._starts[index]
        return Place(start, start + len(self._part.blocks[index].text))

    def _words(self, places: Sequence[Place | None]) -> Words | None:
        """Places as words of one block; None if one is missing or they lie in several."""
        if None in places:
            return None
        ordered = sorted(place for place in places if place)
        index = max(n for n, start in enumerate(self._starts) if start <= ordered[0].start)
        block, start = self._part.blocks[index], self._starts[index]
        if ordered[-1].end > start + len(block.text):
            return None
        quoted = quotations(block.text)
        made: list[Span] = []
        for place in ordered:
            span = without_marks(block.text, quoted, place.start - start, place.end - start)
            if span is not None and (not made or span.start >= made[-1].end):
                made.append(span)
        return Words(self._part.first + index, block, tuple(made)) if made else None


def _add_claims(
    found: Found, place: _Places, said: Sequence[ClaimSaid], ours: Mapping[str, str]
) -> None:
    known = {claim.words for claim in found.claims}
    contents = place.all_of(said)
    for claim, words in zip(said, contents, strict=True):
        if words is None or words in known:
            continue
        known.add(words)
        index = (claim.inside or 0) - 1
        outer = contents[index] if 0 <= index < len(contents) else None
        found.claims.append(
            FoundClaim(
                words,
                cue=place.near(claim.cue, words),
                mention=place.near(claim.source_words, words),
                source=ours.get(claim.source or ""),
                said=claim,
                outer=outer if outer is not None and outer.holds(words) else None,
            )
        )


def _add_questions(
    found: Found, place: _Places, said: Sequence[QuestionSaid], ours: Mapping[str, str]
) -> None:
    known = {question.words for question in found.questions}
    for question, words in zip(said, place.all_of(said), strict=True):
        if words is None or words in known:
            continue
        known.add(words)
        addressees = (ours.get(id) for id in question.addressees)
        asker = ours.get(question.asker or "")
        named = found.table.agents[asker].name if asker else None
        found.questions.append(
            FoundQuestion(
                words,
                cue=place.near(question.cue, words),
                mention=place.near(question.asker_words, words) or place.near(named, words),
                asker=asker,
                addressees=tuple(dict.fromkeys(id for id in addressees if id)),
                said=question,
                answers=tuple(_answers(found, place, question.answers, ours)),
            )
        )


def _answers(
    found: Found, place: _Places, said: Sequence[AnswerSaid], ours: Mapping[str, str]
) -> Iterable[FoundAnswer]:
    found.returned += len(said)
    for answer, words in zip(said, place.all_of(said), strict=True):
        if words is not None:
            yield FoundAnswer(words, ours.get(answer.answerer or ""))


def _event(found: Found, said: EventSaid) -> EventSaid:
    """The event with what is added, in words of the text; what was known first stays."""
    fields = ("title", "kind", "venue", "place")
    return EventSaid(
        **{
            field: getattr(found.event, field) or found.table.words(getattr(said, field))
            for field in fields
        }
    )
