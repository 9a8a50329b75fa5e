"""Where results may go, and what is refused before anything is harmed."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from panel_document import PANEL
from transcripts import api
from transcripts.cli import main

CAPTIONS = "1\n00:00:01,000 --> 00:00:02,000\nGood evening.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with captions in `a/x.srt`."""
    monkeypatch.chdir(tmp_path)
    Path("a").mkdir()
    Path("a/x.srt").write_text(CAPTIONS)
    return tmp_path


def run(*arguments: str, **options: Any) -> Result:
    return CliRunner().invoke(main, [*arguments], prog_name="transcripts", **options)


@pytest.mark.parametrize(
    ("source", "output", "to"),
    [
        ("a/x.srt", "a/x.srt", "json"),
        ("a/x.srt", "./a/../a/x.srt", "json"),
        ("./a/x.srt", "a/", "srt"),
        ("a/x.srt", "a", "srt"),
    ],
)
def test_a_source_is_not_overwritten_by_its_result(source: str, output: str, to: str) -> None:
    result = run("convert", source, "-o", output, "--to", to, "--force")
    assert result.exit_code == 3
    assert "would overwrite its own source; name another file\n" in result.stderr
    assert Path("a/x.srt").read_text() == CAPTIONS


def test_a_link_to_the_result_is_the_same_source() -> None:
    Path("link.srt").symlink_to("a/x.srt")
    result = run("convert", "link.srt", "-o", "a/x.srt", "--to", "json", "--force")
    assert result.exit_code == 3
    assert Path("a/x.srt").read_text() == CAPTIONS


def test_extraction_may_be_put_in_place_of_the_earlier_one() -> None:
    Path("panel.json").write_bytes(api.write(PANEL).data)
    result = run("extract", "panel.json", "-o", "panel.json", "--force")
    assert result.exit_code == 0
    assert json.loads(Path("panel.json").read_bytes())["id"] == PANEL.id


def test_a_folder_is_not_left_behind_if_nothing_goes_there() -> None:
    result = run("convert", "a", "none.srt", "-o", "out/new", "--to", "json")
    assert result.exit_code == 1
    assert [path.name for path in Path().iterdir()] == ["a"]


def test_an_empty_folder_that_was_there_stays() -> None:
    Path("out").mkdir()
    assert run("convert", "a", "-o", "out/new/", "--to", "json").exit_code == 3
    assert [path.name for path in Path("out").iterdir()] == []


@pytest.mark.parametrize("output", ["a/x.srt/y.json", "a/x.srt/deep/y.json"])
def test_a_file_is_no_folder(output: str) -> None:
    result = run("convert", "a/x.srt", "-o", output)
    assert result.exit_code == 3
    assert result.stderr == (
        f"error: {Path(output)}: cannot be written (its folder is a file); name another folder\n"
    )
