"""`transcripts convert`: where results go, what is said, and what is refused."""

import json
import os
import stat
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from panel_document import PANEL
from transcripts import api, registry
from transcripts.cli import main
from transcripts.formats import Written
from transcripts.report import Issue

REPORT = "Who pays?\n\nInes Vaart said that the dikes will hold.\n"
PANEL_JSON = api.write(PANEL).data


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, at a standing time."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1582142400")
    return tmp_path


def convert(*arguments: str, **options: Any) -> Result:
    return CliRunner().invoke(main, ["convert", *arguments], prog_name="transcripts", **options)


def names(folder: str | Path) -> list[str]:
    return sorted(path.name for path in Path(folder).iterdir())


def plain(*arguments: str, **options: Any) -> Result:
    return convert(*arguments, "--no-extract", **options)


def test_a_file_becomes_a_file(folder: Path) -> None:
    Path("dikes.txt").write_text(REPORT)
    result = plain("dikes.txt", "-o", "dikes.json")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "dikes.txt → dikes.json: 2 blocks\n"
    record = json.loads(Path("dikes.json").read_bytes())
    assert [block["text"] for block in record["blocks"]] == [
        "Who pays?",
        "Ines Vaart said that the dikes will hold.",
    ]
    assert names(folder) == ["dikes.json", "dikes.txt"]


def test_a_pipe_becomes_a_pipe() -> None:
    result = plain("-", "--to", "json", input=REPORT)
    assert (result.exit_code, result.stderr) == (0, "")
    source = json.loads(result.stdout)["sources"][0]
    assert "filename" not in source
    assert result.stdout_bytes.endswith(b"}\n")


def test_the_time_of_reading_is_stamped_and_may_be_set() -> None:
    result = plain("-", "--to", "json", input=REPORT)
    assert json.loads(result.stdout)["provenance"][0]["when"] == "2020-02-19T20:00:00Z"


def test_the_time_comes_from_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    result = plain("-", "--to", "json", input=REPORT)
    assert json.loads(result.stdout)["provenance"][0]["when"] > "2026-01-01T00:00:00Z"


def test_what_was_done_earlier_gets_no_time() -> None:
    Path("dikes.json").write_bytes(PANEL_JSON)
    assert plain("dikes.json", "--to", "json").stdout_bytes == PANEL_JSON


def test_a_time_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    result = plain("-", "--to", "json", input=REPORT)
    assert result.exit_code == 2
    assert "SOURCE_DATE_EPOCH is no number of seconds: yesterday" in result.stderr


def test_many_files_become_files_in_a_new_folder() -> None:
    Path("a.txt").write_text(REPORT)
    Path("b.transcript.json").write_bytes(PANEL_JSON)
    result = plain("a.txt", "b.transcript.json", "-o", "out/new", "--to", "json")
    assert result.exit_code == 0
    assert names("out/new") == ["a.transcript.json", "b.transcript.json"]
    assert result.stderr.splitlines()[-1] == "2 converted, 0 failed"


def test_one_file_may_go_to_a_folder_too() -> None:
    Path("a.txt").write_text(REPORT)
    Path("out").mkdir()
    assert plain("a.txt", "-o", "out", "--to", "json").exit_code == 0
    assert plain("a.txt", "-o", "fresh/", "--to", "json").exit_code == 0
    assert names("out") == names("fresh") == ["a.transcript.json"]


def test_a_bad_file_does_not_stop_the_others() -> None:
    Path("a.txt").write_text(REPORT)
    Path("bad.json").write_text('{"schema_version": "1.0", "id": ')
    Path("c.txt").write_text(REPORT)
    result = plain("a.txt", "bad.json", "none.txt", "c.txt", "-o", "out/", "--to", "json")
    assert result.exit_code == 1
    assert names("out") == ["a.transcript.json", "c.transcript.json"]
    assert result.stderr.splitlines() == [
        "a.txt → out/a.transcript.json: 2 blocks",
        "error: bad.json:1: cannot read this as json: Expecting value (column 33)",
        f"error: none.txt: cannot be read ({os.strerror(2)}); check the name and permissions",
        "c.txt → out/c.transcript.json: 2 blocks",
        "2 converted, 2 failed:",
        "  bad.json",
        "  none.txt",
    ]


def test_a_bug_with_one_file_does_not_stop_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.txt").write_text(REPORT)
    Path("b.txt").write_text(REPORT)
    prepare = api.prepare

    def buggy(source: api.Source, **options: Any) -> Any:
        if source == "a.txt":
            raise IndexError("list index out of range")
        return prepare(source, **options)

    monkeypatch.setattr(api, "prepare", buggy)
    result = plain("a.txt", "b.txt", "-o", "out/", "--to", "json")
    assert (result.exit_code, names("out")) == (1, ["b.transcript.json"])
    assert "error: a.txt: list index out of range\n" in result.stderr


