"""Speaker-labelled text in its many layouts: turns in view, and nothing of the source lost."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounting import ANNOTATED, SHARED, leftover, letters_missing, outline, read, turns
from transcripts.errors import ReadError
from transcripts.formats import ReadOptions, Sniff
from transcripts.formats import labelled as module
from transcripts.formats.labelled import FORMAT, sniff
from transcripts.model import Anchor, Document, TimeRange


def test_colon_labels_front_matter_and_stage_directions() -> None:
    document = read(
        FORMAT,
        """\
IN THE COUNTY COURT
Claim No. 7: Hart v. Black Rock Ltd

THE COURT: Please sit. Mr. Clune: yes, you.

MR. PENHALE: What did you see? [pause] Take your time.

(APPLAUSE)

It was dark, I know.

THE WITNESS: Nothing.
""",
    )

    assert outline(document) == [
        ("heading1", "IN THE COUNTY COURT"),
        ("note", "Claim No. 7: Hart v. Black Rock Ltd"),
        ("turn", "Please sit. Mr. Clune: yes, you."),
        ("turn", "What did you see? [pause] Take your time."),
        ("incident", "(APPLAUSE)"),
        ("turn", "It was dark, I know."),
        ("turn", "Nothing."),
    ]
    assert [label for label, _, _ in turns(document)] == [
        "THE COURT", "MR. PENHALE", None, "THE WITNESS",
    ]  # fmt: skip
    assert document.blocks[3].speaker == document.blocks[5].speaker
    assert [(agent.name, agent.roles) for agent in document.agents] == [
        (None, ("judge",)),
        ("MR. PENHALE", ()),
        (None, ("witness",)),
    ]


def test_a_paragraph_without_a_label_goes_on_with_the_turn() -> None:
    document = read(FORMAT, "ANN: One.\n\nTwo, and\nthree.\n\nBOB: Four.\n\nANN: Five.\n")

    assert turns(document) == [
        ("ANN", None, "One.\n\nTwo, and\nthree."),
        ("BOB", None, "Four."),
        ("ANN", None, "Five."),
    ]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "[00:12:31] Ann: Hello.\n[00:12:40] Bob: Hi.\nAnn: Well.\n",
            [("Ann", 751_000, "Hello."), ("Bob", 760_000, "Hi."), ("Ann", None, "Well.")],
        ),
        (
            "[0:05 - 0:09.5] Ann: Hello.\n[0:10] Bob: Hi.\n",
            [("Ann", 5_000, "Hello."), ("Bob", 10_000, "Hi.")],
        ),
        (
            "S00: [00:00:01] Hello.\nS01: [00:00:04] Hi.\nS00: [00:00:09] So.\n",
            [("S00", 1_000, "Hello."), ("S01", 4_000, "Hi."), ("S00", 9_000, "So.")],
        ),
        (
            "Ann Lee  0:02\nHello: there.\n\nMore.\nSpeaker 2  1:01:00\nHi.\n",
            [("Ann Lee", 2_000, "Hello: there.\n\nMore."), ("Speaker 2", 3_660_000, "Hi.")],
        ),
        (
            "Ann [00:00:01]\nHello.\n\nBob (00:00:05)\nHi.\n\nAnn [0:09]: Again.\n",
            [("Ann", 1_000, "Hello."), ("Bob", 5_000, "Hi."), ("Ann", 9_000, "Again.")],
        ),
        (
            "[00:00:01] Ann\nHello.\n\n[00:00:05] Bob\nHi.\n",
            [("Ann", 1_000, "Hello."), ("Bob", 5_000, "Hi.")],
        ),
        (
            "[Time 1:01:02]\nS00: Hello.\n\n[Time 1:02:00]\nS01: Hi.\n\nS00: So.\n",
            [("S00", 3_662_000, "Hello."), ("S01", 3_720_000, "Hi."), ("S00", None, "So.")],
        ),
        (
            "00:21:14\tAnn Lee:\tHello!\n00:21:35\tBob:\tHi\n",
            [("Ann Lee", 1_274_000, "Hello!"), ("Bob", 1_295_000, "Hi")],
        ),
        (
            "Q. And what did you see?\nA. A dog.\nQ. Which?\nA. A brown one.\n",
            [
                ("Q.", None, "And what did you see?"),
                ("A.", None, "A dog."),
                ("Q.", None, "Which?"),
                ("A.", None, "A brown one."),
            ],
        ),
        (
            "Q.: And you?\n\nA: Me.\n\nQ.: Sure?\n\nA: Yes.\n",
            [
                ("Q.", None, "And you?"),
                ("A", None, "Me."),
                ("Q.", None, "Sure?"),
                ("A", None, "Yes."),
            ],
        ),
        (
            "  Mr. SMITH. Thank you.\n  The CHAIRMAN. Go on.\n  Mr. SMITH. I yield.\n",
            [
                ("Mr. SMITH", None, "Thank you."),
                ("The CHAIRMAN", None, "Go on."),
                ("Mr. SMITH", None, "I yield."),
            ],
        ),
        (
            "Anna (host)： 你好。\n鲍勃： 是。\nAnna (host)： 好。\n鲍勃： 对。\n",
            [
                ("Anna (host)", None, "你好。"),
                ("鲍勃", None, "是。"),
                ("Anna (host)", None, "好。"),
                ("鲍勃", None, "对。"),
            ],
        ),
        (
            "[00:00:01] Good evening.\n\n[00:00:09] I am alone.\n\n[00:00:20] Bye.\n",
            [(None, 1_000, "Good evening."), (None, 9_000, "I am alone."), (None, 20_000, "Bye.")],
        ),
    ],
)
def test_layouts(source: str, expected: list[tuple[str | None, int | None, str]]) -> None:
    assert turns(read(FORMAT, source)) == expected
    assert sniff(source.encode()) == Sniff.LIKELY


def test_both_ends_of_a_printed_range_are_kept_and_a_time_inside_becomes_an_anchor() -> None:
    document = read(FORMAT, "[0:05 - 0:09.5] Ann: Hello, [0:07] you.\n\n[0:10] Bob: Hi [0:08].\n")

    assert document.blocks[0].time == TimeRange(start_ms=5_000, end_ms=9_500)
    assert document.blocks[0].text == "Hello, you."
    assert document.blocks[0].anchors == (Anchor(offset=7, ms=7_000),)
    assert document.blocks[1].text == "Hi [0:08].", "a time that goes back stays in the text"


def test_a_range_that_ends_before_it_starts_has_no_end() -> None:
    document = read(FORMAT, "[0:09 - 0:05] Ann: Hello.\n\n[0:10] Bob: Hi.\n")

    assert document.blocks[0].time == TimeRange(start_ms=9_000)


def test_a_turn_whose_words_begin_with_the_time_starts_then() -> None:
    document = read(FORMAT, "ANN: One.\n\n(cough)\n\n[0:07] Two.\n\nBOB: Three.\n")

    assert turns(document)[1] == (None, 7_000, "Two.")


def test_chat_labels_name_the_sender() -> None:
    document = read(
        FORMAT,
        "00:01:00 From  Ann Lee  to  Everyone : hello\n"
        "00:02:00 From  Bo  to  Everyone : hi\n"
        "00:03:00 From  Ann Lee  to  Bo(Direct Message) : psst\n",
    )

    assert [agent.name for agent in document.agents] == ["Ann Lee", "Bo"]
    assert document.blocks[0].label == "From  Ann Lee  to  Everyone"
    assert document.blocks[0].speaker == document.blocks[2].speaker


def test_q_and_a_are_interviewer_and_interviewee_or_witness() -> None:
    interview = "Q: One?\n\nA: Two.\n\nQ: Three?\n\nA: Four.\n"

    assert _roles(read(FORMAT, interview)) == [("interviewer",), ("interviewee",)]
    assert _roles(read(FORMAT, f"DEPOSITION OF A. CLUNE\n\n{interview}")) == [
        ("interviewer",),
        ("witness",),
    ]


def _roles(document: Document) -> list[tuple[str, ...]]:
    return [agent.roles for agent in document.agents]


def test_headings_between_turns_end_the_turn() -> None:
    document = read(
        FORMAT,
        "ANN: One.\n\nBOB: Two.\n\nQuestions from the floor\n\nANN: Three.\n\nAFTERNOON\n\n"
        "Everybody sat down.\n\nBOB: Four.\n",
    )

    assert outline(document)[2:] == [
        ("heading2", "Questions from the floor"),
        ("turn", "Three."),
        ("heading2", "AFTERNOON"),
        ("paragraph", "Everybody sat down."),
        ("turn", "Four."),
    ]


def test_a_footer_is_boilerplate_and_no_speech() -> None:
    document = read(FORMAT, "Ann  0:02\nHi.\n\nBob  0:05\nHo.\n\nTranscribed by https://otter.ai\n")

    assert outline(document)[-1] == ("~paragraph", "Transcribed by https://otter.ai")


def test_a_list_of_people_before_the_first_turn_is_no_speech() -> None:
    document = read(
        FORMAT, "Panel\n\nModerator: Kaisa Virtanen\nSpeaker: Bo Ek\n\nModerator: Hello, all.\n\n"
        "Speaker: Good evening.\n\nModerator: So?\n\nSpeaker: So what?\n"
    )  # fmt: skip

    assert outline(document)[:4] == [
        ("heading1", "Panel"),
        ("note", "Moderator: Kaisa Virtanen"),
        ("note", "Speaker: Bo Ek"),
        ("turn", "Hello, all."),
    ]


def test_a_header_without_words_is_reported() -> None:
    reading = module.read(b"Ann  0:02\nBob  0:05\nHi.\n\nAnn  0:09\nHo.\n", ReadOptions())

    assert turns(reading.document)[0] == ("Ann", 2_000, "")
    assert [(issue.code, issue.line, issue.found) for issue in reading.issues] == [
        ("TURN-EMPTY", 1, "Ann")
    ]


def test_a_colon_inside_speech_is_no_label_and_doubt_is_reported() -> None:
    source = (
        "ANN: First.\n\nThe point is this: we go on.\n\nBOB: Second.\n\nANN: Third.\n\n"
        "Two more paragraphs.\n\nRemember: bring a coat.\n\nOf plain words.\n"
    )
    reading = module.read(source.encode(), ReadOptions())

    assert len(turns(reading.document)) == 3
    assert [(issue.code, issue.line, issue.found) for issue in reading.issues] == [
        ("LABEL-UNSURE", 11, "Remember")
    ]


def test_text_without_labels_is_all_front_matter_and_says_so() -> None:
    reading = module.read(b"A title\n\nSome words.\n", ReadOptions())

    assert outline(reading.document) == [("heading1", "A title"), ("note", "Some words.")]
    assert [issue.code for issue in reading.issues] == ["NO-LABELS"]


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(ReadError, match="the file is empty"):
        module.read(b"", ReadOptions())


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"WEBVTT\n\nANN: Hello.\n\nBOB: Hi.",
        b"1\n00:00:01,000 --> 00:00:02,000\nANN: Hi\n\nBOB: Ho",
        b'{"a": 1}',
        b"09:30 Registration\n10:00 Opening\n11:00 Coffee\n",
        b"Notes\n\nA report. It says: nothing.\n\nAnother paragraph.\n\nQ: Why?\nA: Because.\n",
        b"**Ann:** Hello.\n\n**Bob:** Hi.\n",
    ],
)
def test_what_is_not_claimed(head: bytes) -> None:
    assert sniff(head) == Sniff.NO


_OPENINGS = ["ANN: ", "[00:01] Bob Ek: ", "Ann Lee  0:02\n", "Q. ", "A: ", "S00: [0:09] ", "", "\n"]
_WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=12)
_LINE = st.tuples(st.sampled_from(_OPENINGS), _WORDS).map("".join)


@given(lines=st.lists(_LINE, min_size=1, max_size=12))
def test_no_letter_of_a_transcript_is_lost(lines: list[str]) -> None:
    source = "\n".join([*lines, "ANN: end"])

    assert not letters_missing(source, read(FORMAT, source))


def originals() -> list[Path]:
    return sorted(ANNOTATED.glob("transcripts/originals/*.txt"))


def test_annotated_transcripts_are_accounted_for_to_the_character() -> None:
    for path in originals():
        source = path.read_text("utf-8")
        document = read(FORMAT, source)
        assert leftover(source, document.blocks) == "", path.name
        assert sniff(source.encode()) == Sniff.LIKELY, path.name


def test_annotated_transcripts_have_the_turns_of_the_gold() -> None:
    for path in originals():
        gold = json.loads((path.parents[1] / "gold" / f"{path.stem}.json").read_bytes())
        found = turns(read(FORMAT, path.read_bytes()))
        assert [(label, start, len(text.split())) for label, start, text in found] == [
            (turn["label"], turn["start_ms"], turn["words"]) for turn in gold["turns"]
        ], path.name


def test_reports_are_not_taken_for_transcripts() -> None:
    claimed = [
        path.name
        for path in ANNOTATED.glob("*/texts/*.txt")
        if sniff(path.read_bytes()) != Sniff.NO
    ]

    # It tells the evening as `Q:` and `A:`, in the reporter's words.
    assert claimed == ["g002-keeper-evening.txt"]


@pytest.mark.needs_corpus
def test_a_real_chat_log() -> None:
    path = SHARED / "formats" / "samples" / "text-chat" / "meeting001_chat.txt"
    document = read(FORMAT, path.read_bytes())

    assert len(document.blocks) == 10
    assert [agent.name for agent in document.agents] == [
        "Andrew Knight", "Ringo Starr", "George Harrison", "John Lennon", "Paul McCartney",
    ]  # fmt: skip
    assert turns(document)[-1] == ("Paul McCartney", 2_209_000, "Fuselage")
