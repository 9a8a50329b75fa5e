"""What our TEI looks like: input and output in view."""

from lxml import etree

from tei_files import header_of, text_of
from transcripts.formats.tei import write
from transcripts.model import (
    Affiliation,
    Agent,
    Anchor,
    Answer,
    Attribution,
    Block,
    Claim,
    Document,
    Event,
    Identifier,
    Provenance,
    Question,
    Relation,
    Review,
    Rights,
    Source,
    TextSpan,
    TimeRange,
)

REVIEW = Review(status="accepted", by="M. Reviewer", when="2026-03-20T10:05:00Z", note="heard it")


def _document(**fields: object) -> Document:
    return Document.model_validate({"schema_version": "1.0", "id": "d", **fields})


def _span(block: str, start: int, quote: str) -> TextSpan:
    return TextSpan(block=block, start=start, end=start + len(quote), quote=quote)


def test_an_empty_document_has_only_what_tei_demands() -> None:
    assert header_of(_document()) == (
        """\
<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="d">
  <teiHeader>
    <fileDesc>
      <titleStmt>
        <title type="supplied">d</title>
      </titleStmt>
      <publicationStmt>
        <authority/>
      </publicationStmt>
      <sourceDesc>
        <p>No source is recorded.</p>
      </sourceDesc>
    </fileDesc>
  </teiHeader>
"""
    )
    assert text_of(_document()) == (
        """\
  <text>
    <body>
      <div/>
    </body>
  </text>
</TEI>
"""
    )


def test_the_file_its_rights_and_its_sources() -> None:
    document = _document(
        language="en",
        identifiers=(
            Identifier(scheme="DOI", value="10.5555/1"),
            Identifier(scheme="call number", value="HA 17"),
        ),
        rights=Rights(
            licence="CC-BY-4.0",
            licence_uri="https://creativecommons.org/licenses/by/4.0/",
            holder="Harbourside Archive",
            access="embargoed",
            embargo_until="2027",
        ),
        sources=(Source(id="s1", title="Wall & water", published="2026-03"), Source(id="s2")),
    )
    assert (
        """\
      <titleStmt>
        <title type="supplied">Wall &amp; water</title>
      </titleStmt>
      <publicationStmt>
        <authority>Harbourside Archive</authority>
        <idno type="DOI">10.5555/1</idno>
        <idno n="call number">HA 17</idno>
        <availability status="restricted" ana="#access.embargoed">
          <licence target="https://creativecommons.org/licenses/by/4.0/" notBefore="2027">CC-BY-4.0</licence>
        </availability>
      </publicationStmt>
      <sourceDesc>
        <bibl xml:id="s1">
          <title>Wall &amp; water</title>
          <date type="published" when="2026-03"/>
        </bibl>
        <bibl xml:id="s2"/>
      </sourceDesc>
"""  # noqa: E501
        in header_of(document)
    )


def test_the_event_and_who_was_there() -> None:
    document = _document(
        event=Event(
            title="The wall",
            kind="panel",
            start="2026-03-12",
            place="Harbourside",
            organizers=("forum",),
            summary="A talk.\n\nAnd questions.",
            rule="event.dateline",
            confidence=0.5,
        ),
        agents=(
            Agent(
                id="osei",
                kind="person",
                name="Kofi Osei",
                other_names=("OSEI",),
                roles=("panelist", "speaker"),
                affiliations=(Affiliation(organization="forum", position="chair"),),
                same_as=("https://viaf.org/viaf/1",),
            ),
            Agent(id="report", kind="document", name="The report"),
            Agent(id="woman", kind="person", name="a woman", described=True),
            Agent(id="forum", kind="organization"),
            Agent(id="crowd", kind="group", described=True),
        ),
    )
    assert """\
    <profileDesc>
      <abstract>
        <p>A talk.

And questions.</p>
      </abstract>
      <particDesc>
        <listPerson>
          <person xml:id="osei" ana="#role.panelist #role.speaker">
            <persName>Kofi Osei</persName>
            <persName type="other">OSEI</persName>
            <affiliation ref="#forum">chair</affiliation>
            <idno type="URI">https://viaf.org/viaf/1</idno>
          </person>
          <person xml:id="woman">
            <persName type="described">a woman</persName>
          </person>
          <org xml:id="forum"/>
          <personGrp xml:id="crowd">
            <name type="described"/>
          </personGrp>
        </listPerson>
      </particDesc>
      <settingDesc>
        <setting n="event.dateline" cert="0.5">
          <name type="place">Harbourside</name>
          <activity>panel</activity>
          <name type="organizer" ref="#forum"/>
          <date from="2026-03-12"/>
        </setting>
      </settingDesc>
    </profileDesc>
""" in header_of(document)
    assert """\
  <standOff>
    <listBibl>
      <bibl xml:id="report" sortKey="1">
        <title>The report</title>
      </bibl>
    </listBibl>
  </standOff>
""" in text_of(document)


