"""Floors below which no figure may fall, by engine and corpus, with the digest of the data.

Floors rise freely. Lowering one takes a reason, which goes into the changelog.
"""

import math
import re
from collections.abc import Iterator, Mapping
from typing import Any

from quality_figures import Figures, figure

Floors = dict[str, dict[str, Any]]
"""By corpus: `sha256` of its data, and the floor of each figure."""

GATED = {
    "reports": (
        "claims.found",
        "claims.joint",
        "claims.mode_ok",
        "joint.indirect",
        "joint.free_indirect.R",
        "joint.free_indirect.P",
        "questions",
        "answers",
        "persons",
        "persons.role_ok",
        "persons.affiliation_ok",
        "event.fields",
        "calibration.ECE",
        "failed",
    ),
    "transcripts": (
        "turns.located",
        "questions",
        "questions.audience_recall",
        "questions.kind_ok",
        "questions.by_ok",
        "answers",
        "reported_claims",
        "roles",
        "failed",
    ),
}
CEILINGS = {"calibration.ECE": 0.01, "failed": 0.0}
"""Figures that may not rise, and how far above the measured value their limit is set."""
MARGIN = 1.0
"""How far below the measured value the floor of any other figure is set, at least."""

_UNRELEASED = re.compile(r"(?<=\n)## Unreleased\n.*?(?=\n## |\Z)", re.S)
_CHANGED = re.compile(r"### Changed\n\n(?:[-\s].*\n)*?(?=\n|\Z)")


def faults(figures: Mapping[str, Figures], floors: Floors) -> list[str]:
    """The figures that are below their floors, and the corpora that are not those of the floors."""
    if not floors:
        return ["this engine has no floors yet: set them with --raise"]
    return [*_other_data(figures, floors), *(told for _, _, told in _low(figures, floors))]


def _other_data(figures: Mapping[str, Figures], floors: Floors) -> Iterator[str]:
    for corpus, limits in floors.items():
        if limits["sha256"] != figures[corpus]["sha256"]:
            yield f"{corpus}: the data have changed; measure and set the floors anew (--raise)"


def _low(figures: Mapping[str, Figures], floors: Floors) -> Iterator[tuple[str, str, str]]:
    for corpus, limits in floors.items():
        for name, limit in limits.items():
            if name == "sha256":
                continue
            value = figure(figures[corpus], name)
            # Written so that what is not a number is a fault as well.
            if name in CEILINGS and not value <= limit:
                yield corpus, name, f"{corpus} {name}: {value} is above {limit}"
            elif name not in CEILINGS and not value >= limit:
                yield corpus, name, f"{corpus} {name}: {value} is below {limit}"


def raised(figures: Mapping[str, Figures], floors: Floors) -> Floors:
    """The floors moved up to the figures; none moves down."""
    found: Floors = {}
    for corpus, values in figures.items():
        old = floors.get(corpus, {})
        found[corpus] = {"sha256": values["sha256"]}
        for name in GATED[corpus.partition(".")[0]]:
            new = attainable(name, figure(values, name))
            better = min if name in CEILINGS else max
            found[corpus][name] = better(new, old.get(name, new))
    return found


def lowered(figures: Mapping[str, Figures], floors: Floors) -> tuple[Floors, list[str]]:
    """The floors with those that are not reached moved down, and what was moved."""
    found = {corpus: dict(limits) for corpus, limits in floors.items()}
    moved = []
    for corpus, name, _ in _low(figures, floors):
        new = attainable(name, figure(figures[corpus], name))
        moved.append(f"{corpus} {name} {found[corpus][name]} → {new}")
        found[corpus][name] = new
    for corpus, limits in found.items():
        limits["sha256"] = figures[corpus]["sha256"]
    return found, moved


def attainable(name: str, value: float) -> float:
    """The floor that fits a measured value, a little below it (above it for a ceiling)."""
    if name in CEILINGS:
        return math.ceil(100 * (value + CEILINGS[name])) / 100
    return math.floor(value - MARGIN)


def with_reason(changelog: str, line: str) -> str:
    """A changelog with a line more under Unreleased, Changed."""
    section = _UNRELEASED.search(changelog)
    if section is None:
        raise ValueError("CHANGELOG.md has no section Unreleased")
    text = section[0].rstrip("\n") + "\n"
    changed = _CHANGED.search(text)
    if changed is None:
        text += f"\n### Changed\n\n- {line}\n"
    else:
        text = text[: changed.end()] + f"- {line}\n" + text[changed.end() :]
    return changelog[: section.start()] + text + changelog[section.end() :]
