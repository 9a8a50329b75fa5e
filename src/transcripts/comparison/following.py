"""Records as they follow from the changes of what they refer to."""

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar, cast

from transcripts.comparison.carrying import Carrier
from transcripts.model import (
    Affiliation,
    Agent,
    Answer,
    Attribution,
    Block,
    Claim,
    Event,
    Model,
    Provenance,
    Question,
    Relation,
    Source,
)

_M = TypeVar("_M", bound=Model)

_Fields = Mapping[str, Any]


def followed(record: _M, carrier: Carrier) -> _M:
    """A record with its ids, references and spans taken over to the other document.

    It is not validated: what refers to nothing there is left empty.
    """
    changes = dict(_RULES[type(record)](cast(Any, record), carrier))
    if "id" in type(record).model_fields:
        own = record.id  # type: ignore[attr-defined]
        changes["id"] = carrier.reference(own)
    if "by" in type(record).model_fields:
        changes["by"] = carrier.one(record.by)  # type: ignore[attr-defined]
    return record.model_copy(update=changes)


def followed_block(block: Block, carrier: Carrier, *, text: str) -> Block:
    """A block that is still one, with its new text; not validated."""
    id = carrier.reference(block.id)
    return block.model_copy(
        update={
            "id": id,
            "text": text,
            "speaker": carrier.one(block.speaker),
            "source": carrier.one(block.source),
            "anchors": carrier.anchors(block),
            "xml": block.xml and _with_id(block.xml, block.id, id),
        }
    )


def _with_id(xml: str, old: str, new: str) -> str:
    """A foreign element whose root has another id."""
    end = xml.index(">")
    start = xml[:end]
    return re.sub(f' xml:id="{re.escape(old)}"', f' xml:id="{new}"', start, count=1) + xml[end:]


def _source(record: Source, carrier: Carrier) -> _Fields:  # noqa: ARG001 - refers to nothing
    return {}


def _provenance(record: Provenance, carrier: Carrier) -> _Fields:
    return {"inputs": carrier.several(record.inputs)}


def _event(record: Event, carrier: Carrier) -> _Fields:
    return {"organizers": carrier.several(record.organizers)}


def _agent(record: Agent, carrier: Carrier) -> _Fields:
    def moved(affiliation: Affiliation) -> Affiliation:
        organization = carrier.one(affiliation.organization)
        return affiliation.model_copy(update={"organization": organization})

    return {"affiliations": tuple(moved(affiliation) for affiliation in record.affiliations)}


def _claim(record: Claim, carrier: Carrier) -> _Fields:
    def moved(link: Attribution) -> Attribution:
        return Attribution(
            agent=carrier.one(link.agent),
            mention=carrier.spans(link.mention),
            cue=carrier.spans(link.cue),
        )

    return {
        "content": carrier.spans(record.content),
        "attribution": tuple(moved(link) for link in record.attribution),
        "nested_in": carrier.one(record.nested_in),
        "carried_from": carrier.spans(record.carried_from),
    }


def _question(record: Question, carrier: Carrier) -> _Fields:
    return {
        "content": carrier.spans(record.content),
        "asker": carrier.one(record.asker),
        "addressees": carrier.several(record.addressees),
        "cue": carrier.spans(record.cue),
    }


def _answer(record: Answer, carrier: Carrier) -> _Fields:
    return {
        "question": carrier.reference(record.question),
        "claims": carrier.several(record.claims),
        "content": carrier.spans(record.content),
        "answerer": carrier.one(record.answerer),
    }


def _relation(record: Relation, carrier: Carrier) -> _Fields:
    return {
        "subject": carrier.reference(record.subject),
        "object": carrier.reference(record.object),
    }


_RULES: Mapping[type[Model], Callable[[Any, Carrier], _Fields]] = {
    Source: _source,
    Provenance: _provenance,
    Event: _event,
    Agent: _agent,
    Claim: _claim,
    Question: _question,
    Answer: _answer,
    Relation: _relation,
}
