"""`transcripts diff`: what differs, for people and programs, and the exit code."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from minutes_documents import BLOCKS, MINUTES, WORDS, claim, with_text
from transcripts import api
from transcripts.cli import main
from transcripts.comparison import apply, changes_from_json, json_patch
from transcripts.model import Document, Event

CORRECTED = with_text(1, "The new bus line will open in May, and it will run every ten minutes.")


@pytest.fixture(autouse=True)
def _workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")


def diff(old: Document | str, new: Document | str, *arguments: str, **options: Any) -> Result:
    for name, document in (("a.json", old), ("b.json", new)):
        if isinstance(document, Document):
            api.write(document, name)
        else:
            Path(name).write_text(document, "utf-8")
    return CliRunner().invoke(main, ["diff", "a.json", "b.json", *arguments], **options)


def test_the_same_documents_print_nothing_and_exit_0() -> None:
    result = diff(MINUTES, MINUTES)
    assert (result.exit_code, result.output) == (0, "")


def test_other_words_are_shown_between_those_around_them() -> None:
    result = diff(MINUTES, CORRECTED)
    assert (result.exit_code, result.stderr) == (1, "")
    assert (
        result.stdout
        == """\
words of turn 2 (Ada Bell)
    The new bus line will open in [-March,-]{+May,+} and it will run every ten
    minutes.

words of 1 block
"""
    )


def test_ids_are_no_difference_but_are_said() -> None:
    renumbered = [block.replace(id=f"t{number}") for number, block in enumerate(BLOCKS)]
    bare = MINUTES.replace(claims=(), questions=())
    result = diff(bare, bare.replace(blocks=tuple(renumbered)))
    assert (result.exit_code, result.stdout) == (0, "6 records go by other ids\n\nonly ids\n")


def test_both_texts_stand_side_by_side_without_what_is_the_same() -> None:
    result = diff(MINUTES, CORRECTED, "--side-by-side")
    assert result.exit_code == 1
    assert (
        result.stdout
        == """\
