"""What merged versions disagree on: an apparatus beside the text, which shows one reading."""

import json
from collections.abc import Iterator
from typing import get_args

from pydantic import TypeAdapter, ValidationError

from transcripts.formats.tei.markup import around, element, pointers, ranges
from transcripts.formats.tei.vocabulary import WITNESSES
from transcripts.model import Conflict, Document, Reading, Side
from transcripts.model.types import Text

_TEXT: TypeAdapter[str] = TypeAdapter(Text)


def conflicts(document: Document) -> Iterator[str]:
    """The lines of the witnesses and of `listApp`; none if there is no conflict."""
    if not document.conflicts:
        return
    witnesses = (
        element("witness", meaning, {"xml:id": f"wit.{side}"})
        for side, meaning in WITNESSES.items()
    )
    yield from around("listWit", witnesses)
    entries = (line for conflict in document.conflicts for line in _entry(conflict))
    yield from around("listApp", entries, {"type": "conflicts"})


def _entry(conflict: Conflict) -> Iterator[str]:
    words = conflict.words
    targets = (conflict.record,) if conflict.record else conflict.blocks
    attributes = {
        "xml:id": conflict.id,
        "type": "conflict",
        "subtype": conflict.kind,
        "from": None if words is None else ranges((words,)),
        "loc": conflict.part,
        "corresp": pointers(targets),
    }
    yield from around("app", (*_readings(conflict), *_notes(conflict)), attributes)


def _readings(conflict: Conflict) -> Iterator[str]:
    sides: tuple[Side, ...] = get_args(Side)
    decided = conflict.resolution is not None
    for side in sorted(sides, key=lambda side: side != conflict.stands):
        reading: Reading | None = getattr(conflict, side)
        if reading is None:
            continue
        stands = side == conflict.stands
        value = reading.value
        plain = conflict.words is not None and isinstance(value, str) and _fits(value)
        attributes = {
            "wit": f"#wit.{side}",
            "type": None if plain else "json",
            "subtype": "stands" if stands and not decided else None,
        }
        text = str(value) if plain else json.dumps(value)
        yield element("lem" if stands and decided else "rdg", text, attributes)


def _fits(value: str) -> bool:
    """Whether text can stand in XML as it is."""
    try:
        _TEXT.validate_python(value)
    except ValidationError:
        return False
    return True


def _notes(conflict: Conflict) -> Iterator[str]:
    """What attributes cannot hold: the words that stand there, field names, the decision."""
    if conflict.words is not None:
        yield element("note", conflict.words.quote, {"type": "exact"})
    for field in conflict.fields:
        yield element("note", field, {"type": "field"})
    if conflict.resolution is not None:
        yield element("note", conflict.resolution.note, {"type": "decision"})
        if conflict.resolution.by is not None:
            yield element("note", conflict.resolution.by, {"type": "decided-by"})
        if conflict.resolution.when is not None:
            yield element("note", conflict.resolution.when, {"type": "decided-when"})
