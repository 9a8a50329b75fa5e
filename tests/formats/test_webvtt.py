"""WebVTT, in and out of order: what a file says is in blocks, agents, times and issues."""

import codecs

import pytest

from accounting import outline, read, turns
from transcripts.formats import ReadOptions, Sniff
from transcripts.formats.webvtt import FORMAT, sniff
from transcripts.formats.webvtt import read as read_vtt
from transcripts.model import Anchor, TimeRange
from webvtt_files import VOICES, issues, only_block, points, vtt


def test_consecutive_cues_of_one_voice_are_a_turn_with_the_times_of_its_cues() -> None:
    first, second = read(FORMAT, VOICES).blocks

    assert (first.kind, first.label, first.text) == (
        "turn", "Ann Lee", "Good evening. We are live",
    )  # fmt: skip
    assert first.time == TimeRange(start_ms=1000, end_ms=4000)
    assert first.anchors == (
        Anchor(offset=0, ms=1000),
        Anchor(offset=13, ms=2000),
        Anchor(offset=14, ms=2500),
    )
    assert (second.label, second.text, points(second)) == ("Bo", "Are we?", [(0, 4000)])
    assert issues(VOICES) == {}


def test_speakers_are_agents_and_the_source_is_described() -> None:
    document = read(FORMAT, VOICES, filename="evening.vtt")

    assert [(agent.id, agent.kind, agent.name) for agent in document.agents] == [
        ("a1", "person", "Ann Lee"),
        ("a2", "person", "Bo"),
    ]
    assert [block.speaker for block in document.blocks] == ["a1", "a2"]
    assert {block.source for block in document.blocks} == {"source1"}
    assert (document.id, document.sources[0].media_type) == ("evening", "text/vtt")


def test_no_merging_gives_a_turn_for_each_cue() -> None:
    document = read_vtt(VOICES.encode(), ReadOptions(merge=False)).document

    assert turns(document) == [
        ("Ann Lee", 1000, "Good evening."),
        ("Ann Lee", 2500, "We are live"),
        ("Bo", 4000, "Are we?"),
    ]


def test_a_silence_longer_than_the_gap_parts_turns() -> None:
    document = read_vtt(VOICES.encode(), ReadOptions(gap_ms=499)).document
    assert [text for _, _, text in turns(document)] == ["Good evening.", "We are live", "Are we?"]

    document = read_vtt(VOICES.encode(), ReadOptions(gap_ms=500)).document
    assert [text for _, _, text in turns(document)] == ["Good evening. We are live", "Are we?"]


def test_several_voices_in_one_cue_share_its_time() -> None:
    source = vtt("00:01.000 --> 00:05.000\nAh. <v Ann>Is it?</v> <v Bo>It is.")
    document = read(FORMAT, source)

    assert turns(document) == [(None, 1000, "Ah."), ("Ann", 1000, "Is it?"), ("Bo", 1000, "It is.")]
    assert [points(block) for block in document.blocks] == [[(0, 1000)], [], []]
    assert {block.time for block in document.blocks} == {TimeRange(start_ms=1000, end_ms=5000)}


def test_a_cue_without_voice_is_nobodys_where_others_have_voices() -> None:
    source = vtt(
        "00:01.000 --> 00:02.000\n<v Ann>Yes.",
        "00:02.000 --> 00:03.000\nGood.",
        "00:03.000 --> 00:04.000\n<v Ann>Yes.",
    )

    assert turns(read(FORMAT, source)) == [
        ("Ann", 1000, "Yes."), (None, 2000, "Good."), ("Ann", 3000, "Yes."),
    ]  # fmt: skip


def test_entities_and_classes_of_voices_and_raw_signs() -> None:
    source = vtt(
        "00:01.000 --> 00:02.000\n<v.loud Tom &amp; Ann>Q&amp;A &lt;3 at AT&T, 1 < 2 &copy"
    )
    block = only_block(source)

    assert (block.label, block.text) == ("Tom & Ann", "Q&A <3 at AT&T, 1 < 2 &copy")
    assert issues(source)["CUE-MARKUP"].found == "v.loud"


