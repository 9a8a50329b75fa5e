"""`transcripts extract`: find speakers, claims and questions anew."""

from typing import TypedDict, Unpack

import click

from transcripts import api
from transcripts.cli import _options as shared
from transcripts.cli._conversion import Settings
from transcripts.cli._extraction import extraction
from transcripts.cli._outcomes import run
from transcripts.cli._targets import plan
from transcripts.formats import ReadOptions

_EPILOG = """\b
Examples:
  transcripts extract report.tei.xml -o again.tei.xml
  transcripts extract panel.json -o panel.json --force --own-claims
"""


class _Choices(TypedDict):
    output: str | None
    to: str | None
    source_format: str | None
    engine: str
    own_claims: bool
    llm_url: str | None
    llm_deadline: float
    force: bool
    strict: bool
    quiet: bool
    as_json: bool


@click.command(epilog=_EPILOG)
@click.argument("source", metavar="IN", type=click.Path())
@shared.output_option
@shared.to_option
@shared.from_option
@shared.engine_option
@shared.llm_url_option
@shared.llm_deadline_option
@shared.own_claims_option
@shared.force_option
@shared.strict_option
@shared.quiet_option
@shared.json_option
def command(source: str, **choices: Unpack[_Choices]) -> None:
    """Find speakers, claims and questions anew in a document.

    What an earlier run found is replaced; what a person reviewed or added stays.
    """
    planned = plan((source,), output=choices["output"], to=choices["to"])
    settings = Settings(
        source_format=choices["source_format"],
        engine=api.DEFAULT_ENGINE if choices["engine"] == api.AUTO else choices["engine"],
        reading=ReadOptions(),
        extraction=extraction(
            own_claims=choices["own_claims"],
            llm_url=choices["llm_url"],
            llm_deadline=choices["llm_deadline"],
        ),
        overwrite=choices["force"],
        again=True,
        in_place=True,
    )
    run(
        planned,
        settings,
        strict=choices["strict"],
        quiet=choices["quiet"],
        as_json=choices["as_json"],
    )
