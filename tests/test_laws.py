"""The laws of the lossless forms, for every document that Hypothesis can make.

`.ci/run` tries many more examples with the marker `long`.
"""

import functools
import json
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator
from lxml import etree

from strategies import documents
from transcripts import schemas
from transcripts.formats import Format, ReadOptions
from transcripts.model import Document
from transcripts.registry import all_formats, detect, get_format

LOSSLESS = [pytest.param(found, id=found.name) for found in all_formats() if found.lossless]
EFFORTS = pytest.mark.parametrize("effort", ["quick", pytest.param("long", marks=pytest.mark.long)])


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
def _json_schema() -> Draft202012Validator:
    return Draft202012Validator(schemas.json_schema())


@functools.cache
def _tei_profile() -> etree.RelaxNG:
    return etree.RelaxNG(etree.fromstring(schemas.load("tei.rng")))


@EFFORTS
@pytest.mark.parametrize("form", LOSSLESS)
@given(document=documents())
def test_what_was_written_reads_back_equal(form: Format, effort: str, document: Document) -> None:
    data = _written(form, document)
    assert detect(data) == form
    again = _read(form, data)
    assert again == document
    assert _written(form, again) == data


@EFFORTS
@given(document=documents())
def test_written_json_fits_the_schema(effort: str, document: Document) -> None:
    for text in (_written(get_format("json"), document), document.model_dump_json()):
        record: Any = json.loads(text)
        assert [error.message for error in _json_schema().iter_errors(record)] == []


@given(document=documents())
def test_defaults_may_be_written_out(document: Document) -> None:
    assert _read(get_format("json"), document.model_dump_json().encode()) == document


@EFFORTS
@given(document=documents())
def test_written_tei_fits_the_profile(effort: str, document: Document) -> None:
    profile = _tei_profile()
    assert profile.validate(etree.fromstring(_written(get_format("tei"), document))), (
        profile.error_log.last_error
    )
