"""The agents that a model names, put together over the parts of a document."""

from collections.abc import Iterable, Mapping
from typing import Any

from transcripts.extraction.grounding import Ground
from transcripts.extraction.llm.answers import AgentSaid
from transcripts.model import Block

_CARRIED = frozenset(
    ("id", "name", "kind", "described", "labels", "role", "organization", "position")
)


class AgentTable:
    """Everybody named so far under ids of our own; only words of the text are taken over."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        blocks = tuple(blocks)
        self._labels = frozenset(block.label for block in blocks if block.label)
        # No words run from one text into the next: none can hold the character between them.
        self._ground = Ground("\0".join([*self._labels, *(block.text for block in blocks)]))
        self.agents: dict[str, AgentSaid] = {}

    def add(self, said: Iterable[AgentSaid]) -> tuple[dict[str, str], list[str]]:
        """Take over the agents of one answer.

        Our id for each of its ids, and the names that stand nowhere in the text.
        """
        ours: dict[str, str] = {id: id for id in self.agents}
        lost: list[str] = []
        for agent in said:
            grounded = self._grounded(agent)
            if grounded is None:
                ours.pop(agent.id, None)
                lost.append(agent.name or agent.id)
                continue
            id = self._same(grounded) or f"a{len(self.agents) + 1}"
            known = self.agents.get(id)
            merged = _merged(known, grounded) if known else grounded
            self.agents[id] = merged.model_copy(update={"id": id})
            ours[agent.id] = id
        return ours, lost

    def carried(self) -> list[dict[str, Any]]:
        """The table as it is told with the next part."""
        return [
            agent.model_dump(include=set(_CARRIED), exclude_defaults=True, mode="json")
            for agent in self.agents.values()
        ]

    def words(self, quoted: str | None) -> str | None:
        """Quoted words as the text has them, on one line; None if it has not."""
        place = self._ground.first(quoted) if quoted else None
        found = self._ground.text[slice(*place)] if place else ""
        return None if "\0" in found else " ".join(found.split()) or None

    def _grounded(self, agent: AgentSaid) -> AgentSaid | None:
        labels = tuple(label for label in agent.labels if label in self._labels)
        name = self.words(agent.name) or next(iter(labels), None)
        if name is None:
            return None
        others = (self.words(other) for other in agent.other_names)
        return agent.model_copy(
            update={
                "name": name,
                "labels": labels,
                "other_names": tuple(dict.fromkeys(o for o in others if o and o != name)),
                "organization": self.words(agent.organization),
                "position": self.words(agent.position),
            }
        )

    def _same(self, agent: AgentSaid) -> str | None:
        """Who an agent is: one of that name or label, or of that id if the names allow it."""
        for id, known in self.agents.items():
            if known.kind == agent.kind and _names(known) & _names(agent):
                return id
        known_by_id = self.agents.get(agent.id)
        return agent.id if known_by_id and _may_be(known_by_id, agent) else None


def _names(agent: AgentSaid) -> set[str]:
    return {name.casefold() for name in (agent.name, *agent.labels) if name}


def _may_be(known: AgentSaid, agent: AgentSaid) -> bool:
    """Whether two names share a word: a surname for the full name, not another person."""
    words = [set((one.name or "").casefold().split()) for one in (known, agent)]
    return known.kind == agent.kind and bool(words[0] & words[1])


def _merged(known: AgentSaid, more: AgentSaid) -> AgentSaid:
    """What is known of an agent, with what is added."""
    longest = max((known.name or "", more.name or ""), key=lambda name: len(name.split()))
    names = (*known.other_names, *more.other_names, known.name, more.name)
    added: Mapping[str, Any] = {
        field: getattr(known, field) or getattr(more, field)
        for field in ("role", "organization", "position")
    }
    return known.model_copy(
        update={
            **added,
            "name": longest,
            "labels": tuple(dict.fromkeys((*known.labels, *more.labels))),
            "other_names": tuple(dict.fromkeys(n for n in names if n and n != longest)),
        }
    )
