"""What alignment knows of a language; of one without a file it knows nothing, and still works."""

import functools
import tomllib
from collections.abc import Mapping
from importlib import resources
from typing import NamedTuple


class Language(NamedTuple):
    """Words without content, numbers in words, endings; all in lower case, without accents."""

    empty: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()
    asking: frozenset[str] = frozenset()
    numbers: Mapping[str, int] = {}
    multipliers: Mapping[str, int] = {}
    endings: tuple[str, ...] = ()
    least: int = 3
    forms: tuple[tuple[str, str], ...] = ()
    code: str = ""


@functools.cache
def language_of(tag: str | None) -> Language:
    """What is known of the language of a document; English if it does not say."""
    code = (tag or "en").split("-")[0].lower()
    path = resources.files("transcripts.alignment") / "languages" / f"{code}.toml"
    if not path.is_file():
        return Language()
    known = tomllib.loads(path.read_text("utf-8"))
    return Language(
        empty=frozenset(known["empty"].split()),
        titles=frozenset(known["titles"].split()),
        common=frozenset(known["common"].split()),
        asking=frozenset(known["asking"].split()),
        numbers=known["numbers"],
        multipliers=known["multipliers"],
        endings=tuple(known["stemming"]["endings"]),
        least=known["stemming"]["least"],
        forms=tuple((ending, instead) for ending, instead in known["stemming"]["forms"]),
        code=code,
    )
