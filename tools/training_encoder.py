"""The network: a small pretrained encoder with a head for each kind of record and for sources."""

import bisect
import math
from pathlib import Path
from typing import Any

import torch
from torch import nn
from torch.nn import functional
from transformers import AutoModel

from training_windows import Batch, Link
from transcripts.extraction.model.linking import STEPS
from transcripts.extraction.model.tagging import LINK_SIZE, SIZES

WEIGHTS = {
    "content": 1.0, "question": 1.0, "attr": 0.6, "nested": 0.5, "neg": 0.3, "person": 0.3,
    "link": 0.5,
}  # fmt: skip
"""What each head counts in the loss."""


class Network(nn.Module):
    """Encoder and heads."""

    def __init__(self, pretrained: Path) -> None:
        super().__init__()
        self.enc = AutoModel.from_pretrained(pretrained, add_pooling_layer=False)
        width = self.enc.config.hidden_size
        self.par = nn.Embedding(2, width)
        nn.init.zeros_(self.par.weight)
        self.drop = nn.Dropout(0.1)
        self.heads = nn.ModuleDict({head: nn.Linear(width, size) for head, size in SIZES.items()})
        self.lq, self.lm, self.lk = (nn.Linear(width, LINK_SIZE) for _ in range(3))
        self.dist = nn.Parameter(torch.zeros(len(STEPS) + 1))
        self.none = nn.Linear(LINK_SIZE, 1)

    def forward(self, ids: Any, mask: Any, starts: Any) -> dict[str, Any]:
        """For each token the scores of all heads and the vectors for sources."""
        words = self.enc.embeddings.word_embeddings(ids) + self.par(starts)
        states = self.enc(inputs_embeds=words, attention_mask=mask).last_hidden_state
        dropped = self.drop(states)
        found = {head: layer(dropped) for head, layer in self.heads.items()}
        found |= {"query": self.lq(dropped), "mention": self.lm(dropped), "key": self.lk(dropped)}
        return found

    def freeze(self, layers: int) -> None:
        """Leave the word vectors and the lowest layers as they are."""
        fixed = ["embeddings", *(f"encoder.layer.{number}." for number in range(layers))]
        for name, values in self.named_parameters():
            values.requires_grad_(not any(part in name for part in fixed))

    def loss(self, batch: Batch) -> Any:
        """How wrong the network is on a batch."""
        found = self(batch.ids, batch.mask, batch.starts)
        total = self._link_loss(found, batch) * WEIGHTS["link"]
        for head in SIZES:
            scores, wanted = found[head].flatten(0, 1), batch.labels[head].flatten()
            total = total + WEIGHTS[head] * functional.cross_entropy(scores, wanted)
        return total

    def _link_loss(self, found: dict[str, Any], batch: Batch) -> Any:
        losses = [
            self._one_link(found, row, link)
            for row, links in enumerate(batch.links)
            for link in links
        ]
        return torch.stack(losses).mean() if losses else torch.zeros(())

    def _one_link(self, found: dict[str, Any], row: int, link: Link) -> Any:
        """Minus the log-probability of all candidates that name the source, or of none."""
        query = _mean(found["query"], row, link.content)
        if link.mention:
            query = query + _mean(found["mention"], row, link.mention)
        scores = [self.none(query)]
        if link.candidates:
            keys = torch.stack([_mean(found["key"], row, where) for where, _ in link.candidates])
            first = (link.mention or link.content)[0]
            steps = [bisect.bisect_right(STEPS, first - where[0]) for where, _ in link.candidates]
            scores.append(keys @ query / math.sqrt(LINK_SIZE) + self.dist[steps])
        chances = torch.cat(scores).log_softmax(0)
        right = [at for at, (_, named) in enumerate(link.candidates, start=1) if named] or [0]
        return -chances[right].logsumexp(0)


def _mean(values: Any, row: int, tokens: Any) -> Any:
    return values[row, [token + 1 for token in tokens]].mean(0)
