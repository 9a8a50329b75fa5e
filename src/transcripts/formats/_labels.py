"""Printed speaker labels (`Dr. Smith: …`): which words before a colon name a speaker.

One line cannot tell `Casper: Yes.` from `Note: bring a coat.`, so a reader first collects the
candidates of the whole file, then asks which of them the file bears out.
"""

import enum
import functools
import re
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from transcripts.formats._label_words import (
    CLAUSE_WORDS,
    LEAD_WORDS,
    NEVER_WORDS,
    PARTICLES,
    ROLE_WORDS,
    TITLES,
)

LABELLED_SHARE = 0.8
"""Where this share of the lines begins with a candidate, the file labels every line."""


class Labelled(NamedTuple):
    """A line that may begin with a speaker's label."""

    label: str
    rest: str
    """What follows the colon, without blanks before it."""


def candidate_label(line: str) -> Labelled | None:
    """Split a line into label and words if its beginning has the shape of a label."""
    label, colon, rest = line.partition(":")
    if not colon or "：" in label:
        label, colon, rest = line.partition("：")
        if not colon:
            return None
    elif rest and not rest[0].isspace():
        return None
    label = label.strip(" \t")
    if len(label) > _LONGEST or not _strength(label):
        return None
    return Labelled(label, rest.lstrip(" \t"))


def accepted(labels: Mapping[str, int], *, lines: int | None = None) -> set[str]:
    """The candidates that the file bears out as speakers.

    Args:
        labels: How often each candidate begins a line.
        lines: How many lines there are in all; where nearly all begin with a candidate, one-off
            and lower-case labels are believed too.
    """
    if lines and lines > 3 and sum(labels.values()) >= LABELLED_SHARE * lines:
        return set(labels)
    by_case = Counter[str]()
    for label, count in labels.items():
        by_case[label.casefold()] += count
    enough = {label for label in labels if by_case[label.casefold()] >= _strength(label).recurs}
    named = {label for label in labels if _strength(label) >= _Strength.NAME}
    if len(named) > 1 or len(enough) > 1:
        enough |= named
    if len(enough) > 1:
        enough |= {label for label in labels if _strength(label) is _Strength.WORD}
    return enough


def bare_label(label: str) -> str:
    """The label without words in brackets: `Mrs Calloway (Head)` → `Mrs Calloway`."""
    return " ".join(_BRACKETS.sub(" ", label).split()).strip(" -–—,/") or label


class _Strength(enum.IntEnum):
    """How much a label looks like one, by its shape alone."""

    NONE = 0
    """A clause, or a word that leads into one."""
    LEAD = 1
    """A word or two that often lead into a sentence, but may be a label: `Question`."""
    PHRASE = 2
    """Not capitalised like a name: `carys upton`."""
    WORD = 3
    """One capitalised word, or letters without case: `Pim`."""
    NAME = 4
    """Several capitalised words, or a role: `Pim de Graaf`, `Audience member`."""
    SURE = 5
    """A title and a name, a capitalised role, capitals only: `Dr. Vance`, `Host`, `SMITH`."""

    @property
    def recurs(self) -> int:
        """How often it must occur to be believed without other evidence."""
        return (1_000_000, 3, 3, 2, 2, 1)[self.value]


@functools.lru_cache(maxsize=4096)
def _strength(label: str) -> _Strength:
    words = _WORDS.findall(_BRACKETS.sub(" ", label)) if _LABEL.fullmatch(label) else []
    folded = [word.casefold().rstrip(".") for word in words]
    if not words or len(words) > 7 or _is_clause(label, words, folded):
        return _Strength.NONE
    capitalised = all(_capitalised(word) for word in words)
    if ROLE_WORDS.intersection(folded) and len(words) <= 5:
        return _Strength.SURE if capitalised else _Strength.NAME
    if LEAD_WORDS.intersection(folded):
        return _Strength.LEAD
    if not capitalised:
        return _Strength.PHRASE
    if (folded[0] in TITLES and len(words) > 1) or _all_capitals(label):
        return _Strength.SURE
    return _Strength.NAME if len(words) > 1 else _Strength.WORD


def _is_clause(label: str, words: list[str], folded: list[str]) -> bool:
    """A pronoun, a finite verb or the like: `What I said`; capitals of a name excuse nothing."""
    if len(label) == 1:
        return False
    if folded[0] in NEVER_WORDS or (len(words) > 1 and folded[0] in CLAUSE_WORDS):
        return True
    if any(word in CLAUSE_WORDS for word in (folded if label.isupper() else words)):
        return True
    # Scripts without blanks: a label is a name, not a sentence.
    return not label.isascii() and any(len(word) > 12 and _uncased(word) for word in words)


def _capitalised(word: str) -> bool:
    return (
        word.lower() != word
        or word.isdigit()
        or word in PARTICLES
        or word.startswith(("al-", "el-", "d'", "d’"))
        or _uncased(word)
    )


def _uncased(word: str) -> bool:
    return word.upper() == word.lower()


def _all_capitals(label: str) -> bool:
    letters = [character for character in _BRACKETS.sub("", label) if character.isalpha()]
    return len(letters) > 1 and all(character.isupper() for character in letters)


_LONGEST = 64
_LABEL = re.compile(r"(?:[^\W_]|[+#@](?=\w))[^:：\0\n!?\"“”„«»;…<>]*")
_BRACKETS = re.compile(r"\((?!\d+\))[^()]*\)|\[[^\[\]]*\]|（[^（）]*）")
_WORDS = re.compile(r"[^\W_](?:[\w.'’\-]*\w|\.)?\.?")