def test_entities_cannot_smuggle_what_the_model_refuses() -> None:
    block = only_block(vtt("00:01.000 --> 00:02.000\nnul&#0; bell&#7; e&#x301; fin"))

    assert block.text == "nul\ufffd bell é fin"


def test_markup_is_left_out_and_counted() -> None:
    source = vtt(
        "00:01.000 --> 00:02.000\n<i>So</i> <b.loud>it</b> <lang en>is</lang><br>said",
        "00:02.000 --> 00:03.000\n<i>Yes</i> {\\an8}all <unknown>",
    )

    assert only_block(source).text == "So it is said Yes all <unknown>"
    issue = issues(source)["CUE-MARKUP"]
    assert (issue.severity, issue.line, issue.found) == (
        "info",
        3,
        "i (2×), b.loud, lang en, {\\an8}",
    )


def test_times_of_words_are_anchors() -> None:
    block = only_block(
        vtt("00:16.500 --> 00:18.500\nWhen the moon <00:17.500>hits your eye<01:00:00.000>")
    )

    assert block.text == "When the moon hits your eye"
    assert points(block) == [(0, 16500), (14, 17500), (27, 3_600_000)]


def test_times_of_words_that_go_back_are_left_out() -> None:
    source = vtt("00:16.500 --> 00:18.500\nWhen <00:15.000>the <00:17.000>moon")

    assert points(only_block(source)) == [(0, 16500), (9, 17000)]
    assert issues(source)["TIME-GOES-BACK"].line == 3


def test_labels_of_meetings() -> None:
    source = vtt(
        "1\n00:00:02.100 --> 00:00:03.000\nMrs Calloway (Head): Hi both.",
        "2\n00:00:03.000 --> 00:00:04.000\nMrs Calloway (Head): Remember this: no phones.",
        "3\n00:00:04.000 --> 00:00:05.000\ncarys upton: ok",
        "4\n00:00:05.000 --> 00:00:06.000\nE. Strand: Note: it locks.",
    )
    document = read(FORMAT, source)

    assert turns(document) == [
        ("Mrs Calloway (Head)", 2100, "Hi both. Remember this: no phones."),
        ("carys upton", 4000, "ok"),
        ("E. Strand", 5000, "Note: it locks."),
    ]
    assert document.agents[0].name == "Mrs Calloway"
    assert issues(source) == {}


def test_where_every_cue_is_labelled_one_without_is_nobodys() -> None:
    cues = [
        f"00:{n:02}.000 --> 00:{n:02}.900\n{'Ann Lee' if n < 7 else 'Bo Dahl'}: word {n}"
        for n in range(12)
    ]
    cues.insert(3, "00:02.900 --> 00:02.950\nPardon?")

    assert turns(read(FORMAT, vtt(*cues)))[1] == (None, 2900, "Pardon?")


def test_a_label_at_the_turn_only_holds_for_the_cues_after_it() -> None:
    source = vtt(
        "00:01.000 --> 00:02.000\nAnn Lee: So it is",
        "00:02.000 --> 00:03.000\nas we said:\nover.",
        "00:03.000 --> 00:04.000\nBo Dahl: Is it?\nAnn Lee: Yes.",
    )

    assert turns(read(FORMAT, source)) == [
        ("Ann Lee", 1000, "So it is as we said: over."),
        ("Bo Dahl", 3000, "Is it?"),
        ("Ann Lee", 3000, "Yes."),
    ]


def test_a_doubtful_label_stays_text_and_is_reported() -> None:
    source = vtt("00:01.000 --> 00:02.000\nwe said\nSummary: all is well")

    assert turns(read(FORMAT, source)) == [(None, 1000, "we said Summary: all is well")]
    assert issues(source)["LABEL-UNSURE"].found == "Summary:"


