"""English reports: the model's words for claims and questions, the rules' knowledge of people."""

import bisect
from collections.abc import Iterable, Sequence

from transcripts.extraction.language.claims import Reported
from transcripts.extraction.language.lexicon import Lexicon
from transcripts.extraction.language.sentences import Span
from transcripts.extraction.llm.gathering import Found, FoundClaim, FoundQuestion, Words
from transcripts.extraction.llm.modes import mode_in
from transcripts.extraction.llm.people import People, source_of
from transcripts.extraction.reports.attribution import Course, Judge
from transcripts.extraction.reports.mentions import Source
from transcripts.extraction.reports.passages import Passage, Put, passages
from transcripts.extraction.reports.people import Person
from transcripts.extraction.reports.pipeline import Finder
from transcripts.model import Block

CONFIDENCE = 0.7
"""Of what a model says: it does not tell how sure it is in a way that could be relied on."""


def finder(found: Found, *, model: str, notes: tuple[str, ...]) -> Finder:
    """What a model found in one report, as the report's resolver takes it."""
    reader, people = _Reader(found), People(found)
    return Finder(
        passages=reader.passages, judge=reader.judge, points=people.points, roles=people.roles,
        belongings=people.belongings, facts=people.facts, model=model, notes=notes,
    )  # fmt: skip


class _Reader:
    """The claims and questions that a model found, in place of those of the rules."""

    def __init__(self, found: Found) -> None:
        self._found = found
        self._claims = {(c.words.block.id, c.words.spans): c for c in found.claims}

    def passages(self, blocks: Iterable[Block], lexicon: Lexicon) -> tuple[Passage, ...]:
        """The blocks with what the model found in them."""
        return tuple(self._filled(passage) for passage in passages(blocks, lexicon))

    def judge(self, _read: Sequence[Passage], cast: Sequence[Person]) -> Judge:
        """Whom the model takes a claim to come from; where it does not say, the rules do."""
        sources = {id: source_of(agent, cast) for id, agent in self._found.table.agents.items()}

        def judged(
            course: Course, item: Reported, told: Source | None
        ) -> tuple[Reported, Source | None]:
            claim = self._claims.get((course.passage.block.id, item.content))
            source = sources.get(claim.source or "") if claim else None
            if source is not None and source != told:
                course.tracker.saw(source)
            return item, source or told

        return judged

    def _filled(self, passage: Passage) -> Passage:
        sentences = passage.analysis.sentences
        reported: list[list[tuple[int, Reported]]] = [[] for _ in sentences]
        put: list[list[Put]] = [[] for _ in sentences]
        numbers: dict[Words, int] = {}
        for claim in self._found.claims:
            if claim.words.block.id == passage.block.id:
                numbers[claim.words] = len(numbers)
                outer = numbers.get(claim.outer) if claim.outer else None
                item = _reported(claim, _sentence(claim.words, sentences), outer)
                reported[item.sentence].append((numbers[claim.words], item))
        for question in self._found.questions:
            if question.words.block.id == passage.block.id:
                put[_sentence(question.words, sentences)].append(_put(question))
        return passage._replace(
            reported=tuple(tuple(items) for items in reported),
            put=tuple(tuple(items) for items in put),
        )


def _sentence(words: Words, sentences: Sequence[Span]) -> int:
    starts = [sentence.start for sentence in sentences]
    return max(0, bisect.bisect_right(starts, words.spans[0].start) - 1)


def _reported(claim: FoundClaim, sentence: int, outer: int | None) -> Reported:
    return Reported(
        content=claim.words.spans,
        mode=mode_in(claim),
        rule="llm.claim",
        confidence=CONFIDENCE,
        sentence=sentence,
        cue=(claim.cue,) if claim.cue else (),
        mention=claim.mention,
        negated=claim.said.negated,
        hedged=claim.said.hedged,
        act=claim.said.act or "states",
        nested_in=outer,
    )


def _put(question: FoundQuestion) -> Put:
    return Put(
        content=question.words.spans,
        cue=(question.cue,) if question.cue else (),
        asker=question.mention,
        form=question.said.form,
        rule="llm.question",
        confidence=CONFIDENCE,
    )
