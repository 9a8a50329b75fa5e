"""Questions that turns put to somebody present: direct, indirect, requests and statements."""

import dataclasses
import re
from collections.abc import Iterator, Sequence
from typing import Literal

from transcripts.extract.turn_roles import Cast
from transcripts.extract.turns import Sentence, Turn, is_aside, plain_words

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


_WH = r"(?:what|who|whom|whose|when|where|why|how|which)(?:['’](?:s|d|re|ve|ll))?"
_AUX = (
    r"(?:is|are|was|were|am|do|does|did|have|has|had|can|could|will|would|shall|should|may|might|must|"
    r"isn['’]t|aren['’]t|wasn['’]t|weren['’]t|don['’]t|doesn['’]t|didn['’]t|haven['’]t|hasn['’]t|"
    r"can['’]t|couldn['’]t|won['’]t|wouldn['’]t|shouldn['’]t|ain['’]t)"
)
_INVERTED = (
    rf"{_AUX} (?:not )?(?:you|I|we|they|he|she|it|this|that|these|those|there|the|a|an|any|all|some|"
    r"your|my|our|their|his|her|its|anybody|anyone|anything|everybody|everyone|nobody|somebody|"
    r"someone|people|folks?|one|either|both|[A-Z]\w+)\b"
)
_INTERROGATIVE = rf"(?:{_WH}\b|how come\b|in what\b|for (?:how|what|who)\b|{_INVERTED})"
_FILLER = r"(?:(?:and|but|so|then|well|okay|right|um|uh|er|oh|also|now|yeah|yes|no|like|just|I mean|you know|first|second|secondly|one|two|sorry|look|hm|hi|hello|thanks|for the record)[,.]? +)"
_VOCATIVE = r"(?:(?:(?:Mr|Mrs|Ms|Dr|Prof|Sen)\.? )?[A-Z][\w’'.-]+(?: [A-Z][\w’'-]+)?, +)"
_LEAD = re.compile(rf"^(?:\[[^\]]*\]\s*|-\s+|(?i:{_FILLER})|{_VOCATIVE}(?=\S))+")
_CAN_I_ASK = re.compile(
    r"^(?:can|could|may|might) I (?:just )?ask(?: you)?(?: (?:about|a question))?[,:]? +", re.I
)
_LATER = re.compile(
    rf"(?:[,:;—–-]|\bis,|\band|\bthen)\s+(?P<q>{_INTERROGATIVE}(?:\W+\w+){{2,}}.*)", re.I | re.S
)
_AFTER_COLON = re.compile(rf": (?P<q>{_INTERROGATIVE}.*)", re.I | re.S)
_CONDITION = re.compile(
    r"^(?:(?:and|so|but) )?(?:if|when|since|because|as|given|on|in|at|after|before|for)\b", re.I
)
_SPLIT = re.compile(
    rf",? and (?P<q>(?:{_WH} (?:{_AUX}|\w+)|{_INVERTED}|(?:do|does|did|can|is|are|was|were) (?:\w+|,)).*)",
    re.I | re.S,
)
_UNMARKED = re.compile(
    rf"^(?:{_INVERTED}|(?i:{_WH}) (?:{_AUX}) )|^(?:[A-Z][a-z]+ )?(?:do|does|did|is|are|was|were) (?:you|it|they|he|she|there)\b",
    re.I,
)
_STARTS = re.compile(rf"^{_INTERROGATIVE}", re.I)

