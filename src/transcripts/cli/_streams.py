"""Standard input and output as bytes."""

import sys

STREAM = "-"
"""Stands for standard input or output."""


def read_input() -> bytes:
    """All of standard input."""
    return sys.stdin.buffer.read()


def write_output(data: bytes) -> None:
    """Put bytes on standard output, at once."""
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
