"""Quoted words are found exactly where they stand, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.extraction.grounding import Ground, Place

TEXT = "Voss said “the  delta is starving” – again.\nNobody answered… Voss said no."


def found(text: str, *quotes: str) -> list[str | None]:
    """What stands at the place of each quotation."""
    places = Ground(text).placed(quotes)
    return [text[slice(*place)] if place else None for place in places]


@pytest.mark.parametrize(
    ("quote", "there"),
    [
        ("the delta is starving", "the  delta is starving"),
        ("said 'the delta is starving'", "said “the  delta is starving”"),
        ('said "the delta is starving" - again', "said “the  delta is starving” – again"),
        ("again. Nobody answered...", "again.\nNobody answered…"),
        ("Nobody answered.", "Nobody answered…"),
        ("“the delta", "“the  delta"),
        (" the delta is starving, ", "the  delta is starving"),
        ("the del\u00adta is", "the  delta is"),
    ],
)
def test_blanks_marks_and_dashes_may_differ(quote: str, there: str) -> None:
    assert found(TEXT, quote) == [there]


@pytest.mark.parametrize(
    "quote", ["The delta is starving", "the delta starves", "elta", "", " ", "—", "…", "the river"]
)
def test_other_words_other_case_and_parts_of_words_are_not_found(quote: str) -> None:
    assert found(TEXT, quote) == [None]


def test_letters_count_as_composed() -> None:
    assert found("Das Café", "Cafe\u0301") == ["Café"]


def test_scripts_without_blanks_have_no_word_borders() -> None:
    assert found("劉教授說河流會乾涸。", "河流會乾涸") == ["河流會乾涸"]


def test_repeated_words_are_taken_in_the_order_of_the_quotations() -> None:
    text = "We agree. Lena spoke. We agree. Otto spoke. We agree."
    quotes = ("We agree", "Lena spoke", "We agree", "Otto spoke", "We agree")
    assert Ground(text).placed(quotes) == (
        Place(0, 8), Place(10, 20), Place(22, 30), Place(32, 42), Place(44, 52),
    )  # fmt: skip


def test_a_repeated_quotation_stands_before_the_next_unique_one() -> None:
    text = "Yes. A first. Yes. A second."
    assert Ground(text).placed(("A first", "Yes", "A second"))[1] == Place(14, 17)
    assert Ground(text).placed(("Yes", "A first"))[0] == Place(0, 3)


def test_one_quotation_out_of_order_does_not_lead_the_others_astray() -> None:
    text = "Yes. One thing. Yes. Two things. Yes. The end."
    places = Ground(text).placed(("The end", "One thing", "Yes", "Two things"))
    assert places[2] == Place(16, 19)


def test_a_hint_decides_between_repeated_words_but_does_not_forbid_others() -> None:
    text = "Yes. One thing. Yes."
    assert Ground(text).placed(("Yes",), (Place(16, 20),)) == (Place(16, 19),)
    assert Ground(text).placed(("One thing",), (Place(16, 20),)) == (Place(5, 14),)


def test_words_quoted_more_often_than_they_stand_there_are_left_over() -> None:
    assert found("Yes. No.", "Yes", "Yes") == ["Yes", None]


def test_the_nearest_occurrence_is_found() -> None:
    text = "He said A. She said B."
    ground = Ground(text)
    assert ground.near("said", Place(20, 21)) == Place(15, 19)
    assert ground.near("said", Place(8, 9)) == Place(3, 7)
    assert ground.near("denied", Place(8, 9)) is None
    assert ground.first("said") == Place(3, 7)
    assert ground.first("he said") is None


@given(st.text(max_size=60), st.lists(st.text(max_size=8), max_size=6))
def test_what_is_found_stands_there(text: str, quotes: list[str]) -> None:
    for place in Ground(text).placed(quotes):
        assert place is None or 0 <= place.start < place.end <= len(text)


@given(st.lists(st.sampled_from(["One.", "Two.", "Three."]), min_size=1, max_size=9))
def test_a_text_quoted_sentence_by_sentence_is_found_in_order(words: list[str]) -> None:
    text = " ".join(words)
    places = Ground(text).placed(words)
    assert all(places)
    assert sorted(filter(None, places)) == list(places)
