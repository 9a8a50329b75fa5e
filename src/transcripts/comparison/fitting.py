"""Whether changes fit the document they are applied to."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from pydantic import ValidationError

from transcripts.comparison.changes import (
    AgentsMerged,
    AgentSplit,
    Change,
    PlainChange,
    SpeakerChanged,
)
from transcripts.comparison.differing import differing, fields_of
from transcripts.errors import PatchError
from transcripts.model import Identified, Model
from transcripts.model.wording import shown, worded

_C = TypeVar("_C", bound=Model)
_M = TypeVar("_M", bound=Model)


class Bundle:
    """Changes by kind; the consequences of a change count as changes."""

    def __init__(self, changes: Iterable[Change]) -> None:
        self._by_kind: dict[type[Model], list[Any]] = {}
        for change in _plain(changes):
            self._by_kind.setdefault(type(change), []).append(change)

    def of(self, kind: type[_C]) -> list[_C]:
        """All changes of a kind."""
        return self._by_kind.get(kind, [])


def _plain(changes: Iterable[Change]) -> Iterator[PlainChange]:
    for change in changes:
        if not isinstance(change, AgentsMerged | AgentSplit):
            yield change
        if isinstance(change, AgentsMerged | AgentSplit | SpeakerChanged):
            yield from _plain(change.consequences)


def check(fits: bool, where: str, reason: str) -> None:  # noqa: FBT001 - reads like assert
    """Refuse the changes unless something holds.

    Raises:
        PatchError: If it does not.
    """
    if not fits:
        raise PatchError(where, reason)


def check_at(records: Sequence[Identified], index: int, expected: Identified) -> None:
    """Refuse the changes unless a record stands, as it is expected, at its place in a list.

    Raises:
        PatchError: If it does not.
    """
    where = expected.id
    check(index < len(records), where, f"it should be number {index + 1} of {len(records)}")
    found = records[index]
    check(found.id == where, where, f"at its place stands {found.id!r}")
    check_same(found, expected)


def check_same(found: Identified, expected: Identified) -> None:
    """Refuse the changes unless a record is as it is expected.

    Raises:
        PatchError: If it is not.
    """
    names = sorted(differing(found, expected))
    check_fields(found, fields_of(expected, names), expected.id)


def check_fields(record: Model, expected: dict[str, Any], where: str) -> None:
    """Refuse the changes unless some fields have the values in JSON that they should have.

    Raises:
        PatchError: If they have not, or there is no such field.
    """
    for name in expected:
        check(name in type(record).model_fields, where, f"it has no field {name!r}")
    found = fields_of(record, expected)
    for name, value in expected.items():
        if _canonical(found[name]) != _canonical(value):
            raise PatchError(where, f"its {name} is {shown(found[name])}, not {shown(value)}")


def with_fields(record: _M, fields: dict[str, Any], where: str) -> _M:
    """A record with some fields set from JSON, null standing for the default.

    Raises:
        PatchError: If that gives no valid record.
    """
    values = record.model_dump(mode="json", exclude_defaults=True)
    values = {name: value for name, value in values.items() if name not in fields}
    values |= {name: value for name, value in fields.items() if value is not None}
    try:
        return type(record).model_validate_json(json.dumps(values))
    except ValidationError as error:
        raise PatchError(where, worded(error.errors(include_url=False)[0]).message) from error


def _canonical(value: object) -> str:
    return json.dumps(value, sort_keys=True)
