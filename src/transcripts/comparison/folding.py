"""Changes that follow from others, put inside these.

A transcriber who hears two voices as one person has done one thing, not fifty; who gives a turn to
another speaker gives the claims in it too.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from transcripts.comparison.changes import (
    AgentsMerged,
    AgentSplit,
    Change,
    Fields,
    PlainChange,
    RecordAdded,
    RecordEdited,
    RecordRemoved,
    SpeakerChanged,
)
from transcripts.comparison.inversion import turned
from transcripts.model import Answer, Claim, Document, Question

_FOLLOWING = {"other_names", "roles", "affiliations", "same_as"}
"""What the agent that is left takes over from those merged into it."""
_ATTRIBUTING = {"attribution", "asker", "answerer", "addressees"}

_Exchange = tuple[Any, Any]
"""The agent before and the one after."""


class _Merge(NamedTuple):
    """Agents that became one, and the indexes of the changes in which that shows."""

    old: tuple[str, ...]
    new: str
    changes: tuple[int, ...]


def folded(
    changes: Sequence[PlainChange], ids: Mapping[str, str], document: Document
) -> list[Change]:
    """The changes, those that follow from others inside these.

    Args:
        changes: All changes.
        ids: The new id for each old one that has a counterpart.
        document: The old document.
    """
    changes = _with_their_records(changes, document)
    merges, splits = list(_merges(changes, ids)), list[_Merge]()
    if any(isinstance(change, RecordAdded) and change.collection == "agents" for change in changes):
        back = {new: old for old, new in ids.items()}
        splits = list(_merges([turned(change) for change in changes], back))
    inside = {index for merge in (*merges, *splits) for index in merge.changes}
    found: list[Change] = [*(change for index, change in enumerate(changes) if index not in inside)]
    for old, new, indexes in merges:
        follow = tuple(changes[index] for index in indexes)
        found.append(AgentsMerged(old=old, new=new, consequences=follow))
    for several, one, indexes in splits:
        follow = tuple(changes[index] for index in indexes)
        found.append(AgentSplit(old=one, new=several, consequences=follow))
    return found


def _with_their_records(
    changes: Sequence[PlainChange], document: Document
) -> Sequence[PlainChange]:
    """The changes, edits of records that went to another agent with their turn inside its."""
    speakers = {
        change.old: index
        for index, change in enumerate(changes)
        if isinstance(change, SpeakerChanged)
    }
    if not speakers:
        return changes
    blocks = _blocks_of_records(document)
    follow: dict[int, list[RecordEdited]] = {}
    for change in changes:
        if isinstance(change, RecordEdited):
            at = speakers.get(blocks.get(change.old, ""))
            if at is not None and _goes_with(change, changes[at]):
                follow.setdefault(at, []).append(change)
    inside = {id(change) for found in follow.values() for change in found}
    return [
        change.model_copy(update={"consequences": tuple(follow[at])}) if at in follow else change
        for at, change in enumerate(changes)
        if id(change) not in inside
    ]


def _blocks_of_records(document: Document) -> dict[str, str]:
    """The block in which each claim, question and answer begins."""
    records: tuple[Claim | Question | Answer, ...] = (
        *document.claims, *document.questions, *document.answers,
    )  # fmt: skip
    return {record.id: record.content[0].block for record in records if record.content}


def _goes_with(change: RecordEdited, relabel: PlainChange) -> bool:
    """Whether an edit of a record says no more than that it is another agent's."""
    exchanges = _exchanges(change)
    return (
        isinstance(relabel, SpeakerChanged)
        and change.before.keys() <= _ATTRIBUTING
        and (relabel.before, relabel.after) in exchanges
        and len(set(exchanges)) == 1
    )


def _merges(changes: Sequence[PlainChange], ids: Mapping[str, str]) -> Iterator[_Merge]:
    removed = {
        change.record.id: index
        for index, change in enumerate(changes)
        if isinstance(change, RecordRemoved) and change.collection == "agents"
    }
    if not removed:
        return
    counterparts = {new: old for old, new in ids.items()}
    targets: dict[str, list[str]] = {}
    for agent, target in _heirs(changes, removed).items():
        if target in counterparts:
            targets.setdefault(target, []).append(agent)
    for target, agents in targets.items():
        became = {**ids, **dict.fromkeys(agents, target)}
        removals = {removed[agent] for agent in agents}
        follow = (
            index
            for index, change in enumerate(changes)
            if index in removals or _follows(change, agents, became, keeper=counterparts[target])
        )
        yield _Merge((counterparts[target], *agents), target, tuple(follow))


def _heirs(changes: Iterable[PlainChange], removed: Iterable[str]) -> dict[str, str]:
    """For each removed agent the one who was given all that was theirs, if that is one."""
    heirs: dict[str, set[Any]] = {agent: set() for agent in removed}
    for change in changes:
        for before, after in _exchanges(change):
            if before in heirs:
                heirs[before].add(after)
    return {agent: found.pop() for agent, found in heirs.items() if len(found) == 1}


def _exchanges(change: PlainChange) -> list[_Exchange]:
    if isinstance(change, SpeakerChanged):
        return [(change.before, change.after)]
    if isinstance(change, RecordEdited):
        before, after = list(_agents(change.before)), list(_agents(change.after))
        return list(zip(before, after, strict=False)) if len(before) == len(after) else []
    return []


def _agents(fields: Fields) -> Iterator[Any]:
    """The agents that a claim, question or answer names, in order."""
    attribution: Any = fields.get("attribution") or ()
    yield from (link.get("agent") for link in attribution)
    yield from (fields[name] for name in ("asker", "answerer") if name in fields)
    addressees: Any = fields.get("addressees") or ()
    yield from addressees


def _follows(
    change: PlainChange, agents: Sequence[str], became: Mapping[str, str], *, keeper: str
) -> bool:
    """Whether a change says no more than that agents became one."""
    if isinstance(change, RecordEdited) and change.old == keeper:
        return change.before.keys() <= _FOLLOWING
    if isinstance(change, RecordEdited) and not change.before.keys() <= _ATTRIBUTING:
        return False
    exchanges = _exchanges(change)
    return any(before in agents for before, _ in exchanges) and all(
        became.get(before) == after for before, after in exchanges if before is not None
    )
