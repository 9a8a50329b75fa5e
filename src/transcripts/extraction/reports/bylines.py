"""Who wrote a report and for which paper, by its byline, its sign-off and its masthead."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from transcripts.extraction.language.lexicon import Lexicon
from transcripts.extraction.language.names import Name, names
from transcripts.extraction.language.tokens import tokens
from transcripts.extraction.reports.appositions import after_name
from transcripts.extraction.reports.institutions import Found
from transcripts.model import Block

_SHORT = 220
"""A byline stands in a block of its own or near a line's beginning."""
_HEAD, _TAIL = 7, 4
"""How many blocks at the top and at the end may hold a line with nothing but a name."""


class Byline(NamedTuple):
    """The name of a writer and what stands after it."""

    name: Name
    found: tuple[Found, ...]


def bylines(blocks: Sequence[Block], lexicon: Lexicon) -> tuple[Byline, ...]:
    """The writers named in the bylines of a report, in order, each once."""
    every = (
        *(line for block in blocks for line in _in_block(block, lexicon)),
        *(line for block in blocks[1:_HEAD] for line in _alone(block, "byline_alone", lexicon)),
        *(line for block in blocks[-_TAIL:] for line in _alone(block, "sign_off", lexicon)),
    )
    found: dict[tuple[str, ...], Byline] = {}
    for line in every:
        found.setdefault(line.name.parts, line)
    return tuple(found.values())


def _in_block(block: Block, lexicon: Lexicon) -> Iterator[Byline]:
    for match in lexicon.patterns["byline_names"].finditer(block.text[: _SHORT * 4]):
        start, end = match.span("names")
        yield from _names(block, start, min(end, start + 120), lexicon)


def _alone(block: Block, pattern: str, lexicon: Lexicon) -> Iterator[Byline]:
    if block.kind != "heading":
        for match in lexicon.patterns[pattern].finditer(block.text):
            group = next(name for name, text in match.groupdict().items() if text)
            yield from _names(block, *match.span(group), lexicon)


def _names(block: Block, start: int, end: int, lexicon: Lexicon) -> Iterator[Byline]:
    line_end = block.text.find("\n", end)
    words = tokens(block.text, start, line_end if line_end >= 0 else len(block.text), ())
    for name in names(words, lexicon):
        if name.start < end and _may_write(name, lexicon):
            yield Byline(name, tuple(after_name(words, block.text, name.last, lexicon)))


def _may_write(name: Name, lexicon: Lexicon) -> bool:
    if name.text.startswith("@"):
        return True
    lists = ("organization_words", "weekdays", "event_words", "prepositions", "determiners")
    if any(lexicon.has(kind, part) for part in name.parts for kind in lists):
        return False
    if any(part in lexicon.order or _is_function(part, lexicon) for part in name.parts):
        return False
    single = len(name.parts) == 1
    return not (single and name.shouted) or lexicon.is_given_name(name.parts[0])


def _is_function(part: str, lexicon: Lexicon) -> bool:
    return len(part) > 1 and lexicon.is_role(part)


def outlet(blocks: Sequence[Block], lexicon: Lexicon) -> str | None:
    """The paper or programme that a report stands in, by a line that is its name."""
    pattern = lexicon.patterns["outlet_name"]
    lines = (
        line for block in (*blocks[:_HEAD], *blocks[-_TAIL:]) for line in block.text.split("\n")
    )
    for line in lines:
        match = pattern.search(line.strip("*_# "))
        if match:
            return lexicon.without("definite_article", " ".join(match["name"].split()))
    return None
