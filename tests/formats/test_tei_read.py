"""Our own TEI: recognised, read as it stands, and told where it is wrong."""

from typing import Any

import pytest

from tei_files import PROJECT, reading
from transcripts.errors import NewerSchemaError, ReadError
from transcripts.formats import Parsed, Place, ReadOptions, Sniff, json
from transcripts.formats.tei import FORMAT, parse, sniff, write
from transcripts.model import Agent, Anchor, Attribution, Block, Claim, Document, TextSpan

DOCUMENT = Document(
    schema_version="1.0",
    id="d",
    language="en",
    agents=(Agent(id="osei", kind="person", name="Kofi Osei"),),
    blocks=(
        Block(id="h1", kind="heading", text="The wall", level=2),
        Block(
            id="u1",
            kind="turn",
            text="Walls work.",
            speaker="osei",
            label="OSEI:",
            anchors=(Anchor(offset=6, ms=900, confidence=0.5),),
        ),
        Block(id="x1", kind="incident", text="applause", anchors=(Anchor(offset=8, ms=1500),)),
    ),
    claims=(
        Claim(
            id="c1",
            content=(TextSpan(block="u1", start=0, end=10, quote="Walls work"),),
            attribution=(Attribution(agent="osei"),),
            mode="own",
            polarity="asserted",
            certainty="asserted",
            confidence=0.75,
        ),
    ),
)
WRITTEN = write(DOCUMENT).data.decode()


def _changed(right: str, wrong: str) -> bytes:
    assert WRITTEN.count(right) == 1, right
    return WRITTEN.replace(right, wrong).encode()


def _record(right: str, wrong: str) -> Any:
    return parse(_changed(right, wrong)).record


def _line_of(words: str) -> int:
    return WRITTEN[: WRITTEN.index(words)].count("\n") + 1


def test_the_format_is_lossless() -> None:
    assert (FORMAT.name, FORMAT.lossless, FORMAT.suffixes[0]) == ("tei", True, ".tei.xml")


@pytest.mark.parametrize(
    ("head", "verdict"),
    [
        (WRITTEN.encode()[:300], Sniff.CERTAIN),
        (b'\xef\xbb\xbf <TEI xmlns="http://www.tei-c.org/ns/1.0">', Sniff.CERTAIN),
        (WRITTEN.replace("UTF-8", "UTF-16").encode("utf-16")[:300], Sniff.CERTAIN),
        (b'<!-- a --><t:TEI xmlns:t="http://www.tei-c.org/ns/1.0">', Sniff.CERTAIN),
        (b'<?xml version="1.0"?><!DOCTYPE TEI [<!ENTITY a "b">]>\n'
         b'<TEI xmlns="http://www.tei-c.org/ns/1.0">', Sniff.CERTAIN),
        (b'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">', Sniff.CERTAIN),
        (b"<TEI.2><teiHeader/>", Sniff.NO),
        (b'<mets><TEI xmlns="http://www.tei-c.org/ns/1.0">', Sniff.NO),
        (b"TEI is at http://www.tei-c.org/ns/1.0", Sniff.NO),
        (b"", Sniff.NO),
    ],
)  # fmt: skip
def test_tei_is_recognised(head: bytes, verdict: Sniff) -> None:
    assert sniff(head) is verdict


def test_every_record_has_a_place() -> None:
    places = parse(WRITTEN.encode()).places
    assert places["/claims/0"] == Place(
        _line_of("<annotation"), None, "//tei:annotation[@xml:id='c1']"
    )
    assert places["/claims/0/attribution/0"] == Place(
        _line_of("<ptr"), None, "//tei:annotation[@xml:id='c1']/tei:ptr"
    )
    assert places["/blocks/1"].line == _line_of("<u ")
    assert places["/agents/0"].xpath == "//tei:person[@xml:id='osei']"
    assert places["/event" if "/event" in places else ""].xpath == "/tei:TEI"
    assert len(places) == len(list(places)) == len(set(places))