def test_what_was_done_and_reviewed() -> None:
    document = _document(
        sources=(Source(id="s1"),),
        agents=(Agent(id="osei", kind="person", review=REVIEW),),
        event=Event(review=Review(status="corrected")),
        provenance=(
            Provenance(
                id="read1",
                activity="read",
                tool="transcripts.text",
                version="0.1.0 beta",
                inputs=("s1",),
                when="2026-03-18T09:12:44Z",
                notes=("decoded as utf-8",),
            ),
            Provenance(id="review1", activity="review", person="M. Reviewer"),
        ),
        extensions={"b:x": {"z": "é", "a": [1.5, None]}, "a:y": "<"},
    )
    assert """\
    <xenoData type="extension" n="a:y">"&lt;"</xenoData>
    <xenoData type="extension" n="b:x">{"a": [1.5, null], "z": "\\u00e9"}</xenoData>
    <revisionDesc>
      <change xml:id="read1" ana="#activity.read" when="2026-03-18T09:12:44Z" source="#s1">
        <name type="tool">transcripts.text</name>
        <idno type="version">0.1.0 beta</idno>
        <note>decoded as utf-8</note>
      </change>
      <change xml:id="review1" ana="#activity.review">
        <persName>M. Reviewer</persName>
      </change>
      <change target="#d" status="corrected"/>
      <change target="#osei" status="accepted" when="2026-03-20T10:05:00Z">
        <persName>M. Reviewer</persName>
        <note>heard it</note>
      </change>
    </revisionDesc>
""" in header_of(document)


def test_blocks_stand_in_their_order() -> None:
    blocks = (
        Block(id="p1", kind="paragraph", text=" kept  as\n it is\t"),
        Block(id="h1", kind="heading", text="Questions", level=2),
        Block(id="i1", kind="item", text="one"),
        Block(id="i2", kind="item", text="two", language="nl"),
        Block(id="n1", kind="note", text="a ]]> b", boilerplate=True),
        Block(id="i3", kind="item", text=""),
    )
    assert text_of(_document(blocks=blocks)) == (
        """\
  <text>
    <body>
      <div>
        <p xml:id="p1"> kept  as
 it is\t</p>
      </div>
      <div>
        <head xml:id="h1" n="2">Questions</head>
        <list>
          <item xml:id="i1">one</item>
          <item xml:id="i2" xml:lang="nl">two</item>
        </list>
        <note xml:id="n1" ana="#kind.boilerplate">a ]]&gt; b</note>
        <list>
          <item xml:id="i3"></item>
        </list>
      </div>
    </body>
  </text>
</TEI>
"""
    )


