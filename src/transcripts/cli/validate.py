"""`transcripts validate`: everything that is wrong, and where."""

import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import click

from transcripts import api
from transcripts.cli import _options as shared
from transcripts.cli._printing import issue_line, issue_lines, tally, visible
from transcripts.cli._streams import STREAM, read_input
from transcripts.errors import TranscriptsError
from transcripts.report import Issue, Report

_EPILOG = """\b
Examples:
  transcripts validate report.tei.xml
  transcripts validate archive/*.json --json
  transcripts convert report.txt --to tei | transcripts validate -

Exit codes: 0 all valid · 1 some invalid · 3 and more: a file could not be checked.
"""

_SHOWN_OF_A_KIND = 20


class _Verdict(NamedTuple):
    report: Report
    exit_code: int


@click.command(epilog=_EPILOG)
@click.argument("sources", metavar="PATH...", nargs=-1, required=True, type=click.Path())
@shared.from_option
@click.option("--all", "show_all", is_flag=True, help="Show every finding, however many.")
@shared.quiet_option
@shared.json_option
def command(
    sources: tuple[str, ...],
    *,
    source_format: str | None,
    show_all: bool,
    quiet: bool,
    as_json: bool,
) -> None:
    """Say everything that is wrong with documents, and where.

    Checks that each file is well-formed and fits the schema, that references resolve, that
    quotes stand where they are said to stand, that times are in order; and hints at what a
    good archival document also has. Only errors make a document invalid.
    """
    verdicts = [_verdict(source, source_format) for source in sources]
    if as_json:
        records = [verdict.report.model_dump(exclude_defaults=True) for verdict in verdicts]
        click.echo(json.dumps(records, ensure_ascii=False, indent=1))
    else:
        for verdict in verdicts:
            for line in _lines(verdict.report, show_all=show_all, quiet=quiet):
                click.echo(line)
        if len(verdicts) > 1 and not quiet:
            click.echo(_total(verdicts))
    raise SystemExit(max(verdict.exit_code for verdict in verdicts))


def _verdict(source: str, source_format: str | None) -> _Verdict:
    try:
        report = api.validate(read_input() if source == STREAM else source, format=source_format)
    except TranscriptsError as error:
        issue = Issue(code="UNREADABLE", severity="error", message=str(error))
        unchecked = ("everything: the file could not be read",)
        return _Verdict(
            Report(file=source, format=None, checked=(), unchecked=unchecked, issues=(issue,)),
            error.exit_code,
        )
    return _Verdict(report, 0 if report.ok else 1)


def _lines(report: Report, *, show_all: bool, quiet: bool) -> Iterator[str]:
    issues = report.issues
    if quiet:
        issues = tuple(issue for issue in issues if issue.severity == "error")
    if report.format is None:
        yield from map(issue_line, issues)
        return
    yield from issue_lines(issues, limit=None if show_all else _SHOWN_OF_A_KIND, option="--all")
    if not quiet:
        yield _summary(report)


def _summary(report: Report) -> str:
    word, colour = ("valid", "green") if report.ok else ("not valid", "red")
    if report.ok and "schema" not in report.checked:
        word = f"readable {report.format}; a source, so there is nothing to validate yet"
    name = visible(report.file or "standard input")
    lines = [f"{name}: {click.style(word, fg=colour, bold=True)}, {tally(report.issues)}"]
    lines.append(f"  checked: {', '.join(report.checked)}")
    lines += [f"  not checked: {gap}" for gap in _by_reason(report.unchecked)]
    return "\n".join(lines)


def _by_reason(gaps: Sequence[str]) -> Iterator[str]:
    levels: dict[str, list[str]] = {}
    for gap in gaps:
        level, _, reason = gap.partition(": ")
        levels.setdefault(reason, []).append(level)
    for reason, missing in levels.items():
        yield f"{', '.join(missing)}: {reason}"


def _total(verdicts: Sequence[_Verdict]) -> str:
    bad = sum(verdict.exit_code > 0 for verdict in verdicts)
    return f"{len(verdicts)} files: {len(verdicts) - bad} valid, {bad} not valid"
