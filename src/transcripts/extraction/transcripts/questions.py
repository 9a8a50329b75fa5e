"""Questions that turns put to somebody present: direct, indirect, requests and statements."""

import dataclasses
import re
from collections.abc import Iterator, Sequence

from transcripts.extraction.transcripts.asked import (
    Asked,
    asks_indirectly,
    direct,
    indirect,
    request,
    requests,
    unmarked,
    without_lead,
)
from transcripts.extraction.transcripts.rhetoric import is_put, manages
from transcripts.extraction.transcripts.roles import Cast
from transcripts.extraction.transcripts.speech import pattern
from transcripts.extraction.transcripts.turns import Sentence, Turn, is_aside, plain_words

_UNMARKED = pattern("turn_questions.unmarked")
_LEAD = pattern("turn_questions.lead")
_POLL = pattern("turn_questions.poll")
_POLL_QUESTION = pattern("turn_questions.poll_question")
_TOPIC = pattern("turn_questions.topic")
_PUTS_CONCLUSION = pattern("turn_questions.puts_conclusion")
_PUT_TO = pattern("turn_questions.put_to")
_FURTHER = pattern("turn_questions.further_question")
_PASSING = pattern("turn_questions.passing_words")
_STATEMENT = re.compile(r"[^\W\d_]{2,}[.!]")
_LEADING_ROLES = frozenset(("moderator", "chair", "interviewer", "host"))
_ASKING_ROLES = _LEADING_ROLES | {"audience", "member", "judge", "secretary"}
_BETWEEN = 6
"""Words between two sentences that put one question, at most."""


def questions_in(turn: Turn, turns: Sequence[Turn], cast: Cast) -> list[Asked]:
    """The questions that a turn puts to somebody, in order; relayed ones not included."""
    polls = bool(_POLL.search(turn.text))
    found = [
        asked
        for place, sentence in enumerate(turn.sentences)
        if not is_aside(sentence)
        for asked in _in_sentence(turn, place, sentence, turns, cast)
        if not (polls and _POLL_QUESTION.match(asked.text))
    ]
    found = _without_topics(found) or list(_follow_up(turn, turns, cast))
    return _restatements_joined(found)


def _in_sentence(
    turn: Turn, place: int, sentence: Sentence, turns: Sequence[Turn], cast: Cast
) -> Iterator[Asked]:
    asking = bool(_ASKING_ROLES.intersection(cast.roles_at(turn))) or cast.asks_at(turn)
    body, _ = without_lead(sentence.text)
    if asks_indirectly(sentence) and (asking or sentence.asks):
        yield from indirect(turn, sentence)
    elif sentence.asks and not _is_quoted(turn.text, sentence):
        if is_put(turn, place, turns, cast, asking=asking):
            yield from direct(turn, sentence)
    elif not asking or manages(body) or sentence.text.endswith("!"):
        return
    elif _UNMARKED.match(body):
        yield unmarked(turn, sentence)
    elif requests(body):
        yield request(turn, sentence)


def _is_quoted(text: str, sentence: Sentence) -> bool:
    before = text[: sentence.start]
    opened = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    return opened or sentence.text.rstrip("] ").endswith(('?"', "?”", "?’"))


def _without_topics(found: list[Asked]) -> list[Asked]:
    """`My question is about the trees` is no question of its own if one follows."""
    return [
        asked
        for place, asked in enumerate(found)
        if place == len(found) - 1 or not _TOPIC.match(asked.text)
    ]


def _follow_up(turn: Turn, turns: Sequence[Turn], cast: Cast) -> Iterator[Asked]:
    """A statement put for confirmation: `So you wouldn't sue.`."""
    if not turn.sentences or not _between_answers(turn, turns, cast):
        return
    last = turn.sentences[-1]
    if last.text.endswith(("!", "?")):
        return
    single = len(turn.sentences) == 1 and 3 <= turn.words <= 14
    if single and _PUTS_CONCLUSION.match(last.text):
        start = last.start
    elif "interviewer" in cast.roles_at(turn) and turn.words <= 30 and _PUT_TO.match(last.text):
        lead = _LEAD.match(last.text)
        start = last.start + (lead.end() if lead else 0)
    else:
        return
    yield Asked(turn=turn, start=start, end=last.end, kind="declarative", confidence=0.5)


def _between_answers(turn: Turn, turns: Sequence[Turn], cast: Cast) -> bool:
    """True if somebody who asks speaks between turns of others, none of them the chair's."""
    if not 0 < turn.index < len(turns) - 1:
        return False
    before, after = turns[turn.index - 1], turns[turn.index + 1]
    return (
        (cast.asks_at(turn) or bool(_ASKING_ROLES.intersection(cast.roles_at(turn))))
        and not cast.same_speaker(turn, before)
        and not cast.same_speaker(turn, after)
        and "moderator" not in cast.roles_at(after)
    )


def _restatements_joined(found: list[Asked]) -> list[Asked]:
    """Sentences that put one question again are one with it."""
    result: list[Asked] = []
    for asked in found:
        if result and _restates(result[-1], asked):
            result[-1] = dataclasses.replace(result[-1], end=asked.end)
        else:
            result.append(asked)
    return result


def _restates(first: Asked, second: Asked) -> bool:
    if first.cue is not None and first.cue == second.cue:
        return False
    between = second.turn.text[first.end : second.start]
    if first.kind == "request" or len(between.split()) > _BETWEEN or _FURTHER.search(between):
        return False
    words = set(plain_words(first.text))
    repeated = len(words & set(plain_words(second.text))) / max(1, len(words))
    return repeated >= 0.6 or not _STATEMENT.search(_PASSING.sub("", between))
