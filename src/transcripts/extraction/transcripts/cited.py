"""Whom a turn cites: the words that name a source, cleaned, and what pronouns stand for."""

import re
from typing import NamedTuple

from transcripts.extraction.transcripts.introductions import looks_like_name
from transcripts.extraction.transcripts.labels import fold, name_of
from transcripts.extraction.transcripts.speech import lexicon as lexicon_of_speech
from transcripts.extraction.transcripts.speech import pattern, words
from transcripts.model.records import AgentKind

_DOCUMENTS = words("cited.documents")
_WOMEN = words("cited.women")
_MEN = words("cited.men")
_KIN = words("cited.kin")
_HE, _SHE = words("cited.he"), words("cited.she")
_UNNAMED = words("cited.unnamed")
_PHRASE = pattern("cited.phrase")
_JOINED = pattern("cited.joined")
_UP_TO_DETERMINER = pattern("cited.up_to_determiner")
_AFTER_DESCRIPTION = pattern("cited.after_description")
_POSSESSIVE = re.compile(r"['’]s?$")
_NOUN_PHRASE = pattern("cited.noun_phrase")
_CLITIC = pattern("cited.clitic")
_PLACE = pattern("cited.place")
_AGENTIVE = pattern("cited.agentive")
_MANY_NOUNS = pattern("cited.many")


class Source(NamedTuple):
    """Whom some words name."""

    text: str
    kind: AgentKind
    named: bool
    """A name, not a description."""


def source_in(text: str, start: int, end: int) -> Source | None:
    """The source that the words from `start` to `end` name; None for pronouns and remnants."""
    words = _JOINED.sub("", " ".join(text[start:end].split()).strip(" ,"))
    words = _POSSESSIVE.sub("", _UP_TO_DETERMINER.sub("", words))
    if _CLITIC.match(words):
        return None
    place = _PLACE.search(text[:start])
    place = place if words[:1].isupper() else None
    if place:
        words = f"{place['who']} {place['at']} {words}"
    phrase = _NOUN_PHRASE.fullmatch(words)
    words = phrase["noun"] if phrase else words
    if place:
        return Source(words, _kind(place["who"], named=False), named=False)
    name = _AFTER_DESCRIPTION.match(words)
    if name and looks_like_name(name["name"]):
        return Source(name["name"], "person", named=True)
    folded = fold(words).split()
    if not folded or (len(folded) == 1 and _says_little(folded[0])):
        return None
    named = _is_name(words)
    return Source(words, _kind(words, named=named), named=named)


def antecedent(text: str, pronoun: str) -> Source | None:
    """The last person named or described in a text whom `he` or `she` can mean."""
    if pronoun not in _HE | _SHE:
        return None
    others = _MEN if pronoun in _SHE else _WOMEN
    for match in reversed(list(_PHRASE.finditer(text))):
        found = source_in(text, match.start(), match.end())
        if found is None or found.kind != "person" or _is_doubtful(found):
            continue
        if not others.intersection(fold(match[0]).replace(".", "").split()):
            return found
    return None


def _is_doubtful(source: Source) -> bool:
    """True for one capitalised word: it may be a place, or only begin a sentence."""
    name = name_of(source.text) if source.named else None
    return source.named and not (name and (name.title or len(name.parts) > 1))


def _says_little(word: str) -> bool:
    lexicon = lexicon_of_speech()
    word = re.split(r"['’]", word)[0]
    return (
        lexicon.has("pronouns", word)
        or lexicon.has("determiners", word)
        or lexicon.has("titles", word)
        or word in _UNNAMED
    )


def _is_name(text: str) -> bool:
    lexicon = lexicon_of_speech()
    parts = text.split()
    last = fold(parts[-1])
    return (
        parts[0][0].isupper()
        and len(parts) <= 4
        and not lexicon.has("determiners", fold(parts[0]))
        and not any(lexicon.has(kind, last) for kind in ("group_nouns", "person_nouns"))
        and last not in _DOCUMENTS
        and not _MANY_NOUNS.match(text)
        and looks_like_name(text)
        and name_of(text) is not None
    )


def _kind(text: str, *, named: bool) -> AgentKind:
    lexicon = lexicon_of_speech()
    found = re.findall(r"[^\W_]+(?:-[^\W_]+)*", fold(text))
    head = next((word for word in reversed(found) if len(word) > 1), "")
    if _DOCUMENTS.intersection(found):
        return "document"
    if named:
        return (
            "organization"
            if text.isupper() or lexicon.has("organization_words", head)
            else "person"
        )
    if lexicon.has("group_nouns", head) or _MANY_NOUNS.match(text):
        return "group"
    if any(kin.intersection(found) for kin in (_KIN, _WOMEN, _MEN)) or any(
        lexicon.has("person_nouns", word) for word in found
    ):
        return "person"
    return "person" if _AGENTIVE.search(head) else "group"