_ASK_ABOUT = re.compile(
    r"(?P<cue>"
    r"(?:\bI(?:['’]d| would| should)?|\bwe(?:['’]d| would)?) (?:just |really |also )*(?:like|love|want|wanted) to (?:ask|know|hear|understand)"
    r"|\bI(?:['’]m| am| was|['’]ve been)(?: just| sort of| kind of| really| always)? (?:wondering|curious|interested)(?: in| about| as| to know| to hear)?"
    r"|\bI (?:just )?wonder(?:ed)?\b|\bI (?:was|am|['’]m) (?:just )?going to ask|\bI(?:['’]m| am) (?:asking|trying to (?:understand|work out))"
    r"|\bI (?:just |only )?(?:want|need) to (?:ask|know)"
    r"|\b(?:my|the|a|our)(?: \w+)? (?:question|query|thing)(?: for \w+)?(?:['’]s|, which is| is| was)?"
    r"|\bwhat (?:I|we)(?:['’]d| would)? (?:don['’]t understand|want(?:ed)? to know|like to know|was going to ask|am asking)(?: is| was)?"
    r"|\bthe (?:first|second|third|other|last)(?: (?:one|half|part|thing|bit|question))?(?: I always ask)?(?:['’]s|, which is| is| was)"
    r"|\bstill not said|\b(?:and )?tell us(?: \w+ you['’]re at it)?|\bexplain to (?:us|me)"
    r")(?:,? (?:you|the \w+|from you|about that|from [A-Z]\w+|like|is|just|um|uh),?)*,? +"
    r"(?P<q>(?:whether|if|about (?:the|your|this|that|what|how|why|whether)|"
    rf"{_WH})\b)",
    re.I,
)
_REQUEST = re.compile(
    r"\b(?:could|can|would|will|might) you (?:please |just |maybe |perhaps |possibly |like to |first |briefly )*"
    r"(?:tell|say|explain|describe|elaborate|talk|speak|share|give|clear|comment|expand|read|walk|take|"
    r"remind|clarify|state|outline|ask|show|address)\b"
    r"|^(?:please )?(?:tell (?:us|me)|(?:so )?take us|walk us|talk us|describe|explain|state (?:your|for)|"
    r"say (?:something|a (?:few|bit))|give us)\b",
    re.I,
)
_FLOOR = re.compile(
    r"^(?:any|anything) (?:other|more|further|last|to add)|^(?:any|more|next|hands|questions|yes|no|okay|right|sorry|"
    r"pardon|sir|ma['’]am|what|hello|ready|volunteers|me|hm|eh|really|who else|is it me|us)\?*$"
    r"|\b(?:can|could) (?:y['’]?all|you|everyone|everybody|people|we|folks)(?: \w+)? (?:all )?hear\b|\bare we (?:live|on|ready|recording)"
    r"|^who(?:['’]s| is| has|['’]s got| wants)? (?:next|first|got|has|wants|else|would like|will|to)\b|\bany(?:body|one)? (?:else|opposed|questions|volunteers|other)"
    r"|\banything to add\b|^all in favou?r|\b(?:can|could|may|might) I (?:just |also )?(?:say|come|add|be|go|get|take|ask|interrupt|jump|have|answer|respond|finish|use)\b"
    r"|\b(?:can|shall) we (?:move|start|begin|take|go|come|broadcast)|\bis (?:it|this|that) (?:on|working)\b|\bdo we have (?:a|any|time)"
    r"|\bor shall I\b|\bam I frozen\b|\b(?:kick (?:us )?off|start us off|go first)\b|^next\b|^would you\?$"
    r"|\bwhat do we say\b|\bwas there a question\b|\b(?:is|was) that (?:a question|old or new)|\bis there a question\b|\bwho has the mic"
    r"|\bwould you (?:pass|wait|stand|repeat|mind|sit|hold)|\bcould you (?:wait|pass|stand|repeat|use|hold|speak up)|\bis there a (?:young|lady|gentleman|mic)"
    r"|\bwhat(?:['’]s| is) your name|\bwere you waving|\bhow are we|^how(?:['’]s| is) (?:that|everyone)"
    r"|\bhas he a copy|\bam i (?:on|right)|\bdo you (?:see|know what i mean)\?|\bcan you see\b|, would you\?$|\byou know\?$",
    re.I,
)
_POLL = re.compile(r"\b(?:show of hands|hands up|raise (?:your|a) hand)", re.I)
_RHETORICAL = re.compile(
    r"\bwho(?:['’]d| would)(?! you| have| be the)\b|\bwho (?:cares|knows|comes)\b|\bwhere else\b|\bwhat else (?:would|could|can)\b|"
    r"\bisn['’]t it always|\bwhat(?:['’]s| is) (?:a|an|the) \w+ to do|\bwhat good(?:['’]s| is)\b|\bwhy (?:would|should) (?:any|some)|\bwhat can they do\b|"
    r"\bhow (?:can|could) (?:you|a person|any)\w* \w+ (?:mad|without)|\bwhat (?:did|have) (?:we|I) (?:learn|say)|\bguess what",
    re.I,
)
_TAG = re.compile(r",\s*(?:right|okay|yeah|no|eh|you know|huh|yes|you see)\?$", re.I)
_ANSWERED = re.compile(
    r"^(?:nobody|no one|no\b|yes\b|yeah|none|nothing|never|because|well,|i still don['’]t know|that['’]s (?:everybody|nobody)|"
    r"it (?:is|was|isn['’]t|wasn['’]t)\b|we['’]re\b|it says|i['’]ll tell you|we do|you (?:can|don)['’]t|of course|they (?:do|are))",
    re.I,
)
_TOPIC_ASKS = frozenset(("what", "how", "why", "whether"))
_FOLLOWS_UP = re.compile(r"^(?:so|but|and)\b", re.I)
_PUT_TO = re.compile(rf"^(?:{_VOCATIVE})?(?:[Ss]o |[Aa]nd |[Bb]ut )?[Yy]ou(?:['’](?:ve|re|d))?\b")
_LEADING_ROLES = frozenset(("moderator", "chair", "interviewer", "host"))
_ASKING_ROLES = _LEADING_ROLES | {"audience", "member", "judge", "secretary"}


