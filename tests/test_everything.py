"""The sample of everything uses every field of every type, and every value there is to choose."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
from pydantic import BaseModel
from pytest_regressions.file_regression import FileRegressionFixture

from transcripts.formats import ReadOptions, tei
from transcripts.formats.json import read, write
from transcripts.model import Document, records

SAMPLE = Path(__file__).parents[1] / "samples" / "everything.json"
ONE_PER_DOCUMENT = {"Access"}


def _records(value: Any) -> Iterator[BaseModel]:
    if isinstance(value, BaseModel):
        yield value
        for name in type(value).model_fields:
            yield from _records(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _records(item)


def _types(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
        for field in annotation.model_fields.values():
            yield from _types(field.annotation)
    for argument in get_args(annotation):
        yield from _types(argument)


@pytest.fixture(scope="module")
def everything() -> Document:
    """The sample, read."""
    return read(SAMPLE.read_bytes(), ReadOptions()).document


def test_every_field_of_every_type_is_used(everything: Document) -> None:
    used = {
        f"{type(record).__name__}.{name}"
        for record in _records(everything)
        for name, field in type(record).model_fields.items()
        if field.is_required() or getattr(record, name) != field.default
    }
    wanted = {f"{cls.__name__}.{name}" for cls in _types(Document) for name in cls.model_fields}
    assert wanted - used == set()


def test_the_walk_finds_every_type() -> None:
    assert {cls.__name__ for cls in _types(Document)} == {
        "Affiliation", "Agent", "Anchor", "Answer", "Attribution", "Block", "Claim", "Conflict",
        "Document", "Event", "Identifier", "Provenance", "Question", "Reading", "Relation",
        "Resolution", "Review", "Rights", "Source", "TextSpan", "TimeRange",
    }  # fmt: skip


def test_every_value_of_every_enumeration_is_used(everything: Document) -> None:
    used = {
        item
        for record in _records(everything)
        for _, value in record
        for item in (value if isinstance(value, tuple) else (value,))
        if isinstance(item, str)
    }
    for name, alias in vars(records).items():
        if get_origin(alias) is Literal and name not in ONE_PER_DOCUMENT:
            assert set(get_args(alias)) - used == set(), name


def test_the_sample_is_as_we_write_it(everything: Document) -> None:
    assert write(everything).data == SAMPLE.read_bytes()


def test_the_tei_form_is_as_we_write_it(
    everything: Document, file_regression: FileRegressionFixture
) -> None:
    data = tei.write(everything).data
    file_regression.check(data, binary=True, fullpath=SAMPLE.with_suffix(".tei.xml"))


def test_a_span_after_an_astral_character_counts_it_once(everything: Document) -> None:
    (span,) = next(claim for claim in everything.claims if claim.id == "c11").content
    assert (span.start, span.end, span.quote) == (34, 45, "fifty years")
