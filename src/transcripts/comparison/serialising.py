"""Changes as JSON: the bytes of a `changes.json`."""

import json

from pydantic import ValidationError

from transcripts.comparison.changes import CHANGES_VERSION, Changes
from transcripts.errors import NewerSchemaError, ReadError
from transcripts.model.wording import worded


def changes_to_json(changes: Changes) -> bytes:
    """Changes as JSON, indented, fields at their default left out, one final line end."""
    record = changes.model_dump(mode="json", exclude_defaults=True)
    return json.dumps(record, ensure_ascii=False, indent=1).encode() + b"\n"


def changes_from_json(data: bytes) -> Changes:
    """Read what `changes_to_json` wrote.

    Raises:
        ReadError: If it is no JSON, or holds no changes.
        NewerSchemaError: If it was written for another version.
    """
    try:
        return Changes.model_validate_json(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        version = first["input"]
        if first["loc"] == ("changes_version",) and isinstance(version, str):
            raise NewerSchemaError(version, CHANGES_VERSION) from error
        if first["type"] == "json_invalid" and isinstance(version, bytes):
            raise ReadError("changes", first["msg"]) from error
        place = "/".join(str(part) for part in first["loc"])
        message = worded(first).message
        raise ReadError("changes", f"{place}: {message}" if place else message) from error
