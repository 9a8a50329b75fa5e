"""A TEI file as a tree: safely parsed, with an account of what of it was read."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias
from xml.etree import ElementTree

from lxml import etree

from transcripts.errors import ReadError
from transcripts.formats import Place
from transcripts.formats._xml_limits import limit_in
from transcripts.formats.tei.vocabulary import PROFILE, TEI, XML_ID
from transcripts.report import Issue

# lxml's own class is private; this is what the stubs and the library call an element.
Element: TypeAlias = etree._Element
Record: TypeAlias = dict[str, Any]

_DOCTYPE = re.compile(rb"(?:\xef\xbb\xbf)?(?>\s|<\?.*?\?>|<!--.*?-->)*+<!DOCTYPE", re.DOTALL)
_WRAPPED = re.compile(r"[ \t\r\n]*\n[ \t\r\n]*")
_BLANK = " \t\r\n"
_PREFIX = f"{{{TEI}}}"
_string = etree.XPath("string()", smart_strings=False)


def root_of(data: bytes) -> Element:
    """The `TEI` element of a file.

    Raises:
        ReadError: If it is not XML, has a DOCTYPE, or is something else than one TEI document.
    """
    if doctype := _DOCTYPE.match(data):
        raise _doctype(data.count(b"\n", 0, doctype.end()) + 1)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, collect_ids=False
    )
    if not data.strip():
        raise ReadError("tei", "the file is empty")
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        reason = limit_in(error.msg) or f"not well-formed XML: {error.msg}"
        raise ReadError("tei", reason, error.lineno or None) from error
    docinfo: Any = root.getroottree().docinfo
    if docinfo.doctype:
        raise _doctype(None)
    _check_root(root)
    return root


def _doctype(line: int | None) -> ReadError:
    return ReadError("tei", "it has a DOCTYPE, which may define entities; remove it", line)


def _check_root(root: Element) -> None:
    if root.tag == f"{{{TEI}}}teiCorpus":
        raise ReadError("tei", "a teiCorpus holds several documents; give each TEI a file", 1)
    if root.tag != f"{{{TEI}}}TEI":
        name = etree.QName(root)
        where = f"namespace {name.namespace}" if name.namespace else "no namespace"
        reason = f"its root is {name.localname} in {where}, not TEI in {TEI}"
        raise ReadError("tei", reason, line_of(root))


def is_ours(root: Element) -> bool:
    """True if the file names our profile."""
    path = f"{{{TEI}}}teiHeader/{{{TEI}}}encodingDesc/{{{TEI}}}schemaRef"
    return any(found.get("key") == PROFILE for found in root.iterfind(path))


def name_of(element: Element) -> str:
    """The name without namespace; '' for what is not an element of TEI."""
    return element.tag.removeprefix(_PREFIX) if is_element(element) and _is_tei(element) else ""


def is_element(element: Element) -> bool:
    """False for comments and processing instructions, which lxml lists beside elements."""
    tag: object = element.tag
    return isinstance(tag, str)


def _is_tei(element: Element) -> bool:
    return element.tag.startswith(_PREFIX)


def line_of(element: Element) -> int | None:
    """The line where its start tag ends."""
    line: Any = element.sourceline
    return int(line) if line else None


def unwrapped(text: str) -> str:
    """A name or title on one line, however the file was indented."""
    return _WRAPPED.sub(" ", text.strip(_BLANK))


def is_blank(text: str | None) -> bool:
    """True if XML calls all of it white space."""
    return not text or not text.strip(_BLANK)


def characters(element: Element) -> str:
    """All character data of an element, comments left out."""
    return str(_string(element))


def canonical(element: Element) -> str:
    """An element verbatim, in canonical form."""
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    return ElementTree.canonicalize(text, with_comments=True)


def xpath_of(element: Element) -> str:
    """An XPath with prefix `tei`, from the nearest element that has an id."""
    name = f"tei:{name_of(element)}" if name_of(element) else "*"
    parent = element.getparent()
    if parent is None:
        return f"/{name}"
    if element.get(XML_ID):
        return f"//{name}[@xml:id='{element.get(XML_ID)}']"
    like = [child for child in parent if name == "*" or child.tag == element.tag]
    number = f"[{like.index(element) + 1}]" if len(like) > 1 else ""
    return f"{xpath_of(parent)}/{name}{number}"


class Places(Mapping[str, Place]):
    """Where each value of a record stands, found when first asked for."""

    def __init__(self) -> None:
        self._elements: dict[str, Element] = {}
        self._holders: dict[tuple[Element, str], Element] = {}

    def put(self, pointer: str, element: Element) -> None:
        """Remember the element of the value at a JSON pointer."""
        self._elements[pointer] = element

    def hold(self, element: Element, field: str, holder: Element) -> None:
        """Remember which element holds a field of the record that another stands for."""
        self._holders[element, field] = holder

    def __getitem__(self, pointer: str) -> Place:
        element = self._elements.get(pointer)
        if element is None:
            record, _, field = pointer.rpartition("/")
            element = self._holders[self._elements[record], field]
        return Place(line_of(element), None, xpath_of(element))

    def __iter__(self) -> Iterator[str]:
        return iter(self._elements)

    def __len__(self) -> int:
        return len(self._elements)


class Account:
    """What of a tree has been read, so that the rest can be kept and reported."""

    def __init__(self) -> None:
        self.places = Places()
        self.issues: list[Issue] = []
        self._attributes: dict[Element, set[str]] = {}
        self._texts: set[Element] = set()
        self._whole: set[Element] = set()

    def attribute(self, element: Element, name: str) -> str | None:
        """The value of an attribute, which counts as read."""
        self._seen(element).add(name)
        return element.get(name)

    def text(self, element: Element) -> str:
        """The characters of an element, which count as read."""
        self._seen(element)
        self._texts.add(element)
        return characters(element)

    def children(self, element: Element | None, tag: str, type: str | None = None) -> list[Element]:
        """The child elements of this name (and type), which count as seen."""
        if element is None:
            return []
        self._seen(element)
        found = [
            child for child in element.iterchildren(f"{{{TEI}}}{tag}") if child.get("type") == type
        ]
        for child in found:
            self._seen(child).add("type")
        return found

    def child(self, element: Element | None, *path: str) -> Element | None:
        """The first descendant at the end of a path, seen with all on the way."""
        for tag in path:
            element = next(iter(self.children(element, tag)), None)
        return element

    def whole(self, element: Element) -> None:
        """Count an element and all in it as read."""
        self._whole.add(element)

    def unread(self, element: Element) -> Iterator[Element]:
        """The largest elements inside that were not read completely."""
        for child in element:
            if child in self._whole:
                continue
            if child not in self._attributes or self._has_more(child):
                yield child
            else:
                yield from self.unread(child)

    def _seen(self, element: Element) -> set[str]:
        return self._attributes.setdefault(element, set())

    def _has_more(self, element: Element) -> bool:
        if set(element.attrib) - self._attributes[element]:
            return True
        if element in self._texts:
            return len(element) > 0
        return not (is_blank(element.text) and all(is_blank(child.tail) for child in element))
