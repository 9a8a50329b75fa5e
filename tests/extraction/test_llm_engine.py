"""A protocol test, not a quality test: the engine llm as commands and programs call it."""

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import transcripts
from loopback import KEY, answer, loopback, refused
from report_documents import report, said
from transcripts import api, registry
from transcripts.cli import main
from transcripts.errors import EndpointError, ExtractorArgumentError, MissingExtraError
from transcripts.extraction import Endpoint, ExtractOptions
from transcripts.extraction.llm.engine import EXTRACTOR
from transcripts.extraction.llm.engine import KEY as VARIABLE
from transcripts.extraction.llm.parts import parts_of

GERMAN = report("Lena Voss sagte, das Delta verhungere.").replace(language="de")
GOOD = answer(
    agents=[{"id": "v", "name": "Lena Voss"}],
    claims=[{"block": 1, "content": ["das Delta verhungere"], "source": "v"},
            {"block": 1, "content": ["es regne"], "source": "v"}],
)  # fmt: skip


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, prog_name="transcripts")


def source(folder: Path) -> str:
    """The path of the German report as a JSON file."""
    path = folder / "bericht.json"
    transcripts.write(GERMAN, path)
    return str(path)


def test_the_engine_is_installed_and_needs_a_model() -> None:
    assert registry.get_extractor("llm:some/model:tag") is EXTRACTOR
    with pytest.raises(ExtractorArgumentError, match="write llm:MODEL"):
        registry.get_extractor("llm")


def test_a_program_names_model_and_server() -> None:
    with loopback(GOOD) as server:
        options = ExtractOptions(endpoint=Endpoint(url=server.url), now="2026-01-02T03:04:05Z")
        found = api.extracted(GERMAN, engine="llm:some/model:tag", options=options)
        document = transcripts.extract(GERMAN, engine="llm:some/model:tag", options=options)
    assert server.requests[0]["model"] == "some/model:tag"
    assert document == found.document
    assert said(document) == [("Lena Voss", "das Delta verhungere")]
    assert document.provenance[0].when == "2026-01-02T03:04:05Z"
    assert [issue.code for issue in found.issues] == ["NOT-GROUNDED", "TOKENS-USED"]


def test_a_command_tells_what_was_dropped_and_what_it_took(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, KEY)
    target = tmp_path / "out.json"
    with loopback(GOOD) as server:
        result = run("extract", source(tmp_path), "-o", str(target), "--engine", "llm:small",
                     "--llm-url", server.url)  # fmt: skip
    assert result.exit_code == 0, result.stderr
    assert "warning NOT-GROUNDED report: 1 of 3 records were dropped" in result.stderr
    assert "info TOKENS-USED report: small-2026 took 1 request, 100 tokens in and 20 out" in (
        result.stderr
    )
    assert server.keys == [f"Bearer {KEY}"]
    assert KEY not in result.output + target.read_text("utf-8")


def test_programs_are_told_in_json(tmp_path: Path) -> None:
    with loopback(GOOD) as server:
        result = run("convert", source(tmp_path), "-o", str(tmp_path / "out.tei.xml"), "--json",
                     "--engine", "llm:small", "--llm-url", server.url)  # fmt: skip
    (record,) = json.loads(result.stdout)
    assert [issue["code"] for issue in record["issues"]] == ["NOT-GROUNDED", "TOKENS-USED"]


def test_a_command_without_a_server_says_how_to_name_one(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    result = run("extract", source(tmp_path), "-o", str(target), "--engine", "llm:small")
    assert result.exit_code == EndpointError.exit_code
    assert result.stderr == (
        "error: the engine llm asks a server, and none is named; "
        "give its base address with --llm-url\n"
    )
    assert not target.exists()


def test_a_refused_key_ends_a_command_and_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, KEY)
    target = tmp_path / "out.json"
    with loopback(refused(401, f"bad key {KEY}")) as server:
        result = run("--debug", "extract", source(tmp_path), "-o", str(target), "--engine",
                     "llm:small", "--llm-url", server.url)  # fmt: skip
    assert result.exit_code == EndpointError.exit_code
    assert "put the key of this server in TRANSCRIPTS_LLM_KEY" in result.stderr
    assert KEY not in result.output
    assert not target.exists()


def test_a_deadline_is_some_time(tmp_path: Path) -> None:
    result = run("extract", source(tmp_path), "-o", "x.json", "--llm-deadline", "0")
    assert result.exit_code == 2
    assert "'--llm-deadline': 0.0 is not in the range x>0" in result.stderr


def test_a_text_in_an_unknown_language_is_told_of_this_engine(tmp_path: Path) -> None:
    result = run("extract", source(tmp_path), "-o", str(tmp_path / "out.json"))
    assert result.exit_code == 4
    assert "(--engine llm:MODEL with --llm-url)" in result.stderr


def test_without_the_extra_one_message_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "httpx", None)
    monkeypatch.delitem(sys.modules, "transcripts.extraction.llm.calling", raising=False)
    with pytest.raises(MissingExtraError, match=r"the engine llm needs an extra: .*\[llm\]"):
        transcripts.extract(GERMAN, engine="llm:small")


def test_parts_end_between_blocks() -> None:
    document = report("a" * 60, "b" * 30, "c" * 200, "d" * 10)
    parts = parts_of(document, size=100)
    assert [(part.first, [block.text[0] for block in part.blocks]) for part in parts] == [
        (1, ["a", "b"]), (3, ["c"]), (4, ["d"]),
    ]  # fmt: skip
    assert [half.first for half in parts[0].halves()] == [1, 2]
    assert parts[1].halves() == ()
