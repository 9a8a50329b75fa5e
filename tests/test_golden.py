"""Every sample against its reviewed forms, and both forms against each other."""

import shutil
import subprocess
from pathlib import Path

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from transcripts import convert, read, validate, write

SAMPLES = Path(__file__).parents[1] / "samples"
SOURCES = (
    "panel-report.txt",
    "council-meeting.txt",
    "lecture-report.html",
    "meetup-note.md",
    "energy-panel.vtt",
    "interview.srt",
)
SUFFIXES = {"tei": ".tei.xml", "json": ".transcript.json"}
STEMS = tuple(Path(source).stem for source in SOURCES)
PAIRS = (
    *((f"{stem}.tei.xml", f"{stem}.transcript.json") for stem in STEMS),
    ("everything.tei.xml", "everything.json"),
)


@pytest.mark.parametrize("form", SUFFIXES)
@pytest.mark.parametrize("source", SOURCES)
def test_conversion_gives_the_golden(
    source: str, form: str, file_regression: FileRegressionFixture
) -> None:
    # The rules give the same on every processor; the default engine's arithmetic may not.
    converted = convert(SAMPLES / source, format=form, engine="rules")

    golden = SAMPLES / (Path(source).stem + SUFFIXES[form])
    file_regression.check(converted.written.data, binary=True, fullpath=golden)


@pytest.mark.parametrize("source", SOURCES)
def test_conversion_loses_nothing(source: str) -> None:
    converted = convert(SAMPLES / source, format="tei")

    assert [issue for issue in converted.issues if issue.severity != "info"] == []
    assert converted.written.losses == ()


@pytest.mark.parametrize("name", [name for pair in PAIRS for name in pair])
def test_golden_is_valid(name: str) -> None:
    report = validate(SAMPLES / name)

    assert [issue for issue in report.issues if issue.severity == "error"] == []
    assert report.ok


@pytest.mark.parametrize(("tei", "json"), PAIRS)
def test_both_forms_hold_the_same_document(tei: str, json: str) -> None:
    assert read(SAMPLES / tei).document == read(SAMPLES / json).document


@pytest.mark.parametrize(("name", "_"), PAIRS)
def test_tei_to_json_to_tei_gives_the_same_bytes(name: str, _: str) -> None:
    tei = (SAMPLES / name).read_bytes()

    json = write(read(tei, format="tei").document, format="json").data
    again = write(read(json, format="json").document, format="tei").data

    assert again == tei


@pytest.mark.skipif(shutil.which("xmllint") is None, reason="xmllint not installed (libxml2-utils)")
@pytest.mark.parametrize(("name", "_"), PAIRS)
def test_xmllint_has_nothing_to_say(name: str, _: str) -> None:
    command = ["xmllint", "--noout", "--nonet", str(SAMPLES / name)]

    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")
