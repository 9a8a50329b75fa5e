"""The words of a language that the rules build on, loaded from resource files on first use."""

import functools
import re
import tomllib
from collections.abc import Iterator, Mapping
from importlib import resources
from typing import Any, NamedTuple, cast

from transcripts.model.records import Act

Forms = tuple[str, str, str, str, str]
"""Base, third person, past, participle, -ing."""


class Expression(NamedTuple):
    """A reporting expression: "argue", "call for", "be adamant"."""

    name: str
    frames: frozenset[str]
    """What may follow: see the head of `verbs.txt`."""
    act: Act
    negated: bool
    """The source does not share the content: "deny"."""
    hedged: bool
    asks: bool
    """It puts a question if an indirect question or a quotation follows."""


class Entry(NamedTuple):
    """One inflected form of a reporting expression."""

    rest: tuple[str, ...]
    """The words after the first one."""
    form: str
    """`base`, `s`, `past`, `participle` or `ing`."""
    expression: Expression


class Lexicon(NamedTuple):
    """Word lists and reporting expressions of one language."""

    language: str
    words: Mapping[str, frozenset[str]]
    entries: Mapping[str, tuple[Entry, ...]]
    """By first word, longest first."""
    patterns: Mapping[str, re.Pattern[str]]
    """Regular expressions for lower-case text."""
    order: Mapping[str, int]
    """Number of each month by name and abbreviation."""

    def is_role(self, word: str) -> bool:
        """Whether a word says what a person does or is."""
        listed = word in self.words["person_nouns"] or word in self.words["titles"]
        return listed or self.patterns["occupation"].search(word) is not None

    def is_given_name(self, word: str) -> bool:
        """Whether a word, lower case, is a common first name; "jean-paul" counts by its parts."""
        lists = ("male_names", "female_names", "shared_names")
        first = word.split("-", maxsplit=1)[0]
        return any(word in self.words[name] or first in self.words[name] for name in lists)

    def has(self, name: str, word: str) -> bool:
        """Whether the word is in that list."""
        return word in self.words[name]


@functools.cache
def load(language: str = "en") -> Lexicon:
    """The lexicon of a language (a primary BCP 47 subtag).

    Raises:
        FileNotFoundError: If there is none.
    """
    folder = resources.files("transcripts.extraction.language") / {"en": "english"}.get(
        language, language
    )
    raw: dict[str, Any] = tomllib.loads((folder / "words.toml").read_text(encoding="utf-8"))
    raw |= tomllib.loads((folder / "given_names.toml").read_text(encoding="utf-8"))
    patterns = tomllib.loads((folder / "patterns.toml").read_text(encoding="utf-8"))
    irregular = {
        forms[0] + str(index): forms
        for index, forms in enumerate(_rows((folder / "irregular.txt").read_text(encoding="utf-8")))
    }
    verbs = (folder / "verbs.txt").read_text(encoding="utf-8")
    months = {name: at for at, name in enumerate(raw["months"], start=1)}
    months |= {name[:3]: number for name, number in months.items()} | {"sept": 9}
    return Lexicon(
        language=language,
        words={name: frozenset(words) for name, words in raw.items()},
        patterns={name: re.compile(pattern) for name, pattern in patterns.items()},
        entries=_entries(verbs, tuple(irregular.values())),
        order=months,
    )


def _rows(text: str) -> Iterator[Forms]:
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield cast("Forms", tuple(line.split()))


def _entries(verbs: str, irregular: tuple[Forms, ...]) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for line in verbs.splitlines():
        if not line or line.startswith("#"):
            continue
        expression = _expression(line)
        first, *rest = expression.name.split()
        tables = [forms for forms in irregular if forms[0] == first] or [_inflected(first)]
        for forms in tables:
            for name, form in zip(("base", "s", "past", "participle", "ing"), forms, strict=True):
                entry = Entry(tuple(rest), name, expression)
                found.setdefault(form, []).append(entry)
    return {word: _longest_first(entries) for word, entries in found.items()}


def _longest_first(entries: list[Entry]) -> tuple[Entry, ...]:
    unique = {(entry.rest, entry.expression.name): entry for entry in reversed(entries)}
    return tuple(sorted(unique.values(), key=lambda entry: -len(entry.rest)))


def _expression(line: str) -> Expression:
    name, frames, act, *marks = (part.strip() for part in line.split("|"))
    return Expression(
        name, frozenset(frames), cast("Act", act), "-" in marks, "~" in marks, "?" in marks
    )


def _inflected(verb: str) -> Forms:
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb[:-1] + "ied", verb + "ing"
    s = "es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s"
    return verb, verb + s, verb + "ed", verb + "ed", verb + "ing"
