"""Weights of the evidence, fitted by tools/alignment_weights.py on four of the sample events."""

import functools
import json
import math
from collections.abc import Sequence
from importlib import resources
from typing import NamedTuple

from transcripts.alignment.evidence import NAMES, Looked
from transcripts.alignment.ordering import Belief, Likelihood

_TELLING = ("share", "turn", "around", "near", "near_turn")
"""Evidence whose highest value in any turn also tells whether a statement was made at all."""
NONE_NAMES = (
    "always", "unheard", "unheard_numbers", "unheard_names", "words", "foreign", "asks",
)  # fmt: skip
"""What is known of a statement whatever the turn."""
SUPPORT_NAMES = (
    *NAMES, *(f"best_{name}" for name in _TELLING), *NONE_NAMES, "fit", "belief", "disbelief",
)  # fmt: skip
"""What tells whether the likeliest turn supports a statement."""


class Weights(NamedTuple):
    """Weights for `NAMES`, `NONE_NAMES` and `SUPPORT_NAMES`, and what counts as found."""

    turns: tuple[float, ...]
    none: tuple[float, ...]
    support: tuple[float, ...]
    threshold: float


@functools.cache
def weights() -> Weights:
    """The weights that the alignment uses."""
    text = (resources.files("transcripts.alignment") / "weights.json").read_text("utf-8")
    kept = json.loads(text)
    return Weights(
        tuple(kept["turns"][name] for name in NAMES),
        tuple(kept["none"][name] for name in NONE_NAMES),
        tuple(kept["support"][name] for name in SUPPORT_NAMES),
        kept["threshold"],
    )


def likelihood(looked: Looked, by: Weights) -> Likelihood:
    """How well each turn fits, and none."""
    turns = [_sum(by.turns, evidence.values()) for evidence in looked.turns]
    return Likelihood(turns, _sum(by.none, none_values(looked)))


def support(looked: Looked, fit: Likelihood, belief: Belief, by: Weights) -> float:
    """The probability that the likeliest turn supports the statement; 0 if there is none."""
    if not belief.turns:
        return 0.0
    return 1 / (1 + math.exp(-_sum(by.support, support_values(looked, fit, belief))))


def none_values(looked: Looked) -> tuple[float, ...]:
    """What `NONE_NAMES` names, for a statement."""
    statement = looked.statement
    known = any(turn.voice == "same" for turn in looked.turns)
    person = any(source.described and source.person for source in statement.sources)
    return (
        1.0,
        looked.unheard,
        float(looked.unheard_numbers),
        float(looked.unheard_names),
        math.log1p(len(statement.words)),
        float(not known and not person),
        float(statement.asks),
    )


def support_values(looked: Looked, fit: Likelihood, belief: Belief) -> tuple[float, ...]:
    """What `SUPPORT_NAMES` names, for a statement."""
    place = max(range(len(belief.turns)), key=belief.turns.__getitem__)
    best = [max(getattr(turn, name) for turn in looked.turns) for name in _TELLING]
    return (
        *looked.turns[place].values(),
        *best,
        *none_values(looked),
        fit.turns[place],
        math.log(belief.turns[place] + 1e-9),
        math.log(belief.none + 1e-9),
    )


def _sum(weights: Sequence[float], values: Sequence[float]) -> float:
    return sum(weight * value for weight, value in zip(weights, values, strict=True))