def test_broadcast_signs_change_the_speaker_named_or_not() -> None:
    source = vtt(
        "00:01.000 --> 00:02.000\n>> MODERATOR: Is that a yes? >> STONE: It's a maybe.",
        "00:02.000 --> 00:03.000\nAnd that's",
        "00:03.000 --> 00:04.000\nthat.",
        "00:04.000 --> 00:05.000\n(LAUGHTER)",
        "00:05.000 --> 00:06.000\n&gt;&gt; I don't have kids.",
        "00:06.000 --> 00:07.000\nI can't afford kids.",
        "00:07.000 --> 00:08.000\n>>> Resign!",
    )
    document = read(FORMAT, source)

    assert turns(document) == [
        ("MODERATOR", 1000, "Is that a yes?"),
        ("STONE", 1000, "It's a maybe. And that's that."),
        (None, 5000, "I don't have kids. I can't afford kids."),
        (None, 7000, "Resign!"),
    ]
    assert outline(document)[2] == ("incident", "(LAUGHTER)")
    assert document.blocks[2].time == TimeRange(start_ms=4000, end_ms=5000)
    assert document.agents[0].roles == ("moderator",)
    assert issues(source)["SPEAKER-UNNAMED"].found == "lines 15, 21"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("[laughter]", "incident"),
        ("(APPLAUSE)", "incident"),
        ("(audience laughs) [music]", "incident"),
        ("♪♪", "incident"),
        ("[inaudible]", "turn"),
        ("(You could die.)", "turn"),
        ("(he told me that he would go)", "turn"),
        ("[applause] Thank you.", "turn"),
        ("<v Ann>[laughs]", "turn"),
        ("♪ Happy days ♪", "turn"),
    ],
)
def test_what_stands_in_brackets_alone_happens(text: str, kind: str) -> None:
    assert only_block(vtt(f"00:01.000 --> 00:02.000\n{text}")).kind == kind


def test_notes_keep_their_place_and_part_turns() -> None:
    source = vtt(
        "NOTE\nTwo\nlines",
        "00:01.000 --> 00:02.000\n- Ta en kopp te.\n- Nej.",
        "NOTE may not translate well",
        "00:02.000 --> 00:03.000\n- Ta den.",
        "NOTE",
        "NOTEWORTHY\n00:03.000 --> 00:04.000\n- Ja.",
    )

    assert outline(read(FORMAT, source)) == [
        ("note", "Two\nlines"),
        ("turn", "- Ta en kopp te. - Nej."),
        ("note", "may not translate well"),
        ("turn", "- Ta den. - Ja."),
    ]
    assert issues(source)["CUE-IDS"].found == "NOTEWORTHY"


def test_looks_are_left_out_and_reported() -> None:
    source = vtt(
        "STYLE\n::cue { color: red }",
        "REGION\nid:fred",
        "00:01.000 --> 00:02.000 align:left position:10%\nYes.",
    )

    assert outline(read(FORMAT, source)) == [("turn", "Yes.")]
    assert {code: issue.line for code, issue in issues(source).items()} == {
        "CUE-STYLE": 3, "CUE-REGION": 6, "CUE-SETTINGS": 9,
    }  # fmt: skip
    assert issues(source)["CUE-SETTINGS"].found == "align:left position:10%"


def test_ids_are_left_out_and_reported_unless_they_count() -> None:
    source = vtt(
        "intro\n00:01.000 --> 00:02.000\nOne.",
        "2\n00:02.000 --> 00:03.000\nTwo.",
        "5\n00:03.000 --> 00:04.000\nThree.",
    )

    assert issues(source)["CUE-IDS"].found == "intro"
    assert issues(source)["CUE-NUMBERS"].found == "5 where 3 was due"
    assert only_block(source).text == "One. Two. Three."


HEADERS = {
    "WEBVTT - Translation of that film": ([("heading1", "Translation of that film")], None),
    "WEBVTT Live Captions": ([("heading1", "Live Captions")], None),
    "WEBVTT Kind: captions; Language: en": ([("~note", "Kind: captions; Language: en")], "en"),
    "WEBVTT\nLanguage: pt-BR": ([("~note", "Language: pt-BR")], "pt-BR"),
    "WEBVTT\nLanguage: English": ([("~note", "Language: English")], None),
    "WEBVTT \t": ([], None),
}  # fmt: skip


