"""What two versions of a document disagree on, kept until somebody decides.

The document itself always shows one of the readings, so it stays whole and valid; the conflict
holds them all.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from transcripts.model.fault import Fault
from transcripts.model.records import Identified, TextSpan
from transcripts.model.types import Id, Instant, Line, Model, ReadingValue

if TYPE_CHECKING:
    from transcripts.model.document import Document
    from transcripts.model.records import Block

ConflictKind = Literal[
    "token", "speaker", "segmentation", "order", "time", "claim", "question", "metadata",
    "delete_edit",
]  # fmt: skip
"""Words; who speaks; where blocks begin and end; where they stand; times; claims and relations;
questions and answers; agents, sources and all else; taken out by one and changed by the other."""
Side = Literal["base", "ours", "theirs"]
"""The common ancestor, the version merged into, the version merged."""
Part = Literal[
    "document", "event", "extensions", "sources", "agents", "blocks", "claims", "questions",
    "answers", "relations", "provenance",
]  # fmt: skip
"""A list of the document, or what it says as a whole."""


class Reading(Model):
    """What one side has at the place of a conflict."""

    value: ReadingValue
    """Words; an object of fields; blocks; or null if the side has nothing there."""


class Resolution(Model):
    """That somebody decided, and who."""

    by: Line | None = None
    """Name of the person."""
    when: Instant | None = None
    """Time of the decision."""
    note: Line | None = None
    """Reason or remark."""


class Conflict(Identified):
    """Something that both sides of a merge changed, and not in the same way.

    It is about a stretch of text (`words`), about blocks as a whole (`blocks`), or about a record
    or some fields of it (`part`, `record`, `fields`). The readings are then text; lists of blocks,
    or for `order` an object that says what they come `after`; objects of fields.
    """

    kind: ConflictKind
    """What they disagree on."""
    words: TextSpan | None = None
    """The words that stand there now; start and end are equal if none do."""
    blocks: tuple[Id, ...] = ()
    """The blocks that stand there now."""
    part: Part | None = None
    """Where the record is, if the conflict is about one."""
    record: Id | None = None
    """The record; null if the document does not hold it now, or has only one."""
    fields: tuple[Line, ...] = ()
    """The fields of it; none if they disagree on all of it."""
    stands: Side | None = Field(...)
    """Whose reading the document shows; null if another was put there."""
    base: Reading | None = None
    """What the common ancestor has; null if there is none."""
    ours: Reading
    """What our side has."""
    theirs: Reading
    """What their side has."""
    resolution: Resolution | None = None
    """The decision; null while the conflict is open."""

    @model_validator(mode="after")
    def _is_about_one_thing(self) -> Self:
        subjects = (self.words is not None) + bool(self.blocks) + (self.part is not None)
        if subjects != 1 or (self.part is None and (self.record or self.fields)):
            message = "a conflict is about words, or blocks, or a part of the document"
            raise PydanticCustomError("conflict_subject", message)
        return self


def conflicts_are_in_place(document: Document) -> Iterator[Fault]:
    """What a conflict is about is there, and the words it names stand where it says."""
    if not document.conflicts:
        return
    blocks = {block.id: block for block in document.blocks}
    for index, conflict in enumerate(document.conflicts):
        place = f"/conflicts/{index}"
        if conflict.words is not None and not _stand(conflict.words, blocks):
            yield _fault(conflict, f"{place}/words", "its words do not stand where it says")
        if missing := [id for id in conflict.blocks if id not in blocks]:
            yield _fault(conflict, f"{place}/blocks", f"there is no block {missing[0]!r}")
        if conflict.record is not None and conflict.record not in _ids_in(document, conflict.part):
            message = f"there is no {conflict.record!r} in its part of the document"
            yield _fault(conflict, f"{place}/record", message)
        if conflict.stands == "base" and conflict.base is None:
            yield _fault(conflict, f"{place}/stands", "it has no reading of the base")


def _stand(words: TextSpan, blocks: dict[str, Block]) -> bool:
    block = blocks.get(words.block)
    return (
        block is not None
        and words.start <= words.end <= len(block.text)
        and block.text[words.start : words.end] == words.quote
    )


def _ids_in(document: Document, part: Part | None) -> set[str]:
    if part is None or part in ("document", "event", "extensions"):
        return set()
    return {record.id for record in getattr(document, part)}


def _fault(conflict: Conflict, pointer: str, message: str) -> Fault:
    return Fault(
        code="CONFLICT-PLACE",
        where=conflict.id,
        pointer=pointer,
        message=message,
        remedy="correct the conflict, or remove it if it was decided",
    )
