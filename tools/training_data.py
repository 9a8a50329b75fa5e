"""Annotated reports as training matter: labels for all characters, candidates for all sources."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from transcripts.extraction.model.tagging import FORMS, MODES, SIZES

_PRONOUNS = frozenset(
    {
        "he", "she", "they", "him", "her", "it", "his", "their", "them", "who", "i", "we", "its",
        "one", "others", "which", "this", "that", "these", "those", "my", "our",
    }
)  # fmt: skip
_NAME_PART = re.compile(r"[^\W\d_][\w'’\-]+")


class Candidate(NamedTuple):
    """Words that name somebody; `owners` are the sources that they can mean."""

    start: int
    end: int
    owners: frozenset[str]


class Example(NamedTuple):
    """An annotated report."""

    name: str
    text: str
    labels: Mapping[str, Sequence[int]]
    """By head: a label for each character."""
    claims: Sequence[Mapping[str, Any]]
    candidates: Sequence[Candidate]


def examples(folder: Path) -> tuple[Example, ...]:
    """The reports of a folder with `gold/` and `texts/`, by name."""
    return tuple(_example(path) for path in sorted((folder / "gold").glob("*.json")))


def _example(gold: Path) -> Example:
    record = json.loads(gold.read_text(encoding="utf-8"))
    text = (gold.parents[1] / "texts" / f"{gold.stem}.txt").read_text(encoding="utf-8")
    return Example(
        gold.stem, text, labels(text, record), record["claims"], candidates(text, record)
    )


def labels(text: str, record: Mapping[str, Any]) -> dict[str, list[int]]:
    """A label for each character and head: 0 outside, then begin and inside by kind."""
    found = {head: [0] * len(text) for head in SIZES}
    for claim in record["claims"]:
        outer = claim["nested_in"] is None
        kind = MODES.index(claim["mode"]) if outer else 0
        _put(found["content" if outer else "nested"], claim["content"], kind)
        if outer and claim["polarity"] == "negated":
            for start, end in claim["content"]:
                found["neg"][start:end] = [1] * (end - start)
    for claim in record["claims"]:
        _put(found["attr"], claim["cue"], 0)
        _put(found["attr"], claim["source_mention"], 1)
    for question in record["questions"]:
        _put(found["question"], question["content"], FORMS.index(question["form"]))
    for person in record["persons"]:
        if len(person["name"]) > 2:
            for match in re.finditer(rf"\b{re.escape(person['name'])}\b", text):
                _put(found["person"], [match.span()], 0)
    return found


def _put(values: list[int], spans: Sequence[Sequence[int]], kind: int) -> None:
    for start, end in spans:
        values[start:end] = [2 + 2 * kind] * (end - start)
    if spans and spans[0][1] > spans[0][0]:
        values[spans[0][0]] = 1 + 2 * kind


def candidates(text: str, record: Mapping[str, Any]) -> tuple[Candidate, ...]:
    """The places that name a person in full or in part, and those that describe a source."""
    named = tuple(_named(text, record["persons"]))
    described: dict[tuple[int, int], set[str]] = {}
    for claim in record["claims"]:
        for start, end in claim["source_mention"][:1]:
            taken = any(place.start < end and start < place.end for place in named)
            if not taken and text[start:end].lower() not in _PRONOUNS:
                described.setdefault((start, end), set()).add(claim["source"])
    return named + tuple(
        Candidate(*place, frozenset(owners)) for place, owners in described.items()
    )


def _named(text: str, persons: Sequence[Mapping[str, Any]]) -> Iterator[Candidate]:
    owners: dict[str, set[str]] = {}
    for person in persons:
        parts = [part for part in _NAME_PART.findall(person["name"]) if part[0].isupper()]
        for name in (person["name"], *parts):
            owners.setdefault(name, set()).add(person["id"])
    found: list[Candidate] = []
    for name in sorted(owners, key=len, reverse=True):
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            if not any(place.start < match.end() and match.start() < place.end for place in found):
                found.append(Candidate(*match.span(), frozenset(owners[name])))
    yield from found
