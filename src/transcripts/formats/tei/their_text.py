"""The text of TEI that others wrote."""

from transcripts.formats.tei.content import (
    Content,
    Interruption,
    Times,
    collapsed,
    described,
    pieces,
    runs,
)
from transcripts.formats.tei.fields import put
from transcripts.formats.tei.keep import Keeper, fits
from transcripts.formats.tei.timeline import is_exact, their_times
from transcripts.formats.tei.tree import Account, Element, Record, is_blank, is_element, name_of
from transcripts.formats.tei.vocabulary import TEI, XML_ID, XML_LANG
from transcripts.model.types import LanguageTag

_DIVISIONS = frozenset({"div", *(f"div{depth}" for depth in range(1, 8))})
_CONTAINERS = frozenset({"text", "front", "body", "back", "group"}) | _DIVISIONS
_KINDS = {
    "p": "paragraph",
    "ab": "paragraph",
    "head": "heading",
    "item": "item",
    "note": "note",
    "incident": "incident",
    "kinesic": "incident",
    "vocal": "incident",
}
_NOT_SPOKEN = frozenset({"note", "incident", "kinesic", "vocal", "gap", "writing"})
_EXACT_TAGS = frozenset({"p", "head", "item", "note", "incident"})
_DEEPEST = 6


class TheirText:
    """Reads blocks; `agents` maps ids of agents in the file to those in the document."""

    def __init__(self, account: Account, keeper: Keeper, agents: dict[str, str]) -> None:
        self.blocks: list[Record] = []
        self.strangers: list[str] = []
        """Speakers that no list describes."""
        self._account = account
        self._keeper = keeper
        self._agents = agents
        self._times: Times = {}
        self._label: Element | None = None

    def read(self, root: Element) -> list[Record]:
        """The blocks of the text."""
        for text in root.iterchildren(f"{{{TEI}}}text"):
            self._account.whole(text)
            timeline = text.find(f".//{{{TEI}}}timeline")
            times = their_times(timeline)
            self._times = times
            if timeline is not None and not is_exact(timeline, times):
                self._keeper.extension("tei:body", timeline)
            self._child(text, 0)
        return self.blocks

    def _inside(self, container: Element, depth: int) -> None:
        self._stray(container.text, container)
        for child in container:
            self._child(child, depth)
            self._stray(child.tail, container)
        self._spend_label()

    def _child(self, element: Element, depth: int) -> None:
        name = name_of(element)
        if name == "u":
            self._turn(element)
            return
        self._spend_label()
        if not is_element(element):
            self._keeper.comment(element)
        elif name in _CONTAINERS or (name == "list" and self._is_plain(element)):
            if element.attrib:
                self._keeper.extension("tei:body", element, hollow=True)
            self._inside(element, depth + (name in _DIVISIONS))
        elif name == "note" and element.get("type") == "speaker":
            self._label = element
        elif name in _KINDS:
            self._block(element, depth=depth)
        elif name != "timeline":
            self._add(self._keeper.block(element), element)

    def _add(self, record: Record, element: Element) -> None:
        self._account.places.put(f"/blocks/{len(self.blocks)}", element)
        self.blocks.append(record)

    def _spend_label(self) -> None:
        """A label whose turn has not come is a note."""
        label, self._label = self._label, None
        if label is not None:
            self._block(label)

    def _is_plain(self, element: Element) -> bool:
        return all(name_of(child) == "item" or not is_element(child) for child in element)

    def _block(self, element: Element, *, depth: int = 0, keep: bool = True) -> None:
        """An element as one block, and the notes in it after it."""
        found = list(pieces(described(element), self._times, interruptions=frozenset({"note"})))
        notes = [piece.element for piece in found if isinstance(piece, Interruption)]
        content = collapsed(found)
        name = name_of(element)
        record = self._record(element, _KINDS.get(name, "incident"), content)
        if name == "head" and depth:
            record["level"] = min(depth, _DEEPEST)
        exact = content.exact and name in _EXACT_TAGS and not self._strange(element)
        if keep and not exact:
            self._keeper.extension("tei:body", element, block=str(record["id"]))
        self._add(record, element)
        for note in notes:
            self._block(note, keep=False)

    def _turn(self, element: Element) -> None:
        """What one speaker says, as one turn or several around what interrupts it."""
        label, self._label = self._label, None
        parts = list(runs(pieces(element, self._times, interruptions=_NOT_SPOKEN))) or [[]]
        exact = len(parts) == 1 and not self._strange(element, "who", "start", "end")
        turns: list[Record] = []
        for part in parts:
            if len(part) == 1 and isinstance(part[0], Interruption):
                self._block(part[0].element, keep=False)
                exact = False
                continue
            content = collapsed(part)
            exact = exact and content.exact
            if content.text or len(parts) == 1:
                turns.append(self._spoken(element, content, first=not turns))
                self._add(turns[-1], element)
        exact = self._put_time(element, turns) and exact
        if label is not None:
            self._put_label(label, turns)
        if not exact:
            block = str(turns[0]["id"]) if turns else None
            self._keeper.extension("tei:body", element, block=block)

    def _spoken(self, element: Element, content: Content, *, first: bool) -> Record:
        if first:
            record = self._record(element, "turn", content)
        else:
            record = {"id": self._keeper.fresh("turn"), "kind": "turn", "text": content.text}
            put(record, anchors=content.anchors)
        put(record, speaker=self._speaker(element))
        return record

    def _record(self, element: Element, kind: str, content: Content) -> Record:
        id = self._keeper.own_id(element, name_of(element))
        record: Record = {"id": id, "kind": kind, "text": content.text}
        language = element.get(XML_LANG)
        fit = language if language and fits(LanguageTag, language) else None
        put(record, anchors=content.anchors, language=fit)
        return record

    def _speaker(self, element: Element) -> str | None:
        """The first speaker named."""
        pointer = next(iter(element.get("who", "").split()), None)
        if pointer is None:
            return None
        name = pointer.rpartition("#")[2].rpartition(":")[2]
        if name not in self._agents:
            id = name if self._keeper.take(name) else self._keeper.fresh("agent")
            message = f"speaker {pointer!r} is not described in this file"
            self._keeper.say("TEI-SPEAKER", element, message)
            self._agents[name] = id
            self.strangers.append(id)
        return self._agents[name]

    def _put_time(self, element: Element, turns: list[Record]) -> bool:
        """Give the times to a turn in one piece; False if something remains unsaid."""
        pointers = [element.get(name) for name in ("start", "end")]
        if pointers == [None, None]:
            return True
        start, end = (self._times.get((pointer or "").lstrip("#")) for pointer in pointers)
        if len(turns) != 1 or start is None or (end is not None and end < start):
            return False
        turns[0]["time"] = {"start_ms": start}
        put(turns[0]["time"], end_ms=end)
        return pointers[1] is None or end is not None

    def _put_label(self, label: Element, turns: list[Record]) -> None:
        """Give the label to the first turn, or make it a note if there is none."""
        content = collapsed(pieces(label, self._times))
        if not turns or not content.text:
            self._block(label)
            return
        turns[0]["label"] = content.text
        if not content.exact or set(label.attrib) - {"type"}:
            self._keeper.extension("tei:body", label, block=str(turns[0]["id"]))

    def _strange(self, element: Element, *known: str) -> bool:
        """True if the element has attributes that the model does not hold."""
        several = len(element.get("who", "").split()) > 1
        return several or bool(set(element.attrib) - {XML_ID, XML_LANG, *known})

    def _stray(self, text: str | None, container: Element) -> None:
        """Characters outside all blocks become a paragraph."""
        if not is_blank(text):
            content = collapsed((text or "",))
            record = {"id": self._keeper.fresh("p"), "kind": "paragraph", "text": content.text}
            message = f"text outside a block: {content.text[:40]!r}"
            self._keeper.say("TEI-STRAY", container, message)
            self._add(record, container)
