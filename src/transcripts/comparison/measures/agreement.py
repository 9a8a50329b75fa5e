"""How far two annotators agree: kappa over words, F1 over spans."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from transcripts.comparison.measures.axis import Places, Stretch, points, stretches
from transcripts.comparison.measures.pairing import PairedWords
from transcripts.model import Document, TextSpan

Layers = Mapping[str, Sequence[TextSpan]]


class Score(NamedTuple):
    """Precision, recall and F1 of the second document's spans against the first's."""

    precision: float
    recall: float
    f1: float


class SpanScores(NamedTuple):
    """Four ways of counting, as in SemEval 2013: what counts as found."""

    strict: Score
    """The same words, of the same type."""
    exact: Score
    """The same words."""
    partial: Score
    """The same words; half for some of them."""
    type: Score
    """Some of the words, of the same type."""


def kappas(words: PairedWords, old: Document, new: Document) -> dict[str, float | None]:
    """Cohen's kappa of each layer, over the words that both documents have.

    A layer is what a word can be part of: a claim's content, its cue, its source; a question.
    None if the layer covers no word, or all.
    """
    mine, theirs = _layers(old), _layers(new)
    places, others = Places(old), Places(new)
    return {
        name: cohen_kappa(
            [
                (place in covered, other in covered_new)
                for covered, covered_new in [
                    (_covered(mine[name], places), _covered(theirs[name], others))
                ]
                for place, other in words.pairs
            ]
        )
        for name in mine
    }


def cohen_kappa(labels: Sequence[tuple[bool, bool]]) -> float | None:
    """Agreement beyond chance of two who judged the same; None if chance explains all."""
    total = len(labels)
    if not total:
        return None
    observed = sum(one == other for one, other in labels) / total
    first, second = (sum(pair[side] for pair in labels) / total for side in (0, 1))
    expected = first * second + (1 - first) * (1 - second)
    return None if expected == 1 else (observed - expected) / (1 - expected)


def span_scores(words: PairedWords, old: Document, new: Document) -> SpanScores:
    """F1 of the spans of claims, questions and answers, types told apart by these."""
    wanted = list(stretches(_typed(old), Places(old), points(words)))
    found = list(stretches(_typed(new), Places(new), None))
    return scored(wanted, found)


def scored(wanted: Sequence[Stretch], found: Sequence[Stretch]) -> SpanScores:
    """F1 of spans; each takes the one it equals, else the first that it overlaps."""
    strict = exact = type = 0
    partial = 0.0
    for one, other in _matches(wanted, found):
        same, alike = one[1:] == other[1:], one.type == other.type
        strict += same and alike
        exact += same
        type += alike
        partial += 1.0 if same else 0.5
    sizes = len(wanted), len(found)
    return SpanScores(*(_score(count, *sizes) for count in (strict, exact, partial, type)))


def _score(right: float, wanted: int, found: int) -> Score:
    precision = right / found if found else 0.0
    recall = right / wanted if wanted else 0.0
    both = precision + recall
    return Score(precision, recall, 2 * precision * recall / both if both else 0.0)


def _matches(
    wanted: Sequence[Stretch], found: Sequence[Stretch]
) -> Iterator[tuple[Stretch, Stretch]]:
    """One to one: equal spans first, then spans of equal words, of one type, of any."""
    left, free = dict.fromkeys(sorted(wanted)), dict.fromkeys(sorted(found))
    keys: tuple[Callable[[Stretch], Hashable], ...] = (lambda span: span, lambda span: span[1:])
    for key in keys:
        known = {key(other): other for other in free}
        for one in tuple(left):
            if (other := known.pop(key(one), None)) is not None:
                yield _taken(one, other, left, free)
    for alike in (True, False):
        for one in tuple(left):
            for other in free:
                if one.overlaps(other) and (one.type == other.type) >= alike:
                    yield _taken(one, other, left, free)
                    break


def _taken(
    one: Stretch, other: Stretch, left: dict[Stretch, None], free: dict[Stretch, None]
) -> tuple[Stretch, Stretch]:
    del left[one], free[other]
    return one, other


def _layers(document: Document) -> Layers:
    claims = document.claims
    links = [link for claim in claims for link in claim.attribution]
    return {
        "claim": [span for claim in claims for span in claim.content],
        "cue": [span for link in links for span in link.cue],
        "source": [span for link in links for span in link.mention],
        "question": [span for question in document.questions for span in question.content],
    }


def _typed(document: Document) -> Iterator[tuple[str, TextSpan]]:
    for type in ("claims", "questions", "answers"):
        for record in getattr(document, type):
            for span in record.content:
                yield type, span


def _covered(spans: Iterable[TextSpan], places: Places) -> set[int]:
    return {word for span in spans for word in places.words(span)}
