"""TEI that others wrote, once read and written, stays as it is."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from scalar_strategies import texts
from tei_files import PROFILE, THEIR_HEADER, reading, theirs
from transcripts.errors import ReadError
from transcripts.formats.tei import write
from transcripts.model import Document

SHARED = Path(__file__).parents[2].parent / "shared" / "tei"


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
    _settled(theirs(body, header=THEIR_HEADER))


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
