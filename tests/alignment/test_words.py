"""Words, numbers and word vectors."""

import pytest

from transcripts.alignment.language import Language, language_of
from transcripts.alignment.vectors import Vectors, nearness, vectors_of
from transcripts.alignment.words import Word, alike, plain, words

ENGLISH = language_of("en-GB")


def stems(text: str, kind: str) -> list[str]:
    return [word.stem for word in words(text, ENGLISH) if word.kind == kind]


def test_only_words_with_content_are_kept_as_stems_with_their_place() -> None:
    assert words("She said the trams were moving.", ENGLISH) == (
        Word("word", "tram", "trams", 13, 18),
        Word("word", "mov", "moving", 24, 30),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("twenty-six objects", ["26"]),
        ("two hundred and six people and more", ["206"]),
        ("4,000 names, 1,5 per cent, 2.5 million", ["4000", "1.5", "2.5e+06"]),
        ("nineteen seventy-eight and twenty twenty-one", ["1978", "2021"]),
        ("twenty, thirty years", ["20", "30"]),
        ("five six", ["5", "6"]),
        ("one man, a hundred men", ["100"]),
        ("12 thousand and half a million", ["12000", "1e+06"]),
        ("zero", ["0"]),
        ("1.2.3", ["0"]),
        ("hundred and", ["100"]),
    ],
)
def test_numbers_in_figures_and_words_have_one_value(text: str, expected: list[str]) -> None:
    assert stems(text, "number") == expected


def test_names_are_capital_words_within_a_sentence() -> None:
    assert stems("Trams ran to Porto. Nobody in “Old Town” knew.", "name") == ["porto", "town"]


def test_accents_case_and_apostrophes_are_levelled() -> None:
    assert plain("Benoît’s ÉTUDE") == "benoit's etude"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("humid", "humidit", 0.8), ("tram", "tram", 1.0), ("cat", "cats", 0.0), ("comp", "compl", 0.8),
     ("inter", "internatio", 0.0)],
)  # fmt: skip
def test_stems_of_one_root_are_alike(one: str, other: str, expected: float) -> None:
    assert alike(one, other) == expected


def test_of_an_unknown_language_every_word_counts() -> None:
    assert language_of("xx") == Language()
    assert [word.stem for word in words("la tram 12", language_of("xx"))] == ["la", "tram", "12"]


def _direction(word: str) -> list[float]:
    said = Word("word", word, word, 0, len(word))
    found = vectors_of("en").direction([(said, 1.0)])
    assert found is not None
    return list(found)


def test_words_of_like_meaning_point_the_same_way() -> None:
    assert nearness(_direction("physician"), _direction("doctor")) > 0.6
    assert nearness(_direction("physician"), _direction("drum")) < 0.3
    assert _direction("doctor's") == _direction("doctor")
    assert _direction("depots") == _direction("depot")


def test_unknown_words_and_numbers_point_nowhere() -> None:
    vectors = Vectors(["up"], bytes([100, 0]))
    assert vectors.of("down") is None
    assert vectors.direction([(Word("number", "3", "up", 0, 2), 1.0)]) is None
    assert vectors.direction([(Word("word", "up", "up", 0, 2), 2.0)]) == [1.0, 0.0]
    assert nearness(None, [1.0]) == 0


def test_a_language_without_vectors_has_none() -> None:
    assert vectors_of("xx").of("tram") is None
