"""Which voices are compared with which, and that none that fit are overlooked."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transcript_documents import extracted, names
from transcripts.extraction.transcripts import joining
from transcripts.extraction.transcripts.labels import Name, name_of, same_person
from transcripts.extraction.transcripts.likeness import offered, sought

_PARTS = ["Edda", "Eddas", "Marchetti", "Marchettti", "Marcheti", "Marchett", "M", "MT", "Tove"]
_LONG = ["Featherstonehaugh", "Featherstonehagh", "Featerstonehaugh", "Feathersonehough"]
_NAMES = st.lists(st.sampled_from([*_PARTS, *_LONG]), min_size=1, max_size=3)
_SYLLABLES = ("bak", "del", "fim", "gor", "hus", "zyn")


def _name(parts: list[str]) -> Name:
    name = name_of(" ".join(parts))
    assert name is not None
    return name


@given(_NAMES, _NAMES)
@settings(max_examples=50)
def test_names_of_one_person_share_a_key_for_each_part(first: list[str], second: list[str]) -> None:
    short, long = sorted((_name(first), _name(second)), key=lambda name: len(name.parts))
    keys = offered(long)

    assert not same_person(short, long) or all(part & keys for part in sought(short))


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("Marchetti", "Odile Marchety"),
        ("O. Marchetti", "Odile Marchetti"),
        ("Odile", "O. Marchetti"),
        ("OM", "Odile Marchetti"),
        ("Featherstonehaugh", "Eve Fetherstonehagh"),
        ("Tove Lind", "Tove Anna Lind"),
    ],
)
def test_a_form_of_a_name_is_found_by_its_keys(short: str, long: str) -> None:
    keys = offered(_name([long]))

    assert all(part & keys for part in sought(_name([short])))


def test_an_unlike_name_shares_no_key() -> None:
    assert not sought(_name(["Tove"]))[0] & offered(_name(["Odile", "Marchetti"]))


def test_of_many_speakers_only_like_names_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[tuple[Name, Name]] = []

    def counted(short: Name, long: Name) -> bool:
        compared.append((short, long))
        return same_person(short, long)

    monkeypatch.setattr(joining, "same_person", counted)
    surnames = ["".join(order) for order in permutations(_SYLLABLES, 4)]
    people = [f"Ida {surname.capitalize()}" for surname in surnames]
    document = extracted(*((person, "I agree.") for person in [*people, people[0].upper()]))

    assert len(document.agents) == len(people) == 360
    assert len(compared) < 20 * len(people)


def test_a_join_lets_others_be_looked_at_again() -> None:
    document = extracted(
        ("Lind", "Good morning."),
        ("Tove Lind", "Hello."),
        ("Tove Anna Lind", "And welcome."),
        ("T. Lind", "Goodbye."),
    )

    assert names(document) == ["Tove Anna Lind"]
