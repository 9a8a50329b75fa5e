"""What speakers assert in their own words, as far as a reader would call it a claim.

A claim is a whole statement about the subject: an opinion, a judgement, a prediction, a demand, a
fact. Greetings, thanks, words that run the meeting, self-introductions, assent, orders and
fragments are none; the patterns of the language say which is which.
"""

import dataclasses
import re
from collections.abc import Iterator, Sequence
from typing import cast as typed

from transcripts.extraction.language.sentences import Span
from transcripts.extraction.transcripts.roles import Cast
from transcripts.extraction.transcripts.speech import lexicon, names_of, pattern
from transcripts.extraction.transcripts.turns import Sentence, Turn, is_aside, plain_words
from transcripts.model.records import Act

_LEAD = pattern("own_claims.lead")
_FILLED_PAUSE = pattern("own_claims.filled_pause")
_REPEATED = pattern("own_claims.repeated")
_BROKEN_OFF = pattern("own_claims.broken_off")
_FINITE = pattern("own_claims.finite")
_NAMES_SUBJECT = pattern("own_claims.names_subject")
_HANGS_ON_BEFORE = pattern("own_claims.hangs_on_before")
_FIGURE = pattern("own_claims.figure")
_FEWEST = 3
"""Words of a claim at least."""
_SHORT, _LONG = 4, 8
"""Words up to which a claim is short, and from which it says enough to be understood alone."""
_LEADING = frozenset(("moderator", "chair", "interviewer", "host", "judge", "secretary"))


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """A claim of a turn's speaker, by offsets in the turn's text."""

    turn: Turn
    content: tuple[Span, ...]
    act: Act
    hedged: bool
    confidence: float


def own_claims_in(turn: Turn, taken: Sequence[tuple[int, int]], cast: Cast) -> list[Own]:
    """What a turn's speaker claims, outside the stretches that other records have `taken`."""
    found = []
    for place, sentence in enumerate(turn.sentences):
        overlaps = any(sentence.start < end and start < sentence.end for start, end in taken)
        if overlaps or sentence.asks or is_aside(sentence):
            continue
        if place + 1 < len(turn.sentences) and _begun_again(sentence, turn.sentences[place + 1]):
            continue
        start = sentence.start + _lead_length(sentence.text)
        body = turn.text[start : sentence.end]
        if why_no_claim(body) is None:
            found.append(_own(turn, start, sentence.end, cast))
    return found


def why_no_claim(body: str) -> str | None:
    """The reason why a sentence, without what leads up to it, is no claim; None if it is one."""
    if len(plain_words(body)) < _FEWEST:
        return "short"
    if _BROKEN_OFF.search(body):
        return "broken-off"
    if not _FINITE.search(body):
        return "fragment"
    reasons = names_of("own_not")
    return next((name for name in reasons if pattern(f"own_not.{name}").search(body)), None)


def _lead_length(text: str) -> int:
    lead = _LEAD.match(text)
    return lead.end() if lead else 0


def _begun_again(sentence: Sentence, following: Sentence) -> bool:
    """True if the next sentence says this one again and more: `Call them. Call them today.`."""
    first = plain_words(sentence.text)
    return plain_words(following.text)[: len(first)] == first


def _own(turn: Turn, start: int, end: int, cast: Cast) -> Own:
    text = turn.text[start:end]
    act = _act(text)
    known = lexicon()
    return Own(
        turn=turn,
        content=tuple(_fluent(turn.text, start, end)),
        act=act,
        hedged=any(known.has("hedges", word) for word in plain_words(text)),
        confidence=_confidence(text, act, cast.roles_at(turn)),
    )


def _act(text: str) -> Act:
    """What the speaker does in saying it: the first that the words show."""
    shown = (name for name in names_of("own_acts") if pattern(f"own_acts.{name}").search(text))
    return typed("Act", next(shown, "states"))


def _fluent(text: str, start: int, end: int) -> Iterator[Span]:
    """The stretches of a sentence without filled pauses and what was begun and said again."""
    cuts = [*_FILLED_PAUSE.finditer(text, start, end), *_REPEATED.finditer(text, start, end)]
    begun = start
    for cut in sorted(cuts, key=re.Match.start):
        # A word or two at the head, then a pause: a false start.
        false_start = start == begun and len(text[start : cut.start()].split()) < _FEWEST
        if cut.start() > start and not false_start:
            yield Span(start, cut.start())
        start = max(start, cut.end())
    if start < end:
        yield Span(start, end)


def _confidence(text: str, act: Act, roles: Sequence[str]) -> float:
    """More for a judgement, a figure, a subject of its own; less for few words and who leads."""
    words = len(plain_words(text))
    score = 0.5 if act == "states" else 0.65
    score += 0.1 if _FIGURE.search(text) or _NAMES_SUBJECT.match(text) else 0.0
    score += 0.05 if words >= _LONG else -0.1 if words <= _SHORT else 0.0
    score -= 0.1 if _HANGS_ON_BEFORE.match(text) else 0.0
    score -= 0.15 if _LEADING.intersection(roles) else 0.0
    return round(score, 2)
