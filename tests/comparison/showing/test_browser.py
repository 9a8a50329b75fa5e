"""The page of changes in a real browser: reading, filtering, stepping, and what axe finds."""

from pathlib import Path
from typing import Any

import pytest

from driven_pages import driven
from transcripts import read
from transcripts.comparison import diff
from transcripts.comparison.showing import Sides
from transcripts.comparison.showing.page import html_page

PROJECT = Path(__file__).parents[3]
DRIVER = PROJECT / "tests" / "node" / "diff_page.mjs"
SAMPLES = PROJECT / "samples"

pytestmark = [pytest.mark.needs_browser, pytest.mark.long]


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the driver saw on the page of two transcriptions of one meeting."""
    old = read(SAMPLES / "council-meeting.txt").document
    new = read(SAMPLES / "compared" / "council-meeting.txt").document
    changes = diff(old, new).changes
    page = tmp_path_factory.mktemp("pages") / "page.html"
    page.write_bytes(html_page(Sides(old, new, changes), changes, names=("first", "second")))
    return driven(DRIVER, page)


def test_the_page_works_offline_and_without_errors(seen: dict[str, Any]) -> None:
    assert seen["errors"] == []
    assert set(seen["fetched"]) == {"file:"}


def test_axe_finds_no_serious_fault_in_light_or_dark_wide_or_narrow(seen: dict[str, Any]) -> None:
    assert seen["faults"] == []
    assert seen["overflow"] == [0, 0, 0, 0]


def test_keys_and_buttons_lead_from_change_to_change(seen: dict[str, Any]) -> None:
    assert seen["start"][0] == "15 changes"
    assert seen["first"] == [
        "1 of 15",
        ["source council-meeting.txt: sha256 8d48d459… → 10f77ab5…"],
    ]
    assert seen["focused"] == seen["first"][1][0]
    assert seen["second"] == ["2 of 15", ["words of turn 2 (MS. ABARA): 4 edits"]]
    assert seen["last"] == ["15 of 15", ["turn 28 (TOWN CLERK) added"]]
    assert seen["without_keys"] == "15 of 15"


def test_kinds_of_changes_can_be_hidden(seen: dict[str, Any]) -> None:
    assert seen["without_words"] == ["8 of 8", 0]
    assert seen["marked"] == "none"


def test_rows_without_changes_are_folded_until_wanted(seen: dict[str, Any]) -> None:
    assert seen["unfolded"] == seen["start"][1] + 4
    assert seen["all"][1] == 0
    assert seen["all"][0] > seen["unfolded"]


def test_moved_turns_are_linked(seen: dict[str, Any]) -> None:
    hash, focused = seen["followed"]
    assert hash == focused
