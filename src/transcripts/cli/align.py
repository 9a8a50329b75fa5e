"""`transcripts align`: where in a transcript stands what a report says."""

from pathlib import Path
from typing import TypedDict, Unpack

import click

from transcripts import api
from transcripts.alignment import Alignment, Verdict, align, alignment_to_json, with_relations
from transcripts.cli import _options as shared
from transcripts.cli._align_table import align_table, tally
from transcripts.cli._printing import issue_line
from transcripts.cli._streams import STREAM, read_input, write_output
from transcripts.cli._terminal import print_page
from transcripts.errors import SourceError
from transcripts.model import Document

_EPILOG = """\b
Examples:
  transcripts align report.txt transcript.vtt
  transcripts align report.json transcript.json --only not-found
  transcripts align report.json transcript.json --html page.html
  transcripts align report.json transcript.json -o linked.tei.xml
  transcripts align report.txt transcript.txt --json > alignment.json

Exit codes: 0 all found, with the right speaker · 1 some not · 2 and more: an error.
"""
_CHOICES: dict[str, Verdict] = {
    "found": "found",
    "misattributed": "misattributed",
    "not-found": "not_found",
}


class _Choices(TypedDict):
    only: tuple[str, ...]
    threshold: float | None
    html: str | None
    output: str | None
    base: str | None
    source_format: tuple[str, ...]
    engine: str
    force: bool
    quiet: bool
    as_json: bool


@click.command(epilog=_EPILOG)
@click.argument("report", metavar="REPORT", type=click.Path())
@click.argument("transcript", metavar="TRANSCRIPT", type=click.Path())
@click.option(
    "--only",
    multiple=True,
    type=click.Choice(list(_CHOICES)),
    help="Show only these in the table; can be given more than once.",
)
@click.option(
    "--threshold",
    metavar="P",
    type=click.FloatRange(0, 1),
    help="How sure it must be, 0 to 1, that a turn says it before it counts as found.",
)
@click.option("--html", metavar="FILE", type=click.Path(), help="Write a page for the browser.")
@click.option(
    "-o",
    "--output",
    metavar="OUT",
    type=click.Path(),
    help="Write the report with relations from its claims to the turns that they restate.",
)
@click.option("--base", metavar="URI", help="With -o: address of the transcript, before #turn.")
@click.option(
    "--from",
    "source_format",
    metavar="FORMAT",
    multiple=True,
    help="Read as this format; given twice, the first for REPORT, the second for TRANSCRIPT.",
)
@shared.engine_option
@shared.force_option
@click.option("--quiet", "-q", is_flag=True, help="Print nothing; only the exit code tells.")
@shared.json_option
def command(report: str, transcript: str, **choices: Unpack[_Choices]) -> None:
    """Show where in a transcript stands what a report says.

    For each claim and question of the report: the turn that says it, how sure that is, and
    whether it was said by somebody else than the report has it. What no turn seems to say is not
    found, with the turn that is nearest. One of both files may be - for standard input. In a
    report that was not extracted yet, claims are looked for first.
    """
    _check(report, transcript, choices)
    documents = _read(report, transcript, choices)
    alignment = align(*documents, threshold=choices["threshold"])
    _save(alignment, *documents, choices)
    _show(alignment, choices)
    all_found = len(alignment.with_verdict("found")) == len(alignment.statements)
    raise SystemExit(0 if all_found else 1)


def _check(report: str, transcript: str, choices: _Choices) -> None:
    if report == transcript == STREAM:
        raise click.UsageError("only one of REPORT and TRANSCRIPT can be standard input")
    if len(choices["source_format"]) > 2:
        raise click.UsageError("--from can be given once for both files, or twice")
    if choices["as_json"] and choices["only"]:
        raise click.UsageError("--only is for the table; --json prints everything")
    if choices["base"] and not choices["output"]:
        raise click.UsageError("--base needs -o")
    for name in (choices["html"], choices["output"]):
        if name:
            api.check_target(Path(name), overwrite=choices["force"])


def _read(report: str, transcript: str, choices: _Choices) -> tuple[Document, Document]:
    formats = (choices["source_format"] * 2)[:2] or (None, None)
    first = _document(report, formats[0], choices["engine"])
    second = _document(transcript, formats[1], choices["engine"])
    if not (first.claims or first.questions):
        raise SourceError(
            _name(report),
            "holds no claims or questions",
            "name the report first, or another engine (--engine)",
        )
    if not any(block.kind in ("turn", "paragraph", "item") for block in second.blocks):
        raise SourceError(
            _name(transcript), "holds no turns", "say how it is to be read (--from labelled)"
        )
    return first, second


def _document(source: str, format: str | None, engine: str) -> Document:
    opened = read_input() if source == STREAM else source
    document, issues = api.prepare(opened, format=format, engine=engine)
    for issue in issues:
        if issue.severity != "info":
            click.echo(issue_line(issue), err=True)
    return document


def _name(source: str) -> str:
    return "standard input" if source == STREAM else source


def _save(alignment: Alignment, report: Document, transcript: Document, choices: _Choices) -> None:
    if choices["html"]:
        from transcripts.alignment.showing import html_page

        page = html_page(alignment, report, transcript)
        api.save(page, Path(choices["html"]), overwrite=choices["force"])
        click.echo(f"{tally(alignment)} → {choices['html']}", err=True)
    if choices["output"]:
        linked = with_relations(report, alignment, base=choices["base"])
        api.write(linked, choices["output"], overwrite=choices["force"])
        click.echo(f"{len(linked.relations)} relations → {choices['output']}", err=True)


def _show(alignment: Alignment, choices: _Choices) -> None:
    if choices["as_json"]:
        write_output(alignment_to_json(alignment))
    elif not (choices["quiet"] or choices["html"] or choices["output"]):
        wanted = [_CHOICES[name] for name in choices["only"]] or list(_CHOICES.values())
        shown = [one for one in alignment.statements if one.verdict in wanted]
        print_page(align_table(alignment, shown))
