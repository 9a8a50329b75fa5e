"""Scalar types of the model, and the base of its records.

The patterns use only escapes that mean the same in Rust, Python and ECMAScript regular
expressions, so that every JSON Schema validator judges alike.
"""

import datetime
import json
import unicodedata
from typing import Annotated, Any, Self

from pydantic import AfterValidator, ConfigDict, Field, JsonValue
from pydantic_core import PydanticCustomError, from_json
from typing_extensions import TypeAliasType

from transcripts.described import Described

RESERVED_PREFIXES = (
    "tax.", "kind.", "role.", "mode.", "polarity.", "certainty.", "act.", "form.",
    "completeness.", "activity.", "unit.", "access.", "time.", "wit.",
)  # fmt: skip
"""Beginnings of ids that the TEI form makes for itself: categories, points in time, witnesses."""

MAX_TEXT = 2_000_000
"""Code points in one text at most: XML parsers with safe limits read 10 MB, four bytes each."""

_NAME_START = (
    r"A-Z_a-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u0131\u0134-\u013E\u0141-\u0148\u014A-\u017E"
    r"\u0180-\u01C3\u0391-\u03A1\u03A3-\u03CE\u0401-\u040C\u040E-\u044F\u0451-\u045C\u0531-\u0556"
    r"\u0561-\u0586\u05D0-\u05EA\u0621-\u063A\u0905-\u0939\u0E01-\u0E2E\u10D0-\u10F6\u1E00-\u1E9B"
    r"\u1EA0-\u1EF9\u3041-\u3094\u30A1-\u30FA\u4E00-\u9FA5\uAC00-\uD7A3"
)
# Letters that names may hold in every edition of XML: validators still refuse the newer ones.
_NAME = rf"[{_NAME_START}][{_NAME_START}\-.0-9\u00B7]*"
_URI = (
    r"[A-Za-z][A-Za-z0-9+.\-]*:([A-Za-z0-9\-._~:/?@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+"
    r"(#([A-Za-z0-9\-._~:/?@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*)?"
)
_DATE = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
_TIME = r"T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?"
# No further west than places lie: jing refuses what comes after -13:00.
_ZONE = r"(Z|\+(0[0-9]|1[0-3]):[0-5][0-9]|\+14:00|-(0[0-9]|1[0-2]):[0-5][0-9])"
_DAY_TIME = rf"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}{_TIME}"


def _nfc(text: str) -> str:
    if not (text.isascii() or unicodedata.is_normalized("NFC", text)):
        raise PydanticCustomError("not_nfc", "text is not in Unicode NFC; normalise it on input")
    return text


def _unreserved(name: str) -> str:
    if "." in name and name.startswith(RESERVED_PREFIXES):
        raise PydanticCustomError(
            "reserved_id", "ids may not begin with {prefixes}", {"prefixes": RESERVED_PREFIXES}
        )
    return _nfc(name)


def _on_the_calendar(when: str) -> str:
    day, _, time = when.partition("T")
    try:
        datetime.date.fromisoformat(day + "0001-01-01"[len(day) :])
        if time:
            datetime.time.fromisoformat(time)
    except ValueError as error:
        raise PydanticCustomError(
            "no_such_date", "no such date or time: {reason}", {"reason": str(error)}
        ) from error
    return when


def _interchangeable(value: JsonValue) -> JsonValue:
    return _json_at(2, value)


def _readable(value: JsonValue) -> JsonValue:
    return _json_at(4, value)


def _json_at(depth: int, value: JsonValue) -> JsonValue:
    """The value, if it can stand so deep in a document: JSON readers limit the depth."""
    try:
        written = json.dumps(value, allow_nan=False, ensure_ascii=False)
        from_json(f"{'[' * depth}{written}{']' * depth}".encode())
    except (ValueError, RecursionError) as error:
        raise PydanticCustomError(
            "not_json", "not a value that JSON can carry: {reason}", {"reason": _reason(error)}
        ) from error
    return value


def _reason(error: Exception) -> str:
    message = str(error)
    if "recursion" in message:
        return "it is nested too deeply"
    return "a number has too many digits" if "digits" in message else message


