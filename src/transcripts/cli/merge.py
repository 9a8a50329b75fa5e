"""`transcripts merge`: versions of a document made one."""

import json
from collections.abc import Sequence
from pathlib import PurePath
from typing import TypedDict, Unpack

import click

from transcripts import api
from transcripts.cli import _options as shared
from transcripts.cli._clock import now
from transcripts.cli._conflicts import conflict_lines, conflict_record, open_conflicts, walk
from transcripts.cli._printing import counted
from transcripts.cli._streams import STREAM, read_input, write_output
from transcripts.cli._targets import Job, plan
from transcripts.merging import Decisions, MergeOptions, ResolveOptions, merge, resolve
from transcripts.merging.decisions import DECISIONS_VERSION
from transcripts.model import Document

_EPILOG = """\b
Examples:
  transcripts merge base.json ann.json ben.json -o merged.json
  transcripts merge ann.tei.xml ben.vtt -o merged.tei.xml
  transcripts merge base.json ann.json ben.json -o merged.json --interactive
  transcripts resolve merged.json --list

Exit codes: 0 merged · 1 merged, with conflicts to be resolved · 2 and more: an error.
"""


class _Choices(TypedDict):
    output: str | None
    to: str | None
    source_format: tuple[str, ...]
    interactive: bool
    by: str | None
    force: bool
    quiet: bool
    as_json: bool


@click.command(epilog=_EPILOG)
@click.argument("versions", metavar="[BASE] OURS THEIRS", nargs=-1, type=click.Path())
@shared.output_option
@shared.to_option
@click.option(
    "--from",
    "source_format",
    metavar="FORMAT",
    multiple=True,
    help="Read as this format; given more than once, one for each version.",
)
@click.option("--interactive", "-i", is_flag=True, help="Ask about each conflict.")
@click.option("--by", metavar="NAME", help="Who merges, for the provenance.")
@shared.force_option
@shared.quiet_option
@shared.json_option
def command(versions: tuple[str, ...], **choices: Unpack[_Choices]) -> None:
    """Make one document of two versions, with or without their base.

    What only one version changed is taken over: words, turns split, merged and moved, speakers,
    times, claims, questions, metadata. What both changed differently is a conflict: the result
    shows OURS there, holds all readings, and is valid. Without BASE every difference is one.
    """
    if len(versions) not in (2, 3):
        raise click.UsageError("name two versions, or three: [BASE] OURS THEIRS")
    if versions.count(STREAM) > 1:
        raise click.UsageError("only one of the versions can be standard input")
    job = plan(versions[-2:-1], output=choices["output"], to=choices["to"]).jobs[0]
    if job.target is None and choices["as_json"]:
        raise click.UsageError("--json needs a file for the document: -o OUT")
    if job.target is not None:
        api.check_target(job.target, overwrite=choices["force"])
    document = _merged(versions, choices)
    _save(document, job, choices)
    raise SystemExit(1 if open_conflicts(document) else 0)


def _merged(versions: tuple[str, ...], choices: _Choices) -> Document:
    formats = choices["source_format"]
    if len(formats) not in (0, 1, len(versions)):
        raise click.UsageError("--from can be given once for all versions, or once for each")
    named: Sequence[str | None] = formats or (None,)
    documents = [
        api.read(
            read_input() if source == STREAM else source,
            format=named[index if len(named) > 1 else 0],
        ).document
        for index, source in enumerate(versions)
    ]
    names = [PurePath(source).name for source in versions]
    base, name = (documents[0], names[0]) if len(versions) == 3 else (None, None)
    options = MergeOptions(person=choices["by"], now=now(), names=(name, names[-2], names[-1]))
    document = merge(documents[-2], documents[-1], base, options=options)
    return _asked(document, choices) if choices["interactive"] else document


def _asked(document: Document, choices: _Choices) -> Document:
    decisions = Decisions(
        decisions_version=DECISIONS_VERSION, decisions=walk(document, open_conflicts(document))
    )
    options = ResolveOptions(person=choices["by"], now=now())
    return resolve(document, decisions, options=options)


def _save(document: Document, job: Job, choices: _Choices) -> None:
    written = api.write(document, format=job.format)
    if job.target is None:
        write_output(written.data)
    else:
        api.save(written.data, job.target, overwrite=choices["force"])
    left = open_conflicts(document)
    if choices["as_json"]:
        record = {
            "output": str(job.target),
            "conflicts": [conflict_record(conflict) for conflict in left],
        }
        click.echo(json.dumps(record, ensure_ascii=False, indent=1))
    elif not choices["quiet"]:
        _tell(document, job, counted(len(left), "conflict"))


def _tell(document: Document, job: Job, count: str) -> None:
    for conflict in open_conflicts(document):
        for line in conflict_lines(document, conflict):
            click.echo(line, err=True)
    click.echo(f"{job.target or 'merged'}: {count}", err=True)
