"""`transcripts show`: a document as a readable page."""

import json

import click

from transcripts import api
from transcripts.cli import _options as shared
from transcripts.cli._streams import STREAM, read_input

_EPILOG = """\b
Examples:
  transcripts show report.tei.xml
  transcripts show panel.vtt --questions
  transcripts show report.json --claims | less -R
"""


@click.command(epilog=_EPILOG)
@click.argument("source", metavar="FILE", type=click.Path())
@click.option("--speakers", is_flag=True, help="Only who spoke or is quoted.")
@click.option("--claims", is_flag=True, help="Only the claims, by speaker.")
@click.option("--questions", is_flag=True, help="Only the questions and answers.")
@shared.from_option
@shared.json_option
def command(
    source: str,
    *,
    speakers: bool,
    claims: bool,
    questions: bool,
    source_format: str | None,
    as_json: bool,
) -> None:
    """Show a document as a readable page.

    The event, the speakers, what each is said to have claimed, the questions and answers.
    FILE may also be a report or transcript that was not converted yet; - is standard input.
    """
    opened = read_input() if source == STREAM else source
    document = api.prepare(opened, format=source_format).document
    chosen = {"speakers": speakers, "claims": claims, "questions": questions}
    parts = tuple(name for name, wanted in chosen.items() if wanted)
    if as_json:
        from transcripts.cli._summary import summary

        click.echo(json.dumps(summary(document, parts), ensure_ascii=False, indent=1))
    else:
        from transcripts.cli._page import page
        from transcripts.cli._terminal import print_page

        print_page(page(document, parts))
