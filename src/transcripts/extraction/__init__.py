"""What an extractor is: a pure function from a document to a richer one.

Every record that an extractor adds carries its confidence, the rule that made it, and the
provenance record of the run.
"""

import dataclasses
from collections.abc import Callable

from transcripts.model import Document


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class ExtractOptions:
    """How to extract."""

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
    extract: Callable[[Document, ExtractOptions], Document]
