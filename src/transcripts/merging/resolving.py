"""Conflicts of a merged document resolved."""

import dataclasses
from collections.abc import Mapping

from pydantic import ValidationError

from transcripts._version import __version__
from transcripts.errors import MergeError
from transcripts.merging.decisions import Decision, Decisions, decisions_from
from transcripts.merging.naming import Naming
from transcripts.merging.record_resolving import resolve_records
from transcripts.merging.recording import TOOL, counted
from transcripts.merging.state import RECORDS, State
from transcripts.merging.text_resolving import Choice, resolve_blocks, resolve_order, resolve_words
from transcripts.model import Conflict, Document, Provenance, Resolution, Side


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ResolveOptions:
    """What becomes of decided conflicts, and what to write in the provenance."""

    keep: bool = False
    """Whether decided conflicts stay in the document, as a record of all readings."""
    person: str | None = None
    """Who decides, where a decision does not say."""
    now: str | None = None
    """The time to stamp; None keeps results reproducible."""


def resolve(
    document: Document,
    decisions: Side | Mapping[str, Side] | Decisions,
    *,
    options: ResolveOptions | None = None,
) -> Document:
    """The document with conflicts decided: all for one side, or each as its decision says.

    A conflict stays open if there is no decision about it, or the side has no reading of it.

    Raises:
        MergeError: If there is no conflict with that id, or a value does not fit.
    """
    options = options or ResolveOptions()
    given = decisions_from(decisions)
    _check_known(document, given)
    chosen = _chosen(document, given)
    if not chosen:
        return document
    state = State.of(document)
    choices = [
        Choice(conflict, reading.value)
        for conflict in document.conflicts
        if conflict.id in chosen
        and (reading := chosen[conflict.id].reading(conflict)) is not None
        and chosen[conflict.id].take != (conflict.stands or "")
    ]
    for step in (resolve_words, resolve_blocks, resolve_order, resolve_records):
        step(state, choices)
    state.tidy()
    return _document(state, chosen, options)


def _check_known(document: Document, decisions: Decisions) -> None:
    known = {conflict.id for conflict in document.conflicts}
    for id in decisions.decisions:
        if id not in known:
            reason = f"has no conflict {id!r}"
            raise MergeError(document.id, reason, "list them with `transcripts resolve --list`")


def _chosen(document: Document, decisions: Decisions) -> dict[str, Decision]:
    found: dict[str, Decision] = {}
    for conflict in document.conflicts:
        decision = decisions.about(conflict)
        if decision is not None and decision.reading(conflict) is not None:
            found[conflict.id] = decision
    return found


def _document(state: State, chosen: Mapping[str, Decision], options: ResolveOptions) -> Document:
    decided = [conflict for conflict in state.conflicts if conflict.id in chosen]
    left = [conflict for conflict in state.conflicts if conflict.id not in chosen]
    conflicts = [
        _decided(conflict, chosen[conflict.id], options) if conflict.id in chosen else conflict
        for conflict in state.conflicts
        if options.keep or conflict.id not in chosen
    ]
    notes = [f"resolved: {counted(decided)}", *_sides(decided, chosen)]
    notes.append(f"open: {counted(c for c in left if c.resolution is None)}")
    notes += [f"removed with what it was about: {id}" for id in state.lost]
    entry = Provenance(
        id=Naming(state.document).fresh("resolve"),
        activity="review",
        tool=TOOL,
        version=__version__,
        person=options.person,
        when=options.now,
        notes=tuple(notes),
    )
    fields = {
        **dict(state.document),
        **{name: tuple(state.records[name]) for name in RECORDS},
        "blocks": tuple(state.blocks),
        "event": state.event,
        "provenance": (*state.records["provenance"], entry),
        "conflicts": tuple(_in_place(state, conflicts)),
    }
    return _made(state, fields)


def _made(state: State, fields: dict[str, object]) -> Document:
    whole = state.whole
    extensions = whole.pop("extensions", None)
    if extensions is not None:
        fields["extensions"] = extensions
    try:
        made = Document.model_validate(fields)
        if whole:
            from transcripts.comparison.fitting import with_fields

            made = with_fields(made, whole, made.id)
    except ValidationError as error:
        reason = f"would not be valid with these decisions: {error.errors()[0]['msg']}"
        raise MergeError(state.document.id, reason, "decide otherwise") from error
    return made


def _sides(decided: list[Conflict], chosen: Mapping[str, Decision]) -> list[str]:
    taken = [chosen[conflict.id].take or "other" for conflict in decided]
    sides = ", ".join(f"{side} {taken.count(side)}" for side in sorted(set(taken)))
    return [f"taken: {sides}"] if sides else []


def _decided(conflict: Conflict, decision: Decision, options: ResolveOptions) -> Conflict:
    resolution = Resolution(
        by=decision.by or options.person, when=decision.when or options.now, note=decision.note
    )
    return conflict.model_copy(update={"stands": decision.take, "resolution": resolution})


def _in_place(state: State, conflicts: list[Conflict]) -> list[Conflict]:
    """The conflicts that are still about something; those about what is gone are moot."""
    texts = {block.id: block.text for block in state.blocks}
    found: list[Conflict] = []
    for conflict in conflicts:
        made = conflict
        if conflict.words is not None:
            words = conflict.words
            if texts.get(words.block, "")[words.start : words.end] != words.quote:
                continue
            if words.block not in texts:
                continue
        elif conflict.blocks:
            here = tuple(id for id in conflict.blocks if id in texts)
            if not here:
                continue
            made = conflict.model_copy(update={"blocks": here})
        elif conflict.record is not None:
            part = texts if conflict.part == "blocks" else _ids(state, conflict.part)
            if conflict.record not in part:
                made = conflict.model_copy(update={"record": None})
        found.append(made)
    return found


def _ids(state: State, part: object) -> set[str]:
    return {record.id for record in state.records[str(part)]}
