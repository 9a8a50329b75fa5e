"""Versions of a file as git hands them over, merged."""

from pathlib import Path, PurePath
from typing import NamedTuple

from transcripts import api, registry
from transcripts.cli._clock import now
from transcripts.cli._git_setup import user_name
from transcripts.formats import ReadOptions
from transcripts.merging import MergeOptions, merge
from transcripts.model import Document


class Merged(NamedTuple):
    """What to put in the file."""

    data: bytes
    conflicts: int
    """How many conflicts are open."""


def merged(base: str, ours: str, theirs: str, path: str) -> Merged:
    """Merge the files in which git put the versions of a file.

    Args:
        base: The common ancestor; an empty file if there is none.
        ours: Our version.
        theirs: Their version.
        path: The name of the file in the repository, which tells the format.

    Raises:
        TranscriptsError: If a version cannot be read, or they cannot be merged.
    """
    format = registry.format_for_output(PurePath(path).name).name
    ancestor = _read(base, path, format) if Path(base).stat().st_size else None
    document = merge(
        _read(ours, path, format),
        _read(theirs, path, format),
        ancestor,
        options=MergeOptions(person=user_name(), now=now()),
    )
    undecided = sum(conflict.resolution is None for conflict in document.conflicts)
    return Merged(api.write(document, format=format).data, undecided)


def _read(file: str, path: str, format: str) -> Document:
    # The files have names of their own; messages should name the one in the repository.
    options = ReadOptions(filename=path)
    return api.read(Path(file).read_bytes(), format=format, options=options).document
