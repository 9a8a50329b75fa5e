"""The records of the merged document: agents, claims, questions and so on."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

from transcripts.comparison.changes import LISTS, Collection
from transcripts.comparison.following import followed
from transcripts.merging.disputing import NOTHING
from transcripts.merging.entries import Entry
from transcripts.merging.settling import Trio, settle, single
from transcripts.merging.spans import Straightener, recognisable
from transcripts.merging.versions import SPANNED
from transcripts.merging.work import Work
from transcripts.model import Answer, Block, Claim, Question, Relation, Side


class RecordMerging:
    """Makes the merged records out of entries."""

    def __init__(self, work: Work, blocks: Sequence[Block]) -> None:
        self._work = work
        self._straight = Straightener(blocks)
        self._carriers = {
            "base": work.base_carrier(),
            "ours": work.ours.carrier(),
            "theirs": work.theirs.carrier(),
        }

    def merged(self, found: Mapping[Collection, Sequence[Entry]]) -> dict[str, tuple[Any, ...]]:
        """All lists of records."""
        lists: dict[str, list[Any]] = {}
        for collection in LISTS:
            made = (self._one(entry) for entry in found[collection])
            lists[collection] = [record for record in made if record is not None]
        self._close(lists)
        return {name: tuple(records) for name, records in lists.items()}

    def _one(self, entry: Entry) -> Any:
        mine, other = self._followed(entry, "ours"), self._followed(entry, "theirs")
        if mine is None and other is None:
            self._note_lost(entry)
            return None
        if mine is not None and other is not None:
            record = self._settled(entry, mine, other)
        else:
            record = mine if other is None else other
            self._note_alone(entry, record)
        if entry.collection in SPANNED:
            return self._anchored(entry, record)
        return record

    def _followed(self, entry: Entry, side: Side) -> Any:
        """A side's record in the merged document; None if what it is about is not there."""
        record, ids = entry.on(side), self._work.versions[side].ids
        if record is None or any(id not in ids for id in _needed(record)):
            return None
        made = followed(record, self._carriers[side])
        return self._straight.record(
            made if made.id == entry.id else made.model_copy(update={"id": entry.id})
        )

    def _base(self, entry: Entry) -> Any:
        """The base's reading; NOTHING if there is no base."""
        if not self._work.known:
            return NOTHING
        if entry.base is None:
            return None
        made = followed(entry.base, self._carriers["base"])
        spans = {"content": entry.base.content} if getattr(entry.base, "content", ()) else {}
        return made.model_copy(update={"id": entry.id, **(spans if not _content(made) else {})})

    def _settled(self, entry: Entry, mine: Any, other: Any) -> Any:
        changed = self._changed(entry, mine)
        base = self._base(entry)
        settled = settle(
            Trio(base, mine, other),
            single(type(mine)),
            ours=changed["ours"],
            theirs=changed["theirs"],
            known=self._work.known and entry.base is not None,
        )
        for names in settled.disputed:
            known = base if entry.base is not None else NOTHING
            sides = (self._read(entry, "ours", mine), self._read(entry, "theirs", other))
            self._work.disputes.fields(entry.collection, entry.id, names, (known, *sides))
        return settled.record

    def _read(self, entry: Entry, side: Side, made: Any) -> Any:
        """A record as a reading: with the words it had, if they are not in the merged text."""
        lost = _content(entry.on(side)) and not _content(made)
        return self._raw(entry, side) if lost else made

    def _changed(self, entry: Entry, mine: Any) -> dict[Side, set[str]]:
        if entry.index is None:
            return {
                "ours": set(),
                "theirs": {name for name in type(mine).model_fields if name != "id"},
            }
        return {
            side: version.changed_record(entry.collection, entry.index)
            for side, version in self._work.versions.items()
        }

    def _note_alone(self, entry: Entry, record: Any) -> None:
        """Note a record that one side removed and the other changed; without a base, any."""
        side: Side = "ours" if entry.theirs is None else "theirs"
        if self._work.known and entry.base is None:
            return
        if entry.needed and entry.collection not in (*SPANNED, "relations"):
            return
        if not self._work.known and entry.collection in ("sources", "provenance"):
            # Both versions have their history.
            return
        content, shown = _content(entry.on(side)), self._work.shown[side]
        if content and all(span.block in shown for span in content):
            return
        readings = (self._base(entry), entry.ours and record, entry.theirs and record)
        self._work.disputes.records(
            entry.collection, entry.id, readings, stands=side, deleted=self._work.known
        )

    # -- words ------------------------------------------------------------------------------------

    def _anchored(self, entry: Entry, record: Any) -> Any:
        """The record, if it still has words; a conflict if it is no longer about those."""
        if entry.collection != "answers" and not record.content:
            self._note_lost(entry)
            return None
        for side, version in self._work.versions.items():
            own = entry.on(side)
            if own is None or not (own.content and version.has_handled(entry.collection, own.id)):
                continue
            if not recognisable(own.content, record.content):
                self._note_unrecognised(entry, record, side)
                break
        return record

    def _note_lost(self, entry: Entry) -> None:
        base = self._base(entry) if entry.base is not None else NOTHING
        sides = (self._raw(entry, "ours"), self._raw(entry, "theirs"))
        stands: Side | None = (
            "ours" if entry.ours is None else "theirs" if entry.theirs is None else None
        )
        self._work.disputes.records(entry.collection, None, (base, *sides), stands=stands)

    def _note_unrecognised(self, entry: Entry, record: Any, side: Side) -> None:
        raw = self._raw(entry, side)
        sides = (record, raw) if side == "theirs" else (raw, record)
        stands: Side = "ours" if side == "theirs" else "theirs"
        self._work.disputes.fields(
            entry.collection, entry.id, ("content",), (NOTHING, *sides), stands=stands
        )

    def _raw(self, entry: Entry, side: Side) -> Any:
        """A side's record with the words that it is about there."""
        record = entry.on(side)
        if record is None:
            return None
        made = followed(record, self._carriers[side]).model_copy(update={"id": entry.id})
        if not _content(record):
            return made
        ids = self._work.versions[side].ids
        content = (
            span.model_copy(update={"block": ids.get(span.block, span.block)})
            for span in record.content
        )
        return made.model_copy(update={"content": tuple(content)})

    # -- what refers to what ----------------------------------------------------------------------

    def _close(self, lists: dict[str, list[Any]]) -> None:
        """Take out what refers to records that could not stay, and note it."""
        ids = {record.id for name in ("claims", "questions") for record in lists[name]}
        for name in _REFERRING:
            kept = [record for record in lists[name] if ids.issuperset(_needed(record))]
            for record in lists[name]:
                if not ids.issuperset(_needed(record)):
                    self._work.disputes.records(name, None, (NOTHING, record, record), stands=None)
            lists[name] = kept
        lists["claims"] = self._straight.nested(lists["claims"], self._note_nesting)
        claims = {claim.id for claim in lists["claims"]}
        lists["answers"] = [
            answer.model_copy(update={"claims": tuple(id for id in answer.claims if id in claims)})
            for answer in lists["answers"]
        ]

    def _note_nesting(self, before: Claim, after: Claim) -> None:
        self._work.disputes.fields(
            "claims", after.id, ("nested_in",), (NOTHING, after, before), stands="ours"
        )


_REFERRING: tuple[Literal["answers", "relations"], ...] = ("answers", "relations")


def _needed(record: Any) -> list[str]:
    """The records without which an answer or relation says nothing."""
    if isinstance(record, Answer):
        return [record.question]
    if isinstance(record, Relation):
        return [end for end in (record.subject, record.object) if ":" not in end]
    return []


def _content(record: Claim | Question | Answer | Any) -> Iterable[Any]:
    return getattr(record, "content", ())
