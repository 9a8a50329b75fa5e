"""Names that people give themselves or each other in speech."""

import dataclasses
import re
from collections.abc import Iterable, Iterator

from transcripts.extract.labels import TITLES, Name, fold, name_of
from transcripts.extract.turns import Turn, spoken

_PARTICLE = r"(?:de|van|von|der|den|la|le|da|di|dos|du|al|el|bin|ibn|ter|y)"
_WORD = r"(?:[A-Z]\.|(?:Mc|Mac|O['’]|D['’])?[^\W\d_a-z][^\W\d_]+(?:[-'’][^\W\d_a-z]?[^\W\d_]+)*)"
_TITLE = (
    r"(?:(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rev|Cllr)\.?|Miss|Professor|Senator|Father|Sister|Sir|Lady|Lord|Dame|"
    r"Commissioner|Chief|Councill?or|Mayor|Minister|Judge|Inspector)"
)
NAME = rf"(?:{_TITLE} )?{_WORD}(?: (?:{_PARTICLE} )*{_WORD}){{0,2}}"
"""A run of capitalised words that can be a name, as a regular expression."""
FULL_NAME = rf"(?:{_TITLE} )?{_WORD}(?: (?:{_PARTICLE} )*{_WORD}){{1,2}}"

_SELF = re.compile(
    r"(?:\b[Mm]y name(?: is|['’]s)|\b[Nn]ame['’]s|\b[Tt]his is|\b[Ii]t['’]s|\bI am|\bI['’]m)"
    rf"\s+(?P<name>{NAME})(?P<after>[^\w]|$)"
)
_HERE = re.compile(rf"^(?:\W*\w+[,.]? )?(?P<name>{NAME}) here\b")
_LEAD = (
    r"(?:(?:(?:hi(?:ya)?|hello|hey|yes|yeah|aye|okay|oh|um|uh|so|sorry|good (?:morning|afternoon|evening)|"
    r"everybody|everyone|there|all|again)[,.!]*"
    r"|thanks?(?: you)?(?: very much)?(?:, (?:(?:madam|mr\.?) )?(?:mayor|chair(?:man|woman)?))?[.!])\s+)*"
)
_OPENING = re.compile(rf"(?i:{_LEAD})(?P<name>{NAME})(?P<after>[,.]\s*)(?P<rest>.*)", re.S)
_SPEAKS_OF_SELF = re.compile(
    r"(?:(?:um|uh|hi|hello|and)[,.]?\s*)*(?:I\b|I['’]|hi\b|hello\b|from\b|for\b|with\b|my\b|we\b|we['’])",
    re.I,
)
_ADDRESSES = re.compile(
    r"(?:[a-z]+ )?(?:you|your|who|what|when|where|why|how|is|are|do|does|did|can|could|would|will|"
    r"I (?:was|want|wanted|have|['’])|this|thank|if|so|and)\b",
    re.I,
)
_NOT_NAMES = frozenset(
    "i thanks thank yes yeah yep no nope aye ja okay ok oh ah um uh well so and but now right sure "
    "sorry hi hello hey good morning afternoon evening first second third last next one two three "
    "four five six seven eight nine ten time what who why how when where which is are do does did "
    "can could would will the a an this that these those there here it he she they we you my your "
    "our his her their because if as at in on for from with of to by about not never maybe perhaps "
    "please mr mrs ms dr sir madam ma'am miss chair chairman mayor minister commissioner chief "
    "folks everybody everyone nobody somebody anyone ladies gentlemen lovely great perfect wonderful "
    "brilliant excellent agreed exactly quick quickly really seriously honestly fair order objection "
    "january february march april may june july august september october november december monday "
    "tuesday wednesday thursday friday saturday sunday telling literally specifically all any some "
    "english french german dutch danish american british also then just hear god lord jesus wow "
    "channel page item note street road avenue lane drive university college school council trust "
    "radio news post times courier herald committee department ministry church hall company".split()
)
_CONTRACTED = re.compile(r"['’](?:s|re|ve|ll|d|m|t)$")
_GREETING_WORDS = re.compile(
    r"(?:with (?:me|us)|on my (?:left|right)|join(?:ed|ing)|welcome|introduce|we(?: have|['’]ve got|['’]ve)"
    r"|guest|panel|here (?:is|are)|delighted|pleased)",
    re.I,
)


@dataclasses.dataclass(frozen=True, slots=True)
class Naming:
    """A name given in speech: to whom, by which rule, how surely."""

    turn: int
    """The turn whose speaker bears the name."""
    name: Name
    rule: str
    confidence: float


def looks_like_name(text: str) -> bool:
    """True if capitalised words can be a person's name and no ordinary word."""
    words = [fold(word).strip(".'’") for word in text.split()]
    core = [word for word in words if word not in TITLES]
    return bool(core) and not any(word in _NOT_NAMES or _CONTRACTED.search(word) for word in core)


