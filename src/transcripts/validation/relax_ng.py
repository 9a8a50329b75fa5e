"""The TEI form against our RELAX NG profile.

libxml2 tells whether a file fits, but hardly where it does not: it blames the element around
and stops at the first. So where a file does not fit, each element is judged on its own, from
the root to the innermost that do not fit, and what is wrong there is put in words.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from lxml import etree

from transcripts.model.wording import shown
from transcripts.report import Issue
from transcripts.validation.grammar import Grammar

_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_CONTENT = "lacks something that the profile asks for, or holds it twice or in another order"
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def schema_issues(data: bytes, grammar: bytes, *, known: Sequence[Issue] = ()) -> Iterator[Issue]:
    """What does not fit the grammar (RELAX NG, XML syntax) in a well-formed TEI file.

    What only says again that a value is wrong, which is `known`, is left out.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, collect_ids=False
    )
    root = etree.fromstring(data, parser)
    profile = Grammar(etree.fromstring(grammar, parser))
    if not profile.accepts_file(root):
        for issue in _unfit(root, profile):
            if not any(_says_again(issue, other) for other in known):
                yield issue


def _says_again(issue: Issue, other: Issue) -> bool:
    if issue.where != other.where or other.found is None:
        return False
    if issue.found is None:
        return issue.message.endswith(_CONTENT)
    return issue.line == other.line and _is_in(other.found, issue.found)


def _is_in(value: str, words: str) -> bool:
    """True if a value shown is what else is shown or one word of it, or its category."""
    value, words = value.strip('"'), words.strip('"')
    if _NUMBER.fullmatch(value) and _NUMBER.fullmatch(words):
        return float(value) == float(words)
    return any(value in (word, word.rpartition(".")[2]) for word in (words, *words.split()))


def _unfit(element: etree._Element, profile: Grammar) -> Iterator[Issue]:
    children = [child for child in element.iterchildren("*") if profile.knows(child)]
    inner = [child for child in children if not profile.accepts(child)]
    own = [*_own_faults(element, profile)]
    if not own and not inner:
        own = [_fault_of_content(element)]
    for fault in own:
        yield _issue(element, fault)
    for child in inner:
        yield from _unfit(child, profile)


class _Wrong(NamedTuple):
    """What is wrong with an element, and the value if it is one."""

    message: str
    found: str | None = None


def _own_faults(element: etree._Element, profile: Grammar) -> Iterator[_Wrong]:
    if not profile.knows(element):
        yield _Wrong("is not an element that the profile knows")
        return
    for name in map(str, element.attrib):
        value = shown(str(element.get(name)))
        if not profile.knows_attribute(element, name):
            yield _Wrong(f"has an attribute {_local(name)} that the profile does not know there")
        elif not profile.accepts_attribute(element, name):
            yield _Wrong(f"has {value} as {_local(name)}, which the profile does not allow", value)
    for name in profile.missing_attributes(element):
        yield _Wrong(f"has no attribute {_local(name)}")
    for child in element.iterchildren("*"):
        if not profile.knows_child(element, child):
            message = f"holds an element {_local(child.tag)} that the profile does not know there"
            yield _Wrong(message)


def _fault_of_content(element: etree._Element) -> _Wrong:
    if len(element) or not element.text:
        return _Wrong(_CONTENT)
    text = shown(element.text)
    return _Wrong(f"holds the text {text}, which the profile does not allow there", text)


def _issue(element: etree._Element, fault: _Wrong) -> Issue:
    around = (element, *element.iterancestors())
    owners = (found.get(_XML_ID) for found in around)
    line: Any = element.sourceline
    return Issue(
        code="TEI-SCHEMA",
        severity="error",
        message=f"{_local(element.tag)} {fault.message}",
        remedy="see `transcripts schema tei.rnc`",
        where=next((str(owner) for owner in owners if owner), None),
        line=line,
        found=fault.found,
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
