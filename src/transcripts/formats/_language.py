"""Which language a text is in: English, if its commonest words say so."""

import re
from collections.abc import Iterable, Sequence, Set

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_OTHER_SCRIPT = re.compile(
    "[\u0370-\u1dff\u2c80-\ua71f\uac00-\ud7ff\uf900-\ufaff\ufb1d-\ufdff\ufe70-\ufeff\uff66-\uff9f"
    "\U00010000-\U0001cfff\U00020000-\U0003ffff]"
)
"""Letters that are not Latin, such as Cyrillic, Arabic and Chinese ones."""
_COMMONEST = (
    "the of and to a in that it is was he for on with as had she they be at by which have this "
    "from i you not are but were his her we what who so there an or been their said has would "
    "will if about one up out when no my your do did how its"
)
_ENGLISH = frozenset(_COMMONEST.split())
# Without the particles of names (von, de, la) and without what is an English word too (die, met).
_GERMAN = "und ist nicht ein eine einem dem auf für sich zu sie wir ich wird auch es im noch ihnen"
_FRENCH = "et les des est que une dans qui nous vous il elle ce aux avec par sont je sur était"
_DUTCH = "het een en niet dat zijn voor op te wij ik wordt ook aan er maar bij uit werd hebben"
_SPANISH = "los las y una por para es se lo como más pero su está nos muy fue también"
_ITALIAN = "che gli della nel si è anche sono questo dei alla ma più di un ha delle"
_FOREIGN = frozenset(f"{_GERMAN} {_FRENCH} {_DUTCH} {_SPANISH} {_ITALIAN}".split())
_ENOUGH_WORDS = 30
_ENOUGH_DIFFERENT = 20
"""Words that are no names, so many of them different: a list repeats few."""
_SHARE = 0.25
_FOREIGN_SHARE = 0.06
"""So rare English or so common foreign words speak for another language."""


def language_of(texts: Iterable[str]) -> str | None:
    """`en` if a quarter of the words are the commonest English ones.

    `und`, undetermined (BCP 47), if most letters are not Latin, if commonest words of other
    languages outnumber the English ones, or if hardly any word is one of those. None if in
    doubt, and for fewer than 30 words in Latin script.
    """
    words = [word for text in texts for word in _WORD.findall(text)]
    if _in_other_script("".join(words)):
        return "und"
    if len(words) < _ENOUGH_WORDS:
        return None
    english, foreign = _share(words, _ENGLISH), _share(words, _FOREIGN)
    if foreign >= _FOREIGN_SHARE and foreign > english:
        return "und"
    if english >= _SHARE:
        return "en"
    return "und" if _hardly_english(words) else None


def _in_other_script(letters: str) -> bool:
    return not letters.isascii() and 2 * len(_OTHER_SCRIPT.findall(letters)) > len(letters)


def _share(words: Sequence[str], commonest: Set[str]) -> float:
    return sum(word.lower() in commonest for word in words) / len(words)


def _hardly_english(words: Sequence[str]) -> bool:
    ordinary = [word for word in words if word[0].islower() or word.isupper()]
    return len(set(ordinary)) >= _ENOUGH_DIFFERENT and _share(ordinary, _ENGLISH) < _FOREIGN_SHARE
