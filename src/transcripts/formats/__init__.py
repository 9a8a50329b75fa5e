"""What a format is: one module that ends in `FORMAT = Format(...)`.

A reader is a pure function from bytes to a `Reading`, a writer one from a `Document` to a
`Written`. Readers never drop anything in silence: what does not fit the model becomes an
`Issue`. Writers of formats that hold less than the model list what they left out.
"""

import dataclasses
import enum
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from transcripts.model import Document
from transcripts.report import Issue
from transcripts.report import Place as Place


class Sniff(enum.IntEnum):
    """How sure a format is that some bytes are its own; the highest wins, a tie is refused."""

    NO = 0
    FALLBACK = 1
    """Any text would do."""
    LIKELY = 2
    CERTAIN = 3
    """A signature or a schema of its own."""


class Reading(NamedTuple):
    """A document and what was noticed while reading it."""

    document: Document
    issues: tuple[Issue, ...] = ()


class Written(NamedTuple):
    """The bytes of a document in some format, and what that format could not express."""

    data: bytes
    losses: tuple[Issue, ...] = ()


class Parsed(NamedTuple):
    """A document as plain JSON values, not yet checked, and where each value stands.

    `places` maps JSON pointers to places; a pointer that is missing has its parent's.
    """

    record: dict[str, Any]
    places: Mapping[str, Place]
    issues: tuple[Issue, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """What is known about the bytes, and how to read them."""

    filename: str | None = None
    """Name of the file, without folders."""
    merge: bool = True
    """Captions: join consecutive cues of one speaker into a turn."""
    gap_ms: int | None = None
    """Captions: a silence longer than this (milliseconds) starts a new turn."""


Sniffer = Callable[[bytes], Sniff]
Reader = Callable[[bytes, ReadOptions], Reading]
Writer = Callable[[Document], Written]
Parser = Callable[[bytes], Parsed]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format: its names, how to recognise it, read it and write it."""

    name: str
    """Short name, as given to `--from` and `--to`."""
    title: str
    """What people call it."""
    suffixes: tuple[str, ...]
    """File name endings, the usual one first."""
    media_type: str
    sniff: Sniffer
    """Judges the first 64 KiB, and only whether they are this format."""
    read: Reader | None = None
    write: Writer | None = None
    parse: Parser | None = None
    """Lossless formats: the first half of reading, which `validate` builds on."""

    @property
    def lossless(self) -> bool:
        """True if it holds everything that a document can."""
        return self.parse is not None
