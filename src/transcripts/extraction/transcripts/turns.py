"""A transcript as a sequence of turns with their sentences."""

import dataclasses
import re
from collections.abc import Iterable, Iterator

from transcripts.extraction.language.sentences import sentences
from transcripts.extraction.transcripts.speech import lexicon
from transcripts.model import Block, Document, TextSpan
from transcripts.spans import trimmed

_ASIDE = re.compile(r"\[[^\]]*\]|\([^)]*\)")


@dataclasses.dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a turn, by its place in the turn's text."""

    start: int
    end: int
    text: str

    @property
    def asks(self) -> bool:
        """True if it ends in a question mark."""
        return self.text.rstrip("\"”’')] ").endswith("?")

    @property
    def words(self) -> int:
        """Number of words."""
        return len(self.text.split())


@dataclasses.dataclass(frozen=True, slots=True)
class Turn:
    """A turn, its place among the turns, and its sentences."""

    index: int
    block: Block
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """The words of the turn."""
        return self.block.text

    @property
    def words(self) -> int:
        """Number of words."""
        return len(self.text.split())

    def span(self, start: int, end: int) -> TextSpan | None:
        """The span without blanks at its ends; None if nothing is left."""
        return trimmed(self.block, start, end)


def turns_of(document: Document) -> tuple[Turn, ...]:
    """The turns of a document that hold words, in order."""
    blocks = (block for block in document.blocks if block.kind == "turn" and block.text.strip())
    return tuple(
        Turn(index, block, tuple(sentences_of(block.text))) for index, block in enumerate(blocks)
    )


def sentences_of(text: str) -> Iterator[Sentence]:
    """Sentences of speech; a stage direction between two of them stands alone."""
    for span in sentences(text, lexicon=lexicon()):
        start = span.start
        for aside in _ASIDE.finditer(text, span.start, span.end):
            before = text[start : aside.start()].rstrip()
            if not before or before[-1] in '.?!…"”' or aside.end() == span.end:
                yield from _sentence(text, start, aside.start())
                yield from _sentence(text, *aside.span())
                start = aside.end()
        yield from _sentence(text, start, span.end)


def _sentence(text: str, start: int, end: int) -> Iterator[Sentence]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Sentence(start, end, text[start:end])


def plain_words(text: str) -> list[str]:
    """The words of a text in lower case, without punctuation and stage directions."""
    return re.findall(
        r"[^\W_]+(?:['’][^\W_]+)*", re.sub(r"\[[^\]]*\]|\([^)]*\)", " ", text).lower()
    )


def is_aside(sentence: Sentence) -> bool:
    """True for a stage direction such as `[laughter]`."""
    return sentence.text.startswith(("[", "(")) and sentence.text.endswith(("]", ")"))


def spoken(sentences: Iterable[Sentence]) -> list[Sentence]:
    """The sentences that are speech, not stage directions."""
    return [sentence for sentence in sentences if not is_aside(sentence)]
