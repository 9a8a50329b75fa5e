"""Attributions without a reporting verb: "according to", "in her view", "his point is that"."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from transcripts.extraction.language.lexicon import Lexicon
from transcripts.extraction.language.subjects import subject_after
from transcripts.extraction.language.tokens import Token

Range = tuple[int, int]

_CLOSE = {",", "–", "—", ";", ".", ")", "?", "!"}


class Template(NamedTuple):
    """An attribution found by its fixed words, by token indices."""

    content: tuple[Range, ...]
    cue: tuple[Range, ...]
    mention: Range | None
    rule: str
    extent: Range
    """Cue and mention together."""

    def covers(self, index: int) -> bool:
        """Whether a token belongs to the attribution itself."""
        return self.extent[0] <= index < self.extent[1]


def templates(words: Sequence[Token], lexicon: Lexicon) -> tuple[Template, ...]:
    """The attributions without a reporting verb in a sentence."""
    found: list[Template] = []
    for index in range(len(words)):
        if found and index < found[-1].extent[1]:
            continue
        found.extend(_at(words, index, lexicon))
    return tuple(found)


def _at(words: Sequence[Token], index: int, lexicon: Lexicon) -> Iterator[Template]:
    word = words[index].lower
    if lexicon.has("according_words", word) and lexicon.has(
        "infinitive_marks", _lower(words, index + 1)
    ):
        yield from _according(words, index, lexicon)
    elif lexicon.has("view_prepositions", word):
        yield from _view(words, index, lexicon)
    elif lexicon.has("for_words", word) and index == 0:
        yield from _for(words, lexicon)
    elif lexicon.has("as_words", word):
        yield from _as_put(words, index, lexicon)
    elif lexicon.has("statement_nouns", word):
        yield from _statement(words, index, lexicon)


def _lower(words: Sequence[Token], at: int) -> str:
    return words[at].lower if 0 <= at < len(words) else ""


def _according(words: Sequence[Token], index: int, lexicon: Lexicon) -> Iterator[Template]:
    end = _phrase_end(words, index + 2, lexicon)
    if end > index + 2:
        content = _around(words, index, end)
        yield Template(
            content, ((index, index + 2),), (index + 2, end), "claim.according-to",
            (index, end),
        )  # fmt: skip


def _phrase_end(words: Sequence[Token], at: int, lexicon: Lexicon) -> int:
    if lexicon.has("objects", _lower(words, at)):
        return at + 1
    subject = subject_after(words, at, lexicon)
    end = subject.last if subject else at
    while end < len(words) and words[end].lower not in _CLOSE and not words[end].is_quote:
        end += 1
    return end


def _around(words: Sequence[Token], start: int, end: int) -> tuple[Range, ...]:
    """The rest of the sentence, on both sides of what stands between `start` and `end`."""
    right = (end, len(words))
    if not any(word.is_word for word in words[:start]):
        return (right,)
    resumes = _lower(words, end) in (",", "–", "—") and _lower(words, start - 1) in (",", "–", "—")
    return ((0, start), right) if resumes else ((0, start),)


def _view(words: Sequence[Token], index: int, lexicon: Lexicon) -> Iterator[Template]:
    """As in "In her view, …", "…, in Kok's experience, …", "to his mind"."""
    for last in range(index + 2, min(len(words), index + 9)):
        if not lexicon.has("view_nouns", words[last].lower):
            continue
        owner = words[index + 1 : last]
        pronoun = lexicon.has("possessives", owner[0].lower)
        named = owner[0].is_capital or lexicon.has("determiners", owner[0].lower)
        genitive = any(lexicon.fits("genitive", word.lower) for word in owner)
        first_person = lexicon.has("own_or_addressed", owner[0].lower)
        closes = _lower(words, last + 1) in (",", ".", ";") or index == 0
        if closes and not first_person and (pronoun or (named and genitive)):
            yield Template(
                _around(words, index, last + 1), ((index, index + 1), (last, last + 1)),
                (index + 1, last), "claim.in-view", (index, last + 1),
            )  # fmt: skip
        return


def _for(words: Sequence[Token], lexicon: Lexicon) -> Iterator[Template]:
    subject = subject_after(words, 1, lexicon)
    personal = lexicon.has("object_pronouns", _lower(words, 1)) and _lower(words, 2) == ","
    if personal:
        yield Template(((2, len(words)),), ((0, 1),), (1, 2), "claim.for", (0, 2))
    elif subject and subject.kind == "name" and _lower(words, subject.last) == ",":
        name = words[1 : subject.last]
        if name[0].is_capital and not any(
            lexicon.has("organization_words", word.lower) for word in name
        ):
            yield Template(
                ((subject.last, len(words)),), ((0, 1),), (1, subject.last), "claim.for",
                (0, subject.last),
            )  # fmt: skip


def _as_put(words: Sequence[Token], index: int, lexicon: Lexicon) -> Iterator[Template]:
    """As in "As Saar put it, …"."""
    for verb in range(index + 2, min(len(words), index + 7)):
        if not lexicon.has("putting_verbs", words[verb].lower):
            continue
        end = verb + 1
        while (
            end < len(words) and words[end].lower not in _CLOSE | {":"} and not words[end].is_quote
        ):
            end += 1
        subject = words[index + 1]
        known = subject.is_capital or lexicon.has("determiners", subject.lower)
        if end - verb <= 5 and (known or lexicon.has("personal", subject.lower)):
            yield Template(
                _around(words, index, end), ((index, index + 1), (verb, end)), (index + 1, verb),
                "claim.as-put", (index, end),
            )  # fmt: skip
        return


def _statement(words: Sequence[Token], index: int, lexicon: Lexicon) -> Iterator[Template]:
    """As in "Her case is that …", "Monteiro's takeaway: …"."""
    owner = _owner(words, index, lexicon)
    if owner is None or lexicon.has("own_possessives", _lower(words, owner)):
        return
    at = index + 1
    if _lower(words, at) == "," and (close := _closing_comma(words, at + 1)) is not None:
        at = close + 1
    if lexicon.has("be_forms", _lower(words, at)) and lexicon.has(
        "complementizers", _lower(words, at + 1)
    ):
        start = at + 2
    elif (
        lexicon.has("be_forms", _lower(words, at))
        and lexicon.has("plain_adjectives", _lower(words, at + 1))
        and _lower(words, at + 2) == ":"
    ):
        start = at + 3
    elif _lower(words, at) == ":" and owner == 0:
        start = at + 1
    else:
        return
    yield Template(
        ((start, len(words)),), ((index, start - 1),), (owner, index), "claim.statement-noun",
        (owner, start),
    )  # fmt: skip


def _owner(words: Sequence[Token], index: int, lexicon: Lexicon) -> int | None:
    for at in range(index - 1, max(-1, index - 5), -1):
        word = words[at].lower
        if lexicon.has("possessives", word):
            return at
        if lexicon.fits("genitive", word):
            return next((i + 1 for i in range(at - 1, -1, -1) if not words[i].is_capital), 0)
    return None


def _closing_comma(words: Sequence[Token], at: int) -> int | None:
    for index in range(at, min(len(words), at + 7)):
        if words[index].lower == ",":
            return index
    return None
