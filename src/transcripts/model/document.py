"""The document: one event, what was said there, and who says so."""

from typing import Final, Literal, Self

from pydantic import Field, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from transcripts.model.conflicts import Conflict
from transcripts.model.invariants import faults
from transcripts.model.records import (
    Agent,
    Answer,
    Block,
    Claim,
    Event,
    Identified,
    Identifier,
    Provenance,
    Question,
    Relation,
    Rights,
    Source,
)
from transcripts.model.types import Extension, ExtensionKey, LanguageTag

SCHEMA_VERSION: Final = "1.0"


class Document(Identified):
    """An event report or transcript with its agents, claims and questions.

    Everything is immutable; `replace` makes a changed copy and validates it again.

    Raises:
        pydantic.ValidationError: If a field or an invariant is broken. The invariants are
            skipped with the validation context `{"invariants": False}`, so that
            `transcripts.validate` can report every fault instead.
    """

    schema_version: Literal["1.0"]
    """Version of this schema; required, so that no reader has to guess."""
    language: LanguageTag | None = None
    """Main language of the text."""
    identifiers: tuple[Identifier, ...] = ()
    """DOI, handle, call number."""
    rights: Rights | None = None
    """Licence, holder and access."""
    event: Event = Event()
    """What took place."""
    sources: tuple[Source, ...] = ()
    """What the text came from."""
    agents: tuple[Agent, ...] = ()
    """Everyone who speaks, is cited or belongs to the event."""
    blocks: tuple[Block, ...] = ()
    """The text in reading order, all of it."""
    claims: tuple[Claim, ...] = ()
    """Who is reported to have said what."""
    questions: tuple[Question, ...] = ()
    """What was put to somebody."""
    answers: tuple[Answer, ...] = ()
    """What was said to the questions."""
    relations: tuple[Relation, ...] = ()
    """How claims stand to each other."""
    provenance: tuple[Provenance, ...] = ()
    """What made and changed the records, oldest first."""
    conflicts: tuple[Conflict, ...] = ()
    """What the versions that were merged disagree on."""
    extensions: dict[ExtensionKey, Extension] = Field(default={})
    """What others need to carry, under namespaced keys (`prefix:name`)."""

    @model_validator(mode="after")
    def _holds_together(self, info: ValidationInfo) -> Self:
        if info.context and info.context.get("invariants") is False:
            return self
        found = tuple(faults(self))
        if found:
            raise PydanticCustomError(
                "invariant",
                "{text}",
                {"text": "; ".join(str(fault) for fault in found), "faults": found},
            )
        return self
