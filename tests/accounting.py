"""What of a source is in no block: the readers' promise is that nothing is."""

import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from transcripts.formats import Format, ReadOptions
from transcripts.model import Block, Document

SHARED = Path(__file__).parents[1].parent / "shared"
ANNOTATED = Path(__file__).parents[1] / "samples" / "annotated"

_STAMP = re.compile(r"[\[(]?\s*(?:Time:?\s*)?(?:\d+:)?\d+:\d\d(?:[.,]\d+)?\s*[\])]?")
_AROUND_LABELS = re.compile(r"[\s:：.\[\]()]+")


def solid(text: str) -> str:
    """The text without white space, normalised like the model's."""
    return "".join(unicodedata.normalize("NFC", text).split())


def texts(document: Document) -> str:
    """All block texts in order, without white space."""
    return solid("".join(block.text for block in document.blocks))


def leftover(source: str, blocks: Iterable[Block]) -> str:
    """What lies between the blocks beside their labels, their times and the signs around these."""
    position, left = 0, ""
    for block in blocks:
        label = block.label
        for part in _between_anchors(block):
            found = source.index(part, position)
            gap = source[position:found]
            if label:
                assert label in gap, f"{label!r} is not before {part[:40]!r}"
                gap = gap.replace(label, "", 1)
                label = None
            left += _AROUND_LABELS.sub("", _STAMP.sub("", gap))
            position = found + len(part)
    return left + _AROUND_LABELS.sub("", source[position:])


def letters_missing(source: str, document: Document, *also: str) -> Counter[str]:
    """Letters that the source has more of than texts, labels and `also` together."""
    kept = [block.text + (block.label or "") for block in document.blocks]
    there = Counter(filter(str.isalpha, unicodedata.normalize("NFC", source)))
    return there - Counter(filter(str.isalpha, "".join((*kept, *also))))


def read(form: Format, source: str | bytes, *, filename: str | None = None) -> Document:
    """The document alone."""
    data = source if isinstance(source, bytes) else source.encode()
    assert form.read is not None
    return form.read(data, ReadOptions(filename=filename)).document


def outline(document: Document) -> list[tuple[str, str]]:
    """Kind and text of each block; a heading has its level, boilerplate a `~`."""
    return [
        (f"{'~' if block.boilerplate else ''}{block.kind}{block.level or ''}", block.text)
        for block in document.blocks
    ]


def turns(document: Document) -> list[tuple[str | None, int | None, str]]:
    """Label, start in milliseconds and text of each turn."""
    return [
        (block.label, block.time.start_ms if block.time else None, block.text)
        for block in document.blocks
        if block.kind == "turn"
    ]


def _between_anchors(block: Block) -> Iterator[str]:
    offsets = [0, *(anchor.offset for anchor in block.anchors), len(block.text)]
    for start, end in itertools.pairwise(offsets):
        if part := block.text[start:end].strip():
            yield part
