"""The TEI form against our RELAX NG profile.

libxml2 tells whether a file fits, but hardly where it does not: it blames the element around
and stops at the first. So where a file does not fit, each element is judged on its own, from
the root to the innermost that do not fit, and what is wrong there is put in words.
"""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from transcripts.model.wording import shown
from transcripts.report import Issue
from transcripts.validation.grammar import Grammar

_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def schema_issues(data: bytes, grammar: bytes) -> Iterator[Issue]:
    """What does not fit the grammar (RELAX NG, XML syntax) in a well-formed TEI file."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, collect_ids=False
    )
    root = etree.fromstring(data, parser)
    profile = Grammar(etree.fromstring(grammar, parser))
    if not profile.accepts_file(root):
        yield from _unfit(root, profile)


def _unfit(element: etree._Element, profile: Grammar) -> Iterator[Issue]:
    children = [child for child in element.iterchildren("*") if profile.knows(child)]
    inner = [child for child in children if not profile.accepts(child)]
    own = [*_own_faults(element, profile)]
    if not own and not inner:
        own = [_fault_of_content(element)]
    for message in own:
        yield _issue(element, message)
    for child in inner:
        yield from _unfit(child, profile)


def _own_faults(element: etree._Element, profile: Grammar) -> Iterator[str]:
    if not profile.knows(element):
        yield "is not an element that the profile knows"
        return
    for name in map(str, element.attrib):
        value = shown(str(element.get(name)))
        if not profile.knows_attribute(element, name):
            yield f"has an attribute {_local(name)} that the profile does not know there"
        elif not profile.accepts_attribute(element, name):
            yield f"has {value} as {_local(name)}, which the profile does not allow"
    for name in profile.missing_attributes(element):
        yield f"has no attribute {_local(name)}"
    for child in element.iterchildren("*"):
        if not profile.knows_child(element, child):
            yield f"holds an element {_local(child.tag)} that the profile does not know there"


def _fault_of_content(element: etree._Element) -> str:
    if len(element) or not element.text:
        return "lacks something that the profile asks for, or holds it twice or in another order"
    return f"holds the text {shown(element.text)}, which the profile does not allow there"


def _issue(element: etree._Element, message: str) -> Issue:
    around = (element, *element.iterancestors())
    owners = (found.get(_XML_ID) for found in around)
    line: Any = element.sourceline
    return Issue(
        code="TEI-SCHEMA",
        severity="error",
        message=f"{_local(element.tag)} {message}",
        remedy="see `transcripts schema tei.rnc`",
        where=next((str(owner) for owner in owners if owner), None),
        line=line,
        xpath=_xpath(element),
    )


def _xpath(element: etree._Element) -> str:
    name, parent = f"tei:{_local(element.tag)}", element.getparent()
    if element.get(_XML_ID):
        return f"//{name}[@xml:id='{element.get(_XML_ID)}']"
    if parent is None:
        return f"/{name}"
    like = list(parent.iterchildren(element.tag))
    number = f"[{like.index(element) + 1}]" if len(like) > 1 else ""
    return f"{_xpath(parent)}/{name}{number}"


def _local(name: str) -> str:
    return etree.QName(name).localname
