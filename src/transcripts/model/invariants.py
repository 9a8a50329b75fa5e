"""What must hold in every document beyond the types of its fields.

Each rule yields `Fault`s: `Document` refuses to be made with any, `transcripts.validate`
reports them all.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from transcripts.model.conflicts import conflicts_are_in_place
from transcripts.model.fault import COLLECTIONS, Fault

if TYPE_CHECKING:
    from transcripts.model.document import Document
    from transcripts.model.records import Block, Claim, TextSpan


class _Use(NamedTuple):
    """A reference found in a record."""

    where: str
    pointer: str
    target: str
    kind: str


def faults(document: Document) -> Iterator[Fault]:
    """Every broken invariant of a document, in document order within each rule."""
    yield from ids_are_unique(document)
    yield from references_resolve(document)
    yield from spans_fit_their_blocks(document)
    yield from contents_are_in_order(document)
    yield from nested_claims_lie_inside(document)
    yield from blocks_use_their_own_fields(document)
    yield from times_are_in_order(document)
    yield from relations_join_two_claims(document)
    yield from conflicts_are_in_place(document)
    if any(block.kind == "foreign" for block in document.blocks):
        from transcripts.model.foreign import foreign_blocks_are_canonical

        yield from foreign_blocks_are_canonical(document)


def ids_are_unique(document: Document) -> Iterator[Fault]:
    """No two records share an id, nor does one share the document's."""
    seen = {document.id: "/id"}
    for collection in COLLECTIONS:
        for index, record in enumerate(getattr(document, collection)):
            pointer = f"/{collection}/{index}/id"
            if record.id in seen:
                yield Fault(
                    code="ID-DUPLICATE",
                    where=record.id,
                    pointer=pointer,
                    message=f"id {record.id!r} is already used at {seen[record.id]}",
                    remedy="give one of the records another id, also where it is referred to",
                )
            seen.setdefault(record.id, pointer)


def references_resolve(document: Document) -> Iterator[Fault]:
    """Every reference names a record of the right kind."""
    known = _ids_by_kind(document)
    for use in _uses(document):
        if use.target not in known[use.kind]:
            yield Fault(
                code="REF-DANGLING",
                where=use.where,
                pointer=use.pointer,
                message=f"refers to {use.target!r}, but no {use.kind} has that id",
                remedy=f"add the {use.kind} or correct the reference",
                found=use.target,
            )


def _ids_by_kind(document: Document) -> dict[str, set[str]]:
    return {
        "source": {source.id for source in document.sources},
        "agent": {agent.id for agent in document.agents},
        "organization": {
            agent.id for agent in document.agents if agent.kind in ("organization", "group")
        },
        "block": {block.id for block in document.blocks},
        "claim": {claim.id for claim in document.claims},
        "question": {question.id for question in document.questions},
        "provenance": {record.id for record in document.provenance},
    }


def _uses(document: Document) -> Iterator[_Use]:
    yield from _each(document.id, "/event/organizers", document.event.organizers, "agent")
    for i, agent in enumerate(document.agents):
        for j, affiliation in enumerate(agent.affiliations):
            place = f"/agents/{i}/affiliations/{j}/organization"
            yield from _one(agent.id, place, affiliation.organization, "organization")
    for i, block in enumerate(document.blocks):
        yield from _one(block.id, f"/blocks/{i}/speaker", block.speaker, "agent")
        yield from _one(block.id, f"/blocks/{i}/source", block.source, "source")
    for i, claim in enumerate(document.claims):
        yield from _one(claim.id, f"/claims/{i}/nested_in", claim.nested_in, "claim")
        for j, link in enumerate(claim.attribution):
            yield from _one(claim.id, f"/claims/{i}/attribution/{j}/agent", link.agent, "agent")
    yield from _question_uses(document)
    yield from _traces(document)
    for i, relation in enumerate(document.relations):
        for field in ("subject", "object"):
            target = getattr(relation, field)
            if ":" not in target:
                yield _Use(relation.id, f"/relations/{i}/{field}", target, "claim")
    for i, activity in enumerate(document.provenance):
        yield from _each(activity.id, f"/provenance/{i}/inputs", activity.inputs, "source")


