"""A document with other ids that says the same."""

import json
import re
from typing import Any

from transcripts.model import COLLECTIONS, Document

_REFERENCES = (
    "id", "speaker", "source", "by", "block", "agent", "organization", "organizers", "inputs",
    "question", "claims", "answerer", "asker", "addressees", "nested_in", "subject", "object",
)  # fmt: skip


def renumbered(document: Document, *, prefix: str = "other") -> Document:
    """The document with every id replaced, also where it is referred to."""
    records = [record for name in COLLECTIONS for record in getattr(document, name)]
    ids = {record.id: f"{prefix}-{number}" for number, record in enumerate([document, *records])}
    record = json.loads(document.model_dump_json())
    return Document.model_validate_json(json.dumps(_replaced(record, ids)))


def _replaced(value: Any, ids: dict[str, str], key: str = "") -> Any:
    match value:
        case dict():
            skipped = {"extensions", "review"}
            return {k: v if k in skipped else _replaced(v, ids, k) for k, v in value.items()}
        case list():
            return [_replaced(item, ids, key) for item in value]
        case str() if key in _REFERENCES:
            return ids.get(value, value)
        case str() if key == "xml":
            return re.sub(
                r' xml:id="([^"]*)"', lambda found: _attribute(found[1], ids), value, count=1
            )
    return value


def _attribute(id: str, ids: dict[str, str]) -> str:
    return f' xml:id="{ids.get(id, id)}"'
