"""A block cut where claims and questions begin and end; they may overlap and nest."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from transcripts.model import Block, TextSpan


class Part(NamedTuple):
    """A stretch of text that lies in the same statements all along."""

    text: str
    statements: tuple[str, ...]
    """Their ids, that of the shortest span first."""
    ends: bool
    """Whether the first of them ends here."""


def parts(block: Block, spans: Sequence[tuple[str, TextSpan]]) -> list[Part]:
    """The block in order, cut at every border of a span in it."""
    here = [(id, span) for id, span in spans if span.block == block.id]
    # The last span of a statement is where it ends, in whichever block.
    last = dict(spans)
    borders = {0, len(block.text)}
    for _, span in here:
        borders |= {span.start, span.end}
    cuts = sorted(borders)
    found = []
    for start, end in pairwise(cuts):
        over = [(id, span) for id, span in here if span.start <= start and end <= span.end]
        over.sort(key=lambda one: one[1].end - one[1].start)
        ids = tuple(dict.fromkeys(id for id, _ in over))
        ends = bool(over) and last[over[0][0]] == over[0][1] and over[0][1].end == end
        found.append(Part(block.text[start:end], ids, ends))
    return found
