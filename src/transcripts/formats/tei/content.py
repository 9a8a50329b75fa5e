"""The characters of a block and the points in time among them."""

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from transcripts.formats.tei.fields import confidence
from transcripts.formats.tei.keep import clean
from transcripts.formats.tei.tree import Element, Record, is_blank, is_element, name_of
from transcripts.formats.tei.vocabulary import TEI, XML_ID

_POINT = re.compile(r"#?time\.([0-9]+)")
_PREFERRED = ("lem", "corr", "reg", "expan", "rdg", "sic", "orig", "abbr")
_BLANKS = re.compile(r"[ \t\r\n]+")


class Point(NamedTuple):
    """A point in time at this place."""

    record: Record


class Interruption(NamedTuple):
    """Something inside a block that is not part of its text: a note, an incident."""

    element: Element


class Markup(NamedTuple):
    """Something here that the model has no place for."""


MARKUP: Final = Markup()
Piece = str | Point | Interruption | Markup
Times = Mapping[str, int]


class Content(NamedTuple):
    """The text of a block, its anchors, and whether that is all there is."""

    text: str
    anchors: list[Record]
    exact: bool


def times_of(timeline: Element | None) -> dict[str, int]:
    """Milliseconds of every point of a timeline in milliseconds, by id."""
    times = {"time.0": 0}
    for when in () if timeline is None else timeline.iterchildren(f"{{{TEI}}}when"):
        id, interval = when.get(XML_ID), when.get("interval", "")
        if id and interval.isdecimal():
            times[id] = int(interval)
    return times


def time_at(pointer: str, times: Times) -> int | str:
    """The milliseconds that a pointer names; itself if it names none."""
    ms = times.get(pointer[1:])
    if ms is None and (point := _POINT.fullmatch(pointer)):
        return int(point.group(1))
    return pointer if ms is None else ms


def pieces(
    element: Element, times: Times, *, interruptions: frozenset[str] = frozenset()
) -> Iterator[Piece]:
    """What an element holds, in order."""
    if element.text:
        yield element.text
    for child in element:
        name = name_of(child)
        if name == "anchor" and not set(child.attrib) - {"synch", "cert"} and not len(child):
            yield _point(child, times)
        elif name in interruptions:
            yield Interruption(child)
        else:
            yield MARKUP
            if is_element(child):
                yield from pieces(_read(child), times, interruptions=interruptions)
        if child.tail:
            yield child.tail


def _read(element: Element) -> Element:
    """The element, or what one reads of it where the editor gives several readings."""
    chosen = [child for child in element if name_of(child) in _PREFERRED]
    if name_of(element) not in ("app", "choice") or not len(element):
        return element
    return min(chosen, key=lambda child: _PREFERRED.index(name_of(child)), default=element)


def _point(anchor: Element, times: Times) -> Point:
    record: Record = {"ms": time_at(anchor.get("synch", ""), times)}
    if (cert := anchor.get("cert")) is not None:
        record["confidence"] = confidence(cert)
    return Point(record)


def described(incident: Element) -> Element:
    """The `desc` of an incident that has nothing else; the incident itself otherwise."""
    if len(incident) != 1 or not is_blank(incident.text) or not is_blank(incident[0].tail):
        return incident
    only = incident[0]
    return only if name_of(only) == "desc" and not only.attrib else incident


def verbatim(found: Iterable[Piece]) -> Content:
    """The characters as they stand."""
    text, anchors, exact, length = [], [], True, 0
    for piece in found:
        if isinstance(piece, str):
            text.append(piece)
            length += len(piece)
        elif isinstance(piece, Point):
            anchors.append({"offset": length, **piece.record})
        else:
            exact = False
    return Content("".join(text), anchors, exact)


def collapsed(found: Iterable[Piece]) -> Content:
    """White space collapsed, none at the ends; only anchors that go forward."""
    text, anchors, exact = "", [], True
    for piece in found:
        if isinstance(piece, str):
            added = _BLANKS.sub(" ", piece)
            text += added.lstrip(" ") if not text or text.endswith(" ") else added
        elif isinstance(piece, Point):
            anchors.append((text, piece.record))
        else:
            exact = False
    whole = clean(text.rstrip(" "))
    placed = [
        {"offset": min(len(clean(before)), len(whole)), **record} for before, record in anchors
    ]
    kept = list(_forward(placed))
    return Content(whole, kept, exact and len(kept) == len(anchors))


def _forward(anchors: Iterable[Record]) -> Iterator[Record]:
    last: Record | None = None
    for anchor in anchors:
        fits = isinstance(anchor["ms"], int) and not isinstance(anchor.get("confidence"), str)
        if fits and (
            last is None or (anchor["offset"] > last["offset"] and anchor["ms"] >= last["ms"])
        ):
            yield anchor
            last = anchor


def runs(found: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Pieces between interruptions, and each interruption by itself."""
    for interrupted, group in itertools.groupby(
        found, key=lambda piece: isinstance(piece, Interruption)
    ):
        if interrupted:
            yield from ([piece] for piece in group)
        else:
            yield list(group)
