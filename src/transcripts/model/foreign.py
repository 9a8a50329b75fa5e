"""Foreign blocks: TEI elements that the model does not know, kept verbatim.

Canonical form (C14N 2.0) makes "verbatim" mean one string only, so that both forms of a
document carry the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree

from pydantic import TypeAdapter, ValidationError

from transcripts.model.fault import COLLECTIONS, Fault
from transcripts.model.types import Id

if TYPE_CHECKING:
    from transcripts.model.document import Document

MAX_DEPTH = 250
"""How deep elements may nest: XML parsers stop at 256, and the file has four around them."""

_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_TEI_START = re.compile(r'<([^\s:<>/!?]+) xmlns="http://www\.tei-c\.org/ns/1\.0"[ >]')
_ID: TypeAdapter[str] = TypeAdapter(Id)


class ForeignElement(NamedTuple):
    """What a foreign block's XML says."""

    canonical: str
    ids: tuple[str, ...]
    """Every `xml:id` in it, the root's first ('' if the root has none)."""
    text: str
    """Its character data."""


def parse_foreign(xml: str) -> ForeignElement:
    """Read one element.

    Raises:
        ValueError: If it is not one well-formed element, has a document type or nests too deep.
    """
    if "<!DOCTYPE" in xml:
        raise ValueError("a document type is not allowed")
    try:
        root = ElementTree.fromstring(xml)  # noqa: S314 - no DOCTYPE, so no entities
    except ElementTree.ParseError as error:
        raise ValueError(str(error)) from error
    if _depth(root) > MAX_DEPTH:
        raise ValueError(f"its elements nest deeper than {MAX_DEPTH}")
    inner = (element.get(_XML_ID) for element in root.iter() if element is not root)
    return ForeignElement(
        canonical=ElementTree.canonicalize(xml, with_comments=True),
        ids=(root.get(_XML_ID, ""), *(found for found in inner if found is not None)),
        text="".join(root.itertext()),
    )


def _depth(root: ElementTree.Element) -> int:
    depth, level = 0, [root]
    while level:
        depth, level = depth + 1, [child for element in level for child in element]
    return depth


def foreign_blocks_are_canonical(document: Document) -> Iterator[Fault]:
    """Foreign blocks hold one canonical element that carries their id and text."""
    taken = {record.id for name in COLLECTIONS for record in getattr(document, name)}
    taken.add(document.id)
    for index, block in enumerate(document.blocks):
        if block.kind != "foreign":
            continue
        try:
            element = parse_foreign(block.xml or "")
        except ValueError as error:
            yield _fault(block.id, index, f"its XML is not one well-formed element: {error}")
            continue
        if element.canonical != block.xml:
            yield _fault(block.id, index, "its XML is not in canonical form")
        elif not _is_tei(element.canonical):
            message = "its XML is not one element of the TEI namespace without prefix"
            yield _fault(block.id, index, message)
        if element.ids[0] != block.id:
            yield _fault(block.id, index, "its element does not carry the block's xml:id")
        if element.text != block.text:
            yield _fault(block.id, index, "its text is not the element's character data")
        if unfit := [id for id in element.ids[1:] if not _is_id(id)]:
            yield _fault(block.id, index, f"its XML has an xml:id that is no id: {unfit[0]!r}")
        if repeated := taken.intersection(element.ids[1:]):
            yield _fault(block.id, index, f"its XML repeats the id {min(repeated)!r}")
        taken.update(element.ids[1:])


def _is_tei(canonical: str) -> bool:
    start = _TEI_START.match(canonical)
    return start is not None and canonical.endswith(f"</{start.group(1)}>")


def _is_id(value: str) -> bool:
    try:
        _ID.validate_python(value, strict=True)
    except ValidationError:
        return False
    return True


def _fault(where: str, index: int, message: str) -> Fault:
    return Fault(
        code="FOREIGN-XML",
        where=where,
        pointer=f"/blocks/{index}/xml",
        message=message,
        remedy="write the element with ElementTree.canonicalize, with the block's xml:id",
    )
