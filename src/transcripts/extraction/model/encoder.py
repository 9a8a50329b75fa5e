"""From a text to its tagged tokens."""

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

import numpy as np

from transcripts.extraction.model.tagging import (
    LINK_SIZE,
    LINKS,
    ROLES,
    SIZES,
    Floats,
    Ints,
    Tagged,
)
from transcripts.extraction.model.windows import encoded


class Session(Protocol):
    """What is needed of a session of `onnxruntime`."""

    def run(self, names: Sequence[str] | None, feed: dict[str, Any]) -> Sequence[Any]:
        """The outputs for the named inputs."""
        ...


class Tokenizer(Protocol):
    """What is needed of a tokenizer of `tokenizers`."""

    def encode(self, sequence: str, *, add_special_tokens: bool) -> Any:
        """The tokens of a text: `ids` and `offsets`."""
        ...

    def no_truncation(self) -> None:
        """Take texts of any length."""

    def no_padding(self) -> None:
        """Add nothing to short texts."""


class Encoder:
    """A tagger that runs the encoder over windows of the text."""

    def __init__(
        self, session: Session, tokenizer: Tokenizer, distance: Sequence[Sequence[float]]
    ) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self._distance = np.asarray(distance, dtype=np.float32)
        tokenizer.no_truncation()
        tokenizer.no_padding()

    def __call__(self, text: str) -> Tagged:
        """The tokens of a text with the probabilities of each head."""
        encoding = self._tokenizer.encode(text, add_special_tokens=False)
        places = np.asarray(encoding.offsets, dtype=np.int64).reshape(-1, 2)
        ids = np.asarray(encoding.ids, dtype=np.int64)
        columns = encoded(ids, paragraph_starts(text, places), self._run)
        heads = dict(_heads(columns))
        return Tagged(places[:, 0], places[:, 1], heads, self._distance)

    def _run(self, ids: Ints, mask: Ints, starts: Ints) -> Floats:
        (out,) = self._session.run(None, {"ids": ids, "mask": mask, "starts": starts})
        return np.asarray(out, dtype=np.float32)


def paragraph_starts(text: str, places: Ints) -> Ints:
    """For each token 1 if a line begins with it."""
    found = np.zeros(len(places), dtype=np.int64)
    end = 0
    for at, (first, last) in enumerate(places.tolist()):
        found[at] = first == 0 or "\n" in text[end:first]
        end = last
    return found


def _heads(columns: Floats) -> Iterator[tuple[str, Floats]]:
    at = 0
    for name, size in SIZES.items():
        yield name, _softmax(columns[:, at : at + size])
        at += size
    yield "role", columns[:, at : at + len(ROLES)]
    at += len(ROLES)
    for name in LINKS:
        yield name, columns[:, at : at + LINK_SIZE]
        at += LINK_SIZE
    yield "nobody", columns[:, at : at + 3]


def _softmax(values: Floats) -> Floats:
    raised = np.exp(values - values.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float32)
