"""WebVTT captions: Zoom, Teams, YouTube, broadcasters, podcasts."""

import re

from transcripts.formats import Format, Reading, ReadOptions, Sniff, Written
from transcripts.formats._building import decode
from transcripts.formats._captions import RULES, Opened, Tally, read_captions, tally
from transcripts.formats._cues import Dialect
from transcripts.formats._findings import Findings
from transcripts.formats._vtt_header import header_of
from transcripts.formats._vtt_writer import webvtt_text
from transcripts.model import Document

MEDIA_TYPE = "text/vtt"
_DIALECT = Dialect("vtt", MEDIA_TYPE, numbered=False)
_SIGNATURE = re.compile(rb"WEBVTT(?![^ \t\r\n])")


def sniff(head: bytes) -> Sniff:
    """Ours if it begins with WEBVTT."""
    start = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return Sniff.CERTAIN if _SIGNATURE.match(start) else Sniff.NO


def read(data: bytes, options: ReadOptions) -> Reading:
    """Read captions as turns of speech.

    Raises:
        ReadError: If it is not text, or has no cue.
    """
    return read_captions(_opened(data), options, _DIALECT)


def write(document: Document) -> Written:
    """Write captions, one for each stretch between two anchors; the losses say what is missing."""
    text, losses = webvtt_text(document)
    return Written(text.encode(), losses)


def count(data: bytes, options: ReadOptions) -> Tally:
    """What becomes of the cues of a file.

    Raises:
        ReadError: If it is not text, or has no cue.
    """
    return tally(_opened(data), options, _DIALECT)


def _opened(data: bytes) -> Opened:
    decoded = decode(data, "vtt")
    findings = Findings(decoded.text, RULES)
    header = header_of(decoded.text, findings)
    return Opened(data, decoded, header.end, header.asides, header.language, findings)


FORMAT = Format(
    name="vtt",
    title="WebVTT captions",
    suffixes=(".vtt", ".webvtt"),
    media_type=MEDIA_TYPE,
    sniff=sniff,
    read=read,
    write=write,
)
