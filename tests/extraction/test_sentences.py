"""Sentences with offsets: what ends one and what does not."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.extraction.language.sentences import sentences


def _cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It rained. Nobody came.", ["It rained.", "Nobody came."]),
        (
            "Dr. Lee met Prof. Kim at St. Anne's. They spoke.",
            ["Dr. Lee met Prof. Kim at St. Anne's.", "They spoke."],
        ),
        (
            "R. Balakrishnan spoke. K.P. Saleem did not.",
            ["R. Balakrishnan spoke.", "K.P. Saleem did not."],
        ),
        (
            "It opened at 5 p.m. on Friday. We left at 9 a.m. She stayed.",
            ["It opened at 5 p.m. on Friday.", "We left at 9 a.m.", "She stayed."],
        ),
        ("It costs 3.5 million, e.g. in May. Yes!", ["It costs 3.5 million, e.g. in May.", "Yes!"]),
        ("Nobody, and I mean no. 3, won.", ["Nobody, and I mean no. 3, won."]),
        ("No. Nobody did.", ["No.", "Nobody did."]),
        ("What then? asked Kim.", ["What then? asked Kim."]),
        ("Had she replied? Three times.", ["Had she replied?", "Three times."]),
        ("He waited … and left. Then … Nothing.", ["He waited … and left.", "Then …", "Nothing."]),
    ],
)
def test_a_sentence_ends_at_its_full_stop(text: str, parts: list[str]) -> None:
    assert _cut(text) == parts


def test_a_quotation_is_cut_only_where_it_ends() -> None:
    assert _cut("“I don't know. Ask her,” he said. “She knows.” Then he left.") == [
        "“I don't know. Ask her,” he said.",
        "“She knows.”",
        "Then he left.",
    ]
    assert _cut("“Is it over?” she asked.") == ["“Is it over?” she asked."]


def test_lines_are_sentences_unless_a_long_one_is_wrapped() -> None:
    assert _cut("Moderator: Kim\nSpeaker: Lee") == ["Moderator: Kim", "Speaker: Lee"]
    long = "The delta is not drowning in the first place but starving, because\nsand is held back."
    assert _cut(long) == [long]


@given(st.text(alphabet="aB .?!\n“”\"'’…1-", max_size=80))
def test_sentences_cover_everything_but_white_space(text: str) -> None:
    found = sentences(text)
    covered = "".join(text[start:end] for start, end in found)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