def test_an_error_with_an_only_source_has_its_own_exit_code() -> None:
    result = plain("none.txt", "-o", "none.json")
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.startswith("error: none.txt: cannot be read (")


def test_a_file_that_is_there_is_not_overwritten_unless_forced() -> None:
    Path("a.txt").write_text(REPORT)
    Path("a.json").write_text("precious")
    result = plain("a.txt", "-o", "a.json")
    assert result.exit_code == 3
    assert result.stderr == "error: a.json: is there already; use --force to overwrite it\n"
    assert Path("a.json").read_text() == "precious"
    assert plain("a.txt", "-o", "a.json", "--force").exit_code == 0
    assert json.loads(Path("a.json").read_bytes())["id"] == "a"


def test_a_file_that_is_there_is_noticed_before_reading() -> None:
    Path("a.json").write_text("precious")
    assert "a.json: is there already" in plain("none.txt", "-o", "a.json").stderr


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_an_overwritten_file_keeps_its_permissions() -> None:
    Path("a.txt").write_text(REPORT)
    Path("a.json").touch(mode=0o640)
    Path("a.json").chmod(0o640)
    plain("a.txt", "-o", "a.json", "--force")
    assert stat.S_IMODE(Path("a.json").stat().st_mode) == 0o640


@pytest.mark.skipif(os.name == "nt", reason="POSIX links")
def test_a_link_is_not_followed() -> None:
    Path("a.txt").write_text(REPORT)
    Path("elsewhere.json").write_text("precious")
    Path("a.json").symlink_to("elsewhere.json")
    result = plain("a.txt", "-o", "a.json", "--force")
    assert result.exit_code == 3
    assert result.stderr == "error: a.json: is a symbolic link; name the file that it points to\n"
    assert Path("elsewhere.json").read_text() == "precious"


@pytest.mark.skipif(os.name == "nt", reason="POSIX devices")
def test_a_device_is_not_replaced() -> None:
    Path("a.txt").write_text(REPORT)
    result = plain("a.txt", "-o", "/dev/null", "--to", "json", "--force")
    assert result.stderr == "error: /dev/null: is not an ordinary file; name a file to write\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["a.txt"], "say where to: -o report.tei.xml, or --to FORMAT to print it"),
        (["a.txt", "b.txt"], "2 sources need a folder for the results: -o DIR/"),
        (["a.txt", "b.txt", "-o", "-"], "2 sources need a folder for the results: -o DIR/"),
        (["a.txt", "b.txt", "-o", "out/"], "results in a folder need a format: --to tei"),
        (
            ["a.txt", "b.txt", "-o", "there.txt", "--to", "json"],
            "there.txt is a file; several sources need a folder: -o DIR/",
        ),
        (
            ["x/Talk.txt", "y/talk.json", "-o", "out/", "--to", "json"],
            "x/Talk.txt and y/talk.json would both become out/talk.transcript.json; "
            "rename one, or convert them into different folders",
        ),
        (["-", "-", "-o", "out/", "--to", "json"], "- and - would both become out/stdin."),
        (
            ["a.txt", "--to", "json", "--json"],
            "the result and --json cannot both be printed; give a file with -o",
        ),
        ([], "Missing argument 'IN...'."),
    ],
)
def test_an_unclear_command_is_refused_before_any_work(
    arguments: list[str], message: str, folder: Path
) -> None:
    Path("there.txt").touch()
    result = plain(*arguments)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())
    assert names(folder) == ["there.txt"]


def test_an_unknown_format_is_refused_before_reading() -> None:
    result = plain("none.txt", "-o", "none.xyz")
    assert result.exit_code == 4
    assert result.stderr.startswith("error: unknown format 'none.xyz'; installed: ")
    assert plain("none.txt", "--to", "xyz").exit_code == 4


def test_a_format_that_cannot_be_written_is_refused() -> None:
    name = next(known.name for known in registry.all_formats() if known.write is None)
    result = plain("none.txt", "--to", name)
    assert result.exit_code == 4
    assert f"format '{name}' cannot be written; these can: " in result.stderr


def test_the_format_of_the_source_can_be_named() -> None:
    Path("panel").write_text("VAART: It holds.\n\nODUYA: It leaks.\n")
    result = plain("panel", "--from", "labelled", "--to", "json")
    record = json.loads(result.stdout)
    assert [block["label"] for block in record["blocks"]] == ["VAART", "ODUYA"]


def test_findings_are_told_with_their_remedy() -> None:
    Path("a.txt").write_bytes(b"The dike \x07 held.\n")
    result = plain("a.txt", "--from", "text", "-o", "a.json")
    assert result.exit_code == 0
    assert result.stderr.splitlines()[0] == (
        "a.txt:1: warning CHARACTER-REPLACED 1 control character(s) that XML cannot carry "
        "became U+FFFD → remove them from the source"
    )


