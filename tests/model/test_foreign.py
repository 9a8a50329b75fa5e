"""Foreign blocks: one canonical element that carries the block's id and text."""

import re

import pytest
from pydantic import ValidationError

from transcripts.model import Block, Document
from transcripts.model.foreign import parse_foreign

TEI = 'xmlns="http://www.tei-c.org/ns/1.0"'
TABLE = f'<table {TEI} xml:id="t1"><row><cell xml:id="t1c">Walls &amp; dikes</cell></row></table>'


def foreign(xml: str | None, text: str, id: str = "t1") -> Block:
    return Block(id=id, kind="foreign", text=text, xml=xml)


def complaint(*blocks: Block) -> str:
    with pytest.raises(ValidationError) as caught:
        Document(schema_version="1.0", id="d", blocks=blocks)
    return caught.value.errors()[0]["msg"]


def test_what_an_element_says() -> None:
    element = parse_foreign(
        "<list xml:id='t1' n=\"2\"><item xml:id='i1'>a</item><!-- b -->c</list>"
    )
    assert element.canonical == (
        '<list n="2" xml:id="t1"><item xml:id="i1">a</item><!-- b -->c</list>'
    )
    assert element.ids == ("t1", "i1")
    assert element.text == "ac"


def test_an_element_without_id() -> None:
    assert parse_foreign("<lb/>").ids == ("",)


@pytest.mark.parametrize(
    ("xml", "reason"),
    [
        ('<!DOCTYPE p [<!ENTITY e "x">]><p>&e;</p>', "a document type is not allowed"),
        ("<p>&e;</p>", "undefined entity: line 1, column 3"),
        ("<p>", "no element found: line 1, column 3"),
        ("<p/><p/>", "junk after document element: line 1, column 4"),
        ("", "no element found: line 1, column 0"),
        ("<p>" * 251 + "</p>" * 251, "its elements nest deeper than 250"),
    ],
)
def test_what_is_not_one_element(xml: str, reason: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(reason)}$"):
        parse_foreign(xml)


def test_a_canonical_element_is_kept_as_it_is() -> None:
    block = foreign(TABLE, "Walls & dikes")
    assert Document(schema_version="1.0", id="d", blocks=(block,)).blocks[0].xml == TABLE


@pytest.mark.parametrize(
    ("block", "message"),
    [
        (
            foreign(None, ""),
            "t1: its XML is not one well-formed element: no element found: line 1, column 0",
        ),
        (
            foreign(f"<lg xml:id='t1' {TEI}>a</lg>", "a"),
            "t1: its XML is not in canonical form",
        ),
        (
            foreign('<lg xml:id="t1">a</lg>', "a"),
            "t1: its XML is not one element of the TEI namespace without prefix",
        ),
        (
            foreign(f"{TABLE}<!-- after -->", "Walls & dikes"),
            "t1: its XML is not in canonical form",
        ),
        (
            foreign(f'<lg {TEI} xml:id="t2">a</lg>', "a"),
            "t1: its element does not carry the block's xml:id",
        ),
        (
            foreign(TABLE, "Walls and dikes"),
            "t1: its text is not the element's character data",
        ),
        (
            foreign(f'<lg {TEI} xml:id="t1"><l xml:id="tax.a">a</l></lg>', "a"),
            "t1: its XML has an xml:id that is no id: 'tax.a'",
        ),
        (
            foreign(f'<lg {TEI} xml:id="t1"><l xml:id="d">a</l></lg>', "a"),
            "t1: its XML repeats the id 'd'",
        ),
    ],
)
def test_foreign_blocks_are_canonical(block: Block, message: str) -> None:
    assert complaint(block) == message


def test_two_foreign_blocks_share_no_id() -> None:
    first = foreign(f'<lg {TEI} xml:id="t1"><l xml:id="same">a</l></lg>', "a")
    second = foreign(f'<lg {TEI} xml:id="t2"><l xml:id="same">b</l></lg>', "b", id="t2")
    assert complaint(first, second) == "t2: its XML repeats the id 'same'"
