"""Captions written back: what comes back when they are read, and what is reported as lost."""

import pytest
from hypothesis import given

from accounting import outline, read
from strategies import documents
from transcripts.formats import ReadOptions, srt, webvtt
from transcripts.model import (
    Affiliation,
    Agent,
    Anchor,
    Block,
    Claim,
    Document,
    Event,
    Question,
    Rights,
    TextSpan,
    TimeRange,
)

PANEL = """\
WEBVTT - Who owns a letter?
Kind: captions
Language: en

NOTE Cleaned & checked

00:00:01.000 --> 00:00:02.000
<v Ann Lee>Good evening.

00:00:02.500 --> 00:00:04.000
<v Ann Lee>Q&amp;A is at &lt;nine&gt;

00:00:04.000 --> 00:00:05.000
(APPLAUSE)

00:00:05.000 --> 00:00:06.000
Where?

NOTE
A second camera
from here on

00:00:06.000 --> 00:00:07.000
<v Tom &amp; Jo>Here.
"""


def document_of(*blocks: Block, **fields: object) -> Document:
    agents = (Agent(id="ann", kind="person", name="Ann"), Agent(id="bo", kind="person"))
    record = {"schema_version": "1.0", "id": "d", "agents": agents, "blocks": blocks} | fields
    return Document.model_validate(record)


def turn(
    id: str, text: str, *, time: tuple[int, int | None] | None = None, **more: object
) -> Block:
    span = TimeRange(start_ms=time[0], end_ms=time[1]) if time else None
    return Block.model_validate({"id": id, "kind": "turn", "text": text, "time": span} | more)


def as_vtt(document: Document) -> str:
    return webvtt.write(document).data.decode()


def as_srt(document: Document) -> str:
    return srt.write(document).data.decode()


def missing(document: Document, module: object = webvtt) -> list[str]:
    assert module in (srt, webvtt)
    losses = (webvtt if module is webvtt else srt).write(document).losses
    return [issue.message for issue in losses]


def test_webvtt_comes_back_as_it_was() -> None:
    document = read(webvtt.FORMAT, PANEL)
    assert as_vtt(document) == PANEL

    again = webvtt.read(PANEL.encode(), ReadOptions()).document
    assert again == document


def test_the_same_as_subrip() -> None:
    document = read(webvtt.FORMAT, PANEL)

    assert (
        as_srt(document)
        == """\
1
00:00:01,000 --> 00:00:02,000
Ann Lee: Good evening.

2
00:00:02,500 --> 00:00:04,000
Q&A is at <nine>

3
00:00:04,000 --> 00:00:05,000
(APPLAUSE)

4
00:00:05,000 --> 00:00:06,000
>> Where?

5
00:00:06,000 --> 00:00:07,000
Tom & Jo: Here.
"""
    )
    assert "SubRip does not hold 4 blocks without time" in missing(document, srt)


def test_speakers_of_subrip_come_back() -> None:
    document = read(webvtt.FORMAT, PANEL)
    again = read(srt.FORMAT, as_srt(document))

    assert [(b.kind, b.label, b.text, b.time, b.anchors) for b in again.blocks] == [
        (b.kind, b.label, b.text, b.time, b.anchors) for b in document.blocks if b.time
    ]


def test_times_of_words_stand_in_the_cue() -> None:
    block = turn(
        "b1",
        "hello and good evening",
        time=(0, 2000),
        speaker="ann",
        anchors=tuple(Anchor(offset=o, ms=100 * o) for o in (0, 6, 10, 15)),
    )
    document = document_of(block)

    assert as_vtt(document) == (
        "WEBVTT\n\n00:00:00.000 --> 00:00:02.000\n"
        "<v Ann>hello <00:00:00.600>and <00:00:01.000>good <00:00:01.500>evening\n"
    )
    assert read(webvtt.FORMAT, as_vtt(document)).blocks[0].anchors == block.anchors
    assert as_srt(document) == "1\n00:00:00,000 --> 00:00:02,000\nAnn: hello and good evening\n"
    assert "SubRip does not hold 3 times of single words" in missing(document, srt)


def test_words_with_times_are_cut_into_captions_that_can_be_read() -> None:
    text = " ".join(["word"] * 40)
    anchors = tuple(Anchor(offset=5 * n, ms=100 * n) for n in range(40))
    document = document_of(turn("b1", text, time=(0, 4000), anchors=anchors))

    cues = as_vtt(document).split("\n\n")[1:]
    assert [cue.count("word") for cue in cues] == [16, 16, 8]
    assert read(webvtt.FORMAT, as_vtt(document)).blocks[0].anchors == anchors


