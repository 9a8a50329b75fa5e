"""Broken input gives one clear error with the right exit code, and leaves nothing behind."""

import errno
import json
import os
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from panel_document import PANEL
from transcripts import api, registry
from transcripts.cli import main

JSON = api.write(PANEL, format="json").data
TEI = api.write(PANEL, format="tei").data
READABLE = [known.name for known in registry.all_formats() if known.read]
WRITABLE = [known.name for known in registry.all_formats() if known.write]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def convert(source: str, *more: str, to: str = "json") -> Result:
    arguments = ["convert", source, "--no-extract", "-o", "out.file", "--to", to, *more]
    return CliRunner().invoke(main, arguments, prog_name="transcripts")


def error_of(result: Result, exit_code: int) -> str:
    """The only line that was printed, after making sure that nothing was written."""
    assert (result.exit_code, result.stdout) == (exit_code, "")
    (line,) = result.stderr.splitlines()
    assert [
        path.name for path in Path().rglob("*") if "out" in path.name or "tmp" in path.name
    ] == []
    return line


def made(name: str, data: bytes) -> str:
    Path(name).write_bytes(data)
    return name


@pytest.mark.parametrize("name", READABLE)
@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", b"\xef\xbb\xbf"], ids=["no", "blank", "mark"])
def test_an_empty_file(name: str, data: bytes) -> None:
    line = error_of(convert(made("empty.txt", data), "--from", name), 3)
    assert line.startswith("error: empty.txt: ")
    assert "empty" in line


def test_an_empty_file_of_any_format() -> None:
    line = error_of(convert(made("empty.txt", b"")), 3)
    assert line == "error: empty.txt: is empty; check that it was saved whole"


BINARY = bytes(range(256)) * 40 + b"\0\0\0"


def test_a_binary_file() -> None:
    line = error_of(convert(made("photo.jpg", BINARY)), 4)
    assert line == (
        "error: photo.jpg: no installed format recognises this content; "
        "name one with --from (for plain prose: --from text)"
    )


@pytest.mark.parametrize("name", READABLE)
def test_a_binary_file_said_to_be_text(name: str) -> None:
    line = error_of(convert(made("photo.jpg", BINARY), "--from", name), 3)
    assert line.startswith("error: photo.jpg:")
    assert f"cannot be read as {name}" in line or f"cannot read this as {name}" in line


@pytest.mark.parametrize("data", [b"WEBVTT", b"WEBVTT\n\n00:00:01.000 -->", b"WEBVTT\n\n00:0"])
def test_truncated_captions_without_a_cue(data: bytes) -> None:
    line = error_of(convert(made("cut.vtt", data)), 3)
    assert line.startswith("error: cut.vtt:")
    assert "cannot read this as vtt" in line


def test_captions_cut_within_a_cue_keep_what_is_whole() -> None:
    data = b"WEBVTT\n\n00:01.000 --> 00:02.000\nIt holds.\n\n00:02.000 --> 00:0"
    result = convert(made("cut.vtt", data))
    assert result.exit_code == 0
    finding, _ = result.stderr.splitlines()
    assert finding.startswith("cut.vtt:6: ")
    assert [block["text"] for block in json.loads(Path("out.file").read_bytes())["blocks"]][:1] == [
        "It holds."
    ]


