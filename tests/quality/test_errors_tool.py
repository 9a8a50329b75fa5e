"""The list of errors: what was missed or made up, with sources, in its sentence."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import score_reports

import errors
import errors_in_reports
import errors_in_transcripts
import quality
from errors_in_reports import Error
from quality_reports import predicted_report

TEXT = """Rivers

Dr. Liu Jun (Delta Lab) argued that the delta is starving. Ana Sol said that dikes fail.
“It is dry,” said Liu, “very dry.” Salt comes in. A student asked whether it rains.
"""


def claim(quotes: str, source: str, mode: str, **other: Any) -> dict[str, Any]:
    content = [[TEXT.find(quote), TEXT.find(quote) + len(quote)] for quote in quotes.split(" + ")]
    given = {"source": source, "content": content, "mode": mode, "cue": [], "source_mention": []}
    return given | {"polarity": "asserted", "nested_in": None} | other


def question(quote: str, by: str) -> dict[str, Any]:
    start = TEXT.find(quote)
    content = [[start, start + len(quote)]]
    return {"by": by, "form": "paraphrase", "content": content, "answered_by": []}


LIU = {"id": "liu", "name": "Liu Jun", "affiliation": None, "roles": ["speaker"]}
SOL = {"id": "sol", "name": "Ana Sol", "affiliation": None, "roles": ["speaker"]}
GOLD = {
    "event": {},
    "persons": [LIU, SOL],
    "claims": [
        claim("the delta is starving", "liu", "indirect"),
        claim("dikes fail", "sol", "indirect"),
        claim("It is dry + very dry", "liu", "direct"),
        claim("Salt comes in", "liu", "free_indirect", optional=True),
    ],
    "questions": [question("whether it rains", "audience")],
}
OURS = {
    "event": {},
    "persons": [LIU, {"id": "lab", "name": "Delta Lab", "roles": ["speaker"]}],
    "claims": [
        claim("the delta is starving. Ana", "lab", "free_indirect"),
        claim("It", "liu", "direct"),
        claim("Salt comes", "liu", "free_indirect"),
    ],
    "questions": [question("A student", "liu")],
}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for folder, record in (("gold", GOLD), ("ours", OURS)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "01.json").write_text(json.dumps(record), encoding="utf-8")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "01.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


STARVING = "Dr. Liu Jun (Delta Lab) argued that ⟦the delta is starving⟧."


@pytest.mark.parametrize(
    "error",
    [
        Error("wrong source", "indirect", "01", "Liu Jun", "Delta Lab", STARVING),
        Error("wrong mode", "indirect", "01", "indirect", "free_indirect", STARVING),
        Error(
            "inexact content",
            "indirect",
            "01",
            "the delta is starving",
            "the delta is starving. Ana",
            STARVING,
        ),
        Error("missed claim", "indirect", "01", "Ana Sol", "", "Ana Sol said that ⟦dikes fail⟧."),
        Error(
            "missed claim",
            "direct",
            "01",
            "Liu Jun",
            "It",
            "“⟦It is dry⟧,” said Liu, “⟦very dry⟧.”",
        ),
        Error(
            "false claim",
            "direct",
            "01",
            "It is dry … very dry",
            "Liu Jun",
            "“⟦It⟧ is dry,” said Liu, “very dry.”",
        ),
        Error(
            "missed question",
            "paraphrase",
            "01",
            "audience",
            "",
            "A student asked ⟦whether it rains⟧.",
        ),
        Error(
            "false question",
            "paraphrase",
            "01",
            "",
            "Liu Jun",
            "⟦A student⟧ asked whether it rains.",
        ),
        Error("missed person", "", "01", "Ana Sol", "", "⟦Ana Sol⟧ said that dikes fail."),
        Error(
            "false person",
            "",
            "01",
            "",
            "Delta Lab",
            "Dr. Liu Jun (⟦Delta Lab⟧) argued that the delta is starving.",
        ),
    ],
    ids=lambda error: f"{error.kind} {error.detail}",
)
def test_an_error_stands_in_its_sentence(error: Error, corpus: Path) -> None:
    found = list(errors_in_reports.errors(corpus / "gold", corpus / "ours", corpus / "texts"))
    assert [other for other in found if other[:2] == error[:2]] == [error]
    assert len(found) == 10


def test_misses_and_false_alarms_are_those_of_the_scorer(tmp_path: Path) -> None:
    data = quality.DATA / "dev"
    quality.predict_all(data / "texts", tmp_path, predicted_report)
    _, scored = score_reports.score(data / "gold", tmp_path, data / "texts")
    found = errors_in_reports.errors(data / "gold", tmp_path, data / "texts")
    counts = Counter(error.kind for error in found)
    names = {
        "miss": "missed claim",
        "false": "false claim",
        "source": "wrong source",
        "miss-question": "missed question",
        "false-question": "false question",
        "miss-person": "missed person",
        "false-person": "false person",
    }
    expected = Counter(names[kind] for _, kind, *_ in scored)
    assert {kind: counts[kind] for kind in expected} == dict(expected)


def test_errors_in_transcripts_stand_in_their_turn(tmp_path: Path) -> None:
    text = "You said the bridge was safe. Who checks it?"
    turn = {"speaker": "a", "label": "KIM", "start_ms": None, "end_ms": None}
    gold = {
        "agents": [{"id": "a", "name": "Ann Kim", "roles": ["speaker"]}],
        "turns": [turn | {"text_start": text[:40], "text_end": text[-40:], "words": 9}],
        "questions": [
            {"quote": "Who checks it?", "by": "a", "form": "direct", "from_audience": False}
        ],
        "reported_claims": [],
    }
    claim = {"quote": "the bridge", "source": "unnamed:somebody", "mode": "indirect"}
    ours = {
        "agents": [],
        "turns": [turn | {"text": text}],
        "questions": [],
        "reported_claims": [claim],
    }
    for name, record in (("gold", gold), ("ours", ours)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "01.json").write_text(json.dumps(record), encoding="utf-8")
    assert list(errors_in_transcripts.errors(tmp_path / "gold", tmp_path / "ours")) == [
        Error("agent", "", "01", "Ann Kim", "", "Ann Kim"),
        Error("missed question", "direct", "01", "Ann Kim", "", "KIM: ⟦Who checks it?⟧"),
        Error(
            "false claim",
            "indirect",
            "01",
            "",
            "unnamed:somebody",
            "KIM: You said ⟦the bridge⟧ was safe.",
        ),
    ]
    missing = list(errors_in_transcripts.errors(tmp_path / "gold", tmp_path))
    assert missing[0] == Error("turn not found", "", "01", text[:40], "", text[:40])
    assert missing[2].context == "Who checks it?"


def test_the_list_counts_first_and_then_shows_the_most_frequent_first() -> None:
    missed = Error("missed claim", "direct", "01", "Liu", "", "“⟦Dry⟧.”")
    person = Error("false person", "", "01", "", "Delta", "At ⟦Delta⟧.")
    assert "\n".join(errors.listing([person, missed, missed], limit=1)) == (
        "     2  missed claim direct\n"
        "     1  false person\n"
        "\nmissed claim direct (2)\n\n"
        "  01: “⟦Dry⟧.”\n      expected: Liu\n"
        "\nfalse person (1)\n\n"
        "  01: At ⟦Delta⟧.\n      found:    Delta"
    )


def test_the_tool_lists_the_errors_of_some_reports(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert errors.main(["--only", "a01", "--kind", "claim", "--engine", "rules", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found
    assert set(found[0]) == set(Error._fields)
    assert {error["document"] for error in found} == {"a01-river-deltas"}
    assert all("claim" in error["kind"] for error in found)
    assert errors.main(["--only", "a01", "--engine", "rules", "--limit", "1"]) == 0
    assert "  a01-river-deltas: " in capsys.readouterr().out


def test_transcripts_are_listed_and_those_that_cannot_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nothing: dict[str, list[str]] = {
        "agents": [],
        "turns": [],
        "questions": [],
        "reported_claims": [],
    }
    for name, content in (("originals/01.json", "{}"), ("gold/01.json", json.dumps(nothing))):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(content, encoding="utf-8")
    assert errors.main([str(tmp_path), "--engine", "rules"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("     1  failed\n\nfailed (1)\n\n  01.json: ")
    assert "no installed format recognises this content" in out


def test_nothing_to_look_at_and_unknown_engines_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert errors.main([str(tmp_path)]) == 1
    assert "no gold/*.json there" in capsys.readouterr().err
    assert errors.main(["--engine", "guess"]) == 4
    assert "guess" in capsys.readouterr().err
