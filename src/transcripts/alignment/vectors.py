"""Word vectors: which words are near in meaning. Their file is made by tools/word_vectors.py."""

import functools
import math
from array import array
from collections.abc import Iterable, Iterator, Sequence
from importlib import resources

from transcripts.alignment.language import language_of
from transcripts.alignment.words import Word

Vector = Sequence[float]


class Vectors:
    """The vectors of a language, one byte a dimension."""

    def __init__(
        self, words: Sequence[str], data: bytes, forms: Sequence[tuple[str, str]] = ()
    ) -> None:
        self._place = {word: place for place, word in enumerate(words)}
        self._data = array("b", data)
        self._forms = forms
        self.size = len(data) // max(1, len(words))

    def of(self, word: str) -> Vector | None:
        """The vector of a word in lower case, or of a form without its ending; None if unknown."""
        place = next(
            (self._place[form] for form in self._forms_of(word) if form in self._place), None
        )
        if place is None:
            return None
        return self._data[place * self.size : (place + 1) * self.size]

    def direction(self, words: Iterable[tuple[Word, float]]) -> Vector | None:
        """The direction in which weighted words point together, of length 1; None if in none."""
        total = [0.0] * self.size
        for word, weight in words:
            vector = None if word.kind == "number" else self.of(word.plain)
            if vector is not None:
                total = [old + weight * new for old, new in zip(total, vector, strict=True)]
        length = math.hypot(*total)
        return [value / length for value in total] if length else None

    def _forms_of(self, word: str) -> Iterator[str]:
        word = word.removesuffix("'s")
        yield word
        for ending, instead in self._forms:
            if word.endswith(ending):
                yield word.removesuffix(ending) + instead


def nearness(one: Vector | None, other: Vector | None) -> float:
    """The cosine of two directions of length 1; 0 if one is none."""
    if one is None or other is None:
        return 0.0
    return sum(left * right for left, right in zip(one, other, strict=True))


@functools.cache
def vectors_of(tag: str | None) -> Vectors:
    """The vectors of a language; of one without a file, none."""
    language = language_of(tag)
    folder = resources.files("transcripts.alignment") / "languages"
    names = folder / f"{language.code}.words.txt"
    if not names.is_file():
        return Vectors((), b"")
    data = (folder / f"{language.code}.vectors").read_bytes()
    return Vectors(names.read_text("ascii").split(), data, language.forms)
