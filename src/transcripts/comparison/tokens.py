"""Blocks as one stream of numbers: equal words have equal numbers, each block begins with 0."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from transcripts.model import Block

BOUNDARY = 0
"""The number that stands for the beginning of a block."""

_EDGES = re.compile(r"^[^\w]+|[^\w]+$")
# Scripts without blanks between words count each character as a word.
_WORDS = re.compile(
    r"[\u0E00-\u0EFF\u3040-\u30FF\u3400-\u9FFF]|[^\s\u0E00-\u0EFF\u3040-\u30FF\u3400-\u9FFF]+"
)


class Stream(NamedTuple):
    """A document's words as numbers."""

    numbers: list[int]
    """0 where a block begins, then its words."""
    owners: list[int]
    """The index of the block that each number belongs to."""
    starts: list[int]
    """Where each block begins; one more at the end."""


def words_of(text: str) -> list[str]:
    """The words of a text, with their punctuation."""
    return text.split() if text.isascii() else _WORDS.findall(text)


def word_places(text: str) -> list[tuple[int, int]]:
    """Start and end of each word that `words_of` gives."""
    return [match.span() for match in _WORDS.finditer(text)]


def normalised(word: str) -> str:
    """A word without case and without punctuation at its ends; what is only that stays."""
    folded = word.casefold()
    return folded if folded.isalnum() else _EDGES.sub("", folded) or folded


class Interner:
    """Numbers for words, the same in every stream it makes, given in order of appearance."""

    def __init__(self) -> None:
        self._by_word: dict[str, int] = {}
        self._by_form: dict[str, int] = {}

    @property
    def size(self) -> int:
        """One more than the largest number given."""
        return len(self._by_form) + 1

    def stream(self, blocks: Iterable[Block]) -> Stream:
        """The stream of some blocks."""
        numbers: list[int] = []
        owners: list[int] = []
        starts: list[int] = []
        for index, block in enumerate(blocks):
            starts.append(len(numbers))
            numbers.append(BOUNDARY)
            numbers += self._numbers(words_of(block.text))
            owners += [index] * (len(numbers) - len(owners))
        return Stream(numbers, owners, [*starts, len(numbers)])

    def _numbers(self, words: Sequence[str]) -> list[int]:
        known = self._by_word
        try:
            return [known[word] for word in words]
        except KeyError:
            return [known[word] if word in known else self._new(word) for word in words]

    def _new(self, word: str) -> int:
        number = self._by_form.setdefault(normalised(word), len(self._by_form) + 1)
        self._by_word[word] = number
        return number
