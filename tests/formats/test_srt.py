"""SubRip: numbers, commas and all that real files do without them."""

import pytest

from accounting import outline, read, turns
from transcripts.errors import ReadError
from transcripts.formats import ReadOptions, Sniff
from transcripts.formats.srt import FORMAT, count, sniff
from transcripts.formats.srt import read as read_srt
from transcripts.model import TimeRange
from transcripts.report import Issue

INTERVIEW = """\
1
00:00:00,500 --> 00:00:03,813
Dougal: Hello Aviemore! [cheering] So
this is a live one,

2
00:00:04,513 --> 00:00:09,799
we've never done a live one.

3
00:00:10,000 --> 00:00:12,784
Shona Reid: Evening.

4
00:00:12,800 --> 00:00:13,900
Pim: Hello.

5
00:00:14,000 --> 00:00:15,000
Dougal: Pim, the shoes.
"""


def issues(source: str) -> dict[str, Issue]:
    return {issue.code: issue for issue in read_srt(source.encode(), ReadOptions()).issues}


def test_a_label_holds_until_the_next() -> None:
    document = read(FORMAT, INTERVIEW, filename="a.srt")

    assert turns(document) == [
        (
            "Dougal",
            500,
            "Hello Aviemore! [cheering] So this is a live one, we've never done a live one.",
        ),
        ("Shona Reid", 10_000, "Evening."),
        ("Pim", 12_800, "Hello."),
        ("Dougal", 14_000, "Pim, the shoes."),
    ]
    assert [(anchor.offset, anchor.ms) for anchor in document.blocks[0].anchors] == [
        (0, 500), (49, 3813), (50, 4513),
    ]  # fmt: skip
    assert document.sources[0].media_type == "application/x-subrip"
    assert issues(INTERVIEW) == {}


@pytest.mark.parametrize(
    "source",
    [
        "1\r\n00:01,000 --> 00:02,000\r\nOne.\r\n\r\n2\r\n00:02,000 --> 00:03,000\r\nTwo.\r\n",
        "00:00:01.000 --> 00:00:02.000\nOne.\n\n00:00:02.000 --> 00:00:03.000\nTwo.",
        "1\n00:00:01,000-->00:00:02,000\nOne.\n\n2\n00:00:02,000-->00:00:03,000\nTwo.",
        "1\n00:00:01,000 --> 00:00:02,000\nOne.\n2\n00:00:02,000 --> 00:00:03,000\nTwo.",
        "1\n00:00:01,000 --> 00:00:02,000\nOne.\n  \n2\n00:00:02,000 --> 00:00:03,000\nTwo.",
        "00:01 --> 00:02\nOne.\n00:02 --> 00:03\nTwo.",
        "\n\n1\n\n00:01,000 --> 00:02,000\nOne.\n\n\n\n2\n\n00:02,000 --> 00:03,000\nTwo.",
    ],
)  # fmt: skip
def test_numbers_blanks_and_empty_lines_may_be_missing_or_too_many(source: str) -> None:
    document = read(FORMAT, source)

    assert turns(document) == [(None, 1000, "One. Two.")]
    assert document.blocks[0].time == TimeRange(start_ms=1000, end_ms=3000)
    assert issues(source) == {}


def test_gaps_in_the_numbers_are_reported() -> None:
    source = "1\n00:01,000 --> 00:02,000\nOne.\n\n4\n00:02,000 --> 00:03,000\nTwo.\n"

    assert issues(source)["CUE-NUMBERS"].found == "4 where 2 was due"
    assert issues(source)["CUE-NUMBERS"].line == 6


def test_words_that_look_like_numbers_stay() -> None:
    source = (
        "1\n00:01,000 --> 00:02,000\nThe answer is\n42\n\n"
        "2\n00:02,000 --> 00:03,000\n1984\n\n"
        "00:03,000 --> 00:04,000\nand\n7\n00:04,000 --> 00:05,000\nend"
    )

    assert turns(read(FORMAT, source)) == [(None, 1000, "The answer is 42 1984 and 7 end")]


