"""Named persons: told from places, institutions and works by the evidence of their mentions."""

import pytest

from report_documents import report
from transcripts.extraction.language.lexicon import load
from transcripts.extraction.language.names import names
from transcripts.extraction.language.tokens import tokens
from transcripts.extraction.reports.passages import passages
from transcripts.extraction.reports.people import matches, people


def _people(*paragraphs: str) -> list[str]:
    found = passages(report(*paragraphs).blocks, load())
    return [person.name for person in people(found, load())]


def _names(text: str) -> list[tuple[str, tuple[str, ...]]]:
    found = names(tokens(text, 0, len(text), ()), load())
    return [(name.text, name.titles) for name in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Associate Professor Liu Jun spoke.", [("Liu Jun", ("associate", "professor"))]),
        ("Hanneke van der Laan welcomed us.", [("Hanneke van der Laan", ())]),
        ("KIPS President Lee Min-jun recalled it.", [("Lee Min-jun", ("president",))]),
        ("Mr. R. Balakrishnan left.", [("R Balakrishnan", ("mr",))]),
        ("Statistician Rajiv Menon agreed.", [("Rajiv Menon", ("statistician",))]),
        ("Kok's story was heard.", [("Kok", ())]),
        ("By Rosa Lind", [("Rosa Lind", ())]),
        ("Paula Venn MP asked.", [("Paula Venn", ())]),
        ("Old Jim Paewai laughed.", [("Jim Paewai", ())]),
        ("PCSO Dawn Rafferty came.", [("Dawn Rafferty", ())]),
        ("The Revd Tendai Moyo came.", [("Tendai Moyo", ("revd",))]),
        ("Only @karinaphon stayed.", [("Only", ()), ("@karinaphon", ())]),
        (
            "Hala al-Rashid and Denis d’Angers l’école left.",
            [("Hala al-Rashid", ()), ("Denis d’Angers", ())],
        ),
    ],
)
def test_a_name_is_a_run_of_capitals_without_its_titles(
    text: str, found: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert _names(text) == found


def test_persons_are_introduced_in_many_ways() -> None:
    assert _people(
        "The director Florian Schneider welcomed the first speaker, Dr. Liu Jun (Copenhagen).",
        "Anil Mistry, of Mistry Cycles, insisted it was late. Cllr Tom Wren agreed.",
        "Sarojini Amma, 67, said that the hens knew. Mrs Baptiste nodded.",
    ) == ["Florian Schneider", "Liu Jun", "Anil Mistry", "Tom Wren", "Sarojini Amma", "Baptiste"]


def test_places_institutions_and_works_are_no_persons() -> None:
    assert (
        _people(
            "The Waterlinie Institute met at the Oude Vismijn in New Haven on Monday.",
            "In The Salt Road the River Thames rises. Hong Kong and North Street were named.",
        )
        == []
    )


def test_short_forms_join_the_full_name() -> None:
    found = passages(
        report("Rogier Creemers argued that it works. Creemers said so. R. Creemers left.").blocks,
        load(),
    )
    (person,) = people(found, load())
    assert person.name == "Rogier Creemers"


@pytest.mark.parametrize(
    ("short", "full", "same"),
    [
        (("kok",), ("pieter-bas", "kok"), True),
        (("liu",), ("liu", "jun"), True),
        (("van", "der", "laan"), ("hanneke", "van", "der", "laan"), True),
        (("r", "achebe"), ("rosalind", "achebe"), True),
        (("p", "garrod"), ("s", "garrod"), False),
        (("hanneke", "laan"), ("hanneke", "van", "der", "laan"), True),
        (("nana", "sarpong"), ("nana", "yaw", "sarpong"), True),
        (("kofi", "sarpong"), ("nana", "yaw", "sarpong"), False),
        (("a", "b", "c"), ("a", "b"), False),
    ],
)
def test_a_shorter_form_can_name_the_same_person(
    short: tuple[str, ...], full: tuple[str, ...], *, same: bool
) -> None:
    assert matches(short, full) is same


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It was for Claire Dubois a good day.", ["Claire Dubois"]),
        ("It was for Orzo Quill. Quill said that it rained.", ["Orzo Quill"]),
        ("The off-spinner Ruwan Kulathunga bowled.", ["Ruwan Kulathunga"]),
        ("A customer from Leeds, Gwilym Pask, did so.", ["Gwilym Pask"]),
        ("Our colleague Pascale counted.", ["Pascale"]),
        ("Per-Olof Grahn of the group begs to differ.", ["Per-Olof Grahn"]),
        ("Q (Puteri, fintech): was it legal?", ["Puteri"]),
        ("He gave his name only as Derek, no more.", ["Derek"]),
        ("Nana Yaw Sarpong asked. Nana Sarpong nodded.", ["Nana Yaw Sarpong"]),
    ],
)
def test_what_speaks_for_a_person(text: str, found: list[str]) -> None:
    assert _people(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The Institute for Population Studies (KIPS) met.",
        "Fish & Game objected.",
        "Opposition leaders spoke.",
        "Judges said that judges differ.",
        "Governments had asked; a government must.",
        "Goa's Zorn Quill.",
        "We heard the Girl Ishbel.",
        "Nineteen said no.",
        "It was on 12 June 2018.",
        "Deposits crossed Rs 4,120 crore, said the bank.",
        "It was paid by Brannock Vale.",
        "The consultants, Larkfield Vale, spoke.",
    ],
)
def test_what_speaks_against_a_person(text: str) -> None:
    assert _people(text) == []