Text = TypeAliasType(
    "Text",
    Annotated[
        str,
        Field(pattern=r"^[^\x00-\x08\x0B-\x1F\uFFFE\uFFFF]*$", max_length=MAX_TEXT),
        AfterValidator(_nfc),
    ],
)
"""Running text: Unicode NFC, line ends as LF, no character that XML 1.0 cannot carry."""

Line = TypeAliasType(
    "Line",
    Annotated[
        str,
        Field(
            pattern=r"^[^\x00-\x20\uFFFE\uFFFF]([^\x00-\x1F\uFFFE\uFFFF]*[^\x00-\x20\uFFFE\uFFFF])?$"
        ),
        AfterValidator(_nfc),
    ],
)
"""Text on one line, not empty, with no blank at either end: a name, a title, a label."""

Id = TypeAliasType("Id", Annotated[str, Field(pattern=rf"^{_NAME}$"), AfterValidator(_unreserved)])
"""An identifier, unique in its document and valid as an `xml:id` (an NCName)."""

Uri = TypeAliasType("Uri", Annotated[str, Field(pattern=rf"^{_URI}$")])
"""An absolute URI (RFC 3986)."""

Reference = TypeAliasType(
    "Reference", Annotated[str, Field(pattern=rf"^({_NAME}|{_URI})$"), AfterValidator(_nfc)]
)
"""The id of a record of this document, or a URI of one elsewhere (it holds a colon)."""

LanguageTag = TypeAliasType(
    "LanguageTag", Annotated[str, Field(pattern=r"^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$")]
)
"""A BCP 47 language tag."""

When = TypeAliasType(
    "When",
    Annotated[
        str,
        Field(pattern=rf"^({_DATE}|{_DAY_TIME}{_ZONE}?)$"),
        AfterValidator(_on_the_calendar),
    ],
)
"""A year, month, day, or date and time, as W3C XML Schema writes them; as exact as is known."""

Instant = TypeAliasType(
    "Instant",
    Annotated[str, Field(pattern=rf"^{_DAY_TIME}{_ZONE}$"), AfterValidator(_on_the_calendar)],
)
"""A date and time with its offset from UTC (`Z` or `+hh:mm`)."""

Sha256 = TypeAliasType("Sha256", Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")])
"""A SHA-256 digest in lower-case hexadecimal."""

MediaType = TypeAliasType(
    "MediaType",
    Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9!#$&^_.+\-]*/[a-z0-9][a-z0-9!#$&^_.+\-]*$")],
)
"""An Internet media type without parameters, such as `text/vtt`."""

Rule = TypeAliasType("Rule", Annotated[str, Field(pattern=r"^[a-z][a-z0-9_.\-]*$")])
"""Name of the rule or model that made a record, such as `claim.reporting-verb`."""

ExtensionKey = TypeAliasType(
    "ExtensionKey", Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_.\-]*:[A-Za-z0-9_.\-]+$")]
)
"""A namespaced key, `prefix:name`, of what others need to carry."""

Extension = TypeAliasType("Extension", Annotated[JsonValue, AfterValidator(_interchangeable)])
"""Any JSON value: no NaN or infinity, no half of a surrogate pair, at most 198 levels deep."""

ReadingValue = TypeAliasType("ReadingValue", Annotated[JsonValue, AfterValidator(_readable)])
"""Any JSON value that a side of a merge may have: at most 196 levels deep."""

Confidence = TypeAliasType("Confidence", Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)])
"""How sure the maker of a record is, 0 to 1."""

Offset = TypeAliasType("Offset", Annotated[int, Field(ge=0)])
"""A position in a block's text, in Unicode code points."""

Milliseconds = TypeAliasType("Milliseconds", Annotated[int, Field(ge=0, le=2**53 - 1)])
"""A point in time, in milliseconds from the start of the recording."""


class Model(Described):
    """Base of all records: closed, immutable, strict."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    def replace(self, **changes: Any) -> Self:
        """A copy with some fields changed, validated like any other.

        Raises:
            pydantic.ValidationError: If the changed record breaks an invariant.
        """
        return self.model_validate(dict(self) | changes)
