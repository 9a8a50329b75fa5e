"""HTML bytes to an element tree: encoding as declared, no network, bounded depth."""

import codecs
import re

from lxml import etree

from transcripts.errors import ReadError
from transcripts.formats._building import Decoded, decode
from transcripts.formats._xml_limits import limit_in

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:\-]+)", re.IGNORECASE)
_DECLARATION_REACH = 4096


def decode_page(data: bytes) -> Decoded:
    """The page's text; without a byte order mark or valid UTF-8 the declared encoding counts.

    Raises:
        ReadError: If there is no text, or the bytes are not text.
    """
    declared = _declared(data)
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        if declared is None or data.startswith((codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE)):
            return decode(data, "html")
    else:
        return decode(data, "html")
    try:
        text = data.decode(declared)
    except UnicodeDecodeError:
        return decode(data, "html")
    found = decode(text.encode(), "html")
    return found._replace(notes=(f"decoded as {declared} (declared)", *found.notes[1:]))


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:_DECLARATION_REACH])
    try:
        name = codecs.lookup(match[1].decode("ascii")).name if match else None
    except LookupError:
        return None
    # Browsers read Latin-1 as its superset, and so must we: it is what authors meant.
    return "cp1252" if name in ("iso8859-1", "ascii") else name


def tree_of(page: str) -> etree._Element:
    """The page's elements.

    Raises:
        ReadError: If there are none, or they are nested deeper than any honest page.
    """
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    root = etree.fromstring(page.encode(), parser)
    fatal = [entry for entry in parser.error_log if entry.level_name == "FATAL"]
    if fatal:
        message = fatal[0].message
        raise ReadError("html", limit_in(message) or message.split(",")[0], fatal[0].line)
    if root is None:
        raise ReadError("html", "there is no element in it")
    return root
