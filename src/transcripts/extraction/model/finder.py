"""A report as the model reads it: every sentence of every block with its claims and questions."""

import dataclasses
from collections.abc import Iterable, Sequence

from transcripts.extraction.language.claims import Reported
from transcripts.extraction.language.lexicon import Lexicon
from transcripts.extraction.model.decoding import BlockClaims
from transcripts.extraction.model.link_weights import link_weights
from transcripts.extraction.model.linking import Linker
from transcripts.extraction.model.puts import questions
from transcripts.extraction.model.tagging import Tagged, Tagger
from transcripts.extraction.reports.attribution import Judge
from transcripts.extraction.reports.passages import Passage, passages
from transcripts.extraction.reports.people import Person
from transcripts.extraction.reports.pipeline import Finder
from transcripts.model import Block


@dataclasses.dataclass(slots=True)
class Reader:
    """Reads one report; keeps what the model said of it until the sources are known."""

    tagger: Tagger
    tagged: Tagged | None = None
    places: tuple[int, ...] = ()
    """Where each passage begins in the text that was tagged."""

    def passages(self, blocks: Iterable[Block], lexicon: Lexicon) -> tuple[Passage, ...]:
        """The blocks with what the model finds in them."""
        read = passages(blocks, lexicon)
        text, self.places = joined(read)
        self.tagged = self.tagger(text)
        return tuple(
            found(passage, self.tagged.between(place, place + len(passage.block.text)), lexicon)
            for passage, place in zip(read, self.places, strict=True)
        )

    def judge(self, _read: Sequence[Passage], cast: Sequence[Person]) -> Judge | None:
        """Whom the model takes a claim to come from."""
        if self.tagged is None or "query" not in self.tagged.heads:
            return None
        return Linker(self.tagged, self.places, cast, link_weights())


def finder(tagger: Tagger, model: str, sha256: str) -> Finder:
    """The finder of one report."""
    reader = Reader(tagger)
    return Finder(reader.passages, reader.judge, model, sha256)


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
