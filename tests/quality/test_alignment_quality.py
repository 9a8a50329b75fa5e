"""The alignment of the sample events: figures, floors, and that the gold links hold together."""

import json

import pytest

import quality_alignment
from alignment_samples import HELD_OUT, TUNED, Gold, pairs
from quality_alignment import FLOORS, Told, counted, faults, measured, percent
from transcripts.alignment import AlignedStatement, Match
from transcripts.model import TextSpan

WORDS = TextSpan(block="b1", start=0, end=4, quote="Rain")


def aligned(verdict: str, *turns: int) -> AlignedStatement:
    matches = tuple(
        Match(turn=f"b{n}", number=n, passage=WORDS, score=0.5, agreement=0.0) for n in turns
    )
    record = {"id": "c1", "kind": "claim", "text": "Rain", "confidence": 0.9, "matches": matches}
    return AlignedStatement.model_validate(record | {"verdict": verdict})


def test_what_is_counted() -> None:
    said = Gold("Rain", "Ann", frozenset({2, 5}), misattributed=False)
    unsaid = Gold("Snow", "Ann", frozenset(), misattributed=False)
    wrongly = Gold("Hail", "Ann", frozenset({7}), misattributed=True)
    told = [
        Told(said, aligned("found", 5, 1)),
        Told(said, aligned("not_found", 1, 2)),
        Told(said, None),
        Told(unsaid, aligned("not_found", 1)),
        Told(unsaid, aligned("misattributed", 1)),
        Told(wrongly, aligned("misattributed", 7)),
    ]
    assert counted(told) == {
        "extracted": "5/6",
        "right turn first": "2/3",
        "right turn first and found": "2/3",
        "right turn among three": "3/3",
        "not called misattributed": "2/2",
        "unsupported told": "1/2",
        "misattributed told": "1/1",
    }


def test_a_figure_below_its_floor_is_named() -> None:
    figures = {"held_out, gold": {"unsupported told": "15/22"}}
    assert list(faults(figures, {"held_out, gold": {"unsupported told": 68}})) == []
    assert list(faults(figures, {"held_out, gold": {"unsupported told": 70}})) == [
        "held_out, gold: unsupported told: 15/22 is below 70 %"
    ]
    assert percent("0/0") == 0


def test_events_for_fitting_and_for_measuring_are_apart() -> None:
    assert len(TUNED) == 4
    assert len(HELD_OUT) == 2
    assert not set(TUNED) & set(HELD_OUT)


@pytest.mark.parametrize("event", [*TUNED, *HELD_OUT])
def test_every_gold_statement_stands_in_its_report_and_names_turns(event: str) -> None:
    for pair in pairs([event]):
        turns = [block for block in pair.transcript.blocks if block.kind == "turn"]
        assert 60 <= len(turns) <= 110
        assert len(pair.gold) == len(pair.report.claims) + len(pair.report.questions)
        assert all(1 <= n <= len(turns) for gold in pair.gold.values() for n in gold.turns)


@pytest.mark.long
def test_no_figure_is_below_its_floor(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(faults(measured(), json.loads(FLOORS.read_text("utf-8")))) == []


def test_the_tool_prints_and_checks(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    figures = {name: dict.fromkeys(limits, "1/2") for name, limits in _floors().items()}
    monkeypatch.setattr(quality_alignment, "measured", lambda: figures)
    assert quality_alignment.main([]) == 0
    assert quality_alignment.main(["--check"]) == 1
    shown = capsys.readouterr()
    assert "  right turn first                  1/2   50.0 %" in shown.out
    assert "tuned, gold: right turn first: 1/2 is below 83 %" in shown.err


def _floors() -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = json.loads(FLOORS.read_text("utf-8"))
    return found
