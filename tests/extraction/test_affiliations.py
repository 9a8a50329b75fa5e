"""Where persons belong and what they are, from the words around their names."""

import pytest

from report_documents import affiliations, agent, extracted_report


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        (
            "Dr. Liu Jun (Copenhagen University) spoke.",
            "Liu Jun",
            [("Copenhagen University", None)],
        ),
        (
            "Dr. Liu Jun (Leiden University, LeidenAsiaCentre) spoke.",
            "Liu Jun",
            [("Leiden University", None), ("LeidenAsiaCentre", None)],
        ),
        ("Dr. Liu Jun (geriatrician) spoke.", "Liu Jun", [(None, "geriatrician")]),
        ("Dr. Liu Jun (no relation) spoke.", "Liu Jun", []),
        (
            "Dr. Liu Jun (Delta Lab), a hydrologist, spoke.",
            "Liu Jun",
            [("Delta Lab", "hydrologist")],
        ),
        ("Anil Mistry, of Mistry Cycles, spoke.", "Anil Mistry", [("Mistry Cycles", None)]),
        ("Tilly Crouch of the Student Union spoke.", "Tilly Crouch", [("Student Union", None)]),
        (
            "Anil Mistry, director of the Delta Lab, spoke.",
            "Anil Mistry",
            [("Delta Lab", "director of the Delta Lab")],
        ),
        ("Anil Mistry, a hydrologist, spoke.", "Anil Mistry", [(None, "hydrologist")]),
        (
            "Anil Mistry, Karlstad School of Medicine",
            "Anil Mistry",
            [("Karlstad School of Medicine", None)],
        ),
        (
            "Dr Anil Mistry, immunisation adviser, Delta Institute",
            "Anil Mistry",
            [("Delta Institute", "immunisation adviser")],
        ),
        ("Anil Mistry, who runs the Delta Lab, spoke.", "Anil Mistry", [("Delta Lab", None)]),
        (
            "Anil Mistry, who looks after bogs for the Calder Partnership, spoke.",
            "Anil Mistry",
            [("Calder Partnership", None)],
        ),
        (
            "LeidenAsiaCentre's director Florian Schneider spoke.",
            "Florian Schneider",
            [("LeidenAsiaCentre", "director")],
        ),
        ("The head of highways Martin Iqbal spoke.", "Martin Iqbal", [(None, "head of highways")]),
        ("KIPS President Lee Min-jun spoke.", "Lee Min-jun", [("KIPS", "President")]),
        ("Superintendent Luz Arriaga spoke.", "Luz Arriaga", [(None, "Superintendent")]),
        ("The first speaker, Dr. Liu Jun, took a different view.", "Liu Jun", []),
        ("Dr. Liu Jun, “the Professor”, spoke.", "Liu Jun", []),
        ("Dr. Liu Jun, thanked by everyone, spoke.", "Liu Jun", []),
        ("Dr. Liu Jun, who is tall, spoke.", "Liu Jun", []),
        (
            "Associate Professor Liu Jun (Copenhagen University) spoke.",
            "Liu Jun",
            [("Copenhagen University", "Associate Professor")],
        ),
        ("Professor Liu Jun spoke.", "Liu Jun", []),
        ("According to Liu Jun, we should not speak of one system.", "Liu Jun", []),
        ("Dr. Liu Jun (Bergen-based, formerly of Oslo) spoke.", "Liu Jun", [("Bergen", None)]),
        ("Wei Ling Tan (WL) spoke of tables.", "Wei Ling Tan", []),
        ("Dr. Liu Jun (of the harbour office) spoke.", "Liu Jun", [("harbour office", None)]),
        ("Paula Venn MP asked who pays.", "Paula Venn", [(None, "MP")]),
        (
            "Terrence Holloway Sr., a retired deputy, spoke.",
            "Terrence Holloway",
            [(None, "retired deputy")],
        ),
        ("Anil Mistry, 81, a hydrologist, spoke.", "Anil Mistry", [(None, "hydrologist")]),
        (
            "Kirsty McLeod from the regional council spoke.",
            "Kirsty McLeod",
            [("regional council", None)],
        ),
        ("Helena Brandt, for the company, spoke.", "Helena Brandt", [("company", None)]),
        (
            "Kirsty McLeod, giving evidence on behalf of the Judges' Association, spoke.",
            "Kirsty McLeod",
            [("Judges' Association", None)],
        ),
        (
            "Kirsty McLeod, speaking for the irrigators, spoke.",
            "Kirsty McLeod",
            [("irrigators", None)],
        ),
        (
            "Grigor Balakian is a solicitor who spends his days here.",
            "Grigor Balakian",
            [(None, "solicitor")],
        ),
        ("Our speaker, Grigor Balakian, is a solicitor.", "Grigor Balakian", [(None, "solicitor")]),
        ("Kirsty McLeod, who chairs the evening, spoke.", "Kirsty McLeod", []),
        (
            "Kirsty McLeod leads collecting at the Tamar Archive.",
            "Kirsty McLeod",
            [("Tamar Archive", None)],
        ),
        (
            "The second witness, playwright Delphine Okafor, director Matteo Bianchi spoke.",
            "Delphine Okafor",
            [(None, "playwright")],
        ),
        ("The museum's conservator, Raj Bhogal, spoke.", "Raj Bhogal", [("museum", "conservator")]),
        ("Goa's Rosa Fernandes spoke.", "Rosa Fernandes", [("Goa", None)]),
        (
            "The secretary of the department, Ms Karen Fitzgibbon, spoke.",
            "Karen Fitzgibbon",
            [(None, "secretary of the department")],
        ),
        (
            "A submitter from Fish & Game, Dougal Reid, spoke.",
            "Dougal Reid",
            [("Fish & Game", "submitter from Fish & Game")],
        ),
        ("The off-spinner Ruwan Kulathunga spoke.", "Ruwan Kulathunga", [(None, "off-spinner")]),
        (
            "Responding on behalf of the county council, Cllr Petra Nowak spoke.",
            "Petra Nowak",
            [("county council", "Cllr")],
        ),
        (
            "Little came from the Bush Doctors' Association; its president, Helen Marwood, spoke.",
            "Helen Marwood",
            [("Bush Doctors' Association", "president")],
        ),
        ("The author's sister, Ifeoma Rose Nwosu, spoke.", "Ifeoma Rose Nwosu", []),
        ("Former MLA Wendell Crouse spoke.", "Wendell Crouse", [(None, "Former MLA")]),
        ("Olivia Burrows KC, for the bank, spoke.", "Olivia Burrows", [("bank", "KC")]),
    ],
)
def test_affiliations(text: str, name: str, found: list[tuple[str | None, str | None]]) -> None:
    document = extracted_report("# Evening", text, f"{name} argued that it rains.")
    assert affiliations(document, name) == found


