"""Gates: a figure may not fall below its floor, and a floor not without a reason."""

import json
import math
import re
from pathlib import Path
from typing import Any

import pytest

import quality
from quality_figures import figure, number, with_tables
from quality_floors import CEILINGS, GATED, attainable, faults, lowered, raised, with_reason

CHANGES = """# Changelog

## Unreleased

### Added

- A thing.

## 0.1.0

### Changed

- Old.
"""


def figures(questions: float = 64.1, sha256: str = "a1") -> dict[str, Any]:
    """Figures of the reports, all of them the same but one."""
    names = {name.removesuffix(".R").removesuffix(".P") for name in GATED["reports"]}
    values: dict[str, Any] = {name: {"F1": 70.5, "P": 71.5, "R": 72.5} for name in names}
    values |= {
        "questions": {"F1": questions, "P": 80.0, "R": 50.0},
        "calibration.ECE": 0.061,
        "failed": [],
    }
    return {"reports.dev": values | {"sha256": sha256}}


@pytest.fixture
def floors() -> dict[str, dict[str, Any]]:
    return {"reports.dev": {"sha256": "a1", "questions": 63, "calibration.ECE": 0.08, "failed": 0}}


@pytest.mark.parametrize(
    ("value", "expected"),
    [({"F1": 71.5}, 71.5), ({"R": 3.0}, 3.0), ("3/4", 75.0), (0.5, 0.5), (["a", "b"], 2.0)],
)
def test_every_figure_is_one_number(value: object, expected: float) -> None:
    assert number(value) == expected


def test_a_figure_can_be_a_part_of_another() -> None:
    values = {"claims.found": {"F1": 60.0}, "joint.mixed": {"R": 50.0, "P": 40.0}}
    assert figure(values, "claims.found") == 60
    assert figure(values, "joint.mixed.P") == 40


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({}, []),
        ({"questions": {"F1": 62.9}}, ["reports.dev questions: 62.9 is below 63"]),
        ({"calibration.ECE": 0.09}, ["reports.dev calibration.ECE: 0.09 is above 0.08"]),
        ({"calibration.ECE": None}, ["reports.dev calibration.ECE: nan is above 0.08"]),
        ({"failed": ["01.txt"]}, ["reports.dev failed: 1.0 is above 0"]),
        (
            {"sha256": "b2"},
            ["reports.dev: the data have changed; measure and set the floors anew (--raise)"],
        ),
    ],
)
def test_what_a_check_finds(
    change: dict[str, Any], fault: list[str], floors: dict[str, dict[str, Any]]
) -> None:
    measured = figures()
    measured["reports.dev"] |= change
    assert faults(measured, floors) == fault


def test_an_engine_without_floors_does_not_pass() -> None:
    assert faults(figures(), {}) == ["this engine has no floors yet: set them with --raise"]


def test_floors_are_set_a_little_below_the_figures() -> None:
    found = raised(figures(), {})["reports.dev"]
    assert set(found) == {"sha256", *GATED["reports"]}
    assert (found["sha256"], found["questions"], found["persons"]) == ("a1", 63, 69)
    assert (found["joint.indirect"], found["joint.free_indirect.P"]) == (69, 70)
    assert (found["calibration.ECE"], found["failed"]) == (0.08, 0)


@pytest.mark.parametrize(
    ("name", "value", "floor"),
    [("questions", 64.1, 63), ("questions", 64.0, 63), ("calibration.ECE", 0.061, 0.08)],
)
def test_a_floor_that_a_figure_attains(name: str, value: float, floor: float) -> None:
    assert attainable(name, value) == floor


def test_raising_moves_no_floor_down(floors: dict[str, dict[str, Any]]) -> None:
    assert raised(figures(questions=70.2), floors)["reports.dev"]["questions"] == 69
    assert raised(figures(questions=60.2), floors)["reports.dev"]["questions"] == 63
    floors["reports.dev"]["calibration.ECE"] = 0.05
    assert raised(figures(), floors)["reports.dev"]["calibration.ECE"] == 0.05


def test_lowering_moves_only_the_floors_that_are_not_reached(
    floors: dict[str, dict[str, Any]],
) -> None:
    floors["reports.dev"]["persons"] = 50
    found, moved = lowered(figures(questions=60.2, sha256="b2"), floors)
    assert moved == ["reports.dev questions 63 → 59"]
    assert found["reports.dev"]["persons"] == 50
    assert found["reports.dev"]["sha256"] == "b2"
    assert floors["reports.dev"]["questions"] == 63


def test_a_reason_goes_under_changed_of_the_unreleased() -> None:
    once = with_reason(CHANGES, "First.")
    assert "- A thing.\n\n### Changed\n\n- First.\n\n## 0.1.0\n" in once.replace("\n\n\n", "\n\n")
    twice = with_reason(once, "Second.")
    assert "### Changed\n\n- First.\n- Second.\n" in twice
    assert twice.endswith("## 0.1.0\n\n### Changed\n\n- Old.\n")
    with pytest.raises(ValueError, match="no section Unreleased"):
        with_reason("# Changelog\n", "First.")


