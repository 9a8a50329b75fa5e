"""The text of a file that we wrote."""

from collections.abc import Iterator

from transcripts.formats.tei.content import (
    Content,
    Times,
    described,
    pieces,
    time_at,
    times_of,
    verbatim,
)
from transcripts.formats.tei.fields import confidence, put, target
from transcripts.formats.tei.keep import Keeper
from transcripts.formats.tei.tree import (
    Account,
    Element,
    Record,
    canonical,
    characters,
    is_blank,
    is_element,
    name_of,
)
from transcripts.formats.tei.vocabulary import BLOCKS, TEI, TIMED, XML_ID, XML_LANG

CONTAINERS = frozenset({"text", "front", "body", "back", "group", "div"})
_KINDS = {tag: kind for kind, tag in BLOCKS.items()}
_COMMON = frozenset({XML_ID, XML_LANG, "source", "ana"})
_BOILERPLATE = "#kind.boilerplate"


class TextReader:
    """Reads blocks one after another."""

    def __init__(self, account: Account, keeper: Keeper) -> None:
        self.blocks: list[Record] = []
        self.account = account
        self.keeper = keeper
        self.times: Times = {}
        self._label: Element | None = None
        self._anchors: list[tuple[Element, Record]] = []

    def read(self, root: Element) -> list[Record]:
        """The blocks of the text."""
        for text in root.iterchildren(f"{{{TEI}}}text"):
            self.account.whole(text)
            self.times = times_of(text.find(f"{{{TEI}}}timeline"))
            self._inside(text)
        return self.blocks

    def add(self, record: Record, element: Element) -> None:
        """The next block."""
        self.account.places.put(f"/blocks/{len(self.blocks)}", element)
        self.blocks.append(record)

    def _inside(self, container: Element) -> None:
        self._stray(container.text, container)
        for child in container:
            self._child(child)
            self._stray(child.tail, container)
        self._drop_label(None)
        self._spill_anchors()

    def _child(self, element: Element) -> None:
        name = name_of(element)
        label, self._label = self._label, None
        if name == "note" and element.get("type") == "speaker":
            self._drop_label(label)
            self._label = element
            return
        if name != "u":
            self._drop_label(label)
            label = None
        if not is_element(element):
            self.keeper.comment(element)
        elif name in CONTAINERS:
            self._container(element)
        elif name == "list" and self._is_plain(element):
            self._inside(element)
        elif name == "anchor" and set(element.attrib) <= {"n", "synch", "cert"}:
            self._detached(element)
        elif name in _KINDS:
            self._block(element, _KINDS[name], label)
        elif name != "timeline":
            self.add(self.keeper.block(element), element)

    def _drop_label(self, label: Element | None) -> None:
        """A label without its turn is a note."""
        label, self._label = label if label is not None else self._label, None
        if label is not None:
            self._block(label, "note", None)

    def _is_plain(self, element: Element) -> bool:
        return not element.attrib and all(
            name_of(child) == "item" or not is_element(child) for child in element
        )

    def _container(self, element: Element) -> None:
        foreign = element.get("type") == "foreign" and any(map(is_element, element))
        if _says_more(element, "foreign") if foreign else element.attrib:
            self.keeper.extension("tei:body", element, hollow=True)
        if foreign:
            self._wrapped(element)
        else:
            self._inside(element)

    def _wrapped(self, division: Element) -> None:
        """The foreign element at the end of its division, after its points in time."""
        last = [child for child in division if is_element(child)][-1]
        for child in division:
            if child is not last:
                self._child(child)
            self._stray(child.tail, division)
        record = self._foreign(last)
        self._take_anchors(record)
        self._put_circumstances(division, "foreign", record)
        self.add(record, last)

    def _foreign(self, element: Element) -> Record:
        id = element.get(XML_ID)
        if id is None:
            return self.keeper.block(element)
        text, xml = characters(element), canonical(element)
        return {"id": id, "kind": "foreign", "text": text, "xml": xml}

    def _detached(self, anchor: Element) -> None:
        offset = anchor.get("n", "")
        record: Record = {"offset": int(offset) if offset.isdecimal() else offset}
        record["ms"] = time_at(anchor.get("synch", ""), self.times)
        put(record, confidence=confidence(anchor.get("cert")))
        self._anchors.append((anchor, record))

    def _take_anchors(self, record: Record) -> None:
        put(record, anchors=[anchor for _, anchor in self._anchors])
        self._anchors = []

    def _spill_anchors(self) -> None:
        """Anchors that no block takes are kept as they are."""
        for anchor, _ in self._anchors:
            self.keeper.extension("tei:body", anchor)
        self._anchors = []

    def _block(self, element: Element, kind: str, label: Element | None) -> None:
        record: Record = {"id": self._id(element), "kind": kind}
        content = self._content(element, kind)
        record["text"] = content.text
        put(record, anchors=content.anchors)
        if kind == "incident":
            self._take_anchors(record)
        self._spill_anchors()
        if kind == "turn":
            put(record, speaker=target(element.get("who")))
        if label is not None:
            record["label"] = characters(label)
        if kind == "heading" and (level := element.get("n")) is not None:
            record["level"] = int(level) if level.isdecimal() else level
        self._put_circumstances(element, kind, record)
        if not content.exact or _says_more(element, kind):
            self.keeper.extension("tei:body", element, block=str(record["id"]))
        if label is not None and (len(label) or len(label.attrib) > 1):
            self.keeper.extension("tei:body", label, block=str(record["id"]))
        self.add(record, element)

    def _id(self, element: Element) -> str:
        return element.get(XML_ID) or self.keeper.own_id(element, name_of(element))

    def _content(self, element: Element, kind: str) -> Content:
        if kind == "incident":
            element = described(element)
        if not len(element):
            return Content(element.text or "", [], exact=True)
        return verbatim(pieces(element, self.times))

    def _put_circumstances(self, element: Element, kind: str, record: Record) -> None:
        names = ("start", "end") if kind in TIMED else ("synch",)
        points = [point for name in names for point in element.get(name, "").split()]
        if points:
            times = (time_at(point, self.times) for point in points)
            record["time"] = dict(zip(("start_ms", "end_ms"), times, strict=False))
        put(
            record,
            source=target(element.get("source")),
            language=element.get(XML_LANG),
            boilerplate=element.get("ana") == _BOILERPLATE or None,
        )

    def _stray(self, text: str | None, container: Element) -> None:
        """Characters outside all blocks become a paragraph."""
        if not is_blank(text):
            words = " ".join((text or "").split())
            record = {"id": self.keeper.fresh("p"), "kind": "paragraph", "text": words}
            self.keeper.say("TEI-STRAY", container, f"text outside a block: {words[:40]!r}")
            self.add(record, container)


_ATTRIBUTES = {
    "turn": ("who", "start", "end"),
    "incident": ("start", "end"),
    "heading": ("n", "synch"),
    "foreign": ("type", "synch"),
}


def _says_more(element: Element, kind: str) -> bool:
    """True if the element has attributes that no field holds."""
    known = {*_COMMON, *_ATTRIBUTES.get(kind, ("synch",))}
    too_many_points = len(element.get("synch", "").split()) > 2
    other_category = element.get("ana") not in (None, _BOILERPLATE)
    return bool(set(element.attrib) - known) or too_many_points or other_category


def read_text(account: Account, keeper: Keeper, root: Element) -> Iterator[Record]:
    """The blocks of the text, in reading order."""
    yield from TextReader(account, keeper).read(root)
