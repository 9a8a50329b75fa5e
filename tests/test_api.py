"""Read, extract, write and convert, on bytes, paths and documents."""

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import transcripts
from transcripts import api
from transcripts.errors import (
    MissingExtraError,
    NewerSchemaError,
    ReadError,
    SourceError,
    UnknownFormatError,
    UnknownLanguageError,
)
from transcripts.extraction import ExtractOptions
from transcripts.model import Block, Document

DOCUMENT = Document(
    schema_version="1.0",
    id="talk",
    language="en",
    blocks=(Block(id="b1", kind="paragraph", text="Liu said that it rained."),),
)
JSON = transcripts.write(DOCUMENT).data


def test_bytes_and_paths_are_read_alike(tmp_path: Path) -> None:
    path = tmp_path / "talk.json"
    path.write_bytes(JSON)
    assert transcripts.read(JSON).document == DOCUMENT
    assert transcripts.read(path).document == DOCUMENT
    assert transcripts.read(str(path)).document == DOCUMENT


def test_a_reading_error_names_the_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "talk.json"
    path.write_bytes(JSON.replace(b'"paragraph"', b'"chapter"'))
    with pytest.raises(ReadError, match=r"talk\.json:8: cannot read this as json: blocks/0/kind"):
        transcripts.read(path)


def test_issues_name_the_file(tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_bytes(b"A bell \x07 rang.\n\nThen it was quiet.")
    (issue,) = transcripts.read(path, format="text").issues
    assert (issue.code, issue.file, issue.line) == ("CHARACTER-REPLACED", str(path), 1)


def test_a_missing_file_says_what_to_check(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"none\.txt: cannot be read \(No such file"):
        transcripts.read(tmp_path / "none.txt")


def test_a_folder_is_not_a_source(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="is a folder; name the files in it"):
        transcripts.read(tmp_path)


@pytest.mark.parametrize("use", [transcripts.read, transcripts.validate])
def test_a_newer_document_is_refused_by_name(use: Callable[[Path], object], tmp_path: Path) -> None:
    newer = tmp_path / "newer.json"
    newer.write_bytes(b'{"schema_version": "2.0", "id": "newer"}')
    with pytest.raises(NewerSchemaError) as caught:
        use(newer)
    assert str(caught.value).startswith(f"{newer}: the document uses schema 2.0")


def test_extraction_adds_claims() -> None:
    (claim,) = transcripts.extract(DOCUMENT).claims
    assert claim.content[0].quote == "it rained"


def test_an_engine_that_lacks_the_language_is_refused() -> None:
    german = DOCUMENT.replace(language="de-CH")
    with pytest.raises(UnknownLanguageError, match="knows en, and the text's language is 'de'"):
        transcripts.extract(german)


@pytest.mark.parametrize(("language", "named"), [("de", "'de'"), ("und", "undetermined")])
def test_converting_text_in_another_language_keeps_the_text_and_says_so(
    language: str, named: str
) -> None:
    german = transcripts.write(DOCUMENT.replace(language=language)).data
    converted = transcripts.convert(german, format="json")
    assert converted.written.data == german
    (issue,) = converted.issues
    assert (issue.code, issue.severity) == ("NOT-EXTRACTED", "warning")
    assert issue.message == (
        f"no engine knows the text's language ({named}); only the text was taken over"
    )
    assert issue.remedy == (
        "if it is English, set language to en in the JSON and run `transcripts extract` on it; "
        "else name an engine for any language (--engine llm:MODEL with --llm-url)"
    )
    with pytest.raises(UnknownLanguageError):
        transcripts.convert(german, format="json", engine="rules")


def test_where_the_default_engine_cannot_run_the_rules_do_and_say_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing(folder: Path | None = None) -> None:
        raise MissingExtraError("model", "the statistical engine")

    monkeypatch.setattr("transcripts.extraction.model.weights.load", missing)
    text = b"Rivers\n\nLena Voss of the Delta Lab argued that the delta is starving.\n"
    converted = transcripts.convert(text, format="json")
    assert len(converted.document.claims) == 1
    (issue,) = [issue for issue in converted.issues if issue.code == "SIMPLE-ENGINE"]
    assert issue.message == "the engine model cannot run here; rules was used, which finds less"
    assert issue.remedy == (
        "the statistical engine needs an extra: pip install 'transcripts[model]'; "
        "or choose it yourself with --engine rules"
    )


def test_the_suffix_chooses_the_written_format(tmp_path: Path) -> None:
    written = transcripts.write(DOCUMENT, tmp_path / "talk.tei.xml")
    assert written.data.startswith(b"<?xml")
    assert (tmp_path / "talk.tei.xml").read_bytes() == written.data


def test_converting_extracts_once(tmp_path: Path) -> None:
    source = tmp_path / "talk.txt"
    source.write_text("Liu Jun spoke first. Liu said that it rained.", encoding="utf-8")
    tei = tmp_path / "talk.tei.xml"
    first = transcripts.convert(source, tei)
    assert first.document.claims
    again = transcripts.convert(tei, format="tei")
    assert again.written.data == tei.read_bytes()


def test_converting_without_an_engine_keeps_only_the_text() -> None:
    converted = transcripts.convert(b"Liu said that it rained.", format="json", engine=None)
    assert converted.document.claims == ()
    assert [block.text for block in converted.document.blocks] == ["Liu said that it rained."]


def test_an_unknown_output_is_refused_before_reading(tmp_path: Path) -> None:
    with pytest.raises(UnknownFormatError):
        transcripts.convert(tmp_path / "not-even-there.txt", tmp_path / "out.xyz")


def test_a_failed_write_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "talk.json"
    path.write_bytes(b"old")

    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(SourceError, match=r"cannot be written \(No space left on device\)"):
        api.write(DOCUMENT, path)
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["talk.json"]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"talk\.json: cannot be written"):
        api.write(DOCUMENT, tmp_path / "none" / "talk.json")


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_a_written_file_has_ordinary_permissions(tmp_path: Path) -> None:
    path = tmp_path / "talk.json"
    plain = tmp_path / "plain"
    plain.touch()
    api.write(DOCUMENT, path)
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)


