"""What conversions did, told on standard error or as JSON, and the exit code that follows."""

import contextlib
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NoReturn

import click

from transcripts.cli._conversion import Outcome, Settings, as_record, attempt
from transcripts.cli._printing import counted, issue_lines, visible
from transcripts.cli._targets import Job, Plan
from transcripts.model import Document


def run(plan: Plan, settings: Settings, *, strict: bool, quiet: bool, as_json: bool) -> NoReturn:
    """Do the jobs, tell what came of them, and end the program with the exit code.

    Raises:
        click.UsageError: If results and their description would both go to standard output.
        OSError: If the folder of the results cannot be made.
        Exception: What kept the only source from being converted.
    """
    if as_json and any(job.target is None for job in plan.jobs):
        raise click.UsageError("the result and --json cannot both be printed; give a file with -o")
    outcomes, alone = [], len(plan.jobs) == 1
    with _made(plan.folder):
        for job in _with_progress(plan.jobs, shown=not (quiet or as_json or alone)):
            outcomes.append(attempt(job, settings))
            if not as_json and not (alone and outcomes[0].error):
                _tell(outcomes[-1], quiet=quiet)
    if as_json:
        _tell_json(outcomes)
    elif not alone:
        _tell_in_total(outcomes)
    elif outcomes[0].error:
        raise outcomes[0].error
    raise SystemExit(_exit_code(outcomes, strict=strict))


@contextlib.contextmanager
def _made(folder: Path | None) -> Iterator[None]:
    """Make a folder for what is to come, and take it away again if nothing came."""
    around = (folder, *folder.parents) if folder else ()
    new = [each for each in around if not each.exists()]
    try:
        if folder:
            folder.mkdir(parents=True, exist_ok=True)
        yield
    finally:
        for each in new:
            with contextlib.suppress(OSError):  # it holds results, or could not be made
                each.rmdir()


def _with_progress(jobs: Sequence[Job], *, shown: bool) -> Iterator[Job]:
    if not shown or not sys.stderr.isatty():
        yield from jobs
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=len(jobs))
        for job in jobs:
            bar.update(task, description=visible(job.source))
            yield job
            bar.advance(task)


def _tell(outcome: Outcome, *, quiet: bool) -> None:
    if outcome.error is not None:
        _err(f"error: {_about(outcome)}")
    elif not quiet:
        _tell_findings(outcome)
        if outcome.job.target and outcome.document:
            _err(f"{outcome.job.source} → {outcome.job.target}: {_contents(outcome.document)}")


def _about(outcome: Outcome) -> str:
    text = str(outcome.error) or type(outcome.error).__name__
    return text if text.startswith(outcome.job.source) else f"{outcome.job.source}: {text}"


def _tell_findings(outcome: Outcome) -> None:
    for line in issue_lines(outcome.issues):
        _echo(line)
    if outcome.losses:
        target = outcome.job.target or "the result"
        _err(f"{outcome.job.format} cannot hold everything; left out of {target}:")
        for line in issue_lines(outcome.losses):
            _echo(f"  {line}")


def _contents(document: Document) -> str:
    counts = {
        "block": len(document.blocks),
        "agent": len(document.agents),
        "claim": len(document.claims),
        "question": len(document.questions),
    }
    return ", ".join(counted(count, noun) for noun, count in counts.items() if count)


def _tell_in_total(outcomes: Sequence[Outcome]) -> None:
    failed = [outcome for outcome in outcomes if outcome.error]
    names = "".join(f"\n  {outcome.job.source}" for outcome in failed)
    _err(f"{len(outcomes) - len(failed)} converted, {len(failed)} failed{names and ':'}{names}")


def _tell_json(outcomes: Sequence[Outcome]) -> None:
    records = [as_record(outcome) for outcome in outcomes]
    click.echo(json.dumps(records, ensure_ascii=False, indent=1))


def _err(text: str) -> None:
    _echo(visible(text))


def _echo(line: str) -> None:
    # While rich draws its bar it stands in for standard error; click would write past it.
    if hasattr(sys.stderr, "rich_proxied_file"):
        sys.stderr.write(line + "\n")
    else:
        click.echo(line, err=True)


def _exit_code(outcomes: Sequence[Outcome], *, strict: bool) -> int:
    """The error's own code for one source; 1 if any of several failed, or 0."""
    if len(outcomes) == 1 and outcomes[0].error:
        return int(as_record(outcomes[0])["error"]["exit_code"])
    failed = any(outcome.error for outcome in outcomes)
    return int(failed or (strict and any(outcome.noticed for outcome in outcomes)))
