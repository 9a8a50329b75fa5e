"""Options that several commands share."""

import click


def _formats(_: click.Context, __: click.Parameter, start: str) -> list[str]:
    from transcripts import registry

    return [name for name in registry.format_names() if name.startswith(start)]


def _engines(_: click.Context, __: click.Parameter, start: str) -> list[str]:
    from transcripts import registry

    return [name for name in ("auto", *registry.extractor_names()) if name.startswith(start)]


from_option = click.option(
    "--from",
    "source_format",
    metavar="FORMAT",
    shell_complete=_formats,
    help="Read as this format instead of judging by the content.",
)
to_option = click.option(
    "--to",
    metavar="FORMAT",
    shell_complete=_formats,
    help="Write this format instead of the one of the file name.",
)
output_option = click.option(
    "-o",
    "--output",
    metavar="OUT",
    type=click.Path(),
    help="File or folder for the result; - for standard output.",
)
engine_option = click.option(
    "--engine",
    metavar="NAME",
    default="auto",
    show_default=True,
    shell_complete=_engines,
    help="What finds speakers, claims and questions: model, rules, llm:MODEL …; auto takes one "
    "that knows the language.",
)
llm_url_option = click.option(
    "--llm-url",
    metavar="URL",
    help="With llm:MODEL: base address of a server that speaks the chat completions protocol, "
    "such as https://host/v1; it gets the text. A key goes into the variable TRANSCRIPTS_LLM_KEY.",
)
llm_deadline_option = click.option(
    "--llm-deadline",
    metavar="SECONDS",
    type=click.FloatRange(min=0, min_open=True),
    default=600.0,
    show_default=True,
    help="With llm:MODEL: how long one document may take in all.",
)
own_claims_option = click.option(
    "--own-claims", is_flag=True, help="Also list what speakers assert in their own words."
)
force_option = click.option("--force", is_flag=True, help="Overwrite files that are there.")
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")
quiet_option = click.option("--quiet", "-q", is_flag=True, help="Print errors only.")
strict_option = click.option("--strict", is_flag=True, help="Exit 1 after any warning or loss.")
