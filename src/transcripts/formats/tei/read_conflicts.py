"""What merged versions disagree on, in a file that we wrote."""

import json
from typing import Any

from transcripts.formats.tei.fields import identified, put, put_parts, span_at, targets
from transcripts.formats.tei.tree import Account, Element, Record
from transcripts.formats.tei.vocabulary import WITNESSES, XML_ID, Part

_FIELDS = (Part("fields", "note", "field", many=True),)
_DECISION = (
    Part("note", "note", "decision"),
    Part("by", "note", "decided-by"),
    Part("when", "note", "decided-when"),
)
_TYPES = (None, "json")


def read_conflicts(account: Account, standoff: Element | None) -> list[Record]:
    """The conflicts of a document."""
    found: list[Record] = []
    for witness in account.children(account.child(standoff, "listWit"), "witness"):
        account.attribute(witness, XML_ID)
        account.text(witness)
    for group in account.children(standoff, "listApp", "conflicts"):
        for element in account.children(group, "app", "conflict"):
            place = f"/conflicts/{len(found)}"
            for pointer in (place, f"{place}/words", f"{place}/blocks", f"{place}/record"):
                account.places.put(pointer, element)
            found.append(_conflict(account, element))
    return found


def _conflict(account: Account, element: Element) -> Record:
    record = identified(account, element)
    put(
        record,
        kind=account.attribute(element, "subtype"),
        words=_words(account, element),
        part=account.attribute(element, "loc"),
    )
    _put_targets(record, targets(account.attribute(element, "corresp")))
    put_parts(account, element, record, _FIELDS)
    _put_readings(account, element, record)
    _put_decision(account, element, record)
    return record


def _put_targets(record: Record, ids: list[str]) -> None:
    if "part" in record:
        record.update(zip(("record",), ids, strict=False))
    else:
        put(record, blocks=ids)


def _words(account: Account, element: Element) -> Record | None:
    place = account.attribute(element, "from")
    quotes = [account.text(note) for note in account.children(element, "note", "exact")]
    return None if place is None else span_at(place, next(iter(quotes), ""))


def _put_readings(account: Account, element: Element, record: Record) -> None:
    record["stands"] = None
    for tag in ("lem", "rdg"):
        for type in _TYPES:
            for reading in account.children(element, tag, type):
                side = (account.attribute(reading, "wit") or "").removeprefix("#wit.")
                if side in WITNESSES:
                    record[side] = {"value": _value(account.text(reading), type)}
                if tag == "lem" or account.attribute(reading, "subtype") == "stands":
                    record["stands"] = side


def _value(text: str, type: str | None) -> Any:
    if type is None:
        return text
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


def _put_decision(account: Account, element: Element, record: Record) -> None:
    if account.children(element, "note", "decision"):
        decision: Record = {}
        put_parts(account, element, decision, _DECISION)
        record["resolution"] = decision
