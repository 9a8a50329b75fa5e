"""SubRip captions (SRT)."""

import re

from transcripts.formats import Format, Reading, ReadOptions, Sniff, Written
from transcripts.formats._building import decode
from transcripts.formats._captions import RULES, Opened, Tally, read_captions, tally
from transcripts.formats._cues import Dialect
from transcripts.formats._findings import Findings
from transcripts.formats._srt_writer import srt_text
from transcripts.model import Document

MEDIA_TYPE = "application/x-subrip"
_DIALECT = Dialect("srt", MEDIA_TYPE, numbered=True)
_TIME = rb"(?:[0-9]+:)?[0-9]{1,2}:[0-9]{2}(?:[.,] ?[0-9]{1,3})?"
_TIMING = re.compile(rb"(?:^|[\r\n])[ \t]*%b[ \t]*-->[ \t]*%b" % (_TIME, _TIME))
_WEBVTT = re.compile(rb"WEBVTT(?![^ \t\r\n])")


def sniff(head: bytes) -> Sniff:
    """Ours if one of the first lines is a cue's time, and the file is no WebVTT."""
    start = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    timing = _TIMING.search(start)
    if timing is None or _WEBVTT.match(start):
        return Sniff.NO
    return Sniff.CERTAIN if start.count(b"\n", 0, timing.start() + 1) <= 2 else Sniff.LIKELY


def read(data: bytes, options: ReadOptions) -> Reading:
    """Read captions as turns of speech.

    Raises:
        ReadError: If it is not text, or has no cue.
    """
    return read_captions(_opened(data), options, _DIALECT)


def write(document: Document) -> Written:
    """Write captions, one for each stretch between two anchors; the losses say what is missing."""
    text, losses = srt_text(document)
    return Written(text.encode(), losses)


def count(data: bytes, options: ReadOptions) -> Tally:
    """What becomes of the cues of a file.

    Raises:
        ReadError: If it is not text, or has no cue.
    """
    return tally(_opened(data), options, _DIALECT)


def _opened(data: bytes) -> Opened:
    decoded = decode(data, "srt")
    return Opened(data, decoded, 0, (), None, Findings(decoded.text, RULES))


FORMAT = Format(
    name="srt",
    title="SubRip captions",
    suffixes=(".srt",),
    media_type=MEDIA_TYPE,
    sniff=sniff,
    read=read,
    write=write,
)
