"""Bytes become text that the model can hold, and whatever was changed is said."""

import pytest

from transcripts.errors import ReadError
from transcripts.formats import ReadOptions
from transcripts.formats._building import decode, document_id, line_of, start_document


def test_utf8_is_taken_as_it_is() -> None:
    decoded = decode("Müller\nsagt".encode(), "text")
    assert decoded == ("Müller\nsagt", ("decoded as utf-8",), ())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_settles_the_encoding(encoding: str) -> None:
    decoded = decode("Ça va".encode(encoding), "text")
    assert decoded.text == "Ça va"
    assert decoded.notes == (f"decoded as {encoding}",)


@pytest.mark.parametrize("encoding", ["utf-16-le", "cp1252"])
def test_other_encodings_are_guessed_and_reported(encoding: str) -> None:
    text = "Le président a déclaré que l’été fut très sec, « à peine » pluvieux. " * 4
    decoded = decode(text.encode(encoding), "text")
    assert decoded.text == text
    assert [issue.code for issue in decoded.issues] == ["ENCODING-GUESSED"]


def test_decomposed_letters_are_composed() -> None:
    decoded = decode("Mu\u0308ller".encode(), "text")
    assert decoded.text == "Müller"
    assert decoded.notes[-1] == "text normalised to Unicode NFC"


def test_all_line_ends_become_line_feeds() -> None:
    decoded = decode(b"a\r\nb\rc\n", "text")
    assert decoded.text == "a\nb\nc\n"
    assert decoded.notes[-1] == "line ends changed to LF"


def test_control_characters_are_replaced_and_located() -> None:
    decoded = decode(b"fine\nbad\x01\x0cbell\x07", "text")
    assert decoded.text == "fine\nbad\ufffd\ufffdbell\ufffd"
    (issue,) = decoded.issues
    assert (issue.code, issue.line, issue.found) == (
        "CHARACTER-REPLACED", 2, "U+0001 U+000C U+0007",
    )  # fmt: skip


def test_utf8_with_nul_bytes_is_utf8_with_replaced_characters() -> None:
    decoded = decode("Die Größe\0\0 ist gut".encode(), "text")
    assert decoded.text == "Die Größe\ufffd\ufffd ist gut"
    assert decoded.notes == ("decoded as utf-8",)
    (issue,) = decoded.issues
    assert (issue.code, issue.line, issue.found) == ("CHARACTER-REPLACED", 1, "U+0000 U+0000")
    assert issue.message == "2 control character(s) that XML cannot carry became U+FFFD"


@pytest.mark.parametrize("data", [b"", b" \n\t", b"\xef\xbb\xbf", b"\xef\xbb\xbf \n"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError, match="cannot read this as vtt: the file is empty"):
        decode(data, "vtt")


def test_a_binary_file_is_refused() -> None:
    with pytest.raises(ReadError, match="this is not text"):
        decode(b"\x7fELF\x02\x01\x01" + bytes(40) + b"\xff\xfe\x80" * 20, "text")


def test_damaged_utf16_is_refused() -> None:
    with pytest.raises(ReadError, match="damaged utf-16 text"):
        decode(b"\xff\xfea\x00b", "text")


@pytest.mark.parametrize(
    ("filename", "expected"),
    [
        ("panel.vtt", "panel"),
        ("meeting 1.transcript.vtt", "meeting-1"),
        ("2020-report.txt", "doc-2020-report"),
        ("Débat été.txt", "Debat-ete"),
        ("討論.txt", "doc-2cf24dba5fb0"),
        (None, "doc-2cf24dba5fb0"),
    ],
)
def test_a_document_is_named_after_its_file(filename: str | None, expected: str) -> None:
    assert document_id(b"hello", filename) == expected


def test_a_line_has_no_blanks_at_its_ends_and_no_breaks() -> None:
    assert line_of("  The  Harbour\n Forum ") == "The Harbour Forum"
    assert line_of(" \n") is None


def test_a_new_document_knows_its_source() -> None:
    document = start_document(
        b"hello",
        ReadOptions(filename="a.txt"),
        media_type="text/plain",
        format_name="text",
        notes=("decoded as utf-8",),
    )
    (source,) = document.sources
    (read,) = document.provenance
    assert source.filename == "a.txt"
    assert source.sha256 == "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
    assert (read.activity, read.inputs, read.notes) == ("read", (source.id,), ("decoded as utf-8",))


def test_a_line_longer_than_any_paragraph_is_refused_with_its_number() -> None:
    with pytest.raises(ReadError, match=r"line 2: .* a line of 2,000,001 characters"):
        decode(b"short\n" + b"a" * 2_000_001, "text")


def test_a_long_text_of_short_lines_is_read() -> None:
    data = b"a line of text\n" * 140_000
    assert len(decode(data, "text").text) == 2_100_000
