"""What turns report others, or their speakers on earlier occasions, to have said or thought."""

import dataclasses
import re
from collections.abc import Iterable, Iterator

from transcripts.extract.claims import Reported, reported_claims
from transcripts.extract.sentences import Span
from transcripts.extract.turns import Turn
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


_NOT_REPORTS = frozenset(
    "mean allow add want would-like like-to-say feel blame remember accept own trace support repeat record "
    "understand hold want-to-know ask-for know share offer welcome see miss love hate "
    "like enjoy need mind judge regret play stress trust record own present raise".split()
)
"""Verbs that in speech mostly tell of the present, not of what somebody said."""
_SPEAKER = re.compile(r"^(?:I|we)\b", re.I)
_PAST_SPEECH = re.compile(
    r"\b(?:said|told|wrote|written|asked|promised|warned|argued|predicted|posted|swore|assured|reported|"
    r"announced|claimed|admitted|suggested|insisted|replied|answered|explained|declared|shouted|whispered)\b",
    re.I,
)
_AUXILIARY = re.compile(
    r"['’]d\b|['’]ll\b|\b(?:would|will|can|could|might|may|must|should)\b", re.I
)
_EMPTY = re.compile(
    r"^(?:it|that|this|so|no|yes|nothing|something|anything|a (?:few|word|second)|who|which|what|why|how|is|me|us|them)\b"
    r"(?:\W*$|[.?!]? (?:to|in|with|first|about|and|as|on|at|for) )|^(?:about|when|who|down|back|to the)\b",
    re.I,
)
_GOES_ON = re.compile(
    r",? (?:and|but|so) (?:I|we|it['’]s|it|that['’]s|you|he|she|they|for|the)\b|, you (?:heard|know|see)\b|\.\s|, and the\b|"
    r", (?:which|didn['’]t|isn['’]t|right|mind)\b|\s(?=\[)|, because\b"
)
_YOU = re.compile(
    r"\b(?P<who>[Yy]ou(?: people| both| all)?)(?:['’]ve| have)?,? (?P<cue>(?:once |just |always )?(?:said|told(?: (?:me|us|them|him|her|this \w+|the \w+))?|"
    r"wrote(?: (?:me|us))?|written|promised(?: (?:me|us))?|claimed|argued|posted|assured (?:me|us|this \w+)|mentioned))"
    r"(?P<when>(?:,? (?:in|on|at|to|elsewhere|earlier|before|near|a|the|just|last|public|website|here|there|now)\b[^,.?!\"“]*?)?(?:, [^,.?!\"“]{1,40},)*)"
    r",? ?(?:(?:that|how) |, ?)?(?P<content>[\"“]?(?:the|there|it|they|we|he|she|you|I|a|this|that|never|not|his|her|our|your|my|[A-Z\"“]|half|leakage|nobody)[^.?!]*[.?!]?[\"”]?)"
)
_HEARD = re.compile(
    r"\b(?P<who>I|we|he|she|they)(?P<cue>(?:['’]m|['’]re|['’]s|['’]ve| am| are| is| was| were| have| has)?(?: been)? (?:told|read|heard)(?: on the \w+| somewhere| it said)?)"
    r"(?: that)?,? (?P<content>(?:it|there|they|we|he|she|you|the|this|that)['’ ][^,.?!;]{8,})"
)
_THOUGHT = re.compile(
    r"\b(?P<who>I) (?P<cue>thought|said),? (?P<content>[\"“]?(?:well|oh|right|okay|there['’]s|merci|no)\b[^.?!]*[.?!]?)"
)


def told_in(turn: Turn, questions: Iterable[tuple[int, int]] = ()) -> list[Told]:
    """The reported claims of a turn; `questions` are stretches that are questions put to somebody."""
    asked = tuple(questions)
    found: list[Told] = []
    for told in (*_second_person(turn), *_general(turn)):
        trimmed = _trimmed(told, asked)
        if trimmed and not any(_overlap(trimmed, other) for other in found):
            found.append(trimmed)
    return sorted(found, key=lambda told: told.content[0].start)


def _general(turn: Turn) -> Iterator[Told]:
    for report in reported_claims(turn.text):
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
    if report.rule.startswith(("claim.participle", "claim.aside.ask", "claim.aside.say")):
        return False
    if verb in _NOT_REPORTS or (
        not mention and not re.search(r"\bbeen\b|\bwas\b|\bwere\b|accord", cue)
    ):
        return False
    if _SPEAKER.match(mention):
        return bool(_PAST_SPEECH.search(cue)) and not _AUXILIARY.search(f"{mention} {cue}")
    if verb == "call" and not re.search(
        r"\bha(?:s|ve)\b|\bcalled (?:me|you|him|her|it|us|them)\b",
        cue + " " + text[report.cue[-1].end :][:6],
    ):
        return False
    return not re.search(r"\b(?:would|will|can|could|might|may) |['’]ll\b", f"{mention} {cue}")


def _second_person(turn: Turn) -> Iterator[Told]:
    """Told to somebody's face, or by hearsay: `You told me the wall was good.`"""
    for pattern, rule in (
        (_YOU, "claim.told-you"),
        (_HEARD, "claim.hearsay"),
        (_THOUGHT, "claim.own-thought"),
    ):
        for match in pattern.finditer(turn.text):
            start, end = match.span("content")
            quoted = match["content"][:1] in '"“'
            yield Told(
                turn=turn,
                content=(Span(start, end),),
                cue=(Span(*match.span("cue")),),
                mention=Span(*match.span("who")) if rule != "claim.hearsay" else None,
                mode="direct" if quoted or rule == "claim.own-thought" else _mode(match["content"]),
                polarity="asserted",
                hedged=False,
                act="states",
                rule=rule,
                confidence=0.6,
            )


def _mode(content: str) -> Mode:
    return "mixed" if re.search(r"[\"“][^\"”]+ [^\"”]+[\"”]", content) else "indirect"


def _trimmed(told: Told, questions: tuple[tuple[int, int], ...]) -> Told | None:
    """The claim without what is a question, or goes on in the speaker's own voice."""
    text = told.turn.text
    spans: list[Span] = []
    for span in told.content:
        start, end = _outside(span, questions)
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
