"""The JSON form against our JSON Schema, as any other program would check it."""

from collections.abc import Iterator
from typing import Any

from jsonschema import Draft202012Validator

from transcripts.report import Issue
from transcripts.validation.placing import owner_of, pointer_of


def schema_issues(
    record: dict[str, Any], schema: dict[str, Any], *, known: frozenset[str]
) -> Iterator[Issue]:
    """What the schema says that was not found at one of the `known` pointers already."""
    for error in Draft202012Validator(schema).iter_errors(record):
        path = tuple(error.absolute_path)
        pointer = pointer_of(path)
        if not any(_around(pointer, other) or _around(other, pointer) for other in known):
            yield Issue(
                code="JSON-SCHEMA",
                severity="error",
                message=error.message,
                remedy="see `transcripts schema document.json`",
                where=owner_of(path, record),
                pointer=pointer,
            )


def _around(outer: str, inner: str) -> bool:
    return inner == outer or inner.startswith(outer + "/")
