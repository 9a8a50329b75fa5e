"""The patterns and words of a language's speech that the rules for transcripts build on."""

import functools
import re
import tomllib
from importlib import resources
from typing import Any

_REFERENCE = re.compile(r"<<(\w+)>>")


def pattern(name: str) -> re.Pattern[str]:
    """A regular expression of the resource file, by `section.name`."""
    return re.compile(expression(name))


def expression(name: str) -> str:
    """The source of a regular expression, with those that it refers to."""
    section, _, key = name.partition(".")
    table = _resource()[section]
    return _REFERENCE.sub(lambda found: _referred(section, found[1]), "".join(table[key]))


def words(name: str) -> frozenset[str]:
    """A list of words of the resource file, by `section.name`."""
    section, _, key = name.partition(".")
    return frozenset(_resource()[section][key].split())


def table(name: str) -> dict[str, Any]:
    """A section of the resource file."""
    section: dict[str, Any] = _resource()[name]
    return section


def _referred(section: str, key: str) -> str:
    home = section if key in _resource()[section] else "shared"
    return expression(f"{home}.{key}")


@functools.cache
def _resource() -> dict[str, Any]:
    folder = resources.files("transcripts.extraction.language") / "english"
    files = (folder / name for name in ("speech.toml", "own_claims.toml"))
    read = [tomllib.loads(file.read_text(encoding="utf-8")) for file in files]
    return {section: values for part in read for section, values in part.items()}
