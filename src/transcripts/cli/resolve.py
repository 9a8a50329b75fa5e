"""`transcripts resolve`: conflicts of a merged document decided."""

import json
import sys
from pathlib import Path
from typing import TypedDict, Unpack

import click

from transcripts import api
from transcripts.cli import _options as shared
from transcripts.cli._clock import now
from transcripts.cli._conflicts import conflict_lines, conflict_record, open_conflicts, walk
from transcripts.cli._printing import counted
from transcripts.cli._streams import STREAM, read_bytes, read_input, write_output
from transcripts.cli._targets import Job, plan
from transcripts.errors import ReadError
from transcripts.merging import Decisions, ResolveOptions, decisions_from_json, resolve
from transcripts.merging.decisions import DECISIONS_VERSION
from transcripts.model import Document, Side

_EPILOG = """\b
Examples:
  transcripts resolve merged.json --list
  transcripts resolve merged.json                    # asks about each, in the terminal
  transcripts resolve merged.json --take theirs -o done.json
  transcripts resolve merged.json --decisions decisions.json -o done.tei.xml

Exit codes: 0 no conflict is left · 1 some are open · 2 and more: an error.
"""


class _Choices(TypedDict):
    output: str | None
    to: str | None
    source_format: str | None
    take: Side | None
    decisions: str | None
    list_them: bool
    keep: bool
    by: str | None
    force: bool
    quiet: bool
    as_json: bool


@click.command(epilog=_EPILOG)
@click.argument("source", metavar="DOC", type=click.Path())
@shared.output_option
@shared.to_option
@shared.from_option
@click.option("--list", "list_them", is_flag=True, help="Show the open conflicts; write nothing.")
@click.option(
    "--take", type=click.Choice(["ours", "theirs", "base"]), help="Take one side everywhere."
)
@click.option("--decisions", metavar="FILE", type=click.Path(), help="Decide as the file says.")
@click.option("--keep", is_flag=True, help="Keep all readings, marked as decided.")
@click.option("--by", metavar="NAME", help="Who decides, for the provenance.")
@shared.force_option
@shared.quiet_option
@shared.json_option
def command(source: str, **choices: Unpack[_Choices]) -> None:
    """Decide the conflicts of a merged document.

    Without --take and --decisions it asks about each conflict. Without -o the document is written
    back to DOC. What is left out stays open.
    """
    _check(source, choices)
    data = read_input() if source == STREAM else source
    document = api.read(data, format=choices["source_format"]).document
    if choices["list_them"]:
        _list(document, as_json=choices["as_json"])
    else:
        job = _job(source, choices)
        options = ResolveOptions(keep=choices["keep"], person=choices["by"], now=now())
        document = resolve(document, _decisions(document, choices), options=options)
        _save(document, job, choices)
    raise SystemExit(1 if open_conflicts(document) else 0)


def _check(source: str, choices: _Choices) -> None:
    ways = (choices["take"], choices["decisions"], choices["list_them"])
    if sum(bool(way) for way in ways) > 1:
        raise click.UsageError("choose one of --take, --decisions and --list")
    if not any(ways) and not sys.stdin.isatty():
        raise click.UsageError("without a terminal, choose --take, --decisions or --list")
    if source == choices["decisions"] == STREAM:
        raise click.UsageError("only one of DOC and the decisions can be standard input")


def _job(source: str, choices: _Choices) -> Job:
    output = choices["output"]
    in_place = output is None and choices["to"] is None and source != STREAM
    job = plan((source,), output=source if in_place else output, to=choices["to"]).jobs[0]
    if job.target is None and choices["as_json"]:
        raise click.UsageError("--json needs a file for the document: -o OUT")
    if job.target is not None:
        api.check_target(job.target, overwrite=choices["force"] or _is_same(job.target, source))
    return job


def _is_same(target: Path, source: str) -> bool:
    return target == Path(source)


def _decisions(document: Document, choices: _Choices) -> Decisions:
    if choices["take"]:
        return Decisions(decisions_version=DECISIONS_VERSION, others=choices["take"])
    if choices["decisions"]:
        try:
            return decisions_from_json(read_bytes(choices["decisions"]))
        except ReadError as error:
            name = choices["decisions"]
            raise ReadError(error.format, error.reason, error.line, name) from error
    chosen = walk(document, open_conflicts(document))
    return Decisions(decisions_version=DECISIONS_VERSION, decisions=chosen)


def _list(document: Document, *, as_json: bool) -> None:
    left = open_conflicts(document)
    if as_json:
        records = [conflict_record(conflict) for conflict in left]
        click.echo(json.dumps({"conflicts": records}, ensure_ascii=False, indent=1))
        return
    for conflict in left:
        for line in conflict_lines(document, conflict):
            click.echo(line)
    click.echo(counted(len(left), "conflict"))


def _save(document: Document, job: Job, choices: _Choices) -> None:
    written = api.write(document, format=job.format)
    if job.target is None:
        write_output(written.data)
    else:
        api.save(written.data, job.target)
    left = open_conflicts(document)
    if choices["as_json"]:
        records = [conflict_record(conflict) for conflict in left]
        record = {"output": str(job.target), "conflicts": records}
        click.echo(json.dumps(record, ensure_ascii=False, indent=1))
    elif not choices["quiet"]:
        count = counted(len(left), "conflict") if left else "no conflict"
        click.echo(f"{job.target or 'resolved'}: {count} left", err=True)
