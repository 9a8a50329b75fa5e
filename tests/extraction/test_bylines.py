"""Who wrote a report: bylines, names alone on a line, signatures; and the paper."""

import pytest

from report_documents import report
from transcripts.extraction.language.lexicon import load
from transcripts.extraction.reports.bylines import bylines, outlet

PROSE = "It rained all evening in the harbour, and nobody had thought of bringing a coat along."


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Dana Whitcomb | School News", ["Dana Whitcomb"]),
        ("By Dana Whitcomb and Dev Patel", ["Dana Whitcomb", "Dev Patel"]),
        ("Posted by: Rosa Lind", ["Rosa Lind"]),
        ("Compiled by Rosa Lind", ["Rosa Lind"]),
        ("Scribe: Rosa Lind", ["Rosa Lind"]),
        ("From Funmi Adeyinka, Ibadan", ["Funmi Adeyinka"]),
        ("Priya Ramanathan · City Hall columnist", ["Priya Ramanathan"]),
        ("Rufus Ingleby at Canal Road", ["Rufus Ingleby"]),
        ("Posy Obi and Jem Carrow", ["Posy Obi", "Jem Carrow"]),
        ("By the Numbers", []),
        ("By Staff Correspondent", []),
        ("By May", []),
        ("By @pim-v", ["@pim"]),
    ],
)
def test_writers_are_named_at_the_top(line: str, names: list[str]) -> None:
    found = bylines(report("# Rain", line, PROSE).blocks, load())
    assert [writer.name.text for writer in found] == names


@pytest.mark.parametrize("line", ["– Margie Tully, editor", "Margie Tully"])
def test_writers_sign(line: str) -> None:
    found = bylines(report("# Rain", PROSE, line).blocks, load())
    assert [writer.name.text for writer in found] == ["Margie Tully"]


def test_initials_sign_too() -> None:
    found = bylines(report("# Rain", PROSE, "H. L. M.").blocks, load())
    assert [writer.name.text for writer in found] == ["H L M"]


@pytest.mark.parametrize(
    ("line", "paper"),
    [
        ("The Pell County Courier", "Pell County Courier"),
        ("The Kingsmere Record, Saturday, Sept. 28, 2019", "Kingsmere Record"),
        ("By Dana Whitcomb | School of Law News | February 12", "School of Law News"),
        ("It rained.", None),
    ],
)
def test_the_paper_is_a_line_of_its_own(line: str, paper: str | None) -> None:
    assert outlet(report("# Rain", line, PROSE).blocks, load()) == paper
