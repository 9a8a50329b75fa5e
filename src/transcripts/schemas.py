"""The published schemas: in the wheel beside the code, in a source checkout in `schema/`."""

import functools
import json
from pathlib import Path
from typing import Any

from transcripts.errors import UnknownSchemaError

VERSION = "1.0"
"""The newest schema version, and the one that this program writes."""


def names() -> tuple[str, ...]:
    """Names of the files of the newest version, sorted."""
    return tuple(sorted(path.name for path in _folder().iterdir() if path.is_file()))


def load(name: str) -> bytes:
    """One of the files.

    Raises:
        UnknownSchemaError: If there is none of that name.
    """
    if name not in names():
        raise UnknownSchemaError(name, names())
    return (_folder() / name).read_bytes()


@functools.cache
def json_schema(name: str = "document.json") -> dict[str, Any]:
    """A JSON Schema, parsed; shared, so leave it as it is.

    Raises:
        UnknownSchemaError: If there is none of that name.
    """
    schema: dict[str, Any] = json.loads(load(name))
    return schema


@functools.cache
def _folder() -> Path:
    here = Path(__file__).parent
    places = (here / "schema" / VERSION, here.parents[1] / "schema" / VERSION)
    return next((place for place in places if place.is_dir()), places[0])
