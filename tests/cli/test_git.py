"""`transcripts git` in real repositories: setting up, showing and taking back."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from minutes_documents import BLOCKS, MINUTES, with_text
from transcripts import api
from transcripts.cli import main
from transcripts.model import Event

CORRECTED = with_text(1, "The new bus line will open in May, and it will run every ten minutes.")
ATTRIBUTES = """\
# transcripts: begin
*.tei.xml text eol=lf diff=transcript merge=transcript
*.transcript.json text eol=lf diff=transcript merge=transcript
# transcripts: end
"""


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty repository, and the working directory."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    monkeypatch.setenv("COLUMNS", "80")
    git("init", "-q", "-b", "main")
    git("config", "user.name", "Ada Bell")
    git("config", "user.email", "ada@example.org")
    return tmp_path


def git(*arguments: str) -> str:
    run = subprocess.run(["git", *arguments], capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout


def transcripts(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["git", *arguments])


def commit(name: str, *files: str) -> None:
    git("add", *files)
    git("commit", "-qm", name)


def test_installing_sets_attributes_and_drivers(repository: Path) -> None:
    result = transcripts("install")
    assert result.exit_code == 0
    assert "commit it, so that every clone has it" in result.stderr
    assert Path(".gitattributes").read_text("utf-8") == ATTRIBUTES
    program = f"{Path(sys.executable).as_posix()} -m transcripts git"
    assert git("config", "--local", "--get-regexp", r"^(diff|merge)\.").splitlines() == [
        f"diff.transcript.textconv {program} textconv",
        f"diff.transcript.command {program} diff-driver",
        "merge.transcript.name transcripts: by turns, people and claims",
        f"merge.transcript.driver {program} merge-driver %O %A %B %L %P",
    ]


def test_installing_twice_changes_nothing_and_other_attributes_stay() -> None:
    Path(".gitattributes").write_text("*.png binary", "utf-8")
    transcripts("install")
    transcripts("install")
    assert Path(".gitattributes").read_text("utf-8") == f"*.png binary\n{ATTRIBUTES}"
    transcripts("uninstall")
    assert Path(".gitattributes").read_text("utf-8") == "*.png binary\n"


def test_attributes_can_be_private_to_the_clone() -> None:
    transcripts("install")
    transcripts("install", "--private")
    assert not Path(".gitattributes").exists()
    assert Path(".git/info/attributes").read_text("utf-8").endswith(ATTRIBUTES)


def test_it_works_from_a_folder_inside(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (repository / "archive").mkdir()
    monkeypatch.chdir(repository / "archive")
    transcripts("install", "--private")
    assert (repository / ".git" / "info" / "attributes").read_text("utf-8").endswith(ATTRIBUTES)
    assert transcripts("status").exit_code == 0


def test_the_state_is_told() -> None:
    before = transcripts("status")
    assert before.exit_code == 1
    assert "attributes  none; run transcripts git install" in before.stdout
    assert "not set     merge.transcript.driver; run transcripts git install" in before.stdout
    transcripts("install")
    after = transcripts("status")
    assert after.exit_code == 0
    assert ".gitattributes" in after.stdout
    git("config", "diff.transcript.textconv", "cat")
    assert transcripts("status").exit_code == 1


def test_uninstalling_leaves_nothing() -> None:
    config = Path(".git/config").read_text("utf-8")
    transcripts("install")
    assert transcripts("uninstall").exit_code == 0
    assert Path(".git/config").read_text("utf-8") == config
    assert not Path(".gitattributes").exists()
    assert transcripts("uninstall").exit_code == 0


def test_outside_a_repository_it_says_so(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path_factory.getbasetemp()))
    result = transcripts("install")
    assert result.exit_code == 3
    assert "go into a git repository, or make one with git init" in result.stderr


def test_without_git_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    result = transcripts("status")
    assert (result.exit_code, result.stderr) == (3, "error: git: is not installed; install it\n")


@pytest.fixture
def two_versions(repository: Path) -> None:
    """The minutes were committed, then corrected in the working tree."""
    transcripts("install")
    api.write(MINUTES, "minutes.tei.xml")
    commit("minutes", "minutes.tei.xml", ".gitattributes")
    api.write(CORRECTED, "minutes.tei.xml")


def test_git_diff_shows_changes_in_words(two_versions: None) -> None:
    assert (
        git("diff")
        == """\
transcripts diff minutes.tei.xml
words of turn 2 (Ada Bell)
    The new bus line will open in [-March,-]{+May,+} and it will run every ten
    minutes.

