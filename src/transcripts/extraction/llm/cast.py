"""The agents of a document as a model names them, joined with those that are there already."""

from collections.abc import Iterator

from transcripts.extraction.kept import Kept
from transcripts.extraction.llm.answers import AgentSaid
from transcripts.extraction.llm.gathering import Found
from transcripts.model import Affiliation, Agent, Block, Document
from transcripts.model.records import AgentKind

CONFIDENCE = 0.7


class CastRecords:
    """The agents of a document; labels and names decide who is who, in any language."""

    def __init__(self, document: Document, found: Found, kept: Kept) -> None:
        self._kept = kept
        self._agents = {agent.id: agent for agent in _staying(document, kept)}
        self._taken = {*kept.ids, *self._agents}
        self._blocks = document.blocks
        self._ids = {id: self._joined(said) for id, said in found.table.agents.items()}

    def id_of(self, said: str | None) -> str | None:
        """Id of the agent record of one in the model's table."""
        return self._ids.get(said or "")

    def audience(self) -> str:
        """Id of the audience as a group; its name is left open, in whatever language."""
        for agent in self._agents.values():
            if agent.kind == "group" and "audience" in agent.roles:
                return agent.id
        return self._add(Agent(id="x", kind="group", roles=("audience",)))

    def blocks(self) -> tuple[Block, ...]:
        """The blocks with their speakers."""
        return self._blocks

    @property
    def taken(self) -> frozenset[str]:
        """Ids that no other record may have."""
        return frozenset(self._taken)

    def records(self) -> tuple[Agent, ...]:
        """All agents."""
        return tuple(self._agents.values())

    def _joined(self, said: AgentSaid) -> str:
        id = self._speaker(said) or self._named(said.kind, said.name)
        if id is None:
            id = self._add(Agent(id="x", kind=said.kind, name=said.name, described=said.described))
        self._give_turns(id, said)
        self._enrich(id, said)
        return id

    def _speaker(self, said: AgentSaid) -> str | None:
        """Who speaks the first turn with one of the labels."""
        spoken = (block for block in self._blocks if block.label and block.label in said.labels)
        return next((block.speaker for block in spoken if block.speaker), None)

    def _named(self, kind: AgentKind, name: str | None) -> str | None:
        sought = (name or "").casefold()
        for agent in self._agents.values():
            names = (agent.name, *agent.other_names)
            if agent.kind == kind and sought in {(n or "").casefold() for n in names}:
                return agent.id
        return None

    def _give_turns(self, id: str, said: AgentSaid) -> None:
        """Turns with one of the labels whose speaker nobody has settled."""
        self._blocks = tuple(
            block.replace(speaker=id)
            if block.kind == "turn" and block.label in said.labels
            and block.speaker not in (id, *self._kept.agents)
            else block
            for block in self._blocks
        )  # fmt: skip

    def _enrich(self, id: str, said: AgentSaid) -> None:
        agent = self._agents[id]
        if agent.review.status != "unreviewed" or id in self._kept.agents:
            return
        name = said.name or agent.name
        others = dict.fromkeys((*agent.other_names, agent.name, *said.labels, *said.other_names))
        roles = (said.role,) if said.role else ()
        self._agents[id] = agent.replace(
            name=name,
            kind=said.kind,
            described=said.described,
            other_names=tuple(other for other in others if other and other != name),
            roles=agent.roles or roles,
            affiliations=agent.affiliations or self._affiliations(said),
            by=self._kept.run,
            rule="llm.agent",
            confidence=CONFIDENCE,
        )

    def _affiliations(self, said: AgentSaid) -> tuple[Affiliation, ...]:
        if not (said.organization or said.position):
            return ()
        organization = None
        if said.organization:
            organization = self._named("organization", said.organization) or self._add(
                Agent(id="x", kind="organization", name=said.organization, roles=("mentioned",))
            )
        return (Affiliation(organization=organization, position=said.position),)

    def _add(self, agent: Agent) -> str:
        number = len(self._agents) + 1
        while f"agent{number}" in self._taken:
            number += 1
        id = f"agent{number}"
        self._taken.add(id)
        self._agents[id] = agent.replace(
            id=id, by=self._kept.run, rule="llm.agent", confidence=CONFIDENCE
        )
        return id


def _staying(document: Document, kept: Kept) -> Iterator[Agent]:
    """The agents that must stay, those that speak, those that hold the event, and their homes."""
    ids = set(kept.agents) | {block.speaker for block in document.blocks if block.speaker}
    ids |= set(document.event.organizers)
    homes = {
        affiliation.organization
        for agent in document.agents
        if agent.id in ids
        for affiliation in agent.affiliations
    }
    return (agent for agent in document.agents if agent.id in ids or agent.id in homes)
