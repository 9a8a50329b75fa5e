"""Whether every field of a record is there, known, and of its type."""

import json
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from transcripts.model import Document
from transcripts.model.wording import shown, worded
from transcripts.report import Issue
from transcripts.validation.placing import owner_of, pointer_of
from transcripts.validation.soundness import Path


def built(record: dict[str, Any]) -> Document | ValidationError:
    """The document without a look at its invariants, or what is wrong with its fields."""
    try:
        return Document.model_validate_json(json.dumps(record), context={"invariants": False})
    except ValidationError as error:
        return error


def wrong_paths(error: ValidationError) -> frozenset[Path]:
    """Where the wrong fields are."""
    return frozenset(_path_of(details["loc"]) for details in error.errors(include_url=False))


def issues_of(error: ValidationError, record: dict[str, Any]) -> Iterator[Issue]:
    """One issue for each wrong field."""
    for details in error.errors(include_url=False):
        wording = worded(details)
        path = _path_of(details["loc"])
        yield Issue(
            code=wording.code,
            severity="error",
            message=wording.message,
            remedy=wording.remedy,
            where=owner_of(path, record),
            pointer=pointer_of(path),
            expected=wording.expected,
            found=None if details["type"] == "missing" else shown(details["input"]),
        )


def _path_of(location: Path) -> Path:
    # pydantic marks a wrong key by one step more.
    return location[:-1] if location and location[-1] == "[key]" else location
