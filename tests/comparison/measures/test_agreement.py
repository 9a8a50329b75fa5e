"""Agreement of annotators, against nervaluate and by hand."""

import random

import pytest
from nervaluate.evaluator import Evaluator

from minutes_documents import BLOCKS, MINUTES, claim, with_text
from transcripts.comparison.measures.agreement import (
    Score,
    cohen_kappa,
    kappas,
    scored,
    span_scores,
)
from transcripts.comparison.measures.axis import Places, Stretch, points, stretches
from transcripts.comparison.measures.pairing import paired_words
from transcripts.model import Document
from transcripts.spans import span_of


def test_kappa_is_agreement_beyond_chance() -> None:
    labels = (
        [(True, True)] * 20 + [(True, False)] * 5 + [(False, True)] * 10 + [(False, False)] * 15
    )
    assert cohen_kappa(labels) == pytest.approx(0.4)
    assert cohen_kappa([(True, True)] * 3) is None
    assert cohen_kappa([]) is None


def with_claims(*quotes: tuple[int, str]) -> Document:
    made = (claim(BLOCKS[at], quote, id=f"c{n}") for n, (at, quote) in enumerate(quotes))
    return MINUTES.replace(claims=tuple(made))


def test_words_of_claims_that_both_have_agree() -> None:
    new = with_claims((4, "The county pays for"))
    found = kappas(paired_words(MINUTES, new), MINUTES, new)
    assert found["claim"] == pytest.approx(1 - (2 / 78) / (1 - (6 * 4 + 72 * 74) / 78**2))
    assert found["question"] == 1.0
    assert (found["cue"], found["source"]) == (None, None)


@pytest.mark.parametrize(
    ("quotes", "strict", "exact", "partial", "type"),
    [
        ([(4, "The county pays for two years.")], 1.0, 1.0, 1.0, 1.0),
        ([(4, "The county pays for")], 0.5, 0.5, 0.75, 1.0),
        ([(3, BLOCKS[3].text)], 0.5, 0.5, 0.5, 0.5),
        ([(1, "The new bus line")], 0.5, 0.5, 0.5, 0.5),
    ],
)
def test_spans_count_in_four_ways(
    quotes: list[tuple[int, str]], strict: float, exact: float, partial: float, type: float
) -> None:
    new = with_claims(*quotes)
    found = span_scores(paired_words(MINUTES, new), MINUTES, new)
    assert [score.f1 for score in found] == [strict, exact, partial, type]


def test_a_span_follows_edited_and_moved_words() -> None:
    text = BLOCKS[4].text.replace("two years", "three years or so")
    block = BLOCKS[4].replace(text=text)
    moved = MINUTES.replace(
        blocks=(block, *BLOCKS[:4], BLOCKS[5]),
        claims=(claim(block, "The county pays for three years or so."),),
    )
    found = span_scores(paired_words(MINUTES, moved), MINUTES, moved)
    assert found.strict.f1 == 0.5  # the question; the claim has a word more
    assert found.type.f1 == 1.0


def test_nothing_found_scores_nothing() -> None:
    assert scored([], []).strict == Score(0.0, 0.0, 0.0)


def test_a_span_of_punctuation_only_has_no_words() -> None:
    places = Places(MINUTES)
    assert list(places.words(span_of(BLOCKS[0], 4, 5))) == []
    assert list(stretches([("claims", span_of(BLOCKS[0], 4, 5))], places, None)) == []


def test_words_without_counterpart_stand_where_their_replacement_does() -> None:
    words = paired_words(MINUTES, with_text(0, "Good morning."))
    assert points(words)[:4] == [(0, 0), (1, 0), (1, 1), (1, 2)]


def test_scores_are_those_of_nervaluate() -> None:
    chance = random.Random(3)
    wanted, found = drawn(chance), drawn(chance)
    ours = scored(wanted, found)
    theirs = Evaluator([spans(wanted)], [spans(found)], ["claims", "questions"]).evaluate()
    names = {"strict": "strict", "exact": "exact", "partial": "partial", "type": "ent_type"}
    for name, mine in ours._asdict().items():
        result = theirs["overall"][names[name]]
        assert (mine.precision, mine.recall) == pytest.approx((result.precision, result.recall))


def drawn(chance: random.Random) -> list[Stretch]:
    """Spans in places of their own, some equal, some overlapping, some missing in the other."""
    made = []
    for place in range(0, 2000, 20):
        if chance.random() < 0.7:
            start = place + chance.choice((0, 0, 1))
            end = start + chance.choice((3, 3, 4))
            made.append(
                Stretch(chance.choice(("claims", "claims", "questions")), (start, 0), (end, 0))
            )
    return made


def spans(made: list[Stretch]) -> list[dict[str, object]]:
    return [{"label": each.type, "start": each.start[0], "end": each.end[0]} for each in made]
