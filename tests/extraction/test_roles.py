"""What each person does at an event, by lists, phrases, offices and when they speak."""

import pytest

from report_documents import agent, extracted_report

LISTED = "Guest: Dr Paul Dahl. Comment: Dr Rosa Lind; Chair: Anna Mertens"
SAYS = "{0} said that it rained. {0} argued that it would stop. {0} added that it must."


def _roles(name: str, *paragraphs: str) -> tuple[str, ...]:
    return agent(extracted_report("# Evening", *paragraphs), name).roles


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Moderator: Kaisa Virtanen", "Kaisa Virtanen", "moderator"),
        (LISTED, "Rosa Lind", "panelist"),
        (LISTED, "Anna Mertens", "moderator"),
        (LISTED, "Paul Dahl", "speaker"),
        ("Discussants were Olivier Dumortier and Rosa Khumalo.", "Rosa Khumalo", "panelist"),
        ("On stage afterwards: Paul Bianchi and Rosa Karimi.", "Rosa Karimi", "panelist"),
        ("Minutes: Anna Vogt", "Anna Vogt", "reporter"),
        ("Apologies: Anna Vogt", "Anna Vogt", "mentioned"),
        ("The first question came from Walt Dahl.", "Walt Dahl", "audience"),
    ],
)  # fmt: skip
def test_lists_say_who_is_what(text: str, name: str, role: str) -> None:
    assert role in _roles(name, text, "It rained.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("From the floor, Anna Dahl said that it rained.", "Anna Dahl"),
        ("Anna Dahl, who sat in the second row, said that it rained.", "Anna Dahl"),
        ("A man who gave his name only as Derek said that it rained.", "Derek"),
        ("Mrs Tolley said that it rained.", "Tolley"),
        ("Mr Pugh rose to speak.", "Pugh"),
    ],
)
def test_the_hall_is_audience(text: str, name: str) -> None:
    assert _roles(name, text) == ("audience",)


def test_whoever_first_turns_up_in_the_discussion_is_audience() -> None:
    paragraphs = (
        SAYS.format("Dr Rosa Lind"), "It was long.", "# Public comment",
        "Anna Dahl, a potter, said that it rained.",
        "The registrar, Paul Dahl, said that it did not.",
    )  # fmt: skip
    assert _roles("Anna Dahl", *paragraphs) == ("audience",)
    assert _roles("Paul Dahl", *paragraphs) == ("speaker",)


def test_those_who_speak_after_a_panel_was_told_of_sit_on_it() -> None:
    paragraphs = (
        SAYS.format("Dr Rosa Lind"),
        "Two discussants offered responses.",
        SAYS.format("Judge Paul Dahl"),
    )
    assert _roles("Rosa Lind", *paragraphs) == ("speaker",)
    assert _roles("Paul Dahl", *paragraphs) == ("speaker", "panelist")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Anna Dahl, the chair, said that it rained.", "moderator"),
        ("Anna Dahl, chair of governors, said that it rained.", "speaker"),
        ("Anna Dahl was emcee. She said that it rained.", "moderator"),
        ("Rosa Lind sat down with Anna Dahl.", "moderator"),
        ("Anna Dahl, radio host, said that it rained.", "speaker"),
    ],
)
def test_who_chairs(text: str, role: str) -> None:
    assert role in _roles("Anna Dahl", text)


def test_at_a_hearing_the_bench_presides_and_members_ask() -> None:
    paragraphs = (
        "The public inquiry opened on Tuesday.",
        "Inspector Anna Holroyd said that it rained. Rosa Lind, a potter, said that it did not.",
        "Paul Dahl asked whether it had rained.",
    )
    assert _roles("Anna Holroyd", *paragraphs) == ("moderator",)
    assert _roles("Paul Dahl", *paragraphs) == ("panelist",)


def test_whoever_only_acts_takes_part_too() -> None:
    text = "Anna Dahl, a potter, presented her pots. Rosa Lind was remembered."
    assert _roles("Anna Dahl", text) == ("speaker",)