def test_importing_the_package_loads_nothing_heavy() -> None:
    program = (
        "import sys, transcripts; "
        "print(sorted({'pydantic', 'lxml', 'click', 'rich', 'jsonschema'} & set(sys.modules)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"


def test_the_public_names_are_listed_and_others_refused() -> None:
    assert set(transcripts.__all__) <= set(dir(transcripts))
    with pytest.raises(AttributeError, match="has no attribute 'reed'"):
        transcripts.reed  # noqa: B018


def test_public_functions_are_those_of_the_api() -> None:
    assert transcripts.extract is api.extract
    assert transcripts.validate is api.validate
    assert transcripts.validate(JSON).ok


def test_a_file_is_overwritten_unless_that_is_forbidden(tmp_path: Path) -> None:
    path = tmp_path / "talk.json"
    path.write_bytes(b"old")
    with pytest.raises(SourceError, match=r"talk\.json: is there already"):
        api.write(DOCUMENT, path, overwrite=False)
    assert path.read_bytes() == b"old"
    api.write(DOCUMENT, path)
    assert path.read_bytes() == JSON


def test_only_what_is_done_now_is_stamped() -> None:
    now = ExtractOptions(now="2024-03-05T19:30:00Z")
    read = api.prepare(b"It rained.", format="text", engine=None, extraction=now).document
    assert [entry.when for entry in read.provenance] == ["2024-03-05T19:30:00Z"]
    earlier = transcripts.write(read.replace(provenance=(read.provenance[0].replace(when=None),)))
    again = api.prepare(earlier.data, engine=None, extraction=now).document
    assert [entry.when for entry in again.provenance] == [None]
