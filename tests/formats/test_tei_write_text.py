"""What the text of our TEI looks like: input and output in view."""

from tei_files import document_of, text_of
from transcripts.model import (
    Agent,
    Anchor,
    Block,
    Source,
    TimeRange,
)


def test_blocks_stand_in_their_order() -> None:
    blocks = (
        Block(id="p1", kind="paragraph", text=" kept  as\n it is\t"),
        Block(id="h1", kind="heading", text="Questions", level=2),
        Block(id="i1", kind="item", text="one"),
        Block(id="i2", kind="item", text="two", language="nl"),
        Block(id="n1", kind="note", text="a ]]> b", boilerplate=True),
        Block(id="i3", kind="item", text=""),
    )
    assert text_of(document_of(blocks=blocks)) == (
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
    document = document_of(
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
""" in text_of(document_of(blocks=(block,)))
