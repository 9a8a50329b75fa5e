"""Agents of a transcript: its speakers, whom it relays, and whom it cites."""

import itertools
from collections.abc import Sequence

from transcripts.extraction.kept import Kept
from transcripts.extraction.transcripts.affiliations import Belonging, belongings
from transcripts.extraction.transcripts.cited import Source
from transcripts.extraction.transcripts.labels import (
    Name,
    display_name,
    fold,
    name_of,
    same_person,
    speaks_for_many,
)
from transcripts.extraction.transcripts.roles import Cast
from transcripts.extraction.transcripts.speech import pattern, words
from transcripts.extraction.transcripts.turns import Turn
from transcripts.extraction.transcripts.voices import Voice, fullest
from transcripts.model import Affiliation, Agent, Block, Document
from transcripts.model.records import Role

_OWNERS = words("transcript_agents.owners")
_DESCRIBING = pattern("transcript_agents.describing")


class Agents:
    """The agents of a document, made as they are called for; every id once."""

    def __init__(self, document: Document, kept: Kept, turns: Sequence[Turn], cast: Cast) -> None:
        self.run = kept.run
        self.cast = cast
        self._turns = turns
        self._document = document
        self._known = {agent.id: agent for agent in document.agents}
        self._taken = set(kept.ids)
        self._made: dict[str, Agent] = {}
        self._keys: dict[str, str] = {}
        for agent in document.agents:
            if agent.id in kept.agents:
                self._made[agent.id] = agent
        self._voices = [self._speaker(voice, place) for place, voice in enumerate(cast.voices)]

    def speaker(self, turn: Turn) -> str:
        """Id of the agent that speaks a turn."""
        return self._voices[self.cast.by_turn[turn.index]]

    def has(self, id: str) -> bool:
        """True if an agent stays or was made."""
        return id in self._made

    def used_ids(self) -> frozenset[str]:
        """Ids that other records may not have."""
        return frozenset(self._taken | self._known.keys())

    def records(self) -> tuple[Agent, ...]:
        """All agents: speakers in order of appearance, then the others."""
        order = dict.fromkeys([*self._voices, *self._made])
        return tuple(self._made[id] for id in order)

    def blocks(self) -> tuple[Block, ...]:
        """The document's blocks with their speakers."""
        speakers = {turn.block.id: self.speaker(turn) for turn in self._turns}
        changed = (
            block if speakers.get(block.id, block.speaker) == block.speaker
            else block.replace(speaker=speakers[block.id])
            for block in self._document.blocks
        )  # fmt: skip
        return tuple(self._with_known_speaker(block) for block in changed)

    def _with_known_speaker(self, block: Block) -> Block:
        if block.speaker is None or block.speaker in self._made:
            return block
        return block.replace(speaker=None)

    def named(self, text: str, *, roles: tuple[Role, ...], rule: str) -> str:
        """Id of the person of this name: a speaker, or somebody new."""
        name = name_of(text)
        found = self.find(name, exact=True) if name else None
        if found:
            return found
        agent = Agent(
            id="person", kind="person", name=_line(text), roles=roles, rule=rule, confidence=0.7
        )
        return self._new(agent, fold(text))

    def find(self, name: Name, *, exact: bool = False) -> str | None:
        """Id of the only speaker, or else the only other person, whose name it can be.

        With `exact`, a name spelt in another way is another's: nobody present was heard to bear it.
        """
        voices = [
            id
            for id, voice in zip(self._voices, self.cast.voices, strict=True)
            if (own := fullest(voice)) and _fits(name, own, exact=exact)
        ]
        others = [
            agent.id
            for agent in self._made.values()
            if agent.kind == "person"
            and agent.name
            and not agent.described
            and agent.id not in self._voices
            if (own := name_of(agent.name)) and _fits(name, own, exact=exact)
        ]
        for candidates in (dict.fromkeys(voices), others):
            if len(candidates) == 1:
                return next(iter(candidates))
        return None

    def audience(self) -> str:
        """Id of the audience as a group, for questions of nobody in particular."""
        agent = Agent(
            id="audience",
            kind="group",
            name="the audience",
            described=True,
            roles=("audience",),
            rule="agent.audience",
            confidence=0.6,
        )
        return self._new(agent, "the audience")

    def organizer(self, name: str) -> str:
        """Id of the organization that holds the event."""
        agent = Agent(
            id="organization",
            kind="organization",
            name=name,
            roles=("organizer",),
            rule="event.front-matter",
            confidence=0.6,
        )
        return self._new(agent, fold(name))

    def cited(self, source: Source, *, speaker: str) -> str:
        """Id of whom a turn cites: somebody known of that name, or somebody new."""
        name = name_of(source.text) if source.named and source.kind == "person" else None
        known = self.find(name) if name else None
        if known:
            return known
        own = fold(source.text).split()[0] in _OWNERS
        agent = Agent(
            id=source.kind,
            kind=source.kind,
            name=source.text,
            described=not source.named,
            roles=("cited",),
            rule="agent.cited",
            confidence=0.6,
        )
        return self._new(agent, fold(f"{speaker} {source.text}" if own else source.text))

    def _speaker(self, voice: Voice, place: int) -> str:
        if voice.fixed:
            self._give_roles(voice.fixed, self.cast.roles[place])
            return voice.fixed
        id = self._speaker_id(voice)
        self._taken.add(id)
        origin = self._known.get(id)
        name, described = _name(voice)
        others = [label.printed for label in voice.labels]
        others += [naming.name.printed for naming in voice.namings]
        self._made[id] = Agent(
            id=id,
            kind="group" if any(map(speaks_for_many, voice.labels)) else "person",
            name=name,
            other_names=tuple(dict.fromkeys(o for o in map(_line, others) if o != name)),
            described=described,
            roles=self.cast.roles[place],
            affiliations=tuple(map(self._affiliation, belongings(voice, self._turns))),
            same_as=origin.same_as if origin else (),
            confidence=_confidence(voice),
            by=self.run,
            rule=voice.namings[0].rule if voice.namings else "agent.label",
        )
        return id

    def _give_roles(self, id: str, roles: tuple[Role, ...]) -> None:
        """Roles for a speaker whom the source names; what a person reviewed stays."""
        agent = self._made[id]
        if agent.review.status == "unreviewed" and not agent.roles:
            self._made[id] = agent.replace(roles=roles)

    def _speaker_id(self, voice: Voice) -> str:
        """The id that the reader, or an earlier run, gave; else a new one."""
        before = [self._turns[index].block.speaker for index in voice.turns]
        free = (id for id in before if id and id not in self._taken)
        return next(free, None) or self._fresh("speaker")

    def _affiliation(self, belonging: Belonging) -> Affiliation:
        if not belonging.organization:
            return Affiliation(position=belonging.position)
        agent = Agent(
            id="organization",
            kind="organization",
            name=_line(belonging.organization),
            roles=("mentioned",),
            rule="agent.affiliation",
            confidence=0.6,
        )
        organization = self._new(agent, fold(belonging.organization))
        return Affiliation(organization=organization, position=belonging.position)

    def _new(self, agent: Agent, key: str) -> str:
        """Add an agent under a numbered id, unless its kind and key are known."""
        place = f"{agent.kind} {key}"
        if place not in self._keys:
            id = self._fresh(agent.id)
            self._keys[place] = id
            self._made[id] = agent.replace(id=id, by=self.run)
            self._taken.add(id)
        return self._keys[place]

    def _fresh(self, stem: str) -> str:
        used = self._taken | (self._known.keys() if stem == "speaker" else set())
        return next(id for n in itertools.count(1) if (id := f"{stem}{n}") not in used)


def _name(voice: Voice) -> tuple[str | None, bool]:
    """The name of a speaker, and whether it only describes."""
    name = fullest(voice)
    if name is not None:
        return _line(display_name(name.printed)), False
    label = voice.labels[0] if voice.labels else None
    if label and label.kind in ("crowd", "office") and _DESCRIBING.search(label.printed):
        return _line(display_name(label.printed).capitalize()), True
    if label and label.kind == "name":
        return _line(display_name(label.printed)), False
    return None, False


def _fits(name: Name, own: Name, *, exact: bool) -> bool:
    return same_person(name, own) and (not exact or set(name.parts) <= set(own.parts))


def _confidence(voice: Voice) -> float:
    if voice.namings:
        return max(naming.confidence for naming in voice.namings)
    return 0.9 if voice.kind in ("name", "office") else 0.6


def _line(text: str) -> str:
    return " ".join(text.split())
