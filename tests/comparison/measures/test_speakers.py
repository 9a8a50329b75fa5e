"""Speaker confusion and cpWER, against meeteval and by hand."""

import itertools
import random
from typing import Any

import pytest

from minutes_documents import BLOCKS, MINUTES
from transcript_pairs import pair
from transcripts.comparison.measures.assignment import cheapest
from transcripts.comparison.measures.pairing import Words, paired_words
from transcripts.comparison.measures.speakers import Confusion, confusion, cp_errors
from transcripts.model import Agent, Document

BARE = MINUTES.replace(claims=(), questions=())


def spoken_by(*speakers: str | None) -> Document:
    made = (block.replace(speaker=who) for block, who in zip(BLOCKS, speakers, strict=True))
    agents = sorted({who for who in speakers if who})
    return BARE.replace(
        agents=tuple(Agent(id=who, kind="person") for who in agents), blocks=tuple(made)
    )


def measured(new: Document) -> tuple[Confusion, int | None]:
    words = paired_words(BARE, new)
    return confusion(words, BARE, new), cp_errors(words, BARE, new)


def test_names_of_speakers_play_no_part() -> None:
    found = measured(spoken_by("s1", "s2", "s3", "s1", "s2", "s3"))
    assert found == (Confusion(78, 0, {"m": "s1", "a": "s2", "b": "s3"}), 0)


def test_a_turn_of_another_speaker_is_confused() -> None:
    found = measured(spoken_by("m", "a", "b", "m", "b", "b"))
    assert found == (Confusion(78, 14, {"m": "m", "a": "a", "b": "b"}), 28)
    assert found[0].rate == 14 / 78


def test_speakers_that_one_side_lacks_are_errors() -> None:
    assert measured(spoken_by("m", "a", "a", "m", "a", "a"))[0].confused == 27
    assert measured(spoken_by("m", "a", "x", "m", "a", "b"))[0].confused == 13


def test_turns_of_nobody_are_not_confused_but_cost_errors() -> None:
    nobody = spoken_by(None, "a", "b", None, "a", "b")
    assert measured(nobody) == (Confusion(56, 0, {"a": "a", "b": "b"}), 0)
    nothing = measured(spoken_by(None, None, None, None, None, None))[0]
    assert (nothing.words, nothing.rate) == (0, None)


def test_documents_that_are_too_long_have_no_cp_errors() -> None:
    words = paired_words(BARE, BARE)
    long = words._replace(new=Words((1,) * 60_001, (0,) * 60_001))
    assert cp_errors(long, BARE, BARE) is None


def test_the_cheapest_pairing_is_found() -> None:
    chance = random.Random(7)
    for size in range(1, 6):
        costs = [[float(chance.randrange(20)) for _ in range(size)] for _ in range(size)]
        found = sum(costs[row][column] for row, column in enumerate(cheapest(costs)))
        every = itertools.permutations(range(size))
        assert found == min(sum(costs[row][at] for row, at in enumerate(p)) for p in every)


@pytest.mark.parametrize("rate", [0.05, 0.3])
def test_cp_errors_are_those_of_meeteval(rate: float) -> None:
    reason = "meeteval is built from source and needs scipy; it is in the group bench"
    meeteval = pytest.importorskip("meeteval.wer", reason=reason)
    made = pair(200, rate=rate, moves=1, relabelled=0.1)
    words = paired_words(made.old, made.new)
    sides = speech(words.old, made.old), speech(words.new, made.new)
    assert meeteval.cp_word_error_rate(*sides).errors == cp_errors(words, made.old, made.new)


def speech(words: Words, document: Document) -> dict[Any, str]:
    found: dict[Any, list[str]] = {}
    for number, block in zip(words.numbers, words.blocks, strict=True):
        found.setdefault(document.blocks[block].speaker, []).append(str(number))
    return {who: " ".join(said) for who, said in found.items()}
