"""TEI that others wrote: what the model holds is read, the rest kept verbatim and reported."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from scalar_strategies import texts
from tei_files import PROFILE, reading, theirs
from transcripts.errors import ReadError
from transcripts.formats import Reading
from transcripts.formats.tei import write
from transcripts.model import Document

SHARED = Path(__file__).parents[2].parent / "shared" / "tei"


def _blocks(found: Reading | Document) -> list[dict[str, Any]]:
    document = found.document if isinstance(found, Reading) else found
    return [block.model_dump(exclude_defaults=True) for block in document.blocks]


def _kept(found: Reading, key: str) -> list[dict[str, str]]:
    entries: Any = found.document.extensions.get(key, [])
    return list(entries)


def _said(found: Reading) -> list[tuple[str, int | None]]:
    return [(issue.code, issue.line) for issue in found.issues]


def test_utterances_and_paragraphs() -> None:
    found = reading(
        theirs(
            """\
<u xml:id="u1" who="#osei" xml:lang="en">The wall
  holds.</u>
<p>Asked
   again.</p>""",
            header='<profileDesc><particDesc><listPerson><person xml:id="osei">'
            "<persName>Kofi Osei</persName></person></listPerson></particDesc></profileDesc>",
        )
    )
    assert _blocks(found) == [
        {"id": "u1", "kind": "turn", "text": "The wall holds.", "speaker": "osei",
         "language": "en"},
        {"id": "p1", "kind": "paragraph", "text": "Asked again."},
    ]  # fmt: skip
    assert found.document.extensions == {}
    assert _said(found) == [("TEI-ID", 7)]


def test_the_file_is_the_source_and_its_reading_is_recorded() -> None:
    document = reading(theirs("<p>x</p>"), filename="De Balie.xml").document
    [source], [activity] = document.sources, document.provenance
    assert (document.id, source.filename) == ("De-Balie", "De Balie.xml")
    assert (source.media_type, activity.tool) == ("application/tei+xml", "transcripts.tei")
    assert activity.inputs == (source.id,)


def test_ids_of_the_file_are_kept_apart_from_ours() -> None:
    body = '<p xml:id="source1">x</p><p xml:id="read1">y</p><p xml:id="role.host">z</p>'
    found = reading(theirs(body, attributes=' xml:id="doc"'))
    document = found.document
    assert (document.id, document.sources[0].id, document.provenance[0].id) == (
        "doc",
        "source2",
        "read2",
    )
    assert [block.id for block in document.blocks] == ["source1", "read1", "p1"]
    assert "p has xml:id 'role.host', which cannot be used; it became 'p1'" in [
        issue.message for issue in found.issues
    ]


def test_a_file_named_like_an_element_gets_another_id() -> None:
    assert reading(theirs('<p xml:id="talk">x</p>'), filename="talk.xml").document.id == "doc1"


def test_repeated_ids_are_mended_and_reported() -> None:
    found = reading(theirs('<p xml:id="a">x</p><p xml:id="a">y</p>'))
    assert [block.id for block in found.document.blocks] == ["a", "p1"]
    assert _said(found) == [("TEI-ID-REPEATED", 5), ("TEI-ID", 5)]


HEADER = """\
<fileDesc><titleStmt><title type="main">The flood wall</title><title type="sub">Part 1</title>
</titleStmt><publicationStmt><p>unpublished</p></publicationStmt></fileDesc>
<profileDesc>
<langUsage><language ident="nl">Dutch</language></langUsage>
<particDesc>
<listPerson>
<person xml:id="osei" role="panelist"><persName><forename>Kofi</forename> <surname>Osei</surname>
</persName><persName>K. Osei</persName><affiliation ref="#agency">head</affiliation></person>
<person xml:id="osei"><persName type="described">a man</persName></person>
<person role="chief guest" sex="2"><affiliation ref="#osei"/>
<affiliation>mayor</affiliation></person>
<personGrp xml:id="crowd" role="audience"/><!-- 80 -->
</listPerson>
<listOrg><org xml:id="agency"><orgName>Coastal  Agency</orgName></org></listOrg>
</particDesc>
<settingDesc><setting><date from="2026-03-12" to="2026-03-13"/></setting></settingDesc>
</profileDesc>
"""


def test_the_header_as_far_as_the_model_goes() -> None:
    found = reading(theirs("<p/>", header=HEADER))
    document = found.document
    assert (document.language, document.event.title) == ("nl", "The flood wall")
    assert (document.event.start, document.event.end) == ("2026-03-12", "2026-03-13")
    assert [agent.model_dump(exclude_defaults=True) for agent in document.agents] == [
        {
            "id": "osei",
            "kind": "person",
            "name": "Kofi Osei",
            "other_names": ("K. Osei",),
            "roles": ("panelist",),
            "affiliations": ({"organization": "agency", "position": "head"},),
        },
        {"id": "agent1", "kind": "person", "name": "a man", "described": True},
        {"id": "agent2", "kind": "person", "affiliations": ({"position": "mayor"},)},
        {"id": "crowd", "kind": "group", "roles": ("audience",)},
        {"id": "agency", "kind": "organization", "name": "Coastal Agency"},
    ]


def test_what_the_header_says_besides_is_kept_verbatim() -> None:
    found = reading(theirs("<p/>", header=HEADER))
    namespace = ' xmlns="http://www.tei-c.org/ns/1.0"'
    assert [entry["xml"].replace(namespace, "") for entry in _kept(found, "tei:header")] == [
        '<title type="sub">Part 1</title>',
        "<publicationStmt><p>unpublished</p></publicationStmt>",
        '<langUsage><language ident="nl">Dutch</language></langUsage>',
        "<persName><forename>Kofi</forename> <surname>Osei</surname>\n</persName>",
        '<person role="chief guest" sex="2"><affiliation ref="#osei"></affiliation>\n'
        "<affiliation>mayor</affiliation></person>",
    ]
    assert _kept(found, "tei:header")[0]["path"] == (
        "/tei:TEI/tei:teiHeader/tei:fileDesc/tei:titleStmt/tei:title[2]"
    )


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        ('<date when="2026-03-12">12 March</date>', "2026-03-12", None),
        ('<date notBefore="2026" notAfter="2027"/>', "2026", "2027"),
        ('<date when="--03-12"/>', None, None),
        ('<date from="2027" to="2026"/>', None, None),
    ],
)
def test_dates_of_the_event(date: str, start: str | None, end: str | None) -> None:
    header = f"<profileDesc><settingDesc><setting>{date}</setting></settingDesc></profileDesc>"
    event = reading(theirs("<p/>", header=header)).document.event
    assert (event.start, event.end) == (start, end)


def test_the_language_of_the_text() -> None:
    assert reading(theirs("<p/>", attributes=' xml:lang="de"')).document.language == "de"
    assert reading(theirs("<p/>", attributes=' xml:lang="-"')).document.language is None


def test_divisions_give_headings_their_level() -> None:
    body = """<div type="debate"><head>Part</head><div><head>Chapter</head><p>x</p></div></div>"""
    found = reading(theirs(body))
    assert [(block["kind"], block.get("level")) for block in _blocks(found)] == [
        ("heading", 1),
        ("heading", 2),
        ("paragraph", None),
    ]
    assert _kept(found, "tei:body") == [
        {
            "path": "/tei:TEI/tei:text/tei:body/tei:div",
            "xml": '<div xmlns="http://www.tei-c.org/ns/1.0" type="debate"></div>',
        }
    ]


def test_inline_markup_keeps_the_text_and_the_element() -> None:
    found = reading(theirs('<p xml:id="p1">The <hi rend="b">flood</hi> <!-- sic -->wall.</p>'))
    assert _blocks(found) == [{"id": "p1", "kind": "paragraph", "text": "The flood wall."}]
    assert _kept(found, "tei:body") == [
        {
            "block": "p1",
            "xml": '<p xmlns="http://www.tei-c.org/ns/1.0" xml:id="p1">'
            'The <hi rend="b">flood</hi> <!-- sic -->wall.</p>',
        }
    ]
    assert [issue.where for issue in found.issues] == ["p1"]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<choice><sic>ate</sic><corr>eight</corr></choice>", "eight"),
        ("<choice><abbr>Dr</abbr><expan>Doctor</expan></choice>", "Doctor"),
        ('<app><rdg wit="#a">one</rdg><rdg wit="#b">two</rdg></app>', "one"),
        ('<app><rdg wit="#a">one</rdg><lem>two</lem></app>', "two"),
        ("<choice><seg>a</seg><seg>b</seg></choice>", "ab"),
        ("<seg>first</seg>\n<seg>second</seg>", "first second"),
    ],
)
def test_one_reading_of_several_is_read(markup: str, text: str) -> None:
    found = reading(theirs(f'<u xml:id="u1">{markup}</u>'))
    assert found.document.blocks[0].text == text
    assert len(_kept(found, "tei:body")) == 1


def test_what_interrupts_a_speaker_stands_between_turns() -> None:
    body = """\
