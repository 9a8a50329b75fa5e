"""The words of a statement as they are looked for: how telling each is, and what counts as it."""

from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

from transcripts.alignment.turns import Turns
from transcripts.alignment.words import Word

_WEIGHTS = {"word": 1.0, "name": 1.3, "number": 1.5}


class Sought(NamedTuple):
    """The weight of each stem, and the stems that count as it, with how much."""

    weights: Mapping[str, float]
    akin: Mapping[str, Mapping[str, float]]
    total: float

    def share(self, stems: Set[str]) -> float:
        """The share of the weight that some stems have, 0 to 1."""
        if not self.total:
            return 0.0
        found = 0.0
        for stem, weight in self.weights.items():
            worth = [value for other, value in self.akin[stem].items() if other in stems]
            found += weight * max(worth, default=0.0)
        return found / self.total


def sought(words: Sequence[Word], turns: Turns) -> Sought:
    """What to look for in the turns."""
    weights = {word.stem: turns.weight(word.stem) * _WEIGHTS[word.kind] for word in words}
    akin = {word.stem: turns.akin(word) for word in words}
    return Sought(weights, akin, sum(weights.values()))
