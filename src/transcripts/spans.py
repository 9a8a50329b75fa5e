"""Positions in text: make spans, cut them, read them. All offsets are code points."""

from collections.abc import Iterable

from transcripts.model import Block, TextSpan


def span_of(block: Block, start: int, end: int) -> TextSpan:
    """The span of a block from `start` to `end`, with its quote."""
    return TextSpan(block=block.id, start=start, end=end, quote=block.text[start:end])


def trimmed(block: Block, start: int, end: int, *, blanks: str = " \t\n") -> TextSpan | None:
    """The span without `blanks` at its ends; None if nothing else is there."""
    while start < end and block.text[start] in blanks:
        start += 1
    while end > start and block.text[end - 1] in blanks:
        end -= 1
    return span_of(block, start, end) if start < end else None


def quote_of(spans: Iterable[TextSpan], *, gap: str = " … ") -> str:
    """The words of several spans, as one would cite them."""
    return gap.join(span.quote for span in spans)
