"""What an extractor is: a pure function from a document to a richer one.

Every record that an extractor adds carries its confidence, the rule that made it, and the
provenance record of the run.
"""

import dataclasses
from collections.abc import Callable
from typing import NamedTuple

from transcripts.model import Document
from transcripts.report import Issue


class Extracted(NamedTuple):
    """A document with its records, and what was noticed while finding them."""

    document: Document
    issues: tuple[Issue, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """A server that an engine asks. Its key is no part of it, so that none is printed or kept."""

    url: str
    """Base address, to which the engine adds the path of its protocol."""
    deadline: float = 600.0
    """Seconds that one document may take in all, waiting and repeating included."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ExtractOptions:
    """How to extract."""

    argument: str | None = None
    """What follows the engine's name after a colon, such as a model; set by `api`."""
    endpoint: Endpoint | None = None
    """Where an engine that needs a server finds it; there is no default."""
    own_claims: bool = False
    """Also list what transcript speakers assert in their own words."""
    now: str | None = None
    """Time to stamp on the provenance (ISO 8601 with offset); None keeps results reproducible."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Extractor:
    """An extraction engine."""

    name: str
    """Short name, as given to `--engine`."""
    title: str
    languages: tuple[str, ...]
    """Primary BCP 47 subtags of the languages it knows; empty if any."""
    extract: Callable[[Document, ExtractOptions], Document | Extracted]
    """A plain document if there is nothing to say about it."""
    argument: str | None = None
    """What follows its name after a colon, such as `MODEL`; None if nothing does."""
