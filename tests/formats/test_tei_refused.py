"""What is refused as TEI, and the limits of what is read."""

import pytest

from tei_files import reading
from transcripts.errors import ReadError
from transcripts.formats.tei import write
from transcripts.model import Block, Document


def _reason(data: bytes) -> tuple[str, int | None]:
    with pytest.raises(ReadError) as caught:
        reading(data)
    assert caught.value.format == "tei"
    return caught.value.reason, caught.value.line


@pytest.mark.parametrize(
    ("data", "reason", "line"),
    [
        (b"", "the file is empty", None),
        (b" \n ", "the file is empty", None),
        (b"Not XML", "not well-formed XML: Start tag expected, '<' not found", 1),
        (b"\x00\x01\x02\xff", "not well-formed XML", 1),
        (b"<TEI>\n<p>", "not well-formed XML: Premature end of data", 2),
        (b'<?xml version="1.0"?>\n<!DOCTYPE TEI [<!ENTITY a "b">]>\n<TEI>&a;</TEI>',
         "it has a DOCTYPE, which may define entities; remove it", 2),
        ('<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE TEI><TEI/>'.encode("utf-16"),
         "it has a DOCTYPE, which may define entities; remove it", None),
        (b"<TEI>&nbsp;</TEI>", "not well-formed XML: Entity 'nbsp' not defined", 1),
        (b"<TEI.2/>", "its root is TEI.2 in no namespace, not TEI in http", 1),
        (b'<a xmlns="urn:b"/>', "its root is a in namespace urn:b, not TEI in http", 1),
        (b'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0"/>',
         "a teiCorpus holds several documents; give each TEI a file", 1),
    ],
)  # fmt: skip
def test_what_is_not_tei_is_refused(data: bytes, reason: str, line: int | None) -> None:
    said, where = _reason(data)
    assert said.startswith(reason)
    assert where == line


def test_entities_are_not_read_from_files() -> None:
    data = b'<!DOCTYPE TEI [<!ENTITY a SYSTEM "file:///etc/hostname">]><TEI>&a;</TEI>'
    assert _reason(data)[0].startswith("it has a DOCTYPE")


def test_foreign_elements_may_nest_as_deep_as_the_model_allows() -> None:
    start = '<seg xmlns="http://www.tei-c.org/ns/1.0" xml:id="f1">'
    xml = f"{start}{'<seg>' * 249}{'</seg>' * 250}"
    block = Block(id="f1", kind="foreign", text="", xml=xml)
    document = Document(schema_version="1.0", id="d", blocks=(block,))
    assert reading(write(document).data).document == document


def test_very_long_text_is_refused_or_read() -> None:
    long = write(
        Document(
            schema_version="1.0",
            id="d",
            blocks=(Block(id="p1", kind="paragraph", text="a" * 2_000_000),),
        )
    ).data
    assert len(reading(long).document.blocks[0].text) == 2_000_000
