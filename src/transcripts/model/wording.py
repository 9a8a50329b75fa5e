"""What pydantic found, in the words of this project: a stable code, a sentence, a remedy."""

import functools
import json
from collections.abc import Callable, Mapping
from typing import NamedTuple

from pydantic import TypeAdapter
from pydantic_core import ErrorDetails

from transcripts.model import types

_LONGEST = 80


class Wording(NamedTuple):
    """A finding without its place."""

    code: str
    message: str
    remedy: str
    expected: str | None = None


def worded(error: ErrorDetails) -> Wording:
    """The words for one validation error."""
    name, kind = _name(error["loc"]), error["type"]
    if kind in _OWN_RULES:
        rule = _OWN_RULES[kind]
        return Wording(rule.code, f"{name}: {error['msg']}", rule.remedy)
    return _PHRASES.get(kind, _other)(name, shown(error["input"]), error)


def shown(value: object) -> str:
    """A value as a message shows it, shortened."""
    if isinstance(value, Mapping):
        return "an object"
    if isinstance(value, list):
        return f"a list of {len(value)}"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _name(path: tuple[int | str, ...]) -> str:
    words = [part for part in path if isinstance(part, str) and part != "[key]"]
    return words[-1] if words else "the document"


class _Rule(NamedTuple):
    code: str
    remedy: str


_OWN_RULES = {
    "not_nfc": _Rule(code="TEXT-NFC", remedy="normalise the text to Unicode NFC"),
    "reserved_id": _Rule(
        code="ID-RESERVED", remedy="choose another id, also where it is referred to"
    ),
    "no_such_date": _Rule(
        code="DATE-IMPOSSIBLE", remedy="correct it, or give only the year or month that is known"
    ),
    "time_order": _Rule(code="TIME-ORDER", remedy="correct start_ms or end_ms"),
    "unreviewed": _Rule(
        code="REVIEW-BLANK", remedy="give the review a status, or remove its reviewer and date"
    ),
    "conflict_subject": _Rule(
        code="CONFLICT-SUBJECT", remedy="give it either words, or blocks, or a part of the document"
    ),
    "empty_affiliation": _Rule(
        code="AFFILIATION-EMPTY", remedy="name the organization or the position"
    ),
}


def _missing(name: str, found: str, error: ErrorDetails) -> Wording:  # noqa: ARG001
    return Wording("FIELD-MISSING", f"has no {name}", f"add the field {name}")


def _unknown(name: str, found: str, error: ErrorDetails) -> Wording:  # noqa: ARG001
    remedy = "correct its name, or carry it under extensions with a prefix of your own"
    return Wording("FIELD-UNKNOWN", f"has a field {name} that the schema does not know", remedy)


def _not_listed(name: str, found: str, error: ErrorDetails) -> Wording:
    allowed = error["ctx"]["expected"].replace(" or ", ", ").replace("'", "")
    return Wording("FIELD-VALUE", f"{name} is {found}", f"use one of: {allowed}", allowed)


def _too_long(name: str, found: str, error: ErrorDetails) -> Wording:  # noqa: ARG001
    most = f"at most {error['ctx']['max_length']:,}"
    found_length = f"{name} has {len(error['input']):,} characters, {most} make one"
    return Wording("TEXT-LONG", found_length, "break it into several blocks", most)


def _out_of_range(name: str, found: str, error: ErrorDetails) -> Wording:
    bound = error["msg"].removeprefix("Input should be ")
    return Wording(
        "FIELD-VALUE", f"{name} is {found}, but must be {bound}", "correct the number", bound
    )


def _too_few(name: str, found: str, error: ErrorDetails) -> Wording:  # noqa: ARG001
    return Wording("FIELD-VALUE", f"{name} is empty", "give at least one, or remove the record")


def _wrong_type(name: str, found: str, error: ErrorDetails) -> Wording:
    wanted = error["msg"].removeprefix("Input should be ").removeprefix("a valid ")
    message = f"{name} is {found}, but must be of type {wanted}"
    return Wording("FIELD-TYPE", message, f"write it as {wanted}", wanted)


def _unmatched(name: str, found: str, error: ErrorDetails) -> Wording:
    code, wanted = _syntax_by_pattern()[error["ctx"]["pattern"]]
    return Wording(code, f"{name} is {found}, but must be {wanted}", f"correct {name}", wanted)


def _uncarriable(name: str, found: str, error: ErrorDetails) -> Wording:  # noqa: ARG001
    deep = "recursion" in error["msg"]
    damage = (
        "values are nested too deep" if deep else "a text has half a character (\\ud800 to \\udfff)"
    )
    return Wording("TEXT-CHARACTER", f"{name} cannot be taken in: {damage}", "correct the source")


def _other(name: str, found: str, error: ErrorDetails) -> Wording:  # noqa: ARG001
    return Wording("FIELD-VALUE", f"{name}: {error['msg']}", f"correct {name}")


_PHRASES: Mapping[str, Callable[[str, str, ErrorDetails], Wording]] = {
    "string_too_long": _too_long,
    "missing": _missing,
    "extra_forbidden": _unknown,
    "literal_error": _not_listed,
    "greater_than_equal": _out_of_range,
    "less_than_equal": _out_of_range,
    "too_short": _too_few,
    "string_pattern_mismatch": _unmatched,
    "json_invalid": _uncarriable,
    **dict.fromkeys(
        (
            "string_type", "int_type", "float_type", "bool_type", "dict_type", "tuple_type",
            "model_type", "model_attributes_type", "int_from_float", "finite_number",
        ),
        _wrong_type,
    ),
}  # fmt: skip


class _Syntax(NamedTuple):
    code: str
    meaning: str


_SYNTAX = {
    "Text": _Syntax(
        code="TEXT-CHARACTER", meaning="text without control characters, with LF line ends"
    ),
    "Line": _Syntax(
        code="TEXT-CHARACTER",
        meaning="text on one line, without control characters, not empty, no blank at its ends",
    ),
    "Id": _Syntax(
        code="ID-SYNTAX", meaning="an id: letters, digits, '-', '_', '.', a letter or '_' first"
    ),
    "Uri": _Syntax(code="URI-SYNTAX", meaning="an absolute URI such as https://example.org/page"),
    "Reference": _Syntax(code="ID-SYNTAX", meaning="an id of this document or an absolute URI"),
    "LanguageTag": _Syntax(
        code="LANGUAGE-SYNTAX", meaning="a BCP 47 language tag such as en or pt-BR"
    ),
    "When": _Syntax(
        code="DATE-SYNTAX",
        meaning="a date such as 2020, 2020-02, 2020-02-19 or 2020-02-19T20:00:00+01:00",
    ),
    "Instant": _Syntax(
        code="DATE-SYNTAX", meaning="a date and time with its zone, such as 2020-02-19T20:00:00Z"
    ),
    "Sha256": _Syntax(code="DIGEST-SYNTAX", meaning="a SHA-256 digest: 64 digits 0-9 and a-f"),
    "MediaType": _Syntax(code="MEDIA-TYPE-SYNTAX", meaning="a media type such as text/vtt"),
    "Rule": _Syntax(code="RULE-SYNTAX", meaning="a rule's name such as claim.reporting-verb"),
    "ExtensionKey": _Syntax(
        code="EXTENSION-KEY", meaning="a key with a prefix, such as myarchive:shelf"
    ),
}


@functools.cache
def _syntax_by_pattern() -> Mapping[str, _Syntax]:
    return {
        str(TypeAdapter(getattr(types, name)).json_schema()["pattern"]): syntax
        for name, syntax in _SYNTAX.items()
    }
