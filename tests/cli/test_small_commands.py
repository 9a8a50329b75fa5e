"""`transcripts extract`, `formats`, `schema` and `completion`."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from panel_document import PANEL
from transcripts import api, registry, schemas
from transcripts.cli import main
from transcripts.extraction import ExtractOptions, Extractor
from transcripts.model import Document


def run(*arguments: str, **options: Any) -> Result:
    return CliRunner().invoke(main, arguments, prog_name="transcripts", **options)


def forget(document: Document, options: ExtractOptions) -> Document:
    """An extractor that finds nothing, and says with which options."""
    note = f"own_claims={options.own_claims} now={options.now}"
    entry = document.provenance[0].replace(notes=(note,), when=None)
    return document.replace(claims=(), questions=(), answers=(), provenance=(entry,))


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> None:
    made = Extractor(name="forgetful", title="Finds nothing", languages=("en",), extract=forget)
    monkeypatch.setattr(registry, "get_extractor", {"forgetful": made}.__getitem__)


@pytest.mark.usefixtures("engine")
def test_extract_finds_anew_what_was_found_before(tmp_path: Path) -> None:
    path = tmp_path / "dikes.json"
    api.write(PANEL, path)
    options = ("--engine", "forgetful", "--own-claims")
    result = run("extract", str(path), "-o", str(path), "--force", *options,
                 env={"SOURCE_DATE_EPOCH": "0"})  # fmt: skip
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"{path} → {path}: 3 blocks, 4 agents\n"
    (entry,) = json.loads(path.read_bytes())["provenance"]
    assert entry["notes"] == ["own_claims=True now=1970-01-01T00:00:00Z"]


@pytest.mark.usefixtures("engine")
def test_extract_overwrites_only_when_forced(tmp_path: Path) -> None:
    path = tmp_path / "dikes.json"
    api.write(PANEL, path)
    result = run("extract", str(path), "-o", str(path), "--engine", "forgetful")
    assert result.exit_code == 3
    assert path.read_bytes() == api.write(PANEL).data


def test_formats_are_listed_with_what_they_can() -> None:
    result = run("formats", env={"COLUMNS": "100"})
    assert result.exit_code == 0
    heading, *rows = result.stdout.splitlines()
    assert heading.split() == ["name", "reads", "writes", "lossless", "files", "title"]
    row = next(row for row in rows if row.startswith("json"))
    assert row.split()[:4] == ["json", "yes", "yes", "yes"]
    assert {row.split()[0] for row in rows if not row.startswith(" ")} == {*registry.format_names()}


def test_formats_are_listed_for_programs() -> None:
    records = json.loads(run("formats", "--json").stdout)
    assert next(record for record in records if record["name"] == "json") == {
        "name": "json",
        "title": "JSON of this schema",
        "suffixes": [".transcript.json", ".json"],
        "media_type": "application/json",
        "reads": True,
        "writes": True,
        "lossless": True,
    }


def test_schemas_are_listed() -> None:
    assert run("schema").stdout.splitlines() == list(schemas.names())


def test_a_schema_is_printed_as_it_is() -> None:
    assert run("schema", "document.json").stdout_bytes == schemas.load("document.json")


def test_an_unknown_schema_is_refused() -> None:
    result = run("schema", "document.xsd")
    assert (result.exit_code, result.stdout) == (4, "")
    assert "document.json" in result.stderr


@pytest.mark.parametrize(
    ("shell", "words"),
    [
        ("bash", "complete -o nosort -F _transcripts_completion transcripts"),
        ("zsh", "#compdef transcripts"),
        ("fish", "complete --no-files --command transcripts"),
    ],
)
def test_completion_is_printed_for_each_shell(shell: str, words: str) -> None:
    result = run("completion", shell)
    assert result.exit_code == 0
    assert words in result.stdout


@pytest.mark.parametrize(
    ("line", "word", "expected"),
    [
        ("transcripts va", "1", ["validate"]),
        ("transcripts convert --to js", "3", ["json"]),
        ("transcripts convert --own", "2", ["--own-claims"]),
    ],
)
def test_commands_options_and_formats_are_completed(
    line: str, word: str, expected: list[str]
) -> None:
    environment = {
        "_TRANSCRIPTS_COMPLETE": "bash_complete",
        "COMP_WORDS": line,
        "COMP_CWORD": word,
    }
    result = run(env=environment)
    assert [row.partition(",")[2] for row in result.stdout.splitlines()] == expected


def test_engines_are_completed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "extractor_names", lambda: ("rules", "other"))
    environment = {
        "_TRANSCRIPTS_COMPLETE": "zsh_complete",
        "COMP_WORDS": "transcripts extract --engine ru",
        "COMP_CWORD": "3",
    }
    assert run(env=environment).stdout.splitlines()[:2] == ["plain", "rules"]
