"""Which words correspond, and which blocks."""

from collections.abc import Sequence

import pytest

from transcripts.comparison import alignment as aligning
from transcripts.comparison.alignment import align
from transcripts.comparison.moves import LEAST
from transcripts.comparison.pairing import Group, linked
from transcripts.comparison.passages import rewriting
from transcripts.comparison.subsequence import Run, common, heaviest_chain
from transcripts.comparison.tokens import Interner, normalised, word_places, words_of
from transcripts.model import Block


def turns(*texts: str) -> tuple[Block, ...]:
    return tuple(
        Block(id=f"u{number}", kind="turn", text=text) for number, text in enumerate(texts)
    )


def tied_words(old: Sequence[Block], new: Sequence[Block]) -> list[tuple[int, int]]:
    return [(place, other) for place, other in enumerate(align(old, new).match) if other >= 0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It's here, now.", ["It's", "here,", "now."]),
        ("\u5f20\u4f1f says no", ["\u5f20", "\u4f1f", "says", "no"]),
        ("caf\u00e9\u00a0\u2013 non", ["caf\u00e9", "\u2013", "non"]),
        (" \n", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert words_of(text) == words
    assert [text[start:end] for start, end in word_places(text)] == words


def test_words_are_compared_without_case_and_punctuation() -> None:
    words = ("\u201cThe", "STRASSE,", "stra\u00dfe", "--", "it's")

    assert [*map(normalised, words)] == ["the", "strasse", "strasse", "--", "it's"]
    interner = Interner()
    assert interner.stream(turns("Yes, yes!", "no")).numbers == [0, 1, 1, 0, 2]
    assert interner.size == 3


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        ("abcbdab", "bdcaba", 4),
        ("", "abc", 0),
        ("abc", "abc", 3),
        ("abc", "xyz", 0),
    ],
)
def test_longest_common_subsequence(old: str, new: str, pairs: int) -> None:
    found = common([*map(ord, old)], [*map(ord, new)])

    assert len(found) == pairs
    assert all(old[i] == new[j] for i, j in found)
    assert found == sorted(found, key=lambda pair: pair[1])


def test_the_heaviest_chain_is_not_the_longest() -> None:
    runs = [Run(0, 9, 5), Run(6, 1, 2), Run(9, 4, 2)]

    assert heaviest_chain(runs) == [0]
    assert heaviest_chain([*runs, Run(12, 7, 2)]) == [1, 2, 3]
    assert heaviest_chain([]) == []


def test_a_moved_stretch_is_tied_to_itself() -> None:
    stay = "one thing is certain the sea will rise and we will have to pay for it"
    away = "the federal state gives us forty million euros of that in ten years"
    old, new = turns(stay, away), turns(away, stay)

    made = align(old, new)

    assert len(words_of(away)) >= LEAST
    assert linked(old, new, made) == [Group((0,), (1,)), Group((1,), (0,))]
    assert sum(other >= 0 for other in made.match) >= len(words_of(f"{stay} {away}"))


def test_texts_in_which_nothing_occurs_once(monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = turns("yes no " * 4), turns("no yes " * 4)
    assert len(tied_words(old, new)) == 1 + 7

    monkeypatch.setattr(aligning, "_SMALL", 0)
    monkeypatch.setattr(aligning, "_LARGE", 0)
    found = tied_words(old, new)

    assert found == [(0, 0), (1, 2), (3, 4), (5, 6), (7, 8)]


def test_words_in_another_order_inside_a_block() -> None:
    first = "we asked the mayor twice about the harbour wall and its cost"
    last = "nobody in the council has ever answered that one simple question"
    old, new = turns(f"{first} {last}"), turns(f"{last} {first}")

    made = rewriting(old, new, align(old, new), Group((0,), (0,)))

    text, shift = made.old.text, 0
    for edit in made.edits:
        start = edit.start + shift
        text = text[:start] + edit.after + text[start + len(edit.before) :]
        shift += len(edit.after) - len(edit.before)
    assert text == made.new.text


def test_several_blocks_with_others_between_become_pairs() -> None:
    parts = [
        "alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima",
        "one two three four five six seven eight nine ten eleven twelve",
        "red orange yellow green blue indigo violet black white grey brown pink",
        "north south east west up down left right fore aft in out",
    ]
    a, b, c, d = parts
    old, new = turns(f"{a} {b}", c, f"{d}"), turns(a, c, f"{b} {d}")

    groups = linked(old, new, align(old, new))

    assert Group((1,), (1,)) in groups
    assert all(len(group.old) == len(group.new) == 1 for group in groups)
