"""Speaker labels as printed: whose names they are, or what else they say."""

import dataclasses
import functools
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Literal

from transcripts.extraction.transcripts.speech import language, pattern, table, words

LabelKind = Literal["name", "office", "crowd", "number", "letter", "none"]
"""A name; a role that one person holds; one of many; a diarisation number; Q or A; no label."""


_OFFICE_WORDS = words("labels.office_words")
_CROWD_WORDS = words("labels.crowd_words")
_UNKNOWN_WORDS = words("labels.unknown_words")
_GROUP_WORDS = words("labels.group_words")
_SMALL_WORDS = words("labels.small_words")
_ARTICLES = words("labels.articles")
_SMALL_IN_NAMES = pattern("labels.small_in_names")
_DEVICE = pattern("labels.device")
_OWNER = pattern("labels.owner")
_NUMBERED = pattern("labels.numbered")
_LETTER = pattern("labels.letter")
_ASIDE = pattern("labels.aside")
_CALLER = pattern("labels.caller")


class _Titles(Mapping[str, str]):
    """Forms of address and office before a name, each with its usual form."""

    def __contains__(self, form: object) -> bool:
        return form in _usual_forms(language())

    def __getitem__(self, form: str) -> str:
        return _usual_forms(language())[form]

    def __iter__(self) -> Iterator[str]:
        return iter(_usual_forms(language()))

    def __len__(self) -> int:
        return len(_usual_forms(language()))


@functools.cache
def _usual_forms(_code: str) -> Mapping[str, str]:
    return {form: title for title, forms in table("titles").items() for form in forms.split()}


TITLES = _Titles()


@dataclasses.dataclass(frozen=True, slots=True)
class Name:
    """A person's name in parts: title in its usual form, and folded words."""

    title: str | None
    parts: tuple[str, ...]
    printed: str


@dataclasses.dataclass(frozen=True, slots=True)
class Label:
    """A printed label, understood."""

    printed: str
    kind: LabelKind
    name: Name | None = None
    key: str = ""
    """Equal for labels that differ only in case, points and additions in brackets."""
    aside: str | None = None
    """What is printed beside the name: `Head`, `she/her`, `bookshop`."""


