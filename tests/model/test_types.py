"""Scalar types: what they take, what they refuse, and what they say."""

import math
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from transcripts.model import RESERVED_PREFIXES, types

_ACCEPTED = {
    types.Text: ("", "a\n\tb", "é", "\u2028\u0085\u007f", "🌊", "]]>&<"),
    types.Line: ("a", "Dr Kofi Osei", "\u00a0", "é", "a\u2028b"),
    types.Id: ("a", "_", "été", "名前", "t.1-x", "a·", "time", "modest", "act1"),
    types.Uri: ("https://example.org/a%20b?c=d#e%C3%A9", "urn:x", "mailto:a@b.c", "doi:10.1/x#"),
    types.Reference: ("c1", "https://example.org/a#c1", "urn:x:c1", "mode.direct"),
    types.LanguageTag: ("en", "zh-Hans-CN", "x-private", "de-1996"),
    types.When: (
        "2026", "2026-03", "2024-02-29", "2026-03-12T18:30:00", "2026-03-12T18:30:00.123456789Z",
        "2026-03-12T18:30:00+14:00", "0001-01-01",
    ),
    types.Instant: ("2026-03-12T18:30:00Z", "2026-03-12T18:30:00.5-05:30"),
    types.Sha256: ("0" * 64, "0123456789abcdef" * 4),
    types.MediaType: ("text/vtt", "application/tei+xml", "application/x-subrip"),
    types.Rule: ("claim.reporting-verb", "a", "llm_2"),
    types.ExtensionKey: ("app:note", "org.example:x-1"),
    types.Extension: (None, True, 1, 1.5, "e\u0301\x00", ["a", {"b": [None]}]),
    types.Confidence: (0.0, 0.5, 1.0, 1),
    types.Offset: (0, 10**9),
    types.Milliseconds: (0, 2**53 - 1),
}  # fmt: skip

_REFUSED = {
    types.Text: ("\x00", "\r", "\x0b", "\ufffe", "\uffff", "\ud800", "e\u0301", b"a", 1),
    types.Line: ("", " a", "a ", "a\nb", "\t", "a\n", "\x00", "e\u0301", "a\uffff"),
    types.Id: ("", "1a", "a b", "a:b", "-a", "a\n", "é".replace("é", "e\u0301"), "mode.x", "tax."),
    types.Uri: ("example.org", "https:", "https://a b", "https://é", "https://a%2", "a:b#c#d"),
    types.Reference: ("", "1", "a b", "e\u0301", "a:"),
    types.LanguageTag: ("", "e1", "en-", "en_GB", "abcdefghi"),
    types.When: (
        "26", "2026-13", "2026-02-30", "2026-3-1", "2026-03-12T18:30", "2026-03-12T25:00:00",
        "2026-03-12 18:30:00", "2026-03-12T18:30:00+15:00", "0000", "2026-03-12T",
    ),
    types.Instant: ("2026-03-12", "2026-03-12T18:30:00", "2026-02-30T18:30:00Z"),
    types.Sha256: ("", "0" * 63, "0" * 65, "A" * 64),
    types.MediaType: ("text", "Text/VTT", "text/vtt; charset=utf-8", "text/"),
    types.Rule: ("", "Claim", "1", "a b"),
    types.ExtensionKey: ("note", "app:", ":note", "app:a b"),
    types.Extension: (math.nan, math.inf, "\ud800", {"\udc00": 1}, {1: 2}, (1,), b"a"),
    types.Confidence: (-0.1, 1.1, math.nan, math.inf, "0.5", True),
    types.Offset: (-1, 1.0, "1", True),
    types.Milliseconds: (-1, 2**53, 0.5),
}  # fmt: skip


def _cases(table: dict[Any, tuple[Any, ...]]) -> list[Any]:
    return [
        pytest.param(alias, value, id=f"{alias.__name__}-{ascii(value)[:30]}")
        for alias, values in table.items()
        for value in values
    ]


@pytest.mark.parametrize(("alias", "value"), _cases(_ACCEPTED))
def test_accepted(alias: Any, value: Any) -> None:
    assert TypeAdapter(alias).validate_python(value, strict=True) == value


@pytest.mark.parametrize(("alias", "value"), _cases(_REFUSED))
def test_refused(alias: Any, value: Any) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(alias).validate_python(value, strict=True)


@pytest.mark.parametrize("prefix", RESERVED_PREFIXES)
def test_ids_leave_room_for_those_of_the_tei_form(prefix: str) -> None:
    with pytest.raises(ValidationError, match="ids may not begin with"):
        TypeAdapter(types.Id).validate_python(f"{prefix}x")


@pytest.mark.parametrize(
    ("alias", "value", "message"),
    [
        (types.Text, "e\u0301", "text is not in Unicode NFC; normalise it on input"),
        (types.When, "2026-02-30", "no such date or time: day is out of range for month"),
        (types.Extension, math.nan, "not a value that JSON can carry: Out of range float values"),
        (types.Confidence, 2.0, "Input should be less than or equal to 1"),
    ],
)
def test_refusals_say_why(alias: Any, value: Any, message: str) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(alias).validate_python(value)
    assert caught.value.errors()[0]["msg"].startswith(message)


def test_extensions_hold_no_number_too_long_for_python() -> None:
    with pytest.raises(ValidationError, match="JSON can carry: a number has too many digits"):
        TypeAdapter(types.Extension).validate_python([10**5000])


def test_extensions_are_no_deeper_than_json_readers_go() -> None:
    value: Any = 0
    for _ in range(198):
        value = [value]
    assert TypeAdapter(types.Extension).validate_python(value) == value
    with pytest.raises(ValidationError, match="JSON can carry: it is nested too deeply"):
        TypeAdapter(types.Extension).validate_python([value])
