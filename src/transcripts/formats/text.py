"""Plain-text event reports. Every character but the blank space between blocks is kept."""

import re

from transcripts.formats import Format, Reading, ReadOptions, Sniff
from transcripts.formats._building import SOURCE_ID, decode, start_document
from transcripts.formats._credits import described
from transcripts.formats._language import language_of
from transcripts.formats._report import parts
from transcripts.model import Block

_MEDIA_TYPE = "text/plain"
_OTHER = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<[A-Za-z!?]|[\[{]\s*[\"{\[\]}\d]|WEBVTT\b|%PDF-|\{\\rtf|PK\x03\x04)"
)
_TIMED = re.compile(rb"^\s*\d[\d:.,]+\s*-->\s*\d", re.MULTILINE)
_CONTROLS = bytes(range(9)) + bytes(range(14, 32))


def sniff(head: bytes) -> Sniff:
    """Any text would do, unless it has the look of mark-up, data or captions."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Sniff.FALLBACK
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls > len(head) // 100 or _OTHER.match(head) or _TIMED.search(head):
        return Sniff.NO
    return Sniff.FALLBACK


def read(data: bytes, options: ReadOptions) -> Reading:
    """Read a report into headings, paragraphs and items.

    Raises:
        ReadError: If there is no text.
    """
    decoded = decode(data, "text")
    blocks = tuple(
        Block(
            id=f"b{number}",
            kind=part.kind,
            text=part.text,
            level=part.level,
            source=SOURCE_ID,
            boilerplate=part.boilerplate,
        )
        for number, part in enumerate(parts(decoded.text), start=1)
    )
    empty = start_document(
        data, options, media_type=_MEDIA_TYPE, format_name="text", notes=decoded.notes
    )
    document = empty.replace(
        language=language_of(block.text for block in blocks),
        sources=(described(empty.sources[0], blocks),),
        blocks=blocks,
    )
    return Reading(document, decoded.issues)


FORMAT = Format(
    name="text",
    title="Plain-text report",
    suffixes=(".txt", ".text"),
    media_type=_MEDIA_TYPE,
    sniff=sniff,
    read=read,
)
