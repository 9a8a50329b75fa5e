"""The document as TEI-XML: text as the source has it, what was inferred stand-off."""

import json
import re

from pydantic import ValidationError

from transcripts.formats import Format, Parsed, Reading, ReadOptions, Sniff, Written
from transcripts.formats._invalid import unreadable
from transcripts.formats.tei.markup import indented, start
from transcripts.formats.tei.vocabulary import TEI
from transcripts.formats.tei.write_header import header
from transcripts.formats.tei.write_standoff import standoff
from transcripts.formats.tei.write_text import text
from transcripts.model import Document

_ROOT = re.compile(
    rb"(?>\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)*+"
    rb"<(?:[A-Za-z_][\w.\-]*:)?(?:TEI|teiCorpus)\s[^>]*" + re.escape(TEI.encode()),
    re.DOTALL,
)

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'


def sniff(head: bytes) -> Sniff:
    """TEI if its root element says so."""
    start = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return Sniff.CERTAIN if _ROOT.match(start) else Sniff.NO


def parse(data: bytes) -> Parsed:
    """The document in the file as plain values, and where each of them stands.

    Raises:
        ReadError: If it is not well-formed, has a DOCTYPE or is not one TEI document.
        NewerSchemaError: If it was written for a newer schema.
    """
    from transcripts.formats.tei.read_document import parsed

    return parsed(data, repeated="error")


def read(data: bytes, options: ReadOptions) -> Reading:
    """Read a document, ours or other people's TEI.

    Raises:
        ReadError: If it is not TEI, or not a valid document.
        NewerSchemaError: If it was written for a newer schema.
    """
    from transcripts.formats.tei.read_document import parsed

    found = parsed(data, filename=options.filename)
    try:
        return Reading(Document.model_validate_json(json.dumps(found.record)), found.issues)
    except ValidationError as error:
        raise unreadable(error, found, format_name="tei") from error


def write(document: Document) -> Written:
    """Write a document; nothing is left out."""
    root = {"xmlns": TEI, "xml:id": document.id, "xml:lang": document.language}
    lines = (
        f"{start('TEI', root)}>",
        *indented(header(document)),
        *text(document.blocks),
        *indented(standoff(document)),
        "</TEI>",
        "",
    )
    # Line by line, as most lines are ASCII, which is quick to encode.
    encoded = [line.encode() for line in (_DECLARATION, *lines)]
    return Written(b"\n".join(encoded))


FORMAT = Format(
    name="tei",
    title="TEI-XML of this schema, or other TEI",
    suffixes=(".tei.xml", ".tei", ".xml"),
    media_type="application/tei+xml",
    sniff=sniff,
    read=read,
    write=write,
    parse=parse,
)
