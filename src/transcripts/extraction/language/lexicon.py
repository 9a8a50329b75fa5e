"""The words of a language that the rules build on, loaded from resource files on first use."""

import functools
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from importlib import resources
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any, NamedTuple, cast

from transcripts.model.records import Act

Forms = tuple[str, str, str, str, str]
"""Base, third person, past, participle, -ing."""


FOLDERS: list[Traversable] = [resources.files("transcripts.extraction.language")]
"""Where folders of languages lie, each with a `language.toml` that tells its code."""
_NEVER = re.compile(r"(?!)")


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
    weekdays: tuple[str, ...] = ()
    """In order, from Monday."""
    contractions: Mapping[str, str] = MappingProxyType({})
    """Short forms of verbs with the verb: `'d`, `won't`."""

    def is_role(self, word: str) -> bool:
        """Whether a word says what a person does or is."""
        listed = word in self.words["person_nouns"] or word in self.words["titles"]
        return listed or self.patterns["occupation"].search(word) is not None

    def is_given_name(self, word: str) -> bool:
        """Whether a word, lower case, is a common first name; "jean-paul" counts by its parts."""
        lists = ("male_names", "female_names", "shared_names")
        first = word.split("-", maxsplit=1)[0]
        return any(word in self.words[name] or first in self.words[name] for name in lists)

    def fits(self, name: str, word: str) -> bool:
        """Whether the pattern is found in the word: how a form of a word looks."""
        return self.patterns[name].search(word) is not None

    def without(self, name: str, text: str) -> str:
        """The text without what the pattern finds in it, such as an article or an ending."""
        return self.patterns[name].sub("", text)

    def has(self, name: str, word: str) -> bool:
        """Whether the word is in that list."""
        return word in self.words[name]


def languages() -> tuple[str, ...]:
    """The codes of the languages that have a folder of resources, sorted."""
    return tuple(sorted(_folders()))


def folder_of(language: str) -> Traversable:
    """The folder of a language's resources.

    Raises:
        FileNotFoundError: If there is none.
    """
    try:
        return _folders()[language]
    except KeyError:
        raise FileNotFoundError(f"no resources for the language {language!r}") from None


@functools.cache
def load(language: str = "en") -> Lexicon:
    """The lexicon of a language (a primary BCP 47 subtag); a list that its folder lacks is empty.

    Raises:
        FileNotFoundError: If it has no folder of resources.
    """
    folder = folder_of(language)
    about, words, given, grammar = (
        read_table(folder, name)
        for name in ("language.toml", "words.toml", "given_names.toml", "grammar.toml")
    )
    words |= given | grammar
    months = {name: at for at, name in enumerate(words.get("months", ()), start=1)}
    months |= {name[:3]: at for name, at in months.items()} | about.get("more_months", {})
    patterns = read_table(folder, "patterns.toml")
    irregular = tuple(_rows(_text(folder, "irregular.txt")))
    rules = tuple((re.compile(row["ending"]), row["forms"]) for row in about.get("inflection", ()))
    return Lexicon(
        language=language,
        words=defaultdict(frozenset, {name: frozenset(listed) for name, listed in words.items()}),
        patterns=_patterns(patterns),
        entries=_entries(_text(folder, "verbs.txt"), irregular, rules),
        order=months,
        weekdays=tuple(about.get("weekdays", ())),
        contractions=about.get("contractions", {}),
    )


def empty(language: str) -> Lexicon:
    """A lexicon that knows no word: for languages that have no folder of resources."""
    return Lexicon(language, defaultdict(frozenset), {}, _patterns({}), {})


def read_table(folder: Traversable, name: str) -> dict[str, Any]:
    """A TOML file of a language's folder; empty if it has no such file."""
    return tomllib.loads(_text(folder, name))


def _text(folder: Traversable, name: str) -> str:
    file = folder / name
    return file.read_text(encoding="utf-8") if file.is_file() else ""


@functools.cache
def _folders() -> Mapping[str, Traversable]:
    found: dict[str, Traversable] = {}
    for root in FOLDERS:
        for folder in root.iterdir():
            if (folder / "language.toml").is_file():
                found[read_table(folder, "language.toml")["code"]] = folder
    return found


def _patterns(raw: Mapping[str, str]) -> Mapping[str, re.Pattern[str]]:
    compiled = {name: re.compile(pattern) for name, pattern in raw.items()}
    return defaultdict(lambda: _NEVER, compiled)


def _rows(text: str) -> Iterator[Forms]:
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield cast("Forms", tuple(line.split()))


_Rules = tuple[tuple[re.Pattern[str], list[str]], ...]
"""Endings of verbs, each with what takes its place in the third person, past, participle, -ing."""


def _entries(
    verbs: str, irregular: tuple[Forms, ...], rules: _Rules
) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for line in verbs.splitlines():
        if not line or line.startswith("#"):
            continue
        expression = _expression(line)
        first, *rest = expression.name.split()
        tables = [forms for forms in irregular if forms[0] == first] or [_inflected(first, rules)]
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


def _inflected(verb: str, rules: _Rules) -> Forms:
    """The forms by the first rule whose ending fits; the same form throughout if none does."""
    for ending, forms in rules:
        if ending.search(verb):
            made = (ending.sub(form, verb, count=1) for form in forms)
            return cast("Forms", (verb, *made))
    return verb, verb, verb, verb, verb
