"""Web pages: main text and what is around it, pages that are transcripts, nothing lost."""

import builtins
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from accounting import SHARED, outline, read, solid, texts, turns
from transcripts.errors import MissingExtraError, ReadError
from transcripts.formats import ReadOptions, Sniff
from transcripts.formats import html as module
from transcripts.formats.html import FORMAT, sniff

PROSE = (
    "The committee heard that the bridge had been closed for a year, and that nobody in the hall "
    "believed it would be open again before the winter; the chair said that she was as sorry as "
    "anybody, and asked that the minutes should say so. "
)

PAGE = """\
<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>The bridge | Town site</title>
<meta name="author" content="Ada Quist"><meta property="og:site_name" content="Town site">
<meta property="article:published_time" content="2024-11-09T10:00:00Z">
<link rel="canonical" href="https://town.example/bridge"><link rel="license" href="https://cc.example/">
<style>p {}</style></head>
<body><nav><ul><li><a href="/">Home</a></li></ul></nav>
<main><h1>The bridge</h1>
<p>Held on   <b>9</b> <i>May</i><br>in the hall.
<a href="https://a.example/x">Minutes</a><a href="#n">.</a></p>
<table><tr><td>Chair</td><td>Jo Fry</td></tr></table>
<ul><li><p>count</p></li></ul><dl><dt>Vote</dt><dd>none</dd></dl>
<pre>one
  two</pre>
<!-- remark --><script>x()</script><img src="a" alt="A bridge">
<p><a href="/more">All of our other reports</a></p>
<p>Share this page</p></main>
<footer>© Town<button>Go</button></footer></body></html>
"""


def test_elements_decide_inside_main() -> None:
    reading = module.read(PAGE.encode(), ReadOptions(filename="bridge.html"))

    assert outline(reading.document) == [
        ("~paragraph", "The bridge | Town site"),
        ("~item", "Home"),
        ("heading1", "The bridge"),
        ("paragraph", "Held on 9 May\nin the hall. Minutes."),
        ("paragraph", "Chair\tJo Fry"),
        ("item", "count"),
        ("item", "Vote"),
        ("item", "none"),
        ("paragraph", "one\n  two"),
        ("~paragraph", "All of our other reports"),
        ("~paragraph", "Share this page"),
        ("~paragraph", "© Town"),
        ("~paragraph", "Go"),
    ]
    assert [(issue.code, issue.found) for issue in reading.issues] == [
        ("MARKUP-REMOVED", "1 comment, 1 image description, 1 script, 1 style")
    ]


def test_the_head_describes_the_source() -> None:
    document = read(FORMAT, PAGE)
    source = document.sources[0]

    assert document.language == "en-GB"
    assert (source.title, source.author, source.publisher) == (
        "The bridge",
        "Ada Quist",
        "Town site",
    )
    assert (source.published, source.uri) == ("2024-11-09", "https://town.example/bridge")
    assert source.licence == "https://cc.example/"
    assert document.provenance[0].notes[1:] == (
        "link taken out of the text: Minutes → https://a.example/x",
    )


def test_a_head_with_nothing_useful_says_nothing() -> None:
    page = (
        '<html lang="en us!"><head><title>T</title><meta name="author" content="https://me.example">'
        '<link rel="canonical" href="/local page"></head><body><p>Words.</p></body></html>'
    )
    document = read(FORMAT, page)
    source = document.sources[0]

    assert document.language is None
    assert (source.title, source.author, source.uri, source.published) == ("T", None, None, None)


