"""Where each statement was said, given that reports mostly follow the order of the event.

A hidden Markov model: from statement to statement the place in the transcript moves, mostly a
little forward; a statement that nobody said leaves it where it is. Steps take linear time.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

_FORWARD, _BACKWARD = math.exp(-1 / 2.5), math.exp(-1 / 2.0)
"""What a step's likelihood is multiplied by for each further turn ahead or behind."""
_AHEAD, _BEHIND, _STILL = 0.75, 0.125, 0.35
"""How likely the next turn, the one before and the same one are, to each other."""
ORDERS = (0.0, 0.3, 0.6, 0.85)
"""Shares of statements that follow the one before; the others may be anywhere."""

Row = list[float]


class Likelihood(NamedTuple):
    """The logarithm of how well each turn fits a statement, and of how well none does."""

    turns: Sequence[float]
    none: float


class Belief(NamedTuple):
    """The probability that each turn is the place of a statement, and that none is."""

    turns: Row
    none: float


def beliefs(fits: Sequence[Likelihood]) -> list[Belief]:
    """What to believe of each statement, all of them seen together, in the report's order."""
    if not fits or not fits[0].turns:
        return [Belief([], 1.0) for _ in fits]
    scaled = [_scaled(fit) for fit in fits]
    return max((_smoothed(scaled, order) for order in ORDERS), key=lambda found: found[0])[1]


def _scaled(fit: Likelihood) -> Belief:
    best = max(*fit.turns, fit.none)
    return Belief([math.exp(value - best) for value in fit.turns], math.exp(fit.none - best))


def _smoothed(fits: Sequence[Belief], order: float) -> tuple[float, list[Belief]]:
    """The likelihood of all statements, and the beliefs, by the forward-backward algorithm."""
    steps = _Steps(len(fits[0].turns), order)
    found, nowhere, likelihood = _forward(fits, steps)
    later = [1.0] * len(fits[0].turns)
    believed = []
    for place in reversed(range(len(fits))):
        turns = [one * after for one, after in zip(found[place], later, strict=True)]
        none = sum(one * after for one, after in zip(nowhere[place], later, strict=True))
        total = sum(turns) + none
        believed.append(Belief([value / total for value in turns], none / total))
        later = _earlier(fits[place], later, steps)
    return likelihood, believed[::-1]


def _forward(fits: Sequence[Belief], steps: "_Steps") -> tuple[list[Row], list[Row], float]:
    found: list[Row] = []
    nowhere: list[Row] = []
    before = [1 / len(fits[0].turns)] * len(fits[0].turns)
    likelihood = 0.0
    for fit in fits:
        here = steps.onward(before) if found else before
        said = [value * worth for value, worth in zip(here, fit.turns, strict=True)]
        unsaid = [value * fit.none / len(before) for value in before]
        total = sum(said) + sum(unsaid)
        likelihood += math.log(total)
        found.append([value / total for value in said])
        nowhere.append([value / total for value in unsaid])
        before = [sum(both) for both in zip(found[-1], nowhere[-1], strict=True)]
    return found, nowhere, likelihood


def _earlier(fit: Belief, later: Row, steps: "_Steps") -> Row:
    worth = [value * after for value, after in zip(fit.turns, later, strict=True)]
    unsaid = fit.none / len(later)
    row = [value + unsaid * after for value, after in zip(steps.back(worth), later, strict=True)]
    total = sum(row)
    return [value / total for value in row]


class _Steps:
    """How likely the place moves from one turn to another."""

    def __init__(self, turns: int, order: float) -> None:
        self._order, self._turns = order, turns
        self._totals = _reach([1.0] * turns)

    def onward(self, row: Row) -> Row:
        """Where the place is likely to be after a step."""
        shares = [value / total for value, total in zip(row, self._totals, strict=True)]
        ahead, behind = _after(shares, _FORWARD), _before(shares, _BACKWARD)
        return self._with_jumps(_mixed(shares, ahead, behind), sum(row))

    def back(self, row: Row) -> Row:
        """How likely what follows is, seen from each turn."""
        near = zip(_reach(row), self._totals, strict=True)
        return self._with_jumps([value / total for value, total in near], sum(row))

    def _with_jumps(self, near: Row, total: float) -> Row:
        jump = (1 - self._order) * total / self._turns
        return [self._order * value + jump for value in near]


def _reach(row: Row) -> Row:
    return _mixed(row, _before(row, _FORWARD), _after(row, _BACKWARD))


def _mixed(still: Row, ahead: Row, behind: Row) -> Row:
    return [
        _STILL * same + _AHEAD * to + _BEHIND * back
        for same, to, back in zip(still, ahead, behind, strict=True)
    ]


def _after(row: Row, decay: float) -> Row:
    """At each place, the values before it, each decayed by how far it is."""
    total, found = 0.0, []
    for value in row:
        found.append(total)
        total = total * decay + value
    return found


def _before(row: Row, decay: float) -> Row:
    return _after(row[::-1], decay)[::-1]
