"""TEI that others wrote: what the model holds is read, the rest kept verbatim and reported."""

from typing import Any

import pytest

from tei_files import blocks_of, kept_in, reading, said_of, theirs


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
    assert blocks_of(found) == [
        {"id": "u1", "kind": "turn", "text": "The wall holds.", "speaker": "osei",
         "language": "en"},
        {"id": "p1", "kind": "paragraph", "text": "Asked again."},
    ]  # fmt: skip
    assert found.document.extensions == {}
    assert said_of(found) == [("TEI-ID", 7)]


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
    assert said_of(found) == [("TEI-ID-REPEATED", 5), ("TEI-ID", 5)]


def test_the_language_of_the_text() -> None:
    assert reading(theirs("<p/>", attributes=' xml:lang="de"')).document.language == "de"
    assert reading(theirs("<p/>", attributes=' xml:lang="-"')).document.language is None


def test_divisions_give_headings_their_level() -> None:
    body = """<div type="debate"><head>Part</head><div><head>Chapter</head><p>x</p></div></div>"""
    found = reading(theirs(body))
    assert [(block["kind"], block.get("level")) for block in blocks_of(found)] == [
        ("heading", 1),
        ("heading", 2),
        ("paragraph", None),
    ]
    assert kept_in(found, "tei:body") == [
        {
            "path": "/tei:TEI/tei:text/tei:body/tei:div",
            "xml": '<div xmlns="http://www.tei-c.org/ns/1.0" type="debate"></div>',
        }
    ]


def test_inline_markup_keeps_the_text_and_the_element() -> None:
    found = reading(theirs('<p xml:id="p1">The <hi rend="b">flood</hi> <!-- sic -->wall.</p>'))
    assert blocks_of(found) == [{"id": "p1", "kind": "paragraph", "text": "The flood wall."}]
    assert kept_in(found, "tei:body") == [
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
    assert len(kept_in(found, "tei:body")) == 1


def test_what_interrupts_a_speaker_stands_between_turns() -> None:
    body = """\
<u xml:id="u1" who="#a">
  <seg>The wall holds.</seg>
  <kinesic><desc>shows a picture</desc></kinesic>
  <seg>As you see.</seg>
  <note place="margin">inaudible</note>
</u>"""
    found = reading(theirs(body))
    assert [(block["id"], block["kind"], block["text"]) for block in blocks_of(found)] == [
        ("u1", "turn", "The wall holds."),
        ("kinesic1", "incident", "shows a picture"),
        ("turn1", "turn", "As you see."),
        ("note1", "note", "inaudible"),
    ]
    assert {block.get("speaker") for block in blocks_of(found)} == {"a", None}
    [entry] = kept_in(found, "tei:body")
    assert (entry["block"], entry["xml"].count("<kinesic>")) == ("u1", 1)


def test_an_utterance_of_gestures_only_is_no_turn() -> None:
    found = reading(theirs("<u><vocal><desc>coughs</desc></vocal></u>"))
    assert [block["kind"] for block in blocks_of(found)] == ["incident"]
    assert [set(entry) for entry in kept_in(found, "tei:body")] == [{"path", "xml"}]


def test_footnotes_follow_their_paragraph() -> None:
    found = reading(theirs('<p xml:id="p1">It held<note xml:id="n1">in 1953</note>.</p>'))
    assert [(block["id"], block["text"]) for block in blocks_of(found)] == [
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
    assert [(block["kind"], block["text"], block.get("label")) for block in blocks_of(found)] == [
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
    assert [(block["kind"], block["text"]) for block in blocks_of(found)] == [
        ("item", "one"),
        ("item", "two"),
        ("incident", "applause"),
        ("incident", "a long pause"),
        ("paragraph", "verse"),
    ]
    kept = [entry.get("block") or entry["path"] for entry in kept_in(found, "tei:body")]
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
def test_other_elements_are_foreignblocks_of(body: str, expected: str) -> None:
    [(_, xml)] = _foreign(body)
    assert xml == expected


def test_stray_text_and_comments_are_reported() -> None:
    found = reading(theirs("Before <p xml:id='p1'>x</p><!-- aside --> after"))
    assert [block["text"] for block in blocks_of(found)] == ["Before", "x", "after"]
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
    assert [entry["block"] for entry in kept_in(found, "tei:body")] == ["u"]


def test_a_timeline_that_says_more_iskept_in() -> None:
    found = _times('<timeline><when xml:id="a" absolute="18:30:00"/></timeline>', "<p/>")
    assert [entry["xml"].count("18:30:00") for entry in kept_in(found, "tei:body")] == [1]


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
    assert len(kept_in(found, "tei:body")) == 1


def test_their_stand_off_iskept_in() -> None:
    after = '<standOff><listAnnotation><annotation xml:id="a"/></listAnnotation></standOff>'
    found = reading(theirs("<p/>", after=after))
    assert found.document.claims == ()
    [entry] = kept_in(found, "tei:standOff")
    assert entry["path"] == "/tei:TEI/tei:standOff"
    assert '<annotation xml:id="a"></annotation>' in entry["xml"]