<u xml:id="u1" who="#a">
  <seg>The wall holds.</seg>
  <kinesic><desc>shows a picture</desc></kinesic>
  <seg>As you see.</seg>
  <note place="margin">inaudible</note>
</u>"""
    found = reading(theirs(body))
    assert [(block["id"], block["kind"], block["text"]) for block in _blocks(found)] == [
        ("u1", "turn", "The wall holds."),
        ("kinesic1", "incident", "shows a picture"),
        ("turn1", "turn", "As you see."),
        ("note1", "note", "inaudible"),
    ]
    assert {block.get("speaker") for block in _blocks(found)} == {"a", None}
    [entry] = _kept(found, "tei:body")
    assert (entry["block"], entry["xml"].count("<kinesic>")) == ("u1", 1)


def test_an_utterance_of_gestures_only_is_no_turn() -> None:
    found = reading(theirs("<u><vocal><desc>coughs</desc></vocal></u>"))
    assert [block["kind"] for block in _blocks(found)] == ["incident"]
    assert [set(entry) for entry in _kept(found, "tei:body")] == [{"path", "xml"}]


def test_footnotes_follow_their_paragraph() -> None:
    found = reading(theirs('<p xml:id="p1">It held<note xml:id="n1">in 1953</note>.</p>'))
    assert [(block["id"], block["text"]) for block in _blocks(found)] == [
        ("p1", "It held."),
        ("n1", "in 1953"),
    ]


@pytest.mark.parametrize(
    ("who", "agents", "codes"),
    [
        ("#osei", ["osei"], ["TEI-SPEAKER"]),
        ("people.xml#osei", ["osei"], ["TEI-SPEAKER"]),
        ("spk:osei", ["osei"], ["TEI-SPEAKER"]),
        ("#a #b", ["a"], ["TEI-SPEAKER", "TEI-FOREIGN"]),
        ("#role.host", ["agent1"], ["TEI-SPEAKER"]),
        ("#u1", ["agent1"], ["TEI-SPEAKER"]),
        ("", [], []),
    ],
)
def test_speakers_that_no_list_describes(who: str, agents: list[str], codes: list[str]) -> None:
    found = reading(theirs(f'<u xml:id="u1" who="{who}">x</u><u xml:id="u2">y</u>'))
    assert [agent.id for agent in found.document.agents] == agents
    assert found.document.blocks[0].speaker == next(iter(agents), None)
    assert [issue.code for issue in found.issues] == codes


def test_printed_labels() -> None:
    body = """\
