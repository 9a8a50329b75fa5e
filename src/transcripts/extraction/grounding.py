"""Where quoted words stand in a text: exactly, or nowhere.

Engines that hand back words instead of places may misquote or invent. Words count as found if
they are the same after a normalisation that changes no letter: runs of white space are one blank,
all quotation marks are one mark, all dashes are one dash, an ellipsis is three dots, invisible
characters are nothing. Upper and lower case stay apart.
"""

import bisect
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

QUOTES = frozenset("\"'`´‘’‚‛“”„‟«»‹›′″「」『』＂＇")
DASHES = frozenset("-‐‑‒–—―−﹘﹣－")
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_LOOSE = " .,;:'"
"""What an engine may add or leave out at the ends of its words, as normalised."""


class Place(NamedTuple):
    """A stretch of text: code points, half-open."""

    start: int
    end: int


class Ground:
    """A text in which words are looked up."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._plain, self._origins = _normalised(text)

    def first(self, words: str) -> Place | None:
        """The first occurrence of the words; None if there is none."""
        return next(self._occurrences(words), None)

    def near(self, words: str, place: Place) -> Place | None:
        """The occurrence of the words that is nearest to a place; None if there is none."""
        found = self._occurrences(words)
        return min(found, key=lambda other: _distance(other, place), default=None)

    def placed(
        self, quotes: Sequence[str], hints: Sequence[Place | None] | None = None
    ) -> tuple[Place | None, ...]:
        """The place of each quoted string; None for words that do not stand in the text.

        Words that stand in several places are taken where the order of the quotations puts them:
        after the one before, and before the next that stands in one place only. A hint, the
        stretch where the quotation is said to come from, decides first.
        """
        found = [tuple(self._occurrences(words)) for words in quotes]
        hinted = [
            _within(places, hint)
            for places, hint in zip(found, hints or [None] * len(found), strict=True)
        ]
        anchors = _in_order([(n, p[0].start) for n, p in enumerate(hinted) if len(p) == 1])
        chosen: list[Place | None] = []
        taken: set[Place] = set()
        after = 0
        for number, (near, places) in enumerate(zip(hinted, found, strict=True)):
            limit = next((start for other, start in anchors if other > number), len(self.text))
            place = _chosen(near, taken, after, limit) or _chosen(places, taken, after, limit)
            chosen.append(place)
            if place is not None:
                taken.add(place)
                after = place.start if after <= place.start <= limit else after
        return tuple(chosen)

    def _occurrences(self, words: str) -> Iterator[Place]:
        """Where the words stand; if nowhere, where they do but for punctuation at their ends."""
        plain = _normalised(unicodedata.normalize("NFC", words))[0].strip()
        for sought in dict.fromkeys((plain, plain.strip(_LOOSE))):
            found = list(self._exact(sought))
            if found:
                yield from found
                return

    def _exact(self, sought: str) -> Iterator[Place]:
        at = self._plain.find(sought) if sought.strip(_LOOSE + "-") else -1
        while at >= 0:
            if self._whole(at, at + len(sought)):
                last = at + len(sought) - 1
                yield Place(self._origins[at], self._origins[last] + 1)
            at = self._plain.find(sought, at + 1)

    def _whole(self, start: int, end: int) -> bool:
        """Whether a stretch of the normalised text cuts no word."""
        return not (_joined(self._plain, start) or _joined(self._plain, end))


def _normalised(text: str) -> tuple[str, list[int]]:
    """The normalised text, and for each of its characters the place that it comes from."""
    plain: list[str] = []
    origins: list[int] = []
    for place, letter in enumerate(text):
        for made in _made_of(letter):
            if made in " -" and plain and plain[-1] == made:
                continue
            plain.append(made)
            origins.append(place)
    return "".join(plain), origins


def _made_of(letter: str) -> str:
    if letter.isspace():
        return " "
    if letter in QUOTES:
        return "'"
    if letter in DASHES:
        return "-"
    if letter == "…":
        return "..."
    return "" if letter in _UNSEEN else letter


def _joined(text: str, at: int) -> bool:
    """Whether one word goes on over a border; in scripts without blanks none does."""
    return 0 < at < len(text) and _spaced(text[at - 1]) and _spaced(text[at])


def _spaced(letter: str) -> bool:
    return letter.isalnum() and unicodedata.category(letter) != "Lo"


def _within(places: Sequence[Place], hint: Place | None) -> Sequence[Place]:
    """The places in a stretch; all if none of them, or no stretch, is there."""
    if hint is None:
        return places
    inside = [place for place in places if hint.start <= place.start and place.end <= hint.end]
    return inside or places


def _in_order(anchors: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of the anchors whose places ascend: what is out of order leads nobody."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (_, start) in enumerate(anchors):
        length = bisect.bisect_left(tails, start)
        before.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [start]
        ends[length : length + 1] = [index]
    kept: list[tuple[int, int]] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        kept.append(anchors[index])
        index = before[index]
    return kept[::-1]


def _chosen(places: Sequence[Place], taken: set[Place], after: int, limit: int) -> Place | None:
    """The first free place between two points, else after the first, else any."""
    free = [place for place in places if place not in taken]
    between = (place for place in free if after <= place.start < limit)
    later = (place for place in free if after <= place.start)
    return next(between, None) or next(later, None) or next(iter(free), None)


def _distance(first: Place, second: Place) -> int:
    return max(first.start - second.end, second.start - first.end, 0)