@pytest.mark.parametrize(
    ("right", "wrong", "path", "value"),
    [
        ("(u1,0,10)", "(u9,0,10)", "claims/0/content/0/block", "u9"),
        ("(u1,0,10)", "(u1,1,10)", "claims/0/content/0/end", 11),
        ("(u1,0,10)", "(u1,0,1000)", "claims/0/content/0/quote", "Walls work"),
        ("#string-range(u1,0,10)", "#u1", "claims/0/content/0/block", "#u1"),
        (">Walls work<", ">Walls<", "claims/0/content/0/quote", "Walls"),
        ('<note type="exact">Walls work</note>', "", "claims/0/content/0/quote", ""),
        ('cert="0.75"', 'cert="high"', "claims/0/confidence", "high"),
        ("#mode.own", "#mode.shouted", "claims/0/mode", "shouted"),
        ('target="#osei"', 'target="#nobody"', "claims/0/attribution/0/agent", "nobody"),
        ('target="#osei"', 'target="osei.xml"', "claims/0/attribution/0/agent", "osei.xml"),
        ('who="#osei"', 'who="#nobody"', "blocks/1/speaker", "nobody"),
        ('who="#osei"', 'who="#osei" start="#T1"', "blocks/1/time/start_ms", "#T1"),
        ('who="#osei"', 'who="#osei" start="#time.70"', "blocks/1/time/start_ms", 70),
        ('<anchor n="8"', '<anchor n="last"', "blocks/2/anchors/0/offset", "last"),
        ('<head xml:id="h1" n="2">', '<head xml:id="h1" n="two">', "blocks/0/level", "two"),
        ('interval="900"', 'interval="950"', "blocks/1/anchors/0/ms", 950),
        ('xml:id="u1"', 'xml:id="h1"', "blocks/1/id", "h1"),
        ("<persName>Kofi Osei<", "<persName>Kofi\n   Osei <", "agents/0/name", "Kofi Osei"),
    ],
)
def test_broken_values_stay_for_others_to_report(
    right: str, wrong: str, path: str, value: object
) -> None:
    found = _record(right, wrong)
    for step in path.split("/"):
        found = found[int(step) if step.isdigit() else step]
    assert found == value


@pytest.mark.parametrize(
    ("right", "wrong", "line", "reason"),
    [
        ("(u1,0,10)", "(u1,1,10)", '<note type="exact"', "the quote is not what stands at 1–11"),
        ("#mode.own", "#mode.shouted", "<annotation", "claims/0/mode"),
        ("#mode.own ", "", "<annotation", "claims/0/mode: has no mode"),
        ('who="#osei"', 'who="#nobody"', "<u ", "refers to 'nobody'"),
        ('xml:id="u1"', 'xml:id="h1"', "<u ", "id 'h1' is already used"),
        (' xml:id="osei"', "", "<person", "agents/0/id: has no id"),
        ('xml:id="d" xml:lang="en"', 'xml:lang="en"', "<TEI", "id: has no id"),
    ],
)
def test_an_invalid_document_is_refused_with_the_line(
    right: str, wrong: str, line: str, reason: str
) -> None:
    with pytest.raises(ReadError) as caught:
        reading(_changed(right, wrong))
    assert reason in caught.value.reason
    assert caught.value.line == _line_of(line)


def _issues(right: str, wrong: str) -> list[tuple[str, str]]:
    found = reading(_changed(right, wrong)).issues
    return [(issue.code, issue.message) for issue in found]


def test_markup_in_a_block_is_kept_and_reported() -> None:
    found = reading(_changed("Walls <anchor", "<hi>Walls</hi> <anchor"))
    assert found.document.blocks == DOCUMENT.blocks
    assert found.document.extensions == {
        "tei:body": [
            {
                "block": "u1",
                "xml": '<u xmlns="http://www.tei-c.org/ns/1.0" who="#osei" xml:id="u1">'
                '<hi>Walls</hi> <anchor cert="0.5" synch="#time.900"></anchor>work.</u>',
            }
        ]
    }
    [issue] = found.issues
    assert (issue.code, issue.severity, issue.line) == ("TEI-FOREIGN", "warning", _line_of("<u "))
    assert issue.where == "u1"


