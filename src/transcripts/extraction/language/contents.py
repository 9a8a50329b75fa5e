"""Where what is reported begins and ends in a sentence, by token indices."""

from collections.abc import Sequence
from typing import NamedTuple

from transcripts.extraction.language.cues import Cue, is_adverb
from transcripts.extraction.language.lexicon import Lexicon
from transcripts.extraction.language.tokens import QUOTE, Token

_STOPS = {".", "!", "?", "…"}
_EDGE = {",", "–", "—", ";", ":", "(", ")"}
_LONGEST_DETOUR = 14


class Opening(NamedTuple):
    """Where content begins, and where the cue ends if it takes in what stands between."""

    start: int
    cue_end: int
    kind: str
    """`that`, `wh`, `quote`, `colon`, `to`, `as` or `bare`."""


def opening(words: Sequence[Token], cue: Cue, lexicon: Lexicon) -> Opening | None:
    """Where the content after a cue begins; None if nothing that could be content follows."""
    frames = cue.expression.frames
    at, cue_end = cue.after, cue.after
    if "a" in frames:
        named = _named_as(words, cue, lexicon)
        if named is not None or "n" not in frames:
            return named
    request = _request(words, cue, lexicon) if "o" in frames and not cue.passive else None
    if request is not None:
        return request
    if "r" in frames and not cue.passive:
        at = _recipient_end(words, at, lexicon)
        cue_end = at
    elif cue.passive and lexicon.has("agent_marks", _lower(words, at)):
        at = _recipient_end(words, at + 1, lexicon)
    at = _past_adverbs(words, at, lexicon)
    noun = _report_noun_end(words, at, lexicon) if "n" in frames else None
    if noun is not None:
        return Opening(noun, noun - 1, "that")
    return _after_detour(words, cue, at, cue_end, lexicon)


def past_recipient(words: Sequence[Token], cue: Cue, lexicon: Lexicon) -> int:
    """The token after the cue and whom it addresses."""
    if "r" in cue.expression.frames and not cue.passive:
        return _recipient_end(words, cue.after, lexicon)
    return cue.after


def _after_detour(
    words: Sequence[Token], cue: Cue, at: int, cue_end: int, lexicon: Lexicon
) -> Opening | None:
    word = _lower(words, at)
    clause = bool(cue.expression.frames & set("cr")) or cue.passive
    marked = _at_mark(words, cue, at, cue_end)
    if marked is not None:
        return marked
    that = at if lexicon.has("complementizers", word) else _that_after_detour(words, at, lexicon)
    if clause and that is not None and not _is_object(words, that):
        return Opening(that + 1, cue_end, "that")
    if lexicon.has("wh", word) and cue.expression.frames & set("cnwr"):
        return Opening(at, cue_end, "wh")
    if lexicon.has("infinitive_marks", word) and "t" in cue.expression.frames:
        return Opening(at, cue_end, "to")
    if not word or word in _STOPS | _EDGE:
        return None
    return _bare(words, cue, at, cue_end, lexicon)


def _at_mark(words: Sequence[Token], cue: Cue, at: int, cue_end: int) -> Opening | None:
    """Content that begins with a quotation or after a colon."""
    word = _lower(words, at)
    if word == QUOTE:
        return Opening(at, cue_end, "quote")
    if word in (",", ":") and _lower(words, at + 1) == QUOTE:
        return Opening(at + 1, cue_end, "quote")
    if word == ":" and (cue.passive or cue.expression.frames & set("crq")):
        return Opening(at + 1, cue_end, "colon")
    return None


def _bare(
    words: Sequence[Token], cue: Cue, at: int, cue_end: int, lexicon: Lexicon
) -> Opening | None:
    frames = cue.expression.frames
    word = _lower(words, at)
    if (
        lexicon.has("prepositions", word)
        or lexicon.has("bare_openers", word)
        or lexicon.has("conjunctions", word)
    ):
        strong = lexicon.has("plain_cues", cue.expression.name)
        return Opening(at, cue_end, "bare") if strong and _has_clause(words, at, lexicon) else None
    if "o" in frames and "n" not in frames:
        return None
    if "n" in frames or _has_clause(words, at, lexicon):
        return Opening(at, cue_end, "bare") if frames & set("cnorw") else None
    return None


def _request(words: Sequence[Token], cue: Cue, lexicon: Lexicon) -> Opening | None:
    """As in "urged the cabinet to hold its nerve": the content takes in the object."""
    for index in range(cue.after, min(len(words), cue.after + 9)):
        if lexicon.has("infinitive_marks", words[index].lower):
            return Opening(cue.after, cue.after, "to")
        clause = lexicon.has("complementizers", words[index].lower) or lexicon.has(
            "wh", words[index].lower
        )
        if clause or words[index].is_quote or words[index].lower in _EDGE | _STOPS:
            return None
    return None


