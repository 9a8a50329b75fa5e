"""Keys that names share if they can be one person's, so that not all need to be compared."""

import functools
from collections.abc import Iterator
from itertools import combinations

from transcripts.extraction.transcripts.labels import Name, fold, is_initials

_COMPARED = 12
"""How many letters of a word its keys are made of; names in a row of letters stay cheap."""


def offered(name: Name) -> frozenset[str]:
    """Keys under which a name is found."""
    keys = {"+" + "".join(part[:1] for part in name.parts)}
    for part in name.parts:
        keys.add("^" + part[:1])
        keys |= _spellings(part) if len(part) > 1 else {"." + part}
    return frozenset(keys)


def sought(name: Name) -> list[frozenset[str]]:
    """Keys of the names that a name can be a form of: each offers one of each set."""
    sets = [_part(part) for part in name.parts]
    if is_initials(name):
        sets[0] |= {"+" + fold(name.printed.lstrip("+"))}
    return sets


def _part(part: str) -> frozenset[str]:
    if len(part) == 1:
        return frozenset({"^" + part})
    return _spellings(part) | {"." + part[:1]}


@functools.lru_cache(maxsize=4096)
def _spellings(word: str) -> frozenset[str]:
    """The word without one letter, or without two if it is long: misspelt ones share one."""
    if len(word) < 5:
        return frozenset({word})
    return frozenset(_shortened(word[:_COMPARED], 2 if len(word) >= 9 else 1))


def _shortened(word: str, letters: int) -> Iterator[str]:
    for left_out in range(letters + 1):
        for kept in combinations(word[1:], len(word) - 1 - left_out):
            yield word[0] + "".join(kept)