def questions_in(turn: Turn, turns: Sequence[Turn], cast: Cast) -> list[Asked]:
    """The questions that a turn puts to somebody, in order; relayed ones not included."""
    found: list[Asked] = []
    polls = bool(_POLL.search(turn.text))
    for index, sentence in enumerate(turn.sentences):
        if is_aside(sentence):
            continue
        for asked in _in_sentence(turn, index, sentence, turns, cast):
            if not (polls and re.match(r"who", asked.text, re.I)):
                found.append(asked)
    found = _without_topics(found) or list(_follow_up(turn, turns, cast))
    return _restatements_joined(found)


def _without_topics(found: list[Asked]) -> list[Asked]:
    """`My question is about the trees` is no question of its own if one follows."""
    return [
        asked
        for place, asked in enumerate(found)
        if not (
            asked.text.lower().startswith("about ")
            and asked.text.split()[1].lower() not in _TOPIC_ASKS
        )
        or place == len(found) - 1
    ]


def _in_sentence(
    turn: Turn, index: int, sentence: Sentence, turns: Sequence[Turn], cast: Cast
) -> Iterator[Asked]:
    asking = bool(_ASKING_ROLES.intersection(cast.roles_at(turn)))
    indirect = _ASK_ABOUT.search(sentence.text)
    if indirect and (asking or sentence.asks):
        yield from _indirect(turn, sentence, indirect)
    elif sentence.asks and not _inside_quotation(turn.text, sentence):
        if not _is_put(turn, index, sentence, turns, cast, asking=asking):
            return
        yield from _direct(turn, sentence)
    elif asking and _UNMARKED.match(_body(sentence.text)[0]):
        yield from _unmarked(turn, sentence)
    elif asking and (request := _REQUEST.search(_body(sentence.text)[0])):
        body, at = _body(sentence.text)
        start = sentence.start + at + request.start()
        if not _FLOOR.search(body):
            yield Asked(
                turn=turn,
                start=start,
                end=_without_stop(turn, sentence.end),
                kind="request",
                confidence=0.6,
            )


def _inside_quotation(text: str, sentence: Sentence) -> bool:
    before = text[: sentence.start]
    opened = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    own = re.sub(r"\[[^\]]*\]", "", sentence.text)
    closes = (
        own.rstrip().endswith(('?"', "?”", "?’"))
        and own.count('"') + own.count("“") + own.count("”") >= 1
    )
    return opened or closes


def _is_put(
    turn: Turn, index: int, sentence: Sentence, turns: Sequence[Turn], cast: Cast, *, asking: bool
) -> bool:
    """True if a sentence with a question mark is a question to somebody present."""
    body, _ = _body(sentence.text)
    if _FLOOR.search(body) or _RHETORICAL.search(body) or _names_only(body):
        return False
    rest = [other for other in turn.sentences[index + 1 :] if not is_aside(other)]
    statements = [other for other in rest if not other.asks]
    if sentence.words > 12 and _TAG.search(sentence.text):
        return False
    asker = "audience" in cast.roles_at(turn)
    if (
        statements
        and statements[0] is rest[0]
        and _answers_itself(sentence, statements[0], asker=asker)
    ):
        return False
    if asking:
        return True
    said = sum(other.words for other in statements)
    opens = all(other.words <= 2 for other in turn.sentences[:index])
    if said > 3 and not (opens and said <= 25):
        return False
    return _next_answers(turn, turns, cast, body, directed=said > 3)


