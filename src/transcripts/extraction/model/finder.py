"""A report as the model reads it: every sentence of every block with its claims and questions."""

import dataclasses
from collections.abc import Callable, Iterable, Sequence

from transcripts.extraction.language.claims import Reported
from transcripts.extraction.language.lexicon import Lexicon
from transcripts.extraction.language.names import Name
from transcripts.extraction.language.sentences import Span
from transcripts.extraction.model.cast import Cast, Home
from transcripts.extraction.model.decoding import BlockClaims
from transcripts.extraction.model.event import facts
from transcripts.extraction.model.link_weights import link_weights
from transcripts.extraction.model.linking import Linker
from transcripts.extraction.model.pieces import whole_words
from transcripts.extraction.model.puts import questions
from transcripts.extraction.model.tagging import Tagged, Tagger
from transcripts.extraction.reports.affiliations import Belonging
from transcripts.extraction.reports.attribution import Judge
from transcripts.extraction.reports.event import EventFacts
from transcripts.extraction.reports.passages import Passage, passages
from transcripts.extraction.reports.people import Person
from transcripts.extraction.reports.pipeline import Finder
from transcripts.model import Block
from transcripts.model.records import Role

_LEAST = 0.2
"""Confidence below which a claim is more likely noise than a find."""


@dataclasses.dataclass(slots=True)
class Reader:
    """Reads one report; keeps what the model said of it until the sources are known."""

    tagger: Tagger
    tagged: Tagged | None = None
    text: str = ""
    """What was tagged: all passages."""
    places: tuple[int, ...] = ()
    """Where each passage begins in it."""

    def passages(self, blocks: Iterable[Block], lexicon: Lexicon) -> tuple[Passage, ...]:
        """The blocks with what the model finds in them."""
        read = passages(blocks, lexicon)
        self.text, self.places = joined(read)
        self.tagged = self.tagger(self.text)
        return tuple(
            found(passage, self.tagged.between(place, place + len(passage.block.text)), lexicon)
            for passage, place in zip(read, self.places, strict=True)
        )

    def judge(self, _read: Sequence[Passage], cast: Sequence[Person]) -> Judge | None:
        """Whom the model takes a claim to come from."""
        if self.tagged is None or "query" not in self.tagged.heads:
            return None
        return Linker(self.tagged, self.places, cast, link_weights())

    def points(self, passage: int, name: Name) -> int:
        """What speaks for a name's being a person's."""
        return Cast(self._read, self.places).points(passage, name)

    def roles(self, person: Person, told: tuple[Role, ...]) -> tuple[Role, ...]:
        """What somebody does at the event."""
        return Cast(self._read, self.places).roles(person, told)

    def belongings(self, cast: Sequence[Person], told: Sequence[Belonging]) -> list[Belonging]:
        """Where people belong; what is told of those of whom the model knows nothing."""
        homes = Cast(self._read, self.places).homes(cast)
        return [
            belonged._replace(organization=self._home(homes[number]))
            if number in homes
            else belonged
            for number, belonged in enumerate(told)
        ]

    def _home(self, home: Home) -> str:
        start, end = whole_words(Span(home.start, home.end), self.text)
        return " ".join(self.text[start:end].split())

    def facts(self, told: EventFacts) -> EventFacts:
        """The facts of the event."""
        return facts(self._read, self.text, told)

    @property
    def _read(self) -> Tagged:
        assert self.tagged is not None
        return self.tagged


def finder(tagger: Tagger, model: str, sha256: str) -> Finder:
    """The finder of one report."""
    reader = Reader(tagger)
    found = finder_of(reader, judge=reader.judge)
    return found._replace(model=model, sha256=sha256, least=_LEAST)


def finder_of(
    reader: Reader, *, judge: Callable[[Sequence[Passage], Sequence[Person]], Judge | None]
) -> Finder:
    """All that a reader finds, with somebody to judge the sources."""
    return Finder(
        passages=reader.passages, judge=judge, points=reader.points, roles=reader.roles,
        belongings=reader.belongings, facts=reader.facts,
    )  # fmt: skip


def joined(read: Sequence[Passage]) -> tuple[str, tuple[int, ...]]:
    """One text of all passages, items with a bullet, and where each begins in it."""
    parts: list[str] = []
    places = []
    length = 0
    for passage in read:
        lead = "- " if passage.block.kind == "item" else ""
        places.append(length + len(lead))
        parts.append(lead + passage.block.text)
        length += len(parts[-1]) + 2
    return "\n\n".join(parts), tuple(places)


def found(passage: Passage, tagged: Tagged, lexicon: Lexicon) -> Passage:
    """A passage with the claims and questions of the model in place of those of the rules."""
    claims = BlockClaims(passage, tagged)
    put = []
    for index in range(len(passage.analysis.sentences)):
        put.append(questions(passage, tagged, index, lexicon))
        claims.sentence(index)
    reported: list[list[tuple[int, Reported]]] = [[] for _ in put]
    for number, item in enumerate(claims.found):
        reported[item.sentence].append((number, item))
    return passage._replace(reported=tuple(tuple(items) for items in reported), put=tuple(put))
