"""`transcripts show`: a page that people can read, a summary that programs can."""

import json
import os
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from panel_document import PANEL
from transcripts import api
from transcripts.cli import main
from transcripts.model import Answer, Attribution, Document, Event, Review, TextSpan

PAGE = """\
╭─ panel discussion ───────────────────────────────────────────────────────────╮
│ Who pays for the dikes?                                                      │
│ 5 March 2024 · Town Hall, Zierikzee                                          │
│ organized by Delta Forum                                                     │
╰─ dikes.txt · en · 3 blocks ──────────────────────────────────────────────────╯

Speakers and others
name                      roles      affiliation                   turns  claims
Ines Vaart                panelist   head of coastal risk, Delta               2
                                     Forum
Tom Oduya                 panelist                                             2
a woman in the third row  person
Delta Forum               organizer

Claims by speaker
Ines Vaart  head of coastal risk, Delta Forum
  the dikes will not hold
    c1 · “argued” · reported · predicts · 91%
  “Sand is cheap”
    c2 · “said” · quoted

Tom Oduya
  not: the fund is empty
    c3 · “denied” · reported · hedged · 40%
  everybody would
    c4 · “answered” · reported

Questions and answers
  a woman in the third row: who would pay
    q1 · paraphrased · from the audience · to Tom Oduya · 65%
    ↳ Tom Oduya: everybody would
"""


def show(document: Document, *arguments: str, **options: Any) -> Result:
    data = api.write(document).data
    return CliRunner().invoke(main, ["show", "-", *arguments], input=data, **options)


def test_the_page_shows_event_speakers_claims_and_questions() -> None:
    result = show(PANEL)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == PAGE


def test_the_page_is_as_wide_as_the_terminal_but_readable() -> None:
    assert widest(show(PANEL, env={"COLUMNS": "60"})) == 60
    assert widest(show(PANEL, env={"COLUMNS": "120"})) == 120
    assert widest(show(PANEL, env={"COLUMNS": "400"})) == 120


def widest(result: Result) -> int:
    return max(map(len, result.stdout.splitlines()))


@pytest.mark.parametrize(
    ("arguments", "headings"),
    [
        (["--speakers"], ["Speakers and others"]),
        (["--claims"], ["Claims by speaker"]),
        (["--questions"], ["Questions and answers"]),
        (["--claims", "--speakers"], ["Speakers and others", "Claims by speaker"]),
    ],
)
def test_parts_can_be_chosen(arguments: list[str], headings: list[str]) -> None:
    known = ("Speakers and others", "Claims by speaker", "Questions and answers", "╭─ panel")
    shown = show(PANEL, *arguments).stdout
    assert [heading for heading in known if heading in shown] == headings


def test_what_is_missing_is_said() -> None:
    empty = Document(schema_version="1.0", id="dikes", blocks=())
    page = show(empty).stdout
    assert page.splitlines()[1:3] == [
        "│ dikes                                                                        │",
        "╰─ 0 blocks ───────────────────────────────────────────────────────────────────╯",
    ]
    assert page.count("none") == 3


def test_the_whole_chain_and_the_review_of_a_claim_are_shown() -> None:
    first, second, *others = PANEL.claims
    told = first.replace(
        attribution=(Attribution(agent="p2"), *first.attribution),
        review=Review(status="accepted", by="M. Visser"),
    )
    inner = second.replace(content=first.content, nested_in="c1", attribution=())
    page = show(PANEL.replace(claims=(told, inner, *others)), "--claims").stdout
    assert "c1 · “argued” · reported · predicts · as told by Tom Oduya · accepted · 91%" in page
    assert "Nobody named\n  “the dikes will not hold”\n    c2 · quoted · within c1\n" in page


