"""Whether bytes are plain text and not mark-up, data or captions."""

import re

_NAMES = (
    rb"tei|teicorpus|teiheader|text|body|html|head|title|meta|main|article|section|header|div|p"
    rb"|h[1-6]|ul|ol|dl|table|blockquote|cite|span|time|strong|b|em|i|a|br|hr|tt|script|style"
)
_MARK_UP = (
    rb"<[!?]"
    rb"|(?i:<(?:" + _NAMES + rb")(?:\s[^<>]*)?/?>)"
    rb"|<[A-Za-z_][\w.:-]*(?:\s[^<>]*)?(?:/>|>\s*<[A-Za-z_!?/])"
    rb"|<[A-Za-z_][\w.:-]*\s+[\w.:-]+\s*=\s*[\"']"
    rb"|<(?P<name>[A-Za-z_][\w.:-]*)>(?s:.*?)</(?P=name)\s*>"
)
"""Not `<Anna> said`: an element of a known name, with attributes, with others in it, or closed."""
_DATA = (
    rb"\{\s*\"|\{\s*\}\s*\Z|\[\s*\{\s*[\"}]|\[\s*\[\s*[\d\"\[{-]|\[\s*\]\s*\Z"
    rb"|\[\s*\"[^\"\n]*\"\s*[,\]]|\[\s*-?[\d.]+\s*,[\s\d.,eE+-]*\]?\s*\Z"
)
"""JSON, not `[1, 2] show that` or `{so they say}`."""
_OTHER = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:" + _MARK_UP + rb"|" + _DATA + rb"|WEBVTT\b|%PDF-|\{\\rtf|PK\x03\x04)"
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
