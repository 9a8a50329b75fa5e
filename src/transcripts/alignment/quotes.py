"""The words of a turn that are a statement's: quoted nearly as they were, or a passage of it."""

import re

from rapidfuzz import fuzz

from transcripts.alignment.evidence import Evidence
from transcripts.alignment.turns import Turn
from transcripts.model import TextSpan

_NEARLY_VERBATIM = 0.5
_WORD_LETTERS = re.compile(r"[\w'’-]")


def nearest_words(text: str, turn: Turn, evidence: Evidence) -> TextSpan:
    """The stretch of a turn that is nearest to a statement's words."""
    said = turn.block.text
    start, end = evidence.passage.start, evidence.passage.end
    if evidence.quote >= _NEARLY_VERBATIM and len(text) <= len(said):
        start, end = _stretch(text, said)
    quote = said[start:end]
    start += len(quote) - len(quote.lstrip())
    end -= len(quote) - len(quote.rstrip())
    return TextSpan(block=turn.block.id, start=start, end=end, quote=said[start:end])


def _stretch(text: str, said: str) -> tuple[int, int]:
    """Where the letters agree best, out to whole words."""
    # Folding case must not move offsets, as it would for a few letters of some languages.
    sought, searched = text.lower(), said.lower()
    if len(searched) != len(said):
        searched = said
    found = fuzz.partial_ratio_alignment(sought, searched)
    start, end = (found.dest_start, found.dest_end) if found else (0, len(said))
    while start and _WORD_LETTERS.match(said[start - 1]) and _WORD_LETTERS.match(said[start]):
        start -= 1
    while end < len(said) and _WORD_LETTERS.match(said[end - 1]) and _WORD_LETTERS.match(said[end]):
        end += 1
    return start, end