def self_introductions(turn: Turn, *, opening: bool) -> Iterator[Naming]:
    """Names that the speaker of a turn gives as their own.

    With `opening`, a name alone at the head of the turn counts too (`Petra Simm, Harbour Post.`):
    for speakers whose label names nobody.
    """
    head = turn.text[:400]
    for match in _SELF.finditer(head):
        if _is_introduction(match, head):
            yield from _naming(turn.index, match["name"], "agent.self-introduction", 0.9)
    here = _HERE.match(head)
    if here:
        yield from _naming(turn.index, here["name"], "agent.self-introduction", 0.85)
    if opening:
        yield from _opening_name(turn, head)


def _is_introduction(match: re.Match[str], head: str) -> bool:
    cue = match[0].lower()
    if cue.startswith("it") or cue.startswith("this"):
        rest = head[match.end("name") :]
        if not re.match(r"\s*(?:[,.]|(?:here|now|from|speaking|for)\b)", rest):
            return False
        return match.start() < 80
    return looks_like_name(match["name"])


def _naming(turn: int, text: str, rule: str, confidence: float) -> Iterator[Naming]:
    name = name_of(text) if looks_like_name(text) else None
    if name is not None:
        yield Naming(turn, name, rule, confidence)


def _opening_name(turn: Turn, head: str) -> Iterator[Naming]:
    match = _OPENING.match(re.sub(r"^\s*\[[^\]]*\]\s*", "", head))
    if match is None or not looks_like_name(match["name"]):
        return
    several = len(match["name"].split()) > 1 and not _begins_with_title(match["name"])
    follows_self = bool(_SPEAKS_OF_SELF.match(match["rest"]))
    addresses = bool(_ADDRESSES.match(match["rest"])) and not follows_self
    if several and not addresses:
        yield from _naming(turn.index, match["name"], "agent.opening-name", 0.8)
    elif not several and follows_self and not re.match(r"I (?:was|want)", match["rest"]):
        yield from _naming(turn.index, match["name"], "agent.opening-name", 0.65)


def _begins_with_title(text: str) -> bool:
    return fold(text.split()[0]).rstrip(".") in TITLES


_CALLED = re.compile(
    r"^(?i:(?:okay|yes|next(?: is)?|and|first|now|right|so|then|last one|one more|over to|um|uh)[,.:]?\s+)*"
    rf"(?P<name>{NAME})(?:, (?:love|please|dear|welcome|you|go ahead|your hand['’]s up))?[.?!,]*$"
)
_ADDRESSED = re.compile(
    rf"^(?i:(?:and|so|then|now|okay|um|uh|right|ooh|oh|well|yes|no)[,.]?\s+)*(?P<name>{NAME}), "
)
_ADDRESSED_LAST = re.compile(rf"[\w’'], (?P<name>{NAME})[.?!]+$")
_THANKED = re.compile(
    rf"\b(?:[Tt]hanks?|[Tt]hank you|[Cc]heers)(?: very much)?, (?P<name>{NAME})\b"
)


def called(turn: Turn) -> Iterator[Name]:
    """Names that the end of a turn calls upon to speak, surest first."""
    last = [sentence.text for sentence in reversed(spoken(turn.sentences)[-4:])]
    yield from _names_in(_CALLED, last[:3])
    yield from _names_in(_ADDRESSED, last)
    yield from _names_in(_ADDRESSED_LAST, last[:2])


def addressed(turn: Turn) -> Iterator[Name]:
    """Names that the head of a turn addresses: mostly the speaker before."""
    first = [sentence.text for sentence in spoken(turn.sentences)[:2]]
    yield from _names_in(_ADDRESSED, first)
    yield from _names_in(_ADDRESSED_LAST, first)


def _names_in(pattern: re.Pattern[str], sentences: Iterable[str]) -> Iterator[Name]:
    for sentence in sentences:
        match = pattern.search(sentence)
        name = name_of(match["name"]) if match and looks_like_name(match["name"]) else None
        if name is not None:
            yield name


def thanked(turn: Turn) -> Name | None:
    """The name that the head of a turn thanks, if any: mostly the speaker before."""
    match = _THANKED.search(turn.text[:80])
    if match and looks_like_name(match["name"]):
        return name_of(match["name"])
    return None


def full_names(text: str) -> Iterator[tuple[Name, bool]]:
    """Full names mentioned in a text, and whether it introduces people there."""
    for match in re.finditer(FULL_NAME, text):
        printed = _without_ordinary_words(match[0])
        name = name_of(printed) if printed else None
        if name is not None and len(name.parts) > 1:
            yield (
                name,
                bool(_GREETING_WORDS.search(text[max(0, match.start() - 80) : match.start()])),
            )


def _without_ordinary_words(text: str) -> str:
    words = text.split()
    while (
        words
        and fold(words[0]).strip(".'’") in _NOT_NAMES
        and fold(words[0]).rstrip(".") not in TITLES
    ):
        words = words[1:]
    return " ".join(words) if looks_like_name(" ".join(words)) else ""
