"""A broken invariant as a value."""

import dataclasses

COLLECTIONS = (
    "sources", "agents", "blocks", "claims", "questions", "answers", "relations", "provenance",
    "conflicts",
)  # fmt: skip
"""The fields of a document that hold records with ids."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One broken invariant: a stable code, the record, its place, and the remedy."""

    code: str
    where: str
    """Id of the record at fault."""
    pointer: str
    """JSON pointer to the field."""
    message: str
    remedy: str
    expected: str | None = None
    found: str | None = None

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"
