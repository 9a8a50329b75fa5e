"""Plain-text event reports. Every character but the blank space between blocks is kept."""

from transcripts.formats import Format, Reading, ReadOptions, Sniff, Written
from transcripts.formats._building import decode, start_document
from transcripts.formats._credits import described
from transcripts.formats._language import language_of
from transcripts.formats._plain import is_plain
from transcripts.formats._plain_writer import losses, plain_text
from transcripts.formats._report import parts
from transcripts.formats._turn_blocks import block_of
from transcripts.model import Document

_MEDIA_TYPE = "text/plain"


def sniff(head: bytes) -> Sniff:
    """Any text would do, unless it has the look of mark-up, data or captions."""
    return Sniff.FALLBACK if is_plain(head) else Sniff.NO


def read(data: bytes, options: ReadOptions) -> Reading:
    """Read a report into headings, paragraphs and items.

    Raises:
        ReadError: If there is no text.
    """
    decoded = decode(data, "text")
    found = enumerate(parts(decoded.text), start=1)
    blocks = tuple(block_of(f"b{number}", part) for number, part in found)
    empty = start_document(
        data, options, media_type=_MEDIA_TYPE, format_name="text", notes=decoded.notes
    )
    document = empty.replace(
        language=language_of(block.text for block in blocks),
        sources=(described(empty.sources[0], blocks),),
        blocks=blocks,
    )
    return Reading(document, decoded.issues)


def write(document: Document) -> Written:
    """Write the text with speakers and times; everything inferred is left out and listed."""
    return Written(plain_text(document).encode(), tuple(losses(document)))


FORMAT = Format(
    name="text",
    title="Plain-text report",
    suffixes=(".txt", ".text"),
    media_type=_MEDIA_TYPE,
    sniff=sniff,
    read=read,
    write=write,
)
