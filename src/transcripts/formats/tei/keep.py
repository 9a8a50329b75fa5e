"""What the model has no place for: kept verbatim, in foreign blocks or extensions, and reported."""

import copy
import functools
import unicodedata
from typing import Any

from lxml import etree
from pydantic import TypeAdapter, ValidationError

from transcripts.formats.tei.tree import (
    Account,
    Element,
    Record,
    canonical,
    characters,
    is_element,
    line_of,
    name_of,
    xpath_of,
)
from transcripts.formats.tei.vocabulary import TEI, XML_ID
from transcripts.model.types import Id
from transcripts.report import Issue, Severity

_UNPREFIXED: dict[Any, str] = {None: TEI}
_ids: Any = etree.XPath("//@xml:id", smart_strings=False)
# The one combining mark that would merge with the end of a tag before it.
_SOLIDUS = "\u0338"


class Keeper:
    """Keeps what is foreign, gives ids, and says so."""

    def __init__(self, account: Account, root: Element, *, severity: Severity) -> None:
        self.extensions: dict[str, list[Record]] = {}
        self._account = account
        self._severity: Severity = severity
        self._in_file = {str(id) for id in _ids(root)}
        self._given: set[str] = set()

    def fresh(self, stem: str) -> str:
        """An id that nothing in the file has."""
        number = 1
        while f"{stem}{number}" in self._in_file | self._given:
            number += 1
        self._given.add(f"{stem}{number}")
        return f"{stem}{number}"

    def take(self, id: str) -> bool:
        """Claim an id for a record, unless it is unfit or something in the file has it."""
        free = id not in self._in_file | self._given and fits(Id, id)
        if free:
            self._given.add(id)
        return free

    def own_id(self, element: Element, stem: str) -> str:
        """The element's id if it is fit and not taken; otherwise a new one."""
        id = element.get(XML_ID)
        if id is not None and id not in self._given and fits(Id, id):
            self._given.add(id)
            return id
        given = self.fresh(stem)
        reason = "has no xml:id" if id is None else f"has xml:id {id!r}, which cannot be used"
        if id in self._given:
            reason = f"has xml:id {id!r} like an earlier one"
        self.say("TEI-ID", element, f"{_name(element)} {reason}; it became {given!r}", "info")
        return given

    def say(
        self, code: str, element: Element, message: str, severity: Severity | None = None
    ) -> None:
        """Report something about an element."""
        self._account.issues.append(
            Issue(
                code=code,
                severity=severity or self._severity,
                message=message,
                line=line_of(element),
                where=element.get(XML_ID) if is_element(element) else None,
                xpath=xpath_of(element),
            )
        )

    def extension(
        self, key: str, element: Element, *, block: str | None = None, hollow: bool = False
    ) -> None:
        """Keep an element verbatim among the extensions; only its tag if `hollow`."""
        if not is_element(element):
            self.comment(element)
            return
        place = {"path": xpath_of(element)} if block is None else {"block": block}
        entry = {**place, "xml": canonical(_hollow(element) if hollow else element)}
        self.extensions.setdefault(key, []).append(entry)
        message = f"{_name(element)} has more than the model holds; kept verbatim in {key!r}"
        self.say("TEI-FOREIGN", element, message)

    def comment(self, element: Element) -> None:
        """Report a comment or processing instruction, which is not kept."""
        words = (element.text or "").strip()[:60]
        self.say("TEI-COMMENT", element, f"a comment is not kept: {words!r}", "info")

    def block(self, element: Element) -> Record:
        """A foreign block that holds the element verbatim."""
        own = _bare(element)
        id = self.own_id(element, "foreign")
        own.set(XML_ID, id)
        for inner in own.iterdescendants(etree.Element):
            if XML_ID in inner.attrib:
                inner.set(XML_ID, self.own_id(inner, "foreign"))
        self._clean(own)
        self.say("TEI-FOREIGN", element, f"{_name(element)} is not modelled; kept verbatim")
        xml = canonical(own)
        return {"id": id, "kind": "foreign", "text": characters(own), "xml": xml}

    def _clean(self, element: Element) -> None:
        """Text as the model wants it: Unicode NFC, line ends as LF."""
        for each in element.iter():
            each.text = each.text and self._fit(each.text, element)
            each.tail = each.tail and self._fit(each.tail, element)
            if is_element(each):
                for name, value in each.attrib.items():
                    each.set(name, clean(str(value)))

    def _fit(self, text: str, element: Element) -> str:
        text = clean(text)
        if text.startswith(_SOLIDUS):
            self.say("CHARACTER-REPLACED", element, "a combining stroke stands on no letter")
            text = f"\ufffd{text[1:]}"
        return text


def clean(text: str) -> str:
    """Unicode NFC, with line ends as LF."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def fits(type: Any, value: str) -> bool:
    """True if a value is of a scalar type of the model."""
    try:
        _adapter(type).validate_python(value, strict=True)
    except ValidationError:
        return False
    return True


@functools.cache
def _adapter(type: Any) -> TypeAdapter[Any]:
    return TypeAdapter(type)


def _name(element: Element) -> str:
    return name_of(element) or str(element.tag)


def _bare(element: Element) -> Element:
    """A copy in the TEI namespace without prefix; what is not TEI comes inside an `ab`."""
    if not name_of(element):
        own = etree.Element(f"{{{TEI}}}ab", nsmap=_UNPREFIXED)
        own.append(copy.deepcopy(element))
        own[0].tail = None
        return own
    if element.prefix is None:
        own = copy.deepcopy(element)
        own.tail = None
        return own
    own = _hollow(element)
    own.text = element.text
    own.extend(copy.deepcopy(child) for child in element)
    return own


def _hollow(element: Element) -> Element:
    """An element with its attributes but nothing in it."""
    attributes = {str(name): str(value) for name, value in element.attrib.items()}
    return etree.Element(element.tag, attributes, nsmap=_UNPREFIXED)