@pytest.mark.parametrize("gap", ["", "\n", "\n\n"])
def test_an_empty_cue_is_reported(gap: str) -> None:
    source = f"1\n00:01,000 --> 00:02,000\n{gap}2\n00:02,000 --> 00:03,000\nTwo."

    assert turns(read(FORMAT, source)) == [(None, 2000, "Two.")]
    assert issues(source)["CUE-EMPTY"].line == 2
    assert count(source.encode(), ReadOptions()) == (2, 1, 0, 1, 0)


def test_a_number_without_a_cue_at_the_end_is_reported() -> None:
    source = INTERVIEW + "\n6\n"

    assert issues(source)["CUE-TRUNCATED"].found == "6"


def test_keywords_of_webvtt_are_words_here() -> None:
    source = "1\n00:01,000 --> 00:02,000\nTake a\n\nNOTE of it\n"

    assert outline(read(FORMAT, source)) == [("turn", "Take a NOTE of it")]
    assert issues(source)["CUE-GOES-ON"].line == 5


def test_styling_of_players_is_left_out_and_reported() -> None:
    source = "1\n00:01,000 --> 00:02,000 X1:1 X2:2\n{\\an8}<font color=red>Yes</font> {no}\n"

    assert outline(read(FORMAT, source)) == [("turn", "Yes {no}")]
    assert issues(source)["CUE-MARKUP"].found == "{\\an8}, font color=red"
    assert issues(source)["CUE-SETTINGS"].found == "X1:1 X2:2"


def test_words_before_the_first_cue_are_a_note() -> None:
    source = f"Subtitles by the museum\n\n{INTERVIEW}"

    assert outline(read(FORMAT, source))[0] == ("note", "Subtitles by the museum")
    assert issues(source)["TEXT-OUTSIDE-CUES"].line == 1


def test_names_that_the_interview_bears_out() -> None:
    agents = read(FORMAT, INTERVIEW).agents

    assert [agent.name for agent in agents] == ["Dougal", "Shona Reid", "Pim"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_encodings(encoding: str) -> None:
    assert read(FORMAT, INTERVIEW.encode(encoding)).blocks == read(FORMAT, INTERVIEW).blocks
    assert sniff(INTERVIEW.encode(encoding)) is Sniff.CERTAIN


def test_a_guessed_encoding_is_reported() -> None:
    source = INTERVIEW.replace("Hello", "Grüß Gott, ça va, señor").encode("cp1252")

    assert "ENCODING-GUESSED" in {issue.code for issue in read_srt(source, ReadOptions()).issues}


@pytest.mark.parametrize(
    ("data", "verdict"),
    [
        (INTERVIEW.encode(), Sniff.CERTAIN),
        (b"00:01 --> 00:02\nYes", Sniff.CERTAIN),
        (b"a\nb\nc\nd\n1\n00:00:01,000 --> 00:00:02,000\nYes", Sniff.LIKELY),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\nYes", Sniff.NO),
        (b"12:30 we went --> home", Sniff.NO),
        (b"", Sniff.NO),
    ],
)
def test_recognised_by_the_time_in_its_first_lines(data: bytes, verdict: Sniff) -> None:
    assert sniff(data) is verdict


def test_no_cue_is_an_error() -> None:
    with pytest.raises(ReadError, match="cannot read this as srt: no line is a time like"):
        read_srt(b"1\nHello\n", ReadOptions())


def test_a_time_line_with_a_short_arrow_is_no_speech() -> None:
    source = "1\n00:00:01,000 --> 00:00:02,000\nHi.\n\n2\n00:00:09,000 -> 00:00:10,000\nThere.\n"

    assert [text for *_, text in turns(read(FORMAT, source))] == ["Hi. There."]
    issue = issues(source)["CUE-TIME-UNREADABLE"]
    assert (issue.line, issue.found) == (6, "00:00:09,000 -> 00:00:10,000")
