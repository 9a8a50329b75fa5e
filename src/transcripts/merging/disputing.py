"""Conflicts as they are found, before they have ids."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic import JsonValue

from transcripts.comparison.differing import fields_of
from transcripts.model import Block, Conflict, Identified, Model, Reading, Side, TextSpan
from transcripts.model.conflicts import ConflictKind, Part

NOTHING = object()
"""In place of a reading of a side that there is not: the base of a merge without one."""

_KINDS: dict[str, ConflictKind] = {
    "speaker": "speaker",
    "label": "speaker",
    "time": "time",
    "anchors": "time",
    "claims": "claim",
    "relations": "claim",
    "questions": "question",
    "answers": "question",
}


class Disputes:
    """Gathers conflicts."""

    def __init__(self) -> None:
        self._found: list[dict[str, Any]] = []

    def words(
        self,
        span: TextSpan,
        *,
        base: str | None,
        ours: str,
        theirs: str,
        stands: Side,
        deleted: bool,
    ) -> None:
        """Words that the sides have differently."""
        self._add(
            "delete_edit" if deleted else "token",
            stands,
            (NOTHING if base is None else base, ours, theirs),
            words=span,
        )

    def blocks(
        self, kind: ConflictKind, standing: Sequence[Block], readings: Sequence[Any], stands: Side
    ) -> None:
        """Blocks that the sides have differently; a reading is a list of blocks, or NOTHING."""
        values = (
            each if each is NOTHING else [_json(block) for block in each] for each in readings
        )
        self._add(kind, stands, tuple(values), blocks=tuple(block.id for block in standing))

    def order(self, moved: Sequence[str], after: Sequence[Any]) -> None:
        """Blocks that stand at different places; each side has a block that they come after."""
        values = (each if each is NOTHING else {"after": each} for each in after)
        self._add("order", "ours", tuple(values), blocks=tuple(moved))

    def fields(
        self,
        part: Part,
        record: str | None,
        names: Iterable[str],
        sides: Sequence[Any],
        *,
        stands: Side | None = "ours",
    ) -> None:
        """Fields that differ; a side is a record or NOTHING."""
        fields = tuple(names)
        values = (each if each is NOTHING else fields_of(each, fields) for each in sides)
        kind = _KINDS.get(fields[0], "metadata") if part == "blocks" else kind_of(part)
        self._add(kind, stands, tuple(values), part=part, record=record, fields=fields)

    def values(
        self, part: Part, fields: Sequence[str], values: Sequence[Any], *, stands: Side = "ours"
    ) -> None:
        """Fields of the document as a whole that differ, as JSON."""
        self._add("metadata", stands, tuple(values), part=part, fields=tuple(fields))

    def records(
        self,
        part: Part,
        record: str | None,
        sides: Sequence[Any],
        *,
        stands: Side | None,
        deleted: bool = False,
    ) -> None:
        """A record that not all sides have; a side is a record, None or NOTHING."""
        values = (each if each is NOTHING or each is None else _json(each) for each in sides)
        kind = "delete_edit" if deleted else kind_of(part)
        self._add(kind, stands, tuple(values), part=part, record=record)

    def conflicts(
        self, ids: Iterable[str], places: Mapping[str, int], records: Mapping[str, set[str]]
    ) -> tuple[Conflict, ...]:
        """All conflicts: those of the text in its order, then the others.

        Args:
            ids: New ids.
            places: The index of each block.
            records: The ids in each list of the document.
        """
        # Fields of a record that could not stay are in the conflict about all of it.
        standing = (
            entry
            for entry in self._found
            if entry.get("record") is None or entry["record"] in records.get(entry["part"], places)
        )
        ordered = sorted(standing, key=lambda entry: _place(entry, places))
        return tuple(Conflict(id=id, **entry) for id, entry in zip(ids, ordered, strict=False))

    def __len__(self) -> int:
        return len(self._found)

    def _add(
        self,
        kind: ConflictKind,
        stands: Side | None,
        values: Sequence[JsonValue | object],
        **what: Any,
    ) -> None:
        base, ours, theirs = (
            None if value is NOTHING else Reading(value=value)  # type: ignore[arg-type]
            for value in values
        )
        readings = {"base": base, "ours": ours, "theirs": theirs}
        self._found.append({"kind": kind, "stands": stands, **readings, **what})


def _place(entry: Mapping[str, Any], places: Mapping[str, int]) -> tuple[int, int]:
    """Where a conflict is in the text; after it if it is about something else."""
    words, blocks = entry.get("words"), entry.get("blocks", ())
    block = words.block if words else str(next(iter(blocks), entry.get("record")))
    return places.get(block, len(places)), words.start if words else -1


def kind_of(part: Part) -> ConflictKind:
    """The kind of conflicts about records of a part of the document."""
    return _KINDS.get(part, "metadata")


def _json(record: Model | Identified) -> dict[str, JsonValue]:
    return record.model_dump(mode="json", exclude_defaults=True)
