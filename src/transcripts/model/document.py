"""The document: one event, what was said there, and who says so."""

from typing import Final, Literal, Self

from pydantic import Field, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

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
    rights: Rights | None = None
    event: Event = Event()
    sources: tuple[Source, ...] = ()
    agents: tuple[Agent, ...] = ()
    blocks: tuple[Block, ...] = ()
    claims: tuple[Claim, ...] = ()
    questions: tuple[Question, ...] = ()
    answers: tuple[Answer, ...] = ()
    relations: tuple[Relation, ...] = ()
    provenance: tuple[Provenance, ...] = ()
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
