"""The document as JSON: the model's own serialisation, fields at their default left out."""

import functools
import json
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from transcripts.canonical import json_bytes
from transcripts.errors import ReadError
from transcripts.formats import Format, Parsed, Place, Reading, ReadOptions, Sniff, Written
from transcripts.formats._invalid import unreadable
from transcripts.formats._json_places import places
from transcripts.migrate import to_current
from transcripts.model import Document


def sniff(head: bytes) -> Sniff:
    """Ours if it is an object that names a schema version and has no other speech in it."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return Sniff.CERTAIN if start[:1] == b"{" and b'"schema_version"' in head else Sniff.NO


def parse(data: bytes) -> Parsed:
    """The object in the file, in the current schema, and the line of each value.

    Raises:
        ReadError: If it is not JSON, repeats a key, or is no object.
        NewerSchemaError: If it was written for a newer schema.
    """
    text = _decoded(data)
    record = _loaded(text)
    return Parsed(to_current(record), _Places(text))


def read(data: bytes, options: ReadOptions) -> Reading:  # noqa: ARG001 - the file says it all
    """Read a document.

    Raises:
        ReadError: If it is not JSON, or not a valid document.
        NewerSchemaError: If it was written for a newer schema.
    """
    parsed = parse(data)
    try:
        return Reading(Document.model_validate_json(json.dumps(parsed.record)))
    except ValidationError as error:
        raise unreadable(error, parsed, format_name="json") from error


def write(document: Document) -> Written:
    """Write a document, indented, extension keys sorted, one final line end."""
    return Written(json_bytes(document))


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ReadError("json", "JSON must be UTF-8; save it in that encoding", line) from error


def _loaded(text: str) -> dict[str, Any]:
    if not text.strip():
        raise ReadError("json", "the file is empty")
    try:
        record = json.loads(text, object_pairs_hook=_unrepeated, parse_constant=_refused)
    except json.JSONDecodeError as error:
        raise ReadError("json", f"{error.msg} (column {error.colno})", error.lineno) from error
    except ValueError as error:
        raise ReadError("json", "a number in it has too many digits; shorten it") from error
    except RecursionError as error:
        raise ReadError("json", "its values are nested too deeply; flatten them") from error
    if not isinstance(record, dict):
        raise ReadError("json", "a document is an object, { … }")
    return record


def _unrepeated(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record = dict(pairs)
    if len(record) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        reason = f"an object has the key {twice!r} twice; one value would be lost"
        raise ReadError("json", reason)
    return record


def _refused(name: str) -> None:
    raise ReadError("json", f"{name} is not JSON")


class _Places(Mapping[str, Place]):
    """Places by JSON pointer, looked up in the text when first asked for."""

    def __init__(self, text: str) -> None:
        self._text = text

    @functools.cached_property
    def _found(self) -> dict[str, Place]:
        return places(self._text)

    def __getitem__(self, pointer: str) -> Place:
        return self._found[pointer]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


FORMAT = Format(
    name="json",
    title="JSON of this schema",
    suffixes=(".transcript.json", ".json"),
    media_type="application/json",
    sniff=sniff,
    read=read,
    write=write,
    parse=parse,
)
