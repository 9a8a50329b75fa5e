"""The TEI header: what the document is, where it comes from, who speaks in it."""

import functools
import json
import re
from collections.abc import Iterator

from transcripts.formats.tei.markup import (
    around,
    categories,
    element,
    parts,
    pointers,
    start,
    traced,
)
from transcripts.formats.tei.vocabulary import (
    AGENTS,
    CATEGORIES,
    EVENT,
    PROFILE,
    PROFILE_URI,
    PROVENANCE,
    REVIEW,
    SAME_AS,
    SOURCE,
    other_names,
)
from transcripts.model import (
    SCHEMA_VERSION,
    Agent,
    Document,
    Event,
    Provenance,
    Relation,
    Review,
    Rights,
)

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9._\-]*")
_STATUS = {None: "unknown", "open": "free"}
_OFFSETS = (
    "Blocks (u, p, head, item, note, incident) are the units of address. Offsets in string-range "
    "pointers count Unicode code points from the start of a block; elements inside a block hold "
    "no characters of their own."
)
_STANDOFF = (
    "The text is as the source has it. Whatever anyone inferred (claims, questions, answers, "
    "relations) stands in standOff."
)
_NO_SOURCE = "No source is recorded."


def header(document: Document) -> Iterator[str]:
    """The lines of `teiHeader`."""
    yield from around(
        "teiHeader",
        (
            *_file(document),
            *_encoding(),
            *_profile(document),
            *_extensions(document),
            *around("revisionDesc", _changes(document)),
        ),
    )


def _file(document: Document) -> Iterator[str]:
    sources = [
        line
        for source in document.sources
        for line in around("bibl", parts(source, SOURCE), {"xml:id": source.id}, empty=True)
    ]
    yield from around(
        "fileDesc",
        (
            *around("titleStmt", (_title(document),)),
            *around("publicationStmt", _publication(document)),
            *around("sourceDesc", sources or (element("p", _NO_SOURCE),)),
        ),
    )


def _title(document: Document) -> str:
    """The event's title; where it has none, TEI still wants one."""
    if document.event.title is not None:
        return element("title", document.event.title)
    titles = (source.title for source in document.sources if source.title)
    return element("title", next(titles, document.id), {"type": "supplied"})


def _publication(document: Document) -> Iterator[str]:
    yield element("authority", document.rights.holder if document.rights else None)
    for identifier in document.identifiers:
        word = _WORD.fullmatch(identifier.scheme)
        name = "type" if word else "n"
        yield element("idno", identifier.value, {name: identifier.scheme})
    if document.rights is not None:
        yield from _availability(document.rights)


def _availability(rights: Rights) -> Iterator[str]:
    attributes = {
        "status": _STATUS.get(rights.access, "restricted"),
        "ana": categories(access=rights.access),
    }
    target = {"target": rights.licence_uri, "notBefore": rights.embargo_until}
    yield from around("availability", (element("licence", rights.licence, target),), attributes)


@functools.cache
def _encoding() -> tuple[str, ...]:
    """The same in every file."""
    schema = {"key": PROFILE, "n": SCHEMA_VERSION, "url": PROFILE_URI}
    editorial = (
        *around("segmentation", (element("p", _OFFSETS),)),
        *around("interpretation", (element("p", _STANDOFF),)),
    )
    taxonomies = [line for taxonomy in CATEGORIES for line in _taxonomy(taxonomy)]
    content = (
        element("schemaRef", None, schema),
        *around("editorialDecl", editorial),
        *around("classDecl", taxonomies),
    )
    return tuple(around("encodingDesc", content))


def _taxonomy(taxonomy: str) -> Iterator[str]:
    entries = (
        f"{start('category', {'xml:id': f'{taxonomy}.{value}'})}>"
        f"{element('catDesc', meaning)}</category>"
        for value, meaning in CATEGORIES[taxonomy].items()
    )
    yield from around("taxonomy", entries, {"xml:id": f"tax.{taxonomy}"})


def _profile(document: Document) -> Iterator[str]:
    summary = document.event.summary
    tags = dict.fromkeys((document.language, *(block.language for block in document.blocks)))
    languages = (element("language", None, {"ident": tag}) for tag in tags if tag)
    present = [
        line for agent in document.agents if agent.kind != "document" for line in agent_lines(agent)
    ]
    abstract = () if summary is None else (element("p", summary),)
    yield from around(
        "profileDesc",
        (
            *around("abstract", abstract),
            *around("langUsage", languages),
            *around("particDesc", around("listPerson", present)),
            *around("settingDesc", _setting(document.event)),
        ),
    )


def agent_lines(agent: Agent, *, position: int | None = None) -> Iterator[str]:
    """An agent; documents name their position among all agents, as they stand elsewhere."""
    shape = AGENTS[agent.kind]
    attributes = {
        "xml:id": agent.id,
        "ana": categories(role=agent.roles),
        "sortKey": None if position is None else str(position),
        **traced(agent),
    }
    names: tuple[str, ...] = ()
    if agent.name is not None or agent.described:
        names = (
            element(shape.name, agent.name, {"type": "described" if agent.described else None}),
        )
    belongs = (
        element(
            shape.affiliation,
            affiliation.position,
            {
                "type": shape.affiliation_type,
                "ref": pointers(affiliation.organization and (affiliation.organization,)),
            },
        )
        for affiliation in agent.affiliations
    )
    children = (*names, *parts(agent, (other_names(shape),)), *belongs, *parts(agent, (SAME_AS,)))
    yield from around(shape.element, children, attributes, empty=True)


def _setting(event: Event) -> Iterator[str]:
    children = [
        *parts(event, EVENT),
        *(element("name", None, {"type": "organizer", "ref": f"#{id}"}) for id in event.organizers),
    ]
    if event.start or event.end:
        children.append(element("date", None, {"from": event.start, "to": event.end}))
    attributes = traced(event)
    wanted = any(value is not None for value in attributes.values())
    yield from around("setting", children, attributes, empty=wanted)


def _extensions(document: Document) -> Iterator[str]:
    for key in sorted(document.extensions):
        value = json.dumps(document.extensions[key], sort_keys=True)
        yield element("xenoData", value, {"type": "extension", "n": key})


def _changes(document: Document) -> Iterator[str]:
    """What was done to the document; reviews of records that have no place for them."""
    for activity in document.provenance:
        yield from _activity(activity)
    if document.event.review.status != "unreviewed":
        yield from review(document.event.review, target=document.id)
    records: tuple[Agent | Relation, ...] = (*document.agents, *document.relations)
    for record in records:
        if record.review.status != "unreviewed":
            yield from review(record.review, target=record.id)


def _activity(activity: Provenance) -> Iterator[str]:
    attributes = {
        "xml:id": activity.id,
        "ana": categories(activity=activity.activity),
        "when": activity.when,
        "source": pointers(activity.inputs),
    }
    yield from around("change", parts(activity, PROVENANCE), attributes, empty=True)


def review(review: Review, *, target: str | None = None) -> Iterator[str]:
    """A person's decision about a record."""
    attributes = {
        "target": pointers(target and (target,)),
        "status": review.status,
        "when": review.when,
    }
    yield from around("change", parts(review, REVIEW), attributes, empty=True)
