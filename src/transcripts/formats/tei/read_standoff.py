"""What was inferred from the text of a file that we wrote."""

from collections.abc import Callable, Mapping

from transcripts.formats.tei.fields import (
    chosen,
    identified,
    put,
    put_parts,
    put_trace,
    review,
    span_at,
    target,
    targets,
)
from transcripts.formats.tei.read_conflicts import read_conflicts
from transcripts.formats.tei.tree import Account, Element, Record
from transcripts.formats.tei.vocabulary import Part

_PROPOSITION = (Part("proposition", "note", "proposition"),)


def read_standoff(account: Account, root: Element) -> Record:
    """Claims, questions, answers, relations and conflicts; empty lists are left out."""
    standoff = account.child(root, "standOff")
    record: Record = {}
    for collection, reader in _READERS.items():
        found: list[Record] = []
        for group in account.children(standoff, "listAnnotation", collection):
            for annotation in account.children(group, "annotation"):
                _put_places(account, f"/{collection}/{len(found)}", annotation)
                found.append(_annotation(account, annotation, reader))
        put(record, **{collection: found})
    put(record, relations=_relations(account, standoff))
    put(record, conflicts=read_conflicts(account, standoff))
    return record


def _put_places(account: Account, place: str, annotation: Element) -> None:
    account.places.put(place, annotation)
    for index, note in enumerate(account.children(annotation, "note", "exact")):
        account.places.put(f"{place}/content/{index}", annotation)
        account.places.put(f"{place}/content/{index}/quote", note)
    for index, link in enumerate(account.children(annotation, "ptr", "agent")):
        account.places.put(f"{place}/attribution/{index}", link)
        for type in ("mention", "cue"):
            _put_pointed(account, f"{place}/attribution/{index}/{type}", annotation, link, type)


def _put_pointed(
    account: Account, place: str, annotation: Element, link: Element, type: str
) -> None:
    number = link.get("n")
    for pointer in account.children(annotation, "ptr", type):
        if pointer.get("n") == number:
            account.places.put(place, pointer)
    notes = account.children(annotation, "note", type)
    for index, note in enumerate(note for note in notes if note.get("n") == number):
        account.places.put(f"{place}/{index}/quote", note)


def _annotation(account: Account, element: Element, reader: "_Reader") -> Record:
    record = identified(account, element)
    ranges = account.attribute(element, "target")
    put(record, content=_spans(account, element, (ranges or "").split(), "exact"))
    reader(account, element, record)
    put_trace(account, element, record)
    change = account.child(element, "revisionDesc", "change")
    if change is not None:
        record["review"] = review(account, change)
    return record


def _claim(account: Account, element: Element, record: Record) -> None:
    _put_categories(
        account,
        element,
        record,
        mode="mode",
        polarity="polarity",
        certainty="certainty",
        act="act",
    )
    links = account.children(element, "ptr", "agent")
    chain = [_link(account, element, link) for link in links]
    put(record, attribution=chain)
    put(record, nested_in=_one(account, element, "nested-in"))
    put(record, carried_from=_pointed(account, element, "carried-from"))
    put_parts(account, element, record, _PROPOSITION)


def _link(account: Account, element: Element, link: Element) -> Record:
    number = account.attribute(link, "n")
    record: Record = {}
    put(
        record,
        agent=target(account.attribute(link, "target")),
        mention=_pointed(account, element, "mention", number),
        cue=_pointed(account, element, "cue", number),
    )
    return record


def _question(account: Account, element: Element, record: Record) -> None:
    found = _put_categories(account, element, record, form="form", role="role")
    record.pop("role", None)
    record["from_audience"] = "audience" in found["role"]
    put(
        record,
        asker=_one(account, element, "asker"),
        addressees=_several(account, element, "addressee"),
        cue=_pointed(account, element, "cue"),
    )


def _answer(account: Account, element: Element, record: Record) -> None:
    _put_categories(account, element, record, completeness="completeness")
    put(
        record,
        question=_one(account, element, "question"),
        claims=_several(account, element, "claim"),
        answerer=_one(account, element, "answerer"),
    )
    if element.get("target") == f"#{record.get('question')}":
        record.pop("content", None)


_Reader = Callable[[Account, Element, Record], None]
_READERS: Mapping[str, _Reader] = {"claims": _claim, "questions": _question, "answers": _answer}


def _put_categories(
    account: Account, element: Element, record: Record, **fields: str
) -> dict[str, list[str]]:
    found = chosen(account, element, unit="unit", **fields)
    put(record, **{field: next(iter(found[field]), None) for field in fields})
    return found


def _several(account: Account, element: Element, type: str) -> list[str]:
    return [
        id
        for pointer in account.children(element, "ptr", type)
        for id in targets(account.attribute(pointer, "target"))
    ]


def _one(account: Account, element: Element, type: str) -> str | None:
    return next(iter(_several(account, element, type)), None)


def _pointed(
    account: Account, element: Element, type: str, number: str | None = None
) -> list[Record]:
    """The spans of the pointers of a type (and number)."""
    ranges = [
        range
        for pointer in account.children(element, "ptr", type)
        if account.attribute(pointer, "n") == number
        for range in (account.attribute(pointer, "target") or "").split()
    ]
    return _spans(account, element, ranges, type, number)


def _spans(
    account: Account, element: Element, ranges: list[str], type: str, number: str | None = None
) -> list[Record]:
    """Spans as their pointers say, with the words that the notes say stand there."""
    notes = [
        note
        for note in account.children(element, "note", type)
        if account.attribute(note, "n") == number
    ]
    quotes = [account.text(note) for note in notes[: len(ranges)]]
    quotes += [""] * (len(ranges) - len(quotes))
    return [span_at(range, quote) for range, quote in zip(ranges, quotes, strict=False)]


def _relations(account: Account, standoff: Element | None) -> list[Record]:
    found: list[Record] = []
    for group in account.children(standoff, "listRelation"):
        for element in account.children(group, "relation"):
            account.places.put(f"/relations/{len(found)}", element)
            record = identified(account, element)
            put(
                record,
                kind=account.attribute(element, "name"),
                subject=target(account.attribute(element, "active")),
                object=target(account.attribute(element, "passive")),
            )
            put_trace(account, element, record)
            found.append(record)
    return found
