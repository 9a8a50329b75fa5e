"""What the encoder says of a text: probabilities for every token, one array for each head."""

import bisect
from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from transcripts.model.records import Form, Mode, Role

Floats: TypeAlias = NDArray[np.float32]
Ints: TypeAlias = NDArray[np.int64]

MODES: tuple[Mode, ...] = ("indirect", "direct", "mixed", "free_indirect")
FORMS: tuple[Form, ...] = ("verbatim", "paraphrase", "topic")
FIELDS = ("title", "venue", "place", "organizer")
"""What is told of the event."""
ROLES: tuple[Role, ...] = (
    "speaker", "panelist", "moderator", "audience", "organizer", "reporter", "mentioned",
)  # fmt: skip
SIZES = {
    "content": 9, "question": 7, "attr": 5, "nested": 3, "neg": 2, "person": 3, "affiliation": 3,
    "event": 9,
}  # fmt: skip
"""The heads and how many labels each has: 0 is outside; then begin and inside by kind."""
LINKS = ("query", "mention", "key", "belongs")
"""The vectors that tell who is meant: of the words of a claim, of the words for its source, of a
name, of the words for where somebody belongs."""
LINK_SIZE = 96
STEPS = (-60, 0, 8, 20, 50, 100, 200)
"""Distances in tokens, from a name to the words that may belong to it, at which the score
changes."""


class Tagged(NamedTuple):
    """The tokens of a text by their offsets, with the probabilities of each head."""

    starts: Ints
    ends: Ints
    heads: Mapping[str, Floats]
    """By head: tokens by labels; for `role`: by `ROLES`; for the links: by dimensions."""
    distance: Floats
    """What the distance of a name adds to its score, by `distance_step`: for claims, for where
    somebody belongs."""

    def between(self, start: int, end: int) -> "Tagged":
        """The tokens of a stretch, their offsets counted from its start."""
        first = int(np.searchsorted(self.ends, start, side="right"))
        last = int(np.searchsorted(self.starts, end, side="left"))
        heads = {name: values[first:last] for name, values in self.heads.items()}
        return Tagged(
            self.starts[first:last] - start, self.ends[first:last] - start, heads, self.distance
        )

    def tokens(self, start: int, end: int) -> slice:
        """Which tokens overlap a stretch."""
        first = int(np.searchsorted(self.ends, start, side="right"))
        return slice(first, max(first, int(np.searchsorted(self.starts, end, side="left"))))

    def inside(self, head: str) -> Floats:
        """For each token the probability that it is not outside."""
        return np.asarray(1.0 - self.heads[head][:, 0], dtype=np.float32)

    def begins(self, head: str) -> Floats:
        """For each token the probability that something begins there."""
        return np.asarray(self.heads[head][:, 1::2].sum(axis=1), dtype=np.float32)


def distance_step(away: int) -> int:
    """Which step a distance in tokens falls in."""
    return bisect.bisect_right(STEPS, away)


Tagger: TypeAlias = Callable[[str], Tagged]
