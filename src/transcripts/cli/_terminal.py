"""The terminal that pages and tables are printed to."""

import os
import sys

import click
from rich.console import Console, RenderableType

_NARROWEST, _WIDEST, _PIPED = 40, 120, 80


def print_page(body: RenderableType) -> None:
    """Print to standard output: as wide as it is, without colour and padding when piped."""
    console = _console()
    if console.is_terminal:
        console.print(body)
        return
    with console.capture() as printed:
        console.print(body)
    click.echo("\n".join(line.rstrip() for line in printed.get().splitlines()))


def _console() -> Console:
    wished = os.environ.get("COLUMNS", "")
    width = int(wished) if wished.isdigit() else None
    if width is None and not sys.stdout.isatty():
        width = _PIPED
    made = Console(width=width, highlight=False)
    # Longer lines than that tire the eye.
    made.width = max(_NARROWEST, min(made.width, _WIDEST))
    return made