@pytest.mark.parametrize("header", HEADERS)
def test_the_header_is_kept(header: str) -> None:
    blocks, language = HEADERS[header]
    document = read(FORMAT, f"{header}\n\n00:01.000 --> 00:02.000\nYes.\n")

    assert outline(document) == [*blocks, ("turn", "Yes.")]
    assert document.language == language


def test_the_language_is_that_of_the_words_if_the_header_does_not_tell() -> None:
    words = "this is what we said to the people who were there when it was on the air " * 2

    assert read(FORMAT, vtt(f"00:01.000 --> 00:02.000\n{words}")).language == "en"


def test_a_style_sheet_in_the_header_is_reported() -> None:
    style = "Style:\n::cue(c) { color: red;\n }\n##"
    source = f"WEBVTT\nKind: captions\n{style}\n\n00:01.000 --> 00:02.000\nYes."

    assert outline(read(FORMAT, source)) == [("~note", "Kind: captions"), ("turn", "Yes.")]
    assert issues(source)["HEADER-STYLE"].line == 3


@pytest.mark.parametrize("number", ["", "1\n"])
def test_no_empty_line_after_the_header(number: str) -> None:
    source = f"WEBVTT\n{number}00:01.000 --> 00:02.000\nYes.\n"

    assert outline(read(FORMAT, source)) == [("turn", "Yes.")]
    assert issues(source) == {}


def test_no_signature_is_reported() -> None:
    source = "00:01.000 --> 00:02.000\nYes.\n"

    assert outline(read(FORMAT, source)) == [("turn", "Yes.")]
    assert issues(source)["HEADER-MISSING"].severity == "warning"


def test_a_second_header_in_the_middle_is_a_note() -> None:
    source = vtt(
        "00:01.000 --> 00:02.000\nOne.",
        "WEBVTT\nX-TIMESTAMP-MAP=LOCAL:0",
        "00:02.000 --> 00:03.000\nTwo.",
    )

    assert outline(read(FORMAT, source))[1] == ("~note", "X-TIMESTAMP-MAP=LOCAL:0")
    assert issues(source)["CUE-WEBVTT"].line == 6


@pytest.mark.parametrize(
    "encoded",
    [
        VOICES.replace("\n", "\r\n").encode(),
        VOICES.replace("\n", "\r").encode(),
        codecs.BOM_UTF8 + VOICES.encode(),
        VOICES.encode("utf-16"),
        codecs.BOM_UTF16_BE + VOICES.encode("utf-16-be"),
    ],
)
def test_line_ends_and_encodings(encoded: bytes) -> None:
    assert turns(read(FORMAT, encoded)) == turns(read(FORMAT, VOICES))
    assert sniff(encoded) is Sniff.CERTAIN


@pytest.mark.parametrize(
    ("time", "start", "end"),
    [
        ("00:00:01.500 --> 00:00:02.000", 1500, 2000),
        ("01.500 --> 02.000", None, None),
        ("1:01:01.500 --> 1:01:02.000", 3_661_500, 3_662_000),
        ("0:01.5 --> 0:02", 1500, 2000),
        ("00:00:01,500-->00:00:02,000", 1500, 2000),
        ("  00:01. 500  -->\t00:02.000  ", 1500, 2000),
        ("100:00:00.000 --> 100:00:01.000", 360_000_000, 360_001_000),
        ("00:00:01.123456 --> 00:00:02.9999", 1123, 2999),
        ("99999999:00:00.000 --> 99999999:00:01.000", None, None),
    ],
)
def test_times_as_they_are_found(time: str, start: int | None, end: int | None) -> None:
    block = read(FORMAT, vtt("00:00.000 --> 00:00.000\n(X)", f"{time}\nYes.")).blocks[-1]

    assert block.text.endswith("Yes.")
    if start is not None:
        assert block.time == TimeRange(start_ms=start, end_ms=end)
