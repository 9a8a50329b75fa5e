"""One conversion, and what came of it."""

import contextlib
import dataclasses
from pathlib import Path
from typing import Any

from transcripts import api
from transcripts.cli._streams import STREAM, read_input, write_output
from transcripts.cli._targets import Job
from transcripts.errors import SourceError, TranscriptsError
from transcripts.extraction import ExtractOptions
from transcripts.formats import ReadOptions
from transcripts.model import Document
from transcripts.report import Issue


@dataclasses.dataclass(frozen=True, kw_only=True)
class Settings:
    """How to convert, the same for all sources of a command."""

    source_format: str | None
    engine: str | None
    """None not to extract."""
    reading: ReadOptions
    extraction: ExtractOptions
    overwrite: bool
    again: bool = False
    """Extract also where claims or questions are there already."""
    in_place: bool = False
    """Whether the result may take the place of its source."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Outcome:
    """A document that was written, or the error that kept it from being."""

    job: Job
    document: Document | None = None
    issues: tuple[Issue, ...] = ()
    losses: tuple[Issue, ...] = ()
    error: Exception | None = None

    @property
    def noticed(self) -> bool:
        """True if there was a loss, or anything worse than a remark."""
        return bool(self.losses) or any(issue.severity != "info" for issue in self.issues)


def attempt(job: Job, settings: Settings) -> Outcome:
    """Convert one source; an error becomes part of the outcome."""
    try:
        return _converted(job, settings)
    except Exception as error:
        return Outcome(job=job, error=error)


def _converted(job: Job, settings: Settings) -> Outcome:
    if job.target is not None:
        if not settings.in_place:
            _check_not_source(job.source, job.target)
        api.check_target(job.target, overwrite=settings.overwrite)
    document, issues = api.prepare(
        read_input() if job.source == STREAM else job.source,
        format=settings.source_format,
        engine=settings.engine,
        options=settings.reading,
        extraction=settings.extraction,
        again=settings.again,
    )
    written = api.write(document, format=job.format)
    if job.target is None:
        write_output(written.data)
    else:
        api.save(written.data, job.target, overwrite=settings.overwrite)
    return Outcome(job=job, document=document, issues=issues, losses=written.losses)


def _check_not_source(source: str, target: Path) -> None:
    with contextlib.suppress(OSError):  # one of them is not there
        if source != STREAM and target.samefile(source):
            reason = "would overwrite its own source"
            raise SourceError(str(target), reason, "name another file")


def as_record(outcome: Outcome) -> dict[str, Any]:
    """The outcome as plain JSON values."""
    return {
        "source": outcome.job.source,
        "target": str(outcome.job.target) if outcome.job.target else None,
        "format": outcome.job.format,
        "error": _error_record(outcome.error),
        "issues": [issue.model_dump(exclude_defaults=True) for issue in outcome.issues],
        "losses": [issue.model_dump(exclude_defaults=True) for issue in outcome.losses],
    }


def _error_record(error: Exception | None) -> dict[str, Any] | None:
    if error is None:
        return None
    code = getattr(error, "exit_code", TranscriptsError.exit_code)
    return {"type": type(error).__name__, "message": str(error), "exit_code": code}