words of 1 block
"""
    )


def test_git_log_shows_text_by_lines(two_versions: None) -> None:
    commit("corrected", "minutes.tei.xml")
    shown = git("log", "-p", "-1").splitlines()
    assert (
        "-Ada Bell: The new bus line will open in March, and it will run every ten minutes."
        in shown
    )
    assert (
        "+Ada Bell: The new bus line will open in May, and it will run every ten minutes." in shown
    )


def test_a_document_as_text_has_people_claims_and_questions() -> None:
    heading = BLOCKS[0].replace(id="h1", kind="heading", text="Buses", speaker=None, time=None)
    api.write(MINUTES.replace(blocks=(heading, *BLOCKS)), "minutes.tei.xml")
    lines = transcripts("textconv", "minutes.tei.xml").stdout.splitlines()
    assert lines[0] == "[heading] Buses"
    assert lines[7:] == [
        "person: Mayor Thorne (chair)",
        "person: Ada Bell",
        "person: Ben Okafor",
        "claim of Ada Bell: The county pays for two years. (own words)",
        "question of Mayor Thorne: Who pays for the drivers, the council or the county?",
    ]


def test_files_that_are_no_documents_are_shown_as_they_are(two_versions: None) -> None:
    Path("minutes.tei.xml").write_text("<TEI>half\n", "utf-8")
    shown = git("diff")
    assert "shown as lines, since it is no valid document" in shown
    assert "+<TEI>half\n" in shown
    commit("broken", "minutes.tei.xml")
    assert "+<TEI>half\n" in git("log", "-p", "-1")


def test_new_removed_and_renamed_documents_are_named(two_versions: None) -> None:
    git("mv", "minutes.tei.xml", "council.tei.xml")
    shown = git("diff", "HEAD", "-M")
    assert shown.startswith("transcripts diff minutes.tei.xml → council.tei.xml\nwords of turn 2")
    assert "new document" in git("diff", "HEAD", "--no-renames")
    assert "document removed" in git("diff", "HEAD", "--no-renames")


VERSIONS = ("0", "100644")


def test_the_diff_driver_shows_two_files() -> None:
    api.write(MINUTES, "old", format="json")
    api.write(CORRECTED, "new", format="json")
    driver = ("diff-driver", "minutes.transcript.json", "old", *VERSIONS, "new", *VERSIONS)
    assert transcripts(*driver).stdout.splitlines()[:2] == [
        "transcripts diff minutes.transcript.json",
        "words of turn 2 (Ada Bell)",
    ]
    Path("new").write_text("{\n", "utf-8")
    assert "shown as lines, since it is no valid document" in transcripts(*driver).stdout
    driver = ("diff-driver", "minutes.transcript.json", "old", *VERSIONS, "old", *VERSIONS)
    assert transcripts(*driver).stdout == "transcripts diff minutes.transcript.json\n"


def test_the_diff_driver_names_new_and_removed_documents() -> None:
    for old, new, said in (
        (os.devnull, "a", "new document"),
        ("a", os.devnull, "document removed"),
    ):
        shown = transcripts("diff-driver", "m.tei.xml", old, *VERSIONS, new, *VERSIONS)
        assert shown.stdout == f"transcripts diff m.tei.xml\n{said}\n"


def test_text_of_a_broken_document_is_what_it_is() -> None:
    Path("minutes.tei.xml").write_text("<TEI>half\n", "utf-8")
    assert transcripts("textconv", "minutes.tei.xml").stdout == "<TEI>half\n"


def test_the_event_is_in_the_text() -> None:
    event = Event(title="Buses", kind="hearing", start="2024-10-08", place="Marrow Point")
    api.write(MINUTES.replace(event=event), "minutes.tei.xml")
    assert transcripts("textconv", "minutes.tei.xml").stdout.splitlines()[:4] == [
        "event: Buses",
        "event: hearing",
        "event: 8 October 2024",
        "event: Marrow Point",
    ]


def test_the_merge_driver_merges_into_ours() -> None:
    last = with_text(5, BLOCKS[5].text.replace("old", "lost"))
    for name, document in (("base", MINUTES), ("ours", CORRECTED), ("theirs", last)):
        api.write(document, name, format="json")
    driver = ("merge-driver", "base", "ours", "theirs", "7", "minutes.transcript.json")
    assert transcripts(*driver).exit_code == 0
    merged = api.read("ours").document
    assert [merged.blocks[at].text for at in (1, 5)] == [
        CORRECTED.blocks[1].text,
        last.blocks[5].text,
    ]
    assert merged.provenance[-1].person == "Ada Bell"


def test_the_merge_driver_tells_git_of_conflicts_and_of_files_it_cannot_read() -> None:
    other = with_text(1, BLOCKS[1].text.replace("March", "June"))
    for name, document in (("ours", CORRECTED), ("theirs", other)):
        api.write(document, name, format="json")
    Path("base").write_bytes(b"")
    driver = ("merge-driver", "base", "ours", "theirs", "7", "minutes.transcript.json")
    result = transcripts(*driver)
    assert (result.exit_code, "1 to be resolved" in result.stderr) == (1, True)
    left = Path("ours").read_bytes()
    result = transcripts(*driver)
    assert (result.exit_code, "not merged, ours was left" in result.stderr) == (1, True)
    assert Path("ours").read_bytes() == left


def test_colours_are_for_gits_pager(monkeypatch: pytest.MonkeyPatch) -> None:
    api.write(MINUTES, "old.json")
    api.write(CORRECTED, "new.json")
    monkeypatch.setenv("GIT_PAGER_IN_USE", "true")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("FORCE_COLOR", "1")
    versions = ["old.json", "0", "100644", "new.json", "0", "100644"]
    shown = transcripts("diff-driver", "minutes.json", *versions)
    assert "\x1b[31m[-March,-]" in shown.output
    assert transcripts("diff-driver", "minutes.json").output == "* unmerged: minutes.json\n"