def _traces(document: Document) -> Iterator[_Use]:
    yield from _one(document.id, "/event/by", document.event.by, "provenance")
    for collection in ("agents", "claims", "questions", "answers", "relations"):
        for i, record in enumerate(getattr(document, collection)):
            yield from _one(record.id, f"/{collection}/{i}/by", record.by, "provenance")


def _question_uses(document: Document) -> Iterator[_Use]:
    for i, question in enumerate(document.questions):
        yield from _one(question.id, f"/questions/{i}/asker", question.asker, "agent")
        place = f"/questions/{i}/addressees"
        yield from _each(question.id, place, question.addressees, "agent")
    for i, answer in enumerate(document.answers):
        yield from _one(answer.id, f"/answers/{i}/question", answer.question, "question")
        yield from _each(answer.id, f"/answers/{i}/claims", answer.claims, "claim")
        yield from _one(answer.id, f"/answers/{i}/answerer", answer.answerer, "agent")


def _one(where: str, pointer: str, target: str | None, kind: str) -> Iterator[_Use]:
    if target is not None:
        yield _Use(where, pointer, target, kind)


def _each(where: str, pointer: str, targets: Iterable[str], kind: str) -> Iterator[_Use]:
    for index, target in enumerate(targets):
        yield _Use(where, f"{pointer}/{index}", target, kind)


def spans_fit_their_blocks(document: Document) -> Iterator[Fault]:
    """Every span is not empty, lies in its block, and its quote is the text there."""
    blocks = {block.id: block for block in document.blocks}
    for where, pointer, spans in span_lists(document):
        for index, span in enumerate(spans):
            yield from _span_faults(where, f"{pointer}/{index}", span, blocks)


def span_lists(document: Document) -> Iterator[tuple[str, str, tuple[TextSpan, ...]]]:
    """Every tuple of spans, as (id of the record, JSON pointer, spans)."""
    for i, claim in enumerate(document.claims):
        yield claim.id, f"/claims/{i}/content", claim.content
        for j, link in enumerate(claim.attribution):
            yield claim.id, f"/claims/{i}/attribution/{j}/mention", link.mention
            yield claim.id, f"/claims/{i}/attribution/{j}/cue", link.cue
        yield claim.id, f"/claims/{i}/carried_from", claim.carried_from
    for i, question in enumerate(document.questions):
        yield question.id, f"/questions/{i}/content", question.content
        yield question.id, f"/questions/{i}/cue", question.cue
    for i, answer in enumerate(document.answers):
        yield answer.id, f"/answers/{i}/content", answer.content


def _span_faults(
    where: str, pointer: str, span: TextSpan, blocks: Mapping[str, Block]
) -> Iterator[Fault]:
    block = blocks.get(span.block)
    if block is None:
        yield Fault(
            code="REF-DANGLING",
            where=where,
            pointer=f"{pointer}/block",
            message=f"refers to {span.block!r}, but no block has that id",
            remedy="add the block or correct the reference",
            found=span.block,
        )
    elif not span.start < span.end <= len(block.text):
        yield _outside(where, pointer, span, block)
    elif block.text[span.start : span.end] != span.quote:
        yield _misquoted(where, pointer, span, block)


def _outside(where: str, pointer: str, span: TextSpan, block: Block) -> Fault:
    place = f"span {span.start}–{span.end} does not fit block {span.block!r}"
    return Fault(
        code="SPAN-OUTSIDE",
        where=where,
        pointer=pointer,
        message=f"{place} of {len(block.text)} characters",
        remedy="count in Unicode code points from the start of the block; end is exclusive",
    )


def _misquoted(where: str, pointer: str, span: TextSpan, block: Block) -> Fault:
    return Fault(
        code="SPAN-QUOTE",
        where=where,
        pointer=f"{pointer}/quote",
        message=f"the quote is not what stands at {span.start}–{span.end} of {span.block!r}",
        remedy="shift the span to where its quote stands, or correct the quote",
        expected=span.quote,
        found=block.text[span.start : span.end],
    )


