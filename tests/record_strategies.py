"""Hypothesis strategies for the records that hold no spans."""

import functools
from collections.abc import Mapping
from typing import Any, TypeVar, get_args

from hypothesis import strategies as st

from foreign_strategies import foreign_elements
from scalar_strategies import (
    confidences,
    digests,
    instants,
    language_tags,
    lines,
    media_types,
    milliseconds,
    rules,
    some_of,
    texts,
    uris,
    whens,
)
from transcripts.model import (
    ROLES,
    Affiliation,
    Agent,
    Anchor,
    Block,
    Event,
    Identifier,
    Model,
    Provenance,
    Review,
    Rights,
    Source,
    TimeRange,
    records,
)
from transcripts.model.foreign import parse_foreign

_M = TypeVar("_M", bound=Model)
Fields = Mapping[str, st.SearchStrategy[Any]]


def made(cls: type[_M], required: Fields, optional: Fields) -> st.SearchStrategy[_M]:
    """Records with all required and any of the optional fields."""
    fields = st.fixed_dictionaries(dict(required), optional=dict(optional))
    return fields.map(lambda values: cls(**values))


def choice(alternatives: Any) -> st.SearchStrategy[Any]:
    """One of the values of a Literal."""
    return st.sampled_from(get_args(alternatives))


@functools.cache
def reviews() -> st.SearchStrategy[Review]:
    """What a person decided, or that nobody has."""
    decided = made(
        Review,
        {"status": st.sampled_from(("accepted", "corrected", "rejected"))},
        {"by": lines(), "when": instants(), "note": lines()},
    )
    return st.just(Review(status="unreviewed")) | decided


def traced(activities: tuple[str, ...]) -> Fields:
    """The fields of inferred records."""
    by = {"by": st.sampled_from(activities)} if activities else {}
    return {"confidence": confidences(), "rule": rules(), "review": reviews(), **by}


@functools.cache
def rights() -> st.SearchStrategy[Rights]:
    """Who may do what with a document."""
    return made(
        Rights,
        {},
        {
            "licence": lines(),
            "licence_uri": uris(),
            "holder": lines(),
            "access": choice(records.Access),
            "embargo_until": whens(),
        },
    )


@functools.cache
def identifiers() -> st.SearchStrategy[Identifier]:
    """Identifiers of a document."""
    return made(Identifier, {"scheme": lines(), "value": lines()}, {})


def sources(id: str) -> st.SearchStrategy[Source]:
    """What a text came from."""
    return made(
        Source,
        {"id": st.just(id)},
        {
            "filename": lines(),
            "uri": uris(),
            "media_type": media_types(),
            "sha256": digests(),
            "title": lines(),
            "author": lines(),
            "publisher": lines(),
            "published": whens(),
            "licence": lines(),
            "retrieved": instants(),
        },
    )


def activities(id: str, source_ids: tuple[str, ...]) -> st.SearchStrategy[Provenance]:
    """Activities that made records."""
    return made(
        Provenance,
        {"id": st.just(id), "activity": choice(records.Activity)},
        {
            "tool": lines(),
            "version": lines(),
            "person": lines(),
            "model": lines(),
            "model_sha256": digests(),
            "inputs": some_of(source_ids),
            "when": instants(),
            "notes": st.lists(lines(), max_size=2).map(tuple),
        },
    )


def _affiliations(organizations: tuple[str, ...]) -> st.SearchStrategy[Affiliation]:
    positions = made(Affiliation, {"position": lines()}, {})
    if not organizations:
        return positions
    places = {"organization": st.sampled_from(organizations)}
    return positions | made(Affiliation, places, {"position": lines()})


def agents(
    id: str, kind: str, *, organizations: tuple[str, ...], made_by: tuple[str, ...]
) -> st.SearchStrategy[Agent]:
    """Anyone a statement can be attributed to."""
    return made(
        Agent,
        {"id": st.just(id), "kind": st.just(kind)},
        {
            "name": lines(),
            "other_names": st.lists(lines(), max_size=2).map(tuple),
            "described": st.booleans(),
            "roles": some_of(ROLES),
            "affiliations": st.lists(_affiliations(organizations), max_size=2).map(tuple),
            "same_as": st.lists(uris(), max_size=2).map(tuple),
            **traced(made_by),
        },
    )


@st.composite
def events(draw: st.DrawFn, agent_ids: tuple[str, ...], made_by: tuple[str, ...]) -> Event:
    """What took place, from its start to its end."""
    event = draw(
        made(
            Event,
            {},
            {
                "title": lines(),
                "kind": lines(),
                "start": whens(),
                "venue": lines(),
                "place": lines(),
                "organizers": some_of(agent_ids),
                "summary": texts(),
                **traced(made_by),
            },
        )
    )
    end = draw(st.none() | whens())
    if end and event.start and end[: len(event.start)] < event.start[: len(end)]:
        return event.replace(start=end, end=event.start)
    return event.replace(end=end)


@functools.cache
@st.composite
def time_ranges(draw: st.DrawFn) -> TimeRange:
    """Stretches of a recording; the end may be unknown."""
    start = draw(milliseconds())
    end = draw(st.none() | st.integers(start, min(start + 9_000, 2**53 - 1)))
    return TimeRange(start_ms=start, end_ms=end)


@st.composite
def _anchors(draw: st.DrawFn, text: str) -> tuple[Anchor, ...]:
    offsets = draw(st.lists(st.integers(0, len(text)), max_size=4, unique=True).map(sorted))
    size = len(offsets)
    times = draw(st.lists(milliseconds(), min_size=size, max_size=size).map(sorted))
    optional = {"confidence": confidences()}
    return tuple(
        draw(made(Anchor, {"offset": st.just(offset), "ms": st.just(ms)}, optional))
        for offset, ms in zip(offsets, times, strict=True)
    )


@st.composite
def blocks(
    draw: st.DrawFn,
    id: str,
    inner_id: str,
    *,
    speakers: tuple[str, ...],
    source_ids: tuple[str, ...],
) -> Block:
    """Pieces of text of every kind, each with the fields that its kind may have."""
    kind = draw(choice(records.BlockKind))
    own: dict[str, st.SearchStrategy[Any]] = {"boilerplate": st.booleans(), "time": time_ranges()}
    own["language"] = language_tags()
    if source_ids:
        own["source"] = st.sampled_from(source_ids)
    if kind == "turn":
        own["label"] = lines()
    if kind == "turn" and speakers:
        own["speaker"] = st.sampled_from(speakers)
    if kind == "heading":
        own["level"] = st.integers(1, 6)
    xml = draw(foreign_elements(id, inner_id)) if kind == "foreign" else None
    text = parse_foreign(xml).text if xml else draw(texts())
    fixed = {"id": id, "kind": kind, "text": text, "xml": xml, "anchors": draw(_anchors(text))}
    return draw(made(Block, {name: st.just(value) for name, value in fixed.items()}, own))
