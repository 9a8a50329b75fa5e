"""The noun phrase that a verb is about."""

import pytest

from transcripts.extraction.language.lexicon import load
from transcripts.extraction.language.quotations import quotations
from transcripts.extraction.language.subjects import subject_after, subject_before
from transcripts.extraction.language.tokens import tokens


def _before(text: str) -> tuple[str, str] | None:
    words = tokens(text, 0, len(text), quotations(text))
    found = subject_before(words, len(words), load())
    if found is None:
        return None
    return " ".join(w.text for w in words[found.first : found.last]), found.kind


def _after(text: str) -> str | None:
    words = tokens(text, 0, len(text), quotations(text))
    found = subject_after(words, 0, load())
    return " ".join(w.text for w in words[found.first : found.last]) if found else None


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Later she", ("she", "pronoun")),
        ("One of them", ("One of them", "phrase")),
        ("Then Hanneke van der Laan", ("Hanneke van der Laan", "name")),
        ("In May the Rt. Hon. Ann Lee", ("the Rt . Hon . Ann Lee", "name")),
        ("Prof. Kim", ("Prof . Kim", "name")),
        ("A retired skipper in the second row", ("A retired skipper in the second row", "phrase")),
        ("After the break a man in cycling gear", ("a man in cycling gear", "phrase")),
        ("A farmer from the Creuse", ("A farmer from the Creuse", "phrase")),
        ("Bosse Ljung of the Karlstad Guild", ("Bosse Ljung of the Karlstad Guild", "name")),
        ("44% of ninth graders", ("44 % of ninth graders", "phrase")),
        ("On Friday officials", ("officials", "phrase")),
        ("Two people familiar with the matter", ("Two people familiar with the matter", "phrase")),
        ("Cllr Tom Wren (Lab, Priory), who holds it,", ("Cllr Tom Wren", "name")),
        (
            "The MLA for Kurumba, Thomas Varghese (no relation),",
            ("The MLA for Kurumba , Thomas Varghese", "name"),
        ),
        ("She, however,", ("She", "pronoun")),
        ("Nobody round the table", ("Nobody round the table", "phrase")),
        ("That report", ("That report", "phrase")),
        ("an official who", ("an official", "phrase")),
        ("Tom Wren, who", ("Tom Wren", "name")),
        ("Tom Wren (Lab) who", ("Tom Wren", "name")),
        ("who", None),
        ("It rained and", ("", "shared")),
        ("Rain fell in", None),
        ("In the end,", None),
        ("", None),
        ("in silence", None),
        ("“Quite”", None),
    ],
)
def test_the_subject_ends_right_before_the_verb(text: str, subject: tuple[str, str] | None) -> None:
    assert _before(text) == subject


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Rahmawati, smiling", "Rahmawati"),
        ("Tormod Haaseth, the manager", "Tormod Haaseth"),
        ("Prof. Ngaio Ellison.", "Prof . Ngaio Ellison"),
        ("the governor.", "the governor"),
        ("he and left", "he"),
        ("one teenager", "one"),
        ("Ann Lee and others", "Ann Lee"),
        ("Ann Lee wearily", "Ann Lee"),
        ("quietly", None),
        ("", None),
    ],
)
def test_an_inverted_subject_follows_the_verb(text: str, subject: str | None) -> None:
    assert _after(text) == subject
