"""The laws of the lossless forms, for every document that Hypothesis can make.

What was written is recognised, reads back equal, is written the same again, and fits its schema.
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
@given(document=documents())
def test_json(effort: str, document: Document) -> None:
    _check_laws(get_format("json"), document)
    whole = document.model_dump_json()
    for text in (_written(get_format("json"), document), whole):
        record: Any = json.loads(text)
        assert [error.message for error in _json_schema().iter_errors(record)] == []
    assert _read(get_format("json"), whole.encode()) == document


@EFFORTS
@given(document=documents())
def test_tei(effort: str, document: Document) -> None:
    _check_laws(get_format("tei"), document)
    profile = _tei_profile()
    assert profile.validate(etree.fromstring(_written(get_format("tei"), document))), (
        profile.error_log.last_error
    )


def _check_laws(form: Format, document: Document) -> None:
    data = _written(form, document)
    assert detect(data) == form
    again = _read(form, data)
    assert again == document
    assert _written(form, again) == data


def test_every_lossless_form_is_tried_here() -> None:
    assert {form.name for form in all_formats() if form.lossless} == {"json", "tei"}
