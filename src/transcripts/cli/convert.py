"""`transcripts convert`: read anything, extract, write anything."""

from typing import TypedDict, Unpack

import click

from transcripts.cli import _options as shared
from transcripts.cli._conversion import Settings
from transcripts.cli._extraction import extraction
from transcripts.cli._outcomes import run
from transcripts.cli._targets import plan
from transcripts.formats import ReadOptions

_EPILOG = """\b
Examples:
  transcripts convert report.txt -o report.tei.xml
  transcripts convert panel.vtt -o panel.json --no-extract
  transcripts convert inbox/*.srt -o archive/ --to tei
  curl -s https://example.org/panel.vtt | transcripts convert - --to json
"""


class _Choices(TypedDict):
    output: str | None
    to: str | None
    source_format: str | None
    no_extract: bool
    engine: str
    own_claims: bool
    llm_url: str | None
    llm_deadline: float
    gap: int | None
    no_merge: bool
    force: bool
    strict: bool
    quiet: bool
    as_json: bool


@click.command(epilog=_EPILOG)
@click.argument("sources", metavar="IN...", nargs=-1, required=True, type=click.Path())
@shared.output_option
@shared.to_option
@shared.from_option
@click.option("--no-extract", is_flag=True, help="Only read and write.")
@shared.engine_option
@shared.llm_url_option
@shared.llm_deadline_option
@shared.own_claims_option
@click.option(
    "--gap",
    metavar="MS",
    type=click.IntRange(min=0),
    help="Captions: a silence longer than MS milliseconds starts a new turn.",
)
@click.option("--no-merge", is_flag=True, help="Captions: a turn for each.")
@shared.force_option
@shared.strict_option
@shared.quiet_option
@shared.json_option
def command(sources: tuple[str, ...], **choices: Unpack[_Choices]) -> None:
    """Turn reports and transcripts into TEI-XML, JSON and other formats.

    IN is any number of files, or - for standard input. Several results go to a folder, which
    is made if need be. A source that cannot be converted does not stop the others.
    """
    planned = plan(sources, output=choices["output"], to=choices["to"])
    settings = Settings(
        source_format=choices["source_format"],
        engine=None if choices["no_extract"] else choices["engine"],
        reading=ReadOptions(merge=not choices["no_merge"], gap_ms=choices["gap"]),
        extraction=extraction(
            own_claims=choices["own_claims"],
            llm_url=choices["llm_url"],
            llm_deadline=choices["llm_deadline"],
        ),
        overwrite=choices["force"],
    )
    run(
        planned,
        settings,
        strict=choices["strict"],
        quiet=choices["quiet"],
        as_json=choices["as_json"],
    )
