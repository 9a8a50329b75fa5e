"""From probabilities to stretches of text: runs of tokens, trimmed by the guidelines' rules."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from transcripts.extraction.language.claims import without_marks
from transcripts.extraction.language.quotations import Quotation
from transcripts.extraction.language.sentences import Span
from transcripts.extraction.model.tagging import Floats, Tagged

_LONGEST_SEAM = 3
_SHORTEST = 1


class Group(NamedTuple):
    """Tokens that belong to one record, in runs, by token indices."""

    runs: tuple[tuple[int, int], ...]
    fresh: bool
    """Whether its first token begins something rather than going on."""


class Levels(NamedTuple):
    """Probabilities from which a token belongs to something."""

    high: float
    """At least one token of a run reaches this."""
    low: float
    """All of them reach this."""


def groups(inside: Floats, begins: Floats, within: slice, levels: Levels) -> tuple[Group, ...]:
    """The groups among the tokens of a sentence: a new one where a token begins something."""
    found: list[tuple[list[tuple[int, int]], bool]] = []
    for first, last in _runs(inside, begins, within, levels):
        begun = float(begins[first]) > 0.5 * float(inside[first])
        if begun or not found:
            found.append(([(first, last)], begun))
        else:
            found[-1][0].append((first, last))
    return tuple(Group(tuple(runs), fresh) for runs, fresh in found)


def _runs(
    inside: Floats, begins: Floats, within: slice, levels: Levels
) -> Iterator[tuple[int, int]]:
    """Neighbouring tokens that belong to one thing."""
    first = within.start
    while first < within.stop:
        last = first
        while (
            last < within.stop
            and inside[last] > levels.low
            and (last == first or begins[last] <= 0.5 * inside[last])
        ):
            last += 1
        if last > first and float(inside[first:last].max()) > levels.high:
            yield first, last
        first = max(last, first + 1)


def spans_of(
    group: Group, tagged: Tagged, text: str, quoted: tuple[Quotation, ...]
) -> tuple[Span, ...]:
    """The stretches of a group without punctuation, stray marks and slivers at their ends."""
    raw = [
        Span(int(tagged.starts[first]), int(tagged.ends[last - 1])) for first, last in group.runs
    ]
    spans = []
    for span in _joined(raw, text):
        whole = _balanced(whole_words(span, text), quoted)
        trimmed = without_marks(text, quoted, *whole)
        if trimmed is not None and trimmed.end - trimmed.start > _SHORTEST:
            spans.append(trimmed)
    return tuple(spans)


def _joined(spans: Sequence[Span], text: str) -> list[Span]:
    """Neighbours with only marks or blanks between them are one stretch."""
    made: list[Span] = []
    for span in spans:
        between = text[made[-1].end : span.start] if made else ""
        near = len(between) <= _LONGEST_SEAM and not any(mark.isalnum() for mark in between)
        if made and near:
            made[-1] = Span(made[-1].start, span.end)
        else:
            made.append(span)
    return made


def whole_words(span: Span, text: str) -> Span:
    """The span with all of its first and last word, and the mark that ends a question."""
    start, end = span
    while 0 < start < len(text) and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while 0 < end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    while end < len(text) and text[end] in "?!":
        end += 1
    return Span(start, end)


def _balanced(span: Span, quoted: tuple[Quotation, ...]) -> Span:
    """The span with both marks of a quotation of which it has one."""
    start, end = span
    for quotation in quoted:
        if quotation.start < start <= quotation.inner_start and end > quotation.inner_end + 1:
            start = quotation.start
        if start < quotation.start and quotation.inner_end <= end < quotation.end:
            end = quotation.end
    return Span(start, end)


def overlap(first: Sequence[Span], second: Sequence[Span]) -> float:
    """Characters in both as a share of those in either."""
    common = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in first for b in second)
    total = sum(end - start for start, end in (*first, *second)) - common
    return common / total if total else 0.0