def test_times_are_points_on_one_timeline() -> None:
    blocks = (
        Block(
            id="u1",
            kind="turn",
            text="Good evening & welcome.",
            speaker="osei",
            label="OSEI:",
            time=TimeRange(start_ms=0, end_ms=9200),
            anchors=(Anchor(offset=0, ms=0), Anchor(offset=5, ms=700, confidence=0.25)),
            source="s1",
        ),
        Block(id="p1", kind="paragraph", text="x", time=TimeRange(start_ms=700, end_ms=9200)),
        Block(id="x1", kind="incident", text="applause", anchors=(Anchor(offset=8, ms=9200),)),
    )
    document = _document(
        sources=(Source(id="s1"),), agents=(Agent(id="osei", kind="person"),), blocks=blocks
    )
    assert text_of(document) == (
        """\
  <text>
    <timeline unit="ms" origin="#time.0">
      <when xml:id="time.0"/>
      <when xml:id="time.700" interval="700" since="#time.0"/>
      <when xml:id="time.9200" interval="9200" since="#time.0"/>
    </timeline>
    <body>
      <div>
        <note type="speaker">OSEI:</note>
        <u xml:id="u1" who="#osei" start="#time.0" end="#time.9200" source="#s1">\
<anchor synch="#time.0"/>Good <anchor synch="#time.700" cert="0.25"/>evening &amp; welcome.</u>
        <p xml:id="p1" synch="#time.700 #time.9200">x</p>
        <anchor n="8" synch="#time.9200"/>
        <incident xml:id="x1"><desc>applause</desc></incident>
      </div>
    </body>
  </text>
</TEI>
"""
    )


def test_foreign_elements_are_copied() -> None:
    xml = '<lg xmlns="http://www.tei-c.org/ns/1.0" xml:id="f1">\n<l>a</l></lg>'
    block = Block(
        id="f1",
        kind="foreign",
        text="\na",
        xml=xml,
        anchors=(Anchor(offset=1, ms=5),),
        boilerplate=True,
    )
    assert f"""\
      <div type="foreign" ana="#kind.boilerplate">
        <anchor n="1" synch="#time.5"/>
        {xml}
      </div>
""" in text_of(_document(blocks=(block,)))


TEXT = "Osei said the wall “holds”, asked when it was built. In 1953."


def test_claims_are_annotations() -> None:
    claim = Claim(
        id="c1",
        content=(_span("p1", 10, "the wall"), _span("p1", 20, "holds")),
        attribution=(
            Attribution(),
            Attribution(
                agent="osei", mention=(_span("p1", 0, "Osei"),), cue=(_span("p1", 5, "said"),)
            ),
        ),
        mode="mixed",
        polarity="asserted",
        certainty="hedged",
        act="states",
        proposition="The wall holds.",
        confidence=0.75,
        rule="claim.quotation",
        by="extract1",
        review=REVIEW,
    )
    inner = Claim(
        id="c2",
        content=(_span("p1", 14, "wall"),),
        mode="free_indirect",
        polarity="negated",
        certainty="asserted",
        nested_in="c1",
        carried_from=(_span("p1", 5, "said"),),
    )
    document = _document(
        agents=(Agent(id="osei", kind="person"),),
        blocks=(Block(id="p1", kind="paragraph", text=TEXT),),
        claims=(claim, inner),
        provenance=(Provenance(id="extract1", activity="extract"),),
    )
    assert """\
    <listAnnotation type="claims">
      <annotation xml:id="c1" target="#string-range(p1,10,8) #string-range(p1,20,5)" \
ana="#unit.claim #mode.mixed #polarity.asserted #certainty.hedged #act.states" \
n="claim.quotation" cert="0.75" resp="#extract1">
        <revisionDesc>
          <change status="accepted" when="2026-03-20T10:05:00Z">
            <persName>M. Reviewer</persName>
            <note>heard it</note>
          </change>
        </revisionDesc>
        <note type="exact">the wall</note>
        <note type="exact">holds</note>
        <ptr type="agent" n="1"/>
        <ptr type="agent" n="2" target="#osei"/>
        <ptr type="mention" n="2" target="#string-range(p1,0,4)"/>
        <note type="mention" n="2">Osei</note>
        <ptr type="cue" n="2" target="#string-range(p1,5,4)"/>
        <note type="cue" n="2">said</note>
        <note type="proposition">The wall holds.</note>
      </annotation>
      <annotation xml:id="c2" target="#string-range(p1,14,4)" \
ana="#unit.claim #mode.free_indirect #polarity.negated #certainty.asserted">
        <note type="exact">wall</note>
        <ptr type="nested-in" target="#c1"/>
        <ptr type="carried-from" target="#string-range(p1,5,4)"/>
        <note type="carried-from">said</note>
      </annotation>
    </listAnnotation>
""" in text_of(document)


