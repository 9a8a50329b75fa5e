"""Quotation marks: pairs of every kind, nested, odd ones left alone."""

import pytest

from transcripts.extraction.language.quotations import quotations


def _inner(text: str) -> list[str]:
    return [text[found.inner_start : found.inner_end] for found in quotations(text)]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ('"No," she said. "Not yet."', ["No,", "Not yet."]),
        ("“No,” she said.", ["No,"]),
        ("„Nein“, sagte sie.", ["Nein"]),
        ("« Friends? » said Amélia.", ["Friends?"]),
        ("»Ja«, sagte er.", ["Ja"]),
        ("‘a dog’s life’, he said", ["a dog’s life"]),
        ("'the managers' meeting', he said", ["the managers' meeting"]),
        ("She called it 'adequate'.", ["adequate"]),
        ("“He said ‘no’ twice,” she said.", ["He said ‘no’ twice,"]),
        ("“She wrote “never” on it.” Then she left.", ["She wrote “never” on it."]),
    ],
)
def test_a_quotation_ends_at_the_mark_that_closes_it(text: str, inner: list[str]) -> None:
    assert _inner(text) == inner


@pytest.mark.parametrize(
    "text",
    [
        'the 6" rule',
        "class of '96 and '97",
        "rock 'n roll",
        "It’s the dogs’ own",
        "a ” alone",
        "''",
    ],
)
def test_an_odd_mark_or_an_apostrophe_opens_nothing(text: str) -> None:
    assert quotations(text) == ()


def test_an_open_quotation_runs_to_the_end_of_its_paragraph() -> None:
    found = quotations("She went on: “We are tired.\n\nNobody spoke.")
    assert [(q.inner_start, q.inner_end, q.closed) for q in found] == [(14, 27, False)]


def test_an_open_mark_in_the_middle_of_a_sentence_is_left_alone() -> None:
    assert quotations("the so-called “experts were late") == ()
