"""Positions in text count code points."""

from transcripts.model import Block
from transcripts.spans import quote_of, span_of, trimmed

BLOCK = Block(id="b1", kind="paragraph", text="🌊 again, she said. ")


def test_a_span_has_the_text_at_its_code_points() -> None:
    span = span_of(BLOCK, 2, 7)
    assert (span.block, span.start, span.end, span.quote) == ("b1", 2, 7, "again")


def test_trimming_leaves_out_blanks_at_both_ends() -> None:
    span = trimmed(BLOCK, 1, 19)
    assert span is not None
    assert (span.start, span.end, span.quote) == (2, 18, "again, she said.")


def test_trimming_nothing_but_blanks_leaves_nothing() -> None:
    assert trimmed(BLOCK, 1, 2) is None


def test_a_split_quotation_is_cited_with_an_ellipsis() -> None:
    assert quote_of([span_of(BLOCK, 2, 7), span_of(BLOCK, 9, 12)]) == "again … she"
