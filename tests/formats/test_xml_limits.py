"""What is too large for the XML parser is refused in our own words."""

import pytest

from transcripts.errors import ReadError
from transcripts.formats._html_tree import tree_of
from transcripts.formats.tei.tree import root_of

DEEP = "<p>" * 300
LONG = "x" * 10_500_000


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (DEEP, "its elements are nested deeper than 256; flatten them"),
        (f"<p>{LONG}</p>", "a text in it is over 10 MB; split it"),
        (f"<p n='{LONG}'/>", "a text in it is over 10 MB; split it"),
        (f"<!--{LONG}-->", "a comment in it is over 10 MB; remove it"),
        (f"<{LONG[:60_000]}/>", "a name in it is longer than 50,000 characters; shorten it"),
    ],
    ids=["depth", "text", "attribute", "comment", "name"],
)
def test_xml_beyond_a_limit(text: str, reason: str) -> None:
    with pytest.raises(ReadError) as caught:
        root_of(f"<TEI>\n{text}</TEI>".encode())
    assert (caught.value.format, caught.value.reason, caught.value.line) == ("tei", reason, 2)


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<div>" * 300 + "deep", "its elements are nested deeper than 256; flatten them"),
        (f"<p>{LONG}</p>", "a text in it is over 10 MB; split it"),
    ],
    ids=["depth", "text"],
)
def test_html_beyond_a_limit(page: str, reason: str) -> None:
    with pytest.raises(ReadError) as caught:
        tree_of(page)
    assert (caught.value.format, caught.value.reason) == ("html", reason)


def test_other_faults_keep_the_parser_s_words() -> None:
    with pytest.raises(ReadError, match="not well-formed XML: Opening and ending tag mismatch"):
        root_of(b"<TEI><depth></TEI>")
