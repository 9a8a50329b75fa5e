"""Numbers in figures and in words have one value: `26`, `twenty-six`."""

from collections.abc import Sequence
from typing import Protocol

from transcripts.alignment.language import Language

_CENTURIES = range(16, 21)


class _Token(Protocol):
    @property
    def plain(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def number_at(
    text: str, tokens: Sequence[_Token], at: int, language: Language
) -> tuple[str, int] | None:
    """The number that begins at a token, and how many tokens it takes."""
    first = tokens[at].plain
    if first[0].isdigit():
        return _in_figures(text, tokens, at, language)
    if first in language.numbers or first in language.multipliers:
        return _in_words(text, tokens, at, language)
    return None


def _in_figures(
    text: str, tokens: Sequence[_Token], at: int, language: Language
) -> tuple[str, int]:
    value, used = _figure(tokens[at].plain), 1
    while _goes_on(text, tokens, at + used) and tokens[at + used].plain in language.multipliers:
        value *= language.multipliers[tokens[at + used].plain]
        used += 1
    return f"{value:g}", used


def _figure(digits: str) -> float:
    # A comma before three figures parts thousands; before others it is a decimal point.
    whole = digits.replace(",", "") if len(digits.rpartition(",")[2]) == 3 else digits
    return float(whole.replace(",", ".")) if whole.replace(",", ".").count(".") <= 1 else 0.0


def _in_words(text: str, tokens: Sequence[_Token], at: int, language: Language) -> tuple[str, int]:
    total = current = used = 0
    while used == 0 or _goes_on(text, tokens, at + used):
        word = tokens[at + used].plain
        more = language.numbers.get(word, -1)
        if more >= 0 and _fits(current, more, used):
            # Years are said in two halves: nineteen seventy-eight.
            current = current * (100 if current in _CENTURIES and more >= 10 else 1) + more
        elif language.multipliers.get(word) == 100:
            current = 100 * (current or 1)
        elif word in language.multipliers:
            total, current = total + (current or 1) * language.multipliers[word], 0
        elif not _joins(word, tokens, at + used, language):
            break
        used += 1
    return f"{total + current:g}", used


def _goes_on(text: str, tokens: Sequence[_Token], at: int) -> bool:
    return at < len(tokens) and text[tokens[at - 1].end : tokens[at].start] in (" ", "-", "‑")


def _fits(current: int, more: int, used: int) -> bool:
    if used == 0 or (current % 100 == 0 and more):
        return True
    if current in _CENTURIES and more >= 10:
        return True
    return current % 10 == 0 and current % 100 >= 20 and 0 < more < 10


def _joins(word: str, tokens: Sequence[_Token], at: int, language: Language) -> bool:
    """Whether `and` stands between hundreds and what is below: `two hundred and six`."""
    if word != "and" or at + 1 >= len(tokens):
        return False
    before, after = tokens[at - 1].plain, tokens[at + 1].plain
    return before in language.multipliers and after in language.numbers
