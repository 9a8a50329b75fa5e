"""What all readers of foreign sources do alike: decode, normalise, start a document."""

import codecs
import hashlib
import re
import unicodedata
from pathlib import PurePath
from typing import NamedTuple

from transcripts._version import __version__
from transcripts.errors import ReadError
from transcripts.formats import ReadOptions
from transcripts.model import MAX_TEXT, Document, Provenance, Source
from transcripts.report import Issue

SOURCE_ID = "source1"
READ_ID = "read1"

# Longest first: the UTF-16 mark is the beginning of the UTF-32 one.
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE = ("utf_16", "utf_32")
_CONTROLS = (*map(chr, (*range(9), 11, 12, *range(14, 32))), "\ufffe", "\uffff")
_UNCARRIABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n?")
_RECORD_ID = re.compile("(?:[a-z]|source|read|extract)[0-9]+")
"""Ids that readers and extractors give to records."""


class Decoded(NamedTuple):
    """Text ready for the model: NFC, LF, no character that XML cannot carry."""

    text: str
    notes: tuple[str, ...]
    """What was done to the bytes, for the provenance."""
    issues: tuple[Issue, ...]


def decode(data: bytes, format_name: str) -> Decoded:
    """Turn bytes into text: byte order mark, then strict UTF-8, then detection.

    Raises:
        ReadError: If there is no text, the bytes are not text, or a line is too long.
    """
    if not data.strip():
        raise ReadError(format_name, "the file is empty")
    raw, encoding, issues = _to_text(data, format_name)
    if not raw.strip():
        raise ReadError(format_name, "the file is empty")
    text = _LINE_ENDS.sub("\n", raw) if "\r" in raw else raw
    notes = [f"decoded as {encoding}"]
    if text != raw:
        notes.append("line ends changed to LF")
    uncarriable = any(map(text.__contains__, _CONTROLS))
    clean = _UNCARRIABLE.sub("\ufffd", text) if uncarriable else text
    if clean != text:
        issues += _replaced_characters(text)
    normal = unicodedata.normalize("NFC", clean)
    if normal != clean:
        notes.append("text normalised to Unicode NFC")
    if len(normal) > MAX_TEXT:
        _refuse_long_lines(normal, format_name)
    return Decoded(normal, tuple(notes), issues)


def _refuse_long_lines(text: str, format_name: str) -> None:
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > MAX_TEXT:
            reason = (
                f"a line of {len(line):,} characters (at most {MAX_TEXT:,} make a paragraph); "
                "break it into paragraphs"
            )
            raise ReadError(format_name, reason, number)


def _to_text(data: bytes, format_name: str) -> tuple[str, str, tuple[Issue, ...]]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), encoding, ()
            except UnicodeDecodeError as error:
                raise ReadError(format_name, f"damaged {encoding} text: {error.reason}") from error
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _detected(data, format_name)
    if text.count("\0") > len(text) // 100:
        # Many of them speak for UTF-16 without its mark; else they are only damage.
        wide, encoding, issues = _detected(data, format_name)
        if encoding.startswith(_WIDE):
            return wide, encoding, issues
    return text, "utf-8", ()


def _detected(data: bytes, format_name: str) -> tuple[str, str, tuple[Issue, ...]]:
    from charset_normalizer import from_bytes, is_binary

    best = None if is_binary(data) and b"\0\0\0" in data else from_bytes(data).best()
    if best is None:
        raise ReadError(format_name, "this is not text (a binary file, or damaged)")
    message = f"not UTF-8; read as {best.encoding}, which was guessed from the content"
    issue = Issue(
        code="ENCODING-GUESSED",
        severity="warning",
        message=message,
        remedy="check letters with accents and quotation marks; save the file as UTF-8",
    )
    return str(best), f"{best.encoding} (guessed)", (issue,)


def _replaced_characters(text: str) -> tuple[Issue, ...]:
    return tuple(
        Issue(
            code="CHARACTER-REPLACED",
            severity="warning",
            message=f"{len(found)} control character(s) that XML cannot carry became U+FFFD",
            line=number,
            found=" ".join(f"U+{ord(character):04X}" for character in found[:8]),
            remedy="remove them from the source",
        )
        for number, line in enumerate(text.split("\n"), start=1)
        if (found := _UNCARRIABLE.findall(line))
    )


def line_of(text: str) -> str | None:
    """The text on one line without blanks at its ends, as names and titles need it."""
    return " ".join(text.split()) or None


def document_id(data: bytes, filename: str | None) -> str:
    """An id for a new document: its file's name, or the beginning of its digest."""
    stem = PurePath(filename).name.split(".")[0] if filename else ""
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-")
    if not slug:
        return f"doc-{hashlib.sha256(data).hexdigest()[:12]}"
    if slug[0].isalpha() and not _RECORD_ID.fullmatch(slug):
        return slug
    return f"doc-{slug}"


def start_document(
    data: bytes, options: ReadOptions, *, media_type: str, format_name: str, notes: tuple[str, ...]
) -> Document:
    """An empty document with its source and the provenance of reading it."""
    return Document(
        schema_version="1.0",
        id=document_id(data, options.filename),
        sources=(
            Source(
                id=SOURCE_ID,
                filename=line_of(unicodedata.normalize("NFC", options.filename or "")),
                media_type=media_type,
                sha256=hashlib.sha256(data).hexdigest(),
            ),
        ),
        provenance=(
            Provenance(
                id=READ_ID,
                activity="read",
                tool=f"transcripts.{format_name}",
                version=__version__,
                inputs=(SOURCE_ID,),
                notes=notes,
            ),
        ),
    )