def _has_clause(words: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a finite verb seems to follow: an auxiliary, or a subject pronoun, or length."""
    for index in range(at, min(len(words), at + 24)):
        word = words[index].lower
        if lexicon.has("auxiliaries", word) or lexicon.has("negations", word):
            return True
        if lexicon.has("personal", word.split("'")[0]) or (
            index > at and lexicon.fits("past_form", word)
        ):
            return True
    return len(words) - at > 4


def _lower(words: Sequence[Token], at: int) -> str:
    return words[at].lower if 0 <= at < len(words) else ""


def _past_adverbs(words: Sequence[Token], at: int, lexicon: Lexicon) -> int:
    while (
        at < len(words)
        and is_adverb(words[at].lower, lexicon)
        and lexicon.has("after_adverbs", _lower(words, at + 1))
    ):
        at += 1
    return at


def _recipient_end(words: Sequence[Token], at: int, lexicon: Lexicon) -> int:
    """Past whom something is told: "the board", "reporters", "Mr Crane", "those present"."""
    word = _lower(words, at)
    if lexicon.has("objects", word) or lexicon.has("group_nouns", word):
        return at + 1
    if lexicon.has("those_words", word) and lexicon.has("present_words", _lower(words, at + 1)):
        return at + 2
    if lexicon.has("determiners", word):
        return _phrase_end(words, at, lexicon)
    while (
        at < len(words)
        and not words[at].is_quote
        and (
            words[at].is_capital or (words[at].text == "." and _lower(words, at + 1)[:1].isalpha())
        )
    ):
        at += 1
    return at


def _phrase_end(words: Sequence[Token], at: int, lexicon: Lexicon) -> int:
    """Past a noun phrase that tells whom: "the Environment and Land Court"."""
    for index in range(at + 1, min(len(words), at + 8)):
        word = words[index].lower
        ends = lexicon.has("closes_recipient", _lower(words, index + 1))
        known = lexicon.has("group_nouns", word) or lexicon.has("person_nouns", word)
        compound = lexicon.has("after_recipients", _lower(words, index + 2))
        if words[index].is_word and (ends or (known and not compound) or _ends_name(words, index)):
            return index + 1
    return at


def _ends_name(words: Sequence[Token], index: int) -> bool:
    following = words[index + 1] if index + 1 < len(words) else None
    return words[index].is_capital and following is not None and following.text[0].islower()


def _report_noun_end(words: Sequence[Token], at: int, lexicon: Lexicon) -> int | None:
    """Past "the suggestion that"."""
    if not lexicon.has("report_articles", _lower(words, at)):
        return None
    for index in range(at + 1, min(len(words), at + 4)):
        if lexicon.has("report_nouns", words[index].lower) and lexicon.has(
            "complementizers", _lower(words, index + 1)
        ):
            return index + 2
    return None


def _that_after_detour(words: Sequence[Token], at: int, lexicon: Lexicon) -> int | None:
    """The "that" after an aside or a prepositional phrase: "said in a statement that"."""
    aside = _lower(words, at) == ","
    if not (aside or lexicon.has("prepositions", _lower(words, at))):
        return None
    commas = 0
    for index in range(at, min(len(words), at + _LONGEST_DETOUR)):
        word = words[index].lower
        commas += word == ","
        if lexicon.has("complementizers", word):
            complete = commas == 2 if aside else commas == 0
            return index if complete and not _is_object(words, index) else None
        if words[index].is_quote or lexicon.has("detour_stops", word):
            return None
    return None


def _is_object(words: Sequence[Token], at: int) -> bool:
    """Whether a "that" is itself the object: "denied that, calling it …"."""
    return _lower(words, at + 1) in (",", ".", ";", "")


def _named_as(words: Sequence[Token], cue: Cue, lexicon: Lexicon) -> Opening | None:
    """What something is called: the quotation, what follows "as", or what follows "it"."""
    limit = min(len(words), cue.after + 26)
    for index in range(cue.after, limit):
        word = words[index].lower
        if words[index].is_quote:
            return Opening(index, index, "quote")
        if lexicon.has("as_words", word) and index > cue.after - 1:
            return Opening(index + 1, index + 1, "as")
        if word in (";", "."):
            break
    if lexicon.has("calling_cues", cue.expression.name) and lexicon.has(
        "called_objects", _lower(words, cue.after)
    ):
        return Opening(cue.after + 1, cue.after + 1, "as")
    if lexicon.has("calling_cues", cue.expression.name):
        return Opening(cue.after, cue.after, "bare")
    return None
