"""Which language a text is in: English, if its commonest words say so."""

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_COMMONEST = (
    "the of and to a in that it is was he for on with as had she they be at by which have this "
    "from i you not are but were his her we what who so there an or been their said has would "
    "will if about one up out when no my your do did how its"
)
_ENGLISH = frozenset(_COMMONEST.split())
_ENOUGH_WORDS = 30
_SHARE = 0.25
_FOREIGN_SHARE = 0.12
"""Below it the words are some other language's: `und`, undetermined (BCP 47)."""


def language_of(texts: Iterable[str]) -> str | None:
    """`en` if a quarter of the words are the commonest English ones, `und` if hardly any is.

    None if in doubt, and for fewer than 30 words.
    """
    words = [word.lower() for text in texts for word in _WORD.findall(text)]
    if len(words) < _ENOUGH_WORDS:
        return None
    share = sum(word in _ENGLISH for word in words) / len(words)
    if share >= _SHARE:
        return "en"
    return None if share >= _FOREIGN_SHARE else "und"
