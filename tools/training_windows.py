"""Annotated reports cut into windows of tokens, and windows into batches."""

import bisect
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import torch

from training_data import IGNORED, Example
from transcripts.extraction.model.encoder import paragraph_starts
from transcripts.extraction.model.tagging import ROLES, SIZES, distance_step

_AFTER = 200
"""Characters after a claim within which its source may be named, as at run time."""

Spans = Sequence[Sequence[int]]


class Link(NamedTuple):
    """Words with the candidates for whom they belong to, by token indices of the window."""

    content: Sequence[int]
    mention: Sequence[int]
    right: Sequence[int]
    """Which of the window's candidates are the right ones."""
    possible: Sequence[int]
    """Which of them could be."""

    @property
    def first(self) -> int:
        """The token from which the distance of a candidate is counted."""
        return (self.mention or self.content)[0]


class Piece(NamedTuple):
    """A window of an example."""

    ids: Sequence[int]
    begins: Sequence[int]
    labels: Mapping[str, Sequence[int]]
    candidates: Sequence[Sequence[int]]
    """The tokens of each name and description."""
    claims: Sequence[Link]
    belongings: Sequence[Link]


class Links(NamedTuple):
    """The links of one window as tensors: links by candidates, or by tokens."""

    content: Any
    mention: Any
    candidates: Any
    steps: Any
    right: Any
    possible: Any


class Batch(NamedTuple):
    """Windows side by side, as tensors."""

    ids: Any
    mask: Any
    starts: Any
    labels: Mapping[str, Any]
    roles: Any
    """Windows by tokens by roles; -1 where nobody is named."""
    claims: Sequence[Links | None]
    belongings: Sequence[Links | None]


class Encoded(NamedTuple):
    """An example in tokens."""

    example: Example
    ids: Sequence[int]
    places: Sequence[Sequence[int]]
    begins: Sequence[int]


def encoded(example: Example, tokenizer: Any) -> Encoded:
    """An example with its tokens and where they stand."""
    encoding = tokenizer.encode(example.text, add_special_tokens=False)
    places = np.asarray(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    begins = paragraph_starts(example.text, places).tolist()
    return Encoded(example, encoding.ids, places.tolist(), begins)


def pieces(whole: Encoded, *, size: int, stride: int, shift: int) -> Iterator[Piece]:
    """The windows of an example; the first is shorter by `shift` tokens than the others."""
    for first in range(-shift, max(1, len(whole.ids) - size + stride), stride):
        window = slice(max(0, first), first + size)
        offsets = whole.places[window]
        labels = {
            head: [values[start] for start, _ in offsets]
            for head, values in whole.example.labels.items()
        }
        yield Piece(whole.ids[window], whole.begins[window], labels, *_links(whole, offsets))


def _links(
    whole: Encoded, offsets: Spans
) -> tuple[Sequence[Sequence[int]], Sequence[Link], Sequence[Link]]:
    view = _View(offsets, [end for _, end in offsets])
    placed = [(view.tokens([(c.start, c.end)]), c) for c in whole.example.candidates]
    inside = [(tokens, candidate) for tokens, candidate in placed if tokens]
    claims = []
    for claim in whole.example.claims:
        content = [] if claim.get("optional") else view.tokens(claim["content"])
        mention = view.tokens(claim["source_mention"])
        if content:
            last = claim["content"][-1][1]
            possible = [
                at
                for at, (tokens, candidate) in enumerate(inside)
                if candidate.start < last + _AFTER and (candidate.named or tokens != mention)
            ]
            right = [at for at in possible if claim["source"] in inside[at][1].owners]
            claims.append(Link(content, mention, right, possible))
    named = [at for at, (_, candidate) in enumerate(inside) if candidate.named]
    belongings = []
    for place in whole.example.belongings:
        tokens = view.tokens([(place.start, place.end)])
        if tokens:
            right = [at for at in named if inside[at][1].owners <= place.owners]
            belongings.append(Link(tokens, (), right, named))
    return [tokens for tokens, _ in inside], claims, belongings


class _View(NamedTuple):
    offsets: Spans
    ends: Sequence[int]

    def tokens(self, spans: Spans) -> list[int]:
        """The tokens of a stretch that lies wholly in the window, else none."""
        if not spans or spans[0][0] < self.offsets[0][0] or spans[-1][1] > self.ends[-1]:
            return []
        found = []
        for start, end in spans:
            at = bisect.bisect_right(self.ends, start)
            while at < len(self.offsets) and self.offsets[at][0] < end:
                found.append(at)
                at += 1
        return found


def batched(chosen: Sequence[Piece], *, first: int, last: int) -> Batch:
    """Windows side by side, between the two tokens that frame each."""
    width = max(len(piece.ids) for piece in chosen) + 2
    shape = (len(chosen), width)
    ids, mask, starts = (torch.zeros(shape, dtype=torch.long) for _ in range(3))
    labels = {head: torch.full(shape, IGNORED) for head in SIZES}
    roles = torch.full((*shape, len(ROLES)), -1.0)
    for row, piece in enumerate(chosen):
        size = len(piece.ids)
        ids[row, 0], ids[row, size + 1] = first, last
        ids[row, 1 : size + 1] = torch.tensor(piece.ids)
        starts[row, 1 : size + 1] = torch.tensor(piece.begins)
        mask[row, : size + 2] = 1
        for head in SIZES:
            labels[head][row, 1 : size + 1] = torch.tensor(piece.labels[head])
        for at, bits in enumerate(piece.labels["role"], start=1):
            if bits:
                roles[row, at] = torch.tensor([float(bits >> n & 1) for n in range(len(ROLES))])
    return Batch(
        ids, mask, starts, labels, roles,
        [_tensors(piece.claims, piece.candidates, width) for piece in chosen],
        [_tensors(piece.belongings, piece.candidates, width) for piece in chosen],
    )  # fmt: skip


def _tensors(
    links: Sequence[Link], candidates: Sequence[Sequence[int]], width: int
) -> Links | None:
    if not links or not candidates:
        return None
    shape = (len(links), len(candidates))
    steps = torch.zeros(shape, dtype=torch.long)
    right, possible = torch.zeros(shape, dtype=torch.bool), torch.zeros(shape, dtype=torch.bool)
    for row, link in enumerate(links):
        away = [distance_step(link.first - tokens[0]) for tokens in candidates]
        steps[row] = torch.tensor(away)
        right[row, list(link.right)] = True
        possible[row, list(link.possible)] = True
    return Links(
        _averages([link.content for link in links], width),
        _averages([link.mention for link in links], width),
        _averages(candidates, width), steps, right, possible,
    )  # fmt: skip


def _averages(spans: Sequence[Sequence[int]], width: int) -> Any:
    """Spans by tokens: what each token counts in the mean over a span."""
    weights = torch.zeros((len(spans), width))
    for row, tokens in enumerate(spans):
        for at in tokens:
            weights[row, at + 1] += 1 / len(tokens)
    return weights
