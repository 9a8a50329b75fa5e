"""Everything that is wrong with a document, in one report.

The levels follow each other: a file that is not well-formed has no fields to check. Within
what can be checked every fault is reported; what could not be is said with the reason.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pydantic import ValidationError

from transcripts import schemas
from transcripts.errors import ReadError
from transcripts.report import Issue, Place, Report, placed
from transcripts.validation import shape
from transcripts.validation.invariants import found_between_records
from transcripts.validation.placing import at_place
from transcripts.validation.soundness import sound_part

_BETWEEN_RECORDS = ("references", "offsets", "nesting", "times", "profile")
_LEVELS = ("well-formed", "fields", "schema", *_BETWEEN_RECORDS)
_NEVER = {
    "fixity": "the source files are not at hand",
    "addresses": "nothing is fetched from the network",
}


class Subject(NamedTuple):
    """What is checked: a document as plain JSON values, and the file that it stands in."""

    record: dict[str, Any]
    places: Mapping[str, Place]
    data: bytes
    format: str
    file: str | None = None


def check(subject: Subject, *, noticed: Iterable[Issue] = ()) -> Report:
    """The report on a well-formed file; `noticed` is what its parser said already."""
    document = shape.built(subject.record)
    sound = sound_part(subject.record, frozenset())
    found, gaps = [*noticed], dict(_NEVER)
    if isinstance(document, ValidationError):
        found += shape.issues_of(document, subject.record)
        wrong = shape.wrong_paths(document)
        if () not in wrong:
            sound = sound_part(subject.record, wrong)
            document = shape.built(sound.record)
        gaps |= dict.fromkeys(_BETWEEN_RECORDS, "left out where fields are wrong; correct those")
    if subject.format not in _SCHEMAS:
        gaps["schema"] = f"there is none for {subject.format}"
    else:
        known = [at_place(issue, subject.places) for issue in found]
        found += _SCHEMAS[subject.format](subject, known)
    if not isinstance(document, ValidationError):
        found += found_between_records(document, sound, subject.record)
    found = [issue for issue in found if not _said_of_elements(issue, found)]
    found = sorted((at_place(issue, subject.places) for issue in found), key=_line)
    return _report(found, gaps, format=subject.format, file=subject.file)


def unreadable(error: ReadError, *, format: str, file: str | None) -> Report:
    """The report on a file that is not even well-formed."""
    issue = Issue(
        code="UNREADABLE",
        severity="error",
        message=f"cannot be read as {format}: {error.reason}",
        remedy="correct the file at this place, or name its true format with --from",
        line=error.line,
    )
    gaps = dict.fromkeys(_LEVELS[1:], "the file cannot be read") | _NEVER
    return _report([issue], gaps, format=format, file=file)


def merely_read(issues: Iterable[Issue], *, format: str, file: str | None) -> Report:
    """The report on a source in a format that is not ours to check."""
    gaps = dict.fromkeys(_LEVELS[1:], f"{format} is a source; convert it first") | _NEVER
    return _report([*issues], gaps, format=format, file=file)


def _report(
    found: Iterable[Issue], gaps: Mapping[str, str], *, format: str, file: str | None
) -> Report:
    return Report(
        file=file,
        format=format,
        checked=tuple(level for level in _LEVELS if level not in gaps),
        unchecked=tuple(f"{level}: {reason}" for level, reason in gaps.items()),
        issues=placed(found, file=file),
    )


def _pointers(found: Iterable[Issue]) -> frozenset[str]:
    return frozenset(issue.pointer for issue in found if issue.pointer is not None)


def _said_of_elements(issue: Issue, found: Iterable[Issue]) -> bool:
    # Of records with one id the parser said already which lines these are.
    return issue.code == "ID-DUPLICATE" and any(
        other.code == "TEI-ID-REPEATED" and other.where == issue.where for other in found
    )


def _line(issue: Issue) -> tuple[int, int]:
    return (issue.line or 0, issue.column or 0)


def _json_schema_issues(subject: Subject, known: Sequence[Issue]) -> Iterator[Issue]:
    from transcripts.validation.json_schema import schema_issues

    return schema_issues(subject.record, schemas.json_schema(), known=_pointers(known))


def _relax_ng_issues(subject: Subject, known: Sequence[Issue]) -> Iterator[Issue]:
    from transcripts.validation.relax_ng import schema_issues

    return schema_issues(subject.data, schemas.load("tei.rng"), known=known)


_SCHEMAS = {"json": _json_schema_issues, "tei": _relax_ng_issues}