def test_the_first_that_the_text_gives_counts() -> None:
    document = extracted_report(
        "# Evening", "Dr. Liu Jun (Delta Lab) said that it rains. Liu Jun (Other Lab) left."
    )
    assert affiliations(document, "Liu Jun") == [("Delta Lab", None)]
    assert agent(document, "Delta Lab").kind == "organization"


def test_an_office_without_an_institution_is_one_in_the_house() -> None:
    document = extracted_report(
        "# Lecture", "It was organised by the Wyche Society.",
        "The President, Hugh Astley, said that it rained. Our secretary, Bev Ruddle, agreed that "
        "it did. Our colleague Rose Silveira said that it does.",
    )  # fmt: skip
    assert affiliations(document, "Hugh Astley") == [("Wyche Society", "President")]
    assert affiliations(document, "Bev Ruddle") == [("Wyche Society", "secretary")]
    assert affiliations(document, "Rose Silveira") == [("Wyche Society", None)]


def test_a_short_form_of_the_house_is_the_house() -> None:
    document = extracted_report(
        "# Lecture", "It was organised by the Museum of Lace.",
        "The museum's curator, Raj Bhogal, said that it rained.",
    )  # fmt: skip
    assert affiliations(document, "Raj Bhogal") == [("Museum of Lace", "curator")]


def test_writers_belong_to_their_paper() -> None:
    document = extracted_report(
        "# Vote delayed", "By Dana Whitcomb, Staff Reporter", "The Pell County Courier",
        "The board met on Tuesday and argued for three hours about the new telephones.",
    )  # fmt: skip
    assert affiliations(document, "Dana Whitcomb") == [("Pell County Courier", "Staff Reporter")]