@pytest.mark.parametrize("data", [JSON[:-20], TEI[:-20], TEI[: len(TEI) // 2]])
def test_a_truncated_document(data: bytes) -> None:
    line = error_of(convert(made("cut.file", data)), 3)
    assert line.startswith("error: cut.file:")
    assert "cannot read this as" in line


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
DOCTYPES = {
    "billion laughs": f'<!DOCTYPE TEI [<!ENTITY l0 "lol">{LAUGHS}]>',
    "external entity": '<!DOCTYPE TEI [<!ENTITY x SYSTEM "secret.txt">]>',
    "external subset": '<!DOCTYPE TEI SYSTEM "http://127.0.0.1:9/tei.dtd">',
}


@pytest.mark.parametrize("doctype", DOCTYPES.values(), ids=DOCTYPES)
def test_xml_with_a_doctype(doctype: str) -> None:
    Path("secret.txt").write_text("the secret")
    data = TEI.replace(b"?>\n", b"?>\n" + doctype.encode() + b"\n", 1)
    data = data.replace(b"everybody would.", b"&l9;&x;", 1)
    line = error_of(convert(made("evil.xml", data)), 3)
    assert line.startswith("error: evil.xml:2: cannot read this as tei: ")
    assert "DOCTYPE" in line
    assert "secret" not in line


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("text", b"dike " * 2_000_000),
        ("vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\n" + b"dike " * 2_000_000),
        ("json", JSON.replace(b'"text": "Who', b'"text": "' + b"dike " * 2_000_000, 1)),
    ],
)
def test_ten_megabytes_on_one_line_are_refused_in_few_words(name: str, data: bytes) -> None:
    line = error_of(convert(made("long.file", data), "--from", name), 3)
    assert "at most 2,000,000" in line
    assert len(line) < 300


def test_a_wrong_encoding_is_guessed_and_said() -> None:
    text = "Die Deiche sind zu niedrig, sagte Jörg Müller. „Wir brauchen Geld für Sand.“ " * 5
    result = convert(made("report.txt", text.encode("cp1252")), "--from", "text")
    assert result.exit_code == 0
    assert "warning ENCODING-GUESSED" in result.stderr
    assert "Jörg Müller" in Path("out.file").read_text("utf-8")


@pytest.mark.parametrize("data", [JSON, TEI])
def test_a_document_of_ours_in_a_wrong_encoding_is_refused(data: bytes) -> None:
    damaged = data.replace("“".encode(), "“".encode("cp1252"))
    line = error_of(convert(made("wrong.file", damaged)), 3)
    assert line.startswith("error: wrong.file:")


@pytest.mark.parametrize(
    "name", sorted({"text", "markdown", "labelled", "html", "vtt", "srt"} & set(READABLE))
)
def test_control_characters_are_replaced_and_said(name: str) -> None:
    cue = b"00:01.000 --> 00:02.000\n" if name == "vtt" else b"00:00:01,000 --> 00:00:02,000\n"
    head = {"vtt": b"WEBVTT\n\n" + cue, "srt": b"1\n" + cue, "html": b"<html><body><p>"}
    data = head.get(name, b"") + b"INES: The dike \x1b[2J\x07 held against all odds, she said.\n"
    result = convert(made("odd.file", data), "--from", name)
    assert result.exit_code == 0
    assert "CHARACTER-REPLACED" in result.stderr
    assert b"\\u001b" not in Path("out.file").read_bytes()
    assert "\x1b" not in result.stderr


def test_control_characters_in_a_document_are_refused() -> None:
    line = error_of(convert(made("odd.json", JSON.replace(b"Ines", b"In\\u0007es"))), 3)
    assert line.startswith("error: odd.json:")
    line = error_of(convert(made("odd.xml", TEI.replace(b"Ines", b"In\x07es"))), 3)
    assert line.startswith("error: odd.xml:")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("twice.json", JSON.replace(b'"id": "p2"', b'"id": "p1"')),
        ("twice.xml", TEI.replace(b'xml:id="p2"', b'xml:id="p1"')),
    ],
)
def test_duplicate_ids(name: str, data: bytes) -> None:
    line = error_of(convert(made(name, data)), 3)
    assert line.startswith(f"error: {name}:")
    assert "id 'p1' is already used" in line


def test_a_key_that_is_there_twice() -> None:
    data = JSON.replace(b'"language": "en"', b'"language": "en", "language": "nl"')
    line = error_of(convert(made("twice.json", data)), 3)
    assert "an object has the key 'language' twice; one value would be lost" in line


def test_an_unknown_ending_of_the_result() -> None:
    arguments = ["convert", made("a.txt", b"The dike held."), "-o", "out.xyz"]
    line = error_of(CliRunner().invoke(main, arguments), 4)
    assert line.startswith("error: unknown format 'out.xyz'; installed: ")


@pytest.mark.parametrize("command", ["convert", "show", "validate"])
def test_a_folder_instead_of_a_file(command: str) -> None:
    Path("reports").mkdir()
    more = ["-o", "out.json"] if command == "convert" else []
    result = CliRunner().invoke(main, [command, "reports", *more])
    assert result.exit_code == 3
    assert "reports: is a folder; name the files in it" in result.output
    assert not Path("out.json").exists()


