"""Phrases that describe a source without naming it: their clean extent, their head."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from transcripts.extraction.language.lexicon import Lexicon
from transcripts.extraction.language.tokens import Token


class Description(NamedTuple):
    """A described source."""

    text: str
    head: str
    """Its head noun, lower case."""


def described(words: Sequence[Token], text: str, lexicon: Lexicon) -> Description | None:
    """The clean noun phrase in a mention; None if it holds no noun."""
    first = _first(words, lexicon)
    last = _last(words, first, lexicon)
    while last > first and (
        lexicon.has("links", words[last - 1].lower)
        or lexicon.has("and_words", words[last - 1].lower)
        or lexicon.has("articles", words[last - 1].lower)
    ):
        last -= 1
    phrase = words[first:last]
    nouns = [word for word in phrase if not _is_opener(word.lower, lexicon)]
    if not nouns and not any(lexicon.has("unnamed_pronouns", word.lower) for word in phrase):
        return None
    label = " ".join(text[words[first].start : words[last - 1].end].split())
    return Description(re.sub(r"['’]s?$", "", label), _head(phrase, lexicon))


def _is_opener(word: str, lexicon: Lexicon) -> bool:
    lists = ("determiners", "possessives", "pronouns", "prepositions", "auxiliaries")
    return any(lexicon.has(name, word) for name in lists)


def _first(words: Sequence[Token], lexicon: Lexicon) -> int:
    """Past words before the phrase: "do the farmers"."""
    at = 0
    lists = ("auxiliaries", "adverbs", "conjunctions", "subordinators")
    while at + 1 < len(words) and any(lexicon.has(name, words[at].lower) for name in lists):
        at += 1
    return at


def _last(words: Sequence[Token], first: int, lexicon: Lexicon) -> int:
    """Before the first verb or mark: "the students asked", "another: no"."""
    for at in range(first + 1, len(words)):
        word = words[at].lower
        genitive = lexicon.fits("genitive", word)
        if not (words[at].is_word or word in (".", "&", "-")):
            return at
        clause = any(lexicon.has(name, word) for name in ("auxiliaries", "subordinators"))
        finite = (
            lexicon.fits("past_form", word) and word in lexicon.entries and words[at].text.islower()
        )
        if (clause or lexicon.has("personal", word) or (finite and not genitive)) and at > first + (
            1 if _is_opener(words[first].lower, lexicon) else 0
        ):
            return at
    return len(words)


def _head(phrase: Sequence[Token], lexicon: Lexicon) -> str:
    """The noun before the first preposition, of "one of the teachers" the last one."""
    joint = next(
        (at for at, word in enumerate(phrase) if at and lexicon.has("links", word.lower)),
        len(phrase),
    )
    return lexicon.without("genitive_ending", phrase[joint - 1].lower)


def is_thing(description: Description, lexicon: Lexicon) -> bool:
    """Whether a description is of something that can say nothing: no person, group or paper."""
    head = description.head
    if is_document(description, lexicon) or description.text[:1] == "@":
        return False
    known = ("group_nouns", "organization_words", "unnamed_pronouns", "speaker_nouns",
             "participant_nouns", "speaking_bodies")  # fmt: skip
    people = lexicon.is_role(head) or lexicon.is_role(lexicon.without("plural_ending", head))
    if people or any(
        lexicon.has(name, word)
        for name in known
        for word in (head, lexicon.without("plural_endings", head))
    ):
        return False
    if any(letter.isupper() for letter in description.text[1:]):
        return False
    singular = lexicon.without("plural_ending", head)
    return lexicon.has("things", head) or lexicon.has("things", singular) or bool(
        lexicon.patterns["thing"].match(head)
    )  # fmt: skip


def is_document(description: Description, lexicon: Lexicon) -> bool:
    """Whether a description is of a text or survey, which is cited rather than heard."""
    head = description.head
    return any(
        lexicon.has("document_nouns", word)
        for word in (head, lexicon.without("plural_ending", head))
    )