@pytest.mark.parametrize(
    ("right", "wrong", "code", "message"),
    [
        (
            "    </fileDesc>",
            "<editionStmt><p>2</p></editionStmt></fileDesc>",
            "TEI-FOREIGN",
            "editionStmt has more than the model holds; kept verbatim in 'tei:header'",
        ),
        (
            "  </standOff>",
            "<spanGrp/></standOff>",
            "TEI-FOREIGN",
            "spanGrp has more than the model holds; kept verbatim in 'tei:standOff'",
        ),
        (
            '<person xml:id="osei">',
            '<person xml:id="osei" sex="1">',
            "TEI-FOREIGN",
            "person has more than the model holds; kept verbatim in 'tei:header'",
        ),
        (
            '<div>\n        <head xml:id="h1"',
            '<div type="a"><head xml:id="h1"',
            "TEI-FOREIGN",
            "div has more than the model holds; kept verbatim in 'tei:body'",
        ),
        (
            "<incident",
            "<lb/><incident",
            "TEI-ID",
            "lb has no xml:id; it became 'foreign1'",
        ),
        (
            '<head xml:id="h1" n="2">',
            "<head n='2'>",
            "TEI-ID",
            "head has no xml:id; it became 'head1'",
        ),
        (
            '<note type="speaker">',
            '<note type="speaker" place="margin">',
            "TEI-FOREIGN",
            "note has more than the model holds; kept verbatim in 'tei:body'",
        ),
        (
            "<desc>",
            '<desc xml:lang="en">',
            "TEI-FOREIGN",
            "incident has more than the model holds; kept verbatim in 'tei:body'",
        ),
        (
            '<head xml:id="h1" n="2">',
            '<head xml:id="h1" n="2" ana="#topic.floods">',
            "TEI-FOREIGN",
            "head has more than the model holds; kept verbatim in 'tei:body'",
        ),
        (
            '<head xml:id="h1" n="2">',
            '<anchor n="1" synch="#time.0"/><head xml:id="h1" n="2">',
            "TEI-FOREIGN",
            "anchor has more than the model holds; kept verbatim in 'tei:body'",
        ),
        ("<incident", "and so on<incident", "TEI-STRAY", "text outside a block: 'and so on'"),
        ("<u ", "<!-- check --><u ", "TEI-COMMENT", "a comment is not kept: 'check'"),
        (
            '<annotation xml:id="c1" target="#string-range(u1,0,10)" ana="',
            '<annotation xml:id="c1" target="#string-range(u1,0,10)" ana="#topic.floods ',
            "TEI-FOREIGN",
            "annotation has more than the model holds; kept verbatim in 'tei:standOff'",
        ),
        (
            '<note type="exact">Walls work</note>',
            '<note type="exact">Walls work</note><note type="exact">twice</note>',
            "TEI-FOREIGN",
            "note has more than the model holds; kept verbatim in 'tei:standOff'",
        ),
        ("<person ", "<!-- who? --><person ", "TEI-COMMENT", "a comment is not kept: 'who?'"),
    ],
)
def test_what_the_model_has_no_place_for_is_reported(
    right: str, wrong: str, code: str, message: str
) -> None:
    assert (code, message) in _issues(right, wrong)


FOREIGN = write(
    DOCUMENT.replace(
        blocks=(
            *DOCUMENT.blocks,
            Block(
                id="f1",
                kind="foreign",
                text="a",
                xml='<lg xmlns="http://www.tei-c.org/ns/1.0" xml:id="f1"><l>a</l></lg>',
            ),
        )
    )
).data.decode()


