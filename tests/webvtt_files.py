"""What the tests of WebVTT share: files of a few cues, and looks at what was read."""

from accounting import read
from transcripts.formats import ReadOptions
from transcripts.formats.webvtt import FORMAT
from transcripts.formats.webvtt import read as read_vtt
from transcripts.model import Block
from transcripts.report import Issue


def vtt(*cues: str) -> str:
    """A WebVTT file of these cues."""
    return "\n\n".join(["WEBVTT", *cues]) + "\n"


def issues(source: str | bytes) -> dict[str, Issue]:
    """What is said while reading a file, by code."""
    data = source if isinstance(source, bytes) else source.encode()
    return {issue.code: issue for issue in read_vtt(data, ReadOptions()).issues}


def only_block(source: str) -> Block:
    """The one block of a file."""
    (block,) = read(FORMAT, source).blocks
    return block


def points(block: Block) -> list[tuple[int, int]]:
    """Offset and time of each anchor."""
    return [(anchor.offset, anchor.ms) for anchor in block.anchors]


VOICES = vtt(
    "00:00:01.000 --> 00:00:02.000\n<v Ann Lee>Good evening.</v>",
    "00:00:02.500 --> 00:00:04.000\n<v Ann Lee>We are live",
    "00:00:04.000 --> 00:00:05.000\n<v Bo>Are\nwe?</v>",
)