def test_without_main_justext_finds_the_main_text() -> None:
    page = (
        "<body><div><a href=/a>One</a> <a href=/b>Two</a></div>"
        f"<div id=x><h2>The bridge</h2><p>{PROSE}</p><p>“No,” he said.</p><p>{PROSE}</p></div>"
        '<div class="related-posts"><p>Other bridges of ours</p></div><div>Imprint</div></body>'
    )

    assert [(kind, text[:12]) for kind, text in outline(read(FORMAT, page))] == [
        ("~paragraph", "One Two"),
        ("heading2", "The bridge"),
        ("paragraph", "The committe"),
        ("paragraph", "“No,” he sai"),
        ("paragraph", "The committe"),
        ("~paragraph", "Other bridge"),
        ("~paragraph", "Imprint"),
    ]


def test_a_header_is_around_the_text_unless_it_holds_the_title() -> None:
    page = (
        f"<header><p>Site of a town</p></header><header><h1>Title</h1></header><p>{PROSE * 2}</p>"
    )

    assert [kind for kind, _ in outline(read(FORMAT, page))] == [
        "~paragraph", "heading1", "paragraph",
    ]  # fmt: skip


def test_a_missing_justext_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    original = builtins.__import__

    def without_justext(name: str, *args: Any, **kwargs: Any) -> Any:
        if name.startswith("justext"):
            raise ImportError(name)
        return original(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without_justext)

    with pytest.raises(MissingExtraError, match=r"transcripts\[html\]"):
        read(FORMAT, "<p>Words.</p>")


def test_a_podcast_page_with_names_and_times_in_elements() -> None:
    document = read(
        FORMAT,
        "<h2>Ep. 1</h2><p>Lightly edited.</p>"
        "<cite>Ann Lee:</cite><time>0:00</time><p>Hello.</p><p>More.</p>"
        "<cite>Bo:</cite><time>1:02:03</time><p>Hi.<br>You.</p><time>1:02:09</time><p>Yes.</p>"
        "<cite>Ann Lee:</cite><time>1:03:00</time><p>Bye.</p><footer>Imprint</footer>",
    )

    assert outline(document)[:2] == [("heading2", "Ep. 1"), ("note", "Lightly edited.")]
    assert turns(document) == [
        ("Ann Lee", 0, "Hello.\n\nMore."),
        ("Bo", 3_723_000, "Hi.\nYou.\n\nYes."),
        ("Ann Lee", 3_780_000, "Bye."),
    ]
    assert [anchor.ms for anchor in document.blocks[3].anchors] == [3_729_000]
    assert outline(document)[-1] == ("~paragraph", "Imprint")


def test_a_page_with_labels_in_its_paragraphs() -> None:
    reading = module.read(
        b"<h1>Talk</h1>\n<p><strong>Ann:</strong> Hello.</p>\n<p>Go on.</p>\n"
        b"<p><b>Bo:</b> Hi.</p>\n<p><b>Ann:</b> So?</p>\n<p><b>Bo:</b> So.</p>\n"
        b"<p>One thing:</p>\n<p>Remember: hats.</p>\n<p>Coats.</p>\n<p><b>Ann:</b> Bye.</p>",
        ReadOptions(),
    )

    assert turns(reading.document)[:2] == [("Ann", None, "Hello.\n\nGo on."), ("Bo", None, "Hi.")]
    assert [(issue.code, issue.line, issue.found) for issue in reading.issues] == [
        ("LABEL-UNSURE", 7, "One thing"),
        ("LABEL-UNSURE", 8, "Remember"),
    ]


def test_names_in_elements_without_times() -> None:
    page = "<cite>Ann</cite><p>One.</p><time>noon</time><cite>Bo</cite>"

    assert outline(read(FORMAT, page)) == [
        ("~paragraph", "Ann"), ("~paragraph", "One."), ("~paragraph", "noon"), ("~paragraph", "Bo"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "text", "note"),
    [
        (
            '<meta charset="iso-8859-1"><p>café “x”'.encode("cp1252"),
            "café “x”",
            "cp1252 (declared)",
        ),
        ('<meta charset="koi8-r"><p>мир'.encode("koi8-r"), "мир", "koi8-r (declared)"),
        ('<meta charset="koi8-r"><p>мир'.encode(), "мир", "utf-8"),
        ("\ufeff<p>мир".encode("utf-16-le"), "мир", "utf-16"),
        ("<?xml version='1.0' encoding='latin-1'?><html><p>é</p></html>".encode(), "é", "utf-8"),
    ],
)
def test_encodings(data: bytes, text: str, note: str) -> None:
    document = read(FORMAT, data)

    assert document.blocks[0].text == text
    assert document.provenance[0].notes[0] == f"decoded as {note}"


