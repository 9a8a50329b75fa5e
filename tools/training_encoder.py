"""The network: a small pretrained encoder with a head for each kind of record and for sources."""

import math
from pathlib import Path
from typing import Any

import torch
from torch import nn
from torch.nn import functional
from transformers import AutoModel

from training_data import IGNORED
from training_windows import Batch, Links
from transcripts.extraction.model.tagging import LINK_SIZE, LINKS, ROLES, SIZES, STEPS

WEIGHTS = {
    "content": 1.0, "question": 1.0, "attr": 0.6, "nested": 0.5, "neg": 0.3, "person": 0.3,
    "affiliation": 0.4, "event": 0.4, "role": 0.3, "claims": 0.7, "belongings": 0.3,
}  # fmt: skip
"""What each head counts in the loss."""
FACTS = ("role", "affiliation", "event", "belongings")
"""What is said of people and of the event."""


class Network(nn.Module):
    """Encoder and heads."""

    def __init__(self, pretrained: Path, *, facts: float = 1.0) -> None:
        super().__init__()
        self.weights = {
            name: weight * (facts if name in FACTS else 1.0) for name, weight in WEIGHTS.items()
        }
        self.enc = AutoModel.from_pretrained(pretrained, add_pooling_layer=False)
        # Half of all weights; what few reports could teach them is not worth their time.
        self.enc.embeddings.word_embeddings.weight.requires_grad_(requires_grad=False)
        width = self.enc.config.hidden_size
        self.par = nn.Embedding(2, width)
        nn.init.zeros_(self.par.weight)
        self.drop = nn.Dropout(0.1)
        sizes = {**SIZES, "role": len(ROLES)}
        self.heads = nn.ModuleDict({head: nn.Linear(width, size) for head, size in sizes.items()})
        self.links = nn.ModuleDict({name: nn.Linear(width, LINK_SIZE) for name in LINKS})
        self.dist = nn.Parameter(torch.zeros(2, len(STEPS) + 1))
        self.none = nn.ModuleList(nn.Linear(LINK_SIZE, 1) for _ in range(2))

    def forward(self, ids: Any, mask: Any, starts: Any) -> dict[str, Any]:
        """For each token the scores of all heads and the vectors for sources."""
        words = self.enc.embeddings.word_embeddings(ids) + self.par(starts)
        states = self.enc(inputs_embeds=words, attention_mask=mask).last_hidden_state
        dropped = self.drop(states)
        return {name: layer(dropped) for name, layer in (*self.heads.items(), *self.links.items())}

    def loss(self, batch: Batch) -> Any:
        """How wrong the network is on a batch."""
        found = self(batch.ids, batch.mask, batch.starts)
        total = self._role_loss(found["role"], batch.roles) * self.weights["role"]
        for kind, links in enumerate((batch.claims, batch.belongings)):
            weight = self.weights["belongings" if kind else "claims"]
            total = total + self._link_loss(found, links, kind) * weight
        for head in SIZES:
            scores, wanted = found[head].flatten(0, 1), batch.labels[head].flatten()
            total = total + self.weights[head] * functional.cross_entropy(
                scores, wanted, ignore_index=IGNORED
            )
        return total

    def _role_loss(self, scores: Any, wanted: Any) -> Any:
        named = wanted[..., 0] >= 0
        if not named.any():
            return torch.zeros(())
        return functional.binary_cross_entropy_with_logits(scores[named], wanted[named])

    def _link_loss(self, found: dict[str, Any], links: Any, kind: int) -> Any:
        losses = [
            self._one_window(found, row, window, kind)
            for row, window in enumerate(links)
            if window is not None
        ]
        return torch.cat(losses).mean() if losses else torch.zeros(())

    def _one_window(self, found: dict[str, Any], row: int, links: Links, kind: int) -> Any:
        """Minus the log-probability of all candidates that are right, or of none, by link."""
        query = links.content @ found["belongs" if kind else "query"][row]
        query = query + links.mention @ found["mention"][row]
        keys = links.candidates @ found["key"][row]
        scores = query @ keys.T / math.sqrt(LINK_SIZE) + self.dist[kind][links.steps]
        scores = torch.cat([self.none[kind](query), scores.masked_fill(~links.possible, -1e4)], 1)
        right = torch.cat([~links.right.any(1, keepdim=True), links.right], 1)
        chances = scores.log_softmax(1).masked_fill(~right, -1e4)
        return -chances.logsumexp(1)
