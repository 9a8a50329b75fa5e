"""Word errors, against jiwer and by hand."""

import jiwer
import pytest

from minutes_documents import BLOCKS, MINUTES, with_text
from transcript_pairs import pair
from transcripts.comparison.measures.distance import distance
from transcripts.comparison.measures.errors import WordErrors, word_errors
from transcripts.comparison.measures.pairing import PairedWords, paired_words
from transcripts.model import Document


def both(old: Document, new: Document) -> tuple[WordErrors, WordErrors]:
    words = paired_words(old, new)
    return word_errors(words, moves=True), word_errors(words, moves=False)


def test_each_kind_of_error_is_counted() -> None:
    text = "The new bus line will open in May, and will run about every ten minutes."
    errors, in_place = both(MINUTES, with_text(1, text))
    assert errors == in_place == WordErrors(78, substitutions=1, deletions=1, insertions=1)
    assert errors.rate == 3 / 78


def test_case_and_punctuation_are_no_errors() -> None:
    assert both(MINUTES, with_text(1, BLOCKS[1].text.upper().strip(".")))[0].rate == 0


def test_moved_text_counts_twice_or_not_at_all() -> None:
    moved = MINUTES.replace(blocks=(*BLOCKS[1:], BLOCKS[0]))
    errors, in_place = both(MINUTES, moved)
    assert errors == WordErrors(78, substitutions=0, deletions=12, insertions=12)
    assert in_place == WordErrors(78, substitutions=0, deletions=0, insertions=0)


def test_words_before_after_and_instead_of_all_are_counted() -> None:
    blank = MINUTES.replace(blocks=(), claims=(), questions=())
    assert both(blank, MINUTES)[0] == WordErrors(0, 0, 0, 78)
    assert both(blank, MINUTES)[0].rate is None
    assert both(MINUTES, blank)[0] == WordErrors(78, 0, 78, 0)
    assert both(MINUTES, with_text(5, "Amen."))[0] == WordErrors(78, 1, 13, 0)
    assert both(MINUTES, with_text(0, "So. " + BLOCKS[0].text))[0] == WordErrors(78, 0, 0, 1)


def rate_of_jiwer(words: PairedWords) -> float:
    old, new = (" ".join(map(str, side.numbers)) for side in (words.old, words.new))
    return float(jiwer.wer(old, new))


@pytest.mark.parametrize(("rate", "more"), [(0.05, 1.0), (0.25, 1.03), (0.4, 1.05)])
def test_errors_are_nearly_as_few_as_jiwer_finds(rate: float, more: float) -> None:
    made = pair(300, rate=rate, moves=2)
    words = paired_words(made.old, made.new)
    least = rate_of_jiwer(words)
    assert least <= (word_errors(words, moves=True).rate or 0) <= least * more
    assert distance(words.old.numbers, words.new.numbers) / len(words.old.numbers) == least


@pytest.mark.parametrize(
    ("old", "new", "steps"),
    [("", "", 0), ("abc", "", 3), ("", "ab", 2), ("kitten", "sitting", 3), ("abab", "baba", 2)],
)
def test_distances(old: str, new: str, steps: int) -> None:
    assert distance(old, new) == steps
