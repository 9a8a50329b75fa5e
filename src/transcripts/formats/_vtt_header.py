"""The header of a WebVTT file: a title, metadata, and style sheets of old YouTube files."""

import re
from typing import NamedTuple

from transcripts.formats._cues import Aside, first_timing
from transcripts.formats._findings import Findings


class Header(NamedTuple):
    """What stands before the first empty line."""

    asides: tuple[Aside, ...]
    """The title as a heading, the rest as a note."""
    language: str | None
    end: int
    """Where it ends in the text."""


def header_of(text: str, findings: Findings) -> Header:
    """Read the header; a file without the signature has an empty one, and a finding."""
    signature = SIGNATURE.match(text)
    if signature is None:
        findings.add("HEADER-MISSING", 0)
        return Header((), None, 0)
    blank = text.find("\n\n", signature.end())
    end = min(first_timing(text), blank if blank >= 0 else len(text))
    body = _without_style(text[signature.end() : end], signature.end(), findings)
    # The number of a cue that no empty line parts from the header.
    title, *lines = _NUMBER_AT_END.sub("", body).split("\n")
    title = title.strip()
    if METADATA.match(title):
        title, lines = "", [title, *lines]
    metadata = "\n".join(line.strip() for line in lines if line.strip())
    asides = (
        Aside("heading", _DASH.sub("", title), signature.start()),
        Aside("note", metadata, signature.start(), boilerplate=True),
    )
    language = LANGUAGE.search(metadata)
    return Header(
        tuple(aside for aside in asides if aside.text), language[1] if language else None, end
    )


def _without_style(body: str, place: int, findings: Findings) -> str:
    style = _STYLE.search(body)
    if style is None:
        return body
    findings.add("HEADER-STYLE", place + style.start() + 1)
    return body[: style.start()] + body[style.end() :]


SIGNATURE = re.compile(r"\s*WEBVTT(?![^ \t\n])")
_STYLE = re.compile(r"\nStyle:[\s\S]*?(?:\n##(?=\n|\Z)|\Z)")
_NUMBER_AT_END = re.compile(r"\n[ \t]*[0-9]+[ \t]*\n?\Z")
METADATA = re.compile(r"[A-Z][\w-]*[ \t]*[:=][ \t]*\S")
LANGUAGE = re.compile(
    r"\bLanguage[ \t]*[:=][ \t]*([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*)(?![\w-])", re.IGNORECASE
)
_DASH = re.compile(r"[-–—:][ \t]*")