def test_an_unnamed_asker_and_an_answer_in_words_are_shown() -> None:
    question = PANEL.questions[0].replace(asker=None, form="topic", confidence=None, addressees=())
    answer = Answer(
        id="a1",
        question="q1",
        content=(TextSpan(block="b3", start=46, end=81, quote=PANEL.blocks[2].text[46:81]),),
        completeness="partial",
    )
    page = show(PANEL.replace(questions=(question,), answers=(answer,)), "--questions").stdout
    assert page.splitlines()[2:] == [
        "  audience: who would pay",
        "    q1 · topic only · from the audience",
        "    ↳ unknown: Oduya answered that everybody would (partial answer)",
    ]
    nobody = question.replace(from_audience=False)
    assert (
        "  unknown: who would pay\n    q1 · topic only\n"
        in show(PANEL.replace(questions=(nobody,), answers=(answer,)), "--questions").stdout
    )


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2024", None, "2024"),
        ("2024-03", None, "March 2024"),
        ("2024-03-05T19:30:00Z", None, "5 March 2024, 19:30"),
        ("2024-03-05", "2024-03-06", "5 March 2024 to 6 March 2024"),
        ("2024-03-05", "2024-03-05", "5 March 2024"),
        (None, "2024-03-05", "5 March 2024"),
    ],
)
def test_dates_are_as_exact_as_they_are_known(
    start: str | None, end: str | None, words: str
) -> None:
    page = show(PANEL.replace(event=Event(title="T", start=start, end=end))).stdout
    assert page.splitlines()[2].strip("│ ") == words


def test_text_cannot_command_the_terminal() -> None:
    page = show(PANEL.replace(event=Event(title="Who \x9b2J pays [bold]?"))).stdout
    assert "│ Who \ufffd2J pays [bold]?" in page


def test_a_source_is_read_first(tmp_path: Path) -> None:
    cues = "WEBVTT\n\n00:00.000 --> 00:01.000\n<v Ines>It holds.\n"
    result = CliRunner().invoke(main, ["show", "-", "--speakers"], input=cues)
    assert result.exit_code == 0
    assert any(
        line.split()[:1] == ["Ines"] and "1" in line.split() for line in result.stdout.splitlines()
    )


def test_programs_get_names_instead_of_ids() -> None:
    summary = json.loads(show(PANEL, "--json").stdout)
    assert summary["event"]["title"] == "Who pays for the dikes?"
    assert summary["speakers"][0] == {
        "name": "Ines Vaart",
        "kind": "person",
        "roles": ["panelist"],
        "affiliation": "head of coastal risk, Delta Forum",
        "turns": 0,
        "claims": 2,
    }
    assert summary["claims"][2] == {
        "speaker": "Tom Oduya",
        "quote": "the fund is empty",
        "cue": "denied",
        "mode": "indirect",
        "polarity": "negated",
        "certainty": "hedged",
        "confidence": 0.4,
    }
    assert summary["questions"] == [
        {
            "asker": "a woman in the third row",
            "question": "who would pay",
            "form": "paraphrase",
            "from_audience": True,
            "to": ["Tom Oduya"],
            "answered_by": ["Tom Oduya"],
        }
    ]


def test_programs_get_the_chosen_parts() -> None:
    assert set(json.loads(show(PANEL, "--json", "--claims").stdout)) == {
        "id", "language", "event", "claims",
    }  # fmt: skip


def test_a_missing_file_is_an_error() -> None:
    result = CliRunner().invoke(main, ["show", "none.json"])
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr == (
        f"error: none.json: cannot be read ({os.strerror(2)}); check the name and permissions\n"
    )


def test_a_language_that_no_engine_knows_is_shown_too() -> None:
    german = PANEL.replace(language="de", claims=(), questions=(), answers=())
    assert show(german).stdout.startswith("╭─ panel discussion")


def test_a_terminal_gets_colour_and_its_own_width(terminal: None) -> None:
    result = show(PANEL, "--claims", color=True)
    assert "\x1b[1;31mnot: \x1b[0mthe fund is empty" in result.stdout
    assert max(map(len, click.unstyle(result.stdout).splitlines())) <= 60


def test_a_pipe_gets_eighty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    result = show(PANEL)
    assert "\x1b" not in result.stdout
    assert widest(result) == 80
