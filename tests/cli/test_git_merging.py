"""git merges documents in real repositories: branches, conflicts, rebase, cherry-pick."""

import json
import os
import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from minutes_documents import BLOCKS, MINUTES, claim, with_text
from transcripts import api
from transcripts.cli import main
from transcripts.model import Document

FILES = pytest.mark.parametrize("file", ["minutes.tei.xml", "minutes.transcript.json"])
MAY = BLOCKS[1].text.replace("March", "May")
JUNE = BLOCKS[1].text.replace("March", "June")
LOST = BLOCKS[5].text.replace("old", "lost")


@pytest.fixture(autouse=True)
def _repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    monkeypatch.setenv("GIT_EDITOR", "true")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    git("init", "-q", "-b", "main")
    git("config", "user.name", "Ada Bell")
    git("config", "user.email", "ada@example.org")
    assert CliRunner().invoke(main, ["git", "install"]).exit_code == 0
    git("add", ".gitattributes")
    git("commit", "-qm", "attributes")


def git(*arguments: str, code: int = 0) -> str:
    run = subprocess.run(["git", *arguments], capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == code, run.stdout + run.stderr
    return run.stdout + run.stderr


def save(document: Document, file: str, message: str) -> None:
    api.write(document, file)
    git("add", file)
    git("commit", "-qm", message)


def branches(file: str, ours: Document, theirs: Document, base: Document = MINUTES) -> None:
    """A repository in which `theirs` is on the branch `second`, `ours` on `main`, where we are."""
    save(base, file, "base")
    git("checkout", "-qb", "second")
    save(theirs, file, "theirs")
    git("checkout", "-q", "main")
    save(ours, file, "ours")


def ids(file: str) -> list[str]:
    """Every id in a file, in either form."""
    return re.findall(r'(?:xml:id=|"id": )"([^"]+)"', Path(file).read_text("utf-8"))


def checked(file: str) -> Document:
    """The document in a file, after making sure that it is valid and repeats no id."""
    report = api.validate(file)
    assert report.ok, report.issues
    assert max(Counter(ids(file)).values()) == 1
    return api.read(file).document


@FILES
def test_branches_that_changed_other_things_merge(file: str) -> None:
    branches(file, with_text(1, MAY), with_text(5, LOST))
    git("merge", "-q", "second", "-m", "both")
    merged = checked(file)
    assert [block.text for block in merged.blocks[1::4]] == [MAY, LOST]
    assert merged.conflicts == ()
    assert merged.provenance[-1].person == "Ada Bell"
    assert merged.provenance[-1].when == "2023-11-14T22:13:20Z"
    assert git("status", "--porcelain") == ""


@FILES
def test_a_conflict_stops_the_merge_and_is_kept_as_data(file: str) -> None:
    branches(file, with_text(1, MAY), with_text(1, JUNE))
    said = git("merge", "second", "-m", "both", code=1)
    assert f"{file}: 1 to be resolved; the document is valid and holds both sides" in said
    assert f"CONFLICT (content): Merge conflict in {file}" in said
    merged = checked(file)
    (conflict,) = merged.conflicts
    assert (conflict.kind, conflict.ours.value, conflict.theirs.value) == ("token", "May,", "June,")
    assert git("status", "--porcelain", file) == f"UU {file}\n"
    git("add", file)
    git("commit", "-qm", "both, to be resolved")


@FILES
def test_both_add_claims_of_one_id(file: str) -> None:
    first = claim(BLOCKS[1], "it will run every ten minutes", id="c2")
    second = claim(BLOCKS[5], "I would rather keep the old line", id="c2", agent="b")
    ours, theirs = (MINUTES.replace(claims=(*MINUTES.claims, new)) for new in (first, second))
    branches(file, ours, theirs)
    git("merge", "-q", "second", "-m", "both")
    merged = checked(file)
    assert sorted(found.content[0].quote for found in merged.claims) == [
        "I would rather keep the old line",
        "The county pays for two years.",
        "it will run every ten minutes",
    ]


@FILES
def test_a_branch_is_rebased_commit_by_commit(file: str) -> None:
    branches(file, with_text(1, MAY), with_text(5, LOST))
    git("checkout", "-q", "second")
    second = api.read(file).document
    save(second.replace(language="en"), file, "language")
    git("rebase", "-q", "main")
    rebased = checked(file)
    assert ([block.text for block in rebased.blocks[1::4]], rebased.language) == ([MAY, LOST], "en")
    assert git("log", "--format=%s").split("\n")[:4] == ["language", "theirs", "ours", "base"]


@FILES
def test_a_rebase_with_a_conflict_goes_on_when_it_is_resolved(file: str) -> None:
    branches(file, with_text(1, MAY), with_text(1, JUNE))
    git("checkout", "-q", "second")
    git("rebase", "main", code=1)
    open_document = checked(file)
    assert len(open_document.conflicts) == 1
    save_resolved = open_document.replace(conflicts=())
    api.write(save_resolved, file)
    git("add", file)
    git("rebase", "--continue")
    assert checked(file).blocks[1].text == MAY


@FILES
def test_a_commit_is_picked_onto_another_branch(file: str) -> None:
    branches(file, with_text(1, MAY), with_text(5, LOST))
    git("cherry-pick", "second")
    assert [block.text for block in checked(file).blocks[1::4]] == [MAY, LOST]


@FILES
def test_documents_added_on_both_branches_merge_without_a_base(file: str) -> None:
    git("checkout", "-qb", "second")
    save(with_text(1, JUNE), file, "theirs")
    git("checkout", "-q", "main")
    save(with_text(1, MAY), file, "ours")
    assert "1 to be resolved" in git("merge", "second", "-m", "both", code=1)
    assert checked(file).conflicts[0].base is None


def test_without_the_driver_git_would_have_left_duplicate_ids() -> None:
    assert CliRunner().invoke(main, ["git", "uninstall"]).exit_code == 0
    file = "minutes.transcript.json"
    first, last = (claim(BLOCKS[at], BLOCKS[at].text, id="c2") for at in (0, 5))
    between = tuple(claim(block, block.text, id=f"c-{block.id}") for block in BLOCKS[1:5])
    base, ours, theirs = (
        MINUTES.replace(claims=claims) for claims in (between, (first, *between), (*between, last))
    )
    branches(file, ours, theirs, base)
    git("merge", "-q", "second", "-m", "both")
    assert Counter(ids(file))["c2"] == 2
    assert json.loads(Path(file).read_text("utf-8"))


def test_what_cannot_be_read_is_left_for_a_person() -> None:
    file = "minutes.transcript.json"
    branches(file, with_text(1, MAY), with_text(5, LOST))
    git("checkout", "-q", "second")
    Path(file).write_text("{", "utf-8")
    git("commit", "-qam", "broken")
    git("checkout", "-q", "main")
    said = git("merge", "second", "-m", "both", code=1)
    assert f"{file}: not merged, ours was left:" in said
    assert f"git show :3:{file}" in said
    assert checked(file).blocks[1].text == MAY
