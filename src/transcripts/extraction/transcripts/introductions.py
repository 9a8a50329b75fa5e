"""Names that people give themselves or each other in speech."""

import dataclasses
import re
from collections.abc import Iterable, Iterator

from transcripts.extraction.transcripts.labels import TITLES, Name, fold, name_of
from transcripts.extraction.transcripts.speech import Pattern, pattern, words
from transcripts.extraction.transcripts.turns import Turn, spoken

NAME = pattern("shared.name")
"""A run of capitalised words that can be a name."""
_FULL_NAME = pattern("shared.full_name")
_SHORT_CUE = pattern("introductions.short_cue")

_SELF = pattern("introductions.self")
_HERE = pattern("introductions.here")
_OPENING = pattern("introductions.opening")
_SPEAKS_OF_SELF = pattern("introductions.speaks_of_self")
_ADDRESSES = pattern("introductions.addresses")
_NOT_NAMES = words("introductions.not_names")
_CONTRACTED = pattern("introductions.contracted")
_GREETING_WORDS = pattern("introductions.greeting_words")
_ON_THE_LINE = pattern("introductions.on_the_line")
_CALLED = pattern("introductions.called")
_ADDRESSED = pattern("introductions.addressed")
_ADDRESSED_LAST = pattern("introductions.addressed_last")
_THANKED = pattern("introductions.thanked")
_AFTER_NAME = pattern("introductions.after_name")
_ASKS = pattern("introductions.asks")
_BELONGS = pattern("shared.belongs")
_AFTER_GREETING = pattern("introductions.after_greeting")
_NAMED_SENTENCE = pattern("introductions.named_sentence")
_ASIDE_FIRST = re.compile(r"^\s*\[[^\]]*\]\s*")
_HEAD = 400
"""Characters of a turn in which people say who they are."""
_WEAK = 0.65
"""Confidence of a single name whose place alone shows that it is the speaker's own."""
_NEAR = 80
"""Characters into a turn up to which `this is …` introduces."""


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
    head = turn.text[:_HEAD]
    for match in _SELF.finditer(head):
        if _is_introduction(match, head):
            yield from _naming(turn.index, match["name"], "agent.self-introduction", 0.9)
    here = _HERE.search(head[:_NEAR])
    if here:
        yield from _naming(turn.index, here["name"], "agent.self-introduction", 0.85)
    if opening:
        yield from _opening_name(turn, head)
        yield from _named_sentences(turn)


def _is_introduction(match: re.Match[str], head: str) -> bool:
    if _SHORT_CUE.match(match[0]):
        return match.start() < _NEAR and bool(_AFTER_NAME.match(head, match.end("name")))
    return looks_like_name(match["name"])


def _naming(turn: int, text: str, rule: str, confidence: float) -> Iterator[Naming]:
    name = name_of(text) if looks_like_name(text) else None
    if name is not None:
        yield Naming(turn, name, rule, confidence)


def _opening_name(turn: Turn, head: str) -> Iterator[Naming]:
    match = _OPENING.match(_ASIDE_FIRST.sub("", head))
    if match is None or not looks_like_name(match["name"]):
        return
    several = len(match["name"].split()) > 1 and not _begins_with_title(match["name"])
    follows_self = bool(_SPEAKS_OF_SELF.match(match["rest"]))
    addresses = bool(_ADDRESSES.match(match["rest"])) and not follows_self
    if several and not addresses:
        yield from _naming(turn.index, match["name"], "agent.opening-name", 0.8)
    elif not several and _presents(match) and not _ASKS.match(match["rest"]):
        yield from _naming(turn.index, match["name"], "agent.opening-name", _WEAK)


def _presents(match: re.Match[str]) -> bool:
    """`Beth. I'm a grower`, `Declan, table six.`, or `Hiya, Fionnuala.` with more to come."""
    if _SPEAKS_OF_SELF.match(match["rest"]):
        return True
    if match["after"].startswith(","):
        return bool(_BELONGS.match(match["rest"]))
    greeted = _AFTER_GREETING.search(match.string[: match.start("name")])
    return greeted is not None and bool(match["rest"])


def _named_sentences(turn: Turn) -> Iterator[Naming]:
    """`Can I go while he's looking? Luis, maintenance.`."""
    for sentence in spoken(turn.sentences)[1:3]:
        match = _NAMED_SENTENCE.match(sentence.text)
        if match and not _begins_with_title(match["name"]):
            yield from _naming(turn.index, match["name"], "agent.opening-name", _WEAK)


def _begins_with_title(text: str) -> bool:
    return fold(text.split(maxsplit=1)[0]).rstrip(".") in TITLES


def called(turn: Turn) -> Iterator[Name]:
    """Names that the end of a turn calls upon to speak, surest first."""
    last = [sentence.text for sentence in reversed(spoken(turn.sentences)[-4:])]
    yield from _names_in(_ON_THE_LINE, last[:3])
    yield from _names_in(_CALLED, last[:3])
    yield from _names_in(_ADDRESSED, last)
    yield from _names_in(_ADDRESSED_LAST, last[:2])


def addressed(turn: Turn) -> Iterator[Name]:
    """Names that the head of a turn addresses: mostly the speaker before."""
    first = [sentence.text for sentence in spoken(turn.sentences)[:2]]
    yield from _names_in(_ADDRESSED, first)
    yield from _names_in(_ADDRESSED_LAST, first)


def _names_in(pattern: Pattern, sentences: Iterable[str]) -> Iterator[Name]:
    for sentence in sentences:
        match = pattern.search(sentence)
        name = name_of(match["name"]) if match and looks_like_name(match["name"]) else None
        if name is not None:
            yield name


def thanked(turn: Turn) -> Name | None:
    """The name that the head of a turn thanks, if any: mostly the speaker before."""
    match = _THANKED.search(turn.text[:_NEAR])
    if match and looks_like_name(match["name"]):
        return name_of(match["name"])
    return None


def full_names(text: str) -> Iterator[tuple[Name, bool]]:
    """Full names mentioned in a text, and whether it introduces people there."""
    for match in _FULL_NAME.finditer(text):
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
