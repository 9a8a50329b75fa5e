"""Weights for sources and confidence, from what the engine decides on annotated reports."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from training_decisions import Judged
from transcripts.extraction.model.evidence import FEATURES, KINDS
from transcripts.extraction.model.link_weights import LinkWeights, signs

Numbers = NDArray[np.float64]

_ROUNDS = 400
_RATE = 0.05
_FOLDS = 5


def link_weights(found: Sequence[Judged], start: LinkWeights) -> dict[str, dict[str, float]]:
    """What each feature counts, by what stands for the source."""
    fitted = {}
    for kind in KINDS:
        chosen = [one for one in found if one.decision.kind == kind and any(one.right)]
        weights = _softmax_fit(chosen, start.links[kind].astype(np.float64))
        fitted[kind] = {name: round(float(w), 3) for name, w in zip(FEATURES, weights, strict=True)}
    return fitted


def _softmax_fit(found: Sequence[Judged], weights: Numbers) -> Numbers:
    """The weights that make the right options likely; Adam with a little decay."""
    if not found:
        return weights
    features = np.concatenate([one.decision.features for one in found]).astype(np.float64)
    right = np.concatenate([np.asarray(one.right, dtype=np.float64) for one in found])
    groups = np.repeat(np.arange(len(found)), [len(one.right) for one in found])
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, _ROUNDS + 1):
        share = _shares(features @ weights, groups)
        among_right = share * right
        wanted = among_right / np.bincount(groups, among_right)[groups]
        slope = features.T @ (share - wanted) / len(found) + 0.02 * weights
        first = 0.9 * first + 0.1 * slope
        second = 0.99 * second + 0.01 * slope**2
        rate = _RATE * math.sqrt(1 - 0.99**step) / (1 - 0.9**step)
        weights = weights - rate * first / (np.sqrt(second) + 1e-8)
    return weights


def _shares(scores: Numbers, groups: NDArray[np.int64]) -> Numbers:
    highest = np.full(groups.max() + 1, -np.inf)
    np.maximum.at(highest, groups, scores)
    raised = np.exp(scores - highest[groups])
    return np.asarray(raised / np.bincount(groups, raised)[groups])


def confidence_weights(found: Sequence[Judged]) -> dict[str, float]:
    """What each sign counts for a claim's being right with its source."""
    names, values = _signs(found)
    right = np.asarray([one.correct for one in found], dtype=np.float64)
    weights = _logistic_fit(values, right)
    return {name: round(float(w), 3) for name, w in zip(names, weights, strict=True)}


def calibration_error(found: Sequence[Judged]) -> float:
    """Expected calibration error, each report judged by weights from the others."""
    names, values = _signs(found)
    right = np.asarray([one.correct for one in found], dtype=np.float64)
    reports = sorted({one.report for one in found})
    fold = np.asarray([reports.index(one.report) % _FOLDS for one in found])
    chance = np.zeros(len(found))
    for number in range(_FOLDS):
        weights = _logistic_fit(values[fold != number], right[fold != number])
        chance[fold == number] = 1 / (1 + np.exp(-values[fold == number] @ weights))
    assert len(names) == values.shape[1]
    bins = np.minimum(9, (chance * 10).astype(int))
    gaps = [abs((chance - right)[bins == number].sum()) for number in range(10)]
    return float(sum(gaps) / len(found))


def _signs(found: Sequence[Judged]) -> tuple[list[str], Numbers]:
    rows: list[dict[str, Any]] = [
        dict(signs(one.item, one.decision.kind, one.decision.share)) for one in found
    ]
    names = sorted({name for row in rows for name in row})
    return names, np.asarray([[row.get(name, 0.0) for name in names] for row in rows])


def _logistic_fit(values: Numbers, right: Numbers) -> Numbers:
    """Newton's method with a little decay."""
    weights = np.zeros(values.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-values @ weights))
        slope = values.T @ (chance - right) + weights
        curve = (values * (chance * (1 - chance))[:, None]).T @ values + np.eye(len(weights))
        weights = weights - np.linalg.solve(curve, slope)
    return weights
