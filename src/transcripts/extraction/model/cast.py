"""What the model says of the people of a report: who they are, what they do, where they belong."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from transcripts.extraction.language.names import Name
from transcripts.extraction.model.pieces import Levels, groups
from transcripts.extraction.model.tagging import LINK_SIZE, ROLES, Floats, Tagged, distance_step
from transcripts.extraction.reports.people import Person
from transcripts.model.records import Role

_POINTS = ((0.9, 5), (0.6, 3), (0.3, 0), (0.1, -3), (0.0, -6))
"""Points for a person from a probability on."""
_LEVELS = Levels(0.5, 0.3)
_NEAR = 80
"""Tokens between a name and where its bearer belongs."""
_SHARE = 0.25
"""Probability from which words tell where somebody belongs."""
_TOLD = 2.0
"""What a role counts that the rules see, in logits."""
_ALSO: Mapping[Role, Role] = {"speaker": "panelist", "panelist": "speaker"}
_LIKELY = 0.25
"""Probability from which somebody has a further role."""


class Home(NamedTuple):
    """Where somebody may belong, in characters of the whole text."""

    start: int
    end: int
    share: float


class Cast:
    """The people of one report as the model sees them."""

    def __init__(self, tagged: Tagged, places: Sequence[int]) -> None:
        self._tagged = tagged
        self._places = places

    def points(self, passage: int, name: Name) -> int:
        """What speaks for a name's being a person's."""
        tokens = self._at(passage, name)
        inside = self._tagged.inside("person")[tokens]
        chance = float(inside.mean()) if inside.size else 0.5
        return next(points for least, points in _POINTS if chance >= least)

    def roles(self, person: Person, told: tuple[Role, ...]) -> tuple[Role, ...]:
        """What somebody does at the event, from all places that name them and what is told.

        Who speaks on a panel may be called either; where both are likely, both are given.
        """
        parts = [self._at(m.passage, m.name) for m in person.mentions]
        scores = [self._tagged.heads["role"][part].mean(axis=0) for part in parts if _any(part)]
        if not scores:
            return told
        seen = np.mean(scores, axis=0)
        chance = 1 / (1 + np.exp(-seen))
        chief = ROLES[int(np.argmax(seen + [_TOLD * (role in told) for role in ROLES]))]
        also = _ALSO.get(chief)
        if also is not None and (also in told or chance[ROLES.index(also)] > _LIKELY):
            return chief, also
        return (chief,)

    def homes(self, cast: Sequence[Person]) -> dict[int, Home]:
        """By number the likeliest place where somebody belongs."""
        named = [
            (number, self._at(mention.passage, mention.name))
            for number, person in enumerate(cast)
            for mention in person.mentions
        ]
        named = [(number, tokens) for number, tokens in named if _any(tokens)]
        found: dict[int, Home] = {}
        for words in self._homes():
            for number, share in self._owners(words, named).items():
                home = Home(
                    int(self._tagged.starts[words.start]),
                    int(self._tagged.ends[words.stop - 1]),
                    share,
                )
                if number not in found or found[number].share < share:
                    found[number] = home
        return found

    def _homes(self) -> Iterator[slice]:
        inside = self._tagged.inside("affiliation")
        begins = self._tagged.begins("affiliation")
        for group in groups(inside, begins, slice(0, len(inside)), _LEVELS):
            for first, last in group.runs:
                yield slice(first, last)

    def _owners(self, words: slice, named: Sequence[tuple[int, slice]]) -> dict[int, float]:
        """The probability of each person's belonging to an institution."""
        heads = self._tagged.heads
        query = heads["belongs"][words].mean(axis=0)
        near = [(n, at) for n, at in named if abs(at.start - words.start) <= _NEAR]
        scores = [float(heads["nobody"][words, 2].mean())]
        scores += [self._score(query, words, at) for _, at in near]
        shares = np.exp(np.asarray(scores) - np.logaddexp.reduce(scores))
        sure = float(self._tagged.inside("affiliation")[words].mean())
        found: dict[int, float] = defaultdict(float)
        for (number, _), share in zip(near, shares[1:], strict=True):
            found[number] += float(share) * sure
        return {number: share for number, share in found.items() if share >= _SHARE}

    def _score(self, query: Floats, words: slice, name: slice) -> float:
        key = self._tagged.heads["key"][name].mean(axis=0)
        similar = float(np.dot(key, query)) / math.sqrt(LINK_SIZE)
        return similar + float(self._tagged.distance[1][distance_step(words.start - name.start)])

    def _at(self, passage: int, name: Name) -> slice:
        place = self._places[passage]
        return self._tagged.tokens(place + name.start, place + name.end)


def _any(tokens: slice) -> bool:
    return bool(tokens.stop > tokens.start)
