"""Fit the weights of the alignment on the four events that are kept for that.

    python tools/alignment_weights.py [--dry]

First those that say where a statement was made (a choice among all turns and none), then those
that say whether it was made at all (yes or no). The second step looks at beliefs about events
that the first did not see. What comes out on each event left out is printed; `--dry` writes
nothing.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alignment_samples import TUNED, Gold, pairs
from transcripts.alignment import aligning, weighing
from transcripts.alignment.evidence import NAMES, Looked
from transcripts.alignment.ordering import Belief, Likelihood, beliefs
from transcripts.alignment.weighing import NONE_NAMES, SUPPORT_NAMES, none_values, support_values

TARGET = Path(weighing.__file__).with_name("weights.json")
WANTED = 0.85
"""The share of what nobody said that is to be told, on events left out."""
_CHOICE_PENALTY, _SUPPORT_PENALTY = 0.02, 0.05
_Values = NDArray[np.float64]
_Truth = NDArray[np.bool_]


class Seen(NamedTuple):
    """A report's statements in its order, with their gold."""

    event: str
    looked: Sequence[Looked]
    gold: Sequence[Gold]


class Judged(NamedTuple):
    """What is known of the likeliest turn of each statement, and the truth."""

    events: NDArray[np.str_]
    rows: _Values
    supported: _Truth
    right: _Truth
    """Whether the likeliest turn is one of the gold."""


def main(arguments: Sequence[str]) -> int:
    """Fit, print, and write unless told not to."""
    seen = [_seen(*pair) for pair in _gathered()]
    turns, none = choice(seen)
    judged = judgements(seen)
    kept = {
        "turns": _named(NAMES, turns),
        "none": _named(NONE_NAMES, none),
        "support": _named(SUPPORT_NAMES, separation(judged.rows, judged.supported)),
        "threshold": round(cross_validated(judged), 3),
    }
    if "--dry" not in arguments:
        TARGET.write_text(json.dumps(kept, indent=1) + "\n", "ascii")
    return 0


def _gathered() -> Iterator[tuple[str, Sequence[Looked], dict[str, Gold]]]:
    for pair in pairs(TUNED):
        found = aligning.gathered(pair.report, pair.transcript).looked
        yield pair.name.split("/")[0], found, dict(pair.gold)


def _seen(event: str, looked: Sequence[Looked], gold: dict[str, Gold]) -> Seen:
    return Seen(event, looked, [gold[one.statement.id] for one in looked])


def _named(names: Sequence[str], values: _Values) -> dict[str, float]:
    return {name: round(float(value), 4) for name, value in zip(names, values, strict=True)}


def choice(seen: Sequence[Seen], steps: int = 1500) -> tuple[_Values, _Values]:
    """Weights of the evidence, and of what speaks for none, by gradient ascent (Adam)."""
    problems = [
        _problem(one, gold)
        for report in seen
        for one, gold in zip(report.looked, report.gold, strict=True)
    ]
    both = np.zeros(len(NAMES) + len(NONE_NAMES))
    first, second = np.zeros_like(both), np.zeros_like(both)
    for step in range(1, steps + 1):
        slope = np.mean([_slope(both, *problem) for problem in problems], axis=0)
        slope -= _CHOICE_PENALTY * both
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        pace = np.sqrt(second / (1 - 0.999**step)) + 1e-8
        both += 0.02 * first / (1 - 0.9**step) / pace
    return both[: len(NAMES)], both[len(NAMES) :]


def _problem(one: Looked, gold: Gold) -> tuple[_Values, _Values]:
    """A row of values for each turn and one for none, and which rows are right."""
    turns = np.array([turn.values() for turn in one.turns])
    rows = np.zeros((len(turns) + 1, len(NAMES) + len(NONE_NAMES)))
    rows[:-1, : len(NAMES)] = turns
    rows[-1, len(NAMES) :] = none_values(one)
    right = np.zeros(len(rows))
    right[[number - 1 for number in gold.turns] or [-1]] = 1
    return rows, right


def _slope(both: _Values, rows: _Values, right: _Values) -> _Values:
    worth = rows @ both
    share = np.exp(worth - worth.max())
    share /= share.sum()
    wanted = share * right
    slope: _Values = (wanted / (wanted.sum() + 1e-300) - share) @ rows
    return slope


def judgements(seen: Sequence[Seen]) -> Judged:
    """The likeliest turns, by weights that saw only other events."""
    found = []
    for event in TUNED:
        weights = choice([report for report in seen if report.event != event])
        for report in seen:
            if report.event == event:
                found += [(event, *one) for one in _judged(report, *weights)]
    events, rows, supported, right = zip(*found, strict=True)
    return Judged(np.array(events), np.array(rows), np.array(supported), np.array(right))


def _judged(
    report: Seen, turns: _Values, none: _Values
) -> Iterator[tuple[tuple[float, ...], bool, bool]]:
    fits = [_fit(one, turns, none) for one in report.looked]
    for one, fit, belief, gold in zip(report.looked, fits, beliefs(fits), report.gold, strict=True):
        yield support_values(one, fit, belief), bool(gold.turns), _place(belief) in gold.turns


def _fit(one: Looked, turns: _Values, none: _Values) -> Likelihood:
    worth = np.array([turn.values() for turn in one.turns]) @ turns
    return Likelihood(worth.tolist(), float(np.dot(none, none_values(one))))


def _place(belief: Belief) -> int:
    return int(np.argmax(belief.turns)) + 1


def separation(rows: _Values, supported: _Truth, steps: int = 3000) -> _Values:
    """Weights of a logistic regression, for values as they are."""
    always = SUPPORT_NAMES.index("always")
    mean, deviation = rows.mean(0), rows.std(0) + 1e-9
    mean[always], deviation[always] = 0, 1
    scaled = (rows - mean) / deviation
    penalty = np.full(rows.shape[1], _SUPPORT_PENALTY)
    penalty[always] = 0
    weights = np.zeros(rows.shape[1])
    for _ in range(steps):
        slope = scaled.T @ (supported - _probability(scaled @ weights)) / len(rows)
        weights += 0.5 * (slope - penalty * weights)
    plain: _Values = weights / deviation
    plain[always] -= (plain * mean).sum()
    return plain


def _probability(worth: _Values) -> _Values:
    told: _Values = 1 / (1 + np.exp(-worth))
    return told


def cross_validated(judged: Judged) -> float:
    """The threshold at which enough of what nobody said is told, on events left out."""
    told = np.zeros(len(judged.rows))
    for event in TUNED:
        here = judged.events == event
        weights = separation(judged.rows[~here], judged.supported[~here])
        told[here] = _probability(judged.rows[here] @ weights)
    threshold = 0.0
    for wanted in (0.7, 0.8, 0.9, WANTED):
        threshold = _threshold(told[~judged.supported], wanted)
        _tell(judged, told > threshold, threshold)
    return threshold


def _threshold(unsaid: _Values, wanted: float) -> float:
    return float(np.sort(unsaid)[int(np.ceil(wanted * len(unsaid))) - 1]) + 1e-3


def _tell(judged: Judged, found: _Truth, threshold: float) -> None:
    said = judged.supported
    print(
        f"threshold {threshold:.3f}: unsaid told {(~found)[~said].mean():.3f}, "
        f"right turn first {judged.right[said].mean():.3f}, "
        f"and found {(judged.right & found)[said].mean():.3f}"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
