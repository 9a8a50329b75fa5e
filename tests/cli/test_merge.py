"""`merge` and `resolve` on the command line."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from transcripts.cli import main

BASE = "ANA: Good evening to all of you in the hall.\nKOFI: The wall holds fifty years.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "base.txt").write_text(BASE)
    (tmp_path / "ours.txt").write_text(BASE.replace("fifty", "fifteen"))
    (tmp_path / "theirs.txt").write_text(BASE.replace("fifty", "sixty"))
    (tmp_path / "other.txt").write_text(BASE.replace("hall", "town hall"))
    return tmp_path


def run(*words: str, input: str | None = None) -> Result:
    return CliRunner().invoke(main, words, input=input, prog_name="transcripts")


def merged(folder: Path) -> Path:
    result = run("merge", "base.txt", "ours.txt", "theirs.txt", "-o", "m.json", "-q")
    assert (result.exit_code, result.output) == (1, "")
    return folder / "m.json"


def words_of(path: Path) -> str:
    text: str = json.loads(path.read_bytes())["blocks"][1]["text"]
    return text


def test_a_clean_merge_exits_with_0(folder: Path) -> None:
    result = run("merge", "base.txt", "ours.txt", "other.txt", "-o", "m.json", "--by", "Ann")

    assert (result.exit_code, result.stderr) == (0, "m.json: 0 conflicts\n")
    record = json.loads((folder / "m.json").read_bytes())
    assert [block["text"] for block in record["blocks"]] == [
        "Good evening to all of you in the town hall.",
        "The wall holds fifteen years.",
    ]
    assert record["provenance"][-1]["person"] == "Ann"


def test_conflicts_are_told_and_exit_with_1(folder: Path) -> None:
    result = run("merge", "base.txt", "ours.txt", "theirs.txt", "-o", "m.tei.xml")

    assert result.exit_code == 1
    assert result.stderr == (
        "conflict1: words, b2: The wall holds [fifteen] years.\n"
        "    base   fifty\n"
        "  * ours   fifteen\n"
        "    theirs sixty\n"
        "m.tei.xml: 1 conflict\n"
    )
    assert run("validate", "m.tei.xml", "-q").exit_code == 0


def test_conflicts_as_json(folder: Path) -> None:
    result = run("merge", "base.txt", "ours.txt", "theirs.txt", "-o", "m.json", "--json")

    record = json.loads(result.stdout)
    assert (record["output"], record["conflicts"][0]["theirs"]) == ("m.json", {"value": "sixty"})


def test_without_a_base_and_to_standard_output(folder: Path) -> None:
    result = run("merge", "ours.txt", "theirs.txt", "--to", "json", "-q")

    assert result.exit_code == 1
    assert [c["kind"] for c in json.loads(result.stdout)["conflicts"]] == ["token"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("merge", "ours.txt", "-o", "m.json"), "name two versions, or three"),
        (("merge", "-", "-", "-o", "m.json"), "only one of the versions can be standard input"),
        (("merge", "ours.txt", "theirs.txt", "--to", "json", "--json"), "--json needs a file"),
        (
            ("merge", "ours.txt", "theirs.txt", "-o", "m.json", *["--from", "text"] * 3),
            "--from can",
        ),
        (("resolve", "ours.txt"), "without a terminal, choose"),
        (("resolve", "ours.txt", "--list", "--take", "ours"), "choose one of"),
        (("resolve", "-", "--decisions", "-", "-o", "x.json"), "only one of DOC"),
        (
            ("resolve", "ours.txt", "--take", "ours", "--to", "json", "--json"),
            "--json needs a file",
        ),
    ],
)
def test_wrong_usage(folder: Path, words: tuple[str, ...], message: str) -> None:
    result = run(*words)

    assert result.exit_code == 2
    assert message in result.stderr


def test_open_conflicts_are_listed(folder: Path) -> None:
    merged(folder)

    result = run("resolve", "m.json", "--list")

    assert result.exit_code == 1
    assert result.stdout.endswith("    theirs sixty\n1 conflict\n")
    record = json.loads(run("resolve", "m.json", "--list", "--json").stdout)
    assert record["conflicts"][0]["id"] == "conflict1"


@pytest.mark.parametrize(
    ("side", "word"), [("ours", "fifteen"), ("theirs", "sixty"), ("base", "fifty")]
)
def test_one_side_is_taken_in_place(folder: Path, side: str, word: str) -> None:
    path = merged(folder)

    result = run("resolve", "m.json", "--take", side)

    assert (result.exit_code, result.stderr) == (0, "m.json: no conflict left\n")
    assert words_of(path) == f"The wall holds {word} years."


def test_decisions_from_a_file(folder: Path) -> None:
    merged(folder)
    decision: dict[str, Any] = {"instead": {"value": "fifty-odd"}}
    decisions = {"decisions_version": "1.0", "decisions": {"conflict1": decision}}
    (folder / "d.json").write_text(json.dumps(decisions))

    result = run("resolve", "m.json", "--decisions", "d.json", "-o", "done.json", "--json")

    assert (result.exit_code, json.loads(result.stdout)["conflicts"]) == (0, [])
    assert words_of(folder / "done.json") == "The wall holds fifty-odd years."


def test_decisions_that_are_wrong_name_the_file(folder: Path) -> None:
    merged(folder)
    (folder / "d.json").write_text('{"decisions": {}}')

    result = run("resolve", "m.json", "--decisions", "d.json")

    assert result.exit_code == 3
    assert "d.json" in result.stderr


def test_open_conflicts_are_not_merged_again(folder: Path) -> None:
    merged(folder)

    assert run("merge", "m.json", "other.txt", "-o", "again.json").exit_code == 9


@pytest.mark.parametrize(
    ("keys", "code", "words"),
    [
        ("t\n", 0, "The wall holds sixty years."),
        ("e\nat most fifty\n", 0, "The wall holds at most fifty years."),
        ("x\nb\n", 0, "The wall holds fifty years."),
        ("s\n", 1, "The wall holds fifteen years."),
        ("q\n", 1, "The wall holds fifteen years."),
    ],
)
def test_interactively(folder: Path, keys: str, code: int, words: str) -> None:
    command = ("merge", "base.txt", "ours.txt", "theirs.txt", "-o", "m.json", "-i")

    result = run(*command, input=keys)

    assert result.exit_code == code
    assert "[1 of 1]" in result.stderr
    assert words_of(folder / "m.json") == words


def test_what_a_conflict_is_about_is_shown(folder: Path) -> None:
    (folder / "ours.txt").write_text(BASE.replace("KOFI", "ANA"))
    (folder / "theirs.txt").write_text("ANA: Good evening to all of you in the hall.\n")

    result = run("merge", "ours.txt", "theirs.txt", "-o", "m.json")

    assert "deleted and edited, b2: ANA: The wall holds fifty years." in result.stderr
    assert "    theirs —" in result.stderr
