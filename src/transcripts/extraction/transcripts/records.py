"""From what was found in turns to the records of a document."""

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from transcripts.extraction.kept import Kept
from transcripts.extraction.language.sentences import Span
from transcripts.extraction.transcripts.agents import Agents
from transcripts.extraction.transcripts.answers import defers
from transcripts.extraction.transcripts.asked import Asked
from transcripts.extraction.transcripts.cited import antecedent, source_in
from transcripts.extraction.transcripts.claims import Told
from transcripts.extraction.transcripts.introductions import looks_like_name
from transcripts.extraction.transcripts.labels import name_of
from transcripts.extraction.transcripts.own_claims import Own, own_claims_in
from transcripts.extraction.transcripts.speech import pattern, words
from transcripts.extraction.transcripts.turns import Turn
from transcripts.model import Answer, Attribution, Claim, Question, TextSpan
from transcripts.model.records import Form
from transcripts.spans import trimmed

_VOCATIVE = pattern("transcript_records.vocative")
_ABOUT = pattern("transcript_records.about")
_WHETHER = pattern("transcript_records.whether")
_YOU = words("transcript_records.you")
_SELVES = words("transcript_records.selves")
_PERSONAL = words("transcript_records.he_she")
_ASK = frozenset(("moderator", "chair", "interviewer", "judge", "audience", "secretary"))


class Put(NamedTuple):
    """A question record with what it was made from and the turns that answer it."""

    question: Question
    asked: Asked
    answers: tuple[Turn, ...]


def question_records(
    asked: Sequence[Asked], answers: Sequence[tuple[Turn, ...]], agents: Agents, kept: Kept
) -> list[Put]:
    """A question for each that no kept record covers."""
    result: list[Put] = []
    ids = _ids("q", agents)
    for found, replies in zip(asked, answers, strict=True):
        content = found.turn.span(found.start, found.end)
        if content is None or kept.touches(content, kept.questions):
            continue
        question = Question(
            id=next(ids),
            content=(content,),
            asker=_asker(found, agents),
            addressees=_addressees(found, replies, agents),
            form=_form(found),
            from_audience=_from_audience(found, agents),
            cue=_spans(found.turn, [found.cue] if found.cue else []),
            confidence=found.confidence,
            by=agents.run,
            rule=f"question.{found.kind}",
        )
        result.append(Put(question, found, replies))
    return result


def _asker(found: Asked, agents: Agents) -> str:
    if found.asker is None:
        return agents.speaker(found.turn)
    if not found.asker:
        return agents.audience()
    return agents.named(found.asker, roles=("audience", "remote"), rule="agent.relayed")


def _from_audience(found: Asked, agents: Agents) -> bool:
    return found.asker is not None or "audience" in agents.cast.roles_at(found.turn)


def _form(found: Asked) -> Form:
    if _ABOUT.match(found.text):
        return "topic"
    if found.kind == "indirect":
        return "paraphrase"
    if found.kind == "relayed" and _WHETHER.match(found.text):
        return "paraphrase"
    return "verbatim"


def _addressees(found: Asked, replies: Sequence[Turn], agents: Agents) -> tuple[str, ...]:
    """Whom the question names; else who answers first."""
    asker = agents.speaker(found.turn)
    before = found.turn.text[max(0, found.start - 120) : found.end]
    for match in reversed(list(_VOCATIVE.finditer(before))):
        name = name_of(match["name"]) if looks_like_name(match["name"]) else None
        id = agents.find(name) if name else None
        if id and id != asker:
            return (id,)
    first = agents.speaker(replies[0]) if replies else None
    return (first,) if first and first != asker else ()


def answer_records(questions: Sequence[Put], turns: Sequence[Turn], agents: Agents) -> list[Answer]:
    """An answer for each answerer of each question; if there is none, for who puts it off."""
    ids = _ids("ans", agents)
    result: list[Answer] = []
    for put in questions:
        spoken: dict[str, list[Turn]] = {}
        for turn in put.answers or _delays(put, turns):
            spoken.setdefault(agents.speaker(turn), []).append(turn)
        for answerer, answering in spoken.items():
            spans = (turn.span(0, len(turn.text)) for turn in answering)
            result.append(
                Answer(
                    id=next(ids),
                    question=put.question.id,
                    content=tuple(span for span in spans if span),
                    answerer=answerer,
                    completeness=None if put.answers else "deferred",
                    confidence=0.6,
                    by=agents.run,
                    rule="answer.following-turn" if put.answers else "answer.put-off",
                )
            )
    return result


def _delays(put: Put, turns: Sequence[Turn]) -> list[Turn]:
    following = turns[put.asked.turn.index + 1 : put.asked.turn.index + 2]
    return [turn for turn in following if defers(turn)]


