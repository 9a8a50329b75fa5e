"""What a model is asked to answer: quoted words and who they come from, as JSON."""

import re
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from transcripts.model.records import Act, AgentKind, Form, Mode, Role

_FENCE = re.compile(r"\s*```(?:json)?\s*\n(.*)\n\s*```\s*", re.DOTALL)


class _Said(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class AgentSaid(_Said):
    """Somebody who speaks, is cited or is mentioned."""

    id: str
    name: str | None = None
    kind: AgentKind = "person"
    described: bool = False
    other_names: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    role: Role | None = None
    organization: str | None = None
    position: str | None = None


class ClaimSaid(_Said):
    """Something that somebody is reported to have said."""

    block: int
    content: tuple[str, ...] = Field(min_length=1)
    source: str | None = None
    source_words: str | None = None
    cue: str | None = None
    mode: Mode = "indirect"
    negated: bool = False
    hedged: bool = False
    act: Act | None = None
    inside: int | None = None


class AnswerSaid(_Said):
    """Words that answer a question."""

    block: int
    content: tuple[str, ...] = Field(min_length=1)
    answerer: str | None = None


class QuestionSaid(_Said):
    """Something put to somebody."""

    block: int
    content: tuple[str, ...] = Field(min_length=1)
    asker: str | None = None
    asker_words: str | None = None
    addressees: tuple[str, ...] = ()
    form: Form = "verbatim"
    from_audience: bool = False
    cue: str | None = None
    answers: tuple[AnswerSaid, ...] = ()


class EventSaid(_Said):
    """What took place."""

    title: str | None = None
    kind: str | None = None
    venue: str | None = None
    place: str | None = None


class Said(_Said):
    """All that the model says of one part of a document."""

    agents: tuple[AgentSaid, ...]
    claims: tuple[ClaimSaid, ...]
    questions: tuple[QuestionSaid, ...]
    event: EventSaid | None = None


def said_in(text: str) -> Said:
    """The answer in what a model wrote: JSON, at most with a fence round it.

    Raises:
        pydantic.ValidationError: If it is something else.
    """
    fenced = _FENCE.fullmatch(text)
    return Said.model_validate_json(fenced[1] if fenced else text)


def schema() -> dict[str, Any]:
    """The JSON Schema of an answer as servers want it: every field required, no other allowed."""
    made = Said.model_json_schema()
    for part in (made, *made["$defs"].values()):
        if "properties" in part:
            part["required"] = list(part["properties"])
            part["additionalProperties"] = False
            part.pop("description", None)
            for field in part["properties"].values():
                for unwanted in ("default", "title", "minItems"):
                    field.pop(unwanted, None)
    return made
