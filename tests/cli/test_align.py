"""`transcripts align`: the table, JSON, files and exit codes."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from talk_documents import REPORT, TRANSCRIPT, report
from transcripts import api
from transcripts.cli import main


@pytest.fixture(autouse=True)
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    api.write(REPORT, "report.json")
    api.write(TRANSCRIPT, "talk.json")


def run(*arguments: str, data: bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["align", *arguments], input=data)


def test_the_table_tells_what_was_found_and_where() -> None:
    result = run("report.json", "talk.json", "--threshold", "0.5")
    assert result.exit_code == 1
    lines = [" ".join(line.split()) for line in result.stdout.splitlines()]
    assert lines[0] == "the report the transcript sure"
    assert lines[1].startswith("found Olu Adeyemi: A fire in 1934")
    assert "2 Olu Adeyemi: The depot" in lines[1]
    assert any(line.startswith("by another Olu Adeyemi: As a child") for line in lines)
    assert any("nearest: " in line for line in lines)
    assert lines[-1] == "3 found, 1 said by somebody else, 1 not found"


def test_only_some_verdicts_are_shown() -> None:
    result = run("report.json", "talk.json", "--threshold", "0.5", "--only", "not-found")
    assert "haunted" in result.stdout
    assert "watchman" not in result.stdout.replace("night watchman", "")
    assert "3 found" in result.stdout


def test_all_found_is_exit_code_0() -> None:
    api.write(report(("he never forgave the company for it", "olu")), "good.json")
    assert run("good.json", "talk.json", "-q").exit_code == 0
    assert run("good.json", "talk.json", "-q").output == ""


def test_json_is_the_alignment() -> None:
    result = run("report.json", "talk.json", "--json")
    record = json.loads(result.stdout)
    assert (record["alignment_version"], len(record["statements"])) == ("1.0", 5)


def test_standard_input_stands_for_one_of_both() -> None:
    data = Path("report.json").read_bytes()
    assert (
        run("-", "talk.json", "--json", data=data).stdout
        == run("report.json", "talk.json", "--json").stdout
    )
    assert run("-", "-").exit_code == 2


def test_the_page_and_the_relations_are_written_and_overwrite_nothing() -> None:
    arguments = ("report.json", "talk.json", "--html", "page.html", "-o", "linked.tei.xml")
    result = run(*arguments, "--base", "https://example.org/talk", "--threshold", "0.5")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "3 found, 1 said by somebody else, 1 not found → page.html" in result.stderr
    assert "relations → linked.tei.xml" in result.stderr
    assert Path("page.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    linked = api.read("linked.tei.xml").document
    assert linked.relations[0].object == "https://example.org/talk#t2"
    assert api.validate("linked.tei.xml").ok
    assert run(*arguments).exit_code == 3
    assert run(*arguments, "--force").exit_code == 1


def test_a_report_that_is_a_source_is_extracted_first() -> None:
    text = "Trams: a talk\n\nOlu Adeyemi said that the depot burned down in 1934.\n"
    Path("report.txt").write_text(text, "utf-8")
    result = run("report.txt", "talk.json", "--from", "text", "--from", "json", "--json")
    (one,) = json.loads(result.stdout)["statements"]
    assert (one["text"], one["verdict"]) == ("the depot burned down in 1934", "found")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["report.json", "talk.json", "--json", "--only", "found"], 2, "--only is for the table"),
        (["report.json", "talk.json", "--base", "x:y"], 2, "--base needs -o"),
        (["report.json", "talk.json", *["--from", "json"] * 3], 2, "--from can be given once"),
        (["talk.json", "talk.json", "--engine", "rules"], 3, "talk.json: holds no claims or"),
        (["report.json", "none.json"], 3, "none.json: holds no turns; say how it is to be read"),
        (["report.json", "missing.json"], 3, "missing.json: cannot be read"),
    ],
)
def test_what_cannot_be_done_is_said(arguments: list[str], code: int, message: str) -> None:
    api.write(TRANSCRIPT.replace(blocks=()), "none.json")
    quiet = TRANSCRIPT.replace(blocks=TRANSCRIPT.blocks[:1])
    api.write(quiet, "talk.json")
    result = run(*arguments)
    assert (result.exit_code, message in result.stderr) == (code, True), result.stderr