def claim_records(
    told: Sequence[Told], turns: Sequence[Turn], agents: Agents, kept: Kept
) -> list[Claim]:
    """A claim for each thing reported that no kept record covers."""
    ids = _ids("c", agents)
    sources = _Sources(turns, agents)
    result: list[Claim] = []
    for found in told:
        content = _spans(found.turn, found.content)
        if content and not any(kept.touches(span, kept.claims) for span in content):
            chain = (Attribution(agent=agents.speaker(found.turn)), sources.link(found))
            result.append(_claim(next(ids), found, content, chain, agents))
    return result


def _claim(
    id: str,
    found: Told,
    content: tuple[TextSpan, ...],
    chain: tuple[Attribution, ...],
    agents: Agents,
) -> Claim:
    return Claim(
        id=id,
        content=content,
        attribution=chain,
        mode=found.mode,
        polarity=found.polarity,
        certainty="hedged" if found.hedged else "asserted",
        act=found.act,
        confidence=found.confidence,
        by=agents.run,
        rule=found.rule,
    )


class _Sources:
    """Who holds what a turn reports: pronouns go to the last one cited there."""

    def __init__(self, turns: Sequence[Turn], agents: Agents) -> None:
        self._turns = turns
        self._agents = agents
        self._last: tuple[int, str, str] = (-1, "", "")

    def link(self, found: Told) -> Attribution:
        """The source of a claim, the words that name it and those that report."""
        return Attribution(
            agent=self._source(found),
            mention=_spans(found.turn, [found.mention] if found.mention else []),
            cue=_spans(found.turn, found.cue),
        )

    def _source(self, found: Told) -> str | None:
        if found.mention is None:
            return None
        word = re.split(r"['’ ]", found.source.lower())[0]
        if word in _YOU:
            return self._addressee(found)
        if word in _SELVES:
            return self._agents.speaker(found.turn)
        source = source_in(found.turn.text, *found.mention)
        if source is None:
            turn, last, called = self._last
            if turn == found.turn.index and not _differ(word, called):
                return last
            source = antecedent(found.turn.text[: found.mention.start], word)
        if source is None:
            return None
        id = self._agents.cited(source, speaker=self._agents.speaker(found.turn))
        self._last = (found.turn.index, id, word)
        return id

    def _addressee(self, found: Told) -> str | None:
        start = found.content[0].start
        for match in reversed(list(_VOCATIVE.finditer(found.turn.text[:start]))):
            name = name_of(match["name"]) if looks_like_name(match["name"]) else None
            id = self._agents.find(name) if name else None
            if id and id != self._agents.speaker(found.turn):
                return id
        for turn in self._turns[found.turn.index + 1 : found.turn.index + 4]:
            if not _ASK.intersection(self._agents.cast.roles_at(turn)):
                return self._agents.speaker(turn)
        return None


def _differ(word: str, other: str) -> bool:
    """True for two pronouns that cannot mean one person: `he` and `she`."""
    return word != other and {word, other} <= _PERSONAL


def own_claim_records(
    asked: Sequence[Asked], told: Sequence[Told], turns: Sequence[Turn], agents: Agents, kept: Kept
) -> list[Claim]:
    """A claim of the speaker for what each turn asserts that is no question and reports nobody."""
    ids = _ids("own", agents)
    taken: dict[int, list[tuple[int, int]]] = {}
    for question in asked:
        taken.setdefault(question.turn.index, []).append((question.start, question.end))
    for claim in told:
        taken.setdefault(claim.turn.index, []).extend(claim.content)
    result = []
    for turn in turns:
        for own in own_claims_in(turn, taken.get(turn.index, []), agents.cast):
            content = _spans(turn, own.content)
            if not any(kept.touches(span, kept.claims) for span in content):
                result.append(_own_claim(next(ids), own, content, agents))
    return result


def _own_claim(id: str, own: Own, content: tuple[TextSpan, ...], agents: Agents) -> Claim:
    return Claim(
        id=id,
        content=content,
        attribution=(Attribution(agent=agents.speaker(own.turn)),),
        mode="own",
        polarity="asserted",
        certainty="hedged" if own.hedged else "asserted",
        act=own.act,
        confidence=own.confidence,
        by=agents.run,
        rule="claim.own-words",
    )


def _spans(turn: Turn, spans: Sequence[Span | tuple[int, int]]) -> tuple[TextSpan, ...]:
    made = (trimmed(turn.block, start, end) for start, end in sorted(spans))
    return tuple(span for span in made if span is not None)


def _ids(stem: str, agents: Agents) -> Iterator[str]:
    """Numbered ids that nothing else has."""
    used = agents.used_ids()
    return (id for number in itertools.count(1) if (id := f"{stem}{number}") not in used)
