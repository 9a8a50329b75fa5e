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
