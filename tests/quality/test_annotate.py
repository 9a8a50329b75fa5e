"""The compiler of annotation sources: quotes become offsets, and mistakes are named."""

import json
from pathlib import Path

import pytest

import annotate
from annotation_check import problems
from annotation_source import Gold, compiled

TEXT = """Rivers

Dr. Liu Jun (Delta Lab) argued that the delta is starving. Salt water comes in. She denied that
higher dikes help. “It is dry,” said Liu. “Very dry.” A trader had said that the wall was built
for the map, she added. A student asked whether it rains. “It does,” said Liu.
"""
SOURCE = """O written
E title: Rivers
E date: -
# a comment
P liu | Liu Jun | Delta Lab | speaker,panelist
C liu i | the delta >> starving | argued | Dr. Liu Jun
C liu f? | Salt water comes in
C liu i- | higher dikes help | denied | She
C liu d | It is dry + Very dry | said | [[Liu]]. “Very
C@map liu i | <A trader >> map | [[added]]. A | she
C unnamed:trader i^map | the wall >> map | had said | A trader
Q audience paraphrase | whether it rains | rain
C@rain liu d | It does | said | Liu
"""


def quotes(gold: Gold, kind: str, field: str) -> list[list[str]]:
    return [[TEXT[start:end] for start, end in record[field]] for record in gold[kind]]


def compiled_well(source: str = SOURCE) -> Gold:
    gold, faults = compiled(source, name="01-rivers", text=TEXT)
    assert faults == []
    return gold


def test_quotes_become_places() -> None:
    gold = compiled_well()

    assert quotes(gold, "claims", "content") == [
        ["the delta is starving"],
        ["Salt water comes in"],
        ["higher dikes help"],
        ["It is dry", "Very dry"],
        ["A trader had said that the wall was built\nfor the map"],
        ["the wall was built\nfor the map"],
        ["It does"],
    ]
    assert quotes(gold, "claims", "cue") == [
        ["argued"],
        [],
        ["denied"],
        ["said"],
        ["added"],
        ["had said"],
        ["said"],
    ]
    assert quotes(gold, "claims", "source_mention")[3] == ["Liu"]
    assert quotes(gold, "questions", "content") == [["whether it rains"]]


def test_marks_become_fields() -> None:
    gold = compiled_well()

    assert gold["event"]["title"] == "Rivers"
    assert gold["event"]["date"] is None
    assert gold["persons"] == [
        {
            "id": "liu",
            "name": "Liu Jun",
            "affiliation": "Delta Lab",
            "roles": ["speaker", "panelist"],
        }
    ]
    claims = gold["claims"]
    assert [claim["mode"] for claim in claims[:4]] == [
        "indirect",
        "free_indirect",
        "indirect",
        "direct",
    ]
    assert [claim.get("optional") for claim in claims[:2]] == [None, True]
    assert [claim["polarity"] for claim in claims[1:3]] == ["asserted", "negated"]
    assert claims[5]["nested_in"] == 4
    assert gold["questions"] == [
        {
            "by": "audience",
            "form": "paraphrase",
            "content": [(TEXT.find("whether"), TEXT.find("whether") + 16)],
            "answered_by": [6],
        }
    ]


def test_a_cue_is_the_one_nearest_to_its_content() -> None:
    gold = compiled_well()

    assert [claim["cue"][0][0] for claim in gold["claims"] if claim["mode"] == "direct"] == [
        TEXT.find("said Liu. “Very"),
        TEXT.rfind("said"),
    ]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("X liu", "no record begins like this"),
        ("E price: 3", "no such fact of an event: 'price'"),
        ("P liu | Liu Jun", "a person has four fields"),
        ("C liu z | the delta", "a claim begins: C[@label] source mode"),
        ("C liu i", "no content"),
        ("C liu i | the desert", "not in the text from here on: 'the desert'"),
        ("C liu i | the delta >> desert", "no end after 'the delta': 'desert'"),
        ("C liu i | the >> delta >> is", "more than one >>"),
        ("C liu i | the delta | told", "cue or mention not in the text: 'told'"),
        ("C liu i | the delta | delta", "cue or mention not in the text: 'delta'"),
        ("C liu i | the delta | argue", "cue or mention not in the text: 'argue'"),
        ("C liu i^map | the delta", "no claim has the label map"),
        ("Q audience", "a question begins: Q by form[?]"),
        ("Q audience topic | the delta | rain", "no claim has the label rain"),
    ],
)
def test_a_mistake_is_named_with_its_line(line: str, fault: str) -> None:
    _, faults = compiled(f"# first\n{line}\n", name="01", text=TEXT)

    assert len(faults) == 1
    assert faults[0].startswith("line 2: ")
    assert fault in faults[0]


