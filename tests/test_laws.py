"""The laws of the lossless forms, for every document that Hypothesis can make."""

import functools
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from strategies import documents
from transcripts.formats import Format, ReadOptions
from transcripts.model import Document
from transcripts.registry import all_formats, get_format

LOSSLESS = [pytest.param(found, id=found.name) for found in all_formats() if found.lossless]
SCHEMA = Path(__file__).parents[1] / "schema" / "1.0" / "document.json"


def _written(form: Format, document: Document) -> bytes:
    assert form.write is not None
    written = form.write(document)
    assert written.losses == ()
    return written.data


def _read(form: Format, data: bytes) -> Document:
    assert form.read is not None
    reading = form.read(data, ReadOptions())
    assert reading.issues == ()
    return reading.document


@functools.cache
def _schema() -> Draft202012Validator:
    return Draft202012Validator(json.loads(SCHEMA.read_bytes()))


@pytest.mark.parametrize("form", LOSSLESS)
@given(document=documents())
def test_what_was_written_reads_back_equal(form: Format, document: Document) -> None:
    data = _written(form, document)
    again = _read(form, data)
    assert again == document
    assert _written(form, again) == data


@given(document=documents())
def test_written_json_fits_the_schema(document: Document) -> None:
    record: Any = json.loads(_written(get_format("json"), document))
    assert [error.message for error in _schema().iter_errors(record)] == []


@given(document=documents())
def test_the_whole_record_fits_the_schema_too(document: Document) -> None:
    record: Any = json.loads(document.model_dump_json())
    assert [error.message for error in _schema().iter_errors(record)] == []
    assert Document.model_validate_json(json.dumps(record)) == document
