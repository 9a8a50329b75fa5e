"""A document while its conflicts are being resolved."""

import dataclasses
from collections.abc import Callable, Iterable
from typing import Any

from transcripts.comparison.carrying import Carrier
from transcripts.comparison.following import followed, followed_block
from transcripts.comparison.passages import Rewriting
from transcripts.merging.spans import Straightener
from transcripts.model import COLLECTIONS, Answer, Block, Conflict, Document, Event, Relation

RECORDS = tuple(name for name in COLLECTIONS if name not in ("blocks", "conflicts"))


@dataclasses.dataclass
class State:
    """What the document consists of by now."""

    document: Document
    blocks: list[Block]
    records: dict[str, list[Any]]
    event: Event
    conflicts: list[Conflict]
    became: dict[str, str | None] = dataclasses.field(default_factory=dict)
    """For blocks that are gone, the block that stands there now, or before."""
    whole: dict[str, Any] = dataclasses.field(default_factory=dict)
    """Fields of the document itself."""
    lost: list[str] = dataclasses.field(default_factory=list)
    """Ids of records that are gone with what they were about."""

    @classmethod
    def of(cls, document: Document) -> "State":
        """The state at the beginning."""
        return cls(
            document,
            list(document.blocks),
            {name: list(getattr(document, name)) for name in RECORDS},
            document.event,
            list(document.conflicts),
        )

    def ids(self) -> dict[str, str]:
        """All ids there are."""
        found = {self.document.id: self.document.id}
        found |= {block.id: block.id for block in self.blocks}
        for records in self.records.values():
            found |= {record.id: record.id for record in records}
        return found

    def rewrite(self, rewritings: Iterable[Rewriting]) -> None:
        """Let all that points into the text follow its changes."""
        carrier = Carrier(self.ids(), rewritings)
        self._follow(lambda record: followed(record, carrier))

    def followed_text(self, block: Block, rewriting: Rewriting) -> Block:
        """A block that is still one, with its new text."""
        carrier = Carrier(self.ids(), (rewriting,))
        return followed_block(block, carrier, text=rewriting.new.text)

    def tidy(self) -> None:
        """Remove what refers to nothing any more; `lost` says what."""
        while True:
            before = len(self.lost)
            carrier, straight = Carrier(self.ids(), ()), Straightener(self.blocks)
            self._follow(lambda record, c=carrier, s=straight: s.record(followed(record, c)))  # type: ignore[misc]
            known = self.ids()
            for name, records in self.records.items():
                kept = [record for record in records if _holds(name, record, known)]
                self.lost += [record.id for record in records if record not in kept]
                self.records[name] = kept
            if len(self.lost) == before:
                break
        known = self.ids()
        self.blocks = [self._referred(block, known) for block in self.blocks]
        claims = Straightener(self.blocks).nested(self.records["claims"], lambda *_: None)
        self.records["claims"] = list(claims)

    def _referred(self, block: Block, known: dict[str, str]) -> Block:
        """A block without references to what is gone."""
        gone = {
            name: None
            for name in ("speaker", "source")
            if (id := getattr(block, name)) is not None and id not in known
        }
        return block.model_copy(update=gone) if gone else block

    def _follow(self, follow: Callable[[Any], Any]) -> None:
        self.event = follow(self.event)
        for name, records in self.records.items():
            self.records[name] = [follow(record) for record in records]


def _holds(name: str, record: Any, known: dict[str, str]) -> bool:
    """Whether a record still says something."""
    if isinstance(record, Answer):
        return record.question in known
    if isinstance(record, Relation):
        ends = (record.subject, record.object)
        return all(":" in end or end in known for end in ends)
    return name not in ("claims", "questions") or bool(record.content)
