"""Which agents of two documents are the same: by name, by their turns, by other names."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence

from transcripts.comparison.matching import (
    Pairs,
    add_by_key,
    add_by_weight,
    all_but_id,
    unshared,
)
from transcripts.comparison.tokens import normalised, words_of
from transcripts.model import Agent

Votes = Counter[tuple[str, str]]
"""How many turns of an old agent are a new agent's, by their ids."""

_MOST_ALIASES = 1000


def matched_agents(
    old: Sequence[Agent], new: Sequence[Agent], *, followed: Sequence[Agent], votes: Votes
) -> Pairs:
    """Pairs of agents.

    Args:
        old: The old agents.
        new: The new agents.
        followed: The old agents as they follow in the new document.
        votes: Whose turns became whose.
    """
    pairs: Pairs = {}
    add_by_key(pairs, old, new, unshared(_named, old, new))
    places = {agent.id: index for index, agent in enumerate(old)}
    others = {agent.id: index for index, agent in enumerate(new)}
    weights = {(places[a], others[b]): float(n) for (a, b), n in votes.items()}
    add_by_weight(pairs, weights)
    for key in (all_but_id, _named, _role):
        add_by_key(pairs, followed, new, key)
    add_by_weight(pairs, _by_alias(old, new))
    return pairs


def _named(agent: Agent) -> Hashable:
    return (agent.kind, _plain(agent.name)) if agent.name else None


def _role(agent: Agent) -> Hashable:
    return None if agent.name else (agent.kind, agent.roles)


def _plain(name: str) -> tuple[str, ...]:
    return tuple(normalised(word) for word in words_of(name))


def _by_alias(old: Sequence[Agent], new: Sequence[Agent]) -> dict[tuple[int, int], float]:
    """How many names or addresses agents of one kind share."""
    bearers: dict[Hashable, list[int]] = {}
    for other, agent in enumerate(new):
        for alias in _aliases(agent):
            bearers.setdefault(alias, []).append(other)
    weights: Counter[tuple[int, int]] = Counter()
    for index, agent in enumerate(old):
        for alias in _aliases(agent):
            weights.update((index, other) for other in bearers.get(alias, ())[:_MOST_ALIASES])
    return {pair: float(count) for pair, count in weights.items()}


def _aliases(agent: Agent) -> Iterable[Hashable]:
    names = {_plain(name) for name in (agent.name, *agent.other_names) if name}
    return sorted({(agent.kind, *name) for name in names}) + sorted(set(agent.same_as))