def contents_are_in_order(document: Document) -> Iterator[Fault]:
    """The spans of one record's content stand in reading order and do not overlap."""
    place = {block.id: index for index, block in enumerate(document.blocks)}
    for where, pointer, spans in span_lists(document):
        keys = [(place.get(span.block, -1), span.start, span.end) for span in spans]
        for index, (before, after) in enumerate(itertools.pairwise(keys), start=1):
            if after[:2] < (before[0], before[2]):
                yield Fault(
                    code="SPAN-ORDER",
                    where=where,
                    pointer=f"{pointer}/{index}",
                    message="spans overlap or are not in reading order",
                    remedy="sort the spans and join those that overlap",
                )


def nested_claims_lie_inside(document: Document) -> Iterator[Fault]:
    """A nested claim's content lies inside that of the outer one, and nesting has an end."""
    claims = {claim.id: claim for claim in document.claims}
    for index, claim in enumerate(document.claims):
        outer = claims.get(claim.nested_in or "")
        if outer is None:
            continue
        if _returns_to_itself(claim, claims):
            message, remedy = "is nested in itself", "remove one of the nested_in references"
        elif not all(any(_inside(a, b) for b in outer.content) for a in claim.content):
            message = f"does not lie inside claim {outer.id!r}, in which it is nested"
            remedy = "widen the outer claim, narrow this one, or remove nested_in"
        else:
            continue
        yield Fault(
            code="NESTING",
            where=claim.id,
            pointer=f"/claims/{index}/nested_in",
            message=message,
            remedy=remedy,
        )


def _inside(inner: TextSpan, outer: TextSpan) -> bool:
    return inner.block == outer.block and outer.start <= inner.start and inner.end <= outer.end


def _returns_to_itself(claim: Claim, claims: Mapping[str, Claim]) -> bool:
    seen = {claim.id}
    step = claims.get(claim.nested_in or "")
    while step is not None and step.id not in seen:
        seen.add(step.id)
        step = claims.get(step.nested_in or "")
    return step is not None


_OWN_FIELDS = {"speaker": "turn", "label": "turn", "level": "heading", "xml": "foreign"}


def blocks_use_their_own_fields(document: Document) -> Iterator[Fault]:
    """Speaker and label belong to turns, a level to headings, XML to foreign blocks."""
    for index, block in enumerate(document.blocks):
        for field, kind in _OWN_FIELDS.items():
            if getattr(block, field) is not None and block.kind != kind:
                yield Fault(
                    code="BLOCK-FIELD",
                    where=block.id,
                    pointer=f"/blocks/{index}/{field}",
                    message=f"a block of kind {block.kind!r} has no {field}",
                    remedy=f"remove it or make the block a {kind}",
                )


def times_are_in_order(document: Document) -> Iterator[Fault]:
    """Anchors go forward in text and time inside their block; events end after their start."""
    for index, block in enumerate(document.blocks):
        if not _forward(block) or (block.anchors and block.anchors[-1].offset > len(block.text)):
            yield Fault(
                code="ANCHOR-ORDER",
                where=block.id,
                pointer=f"/blocks/{index}/anchors",
                message="anchors do not go forward in text and time, or leave the block",
                remedy="sort the anchors and remove those that go back",
            )
    start, end = document.event.start, document.event.end
    if start and end and end[: len(start)] < start[: len(end)]:
        yield Fault(
            code="TIME-ORDER",
            where=document.id,
            pointer="/event/end",
            message=f"the event ends ({end}) before it starts ({start})",
            remedy="correct one of the dates",
        )


def _forward(block: Block) -> bool:
    pairs = itertools.pairwise(block.anchors)
    # A list, since captions have thousands of anchors and nearly all pass.
    return all([a.offset < b.offset and a.ms <= b.ms for a, b in pairs])  # noqa: C419


def relations_join_two_claims(document: Document) -> Iterator[Fault]:
    """No claim stands in relation to itself."""
    for index, relation in enumerate(document.relations):
        if relation.subject == relation.object:
            yield Fault(
                code="RELATION-SELF",
                where=relation.id,
                pointer=f"/relations/{index}",
                message=f"relates {relation.subject!r} to itself",
                remedy="name two different claims",
            )
