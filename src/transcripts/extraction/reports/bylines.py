"""Who wrote a report, by its byline."""

from collections.abc import Iterator, Sequence

from transcripts.extraction.language.lexicon import Lexicon
from transcripts.extraction.language.names import Name, names
from transcripts.extraction.language.tokens import tokens
from transcripts.model import Block

_SHORT = 220
"""A byline stands in a block of its own or near a line's beginning."""


def bylines(blocks: Sequence[Block], lexicon: Lexicon) -> tuple[Name, ...]:
    """The names in the bylines of a report, in order, each once."""
    found = {name.parts: name for block in blocks for name in _in_block(block, lexicon)}
    return tuple(found.values())


def _in_block(block: Block, lexicon: Lexicon) -> Iterator[Name]:
    for match in lexicon.patterns["byline_names"].finditer(block.text[: _SHORT * 4]):
        start, end = match.span("names")
        for name in names(tokens(block.text, start, min(end, start + 120), ()), lexicon):
            institution = any(lexicon.has("organization_words", part) for part in name.parts)
            if not institution and not lexicon.has("weekdays", name.parts[0]):
                yield name
