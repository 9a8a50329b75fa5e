"""The header of a file that we wrote."""

import json
from collections.abc import Iterator

from transcripts.formats.tei.fields import (
    chosen,
    identified,
    put,
    put_chosen,
    put_parts,
    put_trace,
    review,
    target,
    targets,
)
from transcripts.formats.tei.tree import Account, Element, Record, name_of, unwrapped
from transcripts.formats.tei.vocabulary import (
    AGENTS,
    EVENT,
    PROFILE,
    PROVENANCE,
    SAME_AS,
    SOURCE,
    XML_ID,
    XML_LANG,
    Shape,
    other_names,
)

_KINDS = {shape.element: kind for kind, shape in AGENTS.items()}


def read_header(account: Account, root: Element) -> Record:
    """Everything but the text and what was inferred from it."""
    header = account.child(root, "teiHeader")
    record: Record = {}
    put(
        record,
        schema_version=_version(account, header),
        id=account.attribute(root, XML_ID),
        language=account.attribute(root, XML_LANG),
        identifiers=_identifiers(account, header),
        rights=_rights(account, header),
        event=_event(account, header),
        sources=_sources(account, header),
        agents=_agents(account, header),
        provenance=_provenance(account, header),
    )
    if extensions := _extensions(account, header):
        record["extensions"] = extensions
    _skip_constants(account, header)
    return record


def reviews(account: Account, root: Element) -> Iterator[tuple[str, Record]]:
    """Decisions about records that have no place for them, by the id of the record."""
    history = account.child(root, "teiHeader", "revisionDesc")
    for change in account.children(history, "change"):
        if change.get("status") is not None:
            for id in targets(account.attribute(change, "target")):
                yield id, review(account, change)


def _version(account: Account, header: Element | None) -> str | None:
    schemas = account.children(account.child(header, "encodingDesc"), "schemaRef")
    [ours, *_] = [schema for schema in schemas if schema.get("key") == PROFILE]
    account.whole(ours)
    return ours.get("n")


def _skip_constants(account: Account, header: Element | None) -> None:
    for *path, tag in (
        ("encodingDesc", "editorialDecl"),
        ("encodingDesc", "classDecl"),
        ("profileDesc", "langUsage"),
    ):
        for element in account.children(account.child(header, *path), tag):
            account.whole(element)
    title_statement = account.child(header, "fileDesc", "titleStmt")
    for title in account.children(title_statement, "title", "supplied"):
        account.whole(title)
    for filler in account.children(account.child(header, "fileDesc", "sourceDesc"), "p"):
        account.whole(filler)


def _identifiers(account: Account, header: Element | None) -> list[Record]:
    publication = account.child(header, "fileDesc", "publicationStmt")
    found: list[Record] = []
    for element in () if publication is None else publication:
        if name_of(element) == "idno":
            scheme = account.attribute(element, "type") or account.attribute(element, "n")
            account.places.put(f"/identifiers/{len(found)}", element)
            record: Record = {}
            put(record, scheme=scheme, value=unwrapped(account.text(element)))
            found.append(record)
    return found


def _rights(account: Account, header: Element | None) -> Record | None:
    publication = account.child(header, "fileDesc", "publicationStmt")
    holder = account.child(publication, "authority")
    name = None if holder is None else unwrapped(account.text(holder))
    availability = account.child(publication, "availability")
    if availability is None:
        return {"holder": name} if name else None
    record: Record = {}
    account.places.put("/rights", availability)
    account.attribute(availability, "status")
    put_chosen(account, availability, record, access="access")
    put(record, holder=name or None)
    licence = account.child(availability, "licence")
    if licence is not None:
        for field in ("licence", "licence_uri", "embargo_until"):
            account.places.put(f"/rights/{field}", licence)
        put(
            record,
            licence=unwrapped(account.text(licence)) or None,
            licence_uri=account.attribute(licence, "target"),
            embargo_until=account.attribute(licence, "notBefore"),
        )
    return record


