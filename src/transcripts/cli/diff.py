"""`transcripts diff`: what differs between two documents."""

import json
from pathlib import Path
from typing import TypedDict, Unpack

import click

from transcripts import api
from transcripts.cli import _options as shared
from transcripts.cli._comparison import Compared, compared
from transcripts.cli._diff_page import diff_page, side_by_side
from transcripts.cli._figures import figures_page, figures_record
from transcripts.cli._printing import counted
from transcripts.cli._streams import STREAM, write_output
from transcripts.cli._terminal import print_page
from transcripts.comparison import changes_to_json
from transcripts.comparison.json_patch import json_patch
from transcripts.comparison.measures import Figures, figures
from transcripts.comparison.showing.page import html_page
from transcripts.comparison.showing.restricting import is_same

_EPILOG = """\b
Examples:
  transcripts diff first.tei.xml second.tei.xml
  transcripts diff panel.vtt panel-corrected.json --side-by-side
  transcripts diff ann.json ben.json --stat
  transcripts diff first.json second.json --json > changes.json
  transcripts diff first.json second.json --html changes.html

Exit codes: 0 nothing differs but ids · 1 something differs · 2 and more: an error.
"""


class _Choices(TypedDict):
    side_by_side: bool
    stat: bool
    as_json: bool
    json_patch: bool
    html: str | None
    quiet: bool
    source_format: tuple[str, ...]
    extract: bool
    force: bool


@click.command(epilog=_EPILOG)
@click.argument("old", metavar="A", type=click.Path())
@click.argument("new", metavar="B", type=click.Path())
@click.option("--side-by-side", is_flag=True, help="Show both texts in two columns.")
@click.option("--stat", is_flag=True, help="Show only figures; with --json as JSON.")
@shared.json_option
@click.option("--json-patch", is_flag=True, help="Print a JSON Patch (RFC 6902) of the JSON form.")
@click.option("--html", metavar="FILE", type=click.Path(), help="Write a page for the browser.")
@click.option("--quiet", "-q", is_flag=True, help="Print nothing; only the exit code tells.")
@click.option(
    "--from",
    "source_format",
    metavar="FORMAT",
    multiple=True,
    help="Read as this format; given twice, the first for A, the second for B.",
)
@click.option("--extract", is_flag=True, help="Find claims and questions where there are none.")
@shared.force_option
def command(old: str, new: str, **choices: Unpack[_Choices]) -> None:
    """Show what differs between two documents.

    Words, turns, speakers, times, claims, questions, what is said of the event. A and B are any
    files that can be read, such as two transcripts of one event by different hands; one of them
    may be - for standard input. Ids play no part. Nothing is extracted; if only one of them holds
    claims and questions, only text, speakers and times are compared.
    """
    _check(old, new, choices)
    found = compared((old, new), choices["source_format"], extract=choices["extract"])
    _show(found, choices)
    raise SystemExit(0 if is_same(found.told) else 1)


def _check(old: str, new: str, choices: _Choices) -> None:
    if old == new == STREAM:
        raise click.UsageError("only one of A and B can be standard input")
    if len(choices["source_format"]) > 2:
        raise click.UsageError("--from can be given once for both files, or twice")
    ways = {
        "--side-by-side": choices["side_by_side"],
        "--stat": choices["stat"],
        "--json": choices["as_json"],
        "--json-patch": choices["json_patch"],
        "--html": choices["html"] is not None,
        "--quiet": choices["quiet"],
    }
    chosen = [name for name, wanted in ways.items() if wanted]
    if len(chosen) > 1 and chosen != ["--stat", "--json"]:
        raise click.UsageError(f"choose one of {' and '.join(chosen)}")
    if choices["html"]:
        api.check_target(Path(choices["html"]), overwrite=choices["force"])


def _show(found: Compared, choices: _Choices) -> None:
    """Print what is wanted."""
    if choices["stat"]:
        _print_figures(figures(found.old, found.new, found.changes), as_json=choices["as_json"])
    elif choices["as_json"]:
        write_output(changes_to_json(found.changes))
    elif choices["json_patch"]:
        patch = json_patch(found.old, found.new, found.changes)
        click.echo(json.dumps(patch, ensure_ascii=False, indent=1))
    elif not choices["quiet"]:
        _tell(found, choices)


def _tell(found: Compared, choices: _Choices) -> None:
    if choices["html"]:
        page = html_page(found.sides, found.told, names=found.names)
        api.save(page, Path(choices["html"]), overwrite=choices["force"])
        click.echo(f"{counted(len(found.told), 'change')} → {choices['html']}", err=True)
    elif found.told:
        body = side_by_side if choices["side_by_side"] else diff_page
        print_page(body(found.sides, found.told))
    if found.bare:
        click.echo(
            f"nobody looked for claims and questions in {found.bare}; only text, speakers and "
            "times were compared (--extract looks for them, --json prints everything)",
            err=True,
        )


def _print_figures(found: Figures, *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(figures_record(found), ensure_ascii=False, indent=1))
    else:
        print_page(figures_page(found))
