"""Whether bytes are plain text and not mark-up, data or captions."""

import re

_OTHER = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<[A-Za-z!?]|[\[{]\s*[\"{\[\]}]|\[\s*-?[\d.]+\s*,|WEBVTT\b|%PDF-|\{\\rtf|PK\x03\x04)"
)
_TIMED = re.compile(rb"^\s*\d[\d:.,]+\s*-->\s*\d", re.MULTILINE)
_CONTROLS = bytes(range(9)) + bytes(range(14, 32))
_STRAY = 3
"""Control characters that a short text may hold by accident."""


def is_plain(head: bytes) -> bool:
    """True if the beginning of a file is text without the look of mark-up, data or captions."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return (
        controls <= max(_STRAY, len(head) // 100)
        and not _OTHER.match(head)
        and not _TIMED.search(head)
    )


def text_of(head: bytes) -> str:
    """The beginning of a file as text, good enough to judge its layout."""
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = head.decode("utf-16" if wide else "utf-8-sig", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")
