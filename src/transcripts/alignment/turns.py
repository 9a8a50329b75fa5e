"""The transcript as alignment looks at it: turns, their passages, and how telling each word is."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from transcripts.alignment.language import Language
from transcripts.alignment.speakers import Names, agents_of, speaker_of
from transcripts.alignment.vectors import Vector, Vectors
from transcripts.alignment.words import ROOT, Word, alike, plain, words
from transcripts.model import Agent, Block, Document

_SENTENCE_ENDS = re.compile(r"[.?!…][\"'”’)\]]*\s+")
_LONGEST = 3
"""Sentences that a passage has at most."""


class Passage(NamedTuple):
    """One to three sentences of a turn."""

    start: int
    end: int
    stems: frozenset[str]
    direction: Vector | None
    sentences: int


class Turn(NamedTuple):
    """A turn with all that is compared."""

    block: Block
    number: int
    """Which turn it is, from 1."""
    called: str | None
    """Its speaker's name, or the printed label."""
    plain: str
    words: tuple[Word, ...]
    stems: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    passages: tuple[Passage, ...]
    direction: Vector | None
    speaker: Names
    asks: bool


class Turns:
    """The turns of a transcript, and how telling each word is among them."""

    def __init__(self, transcript: Document, language: Language, vectors: Vectors) -> None:
        numbered = [
            (number, block)
            for number, block in enumerate(spoken(transcript), start=1)
            if block.text.strip()
        ]
        found = [words(block.text, language) for _, block in numbered]
        self.vectors = vectors
        self._frequency = Counter(stem for said in found for stem in {word.stem for word in said})
        self._count = len(numbered)
        self._by_beginning: dict[str, list[str]] = {}
        for stem in self._frequency:
            self._by_beginning.setdefault(stem[:ROOT], []).append(stem)
        agents = agents_of(transcript)
        self.all = tuple(
            self._turn(number, block, said, agents, language)
            for (number, block), said in zip(numbered, found, strict=True)
        )

    def weight(self, stem: str) -> float:
        """How telling a stem is, 0 to 1: the rarer in the transcript, the more."""
        turns = self._count + 1
        return math.log(turns / (self._frequency[stem] + 0.5)) / math.log(turns / 0.5)

    def akin(self, word: Word) -> dict[str, float]:
        """The stems of the transcript that count as a word, with how much; numbers only exactly."""
        if word.kind == "number":
            return {word.stem: 1.0} if word.stem in self._frequency else {}
        near = self._by_beginning.get(word.stem[:ROOT], ())
        worth = {stem: alike(word.stem, stem) for stem in near}
        return {stem: value for stem, value in worth.items() if value}

    def direction(self, said: Sequence[Word]) -> Vector | None:
        """The direction of meaning in which words point together."""
        return self.vectors.direction((word, self.weight(word.stem)) for word in said)

    def _turn(
        self,
        number: int,
        block: Block,
        said: tuple[Word, ...],
        agents: Mapping[str, Agent],
        language: Language,
    ) -> Turn:
        agent = agents.get(block.speaker or "")
        stems = [word.stem for word in said]
        pairs = {*pairwise(stems), *zip(stems, stems[2:], strict=False)}
        return Turn(
            block=block,
            number=number,
            called=(agent and agent.name) or block.label,
            plain=plain(block.text),
            words=said,
            stems=frozenset(stems),
            pairs=frozenset(pairs),
            passages=tuple(self._passages(block.text, said)),
            direction=self.direction(said),
            speaker=speaker_of(block, agents, language),
            asks="?" in block.text,
        )

    def _passages(self, text: str, said: Sequence[Word]) -> Iterator[Passage]:
        cuts = [0, *(found.end() for found in _SENTENCE_ENDS.finditer(text)), len(text)]
        cuts = sorted(set(cuts))
        for first in range(len(cuts) - 1):
            for last in range(first + 1, min(first + 1 + _LONGEST, len(cuts))):
                start, end = cuts[first], cuts[last]
                here = [word for word in said if start <= word.start < end]
                stems = frozenset(word.stem for word in here)
                yield Passage(start, end, stems, self.direction(here), last - first)


def spoken(transcript: Document) -> list[Block]:
    """The turns of a transcript; of one without turns, its paragraphs."""
    turns = [block for block in transcript.blocks if block.kind == "turn"]
    return turns or [
        block
        for block in transcript.blocks
        if block.kind in ("paragraph", "item") and not block.boilerplate
    ]