1 Mayor Thorne: Good evening. Please     1 Mayor Thorne: Good evening. Please
switch off your phones, the hall has     switch off your phones, the hall has
bad acoustics.                           bad acoustics.
2 Ada Bell: The new bus line will open   2 Ada Bell: The new bus line will open
in [-March,-] and it will run every ten  in {+May,+} and it will run every ten
minutes.                                 minutes.
3 Ben Okafor: My neighbours heard that   3 Ben Okafor: My neighbours heard that
before, and nothing came of it for       before, and nothing came of it for
seven years.                             seven years.
… 3 rows the same …
"""
    )


def test_what_differs_elsewhere_than_in_the_text_stands_above_both() -> None:
    event = Event(title="Buses")
    moved = MINUTES.replace(blocks=(*BLOCKS[1:], BLOCKS[0]), event=event)
    shown = diff(MINUTES, moved, "--side-by-side").stdout.splitlines()
    assert shown[0] == "event: title none → Buses"
    assert f"{'':41}turn 1 moved down, to turn 6" in shown
    assert diff(MINUTES, moved).stdout.splitlines()[-1] == "1 of the record, 1 change of moves"


def test_figures_of_documents_without_words_are_none() -> None:
    blank = Document(schema_version="1.0", id="blank")
    printed = diff(blank, blank, "--stat").stdout
    assert "changes\nnone" in printed
    assert "word error rate               none   0 replaced, 0 deleted, 0 inserted" in printed
    assert "kappa" not in printed
    assert json.loads(diff(blank, blank, "--stat", "--json").stdout)["cpwer"]["rate"] is None


def test_figures_of_moved_text_are_told_twice() -> None:
    moved = MINUTES.replace(blocks=(*BLOCKS[1:], BLOCKS[0]))
    assert "  moved text not counted      0.0%" in diff(MINUTES, moved, "--stat").stdout


def test_colours_are_for_terminals(terminal: None) -> None:
    coloured = diff(MINUTES, CORRECTED, color=True).stdout
    assert "\x1b[31m[-March,-]\x1b[0m\x1b[32m{+May,+}\x1b[0m" in coloured


def test_figures_say_how_much_differs() -> None:
    printed = diff(MINUTES, CORRECTED, "--stat").stdout
    assert "words       78   78" in printed
    assert "word error rate               1.3%   1 replaced, 0 deleted, 0 inserted" in printed
    assert "kappa of claims, by word      1.00" in printed


def test_figures_are_printed_as_json() -> None:
    record = json.loads(diff(MINUTES, CORRECTED, "--stat", "--json").stdout)
    assert record["wer"] == {
        "rate": 1 / 78, "words": 78, "substitutions": 1, "deletions": 0, "insertions": 0,
    }  # fmt: skip
    assert record["cpwer"] == {"rate": 1 / 78, "errors": 1}
    assert record["changes"] == {"words_edited": 1}
    assert record["span_f1"]["strict"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0}


def test_changes_are_printed_as_they_can_be_applied() -> None:
    result = diff(MINUTES, CORRECTED, "--json")
    assert result.exit_code == 1
    assert apply(changes_from_json(result.stdout_bytes), MINUTES) == CORRECTED


def test_a_json_patch_is_printed() -> None:
    result = diff(MINUTES, CORRECTED, "--json-patch")
    text = "The new bus line will open in May, and it will run every ten minutes."
    assert json.loads(result.stdout) == [{"op": "replace", "path": "/blocks/1/text", "value": text}]


def test_quiet_leaves_it_to_the_exit_code() -> None:
    assert [diff(MINUTES, other, "--quiet").exit_code for other in (MINUTES, CORRECTED)] == [0, 1]
    assert diff(MINUTES, CORRECTED, "-q").output == ""


LABELS = {"m": "THORNE", "a": "BELL", "b": "OKAFOR"}
LABELLED = "\n\n".join(f"{LABELS[who]}: {text}" for who, text in WORDS)


def test_a_source_is_compared_only_by_its_text() -> None:
    source = diff(LABELLED, LABELLED.replace("March", "May"))
    assert (source.exit_code, source.stderr) == (1, "")
    mixed = diff(MINUTES, LABELLED, "-q")
    assert mixed.exit_code == 1
    told = diff(MINUTES, LABELLED)
    assert "claim" not in told.stdout
    assert told.stderr == (
        "nobody looked for claims and questions in B; only text, speakers and times were compared "
        "(--extract looks for them, --json prints everything)\n"
    )


def test_claims_can_be_looked_for_on_both_sides() -> None:
    told = diff(MINUTES, LABELLED, "--extract")
    assert told.stderr == ""
    assert "question of " in told.stdout


def test_one_side_can_be_standard_input_and_formats_can_be_named() -> None:
    api.write(MINUTES, "a.json")
    piped = CliRunner().invoke(main, ["diff", "-", "a.json"], input=api.write(CORRECTED).data)
    assert (piped.exit_code, piped.stdout.splitlines()[0]) == (1, "words of turn 2 (Ada Bell)")
    Path("b.txt").write_text("Prose.\n", "utf-8")
    arguments = ["diff", "a.json", "b.txt", "--from", "json", "--from", "text", "-q"]
    assert CliRunner().invoke(main, arguments).exit_code == 1


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["-", "-"], 2, "only one of A and B can be standard input"),
        (["a", "b", "--stat", "--quiet"], 2, "choose one of --stat and --quiet"),
        (
            ["a", "b", *("--from", "tei") * 3],
            2,
            "--from can be given once for both files, or twice",
        ),
        (["a", "b"], 3, "error: a: cannot be read (No such file or directory)"),
    ],
)
def test_wrong_use_and_missing_files_are_told(
    arguments: list[str], code: int, message: str
) -> None:
    result = CliRunner().invoke(main, ["diff", *arguments])
    assert result.exit_code == code
    assert message in result.stderr


def test_claims_have_a_heading_with_their_words() -> None:
    other = claim(BLOCKS[1], "The new bus line will open in March", id="c9", agent="b")
    result = diff(MINUTES, MINUTES.replace(claims=(other,)))
    assert (
        result.stdout
        == """\
claim of Ben Okafor “The new bus line will open in March” added
claim of Ada Bell “The county pays for two years.” removed

2 changes of claims
"""
    )


def test_json_patch_function_is_what_is_printed() -> None:
    printed = json.loads(diff(MINUTES, CORRECTED, "--json-patch").stdout)
    changes = changes_from_json(diff(MINUTES, CORRECTED, "--json").stdout_bytes)
    assert printed == json_patch(MINUTES, CORRECTED, changes)