@pytest.mark.parametrize(
    ("right", "wrong", "codes", "id"),
    [
        (' xml:id="f1"', "", ["TEI-ID", "TEI-FOREIGN"], "foreign1"),
        ('<div type="foreign">', '<div type="foreign"><!-- ? -->', ["TEI-COMMENT"], "f1"),
        ('<div type="foreign">', '<div type="foreign" rend="b">', ["TEI-FOREIGN"], "f1"),
    ],
)
def test_foreign_elements_that_somebody_changed(
    right: str, wrong: str, codes: list[str], id: str
) -> None:
    found = reading(FOREIGN.replace(right, wrong).encode())
    assert [issue.code for issue in found.issues] == codes
    assert found.document.blocks[-1].id == id


def test_an_empty_foreign_division_is_no_block() -> None:
    found = reading(_changed("</body>", '<div type="foreign"/></body>'))
    assert len(found.document.blocks) == len(DOCUMENT.blocks)
    assert [issue.code for issue in found.issues] == ["TEI-FOREIGN"]


def test_the_sample_of_everything_comes_back() -> None:
    everything = (PROJECT / "samples" / "everything.json").read_bytes()
    document = json.read(everything, ReadOptions()).document
    written = write(document).data
    assert reading(written) == (document, ())
    assert written == (PROJECT / "samples" / "everything.tei.xml").read_bytes()


@pytest.mark.parametrize("availability", ["", "<availability/>"])
def test_rights_of_a_file_that_somebody_changed(availability: str) -> None:
    holder = f"<authority>Archive</authority>{availability}"
    assert _record("<authority/>", holder)["rights"] == {"holder": "Archive"}


def test_a_label_without_its_turn_becomes_a_note() -> None:
    blocks = reading(_changed("<u ", '<p xml:id="p1"/><u ')).document.blocks
    found = [(block.kind, block.text, block.label) for block in blocks[1:4]]
    assert found == [
        ("note", "OSEI:", None),
        ("paragraph", "", None),
        ("turn", "Walls work.", None),
    ]


def test_a_second_extension_of_the_same_key_is_not_lost() -> None:
    extension = '<xenoData type="extension" n="a:b">{}</xenoData>'
    header_end = "  </teiHeader>"
    found = reading(
        _changed(header_end, f"{extension * 2}<xenoData>?</xenoData>{header_end}")
    ).document
    assert found.extensions["a:b"] == {}
    assert [entry["xml"].count("xenoData") for entry in _entries(found, "tei:header")] == [2, 2]


def _entries(document: Document, key: str) -> list[dict[str, str]]:
    entries: Any = document.extensions[key]
    return list(entries)


def test_an_extension_that_is_no_json_stays_as_text() -> None:
    extension = '<xenoData type="extension" n="a:b">{</xenoData></teiHeader>'
    found = reading(_changed("  </teiHeader>", extension))
    assert found.document.extensions == {"a:b": "{"}


def test_what_was_kept_stays_with_what_is_kept_now() -> None:
    once = reading(_changed("Walls <anchor", "<hi>Walls</hi> <anchor")).document
    again = write(once).data.decode().replace("applause", "<hi>applause</hi>")
    entries = _entries(reading(again.encode()).document, "tei:body")
    assert [entry["block"] for entry in entries] == ["u1", "x1"]


@pytest.mark.parametrize(
    ("version", "error", "reason"),
    [
        ("9.0", NewerSchemaError, "schema 9.0"),
        ("0.1", ReadError, "schemaRef: schema_version '0.1' never existed"),
    ],
)
def test_other_versions(version: str, error: type[Exception], reason: str) -> None:
    with pytest.raises(error, match=reason):
        reading(_changed('"transcripts" n="1.0"', f'"transcripts" n="{version}"'))


def test_parsing_gives_plain_values() -> None:
    parsed = parse(WRITTEN.encode())
    assert isinstance(parsed, Parsed)
    assert parsed.issues == ()
    assert parsed.record["agents"] == [{"id": "osei", "kind": "person", "name": "Kofi Osei"}]
    assert parsed.record["blocks"][2] == {
        "id": "x1",
        "kind": "incident",
        "text": "applause",
        "anchors": [{"offset": 8, "ms": 1500}],
    }
