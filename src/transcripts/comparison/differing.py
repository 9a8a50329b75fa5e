"""Which fields of two records differ, to the byte of their JSON."""

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import JsonValue

from transcripts.model import Model


def differing(one: Model, other: Model) -> Iterator[str]:
    """Names of the fields in which two records of a type differ, but for their ids."""
    for name in type(one).model_fields:
        mine, theirs = getattr(one, name), getattr(other, name)
        if name != "id" and (mine != theirs or _signs(name, mine) != _signs(name, theirs)):
            yield name


def fields_of(record: Model, names: Iterable[str]) -> dict[str, JsonValue]:
    """Some fields in JSON, null where they have their default."""
    names = tuple(names)
    values = record.model_dump(mode="json", include=set(names), exclude_defaults=True)
    return {name: values.get(name) for name in names}


def _signs(name: str, value: Any) -> str:
    """What tells -0.0 from 0.0, which are equal but written differently."""
    if name == "anchors":
        return repr([anchor.confidence for anchor in value])
    return repr(value) if name == "confidence" else ""
