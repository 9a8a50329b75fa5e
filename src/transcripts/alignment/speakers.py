"""Whether the source that a report names is the one who speaks in the transcript."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from transcripts.alignment.language import Language
from transcripts.alignment.words import plain
from transcripts.model import Agent, Block, Document

Voice = Literal["same", "other", "unknown", "nobody"]
"""The report's source; somebody else while the source speaks elsewhere; somebody not named, who may
be the source; or somebody who cannot be it."""

_LETTERS = re.compile(r"[^\W\d_]+")


class Names(NamedTuple):
    """The words by which somebody is called, each name for itself."""

    names: tuple[frozenset[str], ...]
    described: bool
    roles: frozenset[str]
    person: bool = True


def names_of(agent: Agent, language: Language) -> Names:
    """What an agent is called; without titles and words that describe anybody."""
    return Names(
        _variants((agent.name, *agent.other_names), language),
        agent.described or agent.name is None,
        frozenset(agent.roles) - {"audience", "speaker", "panelist", "participant"},
        agent.kind in ("person", "group"),
    )


def speaker_of(turn: Block, agents: Mapping[str, Agent], language: Language) -> Names:
    """What the speaker of a turn is called, by record and by printed label."""
    agent = agents.get(turn.speaker or "")
    if agent is None:
        return Names(_variants((turn.label,), language), described=True, roles=frozenset())
    found = names_of(agent, language)
    return found._replace(names=(*found.names, *_variants((turn.label,), language)))


def _variants(names: Iterable[str | None], language: Language) -> tuple[frozenset[str], ...]:
    useless = language.titles | language.common | language.empty
    found = [frozenset(plain(word) for word in _LETTERS.findall(name or "")) for name in names]
    return tuple(dict.fromkeys(words - useless for words in found if words - useless))


def same(source: Names, speaker: Names) -> bool:
    """Whether both may be one: a name within the other, or a description that shares a word."""
    described = source.described or speaker.described
    for one in source.names:
        for other in speaker.names:
            if one <= other or other <= one or (described and one & other):
                return True
    return source.described and any(one & speaker.roles for one in source.names)


def voices(sources: Sequence[Names], speakers: Sequence[Names]) -> list[Voice]:
    """For each turn, how its speaker stands to the sources of a statement."""
    theirs = [any(same(source, speaker) for source in sources) for speaker in speakers]
    if any(theirs):
        return ["same" if match else "other" for match in theirs]
    return ["unknown" if speaker.described else "nobody" for speaker in speakers]


def agents_of(document: Document) -> dict[str, Agent]:
    """The agents of a document by id."""
    return {agent.id: agent for agent in document.agents}
