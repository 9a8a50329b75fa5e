"""What validation says about a wrong field, in words that need no knowledge of the program."""

import json
from typing import Any

import pytest
from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from transcripts.model import Document
from transcripts.model.wording import shown, worded

AGENT = {"id": "p1", "kind": "person"}


def first_wording(**fields: Any) -> tuple[str, str, str]:
    record = {"schema_version": "1.0", "id": "d", **fields}
    with pytest.raises(ValidationError) as caught:
        Document.model_validate_json(json.dumps(record))
    (error,) = caught.value.errors(include_url=False)
    wording = worded(error)
    return wording.code, wording.message, wording.remedy


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"agents": [{"id": "p1"}]},
            ("FIELD-MISSING", "has no kind", "add the field kind"),
        ),
        (
            {"colour": 1},
            (
                "FIELD-UNKNOWN",
                "has a field colour that the schema does not know",
                "correct its name, or carry it under extensions with a prefix of your own",
            ),
        ),
        (
            {"agents": [AGENT | {"kind": "human"}]},
            (
                "FIELD-VALUE",
                'kind is "human"',
                "use one of: person, group, organization, document",
            ),
        ),
        (
            {"agents": [AGENT | {"confidence": 1.4}]},
            (
                "FIELD-VALUE",
                "confidence is 1.4, but must be less than or equal to 1",
                "correct the number",
            ),
        ),
        (
            {"agents": [AGENT | {"name": 3}]},
            ("FIELD-TYPE", "name is 3, but must be of type string", "write it as string"),
        ),
        (
            {"agents": {"p1": AGENT}},
            ("FIELD-TYPE", "agents is an object, but must be of type array", "write it as array"),
        ),
        (
            {"language": "English!"},
            (
                "LANGUAGE-SYNTAX",
                'language is "English!", but must be a BCP 47 language tag such as en or pt-BR',
                "correct language",
            ),
        ),
        (
            {"event": {"start": "2020-02-30"}},
            (
                "DATE-IMPOSSIBLE",
                "start: no such date or time: day is out of range for month",
                "correct it, or give only the year or month that is known",
            ),
        ),
        (
            {"event": {"title": "Cafe\u0301"}},
            (
                "TEXT-NFC",
                "title: text is not in Unicode NFC; normalise it on input",
                "normalise the text to Unicode NFC",
            ),
        ),
        (
            {"extensions": {"shelf": 1}},
            (
                "EXTENSION-KEY",
                'shelf is "shelf", but must be a key with a prefix, such as myarchive:shelf',
                "correct shelf",
            ),
        ),
        (
            {"agents": [AGENT | {"affiliations": [{}]}]},
            (
                "AFFILIATION-EMPTY",
                "affiliations: an affiliation names nothing",
                "name the organization or the position",
            ),
        ),
    ],
)
def test_a_wrong_field_is_named_with_its_remedy(
    fields: dict[str, Any], expected: tuple[str, str, str]
) -> None:
    assert first_wording(**fields) == expected


def test_an_empty_content_asks_for_at_least_one_span() -> None:
    claim = {
        "id": "c1",
        "content": [],
        "mode": "direct",
        "polarity": "asserted",
        "certainty": "asserted",
    }
    assert first_wording(claims=[claim]) == (
        "FIELD-VALUE",
        "content is empty",
        "give at least one, or remove the record",
    )


def test_every_pattern_of_the_schema_has_words() -> None:
    from transcripts.model.wording import _syntax_by_pattern

    def patterns(schema: Any) -> set[str]:
        inner = schema.values() if isinstance(schema, dict) else schema
        if not isinstance(schema, dict | list):
            return set()
        own = {schema["pattern"]} if isinstance(schema, dict) and "pattern" in schema else set()
        return own.union(*map(patterns, inner))

    assert patterns(Document.model_json_schema()) == set(_syntax_by_pattern())


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("a\nb", '"a\\nb"'),
        (True, "true"),
        (None, "null"),
        (1, "1"),
        ({"a": 1}, "an object"),
        ([1, 2], "a list of 2"),
        ("x" * 100, '"' + "x" * 78 + "…"),
    ],
)
def test_a_value_is_shown_shortened(value: object, expected: str) -> None:
    assert shown(value) == expected


def test_an_error_of_a_kind_unheard_of_keeps_its_own_words() -> None:
    error = InitErrorDetails(type=PydanticCustomError("odd", "is odd"), loc=("b",), input=1)
    (details,) = ValidationError.from_exception_data("Document", [error]).errors()
    assert worded(details) == ("FIELD-VALUE", "b: is odd", "correct b", None)
