"""`transcripts patch`: changes applied and undone, or refused with the place."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from minutes_documents import BLOCKS, MINUTES, with_text
from transcripts import api
from transcripts.cli import main
from transcripts.comparison import changes_to_json, diff

CORRECTED = with_text(1, "The new bus line will open in May, and it will run every ten minutes.")


@pytest.fixture(autouse=True)
def _workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    api.write(MINUTES, "old.json")
    api.write(CORRECTED, "new.json")
    Path("changes.json").write_bytes(changes_to_json(diff(MINUTES, CORRECTED)))


def patch(*arguments: str, data: bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["patch", *arguments], input=data)


def test_changes_are_applied() -> None:
    result = patch("old.json", "changes.json", "-o", "made.json")
    assert (result.exit_code, result.stderr) == (0, "old.json → made.json: 1 change applied\n")
    assert Path("made.json").read_bytes() == Path("new.json").read_bytes()


def test_changes_are_undone() -> None:
    result = patch("new.json", "changes.json", "--reverse", "-o", "made.json")
    assert (result.exit_code, result.stderr) == (0, "new.json → made.json: 1 change undone\n")
    assert Path("made.json").read_bytes() == Path("old.json").read_bytes()


def test_either_side_can_be_standard_input_and_the_result_printed() -> None:
    changes = Path("changes.json").read_bytes()
    assert (
        patch("old.json", "-", "--to", "json", data=changes).stdout_bytes
        == Path("new.json").read_bytes()
    )
    document = Path("old.json").read_bytes()
    assert patch("-", "changes.json", "--to", "json", data=document).exit_code == 0


def test_another_document_takes_them_if_they_fit() -> None:
    other = BLOCKS[5].replace(text="Then keep the old line.")
    api.write(MINUTES.replace(blocks=(*BLOCKS[:5], other)), "other.json")
    result = patch("other.json", "changes.json", "-o", "made.json", "-q")
    assert (result.exit_code, result.output) == (0, "")
    texts = [block.text for block in api.read("made.json").document.blocks]
    assert (texts[1], texts[5]) == (CORRECTED.blocks[1].text, "Then keep the old line.")


def test_what_does_not_fit_is_refused_with_the_place() -> None:
    result = patch("new.json", "changes.json", "-o", "made.json")
    assert result.exit_code == 8
    assert "the changes do not fit at u2" in result.stderr
    assert not Path("made.json").exists()


@pytest.mark.parametrize(
    ("content", "code", "message"),
    [
        (b"[]", 3, "changes.json: cannot read this as changes"),
        (b"{", 3, "changes.json: cannot read this as changes"),
        (None, 3, "changes.json: cannot be read (No such file or directory)"),
    ],
)
def test_other_files_are_refused(content: bytes | None, code: int, message: str) -> None:
    Path("changes.json").unlink()
    if content is not None:
        Path("changes.json").write_bytes(content)
    result = patch("old.json", "changes.json", "--to", "json")
    assert result.exit_code == code
    assert message in result.stderr


def test_newer_changes_ask_for_a_newer_program() -> None:
    newer = Path("changes.json").read_text("utf-8").replace('"1.0"', '"9.0"', 1)
    Path("changes.json").write_text(newer, "utf-8")
    result = patch("old.json", "changes.json", "--to", "json")
    assert result.exit_code == 5
    assert result.stderr.startswith("error: changes.json: the document uses schema 9.0")


def test_files_are_not_overwritten_unless_forced() -> None:
    result = patch("old.json", "changes.json", "-o", "new.json")
    assert (result.exit_code, "is there already" in result.stderr) == (3, True)
    assert patch("old.json", "changes.json", "-o", "new.json", "--force").exit_code == 0


def test_standard_input_is_one_of_them() -> None:
    result = patch("-", "-", "--to", "json")
    assert result.exit_code == 2
    assert "only one of DOC and CHANGES can be standard input" in result.stderr
