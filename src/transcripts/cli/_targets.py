"""Where results go: from sources and options to jobs, refused before any work is done."""

import os
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import NamedTuple

import click

from transcripts import registry
from transcripts.cli._streams import STREAM


class Job(NamedTuple):
    """One source, and where it goes in which format."""

    source: str
    target: Path | None
    """None for standard output."""
    format: str


class Plan(NamedTuple):
    """The jobs of a command."""

    jobs: tuple[Job, ...]
    folder: Path | None = None
    """Where the results go, to be made if need be; None if a name was given for the only one."""


def plan(sources: Sequence[str], *, output: str | None, to: str | None) -> Plan:
    """One job for each source.

    Raises:
        click.UsageError: If it is not clear where to, or two results would share a name.
        UnknownFormatError: If the format is unknown.
        OneWayError: If it cannot be written.
    """
    if to:
        registry.writer_of(registry.get_format(to))
    if len(sources) > 1 or _is_folder(output):
        return _into_folder(sources, output, to)
    if output in (None, STREAM):
        if not to:
            raise click.UsageError("say where to: -o report.tei.xml, or --to FORMAT to print it")
        return Plan((Job(sources[0], None, to),))
    target = Path(str(output))
    return Plan((Job(sources[0], target, to or registry.format_for_output(target.name).name),))


def _is_folder(output: str | None) -> bool:
    endings = tuple({"/", os.sep})
    return output is not None and (output.endswith(endings) or Path(output).is_dir())


def _into_folder(sources: Sequence[str], output: str | None, to: str | None) -> Plan:
    if output in (None, STREAM):
        raise click.UsageError(f"{len(sources)} sources need a folder for the results: -o DIR/")
    folder = Path(str(output))
    if folder.exists() and not folder.is_dir():
        raise click.UsageError(f"{folder} is a file; several sources need a folder: -o DIR/")
    if not to:
        raise click.UsageError("results in a folder need a format: --to tei, --to json …")
    suffix = registry.get_format(to).suffixes[0]
    made = tuple(Job(source, folder / (_stem(source) + suffix), to) for source in sources)
    for first, second in _clashes(made):
        raise click.UsageError(
            f"{first.source} and {second.source} would both become {second.target}; "
            "rename one, or convert them into different folders"
        )
    return Plan(made, folder)


def _stem(source: str) -> str:
    name = "stdin" if source == STREAM else PurePath(source).name
    endings = [
        suffix
        for known in registry.all_formats()
        for suffix in known.suffixes
        if name.casefold().endswith(suffix)
    ]
    return name[: -len(max(endings, key=len))] if endings else PurePath(name).stem


def _clashes(made: Sequence[Job]) -> Iterator[tuple[Job, Job]]:
    taken: dict[str, Job] = {}
    for job in made:
        # Some file systems take names as the same that differ in case or composition.
        key = unicodedata.normalize("NFC", str(job.target)).casefold()
        if key in taken:
            yield taken[key], job
        taken[key] = job
