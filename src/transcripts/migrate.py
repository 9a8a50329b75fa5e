"""Older JSON objects to the current shape, one pure step per schema version."""

from collections.abc import Callable, Mapping
from typing import Any

from transcripts.errors import NewerSchemaError, ReadError
from transcripts.model import SCHEMA_VERSION

Step = Callable[[dict[str, Any]], dict[str, Any]]

STEPS: Mapping[str, tuple[str, Step]] = {}
"""From each older version: the next version and the step to it. 1.0 is the first."""


def to_current(
    record: dict[str, Any], *, steps: Mapping[str, tuple[str, Step]] = STEPS
) -> dict[str, Any]:
    """The object in the current schema; the same object if it already is.

    Each step adds a provenance record of activity `migrate`.

    Raises:
        ReadError: If the object names no version, or one that never was.
        NewerSchemaError: If it was written for a newer schema.
    """
    version = record.get("schema_version")
    if isinstance(version, int | float):
        raise ReadError("json", f'schema_version must be a string such as "{SCHEMA_VERSION}"')
    if not isinstance(version, str):
        raise ReadError("json", "no schema_version; add the version it was written for")
    while version != SCHEMA_VERSION:
        if version not in steps:
            raise _unknown(version)
        following, step = steps[version]
        record = _noted(step(record), version, following)
        version = following
    return record


def _unknown(version: str) -> ReadError | NewerSchemaError:
    try:
        newer = _numbers(version) > _numbers(SCHEMA_VERSION)
    except ValueError:
        newer = False
    if newer:
        return NewerSchemaError(version, SCHEMA_VERSION)
    return ReadError("json", f"schema_version {version!r} never existed; use {SCHEMA_VERSION!r}")


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def _noted(record: dict[str, Any], before: str, after: str) -> dict[str, Any]:
    taken = {entry.get("id") for entry in record.get("provenance", ())}
    number = next(n for n in range(1, len(taken) + 2) if f"migrate{n}" not in taken)
    entry = {
        "id": f"migrate{number}",
        "activity": "migrate",
        "tool": "transcripts.migrate",
        "notes": [f"schema {before} to {after}"],
    }
    return {
        **record,
        "schema_version": after,
        "provenance": [*record.get("provenance", ()), entry],
    }
