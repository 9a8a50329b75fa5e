"""What stands off in our TEI: input and output in view."""

from lxml import etree

from tei_files import document_of, text_of
from transcripts.formats.tei import write
from transcripts.model import (
    Agent,
    Answer,
    Attribution,
    Block,
    Claim,
    Provenance,
    Question,
    Relation,
    Review,
    TextSpan,
)

REVIEW = Review(status="accepted", by="M. Reviewer", when="2026-03-20T10:05:00Z", note="heard it")


def _span(block: str, start: int, quote: str) -> TextSpan:
    return TextSpan(block=block, start=start, end=start + len(quote), quote=quote)


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
    document = document_of(
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
    document = document_of(
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
    document = document_of(
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
        document_of(agents=(Agent(id="a", kind="person", confidence=zero),)) for zero in (0.0, -0.0)
    )
    assert len({write(document).data for document in documents}) == 1
