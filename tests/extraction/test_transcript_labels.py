"""Printed speaker labels: names, offices, places in the audience, numbers."""

import pytest

from transcripts.extraction.transcripts.labels import (
    display_name,
    label_of,
    name_of,
    same_person,
    speaks_for_many,
)


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("Nadia Kessler", "name"),
        ("MR. BEAL", "name"),
        ("GA", "name"),
        ("CHAIR DUFOUR", "name"),
        ("THE CHAIR", "office"),
        ("PRESS OFFICER", "office"),
        ("Moderator", "office"),
        ("Audience member", "crowd"),
        ("SPEAKER FROM THE FLOOR", "crowd"),
        ("Unidentified Speaker", "crowd"),
        ("Speaker 6", "number"),
        ("SPEAKER_01", "number"),
        ("S02", "number"),
        ("Caller 2", "number"),
        ("iPhone (2)", "number"),
        ("Q", "letter"),
        ("A.", "letter"),
        (None, "none"),
    ],
)
def test_a_label_is_a_name_an_office_a_place_in_the_crowd_or_a_number(
    printed: str | None, kind: str
) -> None:
    assert label_of(printed).kind == kind


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("SMITH", "John Smith"),
        ("Dr. Smith", "John Smith"),
        ("Wren", "Wren Adeyemi"),
        ("GA", "Gavin Archer"),
        ("K. Darko", "Kofi Darko"),
        ("Hugh Trevannion", "Hugh Trevanion"),
        ("Laszlo", "László Berend"),
        ("Sen. Haas", "Senator Haas"),
    ],
)
def test_forms_of_one_name_are_one_person(short: str, long: str) -> None:
    first, second = name_of(short), name_of(long)
    assert first is not None
    assert second is not None
    assert same_person(first, second)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Prof. Smith", "Dr. Smith"),
        ("Mrs. Prosser", "Mr. Prosser"),
        ("Anna", "Anton Berg"),
        ("GA", "Maria Lund"),
        ("Smith", "Jones"),
    ],
)
def test_other_names_are_other_people(one: str, other: str) -> None:
    first, second = name_of(one), name_of(other)
    assert first is not None
    assert second is not None
    assert not same_person(first, second)


def test_what_stands_beside_a_name_is_kept_apart() -> None:
    label = label_of("Nisha Bhatt - Governor")
    assert (label.key, label.aside) == ("nisha bhatt", "Governor")


def test_a_device_gives_the_name_of_its_owner() -> None:
    name = label_of("Tomek's iPad").name
    assert name is not None
    assert name.printed == "Tomek"


def test_everybody_is_a_group() -> None:
    assert speaks_for_many(label_of("Everybody"))
    assert not speaks_for_many(label_of("Audience member"))


def test_titles_alone_are_no_name() -> None:
    assert name_of("Dr.") is None
    assert name_of("") is None


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("MAYOR FERRABEE", "Mayor Ferrabee"),
        ("carys upton", "Carys Upton"),
        ("Joy A. (she/her)", "Joy A."),
        ("NH", "NH"),
        ("O'NEIL", "O'Neil"),
    ],
)
def test_labels_are_shown_as_names_are_written(printed: str, shown: str) -> None:
    assert display_name(printed) == shown
