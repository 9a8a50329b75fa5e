"""Windows over long texts: every token once, from where it stands most central."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.extraction.model.encoder import Encoder, paragraph_starts
from transcripts.extraction.model.tagging import LINK_SIZE, LINKS, ROLES, SIZES, Floats, Ints
from transcripts.extraction.model.windows import BATCH, SIZE, STRIDE, encoded, windows

VECTORS = sum(SIZES.values()) + len(ROLES)
"""Where the first vector stands among the columns."""
WIDTH = VECTORS + LINK_SIZE * len(LINKS) + 3


@given(st.integers(0, 4 * SIZE))
def test_windows_cover_all_tokens_and_none_is_needless(length: int) -> None:
    found = windows(length)
    assert found[0].first == 0
    assert found[-1].last == length
    assert all(window.last - window.first <= SIZE for window in found)
    assert all(b.first - a.first == STRIDE for a, b in pairwise(found))
    assert len(found) == 1 or found[-2].last < length


@given(st.integers(0, 5 * SIZE))
def test_every_token_keeps_its_place(length: int) -> None:
    ids = np.arange(1000, 1000 + length, dtype=np.int64)
    seen: list[int] = []

    def run(words: Ints, mask: Ints, starts: Ints) -> Floats:
        seen.append(len(words))
        assert (words[:, 0] == 101).all()
        assert ((words > 0) == (mask == 1)).all()
        assert (starts == (words % 7 == 0) * (words >= 1000)).all()
        return words[:, :, None].astype(np.float32)

    begins = (ids % 7 == 0).astype(np.int64)
    assert encoded(ids, begins, run)[:, 0].tolist() == ids.tolist()
    assert max(seen) <= BATCH


def test_paragraphs_start_after_a_line_end() -> None:
    places = np.asarray([(0, 3), (4, 8), (10, 13)], dtype=np.int64)
    assert paragraph_starts("One word\n\nTwo", places).tolist() == [1, 0, 1]


class _Tokens:
    ids = (7, 8)
    offsets = ((0, 3), (4, 8))


class _Tokenizer:
    """Two words, whatever the text."""

    def __init__(self) -> None:
        self.settled: list[str] = []

    def encode(self, sequence: str, *, add_special_tokens: bool) -> _Tokens:
        assert sequence
        assert not add_special_tokens
        return _Tokens()

    def no_truncation(self) -> None:
        self.settled.append("whole")

    def no_padding(self) -> None:
        self.settled.append("bare")


class _Session:
    """A network that says the same of every token."""

    def run(self, names: object, feed: dict[str, Ints]) -> list[Floats]:
        assert names is None
        columns = np.zeros((*feed["ids"].shape, WIDTH), dtype=np.float32)
        columns[:, :, 2] = 50.0
        columns[:, :, VECTORS] = feed["ids"]
        columns[:, :, -3:] = (3.0, 4.0, 5.0)
        return [columns]


def test_columns_become_probabilities_and_vectors() -> None:
    tokenizer = _Tokenizer()
    tagged = Encoder(_Session(), tokenizer, [[0.5] * 8] * 2)("One word")
    assert tokenizer.settled == ["whole", "bare"]
    assert (tagged.starts.tolist(), tagged.ends.tolist()) == ([0, 4], [3, 8])
    assert tagged.inside("content").tolist() == pytest.approx([1.0, 1.0])
    assert tagged.begins("content").tolist() == pytest.approx([0.0, 0.0])
    assert tagged.heads["attr"].sum(axis=1).tolist() == pytest.approx([1.0, 1.0])
    assert tagged.heads["query"][:, 0].tolist() == [7.0, 8.0]
    assert tagged.heads["nobody"].tolist() == [[3.0, 4.0, 5.0]] * 2
    assert tagged.distance.tolist() == [[0.5] * 8] * 2


def test_a_stretch_has_its_own_offsets() -> None:
    tagged = Encoder(_Session(), _Tokenizer(), [[0.0] * 8] * 2)("One word").between(4, 8)
    assert (tagged.starts.tolist(), tagged.ends.tolist()) == ([0], [4])
    assert tagged.tokens(0, 4) == slice(0, 1)
    assert tagged.heads["query"][:, 0].tolist() == [8.0]