def test_a_good_record_has_no_problems() -> None:
    gold = compiled_well(SOURCE + "E kind: talk\n")

    assert list(problems(gold, TEXT)) == []


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("O invented", "the origin is real or written, not invented"),
        ("E kind: -", "the event has no kind"),
        ("E date: soon", "no date: soon"),
        ("P liu | Liu Jun | - | speaker", "two persons have the id liu"),
        ("P ann | Ann | - | guest", "ann: unknown roles guest"),
        ("P ann | Ann | - | speaker", "ann: 'Ann' of the name is not in the text"),
        ("C ann f | <Rivers", "claim 7: unknown source ann"),
        ("C liu f | <Rivers | said", "claim 7: free indirect with a cue"),
        ("C liu f | <the del", "claim 7: content: cuts a word: 'the del'"),
        ("C liu f | <comes in.", "claim 7: content: ends in punctuation: 'comes in.'"),
        ("C liu f | <“It is", "claim 7: content: quotation marks in no pairs: '“It is'"),
        ("C liu f | <Salt + <Rivers", "claim 7: content: places out of order"),
        ("C liu f | <Salt water comes in", "claim 7 repeats claim 1"),
        ("C liu f^map | <Rivers", "claim 7: not inside the claim that it is nested in"),
        ("Q liam topic | <Rivers", "question 1: put by an unknown liam"),
        ("Q liu song | <Rivers", "question 1: unknown form song"),
    ],
)
def test_a_problem_of_the_record_is_named(line: str, problem: str) -> None:
    gold, faults = compiled(f"{SOURCE}E kind: talk\n{line}\n", name="01", text=TEXT)

    assert faults == []
    assert problem in list(problems(gold, TEXT))


def test_a_record_edited_by_hand_is_found_out() -> None:
    gold = compiled_well(SOURCE + "E kind: talk\n")
    gold["event"]["price"] = 3
    gold["claims"][0] |= {"mode": "loud", "content": [], "cue": [(3, 999)]}
    gold["claims"][1] |= {"cue": gold["claims"][1]["content"], "mode": "direct"}
    gold["claims"][2] |= {"source_mention": [(7, 12)]}
    gold["questions"][0]["answered_by"] = [7]

    assert list(problems(gold, TEXT)) == [
        "the event has other facts than title, date, venue, place, organizer, kind",
        "claim 0: unknown mode loud",
        "claim 0: no content",
        "claim 0: cue: 3 to 999 is no place in the text",
        "claim 1: the cue overlaps the content",
        "claim 2: source_mention: white space at an end of '\\nDr. '",
        "question 0: answered by a claim that is not there",
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in (("texts/01.txt", TEXT), ("src/01.ann", SOURCE + "E kind: talk\n")):
        path = tmp_path / name
        path.parent.mkdir()
        path.write_text(content, encoding="utf-8")
    return tmp_path


def test_the_tool_writes_gold_and_then_finds_it_as_compiled(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert annotate.main([str(folder), "--check"]) == 1
    assert "01.json: not as compiled" in capsys.readouterr().err
    assert annotate.main([str(folder)]) == 0
    assert annotate.main([str(folder), "--check"]) == 0
    written = (folder / "gold" / "01.json").read_text("utf-8")
    assert written.startswith('{\n "id": "01",\n "origin": "written",\n')
    assert json.loads(written)["claims"][0]["content"] == [[44, 65]]


def test_the_tool_shows_records_for_review(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert annotate.main([str(folder), "--show", "--only", "0"]) == 0
    out = capsys.readouterr().out
    assert "  2 liu (indirect, negated) cue “denied” mention “She”\n" in out
    assert "  5 unnamed:trader (indirect, in 4) cue “had said” mention “A trader”\n" in out
    assert "      « the wall was built⏎for the map »\n" in out
    assert "  Q0 audience paraphrase -> [6]\n" in out


def test_a_faulty_source_is_named_and_writes_no_gold(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "src" / "01.ann").write_text("X\n", encoding="utf-8")
    (folder / "texts" / "02.txt").write_text("x", encoding="utf-8")
    assert annotate.main([str(folder)]) == 1
    told = capsys.readouterr().err
    assert "01: line 1: no record begins like this" in told
    assert "02.ann is missing" in told
    assert list((folder / "gold").glob("*")) == []


def test_nothing_found_is_no_success(folder: Path) -> None:
    assert annotate.main([str(folder), "--only", "9"]) == 1


def test_the_gold_of_the_project_is_as_compiled_and_counted(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert annotate.main(["--check"]) == 0, capsys.readouterr().err
