"""What a record refers to."""

from collections.abc import Iterator

from transcripts.model import (
    Agent,
    Answer,
    Block,
    Claim,
    Event,
    Model,
    Provenance,
    Question,
    Relation,
    TextSpan,
)


def references(record: Model) -> Iterator[str]:
    """Ids of the records, other than blocks, that a record names."""
    match record:
        case Event():
            yield from record.organizers
        case Agent():
            yield from _given(*(each.organization for each in record.affiliations))
        case Block():
            yield from _given(record.speaker, record.source)
        case Claim():
            yield from _given(*(link.agent for link in record.attribution), record.nested_in)
        case Question():
            yield from _given(record.asker, *record.addressees)
        case Answer():
            yield from _given(record.question, *record.claims, record.answerer)
        case Relation():
            yield from (end for end in (record.subject, record.object) if ":" not in end)
        case Provenance():
            yield from record.inputs
    if (by := getattr(record, "by", None)) is not None:
        yield by


def spans_of(record: Model) -> Iterator[TextSpan]:
    """Every span of a claim, question or answer."""
    match record:
        case Claim():
            yield from record.content
            yield from record.carried_from
            for link in record.attribution:
                yield from (*link.mention, *link.cue)
        case Question():
            yield from (*record.content, *record.cue)
        case Answer():
            yield from record.content


def _given(*ids: str | None) -> Iterator[str]:
    yield from (id for id in ids if id is not None)
