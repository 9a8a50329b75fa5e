"""English reports: what a model says of people, where the resolver would go by its rules."""

import re
from collections.abc import Sequence

from transcripts.extraction.language.names import Name
from transcripts.extraction.llm.answers import AgentSaid
from transcripts.extraction.llm.gathering import Found
from transcripts.extraction.reports.affiliations import Belonging
from transcripts.extraction.reports.event import EventFacts
from transcripts.extraction.reports.mentions import Source
from transcripts.extraction.reports.people import Person, matches
from transcripts.model.records import Role

_PART = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SURE = 5
"""Points with which a name is a person's, or is not, whatever the rules make of it."""
_UNSAID = -3
"""Points of a name that a model asked for all of them does not list."""


class People:
    """The agents of a model's table as members of the cast."""

    def __init__(self, found: Found) -> None:
        self._event = found.event
        self._named = [
            (parts_of_name(agent.name or ""), agent)
            for agent in found.table.agents.values()
            if not agent.described
        ]

    def points(self, _passage: int, name: Name) -> int:
        """What speaks for a name's being a person's."""
        kinds = {agent.kind == "person" for agent in self._like(name.parts)}
        points = {frozenset((True,)): _SURE, frozenset((False,)): -_SURE, frozenset(): _UNSAID}
        return points.get(frozenset(kinds), 0)

    def roles(self, person: Person, told: tuple[Role, ...]) -> tuple[Role, ...]:
        """What somebody does at the event."""
        agent = self._agent(person)
        return (agent.role,) if agent and agent.role else told

    def belongings(self, cast: Sequence[Person], told: Sequence[Belonging]) -> list[Belonging]:
        """Where people belong; the offices by which they are called stay."""
        return [
            belonged._replace(
                organization=(agent and agent.organization) or belonged.organization,
                position=(agent and agent.position) or belonged.position,
            )
            for agent, belonged in zip(map(self._agent, cast), told, strict=True)
        ]

    def facts(self, told: EventFacts) -> EventFacts:
        """The event; its kind in the rules' words, which are the same for all documents."""
        event = self._event
        return told._replace(
            title=event.title or told.title,
            kind=told.kind or event.kind,
            venue=event.venue or told.venue,
            place=event.place or told.place,
        )

    def _agent(self, person: Person) -> AgentSaid | None:
        found = [agent for agent in self._like(person.parts) if agent.kind == "person"]
        return found[0] if len(found) == 1 else None

    def _like(self, parts: Sequence[str]) -> list[AgentSaid]:
        """The agents of whose name this may be a shorter or longer form."""
        return [
            agent
            for own, agent in self._named
            if own and (matches(parts, own) or matches(own, parts))
        ]


def source_of(agent: AgentSaid, cast: Sequence[Person]) -> Source | None:
    """One of the cast, or somebody described; None if the name may be that of several."""
    if agent.kind == "person" and not agent.described:
        found = members(parts_of_name(agent.name or ""), cast)
        if found:
            only = found[0] if len(found) == 1 else None
            return only and Source(cast.index(only), only.name, group=False, organization=False)
    return Source(
        None,
        agent.name or "",
        group=agent.kind != "person",
        organization=agent.kind in ("organization", "document"),
        participant=agent.role not in ("cited", "mentioned"),
        human=agent.kind == "person",
        document=agent.kind == "document",
    )


def parts_of_name(name: str) -> tuple[str, ...]:
    """The words of a name, as those of the cast are compared."""
    return tuple(_PART.findall(name.lower()))


def members(parts: Sequence[str], cast: Sequence[Person]) -> list[Person]:
    """Whose name it is; if it is longer than any, whose name is most of it."""
    if not parts:
        return []
    found = [person for person in cast if matches(parts, person.parts)]
    shorter = [person for person in cast if matches(person.parts, parts)]
    likeliest = sorted(shorter, key=lambda person: (len(person.parts), len(person.mentions)))
    return found or likeliest[-1:]
