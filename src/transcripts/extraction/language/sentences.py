"""Sentences with offsets: abbreviations, initials, list lines; quotations are not cut."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from transcripts.extraction.language.lexicon import Lexicon, load
from transcripts.extraction.language.quotations import Quotation, quotations

_END = re.compile(r"[.!?…]+[\"'”’»)\]*_]*(?=\s|$)|\n+")
_WORD_BEFORE = re.compile(r"([^\W\d_]+(?:\.[^\W\d_]+)*)$")
_NEXT_WORD = re.compile(r"[\s\"'“‘«(\[*_]*(\S+)")
_QUESTION = re.compile(r"[?!…]")
_LINE_WRAPS = 60


class Span(NamedTuple):
    """A stretch of text: code points, half-open."""

    start: int
    end: int


def sentences(
    text: str,
    *,
    quoted: tuple[Quotation, ...] | None = None,
    lexicon: Lexicon | None = None,
) -> tuple[Span, ...]:
    """The sentences of a text, without the white space between them.

    A quotation is cut only where it ends; the sentences inside it stay together.
    """
    lexicon = lexicon or load()
    quoted = quotations(text) if quoted is None else quoted
    spans = []
    start = 0
    for end in _ends(text, quoted, lexicon):
        span = _stripped(text, start, end)
        if span is not None:
            spans.append(span)
        start = end
    last = _stripped(text, start, len(text))
    return (*spans, last) if last else tuple(spans)


def _ends(text: str, quoted: tuple[Quotation, ...], lexicon: Lexicon) -> Iterator[int]:
    index = 0
    for match in _END.finditer(text):
        while index < len(quoted) and quoted[index].end <= match.start():
            index += 1
        inside = index < len(quoted) and quoted[index].start < match.start()
        if inside and match.end() < quoted[index].end:
            continue
        if match.group()[0] == "\n":
            if _breaks_line(text, match.start(), match.end()):
                yield match.end()
        elif _ends_sentence(text, match, lexicon, inside=inside):
            yield match.end()


def _breaks_line(text: str, at: int, after: int) -> bool:
    """Whether a line end is more than the wrapping of a long line."""
    line = text[text.rfind("\n", 0, at) + 1 : at]
    wraps = len(line) >= _LINE_WRAPS and after - at == 1 and text[after : after + 1].islower()
    return not wraps


def _ends_sentence(text: str, match: re.Match[str], lexicon: Lexicon, *, inside: bool) -> bool:
    follow = _NEXT_WORD.match(text, match.end())
    if follow is None:
        return True
    upcoming = follow.group(1)
    lower_follows = upcoming[0].islower() and text[match.end()] != "\n"
    mark = match.group()
    if _QUESTION.search(mark):
        reports = upcoming in lexicon.entries
        return not lower_follows or not (inside or reports or "…" in mark)
    if lower_follows:
        return False
    return not mark.startswith(".") or not _abbreviates(text, match.start(), upcoming, lexicon)


def _abbreviates(text: str, at: int, upcoming: str, lexicon: Lexicon) -> bool:
    before = _WORD_BEFORE.search(text, max(0, at - 24), at)
    if before is None:
        return False
    word = before.group(1).lower()
    if word in lexicon.words["closing_abbreviations"]:
        bare = upcoming.strip(".,;:").lower()
        return bare in lexicon.order or bare in lexicon.words["weekdays"]
    if len(word) == 1:
        return before.group(1).isupper() and not lexicon.has("lone_letters", word)
    if word in lexicon.words["abbreviations"]:
        return not lexicon.has("number_signs_too", word) or upcoming[0].isdigit()
    return "." in word and before.group(1).replace(".", "").isupper()


def _stripped(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
