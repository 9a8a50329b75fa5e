"""Markdown: what becomes of the mark-up, and where its text is."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounting import ANNOTATED, letters_missing, outline, read, turns
from transcripts.errors import ReadError
from transcripts.formats import ReadOptions, Sniff
from transcripts.formats import markdown as module
from transcripts.formats.markdown import FORMAT, sniff

REPORT = """\
---
title: "Ghost stops"
author: Hollis Bray
date: 22 May 2024
---
Open Maps #31
=============

Thanks to [Gullwing *Coffee*](https://gullwing.example/ "the best") for **the** cake\\!
One more line with `code_like` and snake_case_words.

## Ghosts ##

- count *all* stops;
* ask the driver,
  every time;
1. walk.

> Nobody lied, she said.
> Not *once*.

---

<!-- a remark
of two lines -->

```python
x = **not bold**
```

[gull]: https://gullwing.example/

Share this page
"""


def test_a_report() -> None:
    reading = module.read(REPORT.encode(), ReadOptions())
    document = reading.document

    assert outline(document) == [
        ("~note", 'title: "Ghost stops"\nauthor: Hollis Bray\ndate: 22 May 2024'),
        ("heading1", "Open Maps #31"),
        (
            "paragraph",
            "Thanks to Gullwing Coffee for the cake!\n"
            "One more line with code_like and snake_case_words.",
        ),
        ("heading2", "Ghosts"),
        ("item", "count all stops;"),
        ("item", "ask the driver,\n  every time;"),
        ("item", "1. walk."),
        ("paragraph", "Nobody lied, she said.\nNot once."),
        ("~note", "<!-- a remark\nof two lines -->"),
        ("paragraph", "python\nx = **not bold**"),
        ("~note", "[gull]: https://gullwing.example/"),
        ("~paragraph", "Share this page"),
    ]
    source = document.sources[0]
    assert (source.title, source.author, source.published) == (
        "Ghost stops", "Hollis Bray", "2024-05-22",
    )  # fmt: skip
    assert [(issue.code, issue.found) for issue in reading.issues] == [
        (
            "MARKUP-REMOVED",
            "2 bullet, 1 code, 8 emphasis, 1 escape, 1 fence, 2 heading mark, 1 link, "
            "2 quotation mark, 3 rule",
        )
    ]
    assert document.provenance[0].notes[-1] == (
        "link taken out of the text: Gullwing Coffee → https://gullwing.example/ “the best”"
    )


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a **bold** and *slanted* and __strong__ _word_", "a bold and slanted and strong word"),
        ("***all of it*** and ~~gone~~", "all of it and gone"),
        ("**bold *inside***", "bold inside"),
        ("2 * 3 * 4 and a ** b", "2 * 3 * 4 and a ** b"),
        ("an *unclosed star", "an *unclosed star"),
        ("snake_case_name and _x", "snake_case_name and _x"),
        ("*a* **b* c", "a *b c"),
        (r"\*not slanted\* and \[0:11\]", "*not slanted* and [0:11]"),
        ("``a ` b`` and `c`", "a ` b and c"),
        ("`unclosed", "`unclosed"),
        ("AT&amp;T &#8211; &unknown; &#x41;", "AT&T – &unknown; A"),
        ("<https://a.example/x> <me@a.example>", "https://a.example/x me@a.example"),
        ("![a view](pics/view.png) seen", "a view seen"),
        ("[x](<u> 'v') and [y](z_(w)) and [no](two words)", "x and y and [no](two words)"),
        ("line one\\\nline two", "line one\nline two"),
        ("<b>kept</b>", "<b>kept</b>"),
    ],
)
def test_inline_marks(source: str, text: str) -> None:
    assert read(FORMAT, f"Title\n\n{source}").blocks[1].text == text


def test_an_unmarked_first_line_is_the_title_and_a_bold_line_a_heading() -> None:
    document = read(
        FORMAT, "An evening of *Kelp*\n\nIt was late.\n\n**Why kelp?**\n\nNobody knew.\n"
    )

    assert outline(document) == [
        ("heading1", "An evening of Kelp"),
        ("paragraph", "It was late."),
        ("heading2", "Why kelp?"),
        ("paragraph", "Nobody knew."),
    ]
    assert document.sources[0].title == "An evening of Kelp"


def test_items_end_at_text_that_is_quoted() -> None:
    assert outline(read(FORMAT, "# T\n\n- one\n> two\n- three\n\n####\n")) == [
        ("heading1", "T"),
        ("item", "one"),
        ("paragraph", "two"),
        ("item", "three"),
    ]


def test_a_link_without_words_leaves_only_its_target() -> None:
    document = read(FORMAT, "# T\n\n[](https://a.example/)\n\nText.")

    assert outline(document) == [("heading1", "T"), ("paragraph", "Text.")]
    assert document.provenance[0].notes[1] == "link taken out of the text: → https://a.example/"


def test_a_fence_that_never_closes_keeps_its_text() -> None:
    assert outline(read(FORMAT, "# T\n\n~~~\n*a*\n\n# b\n")) == [
        ("heading1", "T"),
        ("paragraph", "*a*\n\n# b"),
    ]


def test_front_matter_needs_a_field_and_an_end() -> None:
    assert outline(read(FORMAT, "---\ntitle: x\n\nNo end.")) == [
        ("heading1", "title: x"),
        ("paragraph", "No end."),
    ]
    assert outline(read(FORMAT, "---\n\nText.\n\n---\n")) == [("paragraph", "Text.")]


TRANSCRIPT = """\
# Episode 61: The last keeper

Transcript lightly edited.

**Wren Adeyemi:** Hello, and *welcome*.

**Edda Rannveig**: \\[0:20\\] Thank you.

[laughter]

It was bigger.

## Questions

**Wren:** \\[0:25\\] How big?

- a list inside
"""


def test_a_transcript() -> None:
    document = read(FORMAT, TRANSCRIPT)

    assert outline(document) == [
        ("heading1", "Episode 61: The last keeper"),
        ("note", "Transcript lightly edited."),
        ("turn", "Hello, and welcome."),
        ("turn", "Thank you."),
        ("incident", "[laughter]"),
        ("turn", "It was bigger."),
        ("heading2", "Questions"),
        ("turn", "How big?"),
        ("item", "a list inside"),
    ]
    assert [(label, start) for label, start, _ in turns(document)] == [
        ("Wren Adeyemi", None), ("Edda Rannveig", 20_000), (None, None), ("Wren", 25_000),
    ]  # fmt: skip
    assert [agent.name for agent in document.agents] == ["Wren Adeyemi", "Edda Rannveig", "Wren"]


@pytest.mark.parametrize(
    ("head", "verdict"),
    [
        (REPORT.encode(), Sniff.LIKELY),
        (TRANSCRIPT.encode(), Sniff.LIKELY),
        (b"---\ntitle: x\n---\n", Sniff.LIKELY),
        (b"Plain words.\n\n- with\n- items", Sniff.NO),
        (b"# just one heading-like comment\n", Sniff.NO),
        (b'{"text": "# a\\n**b** [c](d)"}', Sniff.NO),
        (b"WEBVTT\n\n# a **b** [c](d)", Sniff.NO),
    ],
)
def test_sniffing(head: bytes, verdict: Sniff) -> None:
    assert sniff(head) == verdict


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(ReadError, match="the file is empty"):
        module.read(b"\n", ReadOptions())


FRAGMENTS = (
    "# Title", "- item", "> quoted", "```", "---", "===", "<!-- x", "-->", "**Ann:** hi", "[a](b)",
    "1. one", "| a | b |", "*x* **y", "[r]: u", "    indented", "\\[0:11\\] z", "",
)  # fmt: skip


@given(lines=st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=20)), max_size=12))
def test_no_letter_is_lost_but_in_entities_and_link_targets(lines: list[str]) -> None:
    source = "\n".join([*lines, "word"]).replace("&", "+")
    document = read(FORMAT, source)

    assert not letters_missing(source, document, *document.provenance[0].notes)


def originals() -> list[Path]:
    return sorted(ANNOTATED.glob("transcripts/originals/*.md"))


def test_annotated_transcripts_have_the_turns_of_the_gold() -> None:
    for path in originals():
        gold = json.loads((path.parents[1] / "gold" / f"{path.stem}.json").read_bytes())
        document = read(FORMAT, path.read_bytes())
        found = [(label, start) for label, start, _ in turns(document) if label]
        assert found == [(turn["label"], turn["start_ms"]) for turn in gold["turns"]], path.name
        assert sniff(path.read_bytes()) == Sniff.LIKELY
        assert not letters_missing(path.read_text("utf-8"), document)


def test_no_letter_of_the_annotated_reports_in_markdown_is_lost() -> None:
    found = [path for path in ANNOTATED.glob("*/texts/*.txt") if sniff(path.read_bytes())]

    assert len(found) >= 8
    for path in found:
        document = read(FORMAT, path.read_bytes())
        notes = document.provenance[0].notes
        assert not letters_missing(path.read_text("utf-8"), document, *notes), path.name