@pytest.fixture
def project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, floors: dict[str, dict[str, Any]]
) -> Path:
    """A project with floors, kept figures of another engine, a changelog and a page."""
    contents = {
        "floors.json": json.dumps({"rules": floors}),
        "results.json": json.dumps({"other": {}}),
        "CHANGELOG.md": CHANGES,
        "quality.md": "<!-- figures -->\n<!-- end of figures -->\n",
    }
    for name, content in contents.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    monkeypatch.setattr(quality, "FLOORS", tmp_path / "floors.json")
    monkeypatch.setattr(quality, "RESULTS", tmp_path / "results.json")
    monkeypatch.setattr(quality, "CHANGELOG", tmp_path / "CHANGELOG.md")
    monkeypatch.setattr(quality, "PAGE", tmp_path / "quality.md")
    return tmp_path


def scored(monkeypatch: pytest.MonkeyPatch, questions: float, *options: str) -> int:
    monkeypatch.setattr(quality, "measured", lambda _: figures(questions))
    return quality.main(["score", "--engine", "rules", *options])


def floor_of_questions(project: Path) -> float:
    floors = json.loads((project / "floors.json").read_text("utf-8"))
    return float(floors["rules"]["reports.dev"]["questions"])


def test_scoring_keeps_the_figures_of_each_engine(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert scored(monkeypatch, 64.1) == 0
    results = json.loads((project / "results.json").read_text("utf-8"))
    assert results == {"other": {}, "rules": figures()}
    assert "| `questions` | " in (project / "quality.md").read_text("utf-8")
    assert floor_of_questions(project) == 63


def test_a_check_fails_below_a_floor_and_writes_nothing(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert scored(monkeypatch, 64.1, "--check") == 0
    assert scored(monkeypatch, 62.1, "--check") == 1
    assert capsys.readouterr().err == "\nreports.dev questions: 62.1 is below 63\n"
    assert json.loads((project / "results.json").read_text("utf-8")) == {"other": {}}


def test_a_raise_moves_floors_up_and_fails_where_one_is_not_reached(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert scored(monkeypatch, 70.1, "--raise") == 0
    assert floor_of_questions(project) == 69
    assert scored(monkeypatch, 60.1, "--raise") == 1
    assert floor_of_questions(project) == 69


def test_lowering_says_why_in_the_changelog(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert scored(monkeypatch, 64.1, "--lower", "no reason") == 1
    assert "nothing to lower" in capsys.readouterr().err
    assert scored(monkeypatch, 60.1, "--lower", "Topics are stricter.") == 0
    assert floor_of_questions(project) == 59
    moved = "reports.dev questions 63 → 59"
    line = f"- Quality floors of `rules` lowered ({moved}): Topics are stricter.\n"
    assert line in (project / "CHANGELOG.md").read_text("utf-8")


@pytest.mark.parametrize("engine", quality.kept(quality.FLOORS))
def test_the_kept_figures_respect_the_floors_of_the_present_data(engine: str) -> None:
    figures, floors = quality.kept(quality.RESULTS)[engine], quality.kept(quality.FLOORS)[engine]
    assert faults(figures, floors) == []
    present = {corpus: quality.corpus_digest(corpus) for corpus in quality.FOLDERS}
    assert {corpus: values["sha256"] for corpus, values in figures.items()} == present


def test_the_page_shows_the_kept_figures() -> None:
    page = quality.PAGE.read_text("utf-8")
    assert page == with_tables(page, quality.kept(quality.RESULTS))
    assert re.search(r"^\| `claims.joint` \| \d+\.\d \(P \d", page, re.M)


def test_a_table_has_a_column_for_each_engine_and_corpus() -> None:
    results: dict[str, Any] = {
        "model": {"reports.dev": {"claims": {"F1": 80.0, "P": 81.0, "R": 79.0}, "ece": None}},
        "rules": {
            "reports.dev": {"claims": {"P": 41.0, "R": 49.0}, "ece": 0.1, "sha256": "a"},
            "transcripts": {"roles": "3/4", "failed": []},
        },
    }
    page = with_tables("a\n<!-- figures -->\nold\n<!-- end of figures -->\nb\n", results)
    assert page == (
        "a\n<!-- figures -->\n"
        "| | model, reports.dev | rules, reports.dev |\n|---|---|---|\n"
        "| `claims` | 80.0 (P 81.0, R 79.0) | P 41.0, R 49.0 |\n"
        "| `ece` | – | 0.1 |\n"
        "\n"
        "| | rules, transcripts |\n|---|---|\n"
        "| `roles` | 75.0 (3/4) |\n"
        "\n<!-- end of figures -->\nb\n"
    )


def test_what_was_not_measured_is_no_number() -> None:
    assert math.isnan(number(None))
    assert set(CEILINGS) <= set(GATED["reports"])
