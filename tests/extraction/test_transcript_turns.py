"""Sentences of speech."""

from transcripts.extraction.transcripts.turns import is_aside, plain_words, sentences_of


def test_stage_directions_between_sentences_stand_alone() -> None:
    found = [s.text for s in sentences_of("It bowed. [laughter] And they clapped. Dr. Lee left.")]
    assert found == ["It bowed.", "[laughter]", "And they clapped.", "Dr. Lee left."]


def test_a_stage_direction_at_either_end_stands_alone() -> None:
    found = list(sentences_of("[shouting] Has anyone been hurt? (applause)"))
    assert [is_aside(s) for s in found] == [True, False, True]
    assert [s.asks for s in found] == [False, True, False]


def test_a_stage_direction_inside_a_sentence_stays_in_it() -> None:
    found = [s.text for s in sentences_of("We lost [inaudible] of them.")]
    assert found == ["We lost [inaudible] of them."]


def test_sentences_know_their_place() -> None:
    text = "  Yes.  No?"
    assert [text[s.start : s.end] for s in sentences_of(text)] == ["Yes.", "No?"]


def test_plain_words_leave_out_stage_directions_and_marks() -> None:
    assert plain_words("Well, [laughs] it's mine!") == ["well", "it's", "mine"]
