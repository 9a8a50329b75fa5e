"""Whether a sentence without a cue goes on with what the last speaker said."""

from collections.abc import Sequence
from typing import NamedTuple

from transcripts.extraction.language.lexicon import Lexicon
from transcripts.extraction.language.tokens import Token


class Reading(NamedTuple):
    """How a sentence without a cue reads."""

    kind: str
    """`continues`, `narrates` or `reporter`."""
    confidence: float


def reading(words: Sequence[Token], text: str, lexicon: Lexicon) -> Reading:
    """How a sentence without a cue reads, from its own words."""
    plain = [word for word in words if not word.is_quote]
    if _is_reporters(plain, lexicon):
        return Reading("reporter", 0.8)
    if _narrates(plain, text, lexicon):
        return Reading("narrates", 0.7)
    return Reading("continues", _confidence(text, lexicon))


def _is_reporters(words: Sequence[Token], lexicon: Lexicon) -> bool:
    """First person outside quotation marks."""
    return any(lexicon.has("first_person", word.lower) for word in words if word.text != "US")


def _narrates(words: Sequence[Token], text: str, lexicon: Lexicon) -> bool:
    if not words:
        return False
    opening = " ".join(word.lower for word in words[:8])
    if lexicon.patterns["narration_start"].match(opening):
        return True
    if lexicon.patterns["narration"].search(text.lower()):
        return True
    return text.startswith("(") or _is_fragment(words)


def _is_fragment(words: Sequence[Token]) -> bool:
    return len([word for word in words if word.is_word]) < 2


def _confidence(text: str, lexicon: Lexicon) -> float:
    return 0.6 if lexicon.fits("backshift", text.lower()) else 0.45
