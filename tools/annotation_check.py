"""What is wrong in a gold record: keys, ids, values, and places that do not fit the text."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from annotation_places import cuts_a_word
from annotation_source import EVENT, MODES

Record = Mapping[str, Any]
Spans = Sequence[Sequence[int]]

ROLES = frozenset(
    {"speaker", "panelist", "moderator", "audience", "organizer", "reporter", "mentioned"}
)
FORMS = ("verbatim", "paraphrase", "topic")
_PUT_BY = ("audience", "moderator")
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_UNNAMED = re.compile(r"(collective|unnamed):\S")
_ABBREVIATION = re.compile(r"\b(?:\w\.\w|etc|p\.m|a\.m|U\.S)\.$")


def problems(gold: Record, text: str) -> Iterator[str]:
    """Everything that is wrong in the gold record of a text, in words."""
    yield from _event_problems(gold)
    yield from _person_problems(gold["persons"], text)
    ids = {person["id"] for person in gold["persons"]}
    for index, claim in enumerate(gold["claims"]):
        for problem in _claim_problems(claim, gold["claims"], ids, text):
            yield f"claim {index}: {problem}"
    for index, question in enumerate(gold["questions"]):
        for problem in _question_problems(question, len(gold["claims"]), ids, text):
            yield f"question {index}: {problem}"
    yield from _repeated(gold["claims"])


def _event_problems(gold: Record) -> Iterator[str]:
    event = gold["event"]
    if gold["origin"] not in ("real", "written"):
        yield f"the origin is real or written, not {gold['origin']}"
    if set(event) != set(EVENT):
        yield f"the event has other facts than {', '.join(EVENT)}"
    if event["date"] and not _DATE.fullmatch(event["date"]):
        yield f"no date: {event['date']}"
    if not event["kind"]:
        yield "the event has no kind"


def _person_problems(persons: Sequence[Record], text: str) -> Iterator[str]:
    ids = [person["id"] for person in persons]
    for id in sorted({id for id in ids if ids.count(id) > 1}):
        yield f"two persons have the id {id}"
    for person in persons:
        unknown = set(person["roles"]) - ROLES
        if unknown:
            yield f"{person['id']}: unknown roles {', '.join(sorted(unknown))}"
        for word in person["name"].split():
            if word not in text:
                yield f"{person['id']}: {word!r} of the name is not in the text"


def _claim_problems(
    claim: Record, claims: Sequence[Record], ids: set[str], text: str
) -> Iterator[str]:
    if claim["mode"] not in MODES.values():
        yield f"unknown mode {claim['mode']}"
    if claim["source"] not in ids and not _UNNAMED.match(claim["source"]):
        yield f"unknown source {claim['source']}"
    yield from _content_problems(claim["content"], text)
    for field in ("cue", "source_mention"):
        yield from (f"{field}: {problem}" for problem in _span_problems(claim[field], text))
    yield from (f"content: {problem}" for problem in _edge_problems(claim["content"], text))
    if claim["mode"] == "free_indirect" and claim["cue"]:
        yield "free indirect with a cue"
    if any(_overlap(cue, place) for cue in claim["cue"] for place in claim["content"]):
        yield "the cue overlaps the content"
    if claim["nested_in"] is not None and not _lies_inside(claim, claims[claim["nested_in"]]):
        yield "not inside the claim that it is nested in"


def _question_problems(question: Record, claims: int, ids: set[str], text: str) -> Iterator[str]:
    if question["by"] not in ids and question["by"] not in _PUT_BY:
        yield f"put by an unknown {question['by']}"
    if question["form"] not in FORMS:
        yield f"unknown form {question['form']}"
    if not all(0 <= answer < claims for answer in question["answered_by"]):
        yield "answered by a claim that is not there"
    yield from _content_problems(question["content"], text)


def _content_problems(spans: Spans, text: str) -> Iterator[str]:
    if not spans:
        yield "no content"
    yield from (f"content: {problem}" for problem in _span_problems(spans, text))


def _span_problems(spans: Spans, text: str) -> Iterator[str]:
    for start, end in spans:
        if not 0 <= start < end <= len(text):
            yield f"{start} to {end} is no place in the text"
            continue
        quote = text[start:end]
        if quote != quote.strip():
            yield f"white space at an end of {quote!r}"
        if cuts_a_word(text, (start, end)):
            yield f"cuts a word: {quote!r}"
    if any(later[0] < earlier[1] for earlier, later in pairwise(spans)):
        yield "places out of order"


def _edge_problems(spans: Spans, text: str) -> Iterator[str]:
    for start, end in spans:
        quote = text[start:end]
        if quote.endswith((".", ",", ";", ":")) and not _ABBREVIATION.search(quote):
            yield f"ends in punctuation: {quote!r}"
        if quote.count("“") != quote.count("”") or quote.count('"') % 2:
            yield f"quotation marks in no pairs: {quote!r}"


def _overlap(one: Sequence[int], other: Sequence[int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _lies_inside(claim: Record, outer: Record) -> bool:
    return outer is not claim and all(
        any(start <= place[0] and place[1] <= end for start, end in outer["content"])
        for place in claim["content"]
    )


def _repeated(claims: Sequence[Record]) -> Iterator[str]:
    first: dict[str, int] = {}
    for index, claim in enumerate(claims):
        earlier = first.setdefault(json.dumps([claim["content"], claim["source"]]), index)
        if earlier != index:
            yield f"claim {index} repeats claim {earlier}"