def test_of_many_findings_of_a_kind_some_are_shown() -> None:
    Path("a.txt").write_bytes(b"The dike \x07 held.\n" * 40)
    lines = plain("a.txt", "--from", "text", "-o", "a.json").stderr.splitlines()
    assert len(lines) == 7
    assert lines[5] == "  … and 35 more CHARACTER-REPLACED (all with --json)"


def losing(_: object) -> Written:
    loss = Issue(
        code="CLAIMS-LEFT-OUT",
        severity="warning",
        message="4 claims",
        remedy="keep the document as JSON or TEI too",
    )
    return Written(b"{}", (loss,))


def test_losses_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("transcripts.registry.writer_of", lambda _: losing)
    Path("dikes.json").write_bytes(PANEL_JSON)
    result = plain("dikes.json", "-o", "out.json")
    assert result.exit_code == 0
    assert result.stderr.splitlines() == [
        "json cannot hold everything; left out of out.json:",
        "  warning CLAIMS-LEFT-OUT 4 claims → keep the document as JSON or TEI too",
        "dikes.json → out.json: 3 blocks, 4 agents, 4 claims, 1 question",
    ]


def test_strict_makes_findings_and_losses_the_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("dikes.json").write_bytes(PANEL_JSON)
    assert plain("dikes.json", "-o", "1.json", "--strict").exit_code == 0
    monkeypatch.setattr("transcripts.registry.writer_of", lambda _: losing)
    assert plain("dikes.json", "-o", "2.json", "--strict").exit_code == 1
    Path("a.txt").write_bytes(b"The dike \x07 held.\n")
    assert plain("a.txt", "--from", "text", "-o", "3.json", "--strict").exit_code == 1


def test_quiet_tells_errors_only() -> None:
    Path("a.txt").write_bytes(b"The dike \x07 held.\n")
    arguments = ("a.txt", "--from", "text", "-o", "a.json", "--quiet")
    assert plain(*arguments).stderr == ""
    assert plain(*arguments).stderr.startswith("error: a.json: is there already")


def test_programs_get_json() -> None:
    Path("a.txt").write_bytes(b"The dike \x07 held.\n")
    result = plain("a.txt", "none.txt", "-o", "out/", "--from", "text", "--to", "json", "--json")
    assert (result.exit_code, result.stderr) == (1, "")
    done, failed = json.loads(result.stdout)
    assert [issue["code"] for issue in done["issues"]] == ["CHARACTER-REPLACED"]
    assert {key: done[key] for key in ("source", "target", "format", "error", "losses")} == {
        "source": "a.txt",
        "target": "out/a.transcript.json",
        "format": "json",
        "error": None,
        "losses": [],
    }
    assert failed["error"]["type"] == "SourceError"
    assert failed["error"]["exit_code"] == 3


def test_programs_get_the_error_of_an_only_source() -> None:
    result = plain("none.txt", "-o", "none.json", "--json")
    assert result.exit_code == 3
    assert json.loads(result.stdout)[0]["error"]["exit_code"] == 3


def test_a_folder_that_cannot_be_made_is_one_error() -> None:
    Path("a.txt").write_text(REPORT)
    Path("b.txt").write_text(REPORT)
    Path("file").touch()
    result = plain("a.txt", "b.txt", "-o", "file/out", "--to", "json")
    assert result.exit_code == 3
    assert result.stderr == f"error: file/out: {os.strerror(20)}\n"


def test_captions_can_be_kept_apart() -> None:
    cues = "WEBVTT\n\n00:00.000 --> 00:01.000\nIt\n\n00:01.000 --> 00:02.000\nholds.\n"
    merged = json.loads(plain("-", "--to", "json", input=cues).stdout)
    apart = json.loads(plain("-", "--to", "json", "--no-merge", input=cues).stdout)
    assert [block["text"] for block in merged["blocks"]] == ["It holds."]
    assert [block["text"] for block in apart["blocks"]] == ["It", "holds."]


def test_a_silence_can_start_a_turn() -> None:
    cues = "WEBVTT\n\n00:00.000 --> 00:01.000\nIt\n\n00:09.000 --> 00:10.000\nholds.\n"
    gap = json.loads(plain("-", "--to", "json", "--gap", "2000", input=cues).stdout)
    assert [block["text"] for block in gap["blocks"]] == ["It", "holds."]


def test_whoever_watches_sees_a_bar_and_the_lines_above_it(terminal: None) -> None:
    Path("a.txt").write_text(REPORT)
    Path("b.txt").write_text(REPORT)
    result = plain("a.txt", "b.txt", "none.txt", "-o", "out/", "--to", "json")
    assert result.exit_code == 1
    shown = click.unstyle(result.stderr)
    assert "0/3" in shown
    assert "a.txt → out/a.transcript.json: 2 blocks\n" in shown
    assert shown.endswith("2 converted, 1 failed:\n  none.txt\n")