<note type="speaker">OSEI:</note>
<u xml:id="u1">x</u>
<note type="speaker" xml:id="n1">MAYOR</note>
<p xml:id="p1">y</p>
<note type="speaker"/>
<u xml:id="u2">z</u>
<note type="speaker"><hi>ALL</hi></note>
<u xml:id="u3"><vocal/></u>
<note type="speaker"><hi>ALL</hi></note>
<u xml:id="u4">z</u>"""
    found = reading(theirs(body))
    assert [(block["kind"], block["text"], block.get("label")) for block in _blocks(found)] == [
        ("turn", "x", "OSEI:"),
        ("note", "MAYOR", None),
        ("paragraph", "y", None),
        ("turn", "z", None),
        ("note", "", None),
        ("incident", "", None),
        ("note", "ALL", None),
        ("turn", "z", "ALL"),
    ]


def test_lists_and_incidents() -> None:
    body = """\
<list rend="bulleted"><item xml:id="i1">one</item><item xml:id="i2">two</item></list>
<incident xml:id="x1"><desc>applause</desc></incident>
<incident xml:id="x2">a <desc>long</desc> pause</incident>
<ab xml:id="a1">verse</ab>"""
    found = reading(theirs(body))
    assert [(block["kind"], block["text"]) for block in _blocks(found)] == [
        ("item", "one"),
        ("item", "two"),
        ("incident", "applause"),
        ("incident", "a long pause"),
        ("paragraph", "verse"),
    ]
    kept = [entry.get("block") or entry["path"] for entry in _kept(found, "tei:body")]
    assert kept == ["/tei:TEI/tei:text/tei:body/tei:list", "x2", "a1"]


def _foreign(body: str) -> list[tuple[str, str | None]]:
    blocks = reading(theirs(body)).document.blocks
    return [(block.id, block.xml) for block in blocks if block.kind == "foreign"]


TEI = ' xmlns="http://www.tei-c.org/ns/1.0"'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            '<table n="1"><row><cell xml:id="c1">1953</cell></row></table>',
            f'<table{TEI} n="1" xml:id="foreign1"><row><cell xml:id="c1">1953</cell></row></table>',
        ),
        (
            '<lg xml:id="a"><l xml:id="a">one</l><l xml:id="role.host"/></lg>',
            f'<lg{TEI} xml:id="a"><l xml:id="foreign1">one</l><l xml:id="foreign2"></l></lg>',
        ),
        (
            '<t:lg xmlns:t="http://www.tei-c.org/ns/1.0" n="1" xml:id="a">x<t:l>one</t:l></t:lg>',
            f'<lg{TEI} n="1" xml:id="a">x<l>one</l></lg>',
        ),
        (
            '<x:music xmlns:x="urn:x">la</x:music>',
            f'<ab{TEI} xml:id="foreign1"><x:music xmlns:x="urn:x">la</x:music></ab>',
        ),
        (
            '<music xmlns="">la</music>',
            f'<ab{TEI} xml:id="foreign1"><music xmlns="">la</music></ab>',
        ),
        (
            '<lg xml:id="a" n="e\u0301"><!-- kept --><l>e\u0301&#13;</l>\u0338</lg>',
            f'<lg{TEI} n="é" xml:id="a"><!-- kept --><l>é\n</l>\ufffd</lg>',
        ),
        (
            '<list xml:id="a"><head>Two</head><item>x</item></list>',
            f'<list{TEI} xml:id="a"><head>Two</head><item>x</item></list>',
        ),
        ('<lb n="2"/>', f'<lb{TEI} n="2" xml:id="foreign1"></lb>'),
    ],
)
def test_other_elements_are_foreign_blocks(body: str, expected: str) -> None:
    [(_, xml)] = _foreign(body)
    assert xml == expected


def test_stray_text_and_comments_are_reported() -> None:
    found = reading(theirs("Before <p xml:id='p1'>x</p><!-- aside --> after"))
    assert [block["text"] for block in _blocks(found)] == ["Before", "x", "after"]
    assert [(issue.code, issue.message) for issue in found.issues] == [
        ("TEI-STRAY", "text outside a block: 'Before'"),
        ("TEI-COMMENT", "a comment is not kept: 'aside'"),
        ("TEI-STRAY", "text outside a block: 'after'"),
    ]


def _times(timeline: str, utterance: str = '<u xml:id="u" start="#a" end="#b">x</u>') -> Any:
    return reading(theirs(f"{timeline}{utterance}"))


@pytest.mark.parametrize(
    ("timeline", "start", "end"),
    [
        ('<timeline unit="s"><when xml:id="a"/><when xml:id="b" interval="9.2"/></timeline>',
         0, 9200),
        ('<timeline unit="ms" origin="#o"><when xml:id="o"/><when xml:id="a" interval="5"/>'
         '<when xml:id="b" interval="7"/></timeline>', 5, 12),
        ('<timeline unit="ms"><when xml:id="o"/><when xml:id="a" interval="5"/>'
         '<when xml:id="b" interval="7" since="#o"/></timeline>', 5, 7),
        ('<timeline><when xml:id="a" absolute="2026-03-12T18:30:00Z"/>'
         '<when xml:id="b" absolute="2026-03-12T18:30:01.5Z"/></timeline>', 0, 1500),
        ('<timeline><when xml:id="a" absolute="18:30:00"/>'
         '<when xml:id="b" interval="1" unit="min"/></timeline>', 0, 60000),
        ('<timeline unit="ms"><when xml:id="a"/><when xml:id="b" interval="unknown"/></timeline>',
         0, None),
        ('<timeline><when xml:id="a"/><when xml:id="b" interval="7"/></timeline>', 0, None),
    ],
)  # fmt: skip
def test_timelines(timeline: str, start: int, end: int | None) -> None:
    time = _times(timeline).document.blocks[0].time
    assert (time.start_ms, time.end_ms) == (start, end)


def test_times_that_cannot_be_computed_stay_in_the_kept_element() -> None:
    found = _times("")
    assert found.document.blocks[0].time is None
    assert [entry["block"] for entry in _kept(found, "tei:body")] == ["u"]


def test_a_timeline_that_says_more_is_kept() -> None:
    found = _times('<timeline><when xml:id="a" absolute="18:30:00"/></timeline>', "<p/>")
    assert [entry["xml"].count("18:30:00") for entry in _kept(found, "tei:body")] == [1]


def test_anchors_inside_an_utterance() -> None:
    timeline = (
        '<timeline unit="ms"><when xml:id="a"/><when xml:id="b" interval="500"/>'
        '<when xml:id="c" interval="0"/></timeline>'
    )
    body = (
        '<u xml:id="u">\n <anchor synch="#a"/>The <anchor synch="#b" cert="0.5"/>wall '
        '<anchor synch="#a"/><anchor synch="#T9"/> holds.<anchor synch="#c"/>\n</u>'
    )
    found = _times(timeline, body)
    [block] = found.document.blocks
    assert [(anchor.offset, anchor.ms, anchor.confidence) for anchor in block.anchors] == [
        (0, 0, None),
        (4, 500, 0.5),
        (15, 500, None),
    ]
    assert block.text == "The wall holds."
    assert len(_kept(found, "tei:body")) == 1


def test_their_stand_off_is_kept() -> None:
    after = '<standOff><listAnnotation><annotation xml:id="a"/></listAnnotation></standOff>'
    found = reading(theirs("<p/>", after=after))
    assert found.document.claims == ()
    [entry] = _kept(found, "tei:standOff")
    assert entry["path"] == "/tei:TEI/tei:standOff"
    assert '<annotation xml:id="a"></annotation>' in entry["xml"]


def _settled(data: bytes) -> Document:
    """The document in a file, after asserting that writing and reading do not change it."""
    document = reading(data).document
    written = write(document).data
    again = reading(written)
    assert (again.document, again.issues) == (document, ())
    assert write(again.document).data == written
    return document


_TAGS = ("u", "p", "head", "note", "item", "list", "div", "incident", "seg", "hi", "lb", "table")


@st.composite
def _bodies(draw: st.DrawFn) -> str:
    def element(depth: int) -> etree._Element:
        made = etree.Element(f"{{http://www.tei-c.org/ns/1.0}}{draw(st.sampled_from(_TAGS))}")
        made.text, made.tail = draw(texts()), draw(texts())
        for name, values in (("who", ("#a", "#b")), ("type", ("speaker",)), ("n", ("1",))):
            if draw(st.integers(0, 3)) == 3:
                made.set(name, draw(st.sampled_from(values)))
        if draw(st.booleans()):
            made.set("{http://www.w3.org/XML/1998/namespace}id", draw(st.sampled_from("abcde")))
        if depth:
            made.extend(element(depth - 1) for _ in range(draw(st.integers(0, 3))))
        return made

    return "".join(etree.tostring(element(2), encoding="unicode") for _ in range(3))


@given(body=_bodies())
def test_what_was_read_stays_as_it_is(body: str) -> None:
    _settled(theirs(body, header=HEADER))


GRAMMAR = etree.RelaxNG(etree.fromstring(PROFILE.read_bytes()))


@pytest.mark.needs_corpus
def test_the_sample_of_an_event_is_read() -> None:
    document = _settled((SHARED / "event-sample.tei.xml").read_bytes())
    turns = [block for block in document.blocks if block.kind == "turn"]
    assert [turn.speaker for turn in turns] == [
        "sp.lindqvist", "sp.osei", "sp.mueller", "sp.aud1", "sp.osei", "sp.aud1", "sp.lindqvist",
    ]  # fmt: skip
    assert turns[0].label == "MODERATOR:"
    assert turns[0].time is not None
    assert turns[0].time.end_ms == 9200
    assert document.event.title == "Harbourside Forum: living with the new flood defences"
    assert (document.event.start, document.language) == ("2026-03-12", "en")
    assert len(document.agents) == 9
    assert set(document.extensions) == {"tei:body", "tei:header", "tei:standOff"}
    assert GRAMMAR.validate(etree.fromstring(write(document).data))


@pytest.mark.needs_corpus
def test_the_sample_of_conflicts_is_read() -> None:
    document = _settled((SHARED / "conflict-sample.tei.xml").read_bytes())
    assert [block.kind for block in document.blocks] == [
        "turn", "turn", "foreign", "foreign", "turn",
    ]  # fmt: skip
    assert document.blocks[-1].text == "He said it is done."


@pytest.mark.needs_corpus
@pytest.mark.parametrize("name", ["akn", "ead3", "mets", "premis"])
def test_other_archival_xml_is_refused(name: str) -> None:
    with pytest.raises(ReadError, match="not TEI in http://www"):
        reading((SHARED / "exports" / f"{name}.xml").read_bytes())
