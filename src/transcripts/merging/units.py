"""Merged blocks that keep together, and where each side has them."""

import dataclasses
from collections.abc import Sequence

from transcripts.comparison.alignment import align
from transcripts.comparison.pairing import Group
from transcripts.comparison.passages import Passage, Rewriting, rewriting
from transcripts.model import Block


@dataclasses.dataclass
class Unit:
    """Blocks of the merged document that follow each other."""

    blocks: list[Block]
    base: int | None
    """Index of the first of them in the base; None if it has none."""
    ours: int | None
    """The same in our document."""
    theirs: int | None
    """The same in theirs."""


def one_to_one(old: Block, new: Block, edits: tuple[object, ...]) -> Rewriting:
    """How the text of a block that is still one was edited."""
    return Rewriting(Passage((old,), ()), Passage((new,), ()), edits)  # type: ignore[arg-type]


def found_between(old: Sequence[Block], new: Sequence[Block]) -> Rewriting:
    """How the text of some blocks became that of others, by their words."""
    group = Group(tuple(range(len(old))), tuple(range(len(new))))
    return rewriting(old, new, align(old, new), group)