def test_a_silence_between_words_ends_a_caption() -> None:
    anchors = [(0, 0), (2, 200), (5, 1000), (6, 3000), (8, 3200)]
    block = turn(
        "b1", "a bcd e f", time=(0, 4000), anchors=tuple(Anchor(offset=o, ms=m) for o, m in anchors)
    )

    assert as_vtt(document_of(block)) == (
        "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\na <00:00:00.200>bcd\n\n"
        "00:00:03.000 --> 00:00:04.000\ne <00:00:03.200>f\n"
    )


def test_blocks_without_time_are_notes_in_webvtt_and_left_out_of_subrip() -> None:
    document = document_of(
        turn("b1", "Yes -->\n\nno.", speaker="ann"),
        Block(id="b2", kind="heading", text="Part\ntwo"),
        Block(id="b3", kind="paragraph", text=" \n"),
    )

    assert as_vtt(document) == "WEBVTT\n\nNOTE\nAnn: Yes →\nno.\n\nNOTE\nPart\ntwo\n"
    assert missing(document)[-2:] == [
        "WebVTT does not hold 3 blocks without time but as notes",
        "WebVTT does not hold 1 arrow (-->) in a note, written as →",
    ]
    assert as_srt(document) == ""
    assert "SubRip does not hold 2 blocks without time" in missing(document, srt)


def test_an_end_that_is_not_known_is_estimated_and_reported() -> None:
    document = document_of(
        turn("b1", "One two three.", time=(1000, None)),
        turn("b2", "Four.", time=(1500, None), speaker="bo"),
    )

    assert as_vtt(document) == (
        "WEBVTT\n\n00:00:01.000 --> 00:00:01.500\nOne two three.\n\n"
        "00:00:01.500 --> 00:00:02.500\n<v bo>Four.\n"
    )
    issue = webvtt.write(document).losses[-1]
    assert (issue.code, issue.message) == (
        "TIME-ESTIMATED", "2 block(s) have no end; that of their last caption was estimated",
    )  # fmt: skip


def test_turns_of_nobody_one_after_the_other_stay_apart() -> None:
    document = document_of(
        turn("b1", "Resign!", time=(0, 1000)), turn("b2", "I will!", time=(1000, 2000))
    )

    for module in (webvtt, srt):
        again = read(module.FORMAT, module.write(document).data)
        assert outline(again) == [("turn", "Resign!"), ("turn", "I will!")]


def test_an_incident_is_written_in_brackets() -> None:
    block = Block(id="b1", kind="incident", text="a door slams", time=TimeRange(start_ms=0))

    assert as_srt(document_of(block)) == "1\n00:00:00,000 --> 00:00:01,000\n[a door slams]\n"


def test_a_time_of_no_length_lasts_a_moment() -> None:
    document = document_of(turn("b1", "Hm.", time=(1000, 1000)))

    assert "00:00:01.000 --> 00:00:01.001" in as_vtt(document)


def test_what_captions_have_no_place_for_is_reported() -> None:
    span = TextSpan(block="b1", start=0, end=5, quote="It is")
    document = document_of(
        turn("b1", "It is", time=(0, 1), anchors=(Anchor(offset=0, ms=0, confidence=0.5),)),
        agents=(
            Agent(
                id="ann", kind="person", name="Ann", affiliations=(Affiliation(position="head"),)
            ),
        ),
        claims=(
            Claim(id="c1", content=(span,), mode="own", polarity="asserted", certainty="asserted"),
        ),
        questions=(Question(id="q1", content=(span,), form="verbatim", from_audience=True),),
        event=Event(title="A talk"),
        rights=Rights(holder="Ann"),
        extensions={"x:y": 1},
    )

    for module, title in ((webvtt, "WebVTT"), (srt, "SubRip")):
        assert missing(document, module) == [
            f"{title} does not hold 1 claim",
            f"{title} does not hold 1 question",
            f"{title} does not hold 1 extension",
            f"{title} does not hold 1 description of the event",
            f"{title} does not hold 1 statement of rights",
            f"{title} does not hold 1 agent beyond the label",
            f"{title} does not hold 1 confidence of words",
        ]
    assert {issue.code for issue in webvtt.write(document).losses} == {"NOT-WRITTEN"}


@pytest.mark.parametrize("module", [webvtt, srt])
@given(document=documents())
def test_every_document_can_be_written(module: object, document: Document) -> None:
    form = webvtt.FORMAT if module is webvtt else srt.FORMAT
    assert form.write is not None
    data = form.write(document).data
    timed = [b for b in document.blocks if (b.time or b.anchors) and b.text.strip()]

    assert data.decode().count(" --> ") >= len(timed)
    if timed:
        again = read(form, data)
        assert sum(bool(block.time) for block in again.blocks) <= data.count(b" --> ")
