"""The JSON-LD context gives every field of the model a term, and every chosen value its own."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple, get_args, get_origin

import pytest
from pydantic import BaseModel

from transcripts import schemas
from transcripts.model import Document

CONTEXT: dict[str, Any] = json.loads(schemas.load("context.jsonld"))["@context"]


class Field(NamedTuple):
    """A field, where it stands, and the terms that hold there."""

    path: str
    name: str
    annotation: Any
    terms: Mapping[str, Any]


def _fields(cls: type[BaseModel], terms: Mapping[str, Any], path: str) -> Iterator[Field]:
    for name, field in cls.model_fields.items():
        yield Field(f"{path}/{name}", name, field.annotation, terms)
        term = terms.get(name)
        scope = term.get("@context", {}) if isinstance(term, dict) else {}
        for inner in _parts(field.annotation):
            if isinstance(inner, type) and issubclass(inner, BaseModel):
                yield from _fields(inner, {**terms, **scope}, f"{path}/{name}")


def _parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    for argument in get_args(annotation):
        yield from _parts(argument)


FIELDS = list(_fields(Document, CONTEXT, ""))


def _choices(field: Field) -> tuple[Any, ...]:
    literals = (part for part in _parts(field.annotation) if get_origin(part) is Literal)
    return next((get_args(part) for part in literals), ())


@pytest.mark.parametrize("field", FIELDS, ids=[field.path for field in FIELDS])
def test_every_field_has_a_term(field: Field) -> None:
    term = field.terms[field.name]
    iri = term["@id"] if isinstance(term, dict) else term
    prefix, _, name = iri.partition(":")
    assert iri == "@id" or (prefix in CONTEXT and name)


CHOSEN = [field for field in FIELDS if len(_choices(field)) > 1]


@pytest.mark.parametrize("field", CHOSEN, ids=[field.path for field in CHOSEN])
def test_chosen_values_are_terms_of_their_own(field: Field) -> None:
    term = field.terms[field.name]
    assert term["@type"] == "@vocab"
    vocabulary = term["@context"]["@vocab"]
    for value in _choices(field):
        meaning = {**field.terms, **term["@context"]}.get(value, vocabulary + value)
        assert meaning.replace("t:", CONTEXT["t"]) == vocabulary + value


def test_no_term_is_left_over() -> None:
    names = {field.name for field in FIELDS} | {"@version"}
    prefixes = {
        name for name, value in CONTEXT.items() if isinstance(value, str) and value[-1] in "/#"
    }
    assert set(CONTEXT) - names - prefixes == set()


def test_lists_keep_their_order() -> None:
    for field in FIELDS:
        if get_origin(field.annotation) is tuple:
            assert field.terms[field.name]["@container"] == "@list", field.path


@pytest.mark.parametrize(
    ("path", "iri"),
    [
        ("/event/start", "schema:startDate"),
        ("/claims/content/start", "oa:start"),
        ("/claims/by", "prov:wasGeneratedBy"),
        ("/claims/review/by", "prov:wasAttributedTo"),
        ("/provenance/when", "prov:endedAtTime"),
    ],
)
def test_a_name_means_what_its_record_says(path: str, iri: str) -> None:
    field = next(field for field in FIELDS if field.path == path)
    term = field.terms[field.name]
    assert (term["@id"] if isinstance(term, dict) else term) == iri