def _names_only(body: str) -> bool:
    words = re.findall(r"[^\W\d_]+\.?", body)
    return (
        bool(words)
        and len(words) <= 3
        and all(word[0].isupper() for word in words)
        and not _STARTS.match(body)
    )


_EVERYDAY = frozenset(
    "what who when where which does have this that with your from they them there about would could "
    "should will were been because then than just only very more most some into over".split()
)


def _answers_itself(question: Sentence, following: Sentence, *, asker: bool) -> bool:
    if asker and re.match(r"(?:because|you|it|they)\b", following.text, re.I):
        return False
    if _ANSWERED.match(following.text):
        return True
    asked = {word for word in plain_words(question.text) if len(word) > 3} - _EVERYDAY
    said = {word for word in plain_words(following.text) if len(word) > 3} - _EVERYDAY
    return (
        bool(asked & said)
        and following.words <= 12
        and not re.match(r"(?:I|and|but)\b", following.text, re.I)
    )


def _speaks_to_somebody(body: str) -> bool:
    return bool(re.search(r"\b(?:you|your|yours|yourself)\b", body, re.I)) or bool(
        re.search(r", [A-Z][\w-]+\?$", body)
    )


def _next_answers(
    turn: Turn, turns: Sequence[Turn], cast: Cast, body: str, *, directed: bool
) -> bool:
    following = turns[turn.index + 1] if turn.index + 1 < len(turns) else None
    if following is None or cast.same_speaker(turn, following):
        return False
    if _speaks_to_somebody(body) or (len(turn.sentences) == 1 and not directed):
        return True
    return bool(
        re.match(r"(?:yes|no|yeah|well|it (?:is|was)|in the|on the)\b", following.text, re.I)
    )


def _body(text: str) -> tuple[str, int]:
    """A sentence without fillers and names at its head, and how much that is."""
    lead = _LEAD.match(text)
    at = lead.end() if lead else 0
    ask = _CAN_I_ASK.match(text[at:])
    if ask:
        at += ask.end()
    return text[at:], at


def _direct(turn: Turn, sentence: Sentence) -> Iterator[Asked]:
    body, at = _body(sentence.text)
    if not _STARTS.match(body):
        later = _LATER.search(body)
        later = _AFTER_COLON.search(body) or (later if not _CONDITION.match(body) else None)
        if later:
            at += later.start("q")
            body = body[later.start("q") :]
    again = list(re.finditer(rf", (?P<q>{_INTERROGATIVE})(?=(?:\W+\w+){{2,}})", body, re.I))
    if again and len(body[: again[0].start()].split()) <= 5 and not _CONDITION.match(body):
        # "Are there, is there anything for …?": a false start
        at += again[0].start("q")
        body = body[again[0].start("q") :]
    start = sentence.start + at
    kind: Kind = "direct" if _is_interrogative(body) else "declarative"
    if _REQUEST.search(body):
        kind = "request"
    parts = [(0, len(body))] if kind == "request" else list(question_parts(body))
    for first, last in parts:
        confidence = 0.8 if kind == "direct" else 0.65
        yield Asked(
            turn=turn, start=start + first, end=start + last, kind=kind, confidence=confidence
        )


def _unmarked(turn: Turn, sentence: Sentence) -> Iterator[Asked]:
    """A question that is printed without its mark: `Is there going to be a film, because …`."""
    body, at = _body(sentence.text)
    if _FLOOR.search(body) or _RHETORICAL.search(body) or sentence.text.endswith("!"):
        return
    because = re.search(r",? because\b|, was (?:the|my)\b", body)
    end = because.start() if because else len(body)
    start = sentence.start + at
    yield Asked(
        turn=turn, start=start, end=_without_stop(turn, start + end), kind="direct", confidence=0.6
    )


def question_parts(text: str) -> Iterator[tuple[int, int]]:
    """The parts of an interrogative sentence that can be answered apart, as offsets."""
    body, at = _body(text)
    split = _SPLIT.search(body) if _STARTS.match(body) else None
    if split and len(body[: split.start()].split()) >= 3:
        yield at, at + split.start()
        at += split.start("q")
    yield at, len(text)


