"""Beliefs about places, given the order of the report."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.alignment.ordering import Likelihood, beliefs

LEVELS = st.floats(-8, 8)


def fit(*turns: float, none: float = -9) -> Likelihood:
    return Likelihood(turns, none)


def likeliest(fits: list[Likelihood]) -> list[int | None]:
    return [
        None if one.none > max(one.turns) else one.turns.index(max(one.turns))
        for one in beliefs(fits)
    ]


def test_neighbours_decide_between_two_turns_that_fit_alike() -> None:
    sure = [fit(*(6.0 if place == turn else 0.0 for place in range(8))) for turn in range(8)]
    torn = fit(0, 0, 3, 0, 0, 0, 3, 0)
    assert likeliest([torn])[0] in (2, 6)
    assert likeliest([*sure[:2], torn, *sure[3:5]]) == [0, 1, 2, 3, 4]
    assert likeliest([sure[4], sure[5], torn, sure[7]]) == [4, 5, 6, 7]


def test_a_report_in_another_order_is_believed_as_well() -> None:
    sure = [fit(*(8.0 if place == turn else 0.0 for place in range(8))) for turn in (6, 1, 7, 0)]
    assert likeliest(sure) == [6, 1, 7, 0]


def test_what_nobody_said_leaves_the_place() -> None:
    unsaid = fit(*[0.0] * 8, none=9)
    before, after = fit(6, 0, 0, 0, 0, 0, 0, 0), fit(0, 2, 0, 0, 0, 0, 0, 2)
    assert likeliest([before, unsaid, after]) == [0, None, 1]


def test_nothing_to_believe() -> None:
    assert beliefs([]) == []
    assert beliefs([fit()]) == [([], 1.0)]


@given(st.data(), st.integers(1, 6), st.integers(1, 5))
def test_beliefs_are_probabilities(data: st.DataObject, turns: int, statements: int) -> None:
    fits = [
        fit(*(data.draw(LEVELS) for _ in range(turns)), none=data.draw(LEVELS))
        for _ in range(statements)
    ]
    for one in beliefs(fits):
        assert math.isclose(sum(one.turns) + one.none, 1, rel_tol=1e-6)
        assert min(*one.turns, one.none) >= 0


@given(st.lists(LEVELS, min_size=2, max_size=6))
def test_one_statement_alone_is_believed_as_it_fits(levels: list[float]) -> None:
    *turns, none = levels
    (one,) = beliefs([fit(*turns, none=none)])
    prior = [math.exp(level) / len(turns) for level in turns]
    absent = math.exp(none) / len(turns)
    total = sum(prior) + absent
    assert one.none == pytest.approx(absent / total)
    assert one.turns == pytest.approx([value / total for value in prior])
