"""Read, extract, write, validate: the registry put to use on bytes, paths and documents."""

import contextlib
import dataclasses
import os
import stat
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from transcripts import registry
from transcripts.errors import (
    MissingExtraError,
    NewerSchemaError,
    ReadError,
    SourceError,
    UnknownLanguageError,
)
from transcripts.extraction import Extracted, ExtractOptions
from transcripts.formats import Format, Reading, ReadOptions, Written
from transcripts.model import Document
from transcripts.model.wording import worded
from transcripts.report import Issue, Report, placed

Source = bytes | str | os.PathLike[str]
"""Bytes, or the path of a file."""

AUTO = "auto"
"""The default engine where it knows the language, else none."""

DEFAULT_ENGINE = "model"

SIMPLE_ENGINE = "rules"
"""What stands in for the default engine where that cannot run: it needs nothing."""

_BLANKS = b" \t\r\n\xef\xbb\xbf\xfe\xff"
"""White space and byte order marks."""


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
        SourceError: If the file cannot be opened, or is empty.
        ReadError: If it cannot be read in the format.
        UnrecognizedError: If no format recognises it, or several do.
        UnknownFormatError: If no installed format has that name.
    """
    return _read(_opened(source, format, options or ReadOptions()))


def extract(
    document: Document, *, engine: str = DEFAULT_ENGINE, options: ExtractOptions | None = None
) -> Document:
    """Add agents, claims, questions and answers to a document.

    Records of an earlier extraction that nobody reviewed are replaced.

    Raises:
        TranscriptsError: As `extracted` does.
    """
    return extracted(document, engine=engine, options=options).document


def extracted(
    document: Document, *, engine: str = DEFAULT_ENGINE, options: ExtractOptions | None = None
) -> Extracted:
    """As `extract`, together with what the engine noticed, such as records that it had to drop.

    Args:
        document: What to look through.
        engine: Name of an installed engine; some take an argument after a colon, `llm:MODEL`.
        options: How to extract; the argument in it is taken from the engine's name.

    Raises:
        UnknownExtractorError: If no such engine is installed.
        ExtractorArgumentError: If it lacks its argument, or takes none.
        UnknownLanguageError: If it does not know the document's language.
    """
    chosen = registry.get_extractor(engine)
    language = (document.language or "en").split("-")[0].lower()
    if chosen.languages and language not in chosen.languages:
        raise UnknownLanguageError(engine, language, chosen.languages)
    _, argument = registry.extractor_argument(engine)
    options = dataclasses.replace(options or ExtractOptions(), argument=argument)
    result = chosen.extract(document, options)
    return Extracted(result) if isinstance(result, Document) else result


def prepare(
    source: Source,
    *,
    format: str | None = None,
    engine: str | None = AUTO,
    options: ReadOptions | None = None,
    extraction: ExtractOptions | None = None,
    again: bool = False,
) -> Reading:
    """Read a source and extract with `engine` (None not to), as `convert` does before writing.

    A document with claims or questions in it is extracted only if it is to be done `again`.
    The time in `extraction` is stamped on all that this call did, and on nothing done earlier.
    Where `auto` finds no engine for the language, an Issue says so.

    Raises:
        TranscriptsError: As `read` and `extract` do.
    """
    opened = _opened(source, format, options or ReadOptions())
    document, issues = _read(opened)
    earlier = document.provenance if opened.format.lossless else ()
    if engine and (again or not (document.claims or document.questions)):
        document, more = _extracted(document, engine, extraction)
        issues += placed(more, file=opened.file)
    if extraction and extraction.now:
        document = _stamped(document, extraction.now, {entry.id for entry in earlier})
    return Reading(document, issues)


def write(
    document: Document,
    to: str | os.PathLike[str] | None = None,
    *,
    format: str | None = None,
    overwrite: bool = True,
) -> Written:
    """Write a document in a format, and to a file if `to` names one.

    The file appears whole or not at all: it is written beside its place, then moved there.

    Args:
        document: What to write.
        to: Path of the file; None to get only the bytes.
        format: Name of an installed format; None to go by the file's suffix, or JSON.
        overwrite: Whether a file that is there already may be replaced.

    Raises:
        SourceError: If the file cannot be written.
        UnknownFormatError: If the format or suffix is unknown.
        OneWayError: If the format cannot be written.
    """
    written = registry.writer_of(_output_format(to, format))(document)
    if to is not None:
        save(written.data, Path(to), overwrite=overwrite)
    return written


def convert(
    source: Source,
    to: str | os.PathLike[str] | None = None,
    *,
    format: str | None = None,
    engine: str | None = AUTO,
    options: ReadOptions | None = None,
) -> Converted:
    """Read a source, extract with `engine` (None not to), write it in another format.

    A document of ours, with claims or questions in it, is not extracted again.

    Raises:
        TranscriptsError: As `read`, `extract` and `write` do.
    """
    target = _output_format(to, format)
    document, issues = prepare(source, engine=engine, options=options)
    return Converted(document, write(document, to, format=target.name), issues)


def validate(source: Source | Document, *, format: str | None = None) -> Report:
    """Everything that is wrong with a document, and what was checked to find out.

    Files of ours (JSON, TEI) are checked as they stand; of other formats it is only said
    whether they can be read, and what the reader noticed.

    Args:
        source: Bytes, the path of a file, or a document.
        format: Name of an installed format; None to look at the content.

    Raises:
        SourceError: If the file cannot be opened, or is empty.
        UnrecognizedError: If no format recognises it, or several do.
        NewerSchemaError: If it was written for a newer schema.
    """
    from transcripts.validation import Subject, check, merely_read, unreadable

    if isinstance(source, Document):
        source, format = write(source).data, "json"
    opened = _opened(source, format, ReadOptions())
    name, file = opened.format.name, opened.file
    try:
        if opened.format.parse is None:
            return merely_read(_read(opened).issues, format=name, file=file)
        record, places, noticed = opened.format.parse(opened.data)
    except ReadError as error:
        return unreadable(error, format=name, file=file)
    except NewerSchemaError as error:
        raise NewerSchemaError(error.found, error.supported, file) from error
    return check(Subject(record, places, opened.data, name, file), noticed=noticed)


def save(data: bytes, path: Path, *, overwrite: bool = True) -> None:
    """Put bytes in a file, whole or not at all; a file that was there keeps its permissions.

    Raises:
        SourceError: As `check_target`, and if the disk is full or the folder read-only.
    """
    mode = check_target(path, overwrite=overwrite)
    temporary = path.with_name(f".transcripts-{os.urandom(8).hex()}.tmp")
    try:
        with temporary.open("xb") as file:
            file.write(data)
        if mode is not None:
            temporary.chmod(mode)
        temporary.replace(path)
    except OSError as error:
        reason = f"cannot be written ({error.strerror or error})"
        remedy = "check the folder, its permissions and the free space"
        raise SourceError(str(path), reason, remedy) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def check_target(path: Path, *, overwrite: bool = True) -> int | None:
    """The permissions that a file to be written has already; None if it is new.

    Raises:
        SourceError: If its folder is missing or a file, or there already is something that is no
            ordinary file, is read-only, or is not to be overwritten.
    """
    try:
        mode = path.lstat().st_mode
    except OSError:
        if any(parent.is_file() for parent in path.parents):
            reason = "cannot be written (its folder is a file)"
            raise SourceError(str(path), reason, "name another folder") from None
        if not path.parent.is_dir():
            reason = "cannot be written (its folder does not exist)"
            raise SourceError(str(path), reason, "create the folder, or name another") from None
        return None
    if stat.S_ISLNK(mode):
        raise SourceError(str(path), "is a symbolic link", "name the file that it points to")
    if not stat.S_ISREG(mode):
        raise SourceError(str(path), "is not an ordinary file", "name a file to write")
    if not overwrite:
        raise SourceError(str(path), "is there already", "use --force to overwrite it")
    if not (mode & 0o222 and os.access(path, os.W_OK)):
        raise SourceError(str(path), "is read-only", "choose another name or permit writing")
    return stat.S_IMODE(mode)


class _Opened(NamedTuple):
    """The bytes of a source, its format and its name as the user gave it."""

    data: bytes
    format: Format
    options: ReadOptions
    file: str | None


def _opened(source: Source, format: str | None, options: ReadOptions) -> _Opened:
    if isinstance(source, bytes):
        data, file = source, options.filename
    else:
        data, file = _bytes_of(Path(source)), os.fspath(source)
        options = dataclasses.replace(options, filename=options.filename or Path(source).name)
    if not data.strip(_BLANKS):
        raise SourceError(file or "the source", "is empty", "check that it was saved whole")
    chosen = registry.get_format(format) if format else registry.detect(data, file)
    return _Opened(data, chosen, options, file)


def _bytes_of(path: Path) -> bytes:
    if path.is_dir():
        raise SourceError(str(path), "is a folder", "name the files in it")
    try:
        return path.read_bytes()
    except OSError as error:
        reason = f"cannot be read ({error.strerror or error})"
        raise SourceError(str(path), reason, "check the name and permissions") from error


def _read(opened: _Opened) -> Reading:
    try:
        reading = registry.reader_of(opened.format)(opened.data, opened.options)
    except ReadError as error:
        raise ReadError(error.format, error.reason, error.line, opened.file) from error
    except NewerSchemaError as error:
        raise NewerSchemaError(error.found, error.supported, opened.file) from error
    except ValidationError as error:
        # Such as a turn that grew beyond what one text may hold.
        wording = worded(error.errors(include_url=False)[0])
        raise ReadError(opened.format.name, wording.message, None, opened.file) from error
    return Reading(reading.document, placed(reading.issues, file=opened.file))


def _extracted(document: Document, engine: str, options: ExtractOptions | None) -> Extracted:
    if engine != AUTO:
        return extracted(document, engine=engine, options=options)
    try:
        return _by_default(document, options)
    except UnknownLanguageError as error:
        issue = Issue(
            code="NOT-EXTRACTED",
            severity="warning",
            message=_unknown_language(error.language),
            where=document.id,
            remedy="if it is English, set language to en in the JSON and run `transcripts "
            "extract` on it; else name an engine for any language (--engine llm:MODEL with "
            "--llm-url)",
        )
        return Extracted(document, (issue,))


def _by_default(document: Document, options: ExtractOptions | None) -> Extracted:
    """By the default engine, or the simple one where what runs that is not installed."""
    try:
        return extracted(document, options=options)
    except MissingExtraError as error:
        found = extracted(document, engine=SIMPLE_ENGINE, options=options)
        issue = Issue(
            code="SIMPLE-ENGINE",
            severity="warning",
            message=f"the engine {DEFAULT_ENGINE} cannot run here; {SIMPLE_ENGINE} was used, "
            "which finds less",
            where=document.id,
            remedy=f"{error}; or choose it yourself with --engine {SIMPLE_ENGINE}",
        )
        return Extracted(found.document, (*found.issues, issue))


def _unknown_language(language: str) -> str:
    named = "undetermined" if language == "und" else repr(language)
    return f"no engine knows the text's language ({named}); only the text was taken over"


def _stamped(document: Document, now: str, earlier: set[str]) -> Document:
    return document.replace(
        provenance=tuple(
            entry if entry.when or entry.id in earlier else entry.replace(when=now)
            for entry in document.provenance
        )
    )


def _output_format(to: str | os.PathLike[str] | None, name: str | None) -> Format:
    if name:
        return registry.get_format(name)
    return registry.format_for_output(Path(to).name) if to else registry.get_format("json")
