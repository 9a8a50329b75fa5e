"""What our TEI looks like: input and output in view."""

from tei_files import document_of, header_of, text_of
from transcripts.model import (
    Affiliation,
    Agent,
    Event,
    Identifier,
    Provenance,
    Review,
    Rights,
    Source,
)

REVIEW = Review(status="accepted", by="M. Reviewer", when="2026-03-20T10:05:00Z", note="heard it")


def test_an_empty_document_has_only_what_tei_demands() -> None:
    assert header_of(document_of()) == (
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
    assert text_of(document_of()) == (
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
    document = document_of(
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
    document = document_of(
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
    document = document_of(
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
