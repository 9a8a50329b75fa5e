"""Standard input and output as bytes."""

import sys
from pathlib import Path

from transcripts.errors import SourceError

STREAM = "-"
"""Stands for standard input or output."""


def read_input() -> bytes:
    """All of standard input."""
    return sys.stdin.buffer.read()


def write_output(data: bytes) -> None:
    """Put bytes on standard output, at once."""
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def read_bytes(source: str) -> bytes:
    """The bytes of a file, or of standard input for `-`.

    Raises:
        SourceError: If the file cannot be opened.
    """
    if source == STREAM:
        return read_input()
    try:
        return Path(source).read_bytes()
    except OSError as error:
        reason = f"cannot be read ({error.strerror or error})"
        raise SourceError(source, reason, "check the name and permissions") from error
