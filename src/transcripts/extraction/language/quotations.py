"""Quotations in running text: matched marks by code point, never aborting on an odd one."""

import functools
import re
from typing import NamedTuple

from transcripts.extraction.language.lexicon import languages, load

_MARKS = re.compile("[\"“”„«»‘’'‹›]")
_CLOSERS = {"“": '”"', "„": '“”"', "«": "»", "»": "«", "‘": "’'", "'": "'’", '"': '"”', "‹": "›"}
_SINGLE = "‘’'"
_PARAGRAPH_END = re.compile(r"\n\s*\n")


class Quotation(NamedTuple):
    """A quotation with its marks; offsets are code points."""

    start: int
    end: int
    """One past the closing mark, or the end of the paragraph if there is none."""
    inner_start: int
    inner_end: int
    closed: bool


def quotations(text: str, start: int = 0, end: int | None = None) -> tuple[Quotation, ...]:
    """The outermost quotations between `start` and `end`, in order.

    A double mark that nothing closes runs to the end of its paragraph if it opens a paragraph
    or follows a colon or comma; any other odd mark is left alone.
    """
    end = len(text) if end is None else end
    found: list[Quotation] = []
    position = start
    for match in _MARKS.finditer(text, start, end):
        if match.start() >= position and _opens(text, match.start(), start):
            quotation = _closed_at(text, match.start(), end)
            if quotation is not None:
                found.append(quotation)
                position = quotation.end
    return tuple(found)


def _opens(text: str, at: int, start: int) -> bool:
    mark = text[at]
    if mark in "”›":
        return False
    if mark in "“„«‹":
        return True
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if after.isspace() or not (before.isspace() or before in "([—–-/:*>_"):
        return False
    return mark not in _SINGLE or not _elision().match(text, at)


@functools.cache
def _elision() -> re.Pattern[str]:
    """What begins with an apostrophe that opens no quotation, in any language: `'em`, `'90s`."""
    known = (load(code).patterns["elision"].pattern for code in languages())
    return re.compile("|".join(known), re.IGNORECASE)


def _closed_at(text: str, at: int, end: int) -> Quotation | None:
    boundary = _PARAGRAPH_END.search(text, at, end)
    limit = boundary.start() if boundary else end
    mark = text[at]
    close = (_single_close if mark in _SINGLE else _double_close)(text, at, limit)
    if close is not None:
        return _trimmed(text, at, close, closed=True)
    if mark in '“„«"' and _may_stay_open(text, at):
        return _trimmed(text, at, limit, closed=False)
    return None


def _double_close(text: str, at: int, limit: int) -> int | None:
    mark, depth = text[at], 0
    closers = _CLOSERS[mark]
    for match in _MARKS.finditer(text, at + 1, limit):
        found = match.group()
        if found in closers:
            if depth == 0:
                return match.start()
            depth -= 1
        elif found == mark and text[match.start() - 1] != "\n":
            depth += 1
    return None


def _single_close(text: str, at: int, limit: int) -> int | None:
    fallback = None
    for match in _MARKS.finditer(text, at + 1, limit):
        place = match.start()
        after = text[place + 1] if place + 1 < limit else " "
        if match.group() not in "’'" or after.isalnum() or text[place - 1].isspace():
            continue
        if text[place - 1] != "s" or not after.isspace():
            return place
        fallback = place if fallback is None else fallback
    return fallback


def _may_stay_open(text: str, at: int) -> bool:
    before = text[:at].rstrip(" ")[-1:]
    return before in ("", "\n", ":", ",")


def _trimmed(text: str, at: int, close: int, *, closed: bool) -> Quotation | None:
    inner_start, inner_end = at + 1, close
    while inner_start < inner_end and text[inner_start].isspace():
        inner_start += 1
    while inner_end > inner_start and text[inner_end - 1].isspace():
        inner_end -= 1
    if inner_start == inner_end:
        return None
    return Quotation(at, close + 1 if closed else inner_end, inner_start, inner_end, closed)
