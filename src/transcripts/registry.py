"""Find formats and extractors by name, file name or content.

Both are entry points (`transcripts.formats`, `transcripts.extractors`); ours and everybody
else's are found the same way. Names are listed without importing the modules.
"""

import functools
from collections.abc import Iterator, Mapping
from importlib.metadata import EntryPoint, entry_points
from pathlib import PurePath
from typing import TypeVar

from transcripts.errors import (
    ExtractorArgumentError,
    OneWayError,
    PluginError,
    UnknownExtractorError,
    UnknownFormatError,
    UnrecognizedError,
)
from transcripts.extraction import Extractor
from transcripts.formats import Format, Reader, Sniff, Writer

HEAD_BYTES = 65_536
"""How much of a source detection looks at."""

_Plugin = TypeVar("_Plugin", Format, Extractor)


def format_names() -> tuple[str, ...]:
    """Names of the installed formats, sorted."""
    return tuple(_entries("transcripts.formats"))


def extractor_names() -> tuple[str, ...]:
    """Names of the installed extractors, sorted."""
    return tuple(_entries("transcripts.extractors"))


@functools.cache
def get_format(name: str) -> Format:
    """The installed format of this name.

    Raises:
        UnknownFormatError: If there is none.
        PluginError: If it cannot be loaded, or two packages claim the name.
    """
    entries = _entries("transcripts.formats")
    if name not in entries:
        raise UnknownFormatError(name, tuple(entries))
    return _loaded(entries[name], Format)


@functools.cache
def get_extractor(name: str) -> Extractor:
    """The installed extractor of this name, which may be followed by a colon and an argument.

    Raises:
        UnknownExtractorError: If there is none.
        ExtractorArgumentError: If it takes no argument and got one, or the other way round.
        PluginError: If it cannot be loaded, or two packages claim the name.
    """
    entries = _entries("transcripts.extractors")
    own, argument = extractor_argument(name)
    if own not in entries:
        raise UnknownExtractorError(own, tuple(entries))
    found = _loaded(entries[own], Extractor)
    if (argument is None) != (found.argument is None):
        raise ExtractorArgumentError(own, argument, found.argument)
    return found


def extractor_argument(name: str) -> tuple[str, str | None]:
    """An extractor's own name, and what follows it after the first colon; None if nothing."""
    own, _, argument = name.partition(":")
    return own, argument or None


def reader_of(format: Format) -> Reader:
    """The format's reader.

    Raises:
        OneWayError: If it has none.
    """
    if format.read is None:
        able = tuple(other.name for other in all_formats() if other.read)
        raise OneWayError(format.name, "read", able)
    return format.read


def writer_of(format: Format) -> Writer:
    """The format's writer.

    Raises:
        OneWayError: If it has none.
    """
    if format.write is None:
        able = tuple(other.name for other in all_formats() if other.write)
        raise OneWayError(format.name, "written", able)
    return format.write


def all_formats() -> Iterator[Format]:
    """Every installed format, by name."""
    return map(get_format, format_names())


def format_for_output(filename: str) -> Format:
    """The writable format whose suffix the file name has; the longest suffix wins.

    Raises:
        UnknownFormatError: If no format has it.
        OneWayError: If only formats that cannot be written have it.
    """
    named = _named_by_ending(filename)
    if named and named.write:
        return named
    matches = [found for found in all_formats() if _suffix_length(found, filename)]
    if not matches:
        raise UnknownFormatError(filename, format_names())
    matches.sort(key=lambda found: (found.write is not None, _suffix_length(found, filename)))
    writer_of(matches[-1])
    return matches[-1]


def detect(data: bytes, filename: str | None = None) -> Format:
    """The readable format that recognises the content; a file name only breaks ties.

    Raises:
        UnrecognizedError: If no format does, or several do equally.
    """
    head = data[:HEAD_BYTES]
    likeliest = _named_by_ending(filename or "")
    if likeliest and likeliest.read and likeliest.sniff(head) == Sniff.CERTAIN:
        return likeliest
    verdicts = [(found.sniff(head), found) for found in all_formats() if found.read]
    best = max((verdict for verdict, _ in verdicts), default=Sniff.NO)
    winners = [found for verdict, found in verdicts if verdict == best]
    if best > Sniff.NO and len(winners) > 1 and filename:
        named = [found for found in winners if _suffix_length(found, filename)]
        winners = named or winners
    if best == Sniff.NO or len(winners) > 1:
        candidates = () if best == Sniff.NO else tuple(found.name for found in winners)
        raise UnrecognizedError(filename or "the source", candidates)
    return winners[0]


def _named_by_ending(filename: str) -> Format | None:
    # Nearly every file has such an ending, and no other module need be loaded then: no format
    # can have a longer ending than all that follows the first dot.
    _, *words = PurePath(filename).name.casefold().split(".")
    for name in words:
        if name in _entries("transcripts.formats"):
            found = get_format(name)
            if _suffix_length(found, filename) == len("." + ".".join(words)):
                return found
    return None


def _suffix_length(format: Format, filename: str) -> int:
    name = filename.casefold()
    return max((len(suffix) for suffix in format.suffixes if name.endswith(suffix)), default=0)


@functools.cache
def _entries(group: str) -> Mapping[str, EntryPoint]:
    found: dict[str, EntryPoint] = {}
    for entry in sorted(entry_points(group=group), key=lambda entry: entry.name):
        other = found.get(entry.name)
        if other is not None and other.value != entry.value:
            owners = (_owner(other), _owner(entry))
            raise PluginError(entry.name, owners, "both claim this name")
        found[entry.name] = entry
    return found


def _loaded(entry: EntryPoint, kind: type[_Plugin]) -> _Plugin:
    try:
        plugin = entry.load()
    except Exception as error:
        raise PluginError(entry.name, (_owner(entry),), f"cannot be loaded ({error})") from error
    if not isinstance(plugin, kind) or plugin.name != entry.name:
        reason = f"{entry.value} is no {kind.__name__} named {entry.name!r}"
        raise PluginError(entry.name, (_owner(entry),), reason)
    return plugin


def _owner(entry: EntryPoint) -> str:
    return entry.dist.name if entry.dist else "?"