def _is_interrogative(body: str) -> bool:
    return (
        bool(
            _STARTS.match(body) or re.search(rf"(?:^|[,:] )(?:then )?{_INTERROGATIVE}", body, re.I)
        )
        or len(body.split()) <= 4
    )


def _indirect(turn: Turn, sentence: Sentence, match: re.Match[str]) -> Iterator[Asked]:
    start = sentence.start + match.start("q")
    cue = (sentence.start + match.start("cue"), sentence.start + match.end("cue"))
    text = turn.text[start : sentence.end]
    main = re.search(
        rf"^(?:what|who|when|where|why|how|which)\b[^,]*, (?P<q>{_INTERROGATIVE})", text, re.I
    )
    if main and sentence.asks:
        start += main.start("q")
        text = text[main.start("q") :]
    inverted = re.search(rf", (?P<q>{_INVERTED})", text)
    if inverted and sentence.asks:
        start += inverted.start("q")
        text = text[inverted.start("q") :]
    because = re.search(r",? (?:because|since)\b", text)
    end = (
        start + because.start()
        if because and because.start() > 15
        else _without_stop(turn, sentence.end)
    )
    for part in re.finditer(
        r",? and (?:then )?(?:the (?:second|other)(?: \w+)?(?:['’]s|, which is| is) )?(?P<q>(?:whether|if|who|what|when|where|why|how) )|,? or (?=if\b)",
        turn.text[start:end],
    ):
        if len(turn.text[start : start + part.start()].split()) >= 3:
            yield Asked(
                turn=turn,
                start=start,
                end=start + part.start(),
                kind="indirect",
                cue=cue,
                confidence=0.7,
            )
            start += part.end() if part["q"] is None else part.start("q")
            break
    yield Asked(turn=turn, start=start, end=end, kind="indirect", cue=cue, confidence=0.7)


def _without_stop(turn: Turn, end: int) -> int:
    while end > 0 and turn.text[end - 1] in ".,;":
        end -= 1
    return end


def _follow_up(turn: Turn, turns: Sequence[Turn], cast: Cast) -> Iterator[Asked]:
    """A statement put for confirmation: `So you wouldn't sue.`"""
    if not 0 < turn.index < len(turns) - 1 or not turn.sentences:
        return
    before, after = turns[turn.index - 1], turns[turn.index + 1]
    roles = cast.roles_at(turn)
    if (
        not _ASKING_ROLES.intersection(roles)
        or cast.same_speaker(turn, before)
        or cast.same_speaker(turn, after)
    ):
        return
    if _LEADING_ROLES.intersection(cast.roles_at(after)) and "moderator" in cast.roles_at(after):
        return
    last = turn.sentences[-1]
    if last.text.endswith(("!", "?")):
        return
    single = len(turn.sentences) == 1 and turn.words <= 14
    follows = single and re.match(r"so (?!moved\b)", last.text, re.I) and turn.words >= 4
    puts = "interviewer" in roles and _PUT_TO.match(last.text) and turn.words <= 30
    if follows or puts:
        lead = _LEAD.match(last.text) if puts else None
        start = last.start + (lead.end() if lead else 0)
        yield Asked(turn=turn, start=start, end=last.end, kind="declarative", confidence=0.5)


def _restatements_joined(found: list[Asked]) -> list[Asked]:
    """Sentences that put one question again are one with it."""
    result: list[Asked] = []
    for asked in found:
        if result and _restates(result[-1], asked):
            last = result.pop()
            asked = dataclasses.replace(last, end=asked.end)
        result.append(asked)
    return result


def _restates(first: Asked, second: Asked) -> bool:
    between = second.turn.text[first.end : second.start]
    if re.search(r"\b(?:and|secondly|second|also|two|then|other)\b", between, re.I):
        return False
    words = set(plain_words(first.text))
    repeated = len(words & set(plain_words(second.text))) / max(1, len(words))
    if first.kind == "request" or len(between.split()) > 6:
        return False
    return repeated >= 0.6 or not re.search(
        r"[^\W\d_]{2,}[.!]", re.sub(r"I mean|\b[Ii]f [^.]*\.", "", between)
    )
