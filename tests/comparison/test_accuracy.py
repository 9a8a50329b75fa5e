"""What was really done to a transcript of 28,000 words is what is found, counted against a log."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from transcript_pairs import Pair, pair
from transcripts.comparison import diff
from transcripts.comparison.ties import tied

Found = dict[str, tuple[set[Any], set[Any]]]
"""What was done and what was found, by what it is."""


@pytest.mark.parametrize(
    ("rate", "seeds", "precision", "recall"),
    [
        (0.05, (1, 2), 0.97, 0.95),
        pytest.param(0.05, range(3, 13), 0.97, 0.95, marks=pytest.mark.long),
        (0.25, (1, 2), 0.93, 0.90),
        pytest.param(0.25, range(3, 13), 0.93, 0.90, marks=pytest.mark.long),
    ],
    ids=["5 %", "5 %, more", "25 %", "25 %, more"],
)
def test_accuracy(rate: float, seeds: Iterable[int], precision: float, recall: float) -> None:
    counts: Counter[tuple[str, str]] = Counter()
    for seed in seeds:
        for what, (done, found) in _done_and_found(pair(seed=seed, rate=rate)).items():
            counts[what, "done"] += len(done)
            counts[what, "found"] += len(found)
            counts[what, "right"] += len(done & found)

    for what in {what for what, _ in counts}:
        right = counts[what, "right"]
        assert right / counts[what, "found"] >= precision, what
        assert right / counts[what, "done"] >= recall, what


def _done_and_found(made: Pair) -> Found:
    old, new, truth = made
    ties, changes = tied(old, new), diff(old, new).changes
    places = {block.id: index for index, block in enumerate(old.blocks)}
    groups = ties.groups
    found: dict[str, set[Any]] = {
        "links": {(one, other) for group in groups for one in group.old for other in group.new},
        "splits": {group.old[0] for group in groups if len(group.new) > 1},
        "merges": {group.old[0] for group in groups if len(group.old) > 1},
        "relabels": {places[c.old] for c in changes if c.kind == "speaker_changed"},
        "moved": set(_moved(changes, places)),
        "claims": {(id, other) for id, other in ties.ids.items() if id[0] in "cq"},
    }
    done: dict[str, set[Any]] = {**truth._asdict(), "claims": set(truth.claims.items())}
    return {what: (done[what], found[what]) for what in found}


def _moved(changes: Iterable[Any], places: dict[str, int]) -> Iterator[int]:
    for change in changes:
        if change.kind == "blocks_moved":
            yield from (places[id] for id in change.old)
