"""Findings: what was noticed about a document without stopping the work."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from pydantic import ConfigDict

from transcripts.described import Described

Severity = Literal["error", "warning", "info"]
"""How grave a finding is."""


class Place(NamedTuple):
    """Where a record stands in a file: line and column from 1, and the XPath in XML."""

    line: int | None = None
    column: int | None = None
    xpath: str | None = None


class Issue(Described):
    """One finding: a stable code, its place, what is wrong and how to mend it."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    code: str
    """Stable name of the rule, such as `REF-DANGLING`."""
    severity: Severity
    """Only an error makes a document invalid."""
    message: str
    """What is wrong, in one sentence that names the record."""
    remedy: str | None = None
    """What to do about it."""
    file: str | None = None
    """Name of the file as the user gave it."""
    line: int | None = None
    """Line in the file, from 1."""
    column: int | None = None
    """Column in the line, from 1."""
    where: str | None = None
    """Id of the record at fault."""
    pointer: str | None = None
    """JSON pointer (RFC 6901) into the JSON form."""
    xpath: str | None = None
    """XPath into the TEI form."""
    expected: str | None = None
    """What should stand there."""
    found: str | None = None
    """What stands there."""


class Report(Described):
    """All findings about one document, and what was and was not checked."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    file: str | None
    """Name of the file as the user gave it."""
    format: str | None
    """Format that it was read as; null if it could not be read."""
    checked: tuple[str, ...]
    """Levels that were checked, such as `schema` or `offsets`."""
    unchecked: tuple[str, ...]
    """Levels that were not checked, each with the reason after a colon."""
    issues: tuple[Issue, ...]
    """The findings, in document order."""

    @property
    def ok(self) -> bool:
        """True if no finding is an error."""
        return not any(issue.severity == "error" for issue in self.issues)


def placed(issues: Iterable[Issue], *, file: str | None) -> tuple[Issue, ...]:
    """The same issues, each naming the file."""
    return tuple(issue.model_copy(update={"file": file}) for issue in issues)
