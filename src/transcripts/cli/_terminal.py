"""The terminal that pages and tables are printed to."""

import os
import sys

from rich.console import Console

_NARROWEST, _WIDEST, _PIPED = 40, 120, 80


def console() -> Console:
    """Standard output: no colour when piped, lines no longer than one can read."""
    wished = os.environ.get("COLUMNS", "")
    width = int(wished) if wished.isdigit() else None
    if width is None and not sys.stdout.isatty():
        width = _PIPED
    made = Console(width=width, highlight=False, soft_wrap=False, legacy_windows=False)
    made.width = max(_NARROWEST, min(made.width, _WIDEST))
    return made
