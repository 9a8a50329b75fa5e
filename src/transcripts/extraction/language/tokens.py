"""Words and marks with offsets; a quotation is one token, so that grammar sees past it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from transcripts.extraction.language.quotations import Quotation

_TOKEN = re.compile(
    r"@\w+|\d[\d,.:]*\d|[^\W_]\.(?:[^\W_]\.)+|[^\W_]+(?:['’][^\W_]+|-[^\W_]+)*|[^\w\s]|_"
)
_STRAIGHT = str.maketrans("’‘", "''")


def lowered(text: str) -> str:
    """The text in lower case with straight apostrophes, every character in its place."""
    lower = text.lower()
    if len(lower) != len(text):  # a few capitals have longer small forms
        lower = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    return lower.translate(_STRAIGHT)


QUOTE = "<quote>"
"""What a quotation's token has for its lower-case form."""

_ARTICLED = re.compile(r"(?:a[lnrstz]|ash|e[ln]|ul|d|l)[-'’](\w)")
"""What stands before the capital of a name: Arabic articles, French elisions."""


class Token(NamedTuple):
    """A word, a mark, or a whole quotation."""

    start: int
    end: int
    text: str
    lower: str

    @property
    def is_word(self) -> bool:
        """Whether it is a word or number."""
        return self.text[0].isalnum() or self.text[0] == "@"

    @property
    def is_capital(self) -> bool:
        """Whether it is a word with a capital letter in front, or behind an article: al-Rashid."""
        first = self.text[0]
        articled = _ARTICLED.match(self.text)
        return first.isupper() or first == "@" or (articled is not None and articled[1].isupper())

    @property
    def is_quote(self) -> bool:
        """Whether it stands for a quotation."""
        return self.lower == QUOTE


def tokens(text: str, start: int, end: int, quoted: tuple[Quotation, ...]) -> tuple[Token, ...]:
    """The tokens between two offsets, each quotation that begins there as one."""
    return tuple(_tokens(text, start, end, quoted))


def _tokens(text: str, start: int, end: int, quoted: tuple[Quotation, ...]) -> Iterator[Token]:
    position = start
    for quotation in quoted:
        if position <= quotation.start < end:
            yield from _plain(text, position, quotation.start)
            stop = min(quotation.end, end)
            yield Token(quotation.start, stop, text[quotation.start : stop], QUOTE)
            position = stop
    yield from _plain(text, position, end)


def _plain(text: str, start: int, end: int) -> Iterator[Token]:
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        yield Token(match.start(), match.end(), word, word.translate(_STRAIGHT).lower())
