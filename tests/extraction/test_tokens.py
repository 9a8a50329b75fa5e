"""Words and marks with offsets."""

from transcripts.extraction.language.quotations import quotations
from transcripts.extraction.language.tokens import lowered, tokens


def test_a_quotation_is_one_token() -> None:
    text = "Kim’s team said “we won” at 11,400 fans, @lin."
    found = tokens(text, 0, len(text), quotations(text))
    assert [word.text for word in found] == [
        "Kim’s", "team", "said", "“we won”", "at", "11,400", "fans", ",", "@lin", ".",
    ]  # fmt: skip
    assert found[0].lower == "kim's"
    assert [word.is_quote for word in found].count(True) == 1
    assert found[0].is_capital
    assert not found[7].is_word
    assert all(text[word.start : word.end] == word.text for word in found)


def test_small_letters_keep_their_places() -> None:
    assert lowered("İzmir’s Q&A") == "İzmir's q&a"
    assert len(lowered("İİx")) == 3
