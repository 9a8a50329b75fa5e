"""Lists of what questions were about: "Questions included A, B and C" is three topics."""

import re

from transcripts.extraction.language.lexicon import Lexicon
from transcripts.extraction.language.sentences import Span
from transcripts.extraction.language.tokens import lowered

_COMMA = re.compile(r"[,;]\s+")
_BRACKET = re.compile(r"\([^)]*\)")
_LONGEST_WORDS = 22


def topics(text: str, start: int, end: int, lexicon: Lexicon) -> tuple[Span, ...]:
    """The topics listed between two offsets of a text."""
    lead = lexicon.patterns["topic_lead"].match(lowered(text[start:end]))
    start += lead.end() if lead else 0
    while end > start and text[end - 1] in ".;: ":
        end -= 1
    spans = [_trimmed(text, a, b, lexicon) for a, b in _pieces(text, start, end, lexicon)]
    return tuple(
        span
        for span in spans
        if span and len(text[span.start : span.end].split()) <= _LONGEST_WORDS
    )


def _pieces(text: str, start: int, end: int, lexicon: Lexicon) -> list[tuple[int, int]]:
    masked = _BRACKET.sub(lambda found: "x" * len(found.group()), text[start:end])
    cuts = [(m.start(), m.end()) for m in _COMMA.finditer(masked)]
    pieces, position = [], 0
    for a, b in cuts:
        pieces.append((position, a))
        position = b
    pieces.append((position, len(masked)))
    if len(pieces) > 1 and not lexicon.patterns["joined_last"].search(masked):
        pieces[-1:] = _split_last(masked, *pieces[-1], lexicon)
    return [(start + a, start + b) for a, b in pieces]


def _split_last(masked: str, start: int, end: int, lexicon: Lexicon) -> list[tuple[int, int]]:
    found = list(lexicon.patterns["joint"].finditer(masked, start, end))
    if not found or lexicon.patterns["no_new_topic"].match(masked[start:end]):
        return [(start, end)]
    return [(start, found[-1].start()), (found[-1].end(), end)]


def _trimmed(text: str, start: int, end: int, lexicon: Lexicon) -> Span | None:
    lead = lexicon.patterns["topic_join"].match(lowered(text[start:end]))
    start += lead.end() if lead else 0
    bracket = text.find(" (", start, end)
    end = bracket if bracket > start else end
    while start < end and text[start] in " \n-–•":
        start += 1
    while end > start and text[end - 1] in " ,.;\n":
        end -= 1
    return Span(start, end) if start < end else None
