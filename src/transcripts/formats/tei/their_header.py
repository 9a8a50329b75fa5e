"""The header of TEI that others wrote: what the model can hold of it."""

from collections.abc import Iterator

from transcripts.formats.tei.fields import put, targets
from transcripts.formats.tei.keep import Keeper, clean, fits
from transcripts.formats.tei.tree import Account, Element, Record, name_of
from transcripts.formats.tei.vocabulary import TEI, XML_ID, XML_LANG
from transcripts.model import ROLES
from transcripts.model.types import LanguageTag, When

_AGENTS = {
    "person": ("person", "persName"),
    "personGrp": ("group", "name"),
    "org": ("organization", "orgName"),
}
_DATES = {"start": ("when", "from", "notBefore"), "end": ("to", "notAfter")}
_LISTS = frozenset({"particDesc", "listPerson", "listOrg"})


class TheirHeader:
    """Reads a header; `ids` maps the ids of agents in the file to those in the document."""

    def __init__(self, account: Account, keeper: Keeper, root: Element) -> None:
        self.ids: dict[str, str] = {}
        self._account = account
        self._keeper = keeper
        self._root = root
        self._header = account.child(root, "teiHeader")

    def read(self) -> Record:
        """Language, event and agents."""
        record: Record = {}
        put(record, language=self._language(), event=self._event(), agents=self._agents())
        return record

    def _language(self) -> str | None:
        listed = self._root.find(f".//{{{TEI}}}langUsage/{{{TEI}}}language[@ident]")
        tags = (self._root.get(XML_LANG), None if listed is None else listed.get("ident"))
        return next((tag for tag in tags if tag and fits(LanguageTag, tag)), None)

    def _event(self) -> Record | None:
        record: Record = {}
        statement = self._account.child(self._header, "fileDesc", "titleStmt")
        titles = [
            *self._account.children(statement, "title"),
            *self._account.children(statement, "title", "main"),
        ]
        for title in titles[:1]:
            self._account.places.put("/event", title)
            put(record, title=self._words(title))
        setting = self._account.child(self._header, "profileDesc", "settingDesc", "setting")
        date = self._account.child(setting, "date")
        if date is not None:
            self._put_dates(date, record)
        return record or None

    def _put_dates(self, date: Element, record: Record) -> None:
        """Dates that the model can hold; what else the element says stays unread."""
        found: Record = {}
        for field, names in _DATES.items():
            for name in names:
                value = date.get(name)
                if value and field not in found and fits(When, value):
                    found[field] = self._account.attribute(date, name)
        start, end = found.get("start", ""), found.get("end", "")
        if not (start and end and end[: len(start)] < start[: len(end)]):
            record.update(found)
            self._account.places.put("/event", date)

    def _agents(self) -> list[Record]:
        description = self._account.child(self._header, "profileDesc", "particDesc")
        elements = [] if description is None else list(self._listed(description))
        ids = [self._keeper.own_id(element, "agent") for element in elements]
        for id, element in zip(ids, elements, strict=True):
            self.ids.setdefault(element.get(XML_ID, id), id)
        for index, element in enumerate(elements):
            self._account.places.put(f"/agents/{index}", element)
        names = map(name_of, elements)
        kinds = {id: _AGENTS[name][0] for id, name in zip(ids, names, strict=True)}
        return [self._agent(element, id, kinds) for id, element in zip(ids, elements, strict=True)]

    def _listed(self, container: Element) -> Iterator[Element]:
        for child in container:
            if name_of(child) in _LISTS:
                self._account.child(container, name_of(child))
                yield from self._listed(child)
            elif name_of(child) in _AGENTS:
                self._account.child(container, name_of(child))
                yield child

    def _agent(self, element: Element, id: str, kinds: dict[str, str]) -> Record:
        kind, name = _AGENTS[name_of(element)]
        self._account.attribute(element, XML_ID)
        names = [self._words(child) for child in self._account.children(element, name)]
        described = self._account.children(element, name, "described")
        names += [self._words(child) for child in described]
        found = [each for each in names if each]
        record: Record = {"id": id, "kind": kind}
        put(
            record,
            name=next(iter(found), None),
            other_names=found[1:],
            described=bool(described and len(names) == 1) or None,
            roles=self._roles(element),
            affiliations=list(self._affiliations(element, kinds)),
        )
        return record

    def _roles(self, element: Element) -> list[str]:
        words = element.get("role", "").split()
        known: list[str] = [word for word in words if word in ROLES]
        if known == words:
            self._account.attribute(element, "role")
        return known

    def _affiliations(self, element: Element, kinds: dict[str, str]) -> Iterator[Record]:
        for child in self._account.children(element, "affiliation"):
            pointers = targets(child.get("ref"))
            found = [self.ids.get(id, "") for id in pointers]
            record: Record = {}
            if [kinds.get(id) for id in found] in (["organization"], ["group"]):
                self._account.attribute(child, "ref")
                put(record, organization=found[0])
            put(record, position=self._words(child))
            if record:
                yield record

    def _words(self, element: Element) -> str | None:
        return clean(" ".join(self._account.text(element).split())) or None
