"""WebVTT out of order: no word is lost, and what is wrong is said."""

import pytest

from accounting import outline, read, turns
from transcripts.errors import ReadError
from transcripts.formats import ReadOptions, Sniff
from transcripts.formats.webvtt import FORMAT, count, sniff
from transcripts.formats.webvtt import read as read_vtt
from transcripts.model import Document, TimeRange
from webvtt_files import VOICES, issues, only_block, points, vtt


def test_an_end_before_its_start_is_left_out() -> None:
    source = vtt("00:05.000 --> 00:04.000\nYes.", "00:06.000 --> 00:07.000\nNo.")

    assert only_block(source).time == TimeRange(start_ms=5000, end_ms=7000)
    assert points(only_block(source)) == [(0, 5000), (5, 6000)]
    assert issues(source)["CUE-END-BEFORE-START"].line == 3
    assert only_block(vtt("00:05.000 --> 00:04.000\nYes.")).time == TimeRange(start_ms=5000)


def test_cues_out_of_order_keep_their_place_without_an_anchor() -> None:
    source = vtt(
        "00:05.000 --> 00:06.000\nFive.",
        "00:03.000 --> 00:04.000\nThree.",
        "00:06.000 --> 00:07.000\nSix.",
    )
    block = only_block(source)

    assert (block.text, points(block)) == ("Five. Three. Six.", [(0, 5000), (13, 6000)])
    assert block.time == TimeRange(start_ms=3000, end_ms=7000)
    assert issues(source)["CUE-OUT-OF-ORDER"].line == 6


def test_overlaps_are_reported_once_with_their_count() -> None:
    source = vtt(
        "00:01.000 --> 00:03.000\n<v A>One",
        "00:02.000 --> 00:04.000\n<v B>two",
        "00:03.000 --> 00:05.000\n<v A>three",
    )

    assert issues(source)["CUE-OVERLAP"].message == "2 cue(s) start before the one above ends"
    assert issues(source)["CUE-OVERLAP"].found == "lines 6, 9"


def test_overlap_written_into_the_words_stays() -> None:
    source = vtt("00:01.000 --> 00:02.000\n<v S01>Das ist //S00: Welche war das? // klar.")

    assert turns(read(FORMAT, source)) == [("S01", 1000, "Das ist //S00: Welche war das? // klar.")]


def test_empty_cues_are_reported() -> None:
    source = vtt(
        "00:01.000 --> 00:02.000",
        "00:02.000 --> 00:03.000\n<i> </i>",
        "00:03.000 --> 00:04.000\nYes.",
    )

    assert outline(read(FORMAT, source)) == [("turn", "Yes.")]
    assert issues(source)["CUE-EMPTY"].found == "lines 3, 5"
    assert count(source.encode(), ReadOptions()) == (3, 1, 0, 2, 0)


@pytest.mark.parametrize("stump", ["00:00:05.000 --> 00:0", "00:00:05.0", "7\n00:00:05.000 -->"])
def test_a_file_that_ends_inside_a_time(stump: str) -> None:
    source = vtt("00:01.000 --> 00:02.000\nYes.", stump)

    assert outline(read(FORMAT, source)) == [("turn", "Yes.")]
    issue = issues(source)["CUE-TRUNCATED"]
    assert (issue.severity, issue.found) == ("warning", stump.rsplit("\n", maxsplit=1)[-1])


@pytest.mark.parametrize("gap", ["\n", ""])
def test_a_time_that_cannot_be_read_costs_no_words(gap: str) -> None:
    source = vtt(f"00:01.000 --> 00:02.000\nOne.\n{gap}2\n00:00:0b.000 --> 00:03.000\nTwo.")

    assert only_block(source).text.replace("2 ", "") == "One. Two."
    assert issues(source)["CUE-TIME-UNREADABLE"].found == "00:00:0b.000 --> 00:03.000"


def test_arrows_and_numbers_in_the_words() -> None:
    source = vtt("00:01.000 --> 00:02.000\na --> b\n42", "00:02.000 --> 00:03.000\n1984")

    assert only_block(source).text == "a --> b 42 1984"
    assert issues(source) == {}


def test_two_times_in_a_row_are_two_cues() -> None:
    source = vtt("00:01.000 --> 00:02.000\n00:02.000 --> 00:03.000\nYes.")

    assert only_block(source).time == TimeRange(start_ms=2000, end_ms=3000)
    assert count(source.encode(), ReadOptions()) == (2, 1, 0, 1, 0)


def test_words_after_an_empty_line_stay_with_their_cue() -> None:
    source = vtt("00:01.000 --> 00:02.000\n<v Ann>One\n\ntwo\n", "00:03.000 --> 00:04.000\nthree")

    assert turns(read(FORMAT, source)) == [("Ann", 1000, "One two"), (None, 3000, "three")]
    assert issues(source)["CUE-GOES-ON"].line == 6


def test_words_outside_cues_are_kept() -> None:
    source = vtt(
        "Read me\nfirst",
        "00:01.000 --> 00:02.000\nOne",
        "NOTE x",
        "stray\nwords",
        "00:03.000 --> 00:04.000\ntwo",
    )

    assert outline(read(FORMAT, source)) == [
        ("note", "Read me\nfirst"), ("turn", "One"), ("note", "x"), ("turn", "stray words two"),
    ]  # fmt: skip
    assert issues(source)["TEXT-OUTSIDE-CUES"].found == "lines 3, 11"


def test_a_label_alone_holds_for_what_follows() -> None:
    source = vtt("00:01.000 --> 00:02.000\nANN:", "00:02.000 --> 00:03.000\nYes.")
    block = only_block(source)

    assert (block.label, block.text, points(block)) == ("ANN", "Yes.", [(0, 2000)])
    assert block.time == TimeRange(start_ms=1000, end_ms=3000)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the file is empty"),
        (b"WEBVTT\n\nNOTE nothing\n", "no line is a time like"),
        (b"WEBVTT\n\n1\nno time\n", "no line is a time like"),
    ],
)
def test_no_cues_is_an_error(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        read_vtt(data, ReadOptions())


@pytest.mark.parametrize("data", [b"WEBVTTX\n", b"1\n00:00:01,000 --> 00:00:02,000\n", b"{}", b""])
def test_other_content_is_not_ours(data: bytes) -> None:
    assert sniff(data) is Sniff.NO


def test_a_document_of_captions_is_valid_json() -> None:
    document = read(FORMAT, VOICES)

    assert Document.model_validate_json(document.model_dump_json()) == document
