"""The agents of a report: its cast, institutions, and those whom it only describes."""

import itertools
from collections.abc import Sequence

from transcripts.extraction.kept import Kept
from transcripts.extraction.language.lexicon import Lexicon
from transcripts.extraction.reports.affiliations import Belonging
from transcripts.extraction.reports.mentions import Source
from transcripts.extraction.reports.people import Person
from transcripts.model import Affiliation, Agent, Document
from transcripts.model.records import AgentKind, Role


class ReportAgents:
    """The agents of a document, made as they are called for; every id once."""

    def __init__(self, document: Document, kept: Kept, lexicon: Lexicon) -> None:
        self._run = kept.run
        self._lexicon = lexicon
        self._made = _staying(document, kept)
        self._taken = {*kept.ids, *self._made}
        self._named = {
            (agent.kind, (agent.name or "").lower()): agent.id for agent in self._made.values()
        }
        self._people: list[str] = []

    def records(self) -> tuple[Agent, ...]:
        """All agents, in order of making."""
        return tuple(self._made.values())

    def add_person(self, person: Person, belongs: Belonging, roles: tuple[Role, ...]) -> None:
        """Make the agent of a member of the cast; the first call is for number 0."""
        names = {mention.name.text for mention in person.mentions} - {person.name}
        agent = Agent(
            id="x", kind="person", name=person.name, other_names=tuple(sorted(names)),
            roles=roles, affiliations=self._affiliations(belongs),
            confidence=round(person.confidence, 2), by=self._run, rule="agent.name",
        )  # fmt: skip
        self._people.append(self._add(agent))

    def _affiliations(self, belongs: Belonging) -> tuple[Affiliation, ...]:
        """One for each organisation; the position goes with the first."""
        organizations = _institutions(belongs.organization or "", self._lexicon)
        if not organizations:
            position = belongs.position
            return (Affiliation(position=position),) if position else ()
        return tuple(
            Affiliation(
                organization=self.organization(name), position=None if rank else belongs.position
            )
            for rank, name in enumerate(organizations)
        )

    def organization(self, name: str) -> str:
        """Id of the organisation of that name."""
        agent = Agent(
            id="x", kind="organization", name=" ".join(name.split()), confidence=0.7,
            by=self._run, rule="agent.organization",
        )  # fmt: skip
        return self._add(agent)

    def audience(self) -> str:
        """Id of the audience as a group."""
        return self._add(
            Agent(
                id="x",
                kind="group",
                name="the audience",
                described=True,
                roles=("audience",),
                confidence=0.6,
                by=self._run,
                rule="agent.audience",
            )
        )

    def source(self, source: Source | None) -> str | None:
        """Id of whom a claim or question comes from; None if that is unknown."""
        if source is None:
            return None
        if source.person is not None:
            return self._people[source.person]
        kind = self._kind(source)
        agent = Agent(
            id="x", kind=kind, name=source.label, described=kind in ("person", "group"),
            roles=("cited",) if kind in ("organization", "document") else (), confidence=0.6,
            by=self._run, rule="agent.description",
        )  # fmt: skip
        return self._add(agent)

    def _kind(self, source: Source) -> AgentKind:
        if source.document:
            return "document"
        if source.organization:
            return "organization"
        return "group" if source.group else "person"

    def _add(self, agent: Agent) -> str:
        key = (agent.kind, (agent.name or "").lower())
        if key not in self._named:
            id = self._free()
            self._made[id] = agent.replace(id=id)
            self._named[key] = id
        return self._named[key]

    def _free(self) -> str:
        number = len(self._made) + 1
        while f"agent{number}" in self._taken:
            number += 1
        self._taken.add(f"agent{number}")
        return f"agent{number}"


def _staying(document: Document, kept: Kept) -> dict[str, Agent]:
    """The agents that must stay, and where they belong."""
    staying = {agent.id: agent for agent in document.agents if agent.id in kept.agents}
    homes = {a.organization for agent in staying.values() for a in agent.affiliations}
    return {
        agent.id: agent for agent in document.agents if agent.id in staying or agent.id in homes
    }


def _institutions(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The institutions in a list of them; one if only the whole reads as a name."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if len(parts) > 1 and all(_is_institution(part, lexicon) for part in parts):
        return tuple(parts)
    return (text.strip(),) if text.strip() else ()


def _is_institution(name: str, lexicon: Lexicon) -> bool:
    known = any(lexicon.has("organization_words", word) for word in name.lower().split())
    return (
        known
        or name.isupper()
        or any(before.islower() and after.isupper() for before, after in itertools.pairwise(name))
    )


def ordered(agents: Sequence[Agent]) -> tuple[Agent, ...]:
    """Persons first, then the others, each in order of making."""
    return tuple(sorted(agents, key=lambda agent: agent.kind != "person" or agent.described))
