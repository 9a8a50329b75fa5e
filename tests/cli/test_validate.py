"""`transcripts validate`: what people and programs are told, and the exit code."""

import json
import os
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from panel_document import PANEL
from transcripts import api, schemas
from transcripts.cli import main

SOUND = api.write(PANEL).data


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("sound.json").write_bytes(SOUND)
    Path("broken.json").write_bytes(SOUND.replace(b'"agent": "p2"', b'"agent": "p9"'))


def validate(*arguments: str, **options: Any) -> Result:
    return CliRunner().invoke(main, ["validate", *arguments], **options)


def test_a_valid_file_says_what_was_checked() -> None:
    result = validate("sound.json")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "sound.json: valid, nothing to remark",
        "  checked: well-formed, fields, schema, references, offsets, nesting, times, profile",
        "  not checked: fixity: the source files are not at hand",
        "  not checked: addresses: nothing is fetched from the network",
    ]


def test_every_fault_has_its_line_record_and_remedy() -> None:
    result = validate("broken.json")
    assert result.exit_code == 1
    *faults, verdict, _, _, _ = result.stdout.splitlines()
    lines = Path("broken.json").read_text("utf-8").splitlines()
    expected = [number for number, line in enumerate(lines, 1) if '"agent": "p9"' in line]
    assert faults == [
        f"broken.json:{number}:15: error REF-DANGLING {claim}: refers to 'p9', but no agent has "
        "that id → add the agent or correct the reference"
        for number, claim in zip(expected, ("c3", "c4"), strict=True)
    ]
    assert verdict == "broken.json: not valid, 2 errors"


def test_several_files_are_summed_up() -> None:
    result = validate("sound.json", "broken.json", "none.json")
    assert result.exit_code == 3
    assert f"error UNREADABLE none.json: cannot be read ({os.strerror(2)})" in result.stdout
    assert result.stdout.splitlines()[-1] == "3 files: 1 valid, 2 not valid"


def test_quiet_prints_errors_only() -> None:
    assert validate("sound.json", "sound.json", "--quiet").stdout == ""
    assert len(validate("broken.json", "--quiet").stdout.splitlines()) == 2


def test_of_many_faults_of_a_kind_twenty_are_shown_or_all() -> None:
    record = json.loads(SOUND)
    record["blocks"] += [{"id": f"e{n}", "kind": "note", "text": ""} for n in range(25)]
    Path("empty.json").write_text(json.dumps(record))
    assert "  … and 5 more BLOCK-EMPTY (all with --all)\n" in validate("empty.json").stdout
    assert validate("empty.json", "--all").stdout.count("warning BLOCK-EMPTY") == 25


def test_standard_input_is_checked_too() -> None:
    result = validate("-", input=SOUND)
    assert result.exit_code == 0
    assert result.stdout.startswith("standard input: valid, nothing to remark\n")


def test_a_source_is_no_document_yet() -> None:
    result = validate("-", "--from", "text", input="The dike held.\n")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == (
        "standard input: readable text; a source, so there is nothing to validate yet, "
        "nothing to remark"
    )


def test_a_newer_schema_has_its_own_exit_code() -> None:
    Path("newer.json").write_bytes(SOUND.replace(b'"1.0"', b'"9.0"', 1))
    result = validate("newer.json")
    assert result.exit_code == 5
    assert "this program knows 1.0; upgrade transcripts to read it" in result.stdout


def test_programs_get_reports_that_fit_their_schema() -> None:
    import jsonschema

    result = validate("sound.json", "broken.json", "none.json", "--json")
    assert result.exit_code == 3
    reports = json.loads(result.stdout)
    for report in reports:
        jsonschema.Draft202012Validator(schemas.json_schema("report.json")).validate(report)
    assert [report["file"] for report in reports] == ["sound.json", "broken.json", "none.json"]
    assert [len(report["issues"]) for report in reports] == [0, 2, 1]


def test_a_terminal_gets_wrapped_lines(terminal: None) -> None:
    result = validate("broken.json", color=True)
    first, second, *_ = result.stdout.splitlines()
    assert "\x1b[31m\x1b[1merror\x1b[0m REF-DANGLING c3:" in first
    assert second.startswith("    ")
    assert max(map(len, click.unstyle(result.stdout).splitlines()[:6])) <= 60
