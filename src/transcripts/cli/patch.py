"""`transcripts patch`: apply changes to a document."""

from typing import TypedDict, Unpack

import click

from transcripts import api
from transcripts.cli import _options as shared
from transcripts.cli._printing import counted
from transcripts.cli._streams import STREAM, read_bytes, read_input, write_output
from transcripts.cli._targets import plan
from transcripts.comparison import Changes, apply, changes_from_json, invert
from transcripts.errors import NewerSchemaError, ReadError

_EPILOG = """\b
Examples:
  transcripts patch first.json changes.json -o second.json
  transcripts patch second.json changes.json --reverse -o first.json
  transcripts diff first.json second.json --json | transcripts patch first.json - --to tei

Exit codes: 0 applied · 8 the changes do not fit; nothing is written.
"""


class _Choices(TypedDict):
    output: str | None
    to: str | None
    source_format: str | None
    reverse: bool
    force: bool
    quiet: bool


@click.command(epilog=_EPILOG)
@click.argument("document", metavar="DOC", type=click.Path())
@click.argument("changes", metavar="CHANGES", type=click.Path())
@shared.output_option
@shared.to_option
@shared.from_option
@click.option("--reverse", is_flag=True, help="Undo the changes: DOC is what they led to.")
@shared.force_option
@shared.quiet_option
def command(document: str, changes: str, **choices: Unpack[_Choices]) -> None:
    """Apply changes to a document, or undo them.

    CHANGES is what `diff --json` prints. What does not fit is refused, and the place is named.
    DOC or CHANGES may be - for standard input. DOC may be another document than the one that was
    compared, if all that the changes touch is the same in it.
    """
    if document == changes == STREAM:
        raise click.UsageError("only one of DOC and CHANGES can be standard input")
    job = plan((document,), output=choices["output"], to=choices["to"]).jobs[0]
    if job.target is not None:
        api.check_target(job.target, overwrite=choices["force"])
    source = read_input() if document == STREAM else document
    before = api.read(source, format=choices["source_format"]).document
    found = _changes(changes)
    after = apply(invert(found) if choices["reverse"] else found, before)
    written = api.write(after, format=job.format)
    if job.target is None:
        write_output(written.data)
        return
    api.save(written.data, job.target, overwrite=choices["force"])
    if not choices["quiet"]:
        count = counted(len(found.changes), "change")
        click.echo(f"{document} → {job.target}: {count} {_done(choices)}", err=True)


def _done(choices: _Choices) -> str:
    return "undone" if choices["reverse"] else "applied"


def _changes(path: str) -> Changes:
    name = None if path == STREAM else path
    try:
        return changes_from_json(read_bytes(path))
    except ReadError as error:
        raise ReadError(error.format, error.reason, error.line, name) from error
    except NewerSchemaError as error:
        raise NewerSchemaError(error.found, error.supported, name) from error
