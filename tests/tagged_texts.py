"""Texts as a model might tag them: the wanted spans with high probability, all else with low."""

import re
from collections.abc import Mapping, Sequence

import numpy as np

from transcripts.extraction.model.tagging import (
    FIELDS,
    LINK_SIZE,
    LINKS,
    ROLES,
    SIZES,
    STEPS,
    Tagged,
)

KINDS = {
    "indirect": 0, "direct": 1, "mixed": 2, "free_indirect": 3,
    "verbatim": 0, "paraphrase": 1, "topic": 2, "cue": 0, "mention": 1, "": 0,
    **{field: number for number, field in enumerate(FIELDS)},
}  # fmt: skip


def tagged_text(text: str, marks: Mapping[str, Sequence[tuple[str, str]]]) -> Tagged:
    """Words and marks as tokens; `marks` has for each head stretches of text and their kinds."""
    found = [match.span() for match in re.finditer(r"\w+|[^\w\s]", text)]
    places = np.asarray(found, dtype=np.int64).reshape(-1, 2)
    heads = {head: _outside(len(places), size) for head, size in SIZES.items()}
    # Whether a name is a person's is left to the rules unless it is marked.
    heads["person"][:] = (0.5, 0.25, 0.25)
    heads["role"] = np.zeros((len(places), len(ROLES)), dtype=np.float32)
    for head, stretches in marks.items():
        for stretch, kind in stretches:
            start = text.index(stretch)
            part = (start, start + len(stretch))
            if head == "role":
                _score(heads[head], places, part, ROLES.index(kind))
            else:
                _mark(heads[head], places, part, KINDS[kind])
    heads |= {name: np.zeros((len(places), LINK_SIZE), dtype=np.float32) for name in LINKS}
    heads["nobody"] = np.zeros((len(places), 3), dtype=np.float32)
    return Tagged(
        places[:, 0], places[:, 1], heads, np.zeros((2, len(STEPS) + 1), dtype=np.float32)
    )


def _outside(tokens: int, labels: int) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    values = np.full((tokens, labels), 0.1 / (labels - 1), dtype=np.float32)
    values[:, 0] = 0.9
    return values


def _mark(
    values: np.ndarray[tuple[int, int], np.dtype[np.float32]],
    places: np.ndarray[tuple[int, int], np.dtype[np.int64]],
    stretch: tuple[int, int],
    kind: int,
) -> None:
    labels = values.shape[1]
    inside = _inside(places, stretch)
    for at in inside:
        label = 1 if labels == 2 else 1 + 2 * kind + (at != inside[0])
        values[at] = 0.1 / (labels - 1)
        values[at, label] = 0.9


def _score(
    values: np.ndarray[tuple[int, int], np.dtype[np.float32]],
    places: np.ndarray[tuple[int, int], np.dtype[np.int64]],
    stretch: tuple[int, int],
    number: int,
) -> None:
    for at in _inside(places, stretch):
        values[at] = -4.0
        values[at, number] = 4.0


def _inside(
    places: np.ndarray[tuple[int, int], np.dtype[np.int64]], stretch: tuple[int, int]
) -> list[int]:
    return [at for at, (a, b) in enumerate(places.tolist()) if a < stretch[1] and b > stretch[0]]
