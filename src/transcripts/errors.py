"""Every error that stops the work, each with its data, its advice and its exit code."""

from typing import ClassVar


class TranscriptsError(Exception):
    """Something stopped the work; subclasses say what and how to go on.

    Subclasses hand all their data to `super().__init__`, so that they pickle to and from workers.
    """

    exit_code: ClassVar[int] = 70


class ReadError(TranscriptsError):
    """A source cannot be read in its format; `line` counts from 1, None if no line is at fault."""

    exit_code = 3

    def __init__(
        self, format: str, reason: str, line: int | None = None, filename: str | None = None
    ) -> None:
        super().__init__(format, reason, line, filename)
        self.format, self.reason, self.line, self.filename = format, reason, line, filename

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.filename, self.line) if part is not None)
        if self.filename is None and self.line is not None:
            place = f"line {self.line}"
        return f"{place + ': ' if place else ''}cannot read this as {self.format}: {self.reason}"


class SourceError(TranscriptsError):
    """A file cannot be opened, or a result cannot be put where it was asked to go."""

    exit_code = 3

    def __init__(self, path: str, reason: str, remedy: str) -> None:
        super().__init__(path, reason, remedy)
        self.path, self.reason, self.remedy = path, reason, remedy

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}; {self.remedy}"


class UnknownFormatError(TranscriptsError):
    """No installed format has this name or suffix, or none recognises the content."""

    exit_code = 4

    def __init__(self, name: str, known: tuple[str, ...] = ()) -> None:
        super().__init__(name, known)
        self.name, self.known = name, known

    def __str__(self) -> str:
        return f"unknown format {self.name!r}; installed: {', '.join(self.known) or 'none'}"


class UnrecognizedError(TranscriptsError):
    """No format recognises the content, or several do (`candidates`)."""

    exit_code = 4

    def __init__(self, filename: str, candidates: tuple[str, ...] = ()) -> None:
        super().__init__(filename, candidates)
        self.filename, self.candidates = filename, candidates

    def __str__(self) -> str:
        if self.candidates:
            names = ", ".join(self.candidates)
            return f"{self.filename}: may be any of {names}; say which with --from"
        return (
            f"{self.filename}: no installed format recognises this content; "
            "name one with --from (for plain prose: --from text)"
        )


class OneWayError(TranscriptsError):
    """A format that cannot be read, or cannot be written, was asked to."""

    exit_code = 4

    def __init__(self, name: str, verb: str, able: tuple[str, ...] = ()) -> None:
        super().__init__(name, verb, able)
        self.name, self.verb, self.able = name, verb, able

    def __str__(self) -> str:
        return f"format {self.name!r} cannot be {self.verb}; these can: {', '.join(self.able)}"


class UnknownExtractorError(TranscriptsError):
    """No installed extractor has this name."""

    exit_code = 4

    def __init__(self, name: str, known: tuple[str, ...] = ()) -> None:
        super().__init__(name, known)
        self.name, self.known = name, known

    def __str__(self) -> str:
        return f"unknown extractor {self.name!r}; installed: {', '.join(self.known) or 'none'}"


class ExtractorArgumentError(TranscriptsError):
    """An extractor lacks what has to follow its name after a colon, or takes nothing there."""

    exit_code = 4

    def __init__(self, name: str, given: str | None, wanted: str | None) -> None:
        super().__init__(name, given, wanted)
        self.name, self.given, self.wanted = name, given, wanted

    def __str__(self) -> str:
        if self.wanted is None:
            return (
                f"engine {self.name!r} takes nothing after a colon; name it without :{self.given}"
            )
        return f"engine {self.name!r} needs more than its name; write {self.name}:{self.wanted}"


class UnknownSchemaError(TranscriptsError):
    """No published schema has this name."""

    exit_code = 4

    def __init__(self, name: str, known: tuple[str, ...] = ()) -> None:
        super().__init__(name, known)
        self.name, self.known = name, known

    def __str__(self) -> str:
        return f"unknown schema {self.name!r}; there are: {', '.join(self.known) or 'none'}"


