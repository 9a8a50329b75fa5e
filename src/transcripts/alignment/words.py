"""The words of a text that carry content, in a form that can be compared."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from transcripts.alignment.language import Language
from transcripts.alignment.numbers import number_at

Kind = Literal["word", "name", "number"]
ROOT = 4
"""Letters that words of one root share at least."""
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_STARTS_A_SENTENCE = re.compile(r"(?:^|[.?!:]\s|[\"“‘(\[]\s*|\n\s*)$")


class Word(NamedTuple):
    """A word that carries content: its stem, or for a number its value."""

    kind: Kind
    stem: str
    plain: str
    start: int
    end: int


class Token(NamedTuple):
    """A word as it stands, in lower case and without accents."""

    plain: str
    start: int
    end: int


def plain(text: str) -> str:
    """In lower case, without accents, with straight apostrophes."""
    split = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in split if not unicodedata.combining(c)).replace("’", "'")


def tokens(text: str) -> list[Token]:
    """All words and numbers of a text."""
    return [Token(plain(found[0]), found.start(), found.end()) for found in _WORD.finditer(text)]


def words(text: str, language: Language) -> tuple[Word, ...]:
    """The words of a text that carry content; numbers in words become their value."""
    return tuple(_words(text, tokens(text), language))


def _words(text: str, found: Sequence[Token], language: Language) -> Iterator[Word]:
    at = 0
    while at < len(found):
        token = found[at]
        if (number := number_at(text, found, at, language)) is not None:
            value, used = number
            if used > 1 or token.plain not in language.empty:
                yield Word("number", value, token.plain, token.start, found[at + used - 1].end)
            at += used
            continue
        at += 1
        if token.plain in language.empty or len(token.plain) < 2:
            continue
        kind: Kind = "name" if _is_name(text, token.start) else "word"
        yield Word(kind, stem(token.plain, language), token.plain, token.start, token.end)


def _is_name(text: str, start: int) -> bool:
    before = text[max(0, start - 4) : start]
    return text[start].isupper() and not _STARTS_A_SENTENCE.search(before)


def stem(word: str, language: Language) -> str:
    """A word without its ending, roughly."""
    word = word.removesuffix("'s").rstrip("'")
    for ending in language.endings:
        if word.endswith(ending) and len(word) - len(ending) >= language.least:
            word = word[: -len(ending)]
            break
    doubled = len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls"
    return word[:-1] if doubled else word


def alike(one: str, other: str) -> float:
    """How alike two stems are, 0 to 1: the same, or of one root by their beginnings."""
    if one == other:
        return 1.0
    longest = max(len(one), len(other))
    shared = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        shared += 1
    return 0.8 if shared >= ROOT and shared >= 0.6 * longest else 0.0
