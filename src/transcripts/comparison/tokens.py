"""Blocks as one stream of numbers: equal words have equal numbers, each block begins with 0."""

import re
from collections.abc import Iterable
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


def last_word(text: str) -> str:
    """The last word of a text and what follows it; all of the text if it has no word."""
    place = 0
    for match in _WORDS.finditer(text):
        place = match.start()
    return text[place:]


def first_word(text: str) -> str:
    """The first word of a text and what precedes it; all of the text if it has no word."""
    match = _WORDS.search(text)
    return text[: match.end()] if match else text


def normalised(word: str) -> str:
    """A word without case and without punctuation at its ends; what is only that stays."""
    folded = word.casefold()
    return folded if folded.isalnum() else _EDGES.sub("", folded) or folded


class Interner:
    """Numbers for words, the same in every stream it makes, given in order of appearance."""

    def __init__(self) -> None:
        self._numbers = _Numbers()

    @property
    def size(self) -> int:
        """One more than the largest number given."""
        return len(self._numbers.by_form) + 1

    def stream(self, blocks: Iterable[Block]) -> Stream:
        """The stream of some blocks."""
        number = self._numbers.__getitem__
        numbers: list[int] = []
        owners: list[int] = []
        starts: list[int] = []
        for index, block in enumerate(blocks):
            starts.append(len(numbers))
            numbers.append(BOUNDARY)
            numbers += map(number, words_of(block.text))
            owners += [index] * (len(numbers) - len(owners))
        return Stream(numbers, owners, [*starts, len(numbers)])


class _Numbers(dict[str, int]):
    """The number of each word; words that differ only in case or punctuation have one."""

    def __init__(self) -> None:
        self.by_form: dict[str, int] = {}

    def __missing__(self, word: str) -> int:
        number = self.by_form.setdefault(normalised(word), len(self.by_form) + 1)
        self[word] = number
        return number
