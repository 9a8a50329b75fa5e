"""Plain-text reports: input and outline in view, and nothing of the source lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounting import ANNOTATED, SHARED, outline, read, solid, texts
from strategies import documents
from transcripts.errors import ReadError
from transcripts.formats import ReadOptions, Sniff
from transcripts.formats import text as module
from transcripts.formats.labelled import FORMAT as LABELLED
from transcripts.formats.text import FORMAT, sniff
from transcripts.model import Document

REPORT = """\
PRESS RELEASE

Report: Who Owns the Rain?
By Ada Quist | Harbour Courier | 20 May 2025

On Monday the Water Institute held a panel in Brackwater.  Some forty people came to the old mill.

Speakers
Dr. Ines Okafor, hydrologist
Tom Reyes, farmer

1. The first question

Okafor argued that rain is nobody's. Reyes doubted it, and said so at some length to the hall.

They agreed on three points:
- count the wells;
- publish the counts
  every year;
* and fix the gauge.

Want to share? Choose Your Platform!

Published On: February, 2020
"""


def test_a_report_has_title_headings_paragraphs_items_and_boilerplate() -> None:
    assert outline(read(FORMAT, REPORT)) == [
        ("paragraph", "PRESS RELEASE"),
        ("heading1", "Report: Who Owns the Rain?"),
        ("paragraph", "By Ada Quist | Harbour Courier | 20 May 2025"),
        (
            "paragraph",
            "On Monday the Water Institute held a panel in Brackwater.  "
            "Some forty people came to the old mill.",
        ),
        ("heading2", "Speakers"),
        ("paragraph", "Dr. Ines Okafor, hydrologist\nTom Reyes, farmer"),
        ("heading2", "1. The first question"),
        (
            "paragraph",
            "Okafor argued that rain is nobody's. Reyes doubted it, and said so at some length "
            "to the hall.",
        ),
        ("paragraph", "They agreed on three points:"),
        ("item", "- count the wells;"),
        ("item", "- publish the counts\n  every year;"),
        ("item", "* and fix the gauge."),
        ("~paragraph", "Want to share? Choose Your Platform!"),
        ("~paragraph", "Published On: February, 2020"),
    ]


def test_source_and_language_come_from_the_text() -> None:
    document = read(FORMAT, REPORT, filename="rain.txt")

    source = document.sources[0]
    assert document.id == "rain"
    assert (source.title, source.author) == ("Report: Who Owns the Rain?", "Ada Quist")
    assert source.published == "2025-05-20"
    assert source.media_type == "text/plain"
    assert document.language == "en"


def test_a_text_in_another_language_is_undetermined() -> None:
    document = read(FORMAT, "De bijeenkomst werd gehouden in de grote zaal van het huis. " * 8)

    assert document.language == "und"


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Published on: 23 October 2018. Photos: A", "2018-10-23"),
        ("PUBLISHED: 06:10, 21 November 2023 | UPDATED: 09:44", "2023-11-21"),
        ("Posted on July 11, 2022 by Jo Peel", "2022-07-11"),
        ("Published 2020-02-19", "2020-02-19"),
        ("Published on 25.04.2017", "2017-04-25"),
        ("Published on the 3rd of December 2015", "2015-12-03"),
        ("Published on 31 February 2020", "2020-02"),
        ("Published in a hurry", None),
    ],
)
def test_publication_dates(line: str, date: str | None) -> None:
    assert read(FORMAT, f"A title\n{line}\n").sources[0].published == date


@pytest.mark.parametrize(
    "line",
    [
        "Share this page: Facebook / Twitter",
        "Subscribe to our newsletter!",
        "This site uses cookies to make your visit better.",
        "© 2024 Tamar Digital",
        "Read more: Christmas lights bill revealed",
        "Home > News > Events",
        "Leave a comment (23)",
        "Tags: #repair #tea",
        "ENDS",
        "-----",
        "▸ RELATED: a timeline",
    ],
)
def test_lines_of_the_page_are_boilerplate(line: str) -> None:
    assert ("~paragraph", line) in outline(read(FORMAT, f"A title\n\nSome words.\n\n{line}\n"))


def test_a_list_of_other_pages_is_boilerplate_to_its_end() -> None:
    source = (
        f"A title\n\n{'Prose. ' * 20}\n\nMost read\n1. Storm\n2. Seal in garage\n\nThe end came."
    )

    assert outline(read(FORMAT, source))[2:] == [
        ("~paragraph", "Most read"),
        ("~item", "1. Storm"),
        ("~item", "2. Seal in garage"),
        ("paragraph", "The end came."),
    ]


def test_prose_that_speaks_of_sharing_is_no_boilerplate() -> None:
    line = "Share prices fell by a third, and the chair said that she had published the figures."

    assert outline(read(FORMAT, f"A title\n\n{line}"))[1] == ("paragraph", line)


def test_hard_wrapped_paragraphs_keep_their_line_breaks() -> None:
    paragraph = (
        "The committee met at seven in the evening and heard from\n"
        "two engineers, who said that the bridge was safe. Nobody\n"
        "in the hall believed it for a moment, and they said so.\n"
    )

    assert outline(read(FORMAT, f"Bridge\n\n{paragraph}\n{paragraph}"))[1:] == [
        ("paragraph", paragraph.strip()),
        ("paragraph", paragraph.strip()),
    ]


def test_unwrapped_lines_of_prose_are_paragraphs_of_their_own() -> None:
    lines = [f"Line {n} of the notes " + "goes on and on " * 8 + "to its end." for n in range(3)]
    source = "Open meeting\n\nDAMP\n" + "\n".join(lines)

    assert outline(read(FORMAT, source))[1:] == [
        ("heading2", "DAMP"),
        *(("paragraph", line) for line in lines),
    ]


def test_a_dialogue_in_quotation_marks_is_no_heading() -> None:
    prose = "A long paragraph of prose that ends as prose should do. " * 3
    source = f"Title\n\n{prose}\n\n'Everybody?' asked Miss Brandt\n\n{prose}"

    assert [kind for kind, _ in outline(read(FORMAT, source))] == [
        "heading1", "paragraph", "paragraph", "paragraph",
    ]  # fmt: skip


def test_without_a_title_there_is_none() -> None:
    document = read(FORMAT, "All of this is one long sentence that says nothing much at all. " * 3)

    assert document.sources[0].title is None
    assert [block.kind for block in document.blocks] == ["paragraph"]


def test_windows_line_ends_and_marks_are_noted() -> None:
    reading = module.read(b"\xef\xbb\xbfTitle\r\n\r\nText of it.\r\n", ReadOptions())

    assert outline(reading.document) == [("heading1", "Title"), ("paragraph", "Text of it.")]
    assert reading.document.provenance[0].notes == (
        "decoded as utf-8-sig",
        "line ends changed to LF",
    )


@pytest.mark.parametrize("data", [b"", b" \n\t\n"])
def test_an_empty_file_is_refused_with_its_reason(data: bytes) -> None:
    assert sniff(data) == Sniff.FALLBACK
    with pytest.raises(ReadError, match="the file is empty"):
        module.read(data, ReadOptions())


@pytest.mark.parametrize(
    ("head", "verdict"),
    [
        (b"Just words.", Sniff.FALLBACK),
        ("Wörter".encode("utf-16"), Sniff.FALLBACK),
        (b"[laughter] he said", Sniff.FALLBACK),
        (b'{"a": 1}', Sniff.NO),
        (b"[{}]", Sniff.NO),
        (b"<TEI xmlns='x'>", Sniff.NO),
        (b"<Anna> said that it is so.", Sniff.FALLBACK),
        (b"<Anna> Hello.\n<Bob> Hello.", Sniff.FALLBACK),
        (b"<3 was his answer", Sniff.FALLBACK),
        (b"[1, 2] show that it rained.", Sniff.FALLBACK),
        (b'["It rained," said Anna.]', Sniff.FALLBACK),
        (b"[[Rain]] fell.", Sniff.FALLBACK),
        (b"[] ask the mayor", Sniff.FALLBACK),
        (b"{so they say} it rained", Sniff.FALLBACK),
        (b"[{Anna}] it rained", Sniff.FALLBACK),
        (b"<?xml version='1.0'?><a/>", Sniff.NO),
        (b"<!-- note -->", Sniff.NO),
        (b"<p>It rained", Sniff.NO),
        (b"<Turn>It rained.</Turn>", Sniff.NO),
        (b"<turns>\n <turn>It rained.", Sniff.NO),
        (b"<turn />", Sniff.NO),
        (b"<turn who='Anna' >It rained.", Sniff.NO),
        (b"{}\n", Sniff.NO),
        (b"[]", Sniff.NO),
        (b"[[1]]", Sniff.NO),
        (b'["rain", "snow"]', Sniff.NO),
        (b"[1.5, 2]", Sniff.NO),
        (b"WEBVTT\n", Sniff.NO),
        (b"1\n00:00:01,000 --> 00:00:02,000\nHi\n", Sniff.NO),
        (b"%PDF-1.7", Sniff.NO),
        (bytes(range(32)) * 4, Sniff.NO),
    ],
)
def test_sniffing_takes_any_text_that_has_no_look_of_its_own(head: bytes, verdict: Sniff) -> None:
    assert sniff(head) == verdict


FRAGMENTS = (
    "", "  ", "Title: a thing", "- item", "1. One", "(a) two", "Share this", "---", "ENDS",
    "Most read", "By Jo Fry", "A sentence. " * 9, "HEADING", "  indented  words",
)  # fmt: skip
LINES = st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=30))


@given(lines=st.lists(LINES, max_size=12))
def test_nothing_but_white_space_lies_between_blocks(lines: list[str]) -> None:
    source = "\n".join([*lines, "word"])

    document = read(FORMAT, source)

    replaced = source.translate(dict.fromkeys(_UNCARRIABLE, 65533))
    assert texts(document) == solid(replaced)


_UNCARRIABLE = [*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF]


def test_every_character_of_the_annotated_reports_is_in_some_block() -> None:
    for path in sorted(ANNOTATED.glob("*/texts/*.txt")):
        document = read(FORMAT, path.read_bytes())
        assert texts(document) == solid(path.read_text("utf-8-sig")), path.name
        assert document.language == "en", path.name


@pytest.mark.needs_corpus
def test_the_archetype_report() -> None:
    path = next(SHARED.glob("seed/*.txt"))
    document = read(FORMAT, path.read_bytes())

    assert texts(document) == solid(path.read_text("utf-8-sig"))
    kinds = [kind for kind, _ in outline(document)]
    assert kinds == ["heading1", *["paragraph"] * 8, "~paragraph", "~paragraph"]
    assert document.sources[0].published == "2020-02"
    assert document.sources[0].author is None


def test_writing_lists_what_plain_text_does_not_hold() -> None:
    spoken = read(LABELLED, "[00:01] Ann Lee: Good [00:05] evening.\n\n[00:09] Bo Ek: Hello.\n")

    written = module.write(spoken)

    assert (
        written.data.decode() == "[00:00:01] Ann Lee: Good evening.\n\n[00:00:09] Bo Ek: Hello.\n"
    )
    assert [issue.message for issue in written.losses] == [
        "plain text does not hold 2 agents",
        "plain text does not hold 1 source",
        "plain text does not hold 1 provenance record",
        "plain text does not hold 1 time inside turns",
    ]


def test_an_item_without_its_bullet_gets_one_and_a_known_speaker_a_label() -> None:
    document = Document.model_validate_json(
        """{"schema_version": "1.0", "id": "d", "agents": [{"id": "a", "kind": "person",
        "name": "Ann"}], "event": {"title": "T"}, "rights": {"holder": "H"}, "blocks": [
        {"id": "b1", "kind": "item", "text": "one"},
        {"id": "b2", "kind": "turn", "text": "Hello.", "speaker": "a",
         "time": {"start_ms": 1500}},
        {"id": "b3", "kind": "turn", "text": "And so on.", "speaker": "a"},
        {"id": "b4", "kind": "turn", "text": "Who?"}]}"""
    )

    written = module.write(document)

    assert written.data.decode() == ("- one\n\n[00:00:01.500] Ann: Hello.\n\nAnd so on.\n\nWho?\n")
    assert [issue.message for issue in written.losses] == [
        "plain text does not hold 1 agent",
        "plain text does not hold the description of the event",
        "plain text does not hold the statement of rights",
    ]


@given(document=documents())
def test_any_document_can_be_written_and_no_text_is_left_out(document: Document) -> None:
    written = solid(module.write(document).data.decode())

    assert all(solid(block.text) in written for block in document.blocks)


def test_a_written_transcript_reads_back_with_the_same_turns() -> None:
    for path in sorted(ANNOTATED.glob("transcripts/originals/0*.txt")):
        document = read(LABELLED, path.read_bytes())
        again = read(LABELLED, module.write(document).data)
        assert [(b.label, b.time, solid(b.text)) for b in again.blocks] == [
            (b.label, b.time, solid(b.text)) for b in document.blocks
        ], path.name