def fold(text: str) -> str:
    """Letters without accents, in one case."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def label_of(printed: str | None) -> Label:
    """Understand a printed label."""
    return _label_of(printed, language())


@functools.lru_cache(maxsize=4096)
def _label_of(printed: str | None, _code: str) -> Label:
    if not printed:
        return Label("", "none")
    plain = _ASIDE.sub("", printed).strip(" .:") or printed
    aside = _ASIDE.search(printed)
    key = " ".join(re.findall(r"[^\W_]+", fold(plain)))
    beside = aside[0].strip(" ()[]-–—|,") if aside else None
    kind = _kind(plain, key)
    name = _device_owner(plain) if kind == "number" else None
    if kind == "name" and " & " not in plain:
        name = name_of(plain)
    return Label(printed, kind, name, key, beside or None)


def _kind(plain: str, key: str) -> LabelKind:
    if _LETTER.match(plain):
        return "letter"
    if _NUMBERED.match(plain) or _DEVICE.search(plain) or _is_numbered_caller(plain):
        return "number"
    words = key.split()
    office = _is_office(words)
    crowd = bool(_CROWD_WORDS.intersection(words)) and not _titled_name(words)
    if words[0] in _UNKNOWN_WORDS or (crowd and not office):
        return "crowd"
    return "office" if office else "name"


def _is_numbered_caller(plain: str) -> bool:
    """`Caller 2`, `Audience Member 1`."""
    numbered = _CALLER.match(plain)
    return numbered is not None and bool(_CROWD_WORDS.intersection(fold(numbered["word"]).split()))


def _is_office(words: list[str]) -> bool:
    plain = [word for word in words if word not in _SMALL_WORDS]
    if words[0] in _ARTICLES and plain and plain[-1] in (_OFFICE_WORDS | set(TITLES)):
        return True
    return bool(plain) and plain[-1] in _OFFICE_WORDS and plain[-1] not in _CROWD_WORDS


def _titled_name(words: list[str]) -> bool:
    return len(words) > 1 and words[0] in TITLES and words[-1] not in _CROWD_WORDS


def _device_owner(plain: str) -> Name | None:
    owner = _OWNER.match(plain)
    return name_of(owner["name"]) if owner else None


def speaks_for_many(label: Label) -> bool:
    """True for labels of several people at once, such as `Everybody`."""
    return any(word in _GROUP_WORDS for word in label.key.split()) and label.kind == "crowd"


def name_of(text: str) -> Name | None:
    """A name taken apart; None if nothing but titles is there."""
    words = re.findall(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*\.?", text)
    title = None
    while len(words) > 1 and fold(words[0]).rstrip(".") in TITLES:
        title = title or TITLES[fold(words[0]).rstrip(".")]
        words = words[1:]
    parts = tuple(fold(word).rstrip(".").replace("’", "'") for word in words)
    if not parts or (len(parts) == 1 and parts[0] in TITLES):
        return None
    return Name(title, parts, " ".join(text.split()))


def is_initials(name: Name) -> bool:
    """True if the label is two or three capitals, such as `GA`."""
    printed = name.printed.lstrip("+")
    return (
        len(name.parts) == 1 and 2 <= len(printed) <= 3 and printed.isupper() and printed.isalpha()
    )


PERSONAL = words("labels.personal_titles")
"""Titles of persons, not of offices."""
_LADIES = words("labels.ladies")


def same_person(short: Name, long: Name) -> bool:
    """True if two names can be forms of one person's name."""
    if clash(short.title, long.title):
        return False
    if len(short.parts) > len(long.parts):
        short, long = long, short
    if is_initials(short) and len(long.parts) > 1:
        return _initials(long) == fold(short.printed.lstrip("+"))
    if len(short.parts) == len(long.parts):
        return all(map(_alike, short.parts, long.parts))
    return _fits_into(short.parts, long.parts)


def clash(first: str | None, second: str | None) -> bool:
    """True if two titles cannot be one person's: Prof. and Dr., Mr. and Mrs."""
    if first is None or second is None or first == second:
        return False
    if {first, second} <= _LADIES:
        return False
    return {first, second} <= PERSONAL


def _initials(name: Name) -> str:
    return "".join(part[0] for part in name.parts)


def _fits_into(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    if len(short) == 1:
        return any(_alike(short[0], part) for part in (long[0], long[-1])) and len(short[0]) > 1
    rest = iter(long)
    return all(any(_alike(part, other) for other in rest) for part in short)


def _alike(first: str, second: str) -> bool:
    if first == second:
        return True
    if 1 in (len(first), len(second)):
        return first[0] == second[0]
    return misspelt(first, second)


def misspelt(first: str, second: str) -> bool:
    """True if two words differ by one letter more, less or other; two in long words."""
    allowed = 2 if min(len(first), len(second)) >= 9 else 1
    if min(len(first), len(second)) < 5 or first[0] != second[0]:
        return False
    if abs(len(first) - len(second)) > allowed:
        return False
    return _distance(first, second) <= allowed


def _distance(first: str, second: str) -> int:
    row = list(range(len(second) + 1))
    for i, a in enumerate(first, start=1):
        above, row[0] = row[0], i
        for j, b in enumerate(second, start=1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (a != b))
    return row[-1]


def display_name(printed: str) -> str:
    """A label in the case that names are written in: `MAYOR FERRABEE` as `Mayor Ferrabee`."""
    plain = _ASIDE.sub("", printed).strip(" :") or printed
    plain = plain.removeprefix("+")
    if not (plain.isupper() or plain.islower()) or len(plain) <= 3:
        return plain
    shown = re.sub(r"[^\W\d_]+(?:['’][sS]\b)?", lambda word: word[0].capitalize(), plain)
    for small in reversed(list(_SMALL_IN_NAMES.finditer(shown))):
        shown = shown[: small.start()] + small[0].lower() + shown[small.end() :]
    return shown
