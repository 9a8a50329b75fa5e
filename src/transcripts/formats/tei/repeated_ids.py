"""Ids that several elements of a file have, which XML forbids but its parser does not notice."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from transcripts.formats.tei.tree import Element, line_of, xpath_of
from transcripts.formats.tei.vocabulary import XML_ID
from transcripts.report import Issue, Severity

_identified: Any = etree.XPath("//*[@xml:id]", smart_strings=False)


def repeated_ids(root: Element, severity: Severity) -> Iterator[Issue]:
    """One issue for each element whose id an earlier element has."""
    first: dict[str, Element] = {}
    for element in _identified(root):
        id = str(element.get(XML_ID))
        if first.setdefault(id, element) is not element:
            yield _issue(id, element, first[id], severity)


def _issue(id: str, element: Element, earlier: Element, severity: Severity) -> Issue:
    return Issue(
        code="TEI-ID-REPEATED",
        severity=severity,
        message=f"xml:id {id!r} on line {line_of(element)} repeats that on line {line_of(earlier)}",
        remedy="give one of the elements another id, also where it is referred to",
        where=id,
        line=line_of(element),
        xpath=xpath_of(element),
    )
