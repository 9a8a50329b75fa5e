"""A question found in a turn, and the stretches of a sentence that word it."""

import dataclasses
from collections.abc import Iterator
from typing import Literal

from transcripts.extraction.transcripts.speech import pattern
from transcripts.extraction.transcripts.turns import Sentence, Turn

Kind = Literal["direct", "indirect", "request", "declarative", "relayed"]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question found in a turn: a stretch of its text, and how it is put."""

    turn: Turn
    start: int
    end: int
    kind: Kind
    cue: tuple[int, int] | None = None
    confidence: float
    asker: str | None = None
    """Relayed questions: the name of whom it comes from; empty if unknown."""

    @property
    def text(self) -> str:
        """The words of the question."""
        return self.turn.text[self.start : self.end]


_LEAD = pattern("turn_questions.lead")
_CAN_I_ASK = pattern("turn_questions.can_i_ask")
_LATER = pattern("turn_questions.later")
_AFTER_COLON = pattern("turn_questions.after_colon")
_CONDITION = pattern("turn_questions.condition")
_FALSE_START = pattern("turn_questions.false_start")
_SPLIT = pattern("turn_questions.split")
_STARTS = pattern("turn_questions.starts")
_SOMEWHERE = pattern("turn_questions.somewhere_interrogative")
_ASK_ABOUT = pattern("turn_questions.ask_about")
_MAIN_AFTER_WH = pattern("turn_questions.main_after_wh")
_MAIN_INVERTED = pattern("turn_questions.main_inverted")
_REASON = pattern("turn_questions.reason")
_FURTHER_PART = pattern("turn_questions.further_part")
_END_OF_UNMARKED = pattern("turn_questions.end_of_unmarked")
_REQUEST = pattern("turn_questions.request")


def without_lead(text: str) -> tuple[str, int]:
    """A sentence without fillers and names at its head, and how long those are."""
    lead = _LEAD.match(text)
    at = lead.end() if lead else 0
    ask = _CAN_I_ASK.match(text[at:])
    if ask:
        at += ask.end()
    return text[at:], at


def starts_as_question(body: str) -> bool:
    """True if a sentence begins with a question word or an inverted verb."""
    return bool(_STARTS.match(body))


def requests(body: str) -> bool:
    """True if a sentence asks somebody to tell something."""
    return bool(_REQUEST.search(body))


def asks_indirectly(sentence: Sentence) -> bool:
    """True for `I was wondering whether …`."""
    return bool(_ASK_ABOUT.search(sentence.text))


def direct(turn: Turn, sentence: Sentence) -> Iterator[Asked]:
    """The questions of a sentence with a question mark."""
    body, at = _without_approach(*without_lead(sentence.text))
    start = sentence.start + at
    kind: Kind = "direct" if _is_interrogative(body) else "declarative"
    if requests(body):
        kind = "request"
    parts = [(0, len(body))] if kind == "request" else list(question_parts(body))
    for first, last in parts:
        confidence = 0.8 if kind == "direct" else 0.65
        yield Asked(
            turn=turn, start=start + first, end=start + last, kind=kind, confidence=confidence
        )


def _without_approach(body: str, at: int) -> tuple[str, int]:
    """The question itself, after what leads up to it or was begun and dropped."""
    if not _STARTS.match(body):
        later = _AFTER_COLON.search(body) or (
            None if _CONDITION.match(body) else _LATER.search(body)
        )
        if later:
            at += later.start("q")
            body = body[later.start("q") :]
    again = _FALSE_START.search(body)
    if again and len(body[: again.start()].split()) <= 5 and not _CONDITION.match(body):
        at += again.start("q")
        body = body[again.start("q") :]
    return body, at


def _is_interrogative(body: str) -> bool:
    return bool(_STARTS.match(body) or _SOMEWHERE.search(body)) or len(body.split()) <= 4


def question_parts(text: str) -> Iterator[tuple[int, int]]:
    """The parts of an interrogative sentence that can be answered apart, as offsets."""
    body, at = without_lead(text)
    split = _SPLIT.search(body) if _STARTS.match(body) else None
    if split and len(body[: split.start()].split()) >= 3:
        yield at, at + split.start()
        at += split.start("q")
    yield at, len(text)


def unmarked(turn: Turn, sentence: Sentence) -> Asked:
    """A question that is printed without its mark: `Is there going to be a film, because …`."""
    body, at = without_lead(sentence.text)
    stop = _END_OF_UNMARKED.search(body)
    start = sentence.start + at
    end = without_stop(turn, start + (stop.start() if stop else len(body)))
    return Asked(turn=turn, start=start, end=end, kind="direct", confidence=0.6)


def request(turn: Turn, sentence: Sentence) -> Asked:
    """A request without a question mark: `State your full name.`."""
    body, at = without_lead(sentence.text)
    found = _REQUEST.search(body)
    start = sentence.start + at + (found.start() if found else 0)
    end = without_stop(turn, sentence.end)
    return Asked(turn=turn, start=start, end=end, kind="request", confidence=0.6)


def indirect(turn: Turn, sentence: Sentence) -> Iterator[Asked]:
    """The questions that a sentence embeds: `I'd like to know how it began, and why.`."""
    match = _ASK_ABOUT.search(sentence.text)
    if match is None:
        return
    cue = (sentence.start + match.start("cue"), sentence.start + match.end("cue"))
    start = sentence.start + match.start("q")
    if sentence.asks:
        start += _main_clause(turn.text[start : sentence.end])
    reason = _REASON.search(turn.text, start + 8, sentence.end)
    end = reason.start() if reason else without_stop(turn, sentence.end)
    further = _FURTHER_PART.search(turn.text, start, end)
    if further and len(turn.text[start : further.start()].split()) >= 3:
        yield Asked(
            turn=turn, start=start, end=further.start(), kind="indirect", cue=cue, confidence=0.7
        )
        start = further.end() if further["q"] is None else further.start("q")
    yield Asked(turn=turn, start=start, end=end, kind="indirect", cue=cue, confidence=0.7)


def _main_clause(text: str) -> int:
    """Where the question itself begins after a broken-off one: `whether Celeste, did she know?`."""
    at = 0
    for later in (_MAIN_AFTER_WH, _MAIN_INVERTED):
        found = later.search(text[at:])
        at += found.start("q") if found else 0
    return at


def without_stop(turn: Turn, end: int) -> int:
    """The end of a stretch without the full stop or comma that closes it."""
    while end > 0 and turn.text[end - 1] in ".,;":
        end -= 1
    return end
