"""What a document says as a whole: language, rights, event, extensions."""

import json
from collections.abc import Mapping
from typing import Any

from transcripts.comparison.differing import fields_of
from transcripts.comparison.following import followed
from transcripts.merging.disputing import NOTHING
from transcripts.merging.settling import Trio, settle, single
from transcripts.merging.work import Work
from transcripts.model import Document, Event

_FIELDS = ("language", "rights", "identifiers")


def merged_metadata(work: Work) -> dict[str, Any]:
    """Language, rights and identifiers."""
    trio = Trio(work.base, work.ours.document, work.theirs.document)
    changed = [
        {name for name in _FIELDS if getattr(side, name) != getattr(work.base, name)}
        for side in trio[1:]
    ]
    groups = ((name,) for name in _FIELDS)
    settled = settle(trio, groups, ours=changed[0], theirs=changed[1], known=work.known)
    for (name,) in settled.disputed:
        base, *sides = (fields_of(side, (name,)) for side in trio)
        work.disputes.values("document", (name,), (base if work.known else NOTHING, *sides))
    return {name: getattr(settled.record, name) for name in _FIELDS}


def merged_event(work: Work) -> Event:
    """What took place."""
    base = followed(work.base.event, work.base_carrier())
    sides = [followed(each.document.event, each.carrier()) for each in work.versions.values()]
    settled = settle(
        Trio(base, *sides),
        (*_dates(), *single(Event, without=("start", "end"))),
        ours=work.ours.changed_event(),
        theirs=work.theirs.changed_event(),
        known=work.known,
    )
    for names in settled.disputed:
        work.disputes.fields("event", None, names, (base if work.known else NOTHING, *sides))
    event: Event = settled.record
    return event


def _dates() -> tuple[tuple[str, ...], ...]:
    # Together, since one may not be before the other.
    return (("start", "end"),)


def merged_extensions(work: Work) -> dict[str, Any]:
    """What others carry, key by key."""
    base, ours, theirs = (
        _dumped(each) for each in (work.base, work.ours.document, work.theirs.document)
    )
    result = dict(ours)
    for key in sorted({*base, *theirs}):
        old, mine, other = base.get(key), ours.get(key), theirs.get(key)
        if other in (old, mine):
            continue
        if mine == old and work.known:
            result |= {key: other} if other is not None else {}
            if other is None:
                result.pop(key, None)
        else:
            values = [_reading(key, each) for each in (base, ours, theirs)]
            known = values[0] if work.known else NOTHING
            work.disputes.values("extensions", (key,), (known, *values[1:]))
    return {key: json.loads(text) for key, text in result.items()}


def _dumped(document: Document) -> dict[str, str]:
    return {key: json.dumps(value) for key, value in document.extensions.items()}


def _reading(key: str, texts: Mapping[str, str]) -> Any:
    return {key: json.loads(texts[key])} if key in texts else {}
