"""Predictions of transcripts in the shape that the scorer reads."""

from pathlib import Path

import pytest

from quality_transcripts import predicted_transcript, prediction
from transcript_documents import extracted
from transcripts.errors import TranscriptsError


def test_a_transcript_is_written_in_the_scorers_shape() -> None:
    document = extracted(
        ("MODERATOR", 'Hugh Trevanion is here. There is one in the chat: "Who pays?"'),
        ("Hugh Trevanion", "The fund pays. The Treasury's own paper said the gas cost more."),
    )
    shape = prediction(document)
    assert shape["turns"][0]["label"] == "MODERATOR"
    assert shape["questions"] == [
        {
            "turn": 0,
            "quote": "Who pays?",
            "by": "audience",
            "from_audience": True,
            "form": "relayed",
            "answered_by_turns": [1],
        }
    ]
    claim = shape["reported_claims"][0]
    assert (claim["turn"], claim["quote"]) == (1, "the gas cost more")
    assert claim["source"] == "collective:The Treasury's own paper"


def test_a_put_off_question_has_no_answering_turn_and_the_audience_no_name() -> None:
    document = extracted(
        ("MODERATOR", "Hugh Trevanion is here. Yes, at the back."),
        ("Man at the back", "What will it cost? He said that it was free."),
        ("Hugh Trevanion", "I'd have to check on that."),
    )
    shape = prediction(document)
    assert shape["questions"][0]["answered_by_turns"] == []
    assert shape["agents"][1] == {
        "id": "a2",
        "name": None,
        "other_names": [],
        "roles": ["audience"],
    }
    assert shape["reported_claims"][0]["source"] == "unnamed:somebody"


def test_a_file_is_read_and_extracted(tmp_path: Path) -> None:
    path = tmp_path / "01-panel.txt"
    path.write_text("ANN LEE: Bo, who pays?\n\nBO EK: The fund.\n\nANN LEE: Thank you.\n")
    assert [q["quote"] for q in predicted_transcript(path)["questions"]] == ["who pays?"]


def test_a_file_of_no_format_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "01-panel.json"
    path.write_text('{"turns": []}')
    with pytest.raises(TranscriptsError):
        predicted_transcript(path)