@pytest.mark.parametrize("command", ["convert", "show", "validate", "extract"])
def test_a_missing_file(command: str) -> None:
    more = ["-o", "out.json"] if command in ("convert", "extract") else []
    result = CliRunner().invoke(main, [command, "none.txt", *more])
    assert result.exit_code == 3
    assert f"none.txt: cannot be read ({os.strerror(errno.ENOENT)})" in result.output


@pytest.mark.parametrize("to", WRITABLE)
def test_a_target_below_a_file(to: str) -> None:
    source = made("dikes.json", JSON)
    arguments = ["convert", source, "-o", "dikes.json/out.file", "--to", to]
    line = error_of(CliRunner().invoke(main, arguments), 3)
    assert line.startswith(f"error: {Path('dikes.json/out.file')}: cannot be written")


def test_a_folder_that_is_not_there() -> None:
    arguments = ["convert", made("dikes.json", JSON), "-o", "none/out.json"]
    line = error_of(CliRunner().invoke(main, arguments), 3)
    assert line == (
        f"error: {Path('none/out.json')}: cannot be written (its folder does not exist); "
        "create the folder, or name another"
    )


def test_a_read_only_target() -> None:
    Path("result.json").write_text("precious")
    Path("result.json").chmod(0o444)
    arguments = ["convert", made("dikes.json", JSON), "-o", "result.json", "--force"]
    line = error_of(CliRunner().invoke(main, arguments), 3)
    assert line == "error: result.json: is read-only; choose another name or permit writing"
    assert Path("result.json").read_text() == "precious"
    Path("result.json").chmod(0o644)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EDQUOT, errno.EIO])
@pytest.mark.parametrize("moment", ["open", "replace"])
def test_a_full_disk(number: int, moment: str, monkeypatch: pytest.MonkeyPatch) -> None:
    source = made("dikes.json", JSON)
    real = Path.open

    def fail(path: Path, *arguments: Any, **options: Any) -> Any:
        if moment == "open" and not path.name.startswith(".transcripts-"):
            return real(path, *arguments, **options)
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, moment, fail)
    line = error_of(convert(source), 3)
    assert line == (
        f"error: out.file: cannot be written ({os.strerror(number)}); "
        "check the folder, its permissions and the free space"
    )


def test_a_disk_that_fills_while_writing_keeps_the_old_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    source = made("dikes.json", JSON)
    Path("result.json").write_text("precious")
    real = Path.open

    class Full:
        """A file that takes the first half."""

        def __init__(self, file: Any) -> None:
            self.file = file

        def __enter__(self) -> "Full":
            return self

        def __exit__(self, *_: object) -> None:
            self.file.close()

        def write(self, data: bytes) -> None:
            self.file.write(data[: len(data) // 2])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def half(path: Path, *arguments: Any, **options: Any) -> Any:
        opened = real(path, *arguments, **options)
        return Full(opened) if path.name.startswith(".transcripts-") else opened

    monkeypatch.setattr(Path, "open", half)
    arguments = ["convert", source, "-o", "result.json", "--force"]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 3
    assert f"result.json: cannot be written ({os.strerror(errno.ENOSPC)})" in result.stderr
    assert sorted(os.listdir()) == ["dikes.json", "result.json"]  # noqa: PTH208
    assert Path("result.json").read_text() == "precious"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("newer.json", JSON.replace(b'"schema_version": "1.0"', b'"schema_version": "2.0"')),
        ("newer.xml", TEI.replace(b'key="transcripts" n="1.0"', b'key="transcripts" n="2.0"')),
    ],
)
def test_a_newer_schema(name: str, data: bytes) -> None:
    assert data not in (JSON, TEI)
    line = error_of(convert(made(name, data)), 5)
    assert line == (
        f"error: {name}: the document uses schema 2.0, this program knows 1.0; "
        "upgrade transcripts to read it"
    )


def test_a_document_without_a_version() -> None:
    line = error_of(convert(made("none.json", b'{"id": "a"}'), "--from", "json"), 3)
    assert "no schema_version; add the version it was written for" in line
