"""The blocks of a report as the rules see them: sentences, words, names, what is reported."""

from collections.abc import Iterable
from typing import NamedTuple

from transcripts.extraction.language.claims import Analysis, Reported, analysed
from transcripts.extraction.language.lexicon import Lexicon
from transcripts.extraction.language.names import Name, names
from transcripts.extraction.language.sentences import Span
from transcripts.model import Block
from transcripts.model.records import Form


class Put(NamedTuple):
    """A question by character offsets in its block."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    asker: Span | None
    """The words that name who asks, if any do."""
    form: Form
    rule: str
    confidence: float


class Passage(NamedTuple):
    """One block, analysed."""

    block: Block
    analysis: Analysis
    names: tuple[tuple[Name, ...], ...]
    """The names of each sentence."""
    reported: tuple[tuple[tuple[int, Reported], ...], ...]
    """What each sentence reports, with the index in the analysis."""
    put: tuple[tuple[Put, ...], ...] | None = None
    """The questions of each sentence, if `reported` and these are all; None to go by their form."""

    @property
    def complete(self) -> bool:
        """Whether continuations and questions were found already."""
        return self.put is not None

    def sentence(self, index: int) -> str:
        """The text of a sentence."""
        start, end = self.analysis.sentences[index]
        return self.block.text[start:end]


def passages(blocks: Iterable[Block], lexicon: Lexicon) -> tuple[Passage, ...]:
    """The blocks that hold text of the event, each analysed; boilerplate and notes are not."""
    return tuple(
        _passage(block, lexicon)
        for block in blocks
        if block.kind in ("paragraph", "item", "heading") and not block.boilerplate
    )


def _passage(block: Block, lexicon: Lexicon) -> Passage:
    analysis = analysed(block.text, lexicon=lexicon)
    found: list[list[tuple[int, Reported]]] = [[] for _ in analysis.sentences]
    for number, item in enumerate(analysis.reported):
        found[item.sentence].append((number, item))
    return Passage(
        block,
        analysis,
        tuple(names(words, lexicon) for words in analysis.words),
        tuple(tuple(items) for items in found),
    )
