"""The patterns and words of a language's speech that the rules for transcripts build on.

The rules name patterns and words; which language they are of is settled once for each transcript,
with `speaking`. What a language does not list matches nothing.
"""

import contextlib
import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Set
from contextvars import ContextVar
from typing import Any

from transcripts.extraction.language.lexicon import (
    Lexicon,
    folder_of,
    languages,
    load,
    read_table,
)

_FILES = ("speech.toml", "own_claims.toml")
_NOTHING = "(?!)"
_REFERENCE = re.compile(r"<<(\w+)>>")
_LANGUAGE: ContextVar[str] = ContextVar("language", default="en")


class Pattern:
    """A regular expression by its name, `section.name`, in whatever language is spoken."""

    __slots__ = ("_name",)

    def __init__(self, name: str) -> None:
        self._name = name

    def search(self, text: str, *place: int) -> re.Match[str] | None:
        """As of a compiled pattern."""
        return _compiled(self._name, language()).search(text, *place)

    def match(self, text: str, *place: int) -> re.Match[str] | None:
        """As of a compiled pattern."""
        return _compiled(self._name, language()).match(text, *place)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """As of a compiled pattern."""
        return _compiled(self._name, language()).fullmatch(text)

    def finditer(self, text: str, *place: int) -> Iterator[re.Match[str]]:
        """As of a compiled pattern."""
        return _compiled(self._name, language()).finditer(text, *place)

    def sub(self, new: str, text: str) -> str:
        """As of a compiled pattern."""
        return _compiled(self._name, language()).sub(new, text)


class Words(Set[str]):
    """A list of words by its name, in whatever language is spoken."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __contains__(self, word: object) -> bool:
        return word in _listed(self._name, language())

    def __iter__(self) -> Iterator[str]:
        return iter(_listed(self._name, language()))

    def __len__(self) -> int:
        return len(_listed(self._name, language()))

    @classmethod
    def _from_iterable(cls, words: Iterable[Any]) -> frozenset[Any]:
        return frozenset(words)

    def intersection(self, words: Iterable[str]) -> frozenset[str]:
        """Those that are listed among some words."""
        return _listed(self._name, language()).intersection(words)


@contextlib.contextmanager
def speaking(code: str) -> Iterator[None]:
    """While a transcript in a language is read."""
    token = _LANGUAGE.set(code)
    try:
        yield
    finally:
        _LANGUAGE.reset(token)


def language() -> str:
    """The code of the language that is spoken."""
    return _LANGUAGE.get()


def lexicon() -> Lexicon:
    """The lexicon of the language that is spoken."""
    return load(language())


def spoken_languages() -> tuple[str, ...]:
    """The codes of the languages whose folders tell how speech in them is read, sorted."""
    return tuple(code for code in languages() if _resource(code))


def pattern(name: str) -> Pattern:
    """A regular expression of the resource files, by `section.name`."""
    return Pattern(name)


def words(name: str) -> Words:
    """A list of words of the resource files, by `section.name`."""
    return Words(name)


def names_of(section: str) -> tuple[str, ...]:
    """The names of the patterns in a section."""
    return tuple(table(section))


def table(name: str) -> Mapping[str, Any]:
    """A section of the resource files."""
    section: Mapping[str, Any] = _resource(language()).get(name, {})
    return section


@functools.cache
def _compiled(name: str, code: str) -> re.Pattern[str]:
    return re.compile(_expression(name, code) or _NOTHING)


def _expression(name: str, code: str) -> str:
    """The source of a regular expression, with those that it refers to."""
    section, _, key = name.partition(".")
    source = "".join(_resource(code).get(section, {}).get(key, ""))
    return _REFERENCE.sub(lambda found: _referred(section, found[1], code), source)


def _referred(section: str, key: str, code: str) -> str:
    home = section if key in _resource(code)[section] else "shared"
    return _expression(f"{home}.{key}", code)


@functools.cache
def _listed(name: str, code: str) -> frozenset[str]:
    section, _, key = name.partition(".")
    return frozenset(_resource(code).get(section, {}).get(key, "").split())


@functools.cache
def _resource(code: str) -> Mapping[str, Mapping[str, Any]]:
    read = [read_table(folder_of(code), name) for name in _FILES]
    return {section: values for part in read for section, values in part.items()}
