"""A document in parts that a model can take: cut between blocks, never inside one."""

from collections.abc import Sequence
from typing import NamedTuple

from transcripts.model import Block, Document

SIZE = 10_000
"""Characters of a part, unless one block alone is longer."""
_READ = ("paragraph", "item", "heading", "turn")


class Part(NamedTuple):
    """Consecutive blocks with text of the event; `first` is the number of the first, from 1."""

    first: int
    blocks: tuple[Block, ...]

    def halves(self) -> tuple["Part", ...]:
        """The part in two, if it has several blocks; else nothing."""
        middle = len(self.blocks) // 2
        if not middle:
            return ()
        second = Part(self.first + middle, self.blocks[middle:])
        return Part(self.first, self.blocks[:middle]), second


def parts_of(document: Document, *, size: int = SIZE) -> tuple[Part, ...]:
    """The parts of a document, in order; boilerplate and notes are in none."""
    made: list[list[Block]] = []
    length = 0
    for block in read_blocks(document):
        length += len(block.text)
        if not made or length > size:
            made.append([])
            length = len(block.text)
        made[-1].append(block)
    return tuple(_numbered(made))


def read_blocks(document: Document) -> tuple[Block, ...]:
    """The blocks that are shown to the model."""
    return tuple(
        block
        for block in document.blocks
        if block.kind in _READ and not block.boilerplate and block.text.strip()
    )


def _numbered(made: Sequence[Sequence[Block]]) -> list[Part]:
    parts: list[Part] = []
    first = 1
    for blocks in made:
        parts.append(Part(first, tuple(blocks)))
        first += len(blocks)
    return parts
