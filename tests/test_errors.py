"""Errors carry their data, survive a trip to another process, advise, and own an exit code."""

import pickle
from collections.abc import Iterator

import pytest

from transcripts import errors
from transcripts.errors import (
    EndpointError,
    ExtractorArgumentError,
    MergeError,
    MissingExtraError,
    NewerSchemaError,
    OneWayError,
    PatchError,
    PipelineError,
    PluginError,
    ReadError,
    SourceError,
    TranscriptsError,
    UnknownExtractorError,
    UnknownFormatError,
    UnknownLanguageError,
    UnknownSchemaError,
    UnrecognizedError,
)

EXAMPLES = [
    (ReadError("webvtt", "no cues; is it empty?", 3, "a.vtt"), 3),
    (SourceError("a.vtt", "cannot be read (no such file)", "check the name"), 3),
    (UnknownFormatError("vtx", ("json", "webvtt")), 4),
    (UnrecognizedError("a.txt"), 4),
    (UnrecognizedError("a.txt", ("text", "srt")), 4),
    (OneWayError("html", "written", ("json", "tei")), 4),
    (UnknownExtractorError("rulez", ("rules",)), 4),
    (ExtractorArgumentError("rules", "small", None), 4),
    (ExtractorArgumentError("llm", None, "MODEL"), 4),
    (UnknownLanguageError("rules", "de", ("en",)), 4),
    (UnknownSchemaError("document.xsd", ("document.json",)), 4),
    (NewerSchemaError("2.0", "1.0"), 5),
    (NewerSchemaError("2.0", "1.0", "a.json"), 5),
    (PluginError("json", ("transcripts", "other"), "both claim this name"), 6),
    (PipelineError("de_core", "has no dependency parser", "name another"), 6),
    (EndpointError("llm.example.org", "refused the key (401)", "check it"), 7),
    (EndpointError("", "no server is named", "name it with --llm-url"), 7),
    (PatchError("u3", 'its label is null, not "ADA:"'), 8),
    (MergeError("forum", "has 1 open conflict"), 9),
    (MissingExtraError("html", "reading HTML"), 6),
]
_BY_CLASS = pytest.mark.parametrize(
    ("error", "exit_code"), EXAMPLES, ids=[type(error).__name__ for error, _ in EXAMPLES]
)


def _subclasses(cls: type[TranscriptsError]) -> Iterator[type[TranscriptsError]]:
    for subclass in cls.__subclasses__():
        yield subclass
        yield from _subclasses(subclass)


def test_every_error_class_is_tried_here() -> None:
    ours = {cls for cls in _subclasses(TranscriptsError) if cls.__module__ == errors.__name__}
    assert ours == {type(error) for error, _ in EXAMPLES}


@_BY_CLASS
def test_errors_survive_a_trip_to_another_process(error: TranscriptsError, exit_code: int) -> None:
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is type(error)
    assert (vars(copy), copy.args, str(copy)) == (vars(error), error.args, str(error))
    assert vars(copy)


@_BY_CLASS
def test_exit_codes(error: TranscriptsError, exit_code: int) -> None:
    assert error.exit_code == exit_code


def test_an_error_of_no_subclass_is_our_bug() -> None:
    assert TranscriptsError("?").exit_code == 70


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (
            ReadError("webvtt", "no cues; is it empty?"),
            "cannot read this as webvtt: no cues; is it empty?",
        ),
        (
            ReadError("webvtt", "no cues; is it empty?", 3),
            "line 3: cannot read this as webvtt: no cues; is it empty?",
        ),
        (
            ReadError("webvtt", "no cues; is it empty?", 3, "a.vtt"),
            "a.vtt:3: cannot read this as webvtt: no cues; is it empty?",
        ),
        (
            ReadError("webvtt", "no cues; is it empty?", filename="a.vtt"),
            "a.vtt: cannot read this as webvtt: no cues; is it empty?",
        ),
        (
            SourceError("a.vtt", "cannot be read (no such file)", "check the name"),
            "a.vtt: cannot be read (no such file); check the name",
        ),
        (
            UnknownFormatError("vtx", ("json", "webvtt")),
            "unknown format 'vtx'; installed: json, webvtt",
        ),
        (
            UnknownFormatError("vtx"),
            "unknown format 'vtx'; installed: none",
        ),
        (
            UnrecognizedError("a.txt"),
            "a.txt: no installed format recognises this content; "
            "name one with --from (for plain prose: --from text)",
        ),
        (
            UnrecognizedError("a.txt", ("text", "srt")),
            "a.txt: may be any of text, srt; say which with --from",
        ),
        (
            OneWayError("html", "written", ("json", "tei")),
            "format 'html' cannot be written; these can: json, tei",
        ),
        (
            UnknownExtractorError("rulez", ("rules",)),
            "unknown extractor 'rulez'; installed: rules",
        ),
        (
            UnknownLanguageError("rules", "de", ("en",)),
            "engine 'rules' knows en, and the text's language is 'de'; "
            "convert it with --no-extract, or name an engine for any language "
            "(--engine llm:MODEL with --llm-url)",
        ),
        (
            UnknownLanguageError("rules", "und", ("en",)),
            "engine 'rules' knows en, and the text's language is one it does not recognise; "
            "convert it with --no-extract, or name an engine for any language "
            "(--engine llm:MODEL with --llm-url)",
        ),
        (
            UnknownSchemaError("document.xsd", ("document.json", "tei.rng")),
            "unknown schema 'document.xsd'; there are: document.json, tei.rng",
        ),
        (
            NewerSchemaError("2.0", "1.0"),
            "the document uses schema 2.0, this program knows 1.0; upgrade transcripts to read it",
        ),
        (
            NewerSchemaError("2.0", "1.0", "a.json"),
            "a.json: the document uses schema 2.0, this program knows 1.0; "
            "upgrade transcripts to read it",
        ),
        (
            PluginError("json", ("transcripts", "other"), "both claim this name"),
            "plugin 'json' from transcripts, other: both claim this name; upgrade or uninstall it",
        ),
        (
            PluginError("json", (), "cannot be loaded"),
            "plugin 'json' from an unknown package: cannot be loaded; upgrade or uninstall it",
        ),
        (
            MissingExtraError("html", "reading HTML"),
            "reading HTML needs an extra: pip install 'transcripts[html]'",
        ),
    ],
)
def test_messages_say_place_and_remedy(error: TranscriptsError, message: str) -> None:
    assert str(error) == message
