"""Whom a claim comes from: the mentions round it, weighed by the model, against the rules."""

import bisect
import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from transcripts.extraction.language.claims import Reported
from transcripts.extraction.language.sentences import Span
from transcripts.extraction.model.evidence import Evidence, kind_of
from transcripts.extraction.model.link_weights import LinkWeights
from transcripts.extraction.model.tagging import LINK_SIZE, Floats, Tagged, distance_step
from transcripts.extraction.reports.attribution import Course
from transcripts.extraction.reports.mentions import Source
from transcripts.extraction.reports.people import Person

_AFTER = 200
"""Characters after a claim within which its source may be named."""
_BEFORE = 300
"""Tokens before a claim beyond which nobody is looked for."""


class Candidate(NamedTuple):
    """Words that may name a source."""

    tokens: slice
    start: int
    """In characters of the whole text."""
    source: Source


class Decision(NamedTuple):
    """The possible sources of a claim and the likeliest of them."""

    kind: str
    options: tuple[Source | None, ...]
    features: Floats
    """Options by features."""
    source: Source | None
    share: float
    """Its probability among the options."""


class Linker:
    """Decides whom a claim comes from."""

    def __init__(
        self,
        tagged: Tagged,
        places: Sequence[int],
        cast: Sequence[Person],
        weights: LinkWeights,
    ) -> None:
        self._tagged = tagged
        self._places = places
        self._named = sorted(_candidates(tagged, places, cast), key=lambda found: found.start)
        self._taken = [candidate.start for candidate in self._named]
        self._described: list[Candidate] = []
        self._evidence = Evidence(cast)
        self._weights = weights

    def __call__(
        self, course: Course, item: Reported, told: Source | None
    ) -> tuple[Reported, Source | None]:
        """Whom a claim comes from, and the claim with how sure that is."""
        decision = self.decide(course, item, told)
        if decision.source is not None and decision.source != told:
            course.tracker.saw(decision.source)
        confidence = self._weights.confidence(item, decision.kind, decision.share)
        return item._replace(confidence=confidence), decision.source

    def decide(self, course: Course, item: Reported, told: Source | None) -> Decision:
        """The likeliest of the possible sources of a claim."""
        told = self._evidence.by_initials(course, item) or told
        kind = kind_of(course, item, told)
        options = self._evidence.of(course, item, told, self._linked(course.at, item))
        self._remember(course, item, told)
        features = np.asarray(list(options.values()), dtype=np.float32)
        scores = features @ self._weights.links[kind]
        best = int(np.argmax(scores))
        share = float(1.0 / np.exp(scores - scores[best]).sum())
        return Decision(kind, tuple(options), features, tuple(options)[best], share)

    def _linked(self, at: int, item: Reported) -> dict[Source | None, float]:
        """Log-probability of each source by the model alone; None: named nowhere near."""
        heads, place = self._tagged.heads, self._places[at]
        content = self._tokens(item.content, place)
        mention = self._tokens((item.mention,) if item.mention else (), place)
        if not content:
            return {}
        query = heads["query"][content].mean(axis=0)
        nobody = float(heads["nobody"][content, 0].mean())
        if mention:
            query = query + heads["mention"][mention].mean(axis=0)
            nobody += float(heads["nobody"][mention, 1].mean())
        first = (mention or content)[0]
        near = list(self._near(first, place + item.content[-1].end))
        values = np.asarray([nobody, *(self._score(c, query, first) for c in near)])
        values = values - np.logaddexp.reduce(values)
        found: dict[Source | None, float] = defaultdict(lambda: -np.inf)
        for source, value in zip((None, *(c.source for c in near)), values, strict=True):
            found[source] = float(np.logaddexp(found[source], value))
        return dict(found)

    def _tokens(self, spans: Sequence[Span], place: int) -> list[int]:
        parts = [self._tagged.tokens(place + start, place + end) for start, end in spans]
        return [at for part in parts for at in range(part.start, part.stop)]

    def _near(self, first: int, end: int) -> Iterator[Candidate]:
        limit = bisect.bisect_left(self._taken, end + _AFTER)
        for candidate in (*self._named[:limit], *self._described):
            if first - candidate.tokens.start <= _BEFORE:
                yield candidate

    def _score(self, candidate: Candidate, query: Floats, first: int) -> float:
        key = self._tagged.heads["key"][candidate.tokens].mean(axis=0)
        step = distance_step(first - candidate.tokens.start)
        similar = float(np.dot(key, query)) / math.sqrt(LINK_SIZE)
        return similar + float(self._tagged.distance[0][step])

    def _remember(self, course: Course, item: Reported, told: Source | None) -> None:
        """A description that the rules took for a source is a candidate from here on."""
        if told is None or told.person is not None or item.mention is None:
            return
        place = self._places[course.at]
        tokens = self._tagged.tokens(place + item.mention.start, place + item.mention.end)
        if tokens.stop > tokens.start:
            self._described.append(Candidate(tokens, place + item.mention.start, told))


def _candidates(
    tagged: Tagged, places: Sequence[int], cast: Sequence[Person]
) -> Iterator[Candidate]:
    for number, person in enumerate(cast):
        source = Source(number, person.name, group=False, organization=False)
        for mention in person.mentions:
            place = places[mention.passage]
            tokens = tagged.tokens(place + mention.name.start, place + mention.name.end)
            if tokens.stop > tokens.start:
                yield Candidate(tokens, place + mention.name.start, source)
