"""What speaks for a turn as the place where a statement was said."""

import math
from collections.abc import Set
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz import fuzz

from transcripts.alignment.sought import Sought, sought
from transcripts.alignment.speakers import Voice, voices
from transcripts.alignment.statements import Statement
from transcripts.alignment.turns import Passage, Turn, Turns
from transcripts.alignment.vectors import Vector, nearness
from transcripts.alignment.words import plain

_A_FURTHER_SENTENCE = 0.05
"""What a passage loses for each sentence beyond its first."""
_UNLIKE = 55
"""Per cent of agreement that letters have by chance."""


class Evidence(NamedTuple):
    """The evidence for one turn."""

    voice: Voice
    passage: Passage
    """The one that has most of the statement's words."""
    share: float
    """How much of the statement's weight that passage has."""
    amount: float
    turn: float
    around: float
    quote: float
    """0 if the letters agree only by chance, 1 for the same words."""
    pairs: float
    length: float
    numbers: float
    asks: float
    near: float
    near_turn: float

    def values(self) -> tuple[float, ...]:
        """All of it as numbers, in the order of `NAMES`."""
        voice = tuple(float(self.voice == one) for one in _VOICES)
        return (*voice, *self[2:])


_VOICES: tuple[Voice, ...] = ("same", "other", "unknown")
NAMES = (*_VOICES, *Evidence._fields[2:])
"""What the values of evidence are called."""


class Looked(NamedTuple):
    """A statement with its evidence in every turn, and what no turn of the transcript has."""

    statement: Statement
    turns: tuple[Evidence, ...]
    unheard: float
    unheard_numbers: int
    unheard_names: int


class _Inquiry(NamedTuple):
    """What is looked for."""

    statement: Statement
    sought: Sought
    quote: str
    direction: Vector | None
    pairs: Set[tuple[str, str]]
    numbers: Set[str]


def look(statement: Statement, turns: Turns) -> Looked:
    """The evidence for a statement in every turn."""
    inquiry = _inquiry(statement, turns)
    speakers = voices(statement.sources, [turn.speaker for turn in turns.all])
    found = tuple(_evidence(inquiry, turns, place, voice) for place, voice in enumerate(speakers))
    akin, weights = inquiry.sought.akin, inquiry.sought.weights
    unheard = [word for word in statement.words if not akin[word.stem]]
    return Looked(
        statement,
        found,
        unheard=sum(weights[word.stem] for word in unheard) / (inquiry.sought.total or 1),
        unheard_numbers=sum(word.kind == "number" for word in unheard),
        unheard_names=sum(word.kind == "name" for word in unheard),
    )


def _inquiry(statement: Statement, turns: Turns) -> _Inquiry:
    stems = [word.stem for word in statement.words]
    return _Inquiry(
        statement,
        sought(statement.words, turns),
        plain(statement.text),
        turns.direction(statement.words),
        set(pairwise(stems)),
        {word.stem for word in statement.words if word.kind == "number"},
    )


def _evidence(inquiry: _Inquiry, turns: Turns, place: int, voice: Voice) -> Evidence:
    turn = turns.all[place]
    around = [other.stems for other in turns.all[max(0, place - 1) : place + 2]]
    passage, share = _best_passage(turn, inquiry.sought)
    whole = inquiry.sought.share(turn.stems)
    return Evidence(
        voice=voice,
        passage=passage,
        share=share,
        amount=math.log1p(3 * share * inquiry.sought.total),
        turn=whole,
        around=inquiry.sought.share(frozenset().union(*around)),
        quote=_quoted(inquiry.quote, turn.plain) if whole else 0.0,
        pairs=math.log1p(len(inquiry.pairs & turn.pairs)),
        length=math.log1p(len(turn.words)) / 4,
        numbers=float(len(inquiry.numbers & turn.stems)),
        asks=float(inquiry.statement.asks and turn.asks),
        near=max(nearness(inquiry.direction, part.direction) for part in turn.passages),
        near_turn=nearness(inquiry.direction, turn.direction),
    )


def _best_passage(turn: Turn, words: Sought) -> tuple[Passage, float]:
    found = [
        (words.share(part.stems) * (1 - _A_FURTHER_SENTENCE * (part.sentences - 1)), -place)
        for place, part in enumerate(turn.passages)
    ]
    share, place = max(found)
    return turn.passages[-place], share


def _quoted(quote: str, said: str) -> float:
    compare = fuzz.partial_ratio if len(quote) <= len(said) else fuzz.ratio
    return max(0.0, (compare(quote, said) - _UNLIKE) / (100 - _UNLIKE))
