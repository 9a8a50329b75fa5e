"""Read, extract, write: the registry put to use on bytes, paths and documents."""

import dataclasses
import os
import tempfile
from pathlib import Path
from typing import NamedTuple

from transcripts import registry
from transcripts.errors import ReadError, SourceError, UnknownExtractorError
from transcripts.extract import ExtractOptions
from transcripts.formats import Format, Reading, ReadOptions, Written
from transcripts.model import Document
from transcripts.report import Issue, placed

Source = bytes | str | os.PathLike[str]
"""Bytes, or the path of a file."""


class Converted(NamedTuple):
    """A document in another format, and what was noticed on the way."""

    document: Document
    written: Written
    issues: tuple[Issue, ...]


def read(
    source: Source, *, format: str | None = None, options: ReadOptions | None = None
) -> Reading:
    """Read a source as `format`, or as what its content shows it to be.

    Args:
        source: Bytes, or the path of a file.
        format: Name of an installed format; None to look at the content.
        options: How to read; the file name in it is taken from the path if not given.

    Raises:
        SourceError: If the file cannot be opened.
        ReadError: If it cannot be read in the format.
        UnrecognizedError: If no format recognises it, or several do.
        UnknownFormatError: If no installed format has that name.
    """
    data, options = _opened(source, options or ReadOptions())
    chosen = registry.get_format(format) if format else registry.detect(data, options.filename)
    try:
        reading = registry.reader_of(chosen)(data, options)
    except ReadError as error:
        raise ReadError(error.format, error.reason, error.line, options.filename) from error
    return Reading(reading.document, placed(reading.issues, file=options.filename))


def extract(
    document: Document, *, engine: str = "rules", options: ExtractOptions | None = None
) -> Document:
    """Add agents, claims, questions and answers to a document.

    Records of an earlier extraction that nobody reviewed are replaced.

    Raises:
        UnknownExtractorError: If no such engine is installed, or it lacks the language.
    """
    chosen = registry.get_extractor(engine)
    language = (document.language or "en").split("-")[0].lower()
    if chosen.languages and language not in chosen.languages:
        raise UnknownExtractorError(f"{engine} for language {language}", chosen.languages)
    return chosen.extract(document, options or ExtractOptions())


def write(
    document: Document, to: str | os.PathLike[str] | None = None, *, format: str | None = None
) -> Written:
    """Write a document in a format, and to a file if `to` names one.

    The file appears whole or not at all: it is written beside its place, then moved there.

    Args:
        document: What to write.
        to: Path of the file; None to get only the bytes.
        format: Name of an installed format; None to go by the file's suffix, or JSON.

    Raises:
        SourceError: If the file cannot be written.
        UnknownFormatError: If the format or suffix is unknown.
        OneWayError: If the format cannot be written.
    """
    written = registry.writer_of(_output_format(to, format))(document)
    if to is not None:
        save(written.data, Path(to))
    return written


def convert(
    source: Source,
    to: str | os.PathLike[str] | None = None,
    *,
    format: str | None = None,
    engine: str | None = "rules",
    options: ReadOptions | None = None,
) -> Converted:
    """Read a source, extract with `engine` (None not to), write it in another format.

    A document of ours, with claims or questions in it, is not extracted again.

    Raises:
        TranscriptsError: As `read`, `extract` and `write` do.
    """
    target = _output_format(to, format)
    reading = read(source, options=options)
    document = reading.document
    if engine and not (document.claims or document.questions):
        document = extract(document, engine=engine)
    return Converted(document, write(document, to, format=target.name), reading.issues)


def save(data: bytes, path: Path) -> None:
    """Put bytes in a file, whole or not at all.

    Raises:
        SourceError: If the folder is missing or read-only, or the disk is full.
    """
    temporary: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(
            dir=path.parent, prefix=f".{path.name}.", delete=False
        ) as file:
            temporary = Path(file.name)
            file.write(data)
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except OSError as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        reason = f"cannot be written ({error.strerror or error})"
        remedy = "check the folder, its permissions and the free space"
        raise SourceError(str(path), reason, remedy) from error


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _opened(source: Source, options: ReadOptions) -> tuple[bytes, ReadOptions]:
    if isinstance(source, bytes):
        return source, options
    path = Path(source)
    try:
        data = path.read_bytes()
    except IsADirectoryError as error:
        raise SourceError(str(path), "is a folder", "name the files in it") from error
    except OSError as error:
        reason = f"cannot be read ({error.strerror or error})"
        raise SourceError(str(path), reason, "check the name and permissions") from error
    return data, dataclasses.replace(options, filename=options.filename or path.name)


def _output_format(to: str | os.PathLike[str] | None, name: str | None) -> Format:
    if name:
        return registry.get_format(name)
    return registry.format_for_output(Path(to).name) if to else registry.get_format("json")
