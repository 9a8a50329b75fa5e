"""Where a phrase that names an institution or a function begins and ends."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from transcripts.extraction.language.lexicon import Lexicon
from transcripts.extraction.language.tokens import Token

_LONGEST = 7


class Found(NamedTuple):
    """What the text says of somebody."""

    kind: Literal["organization", "position", "title", "own"]
    """`own` is a function in the institution whose report this is: "our secretary"."""
    text: str


def lower(words: Sequence[Token], at: int) -> str:
    """The small form of a token, empty outside the sentence."""
    return words[at].lower if 0 <= at < len(words) else ""


def institution(
    words: Sequence[Token], text: str, at: int, lexicon: Lexicon, *, small: bool = False
) -> str | None:
    """The institution whose name begins here: capitals or, if asked for, "the marine laboratory".

    The first person makes it the reporter's own: "our Tanga office" gives an empty text.
    """
    if lexicon.has("first_person", lower(words, at)):
        return "" if small else None
    determined = lexicon.has("articles", lower(words, at))
    while lexicon.has("articles", lower(words, at)):
        at += 1
    end = _capitals_end(words, at, lexicon)
    if end == at and small:
        end = _small_end(words, at, lexicon)
    if end == at or words[at].is_quote or words[at].text.isdigit():
        return None
    if words[at].is_capital and not determined and lower(words, at) in lexicon.order:
        return None
    return re.sub(r"['’]s$", "", text[words[at].start : words[end - 1].end])


def _capitals_end(words: Sequence[Token], at: int, lexicon: Lexicon) -> int:
    end = at
    while end < len(words) and (
        words[end].is_capital
        or (
            end > at
            and lexicon.has("inside_names", words[end].lower)
            and end + 1 < len(words)
            and (
                words[end + 1].is_capital or lexicon.has("definite_articles", lower(words, end + 1))
            )
            and any(word.is_capital for word in words[end + 1 : end + 3])
        )
    ):
        end += 1
    return end


def _small_end(words: Sequence[Token], at: int, lexicon: Lexicon) -> int:
    end = at
    while end < min(len(words), at + _LONGEST) and words[end].is_word:
        word = words[end].lower
        joins = lexicon.has("of_for", word) and end > at and _goes_on(words, end, lexicon)
        if not joins and (ends_phrase(words, end, lexicon) or words[end].text.isdigit()):
            break
        end += 1
    return end


def _goes_on(words: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a noun follows a joining preposition."""
    following = at + (2 if lexicon.has("articles", lower(words, at + 1)) else 1)
    return following < len(words) and not ends_phrase(words, following, lexicon)


def ends_phrase(words: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a word cannot stand inside a noun phrase."""
    word = words[at].lower
    if not words[at].is_word:
        return True
    lists = ("auxiliaries", "prepositions", "conjunctions", "subordinators", "pronouns",
             "plain_verbs", "adverbs", "determiners")  # fmt: skip
    if any(lexicon.has(name, word) for name in lists):
        return True
    noun = lexicon.is_role(word) or lexicon.has("organization_words", word)
    verb = word in lexicon.entries or (lexicon.fits("past_form", word) and len(word) > 4)
    return verb and not noun and not words[at].is_capital


def is_role_phrase(piece: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether the head of a phrase is a function: "head of highways", "reporting officer"."""
    joint = next(
        (i for i, word in enumerate(piece) if lexicon.has("role_joiners", word.lower)), len(piece)
    )
    head = piece[joint - 1].lower if joint else ""
    return lexicon.is_role(head.split("-")[-1]) or lexicon.has("offices", head)


def is_family(piece: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a phrase says whose relation somebody is."""
    head = next(
        (i for i, word in enumerate(piece) if lexicon.has("family_joints", word.lower)), len(piece)
    )
    return head > 0 and lexicon.patterns["family"].match(piece[head - 1].lower) is not None


def names_institution(piece: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether one of the words is found in names of institutions, or all are an acronym."""
    if len(piece) == 1 and piece[0].text.isupper() and len(piece[0].text) > 1:
        return True
    return any(lexicon.has("organization_words", word.lower) for word in piece)