@pytest.mark.parametrize("charset", ["utf-8", "nonsense"])
def test_a_wrong_declaration_leads_to_a_reported_guess(charset: str) -> None:
    words = "Größe, Maße und Übermut der Straße. " * 20
    data = f'<meta charset="{charset}"><p>{words}</p>'.encode("cp1252")

    reading = module.read(data, ReadOptions())

    assert "Größe" in reading.document.blocks[0].text
    assert [issue.code for issue in reading.issues] == ["ENCODING-GUESSED"]


def test_characters_that_the_model_cannot_carry() -> None:
    document = read(FORMAT, "<main><p>e\u0301 &#x301;a&nbsp;b\x01</p><pre>x&#13;y</pre></main>")

    assert [block.text for block in document.blocks] == ["é \u0301a\xa0b\ufffd", "x\ufffdy"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the file is empty"),
        (b"<div>" * 400 + b"deep", "its elements are nested deeper than 256; flatten them"),
        (b"<!-- only a remark -->", "there is no element"),
    ],
)
def test_what_cannot_be_read(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        module.read(data, ReadOptions())


@pytest.mark.parametrize(
    ("head", "verdict"),
    [
        (b"<!DOCTYPE html><html>", Sniff.CERTAIN),
        (b"\xef\xbb\xbf\n<!-- x --><HTML>", Sniff.CERTAIN),
        (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', Sniff.CERTAIN),
        (b"<cite>Ann</cite>", Sniff.LIKELY),
        (b'<div class="x">', Sniff.LIKELY),
        (b'<p xmlns="http://www.tei-c.org/ns/1.0">', Sniff.NO),
        (b'<TEI xmlns="http://www.tei-c.org/ns/1.0">', Sniff.NO),
        (b"<pfad>", Sniff.NO),
        (b"Words <p>", Sniff.NO),
    ],
)
def test_sniffing(head: bytes, verdict: Sniff) -> None:
    assert sniff(head) == verdict


NODES = st.recursive(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=8).map(
        lambda text: text.replace("&", "").replace("<", "")
    ),
    lambda inner: st.tuples(
        st.sampled_from(["p", "div", "b", "a href=x", "li", "h2", "td", "span", "cite", "time"]),
        st.lists(inner, max_size=3),
    ).map(lambda pair: f"<{pair[0]}>{''.join(pair[1])}</{pair[0].split()[0]}>"),
    max_leaves=12,
)


@given(body=NODES)
def test_every_character_that_a_page_shows_is_in_some_block(body: str) -> None:
    page = f"<html><body><main>{body}<p>end</p></main></body></html>"

    shown = etree.fromstring(page.encode(), etree.HTMLParser(encoding="utf-8"))
    assert texts(read(FORMAT, page)) == solid("".join(map(str, shown.itertext())))


@pytest.mark.needs_corpus
def test_a_real_podcast_page() -> None:
    document = read(FORMAT, (SHARED / "formats" / "samples" / "html" / "example.html").read_bytes())

    found = turns(document)
    assert len(found) == len(document.blocks) == 10
    assert sorted(agent.name or "" for agent in document.agents) == ["Gilon", "Sarah", "Travis"]
    assert (found[0][1], found[-1][1]) == (0, 691_000)
    assert found[0][2].startswith("When you first get started in podcasting")
    assert found[-1][2].endswith("the next best thing to do is to batch your episodes.")
