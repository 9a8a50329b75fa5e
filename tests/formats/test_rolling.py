"""Rolling captions say every word once, and keep the times of words."""

from accounting import read, turns
from transcripts.formats import ReadOptions, srt, webvtt
from transcripts.model import TimeRange

YOUTUBE = """\
WEBVTT
Kind: captions
Language: en

00:00:00.160 --> 00:00:02.389 align:start position:0%
 
hello<00:00:00.480><c> and</c><00:00:00.900><c> welcome</c>

00:00:02.389 --> 00:00:02.399 align:start position:0%
hello and welcome
 

00:00:02.399 --> 00:00:04.000 align:start position:0%
hello and welcome
to<00:00:02.800><c> the</c><00:00:03.100><c> show</c>

00:00:04.000 --> 00:00:04.010 align:start position:0%
to the show
 

00:00:04.010 --> 00:00:06.000 align:start position:0%
to the show
[Music]

00:00:06.000 --> 00:00:07.000 align:start position:0%
[Music]
to the show

"""  # noqa: W293 - as YouTube writes it


def test_lines_carried_over_are_left_out_and_word_times_kept() -> None:
    reading = webvtt.read(YOUTUBE.encode(), ReadOptions())
    _, words, music, again = reading.document.blocks

    assert words.text == "hello and welcome to the show"
    assert [(anchor.offset, anchor.ms) for anchor in words.anchors] == [
        (0, 160), (6, 480), (10, 900), (18, 2399), (21, 2800), (25, 3100),
    ]  # fmt: skip
    assert words.time == TimeRange(start_ms=160, end_ms=4010)
    assert (music.kind, music.text, again.text) == ("incident", "[Music]", "to the show")
    assert {issue.code: issue.found for issue in reading.issues}["CUE-ROLLS"] == (
        "lines 9, 13, 17, 21, 25"
    )
    assert webvtt.count(YOUTUBE.encode(), ReadOptions()) == (6, 3, 1, 0, 2)


def numbered(*texts: str) -> str:
    return "\n\n".join(
        f"{n}\n00:00:{n:02},000 --> 00:00:{n + 1:02},000\n{text}" for n, text in enumerate(texts, 1)
    )


def test_rolling_captions_saved_as_subrip() -> None:
    source = numbered("so one", "so one\nand two", "and two\nand three", "and three\nand three")

    assert turns(read(srt.FORMAT, source)) == [(None, 1000, "so one and two and three and three")]


def test_captions_of_two_lines_that_roll_by_one() -> None:
    source = numbered("a b\nc d", "c d\ne f", "e f\ng h")

    assert turns(read(srt.FORMAT, source)) == [(None, 1000, "a b c d e f g h")]


def test_what_is_said_twice_is_kept_twice() -> None:
    source = numbered("No.", "No.", "No.", "Yes.", "Yes.")

    assert turns(read(srt.FORMAT, source)) == [(None, 1000, "No. No. No. Yes. Yes.")]


def test_a_line_repeated_after_a_silence_is_said_again() -> None:
    source = (
        "1\n00:00:01,000 --> 00:00:02,000\nSo\n\n2\n00:00:02,000 --> 00:00:03,000\nSo\nwe\n\n"
        "3\n00:00:03,000 --> 00:00:04,000\nwe\nwent\n\n4\n00:00:09,000 --> 00:00:10,000\nwent"
    )

    assert turns(read(srt.FORMAT, source)) == [(None, 1000, "So we went went")]


def test_one_repeated_line_among_many_is_no_rolling() -> None:
    source = numbered("a", "a\nb", "c", "d", "e", "f", "g", "h")

    assert turns(read(srt.FORMAT, source)) == [(None, 1000, "a a b c d e f g h")]


def test_voices_do_not_roll_and_an_unreadable_time_does_not_stop_it() -> None:
    source = numbered("a", "a\nb", "b\nc").replace("\n\n3\n00:00:03,000", "\n\n3\n00:00:0x,000")
    assert turns(read(srt.FORMAT, source)) == [(None, 1000, "a b c")]

    voices = "WEBVTT\n\n" + numbered("<v A>a</v> <v B>b", "<v B>b\nc", "<v B>c\nd", "<v B>d\ne")
    voices = voices.replace(",000", ".000")
    assert turns(read(webvtt.FORMAT, voices)) == [("A", 1000, "a"), ("B", 1000, "b b c d e")]