class UnknownLanguageError(TranscriptsError):
    """An extractor does not know the language of a document."""

    exit_code = 4

    def __init__(self, engine: str, language: str, known: tuple[str, ...]) -> None:
        super().__init__(engine, language, known)
        self.engine, self.language, self.known = engine, language, known

    def __str__(self) -> str:
        language = {"und": "one it does not recognise"}.get(self.language, repr(self.language))
        return (
            f"engine {self.engine!r} knows {', '.join(self.known)}, and the text's language is "
            f"{language}; convert it with --no-extract, or name an engine for any language "
            "(--engine llm:MODEL with --llm-url)"
        )


class EndpointError(TranscriptsError):
    """The server that an engine asks was not named, cannot be reached or gives no usable answer."""

    exit_code = 7

    def __init__(self, host: str, reason: str, remedy: str) -> None:
        super().__init__(host, reason, remedy)
        self.host, self.reason, self.remedy = host, reason, remedy

    def __str__(self) -> str:
        return f"{self.host + ': ' if self.host else ''}{self.reason}; {self.remedy}"


class PipelineError(TranscriptsError):
    """A pipeline that an engine is to use is not installed, or lacks what the engine needs."""

    exit_code = 6

    def __init__(self, name: str, reason: str, remedy: str) -> None:
        super().__init__(name, reason, remedy)
        self.name, self.reason, self.remedy = name, reason, remedy

    def __str__(self) -> str:
        return f"spaCy pipeline {self.name!r} {self.reason}; {self.remedy}"


class NewerSchemaError(TranscriptsError):
    """A document was written for a schema newer than this program knows."""

    exit_code = 5

    def __init__(self, found: str, supported: str, filename: str | None = None) -> None:
        super().__init__(found, supported, filename)
        self.found, self.supported, self.filename = found, supported, filename

    def __str__(self) -> str:
        return (
            f"{self.filename + ': ' if self.filename else ''}the document uses schema "
            f"{self.found}, this program knows {self.supported}; upgrade transcripts to read it"
        )


class PatchError(TranscriptsError):
    """Changes do not fit the document that they are applied to; `where` names the place."""

    exit_code = 8

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(where, reason)
        self.where, self.reason = where, reason

    def __str__(self) -> str:
        return (
            f"the changes do not fit at {self.where}: {self.reason}; "
            "apply them to the document that they were made from, or compare again"
        )


class MergeError(TranscriptsError):
    """Versions cannot be merged, or a conflict cannot be resolved as it was asked."""

    exit_code = 9

    def __init__(self, where: str, reason: str, remedy: str = "resolve them first") -> None:
        super().__init__(where, reason, remedy)
        self.where, self.reason, self.remedy = where, reason, remedy

    def __str__(self) -> str:
        return f"{self.where} {self.reason}; {self.remedy}"


class PluginError(TranscriptsError):
    """An installed format or extractor is broken, or two packages claim one name."""

    exit_code = 6

    def __init__(self, name: str, packages: tuple[str, ...], reason: str) -> None:
        super().__init__(name, packages, reason)
        self.name, self.packages, self.reason = name, packages, reason

    def __str__(self) -> str:
        owners = ", ".join(self.packages) or "an unknown package"
        return f"plugin {self.name!r} from {owners}: {self.reason}; upgrade or uninstall it"


class MissingExtraError(TranscriptsError):
    """A feature needs an optional dependency that is not installed."""

    exit_code = 6

    def __init__(self, extra: str, purpose: str) -> None:
        super().__init__(extra, purpose)
        self.extra, self.purpose = extra, purpose

    def __str__(self) -> str:
        return f"{self.purpose} needs an extra: pip install 'transcripts[{self.extra}]'"
