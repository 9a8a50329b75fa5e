"""`transcripts schema`: the schemas that documents follow."""

import click

from transcripts import schemas
from transcripts.cli._streams import write_output

_EPILOG = """\b
Examples:
  transcripts schema
  transcripts schema document.json > document.json
"""


@click.command(epilog=_EPILOG)
@click.argument("name", required=False)
def command(name: str | None) -> None:
    """List or print the schemas that documents follow.

    Without NAME the names are listed; with one, that schema is printed.
    """
    if name is None:
        for known in schemas.names():
            click.echo(known)
    else:
        write_output(schemas.load(name))
