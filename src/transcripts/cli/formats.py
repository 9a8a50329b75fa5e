"""`transcripts formats`: what can be read and written."""

import json
from typing import Any

import click

from transcripts import registry
from transcripts.cli import _options as shared
from transcripts.formats import Format

_EPILOG = """\b
Examples:
  transcripts formats
  transcripts formats --json
"""


@click.command(epilog=_EPILOG)
@shared.json_option
def command(*, as_json: bool) -> None:
    """List the formats that can be read and written.

    The names are what --from and --to take. A lossless format holds all that a document can.
    """
    found = list(registry.all_formats())
    if as_json:
        records = [_record(known) for known in found]
        click.echo(json.dumps(records, ensure_ascii=False, indent=1))
    else:
        _print_table(found)


def _record(known: Format) -> dict[str, Any]:
    return {
        "name": known.name,
        "title": known.title,
        "suffixes": list(known.suffixes),
        "media_type": known.media_type,
        "reads": known.read is not None,
        "writes": known.write is not None,
        "lossless": known.lossless,
    }


def _print_table(found: list[Format]) -> None:
    from rich.table import Table

    from transcripts.cli._terminal import print_page

    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("name", no_wrap=True)
    table.add_column("reads")
    table.add_column("writes")
    table.add_column("lossless")
    table.add_column("files")
    table.add_column("title")
    for known in found:
        marks = ("yes" if able else "–" for able in (known.read, known.write, known.lossless))
        table.add_row(known.name, *marks, " ".join(known.suffixes), known.title)
    print_page(table)
