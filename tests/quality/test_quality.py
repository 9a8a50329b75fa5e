"""The quality tool: predictions in the gold shape, figures, floors."""

import functools
import json
from pathlib import Path

import pytest
import score_reports
import score_transcripts

import quality
from quality_reports import places_of, predicted_report
from transcripts import api

TEXT = """Report: Rivers

On 9 October 2018, the Delta Lab organised a talk at De Balie in Amsterdam.

Dr. Liu Jun (Delta Lab) argued that the delta is starving. A student asked whether it rains. \
He said that it does not. “It is dry,” said Liu.
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A folder with one report, predicted and taken as gold."""
    for name in ("texts", "gold", "predicted"):
        (tmp_path / name).mkdir()
    (tmp_path / "texts" / "01-rivers.txt").write_text(TEXT, encoding="utf-8")
    predict = functools.partial(predicted_report, engine="rules")
    quality.predict_all(tmp_path / "texts", tmp_path / "predicted", predict)
    gold = json.loads((tmp_path / "predicted" / "01-rivers.json").read_text(encoding="utf-8"))
    gold["persons"] = [person for person in gold["persons"] if person["kind"] == "person"]
    (tmp_path / "gold" / "01-rivers.json").write_text(json.dumps(gold), encoding="utf-8")
    return tmp_path


def test_a_prediction_has_the_gold_shape_with_offsets_into_the_file(corpus: Path) -> None:
    record = json.loads((corpus / "predicted" / "01-rivers.json").read_text(encoding="utf-8"))
    assert record["event"] == {
        "title": "Rivers",
        "date": "2018-10-09",
        "venue": "De Balie",
        "place": "Amsterdam",
        "organizer": "Delta Lab",
        "kind": "talk",
    }
    person = next(p for p in record["persons"] if p["kind"] == "person")
    assert (person["name"], person["affiliation"], person["roles"]) == (
        "Liu Jun",
        "Delta Lab",
        ["speaker"],
    )
    claims = [[TEXT[a:b] for a, b in claim["content"]] for claim in record["claims"]]
    assert claims == [["the delta is starving"], ["it does not"], ["It is dry"]]
    assert {claim["source"] for claim in record["claims"]} == {person["id"]}
    (question,) = record["questions"]
    assert (question["by"], question["form"], question["answered_by"]) == (
        "audience",
        "paraphrase",
        [1, 2],
    )


def test_what_is_predicted_perfectly_scores_full_marks(corpus: Path) -> None:
    figures, errors = score_reports.score(corpus / "gold", corpus / "predicted", corpus / "texts")
    assert errors == []
    for name in ("claims.found", "claims.joint", "questions", "persons", "answers"):
        assert figures[name]["F1"] == 100
    assert figures["event.fields"] == "5/5"


def test_a_missing_prediction_scores_nothing(corpus: Path) -> None:
    (corpus / "predicted" / "01-rivers.json").unlink()
    figures, errors = score_reports.score(corpus / "gold", corpus / "predicted", corpus / "texts")
    assert figures["claims.found"]["F1"] == 0
    assert figures["calibration.ECE"] is None
    assert {error[1] for error in errors} == {"miss", "miss-question", "miss-person"}


def test_optional_records_are_no_misses_and_cover_predictions(corpus: Path) -> None:
    path = corpus / "gold" / "01-rivers.json"
    gold = json.loads(path.read_text(encoding="utf-8"))
    for record in (*gold["claims"], *gold["questions"]):
        record["optional"] = True
    path.write_text(json.dumps(gold), encoding="utf-8")
    figures, errors = score_reports.score(corpus / "gold", corpus / "predicted", corpus / "texts")
    assert errors == []
    assert (figures["claims.found"]["n_gold"], figures["claims.found"]["n_pred"]) == (0, 0)


def test_a_wrong_source_is_found_but_not_joint(corpus: Path) -> None:
    path = corpus / "predicted" / "01-rivers.json"
    ours = json.loads(path.read_text(encoding="utf-8"))
    ours["claims"][0]["source"] = "unnamed:somebody"
    ours["claims"].append(ours["claims"][0] | {"content": [[0, 6]]})
    path.write_text(json.dumps(ours), encoding="utf-8")
    figures, errors = score_reports.score(corpus / "gold", corpus / "predicted", corpus / "texts")
    assert figures["claims.joint"]["R"] < figures["claims.found"]["R"] == 100
    assert [error[1] for error in errors] == ["source", "false"]


def test_transcripts_are_scored_by_turns_and_words(tmp_path: Path) -> None:
    turn = {"speaker": "a1", "label": "KIM", "start_ms": 0, "end_ms": 9}
    words = "We will not close the bridge before the summer of next year"
    gold = {
        "agents": [{"id": "a1", "name": "Ann Kim", "roles": ["speaker"]}],
        "turns": [turn | {"text_start": words[:40], "text_end": words[-40:], "words": 12}],
        "questions": [],
        "reported_claims": [],
    }
    ours = gold | {"turns": [turn | {"text": words}]}
    for name, record in (("gold", gold), ("ours", ours)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "01.json").write_text(json.dumps(record), encoding="utf-8")
    figures, errors = score_transcripts.score(tmp_path / "gold", tmp_path / "ours")
    assert errors == []
    assert (figures["words.speaker_ok"], figures["agents"]) == ("12/12", "1/1")
    figures, errors = score_transcripts.score(tmp_path / "gold", tmp_path)
    assert [error[1] for error in errors] == ["turn not found", "agent"]


def test_one_bad_file_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "bad.txt").write_bytes(b"")
    (tmp_path / "in" / "good.txt").write_text(TEXT, encoding="utf-8")
    failed = quality.predict_all(tmp_path / "in", tmp_path / "out", predicted_report)
    assert list(failed) == ["bad.txt"]
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["good.json"]


def test_the_command_predicts_a_folder(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folders = [str(corpus / "texts"), str(corpus / "out")]
    assert quality.main(["predict", *folders, "--engine", "rules"]) == 0
    assert capsys.readouterr().out.strip() == "0 failed"
    assert (corpus / "out" / "01-rivers.json").exists()


def test_the_digest_changes_with_the_data(corpus: Path) -> None:
    before = quality.digest([corpus / "texts"])
    assert before == quality.digest([corpus / "texts"])
    (corpus / "texts" / "01-rivers.txt").write_text("x", encoding="utf-8")
    assert quality.digest([corpus / "texts"]) != before


def test_an_unknown_engine_is_refused_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert quality.main(["score", "--engine", "guess"]) == 4
    assert "guess" in capsys.readouterr().err


def test_blocks_are_found_in_the_original_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    document = api.read(path, format="text").document
    places = places_of(document, TEXT)
    assert [TEXT[places[b.id] :].startswith(b.text) for b in document.blocks] == [True] * len(
        document.blocks
    )
