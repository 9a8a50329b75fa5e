"""Annotated reports cut into windows of tokens, and windows into batches."""

import bisect
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import torch

from training_data import Example
from transcripts.extraction.model.encoder import paragraph_starts
from transcripts.extraction.model.tagging import SIZES

_AFTER = 200
"""Characters after a claim within which its source may be named, as at run time."""
_IGNORED = -100


class Link(NamedTuple):
    """A claim with the candidates for its source, by token indices of the window."""

    content: Sequence[int]
    mention: Sequence[int]
    candidates: Sequence[tuple[Sequence[int], bool]]
    """Tokens, and whether they name the source."""


class Piece(NamedTuple):
    """A window of an example."""

    ids: Sequence[int]
    begins: Sequence[int]
    labels: Mapping[str, Sequence[int]]
    links: Sequence[Link]


class Batch(NamedTuple):
    """Windows side by side, as tensors."""

    ids: Any
    mask: Any
    starts: Any
    labels: Mapping[str, Any]
    links: Sequence[Sequence[Link]]


def pieces(
    examples: Sequence[Example], tokenizer: Any, *, size: int, stride: int
) -> tuple[Piece, ...]:
    """The windows of all examples, in order."""
    return tuple(
        piece for example in examples for piece in _pieces(example, tokenizer, size, stride)
    )


def _pieces(example: Example, tokenizer: Any, size: int, stride: int) -> Iterator[Piece]:
    encoding = tokenizer.encode(example.text, add_special_tokens=False)
    places = np.asarray(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    begins = paragraph_starts(example.text, places).tolist()
    for first in range(0, max(1, len(places) - size + stride), stride):
        window = slice(first, first + size)
        offsets = places[window].tolist()
        labels = {
            head: [values[start] for start, _ in offsets] for head, values in example.labels.items()
        }
        links = tuple(_links(example, offsets))
        yield Piece(encoding.ids[window], begins[window], labels, links)


def _links(example: Example, offsets: Sequence[Sequence[int]]) -> Iterator[Link]:
    ends = [end for _, end in offsets]
    limits = (offsets[0][0], offsets[-1][1])

    def tokens(spans: Sequence[Sequence[int]]) -> list[int]:
        if not spans or spans[0][0] < limits[0] or spans[-1][1] > limits[1]:
            return []
        found = []
        for start, end in spans:
            at = bisect.bisect_right(ends, start)
            while at < len(offsets) and offsets[at][0] < end:
                found.append(at)
                at += 1
        return found

    places = [(tokens([(c.start, c.end)]), c) for c in example.candidates]
    for claim in example.claims:
        content = [] if claim.get("optional") else tokens(claim["content"])
        if content:
            last = claim["content"][-1][1]
            near = [
                (where, claim["source"] in candidate.owners)
                for where, candidate in places
                if where and candidate.start < last + _AFTER
            ]
            yield Link(content, tokens(claim["source_mention"]), near)


def batched(chosen: Sequence[Piece], *, first: int, last: int) -> Batch:
    """Windows side by side, between the two tokens that frame each."""
    width = max(len(piece.ids) for piece in chosen) + 2
    shape = (len(chosen), width)
    ids, mask, starts = (torch.zeros(shape, dtype=torch.long) for _ in range(3))
    labels = {head: torch.full(shape, _IGNORED) for head in SIZES}
    for row, piece in enumerate(chosen):
        size = len(piece.ids)
        ids[row, 0], ids[row, size + 1] = first, last
        ids[row, 1 : size + 1] = torch.tensor(piece.ids)
        starts[row, 1 : size + 1] = torch.tensor(piece.begins)
        mask[row, : size + 2] = 1
        for head in SIZES:
            labels[head][row, 1 : size + 1] = torch.tensor(piece.labels[head])
    return Batch(ids, mask, starts, labels, [piece.links for piece in chosen])
