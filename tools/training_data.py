"""Annotated reports as training matter: labels for all characters, candidates for all sources."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from transcripts.extraction.model.tagging import FIELDS, FORMS, MODES, ROLES, SIZES

IGNORED = -100
"""Label of what could be one thing or another: no weight learns from it."""
_PRONOUNS = frozenset(
    {
        "he", "she", "they", "him", "her", "it", "his", "their", "them", "who", "i", "we", "its",
        "one", "others", "which", "this", "that", "these", "those", "my", "our",
    }
)  # fmt: skip
_NAME_PART = re.compile(r"[^\W\d_][\w'’\-]+")
_NEAR = 250
"""Characters between a name and where its bearer belongs."""

Record = Mapping[str, Any]


class Candidate(NamedTuple):
    """Words that name somebody; `owners` are the sources that they can mean."""

    start: int
    end: int
    owners: frozenset[str]
    named: bool
    """Whether they are a name, not a description."""


class Belonging(NamedTuple):
    """Words for where somebody belongs; `owners` are those who do."""

    start: int
    end: int
    owners: frozenset[str]


class Example(NamedTuple):
    """An annotated report."""

    name: str
    text: str
    labels: Mapping[str, Sequence[int]]
    """By head: a label for each character; for `role` a bit for each of `ROLES`."""
    claims: Sequence[Record]
    candidates: Sequence[Candidate]
    belongings: Sequence[Belonging]


def examples(folder: Path) -> tuple[Example, ...]:
    """The reports of a folder with `gold/` and `texts/`, by name."""
    return tuple(_example(path) for path in sorted((folder / "gold").glob("*.json")))


def _example(gold: Path) -> Example:
    record = json.loads(gold.read_text(encoding="utf-8"))
    text = (gold.parents[1] / "texts" / f"{gold.stem}.txt").read_text(encoding="utf-8")
    found = candidates(text, record)
    belongings = tuple(_belongings(text, record, found))
    return Example(
        gold.stem, text, labels(text, record, found, belongings), record["claims"], found,
        belongings,
    )  # fmt: skip


def labels(
    text: str, record: Record, found: Sequence[Candidate], belongings: Sequence[Belonging]
) -> dict[str, list[int]]:
    """A label for each character and head: 0 outside, then begin and inside by kind."""
    made = {head: [0] * len(text) for head in (*SIZES, "role")}
    _put_claims(made, record["claims"])
    for question in record["questions"]:
        _put(made["question"], question["content"], FORMS.index(question["form"]))
    _put_persons(made, record["persons"], found)
    _put_belongings(made["affiliation"], text, record["persons"], belongings)
    _put_event(made["event"], text, record["event"])
    return made


def _put_claims(made: Mapping[str, list[int]], claims: Sequence[Record]) -> None:
    for claim in claims:
        outer = claim["nested_in"] is None
        kind = MODES.index(claim["mode"]) if outer else 0
        _put(made["content" if outer else "nested"], claim["content"], kind)
        if outer and claim["polarity"] == "negated":
            for start, end in claim["content"]:
                made["neg"][start:end] = [1] * (end - start)
    for claim in claims:
        _put(made["attr"], claim["cue"], 0)
        _put(made["attr"], claim["source_mention"], 1)


def _put_persons(
    made: Mapping[str, list[int]], persons: Sequence[Record], found: Sequence[Candidate]
) -> None:
    bits = {
        person["id"]: sum(1 << ROLES.index(role) for role in person["roles"] if role in ROLES)
        for person in persons
    }
    for place in found:
        if place.named:
            _put(made["person"], [(place.start, place.end)], 0)
        if len(place.owners) == 1:
            (owner,) = place.owners
            made["role"][place.start : place.end] = [bits.get(owner, 0)] * (place.end - place.start)


def _put_belongings(
    values: list[int], text: str, persons: Sequence[Record], found: Sequence[Belonging]
) -> None:
    """Those that stand by a name count; what is said far from it is left open."""
    for name in sorted({person["affiliation"] for person in persons if person["affiliation"]}):
        for start, end in _occurrences(text, name):
            values[start:end] = [IGNORED] * (end - start)
    for place in found:
        _put(values, [(place.start, place.end)], 0)


def _put_event(values: list[int], text: str, event: Record) -> None:
    """The first occurrence of each fact counts; further ones are left open."""
    for kind, field in enumerate(FIELDS):
        places = list(_occurrences(text, event[field])) if event[field] else []
        for start, end in places[1:]:
            values[start:end] = [IGNORED] * (end - start)
        _put(values, places[:1], kind)


def _put(values: list[int], spans: Sequence[Sequence[int]], kind: int) -> None:
    for start, end in spans:
        values[start:end] = [2 + 2 * kind] * (end - start)
    if spans and spans[0][1] > spans[0][0]:
        values[spans[0][0]] = 1 + 2 * kind


def _occurrences(text: str, words: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE):
        yield match.span()


def _belongings(text: str, record: Record, found: Sequence[Candidate]) -> Iterator[Belonging]:
    owners: dict[str, set[str]] = {}
    for person in record["persons"]:
        if person["affiliation"]:
            owners.setdefault(person["affiliation"], set()).add(person["id"])
    for name in sorted(owners):
        for start, end in _occurrences(text, name):
            near = {
                owner
                for place in found
                if place.start < end + _NEAR and start - _NEAR < place.end
                for owner in place.owners & owners[name]
                if len(place.owners) == 1 and place.named
            }
            if near:
                yield Belonging(start, end, frozenset(near))


def candidates(text: str, record: Record) -> tuple[Candidate, ...]:
    """The places that name a person in full or in part, and those that describe a source."""
    named = tuple(_named(text, record["persons"]))
    described: dict[tuple[int, int], set[str]] = {}
    for claim in record["claims"]:
        for start, end in claim["source_mention"][:1]:
            taken = any(place.start < end and start < place.end for place in named)
            if not taken and text[start:end].lower() not in _PRONOUNS:
                described.setdefault((start, end), set()).add(claim["source"])
    return named + tuple(
        Candidate(*place, frozenset(owners), named=False) for place, owners in described.items()
    )


def _named(text: str, persons: Sequence[Record]) -> Iterator[Candidate]:
    owners: dict[str, set[str]] = {}
    for person in persons:
        parts = [part for part in _NAME_PART.findall(person["name"]) if part[0].isupper()]
        for name in (person["name"], *parts):
            owners.setdefault(name, set()).add(person["id"])
    found: list[Candidate] = []
    for name in sorted(owners, key=len, reverse=True):
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            if not any(place.start < match.end() and match.start() < place.end for place in found):
                found.append(Candidate(*match.span(), frozenset(owners[name]), named=True))
    yield from found