def _event(account: Account, header: Element | None) -> Record | None:
    record: Record = {}
    profile = account.child(header, "profileDesc")
    for element in account.children(account.child(header, "fileDesc", "titleStmt"), "title"):
        account.places.put("/event", element)
        account.places.put("/event/title", element)
        put(record, title=unwrapped(account.text(element)))
    summary = account.child(profile, "abstract", "p")
    if summary is not None:
        record["summary"] = account.text(summary)
    setting = account.child(profile, "settingDesc", "setting")
    if setting is not None:
        account.places.put("/event", setting)
        _put_setting(account, setting, record)
    return record or None


def _put_setting(account: Account, setting: Element, record: Record) -> None:
    put_parts(account, setting, record, EVENT)
    put_trace(account, setting, record)
    organizers = [
        target(account.attribute(name, "ref"))
        for name in account.children(setting, "name", "organizer")
    ]
    put(record, organizers=organizers)
    date = account.child(setting, "date")
    if date is not None:
        account.places.put("/event/start", date)
        account.places.put("/event/end", date)
        start, end = account.attribute(date, "from"), account.attribute(date, "to")
        put(record, start=start, end=end)


def _sources(account: Account, header: Element | None) -> list[Record]:
    found: list[Record] = []
    for element in account.children(account.child(header, "fileDesc", "sourceDesc"), "bibl"):
        account.places.put(f"/sources/{len(found)}", element)
        record = identified(account, element)
        put_parts(account, element, record, SOURCE)
        found.append(record)
    return found


def _agents(account: Account, header: Element | None) -> list[Record]:
    """Agents in the document's order: persons, groups, organizations, then works cited."""
    present = account.child(header, "profileDesc", "particDesc", "listPerson")
    elements = [
        element
        for element in (() if present is None else present)
        if name_of(element) in ("person", "personGrp", "org")
    ]
    root = None if header is None else header.getparent()
    for element in account.children(account.child(root, "standOff", "listBibl"), "bibl"):
        position = account.attribute(element, "sortKey") or ""
        place = int(position) if position.isdecimal() else len(elements)
        elements.insert(place, element)
    for index, element in enumerate(elements):
        account.places.put(f"/agents/{index}", element)
    return [_agent(account, element) for element in elements]


def _agent(account: Account, element: Element) -> Record:
    kind = _KINDS[name_of(element)]
    shape = AGENTS[kind]
    record = {**identified(account, element), "kind": kind}
    _put_name(account, element, shape, record)
    put_parts(account, element, record, (other_names(shape), SAME_AS))
    put(record, roles=chosen(account, element, roles="role")["roles"])
    belongs = account.children(element, shape.affiliation, shape.affiliation_type)
    put(record, affiliations=[_affiliation(account, child) for child in belongs])
    put_trace(account, element, record)
    return record


def _put_name(account: Account, element: Element, shape: Shape, record: Record) -> None:
    for described in (False, True):
        type = "described" if described else None
        for name in account.children(element, shape.name, type)[:1]:
            account.places.hold(element, "name", name)
            put(record, name=unwrapped(account.text(name)) or None)
            put(record, described=described or None)


def _affiliation(account: Account, element: Element) -> Record:
    record: Record = {}
    put(
        record,
        organization=target(account.attribute(element, "ref")),
        position=unwrapped(account.text(element)) or None,
    )
    return record


def _provenance(account: Account, header: Element | None) -> list[Record]:
    found: list[Record] = []
    for element in account.children(account.child(header, "revisionDesc"), "change"):
        if element.get("status") is not None:
            continue
        account.places.put(f"/provenance/{len(found)}", element)
        record = identified(account, element)
        put_chosen(account, element, record, activity="activity")
        put_parts(account, element, record, PROVENANCE)
        put(
            record,
            inputs=targets(account.attribute(element, "source")),
            when=account.attribute(element, "when"),
        )
        found.append(record)
    return found


def _extensions(account: Account, header: Element | None) -> Record:
    found: Record = {}
    for element in account.children(header, "xenoData", "extension"):
        key = element.get("n", "")
        if key in found:
            continue
        account.attribute(element, "n")
        account.places.put(f"/extensions/{key.replace('~', '~0').replace('/', '~1')}", element)
        text = account.text(element)
        try:
            found[key] = json.loads(text)
        except (ValueError, RecursionError):
            found[key] = text
    return found
