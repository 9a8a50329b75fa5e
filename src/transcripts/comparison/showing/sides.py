"""The two documents compared, and what to call what is in them."""

from collections import Counter
from collections.abc import Iterator, Sequence

from transcripts.comparison.changes import Collection, Record, Renumbered
from transcripts.comparison.changes.changes import Change
from transcripts.model import Agent, Answer, Block, Claim, Document, Question, TextSpan

UNKNOWN = "unknown"


class Side:
    """One of the documents: its blocks and records by id, its turns by number."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.blocks = {block.id: block for block in document.blocks}
        self.places = {block.id: index for index, block in enumerate(document.blocks)}
        self.agents = {agent.id: agent for agent in document.agents}
        self._numbers = dict(_numbered(document.blocks))
        self._records: dict[str, dict[str, Record]] = {}

    def block(self, id: str) -> str:
        """What to call a block: `turn 12`."""
        return " ".join((noun_of(self.blocks[id]), str(self._numbers[id])))

    def number(self, id: str) -> int:
        """Number of a block among those of its kind, from 1."""
        return self._numbers[id]

    def several(self, ids: Sequence[str]) -> str:
        """What to call some blocks: `turns 12–14`, `turn 3 and note 1`."""
        nouns = {noun_of(self.blocks[id]) for id in ids}
        numbers = [self._numbers[id] for id in ids]
        if len(ids) == 1 or len(nouns) > 1:
            return listed([self.block(id) for id in ids])
        if numbers == list(range(numbers[0], numbers[0] + len(numbers))) and len(numbers) > 2:
            return f"{nouns.pop()}s {numbers[0]}–{numbers[-1]}"
        return f"{nouns.pop()}s {listed([str(number) for number in numbers])}"

    def agent(self, id: str | None) -> str:
        """What to call an agent."""
        return name_of(self.agents.get(id or ""))

    def speaker(self, id: str) -> str:
        """Who speaks in a block; empty if nobody is said to."""
        block = self.blocks[id]
        return self.agent(block.speaker) if block.speaker else block.label or ""

    def record(self, collection: Collection, id: str) -> Record:
        """The record of an id."""
        if collection not in self._records:
            found: Sequence[Record] = getattr(self.document, collection)
            self._records[collection] = {record.id: record for record in found}
        return self._records[collection][id]


class Sides:
    """Both documents, and which block of one is which of the other."""

    def __init__(self, old: Document, new: Document, changes: Sequence[Change]) -> None:
        self.old, self.new = Side(old), Side(new)
        renumbered = (change.ids for change in changes if isinstance(change, Renumbered))
        self.ids = {id: other for ids in renumbered for id, other in ids.items()}


def _numbered(blocks: Sequence[Block]) -> Iterator[tuple[str, int]]:
    counts: Counter[str] = Counter()
    for block in blocks:
        counts[noun_of(block)] += 1
        yield block.id, counts[noun_of(block)]


def noun_of(block: Block) -> str:
    """What kind of block it is, in a word."""
    return "foreign passage" if block.kind == "foreign" else block.kind


def name_of(agent: Agent | None) -> str:
    """What to call an agent: the name, or else the role or kind."""
    if agent is None:
        return UNKNOWN
    return agent.name or " and ".join(agent.roles) or f"unnamed {agent.kind}"


def agent_of(record: Record) -> str | None:
    """The id of the agent that claims, asks or answers."""
    if isinstance(record, Claim):
        return record.attribution[-1].agent if record.attribution else None
    if isinstance(record, Question):
        return record.asker
    return record.answerer if isinstance(record, Answer) else None


def content_of(record: Record) -> tuple[TextSpan, ...]:
    """The words that a record stands for."""
    return record.content if isinstance(record, Claim | Question | Answer) else ()


def listed(parts: Sequence[str]) -> str:
    """Parts as they are enumerated in a sentence."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
