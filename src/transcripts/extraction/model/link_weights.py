"""What each piece of evidence counts: learned on annotated reports, kept as JSON."""

import functools
import json
import math
from collections.abc import Iterator, Mapping
from importlib import resources
from typing import NamedTuple

import numpy as np

from transcripts.extraction.language.claims import Reported
from transcripts.extraction.model.evidence import FEATURES, KINDS
from transcripts.extraction.model.tagging import Floats

_SURE = 0.999


class LinkWeights(NamedTuple):
    """The weights of the features by what stands for the source, and those of the confidence."""

    links: Mapping[str, Floats]
    confidence_weights: Mapping[str, float]

    def confidence(self, item: Reported, kind: str, share: float) -> float:
        """The probability that a claim and its source are right."""
        total = sum(
            self.confidence_weights.get(name, 0.0) * value
            for name, value in signs(item, kind, share)
        )
        return 1.0 / (1.0 + math.exp(-total))


def signs(item: Reported, kind: str, share: float) -> Iterator[tuple[str, float]]:
    """What tells how sure a claim and its source are."""
    length = sum(span.end - span.start for span in item.content)
    yield "always", 1.0
    yield "tagged", _logit(item.confidence)
    yield "linked", _logit(share)
    yield "by_rules", float(item.rule not in ("model.claim", "model.nested"))
    yield "cued", float(bool(item.cue))
    yield "length", math.log(max(1, length)) - 4.0
    yield item.mode, 1.0
    yield f"by_{kind}", 1.0


def _logit(share: float) -> float:
    held = min(_SURE, max(1 - _SURE, share))
    return math.log(held / (1 - held))


@functools.cache
def link_weights() -> LinkWeights:
    """The weights that come with the package."""
    folder = resources.files("transcripts.extraction.model")
    raw = json.loads((folder / "linking.json").read_text(encoding="utf-8"))
    confidence = json.loads((folder / "confidence.json").read_text(encoding="utf-8"))
    links = {
        kind: np.asarray([raw[kind].get(name, 0.0) for name in FEATURES], dtype=np.float32)
        for kind in KINDS
    }
    return LinkWeights(links, confidence)
