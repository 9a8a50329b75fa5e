"""What happened to claims, questions, people and other records, one line for each change."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from transcripts.comparison.changes import (
    AgentRenamed,
    AgentsMerged,
    AgentSplit,
    Collection,
    EventEdited,
    ExtensionsEdited,
    MetadataEdited,
    Reanchored,
    Record,
    RecordAdded,
    RecordEdited,
    RecordRemoved,
    RecordsReordered,
    Renumbered,
)
from transcripts.comparison.showing.sides import Side, Sides, agent_of, content_of, listed, name_of
from transcripts.comparison.showing.values import edited, plain, quoted
from transcripts.model import Agent, Answer, Claim, Provenance, Question, Relation, Source

_NOUNS: Mapping[Collection, str] = {
    "sources": "source",
    "agents": "agent",
    "claims": "claim",
    "questions": "question",
    "answers": "answer",
    "relations": "relation",
    "provenance": "activity",
}


def _added(change: RecordAdded, sides: Sides) -> str:
    return f"{_called(change.record, sides.new)} added"


def _removed(change: RecordRemoved, sides: Sides) -> str:
    return f"{_called(change.record, sides.old)} removed"


def _reanchored(change: Reanchored, sides: Sides) -> str:
    record = sides.old.record(change.collection, change.old)
    before, after = quoted(change.before), quoted(change.after)
    whose = _whose(_NOUNS[change.collection], record, sides.old)
    if before == after:
        return f"{whose} stands elsewhere: {after}"
    return f"{whose} has other words: {before} → {after}"


def _edited(change: RecordEdited, sides: Sides) -> str:
    record = sides.old.record(change.collection, change.old)
    return f"{_called(record, sides.old)}: {edited(change.before, change.after, sides)}"


def _renamed(change: AgentRenamed, sides: Sides) -> str:
    kind = sides.old.agents[change.old].kind
    if change.before is None:
        return f"{sides.old.agent(change.old)} has a name: {change.after}"
    if change.after is None:
        return f"{kind} {change.before} has no name any more"
    return f"{kind} renamed: {change.before} → {change.after}"


def _agents_merged(change: AgentsMerged, sides: Sides) -> str:
    return f"{_names(change.old, sides.old)} are now one: {sides.new.agent(change.new)}"


def _agent_split(change: AgentSplit, sides: Sides) -> str:
    names = _names(change.new, sides.new)
    return f"{sides.old.agent(change.old)} is now told apart as {names}"


def _reordered(change: RecordsReordered, _: Sides) -> str:
    noun = _NOUNS[change.collection].replace("activity", "activitie")
    return f"{noun}s stand in another order"


def _event(change: EventEdited, sides: Sides) -> str:
    return f"event: {edited(change.before, change.after, sides)}"


def _metadata(change: MetadataEdited, sides: Sides) -> str:
    if change.field == "conflicts":
        old, new = (
            sum(conflict.resolution is None for conflict in side.document.conflicts)
            for side in (sides.old, sides.new)
        )
        return f"open conflicts: {old} → {new}" if old != new else "conflicts differ"
    before, after = plain(change.before), plain(change.after)
    return f"{change.field}: {before} → {after}"


def _extensions(change: ExtensionsEdited, _: Sides) -> str:
    keys = sorted({*change.before, *change.after})
    return f"extensions differ: {listed(keys)}"


def _renumbered(change: Renumbered, _: Sides) -> str:
    count = len(change.ids)
    return f"{count:,} {'record goes' if count == 1 else 'records go'} by other ids"


def _called(record: Record, side: Side) -> str:
    """A record in words: `claim of Ada Lovelace “…”`."""
    match record:
        case Claim() | Question() | Answer():
            noun = type(record).__name__.lower()
            words = content_of(record)
            return _whose(noun, record, side) + (f" {quoted(words)}" if words else "")
        case Agent():
            return f"{record.kind} {name_of(record)}"
        case Source():
            return f"source {record.filename or record.title or record.uri or record.id}"
        case Relation():
            kind = record.kind.replace("_", " ")
            return f"relation {_claim(record.subject, side)} {kind} {_claim(record.object, side)}"
        case Provenance():
            by = record.tool or record.person or record.model or record.id
            return f"activity {record.activity} by {by}"


def _claim(reference: str, side: Side) -> str:
    """A claim that a relation names: its words, or its address in another document."""
    if ":" in reference:
        return reference
    return quoted(content_of(side.record("claims", reference)))


def _whose(noun: str, record: Record, side: Side) -> str:
    agent = agent_of(record)
    return f"{noun} of {side.agent(agent)}" if agent else noun


def _names(ids: Sequence[str], side: Side) -> str:
    """The names of agents, each once: `Ada Lovelace and audience (3)`."""
    counts = Counter(side.agent(id) for id in ids)
    return listed([name if n == 1 else f"{name} ({n})" for name, n in counts.items()])


RECORD_HEADINGS: Mapping[type[Any], Callable[[Any, Sides], str]] = {
    RecordAdded: _added,
    RecordRemoved: _removed,
    Reanchored: _reanchored,
    RecordEdited: _edited,
    AgentRenamed: _renamed,
    AgentsMerged: _agents_merged,
    AgentSplit: _agent_split,
    RecordsReordered: _reordered,
    EventEdited: _event,
    MetadataEdited: _metadata,
    ExtensionsEdited: _extensions,
    Renumbered: _renumbered,
}
