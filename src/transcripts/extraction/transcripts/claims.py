"""What turns report others, or their speakers on earlier occasions, to have said or thought."""

import dataclasses
import re
from collections.abc import Iterable, Iterator

from transcripts.extraction.language.claims import Reported, reported_claims
from transcripts.extraction.language.sentences import Span
from transcripts.extraction.transcripts.speech import lexicon, pattern, words
from transcripts.extraction.transcripts.turns import Turn
from transcripts.model.records import Act, Mode, Polarity


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A reported claim in a turn, by offsets in its text."""

    turn: Turn
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    mention: Span | None
    mode: Mode
    polarity: Polarity
    hedged: bool
    act: Act
    rule: str
    confidence: float

    @property
    def source(self) -> str:
        """The words that name the source; empty if there are none."""
        return self.turn.text[slice(*self.mention)] if self.mention else ""


_NOT_REPORTS = words("turn_claims.not_reports")
"""Verbs that in speech mostly tell of the present, not of what somebody said."""
_SPEAKER = pattern("turn_claims.speaker")
_PAST_SPEECH = pattern("turn_claims.past_speech")
_AUXILIARY = pattern("turn_claims.auxiliary")
_EMPTY = pattern("turn_claims.empty")
_GOES_ON = pattern("turn_claims.goes_on")
_YOU = pattern("turn_claims.you")
_HEARD = pattern("turn_claims.heard")
_THOUGHT = pattern("turn_claims.thought")
_PASSIVE = pattern("turn_claims.passive")
_CALLED_SOMETHING = pattern("turn_claims.called_something")
_NOT_YET = pattern("turn_claims.not_yet")
_ADDITION = pattern("turn_claims.addition")
_TOLD_WHOM = pattern("turn_claims.told_whom")
_TELLS = pattern("turn_claims.tells")
_NOT_SPEECH = words("turn_claims.not_speech")
_CALLS = words("turn_claims.calls")
_QUOTED_PART = re.compile(r"[\"“][^\"”]+ [^\"”]+[\"”]")
_OBJECT = 6
"""Characters after a cue in which its object stands: ` them`."""


def told_in(turn: Turn, questions: Iterable[tuple[int, int]] = ()) -> list[Told]:
    """The reported claims of a turn; `questions` are stretches put to somebody as questions."""
    asked = tuple(questions)
    found: list[Told] = []
    for told in (*_second_person(turn), *_general(turn)):
        trimmed = _trimmed(told, asked)
        if trimmed and not any(_overlap(trimmed, other) for other in found):
            found.append(trimmed)
    return sorted(found, key=lambda told: told.content[0].start)


def _general(turn: Turn) -> Iterator[Told]:
    """What the rules for reports find, if it can be speech of the past."""
    for report in reported_claims(turn.text, lexicon=lexicon()):
        if report.question or not report.cue or not _is_report(turn.text, report):
            continue
        yield Told(
            turn=turn,
            content=report.content,
            cue=report.cue,
            mention=report.mention,
            mode=report.mode,
            polarity="negated" if report.negated else "asserted",
            hedged=report.hedged,
            act=report.act,
            rule=report.rule,
            confidence=report.confidence,
        )


def _is_report(text: str, report: Reported) -> bool:
    verb = report.rule.rpartition(".")[2]
    cue = " ".join(text[start:end] for start, end in report.cue)
    mention = text[slice(*report.mention)] if report.mention else ""
    if any(report.rule.startswith(f"claim.{rule}") for rule in _NOT_SPEECH):
        return False
    if verb in _NOT_REPORTS or (not mention and not _PASSIVE.search(cue)):
        return False
    if _SPEAKER.match(mention):
        return bool(_PAST_SPEECH.search(cue)) and not _AUXILIARY.search(f"{mention} {cue}")
    if verb in _CALLS:
        after = text[report.cue[-1].end :][:_OBJECT]
        return bool(_CALLED_SOMETHING.search(f"{cue}{after}"))
    return not _NOT_YET.search(f"{mention} {cue}")


def _second_person(turn: Turn) -> Iterator[Told]:
    """What was told to somebody's face, or comes by hearsay: `You told me it was safe.`."""
    for match in _YOU.finditer(turn.text):
        group = "reported" if match["reported"] else "clause"
        quoted = match[group][:1] in '"“'
        mode: Mode = "direct" if quoted else _mode(match[group])
        yield _plain(turn, match, group, mode, "claim.told-you")
    for match in _HEARD.finditer(turn.text):
        hearsay = _plain(turn, match, "content", _mode(match["content"]), "claim.hearsay")
        yield dataclasses.replace(hearsay, mention=None)
    for match in _THOUGHT.finditer(turn.text):
        yield _plain(turn, match, "content", "direct", "claim.own-thought")


def _plain(turn: Turn, match: re.Match[str], group: str, mode: Mode, rule: str) -> Told:
    return Told(
        turn=turn,
        content=(Span(*match.span(group)),),
        cue=(Span(*match.span("cue")),),
        mention=Span(*match.span("who")),
        mode=mode,
        polarity="asserted",
        hedged=False,
        act="states",
        rule=rule,
        confidence=0.6,
    )


def _mode(content: str) -> Mode:
    return "mixed" if _QUOTED_PART.search(content) else "indirect"


def _trimmed(told: Told, questions: tuple[tuple[int, int], ...]) -> Told | None:
    """The claim without what is a question, or goes on in the speaker's own voice."""
    text = told.turn.text
    spans: list[Span] = []
    for span in told.content:
        start, end = _outside(span, questions)
        start = _after_addressee(told, start, end)
        if told.mode != "direct":
            stop = _GOES_ON.search(text, start + 3, end)
            end = stop.start() if stop and len(text[start : stop.start()].split()) > 1 else end
        start, end = _stripped(text, start, end)
        if start < end:
            spans.append(Span(start, end))
    words = " ".join(text[start:end] for start, end in spans)
    if not words or words.endswith("?") or _EMPTY.match(words):
        return None
    return dataclasses.replace(told, content=tuple(spans))


def _after_addressee(told: Told, start: int, end: int) -> int:
    """Where the content begins after `to my mother,` or, with `told`, `our investigators`."""
    text = told.turn.text
    added = _ADDITION.match(text, start, end)
    start = added.end() if added else start
    cue = text[told.cue[-1].start : told.cue[-1].end] if told.cue else ""
    whom = _TOLD_WHOM.match(text, start, end) if _TELLS.search(cue) else None
    return whom.end() if whom else start


def _outside(span: Span, questions: tuple[tuple[int, int], ...]) -> tuple[int, int]:
    start, end = span
    for first, last in questions:
        if first <= start < last:
            start = min(last, end)
        elif start < first < end:
            end = first
    return start, end


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in ' ,;:\n"“':
        start += 1
    while end > start and text[end - 1] in ' ,;:\n"”.':
        end -= 1
    return start, end


def _overlap(first: Told, second: Told) -> bool:
    return (
        any(a.start < b.end and b.start < a.end for a in first.content for b in second.content)
        and first.mode == second.mode
    )
