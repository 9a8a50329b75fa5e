"""The one way in which a document is written as JSON: what digests and patches are made on."""

import hashlib
import json
from typing import Any

from transcripts.model import Document


def json_record(document: Document) -> dict[str, Any]:
    """A document as JSON objects, fields at their default left out, extension keys sorted."""
    record = document.model_dump(mode="json", exclude_defaults=True)
    if document.extensions:
        record["extensions"] = json.loads(json.dumps(document.extensions, sort_keys=True))
    return {"schema_version": record["schema_version"], **record}


def json_bytes(document: Document) -> bytes:
    """The bytes of a document's JSON form: indented, one final line end."""
    return json.dumps(json_record(document), ensure_ascii=False, indent=1).encode() + b"\n"


def digest(document: Document) -> str:
    """The SHA-256 of a document's JSON form, as `sha256sum` gives it for the file."""
    return hashlib.sha256(json_bytes(document)).hexdigest()
