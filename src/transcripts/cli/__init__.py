"""The command line: each command parses, calls the library, prints, and sets the exit code."""

import click

from transcripts.cli._group import LazyGroup

COMMANDS = {
    "convert": "Turn reports and transcripts into TEI-XML, JSON and other formats.",
    "extract": "Find speakers, claims and questions anew in a document.",
    "validate": "Say everything that is wrong with documents, and where.",
    "show": "Show a document as a readable page.",
    "diff": "Show what differs between two documents.",
    "patch": "Apply changes to a document, or undo them.",
    "align": "Show where in a transcript stands what a report says.",
    "merge": "Make one document of two versions, with or without their base.",
    "resolve": "Decide the conflicts of a merged document.",
    "git": "Teach git to show and merge documents.",
    "formats": "List the formats that can be read and written.",
    "schema": "List or print the schemas that documents follow.",
    "completion": "Print the script that completes commands in a shell.",
}

_EPILOG = """\b
Examples:
  transcripts convert report.txt -o report.tei.xml
  transcripts validate report.tei.xml
  transcripts show report.tei.xml

\b
Exit codes:
  0 done, valid    1 invalid, or some sources failed    2 wrong usage
  3 a file cannot be read or written    4 unknown format or engine
  5 newer schema    6 broken plugin    7 no answer from a server    70 a bug
"""


def _print_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 - click calls it so
    if wanted:
        from transcripts.cli._version import version_text

        click.echo(version_text())
        context.exit()


def _remember(context: click.Context, option: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 - click calls it so
    context.meta[f"transcripts.{option.name}"] = wanted


@click.group(
    cls=LazyGroup,
    commands={name: click.Command(name, short_help=line) for name, line in COMMANDS.items()},
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96},
    epilog=_EPILOG,
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Print the version and the installed formats and plugins.",
)
@click.option(
    "--debug",
    is_flag=True,
    expose_value=False,
    callback=_remember,
    envvar="TRANSCRIPTS_DEBUG",
    help="Show where in the program an error arose.",
)
def main() -> None:
    """Event reports and transcripts as one validated document, in TEI-XML and JSON."""
