"""The fields of a record, read from the elements and attributes that hold them."""

import re
from collections.abc import Iterable

from transcripts.formats.tei.tree import Account, Element, Record, unwrapped
from transcripts.formats.tei.vocabulary import CATEGORIES, REVIEW, XML_ID, Part

_CATEGORY = re.compile(rf"#({'|'.join(CATEGORIES)})\.(\S+)")
_RANGE = re.compile(r"#string-range\(([^,()\s]+),([0-9]+),([0-9]+)\)")
_NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?([eE][+\-]?[0-9]+)?")


def put(record: Record, **values: object) -> None:
    """Set the fields that have a value."""
    record.update((name, value) for name, value in values.items() if value not in (None, []))


def identified(account: Account, element: Element) -> Record:
    """A new record with the id of its element, if that has one."""
    id = account.attribute(element, XML_ID)
    return {} if id is None else {"id": id}


def put_parts(account: Account, element: Element, record: Record, where: Iterable[Part]) -> None:
    """Set the fields that are child elements."""
    for part in where:
        found = account.children(element, part.tag, part.type)
        if found:
            account.places.hold(element, part.field, found[0])
        values = [_value(account, child, part) for child in (found if part.many else found[:1])]
        put(record, **{part.field: values if part.many else next(iter(values), None)})


def _value(account: Account, element: Element, part: Part) -> str | None:
    if part.attribute:
        return account.attribute(element, part.attribute)
    return unwrapped(account.text(element)) or None


def put_trace(account: Account, element: Element, record: Record) -> None:
    """Set confidence, maker and rule."""
    put(
        record,
        confidence=confidence(account.attribute(element, "cert")),
        by=target(account.attribute(element, "resp")),
        rule=account.attribute(element, "n"),
    )


def confidence(cert: str | None) -> float | str | None:
    """A number; other words stay as they are, for the model to refuse."""
    return float(cert) if cert and _NUMBER.fullmatch(cert) else cert


def target(pointer: str | None) -> str | None:
    """The id that a pointer into this file names; other pointers stay as they are."""
    return pointer[1:] if pointer and pointer.startswith("#") else pointer


def targets(pointers: str | None) -> list[str]:
    """The ids that pointers name."""
    return [pointer.removeprefix("#") for pointer in (pointers or "").split()]


def chosen(account: Account, element: Element, **fields: str) -> dict[str, list[str]]:
    """The categories that an element names, by field: `mode="mode"` reads `#mode.direct`.

    Pointers to anything else leave the attribute unread.
    """
    found: dict[str, list[str]] = {field: [] for field in fields}
    by_taxonomy = {taxonomy: field for field, taxonomy in fields.items()}
    strangers = False
    for pointer in (element.get("ana") or "").split():
        category = _CATEGORY.fullmatch(pointer)
        if category and category.group(1) in by_taxonomy:
            found[by_taxonomy[category.group(1)]].append(category.group(2))
        else:
            strangers = True
    if not strangers:
        account.attribute(element, "ana")
    return found


def put_chosen(account: Account, element: Element, record: Record, **fields: str) -> None:
    """Set the fields whose value is one category."""
    found = chosen(account, element, **fields)
    put(record, **{field: next(iter(values), None) for field, values in found.items()})


def review(account: Account, change: Element) -> Record:
    """A person's decision about a record."""
    record: Record = {}
    put(
        record,
        status=account.attribute(change, "status"),
        when=account.attribute(change, "when"),
    )
    put_parts(account, change, record, REVIEW)
    return record


def span_at(range: str, quote: str) -> Record:
    """A span; a pointer of another form stays whole, for the model to refuse."""
    if found := _RANGE.fullmatch(range):
        start, length = int(found.group(2)), int(found.group(3))
        return {"block": found.group(1), "start": start, "end": start + length, "quote": quote}
    return {"block": range, "start": 0, "end": 0, "quote": quote}
