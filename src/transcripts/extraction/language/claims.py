"""Reported claims within one stretch of text: cue, mention and content of each.

Nothing here knows who is who: mentions are stretches of text. Reports and transcript turns
build on the same function.
"""

import bisect
from collections.abc import Sequence
from typing import NamedTuple

from transcripts.extraction.language.clauses import Placed, placed
from transcripts.extraction.language.lexicon import Lexicon, load
from transcripts.extraction.language.quotations import Quotation, quotations
from transcripts.extraction.language.sentences import Span, sentences
from transcripts.extraction.language.tokens import Token, tokens
from transcripts.model.records import Act, Mode

_EDGES = " \t\n,;:.–—*_>-•("
_SHORT_QUOTE = 3
"""Words from which a quotation inside a sentence counts as the source's own."""


class Reported(NamedTuple):
    """Something reported, by character offsets."""

    content: tuple[Span, ...]
    mode: Mode
    rule: str
    confidence: float
    sentence: int
    """Index among the sentences of the text."""
    cue: tuple[Span, ...] = ()
    mention: Span | None = None
    """Who says it, as the text puts it; None if the text does not say here."""
    negated: bool = False
    hedged: bool = False
    act: Act = "states"
    question: bool = False
    """Put to somebody: "asked whether"."""
    nested_in: int | None = None
    """Index of the outer claim among those returned."""


class _Source(NamedTuple):
    text: str
    quoted: tuple[Quotation, ...]


class Analysis(NamedTuple):
    """The sentences of a text and what is reported in them."""

    sentences: tuple[Span, ...]
    quoted: tuple[Quotation, ...]
    words: tuple[tuple[Token, ...], ...]
    """The tokens of each sentence."""
    reported: tuple[Reported, ...]


def reported_claims(text: str, *, lexicon: Lexicon | None = None) -> tuple[Reported, ...]:
    """What a text reports somebody to have said, sentence by sentence, in order."""
    return analysed(text, lexicon=lexicon).reported


def analysed(text: str, *, lexicon: Lexicon | None = None) -> Analysis:
    """A text's sentences, quotations, words and reported claims."""
    lexicon = lexicon or load()
    quoted = quotations(text)
    spans = sentences(text, quoted=quoted, lexicon=lexicon)
    inside = [_within(quoted, span) for span in spans]
    words = tuple(tokens(text, *span, marks) for span, marks in zip(spans, inside, strict=True))
    found: list[Reported] = []
    for index, sentence in enumerate(words):
        _add_sentence(found, _Source(text, inside[index]), index, sentence, lexicon)
    return Analysis(spans, quoted, words, tuple(found))


def _within(quoted: tuple[Quotation, ...], span: Span) -> tuple[Quotation, ...]:
    """The quotations that begin in a sentence."""
    first = bisect.bisect_left(quoted, span.start, key=lambda quotation: quotation.start)
    last = bisect.bisect_left(quoted, span.end, key=lambda quotation: quotation.start)
    return quoted[first:last]


def _add_sentence(
    found: list[Reported], source: _Source, index: int, words: tuple[Token, ...], lexicon: Lexicon
) -> None:
    if is_quotation(words):
        _add_quotation(found, source, words, index)
        return
    base = len(found)
    numbers: dict[int, int] = {}
    for number, place in enumerate(placed(words, lexicon)):
        spans = _content_spans(source, words, place.content)
        if not spans:
            _attach_before(found, place, words, index)
            continue
        numbers[number] = base + len(numbers)
        item = _reported(source, words, place, spans, index)
        outer = numbers.get(place.outer) if place.outer is not None else None
        found.append(item._replace(nested_in=outer))


def _reported(
    source: _Source, words: Sequence[Token], place: Placed, spans: tuple[Span, ...], index: int
) -> Reported:
    return Reported(
        content=spans,
        mode=mode_of(source.text, source.quoted, spans),
        rule=place.rule,
        confidence=place.confidence,
        sentence=index,
        cue=_cue_spans(words, place),
        mention=_mention(words, place),
        negated=place.negated,
        hedged=place.hedged,
        act=place.act,
        question=place.question,
    )


def _cue_spans(words: Sequence[Token], place: Placed) -> tuple[Span, ...]:
    return tuple(Span(words[first].start, words[last - 1].end) for first, last in place.cue)


def _mention(sentence: Sequence[Token], place: Placed) -> Span | None:
    if place.mention is None:
        return None
    first, last = place.mention
    return Span(sentence[first].start, sentence[last - 1].end)


def is_quotation(sentence: Sequence[Token]) -> bool:
    """Whether a sentence is nothing but a quotation."""
    return any(word.is_quote for word in sentence) and not any(
        word.is_word and not word.is_quote for word in sentence
    )


def _add_quotation(
    found: list[Reported], source: _Source, words: Sequence[Token], index: int
) -> None:
    """A sentence that is nothing but a quotation goes on with the one before, or stands alone."""
    spans = _content_spans(source, words, ((0, len(words)),))
    before = found[-1] if found else None
    if before and before.mode == "direct" and before.sentence == index - 1 and before.cue:
        found[-1] = before._replace(content=before.content + spans, sentence=index)
    elif spans:
        found.append(Reported(spans, "direct", "claim.bare-quotation", 0.6, index))


def _attach_before(
    found: list[Reported], place: Placed, words: Sequence[Token], index: int
) -> None:
    """A cue without content belongs to the bare quotation right before it."""
    before = found[-1] if found else None
    if before is None or before.cue or before.sentence != index - 1 or place.mention is None:
        return
    if before.rule == "claim.bare-quotation" and place.starts:
        found[-1] = before._replace(
            cue=_cue_spans(words, place),
            mention=_mention(words, place),
            rule=place.rule,
            confidence=place.confidence,
            question=place.question,
        )


def _content_spans(
    source: _Source, words: Sequence[Token], content: tuple[tuple[int, int], ...]
) -> tuple[Span, ...]:
    spans = []
    for first, last in content:
        if first < last:
            start, end = words[first].start, words[last - 1].end
            span = without_marks(source.text, source.quoted, start, end)
            if span is not None:
                spans.append(span)
    return tuple(spans)


def without_marks(text: str, quoted: tuple[Quotation, ...], start: int, end: int) -> Span | None:
    """The content between two offsets without the punctuation and marks at its ends."""
    span = _stripped(text, start, end)
    return _unquoted(text, quoted, span) if span is not None else None


def _stripped(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return Span(start, end) if start < end else None


def _unquoted(text: str, quoted: tuple[Quotation, ...], span: Span) -> Span:
    """The span without quotation marks if they enclose the whole of it."""
    for quotation in quoted:
        if quotation.start <= span.start and span.end <= quotation.end + 1:
            inner = _stripped(
                text, max(span.start, quotation.inner_start), min(span.end, quotation.inner_end)
            )
            return inner or span
    return span


def mode_of(text: str, quoted: tuple[Quotation, ...], spans: tuple[Span, ...]) -> Mode:
    """Whether a content is quoted, partly quoted, or not."""
    inside = 0
    longest = 0
    for span in spans:
        for quotation in quoted:
            if quotation.inner_start <= span.start and span.end <= quotation.inner_end:
                inside += 1
            elif span.start <= quotation.start and quotation.end <= span.end:
                longest = max(longest, len(text[quotation.start : quotation.end].split()))
    if inside == len(spans):
        return "direct"
    return "mixed" if inside or longest >= _SHORT_QUOTE else "indirect"
