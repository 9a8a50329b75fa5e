"""The page of an alignment in a real browser: choosing, stepping, filtering, what axe finds."""

from pathlib import Path
from typing import Any

import pytest

from driven_pages import driven
from talk_documents import REPORT, TRANSCRIPT
from transcripts.alignment import align
from transcripts.alignment.showing import html_page

DRIVER = Path(__file__).parents[2] / "node" / "align_page.mjs"

pytestmark = [pytest.mark.needs_browser, pytest.mark.long]


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the driver saw on the page of a report with five statements."""
    page = tmp_path_factory.mktemp("pages") / "page.html"
    alignment = align(REPORT, TRANSCRIPT, threshold=0.5)
    page.write_bytes(html_page(alignment, REPORT, TRANSCRIPT))
    return driven(DRIVER, page)


def test_the_page_works_offline_and_without_errors(seen: dict[str, Any]) -> None:
    assert seen["errors"] == []
    assert set(seen["fetched"]) == {"file:"}


def test_axe_finds_no_serious_fault_in_light_or_dark_wide_or_narrow(seen: dict[str, Any]) -> None:
    assert seen["faults"] == []
    assert seen["overflow"] == [0, 0, 0, 0]


def test_keys_and_buttons_lead_from_claim_to_claim_with_its_turn(seen: dict[str, Any]) -> None:
    assert seen["start"] == "5 shown"
    assert seen["first"] == ["1 of 5", ["cp1"], ["turn-t2"]]
    assert seen["focused"] == "cp1"
    assert seen["marked"] == TRANSCRIPT.blocks[1].text
    assert seen["second"] == ["2 of 5", ["cp2"], ["turn-t4"]]
    assert seen["last"] == ["5 of 5", ["cp5"], ["turn-t7"]]
    assert seen["visible"] == [True, True]
    assert seen["cleared"] == ["5 shown", [], []]
    assert seen["without_keys"] == "4 shown"


def test_it_is_told_who_said_it_where_and_how_sure_that_is(seen: dict[str, Any]) -> None:
    assert seen["detail"].startswith("found · by the report: Olu Adeyemi · claim · sure to ")
    assert "said in: turn 2, Olu Adeyemi (" in seen["detail"]


def test_a_click_chooses_and_shows_the_nearest_turns(seen: dict[str, Any]) -> None:
    place, chosen, lit = seen["clicked"]
    assert (place, chosen) == ("4 of 5", ["cp4"])
    assert lit
    assert seen["nearest"] == "not found"


def test_verdicts_can_be_hidden(seen: dict[str, Any]) -> None:
    assert seen["filtered"] == [["4 shown", [], []], 1]
    assert seen["nothing"] == "0 shown"
