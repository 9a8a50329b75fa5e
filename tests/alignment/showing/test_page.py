"""The page of an alignment: what stands in it; `test_browser` uses it."""

import base64
import hashlib
import json
import re

import pytest

from talk_documents import REPORT, TRANSCRIPT, report
from transcripts.alignment import align
from transcripts.alignment.showing import html_page
from transcripts.alignment.showing.marking import Part, parts
from transcripts.model import Block, Document, Source, TextSpan


def page(written: Document = REPORT, said: Document = TRANSCRIPT) -> str:
    return html_page(align(written, said, threshold=0.5), written, said).decode()


def statements(html: str) -> list[dict[str, object]]:
    data = html.partition('id="statements">')[2].partition("</script>")[0]
    found: list[dict[str, object]] = json.loads(data)
    return found


def test_each_claim_links_to_the_turn_that_says_it() -> None:
    assert (
        '<p><a class="s found" href="#turn-t4" data-s="cp2">The watchman escaped but never forgave '
        'the company the loss of his dog.<span class="sign" aria-hidden="true">✓</span>'
        '<span class="hidden"> (found, turn 4)</span></a></p>'
    ) in page()
    assert '<a class="s not_found"' in page()
    assert '<span class="hidden"> (said by somebody else, turn 7)</span>' in page()


def test_turns_have_numbers_and_speakers() -> None:
    assert (
        '<div class="turn" id="turn-t7"><p class="who">turn 7 <b>Ann Berg</b></p>'
        '<p class="said">I used to ride it to school, for a penny, standing beside the driver.</p>'
    ) in page()


def test_filters_tell_how_many_there_are() -> None:
    counts = re.findall(r'data-filter="(\w+)" checked>.*?<small>(\d+)', page())
    assert counts == [("found", "3"), ("misattributed", "1"), ("not_found", "1")]


def test_the_data_hold_the_offsets_of_the_nearest_words() -> None:
    (record,) = statements(page(report(("he never forgave the company for it", "olu"))))
    assert record["verdict"] == "found"
    matches = record["matches"]
    assert isinstance(matches, list)
    assert (matches[0]["turn"], matches[0]["start"], matches[0]["end"]) == ("t4", 43, 78)


def test_text_is_never_markup() -> None:
    said = TRANSCRIPT.blocks[0].replace(text="</p><script>alert(1)</script>", label="<b>:")
    source = Source(id="s1", filename="a<b>.txt")
    html = page(REPORT, TRANSCRIPT.replace(blocks=(said, *TRANSCRIPT.blocks[1:])))
    assert "<script>alert" not in html
    html = page(REPORT.replace(sources=(source,)))
    assert "<title>a&lt;b&gt;.txt in talk</title>" in html
    named = REPORT.agents[1].replace(name="</script>")
    html = page(REPORT.replace(agents=(REPORT.agents[0], named, REPORT.agents[2])))
    assert statements(html)[0]["source"] == "</script>"


@pytest.mark.parametrize("tag", ["style", "script"])
def test_only_its_own_style_and_script_are_allowed(tag: str) -> None:
    content = page().partition(f"<{tag}>")[2].partition(f"</{tag}>")[0]
    digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
    assert f"{tag}-src 'sha256-{digest}'" in page()
    assert not re.search(r'(?:src|href)="(?!#)', page())


def test_headings_and_other_text_are_there_as_well() -> None:
    heading = Block(id="h", kind="heading", text="Trams & fire")
    note = Block(id="n", kind="incident", text="(laughter)")
    html = page(
        REPORT.replace(blocks=(heading, *REPORT.blocks)),
        TRANSCRIPT.replace(blocks=(*TRANSCRIPT.blocks, note)),
    )
    assert "<h3>Trams &amp; fire</h3>" in html
    assert "<p>(laughter)</p>" in html


def test_without_turns_claims_lead_to_the_transcript() -> None:
    empty = TRANSCRIPT.replace(blocks=())
    assert '<a class="s not_found" href="#transcript" data-s="cp1">' in page(REPORT, empty)


def test_a_block_is_cut_where_statements_begin_and_end() -> None:
    block = Block(id="b", kind="paragraph", text="He said she said it rains, often.")
    outer = TextSpan(block="b", start=8, end=25, quote="she said it rains")
    inner = TextSpan(block="b", start=17, end=25, quote="it rains")
    rest = TextSpan(block="b", start=27, end=32, quote="often")
    spans = [("c1", outer), ("c1", rest), ("c2", inner)]
    assert parts(block, spans) == [
        Part("He said ", (), False),
        Part("she said ", ("c1",), False),
        Part("it rains", ("c2", "c1"), True),
        Part(", ", (), False),
        Part("often", ("c1",), True),
        Part(".", (), False),
    ]
