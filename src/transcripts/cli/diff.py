"""`transcripts diff`: what differs between two documents."""

import json
from collections.abc import Sequence
from typing import Literal, NamedTuple, TypedDict, Unpack

import click

from transcripts import api
from transcripts.cli import _options as shared
from transcripts.cli._diff_page import diff_page, side_by_side
from transcripts.cli._figures import figures_page, figures_record
from transcripts.cli._streams import STREAM, read_input, write_output
from transcripts.cli._terminal import print_page
from transcripts.comparison import Changes, changes_to_json, diff
from transcripts.comparison.changes import Change
from transcripts.comparison.json_patch import json_patch
from transcripts.comparison.measures import Figures, figures
from transcripts.comparison.showing import Sides
from transcripts.comparison.showing.restricting import is_same, of_text, unextracted
from transcripts.model import Document

_EPILOG = """\b
Examples:
  transcripts diff first.tei.xml second.tei.xml
  transcripts diff panel.vtt panel-corrected.json --side-by-side
  transcripts diff ann.json ben.json --stat
  transcripts diff first.json second.json --json > changes.json

Exit codes: 0 nothing differs but ids · 1 something differs · 2 and more: an error.
"""


class _Choices(TypedDict):
    side_by_side: bool
    stat: bool
    as_json: bool
    json_patch: bool
    quiet: bool
    source_format: tuple[str, ...]
    extract: bool


class Compared(NamedTuple):
    """Two documents and what differs."""

    old: Document
    new: Document
    changes: Changes


@click.command(epilog=_EPILOG)
@click.argument("old", metavar="A", type=click.Path())
@click.argument("new", metavar="B", type=click.Path())
@click.option("--side-by-side", is_flag=True, help="Show both texts in two columns.")
@click.option("--stat", is_flag=True, help="Show only figures; with --json as JSON.")
@shared.json_option
@click.option("--json-patch", is_flag=True, help="Print a JSON Patch (RFC 6902) of the JSON form.")
@click.option("--quiet", "-q", is_flag=True, help="Print nothing; only the exit code tells.")
@click.option(
    "--from",
    "source_format",
    metavar="FORMAT",
    multiple=True,
    help="Read as this format; given twice, the first for A, the second for B.",
)
@click.option("--extract", is_flag=True, help="Find claims and questions where there are none.")
def command(old: str, new: str, **choices: Unpack[_Choices]) -> None:
    """Show what differs between two documents: words, turns, speakers, claims, questions.

    A and B are any files that can be read, such as two transcripts of one event by different
    hands; one of them may be - for standard input. Ids play no part. Nothing is extracted; if
    only one of them holds claims and questions, only text, speakers and times are compared.
    """
    _check(old, new, choices)
    compared = _compared(old, new, choices)
    raise SystemExit(_shown(compared, choices))


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
        "--quiet": choices["quiet"],
    }
    chosen = [name for name, wanted in ways.items() if wanted]
    if len(chosen) > 1 and chosen != ["--stat", "--json"]:
        raise click.UsageError(f"choose one of {' and '.join(chosen)}")


def _compared(old: str, new: str, choices: _Choices) -> Compared:
    formats: tuple[str | None, ...] = choices["source_format"] or (None,)
    first, second = (
        api.prepare(
            read_input() if source == STREAM else source,
            format=format,
            engine=api.AUTO if choices["extract"] else None,
        ).document
        for source, format in ((old, formats[0]), (new, formats[-1]))
    )
    return Compared(first, second, diff(first, second))


def _shown(compared: Compared, choices: _Choices) -> int:
    """Print what is wanted; the exit code."""
    old, new, changes = compared
    bare = unextracted(old, new)
    told = of_text(changes.changes) if bare else changes.changes
    if choices["stat"]:
        _print_figures(figures(old, new, changes), as_json=choices["as_json"])
    elif choices["as_json"]:
        write_output(changes_to_json(changes))
    elif choices["json_patch"]:
        click.echo(json.dumps(json_patch(old, new, changes), ensure_ascii=False, indent=1))
    elif not choices["quiet"]:
        _tell(compared, told, choices)
        if bare:
            _say_what_was_compared(bare)
    return 0 if is_same(told) else 1


def _tell(compared: Compared, told: Sequence[Change], choices: _Choices) -> None:
    old, new, _ = compared
    sides = Sides(old, new, told)
    if told:
        print_page((side_by_side if choices["side_by_side"] else diff_page)(sides, told))


def _print_figures(found: Figures, *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(figures_record(found), ensure_ascii=False, indent=1))
    else:
        print_page(figures_page(found))


def _say_what_was_compared(bare: Literal["old", "new"]) -> None:
    name = {"old": "A", "new": "B"}[bare]
    click.echo(
        f"nobody looked for claims and questions in {name}; only text, speakers and times were "
        "compared (--extract looks for them, --json prints everything)",
        err=True,
    )
