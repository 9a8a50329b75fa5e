"""What somebody decided about conflicts."""

from collections.abc import Mapping
from typing import Final, Literal, Self

from pydantic import Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from transcripts.errors import ReadError
from transcripts.model import Conflict, Model, Reading, Side
from transcripts.model.types import Id, Instant, Line
from transcripts.model.wording import worded

DECISIONS_VERSION: Final = "1.0"


class Decision(Model):
    """What is to stand where the sides disagree: the reading of one, or another value."""

    take: Side | None = None
    """The side whose reading is taken."""
    instead: Reading | None = None
    """What is put there instead of any side's reading."""
    by: Line | None = None
    """Name of the person who decided."""
    when: Instant | None = None
    """Time of the decision."""
    note: Line | None = None
    """Reason or remark."""

    @model_validator(mode="after")
    def _decides(self) -> Self:
        if (self.take is None) == (self.instead is None):
            raise PydanticCustomError("no_decision", "a decision has either take or instead")
        return self

    def reading(self, conflict: Conflict) -> Reading | None:
        """What is to stand; None if the side has no reading."""
        return self.instead if self.take is None else getattr(conflict, self.take)


class Decisions(Model):
    """Decisions about the conflicts of a document."""

    decisions_version: Literal["1.0"]
    """Version of this schema; required, so that no reader has to guess."""
    decisions: dict[Id, Decision] = Field(default={})
    """The decisions, by the ids of the conflicts."""
    others: Side | None = None
    """The side that is taken for all other conflicts; null to leave them open."""

    def about(self, conflict: Conflict) -> Decision | None:
        """The decision about a conflict; None if there is none, or it is decided already."""
        if conflict.resolution is not None:
            return None
        chosen = self.decisions.get(conflict.id)
        return chosen or (Decision(take=self.others) if self.others else None)


def decisions_from(value: Side | Mapping[str, Side] | Decisions) -> Decisions:
    """Decisions, from the side to take for all conflicts or for each."""
    if isinstance(value, Decisions):
        return value
    if isinstance(value, str):
        return Decisions(decisions_version=DECISIONS_VERSION, others=value)
    chosen = {id: Decision(take=side) for id, side in value.items()}
    return Decisions(decisions_version=DECISIONS_VERSION, decisions=chosen)


def decisions_from_json(data: bytes) -> Decisions:
    """Decisions as they stand in a file.

    Raises:
        ReadError: If they do not fit their schema.
    """
    try:
        return Decisions.model_validate_json(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = "/".join(str(part) for part in first["loc"])
        raise ReadError("decisions", f"{place or 'the file'}: {worded(first).message}") from error