def test_questions_answers_and_relations() -> None:
    claims = tuple(
        Claim(
            id=id,
            content=(_span("p1", 53, "In 1953"),),
            mode="own",
            polarity="asserted",
            certainty="asserted",
        )
        for id in ("c1", "c2")
    )
    document = _document(
        agents=(Agent(id="osei", kind="person"), Agent(id="crowd", kind="group")),
        blocks=(Block(id="p1", kind="paragraph", text=TEXT),),
        claims=claims,
        questions=(
            Question(
                id="q1",
                content=(_span("p1", 34, "when it was built"),),
                asker="crowd",
                addressees=("osei",),
                form="paraphrase",
                from_audience=True,
                cue=(_span("p1", 28, "asked"),),
            ),
        ),
        answers=(
            Answer(id="a1", question="q1", claims=("c1", "c2"), completeness="full"),
            Answer(id="a2", question="q1", content=(_span("p1", 56, "1953"),), answerer="osei"),
        ),
        relations=(
            Relation(id="r1", kind="restates", subject="c1", object="c2", confidence=1),
            Relation(id="r2", kind="supports", subject="c1", object="https://x.org/d#c9"),
        ),
    )
    written = text_of(document)
    assert (
        """\
    <listAnnotation type="questions">
      <annotation xml:id="q1" target="#string-range(p1,34,17)" \
ana="#unit.question #form.paraphrase #role.audience">
        <note type="exact">when it was built</note>
        <ptr type="asker" target="#crowd"/>
        <ptr type="addressee" target="#osei"/>
        <ptr type="cue" target="#string-range(p1,28,5)"/>
        <note type="cue">asked</note>
      </annotation>
    </listAnnotation>
    <listAnnotation type="answers">
      <annotation xml:id="a1" target="#q1" ana="#unit.answer #completeness.full">
        <ptr type="question" target="#q1"/>
        <ptr type="claim" target="#c1 #c2"/>
      </annotation>
      <annotation xml:id="a2" target="#string-range(p1,56,4)" ana="#unit.answer">
        <note type="exact">1953</note>
        <ptr type="question" target="#q1"/>
        <ptr type="answerer" target="#osei"/>
      </annotation>
    </listAnnotation>
    <listRelation>
      <relation xml:id="r1" name="restates" active="#c1" passive="#c2" cert="1.0"/>
      <relation xml:id="r2" name="supports" active="#c1" passive="https://x.org/d#c9"/>
    </listRelation>
"""
        in written
    )


def test_the_offset_of_a_pointer_counts_code_points() -> None:
    text = "“🌊 again” — e\u0301cole".replace("e\u0301", "é")
    document = _document(
        blocks=(Block(id="p1", kind="paragraph", text=text),),
        claims=(
            Claim(
                id="c1",
                content=(_span("p1", 3, "again"),),
                mode="direct",
                polarity="asserted",
                certainty="asserted",
            ),
        ),
    )
    root = etree.fromstring(write(document).data)
    names = {"t": "http://www.tei-c.org/ns/1.0"}
    assert root.xpath("string(//t:annotation/@target)", namespaces=names) == (
        "#string-range(p1,3,5)"
    )
    assert root.xpath("substring(//t:p[@xml:id='p1'], 4, 5)", namespaces=names) == "again"


def test_a_confidence_of_zero_has_no_sign() -> None:
    documents = (
        _document(agents=(Agent(id="a", kind="person", confidence=zero),)) for zero in (0.0, -0.0)
    )
    assert len({write(document).data for document in documents}) == 1
