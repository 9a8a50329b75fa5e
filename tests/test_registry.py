"""Formats and extractors are found by name, suffix and content; trouble names the packages."""

from collections.abc import Iterator
from importlib.metadata import EntryPoint

import pytest

from transcripts import registry
from transcripts.errors import (
    ExtractorArgumentError,
    OneWayError,
    PluginError,
    UnknownExtractorError,
    UnknownFormatError,
    UnrecognizedError,
)
from transcripts.extraction import Extractor
from transcripts.formats import Format, Sniff


def _format(name: str, verdict: Sniff, *suffixes: str) -> Format:
    def read(*_: object) -> None: ...

    return Format(
        name=name,
        title=name,
        suffixes=suffixes,
        media_type="text/plain",
        sniff=lambda _: verdict,
        read=read,  # type: ignore[arg-type]
    )


LIKELY_A = _format("a", Sniff.LIKELY, ".a")
LIKELY_B = _format("b", Sniff.LIKELY, ".b", ".long.b")
FALLBACK = _format("c", Sniff.FALLBACK, ".c")
NOT_A_FORMAT = object()
CHOOSY = Extractor(
    name="choosy", title="", languages=(), extract=lambda document, _: document, argument="MODEL"
)


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Forget what is installed, before and after a test that pretends otherwise."""
    caches = (registry._entries, registry.get_format, registry.get_extractor)
    for cache in caches:
        cache.cache_clear()
    yield monkeypatch
    monkeypatch.undo()
    for cache in caches:
        cache.cache_clear()


def _pretend(monkeypatch: pytest.MonkeyPatch, **values: str) -> None:
    entries = [
        EntryPoint(name=name.rstrip("_"), value=value, group="transcripts.formats")
        for name, value in values.items()
    ]
    monkeypatch.setattr(registry, "entry_points", lambda **_: entries)


def test_the_installed_names_are_these() -> None:
    assert registry.format_names() == (
        "html", "json", "labelled", "markdown", "srt", "tei", "text", "vtt",
    )  # fmt: skip
    assert registry.extractor_names() == ("llm", "model", "rules", "spacy")


def test_every_entry_loads_and_is_named_as_it_says() -> None:
    assert [found.name for found in registry.all_formats()] == list(registry.format_names())
    assert registry.get_extractor("rules").name == "rules"


def test_an_unknown_format_lists_the_installed_ones() -> None:
    with pytest.raises(UnknownFormatError, match=r"unknown format 'docx'; installed: .*json"):
        registry.get_format("docx")


def test_an_unknown_extractor_lists_the_installed_ones() -> None:
    with pytest.raises(
        UnknownExtractorError, match="unknown extractor 'gpt'; installed: llm, model, rules, spacy"
    ):
        registry.get_extractor("gpt")


def test_what_follows_a_colon_is_for_the_extractor(installed: pytest.MonkeyPatch) -> None:
    _pretend(installed, choosy=f"{__name__}:CHOOSY")
    assert registry.get_extractor("choosy:small:v2") is CHOOSY
    assert registry.extractor_argument("choosy:small:v2") == ("choosy", "small:v2")
    assert registry.extractor_argument("choosy") == ("choosy", None)


@pytest.mark.parametrize("name", ["choosy", "choosy:"])
def test_an_extractor_that_needs_an_argument_says_so(
    name: str, installed: pytest.MonkeyPatch
) -> None:
    _pretend(installed, choosy=f"{__name__}:CHOOSY")
    with pytest.raises(ExtractorArgumentError, match=r"needs more than .*; write choosy:MODEL"):
        registry.get_extractor(name)


def test_an_extractor_that_takes_no_argument_refuses_one() -> None:
    with pytest.raises(ExtractorArgumentError, match=r"'rules' takes nothing .* without :small"):
        registry.get_extractor("rules:small")


def test_an_unknown_extractor_is_named_without_its_argument() -> None:
    with pytest.raises(UnknownExtractorError, match="unknown extractor 'gpt'"):
        registry.get_extractor("gpt:small")


def test_the_surest_format_wins(installed: pytest.MonkeyPatch) -> None:
    _pretend(installed, a=f"{__name__}:LIKELY_A", c=f"{__name__}:FALLBACK")
    assert registry.detect(b"anything").name == "a"


def test_a_tie_is_refused_with_the_candidates(installed: pytest.MonkeyPatch) -> None:
    _pretend(installed, a=f"{__name__}:LIKELY_A", b=f"{__name__}:LIKELY_B")
    with pytest.raises(UnrecognizedError, match=r"x\.txt: may be any of a, b; say which"):
        registry.detect(b"anything", "x.txt")


def test_a_file_name_breaks_a_tie(installed: pytest.MonkeyPatch) -> None:
    _pretend(installed, a=f"{__name__}:LIKELY_A", b=f"{__name__}:LIKELY_B")
    assert registry.detect(b"anything", "x.B").name == "b"


def test_a_certain_format_that_the_ending_names_needs_no_other(
    installed: pytest.MonkeyPatch,
) -> None:
    _pretend(installed, json="transcripts.formats.json:FORMAT", z="no_such_module:FORMAT")
    document = b'{"schema_version": "1.0"}'
    assert registry.detect(document, "x.JSON").name == "json"
    assert registry.format_for_output("x.transcript.json").name == "json"
    with pytest.raises(PluginError):
        registry.detect(b"anything", "x.json")
    with pytest.raises(PluginError):
        registry.format_for_output("x.minutes.json")


def test_content_that_no_format_knows_is_refused(installed: pytest.MonkeyPatch) -> None:
    _pretend(installed)
    with pytest.raises(UnrecognizedError, match="no installed format recognises this content"):
        registry.detect(b"anything")


def test_two_packages_with_one_name_are_an_error(installed: pytest.MonkeyPatch) -> None:
    _pretend(installed, a="one:FORMAT", a_="two:FORMAT")
    with pytest.raises(PluginError, match=r"plugin 'a' from .*: both claim this name"):
        registry.format_names()


def test_a_plugin_that_cannot_be_imported_is_named(installed: pytest.MonkeyPatch) -> None:
    _pretend(installed, a="no_such_module:FORMAT")
    with pytest.raises(PluginError, match=r"cannot be loaded .*no_such_module"):
        registry.get_format("a")


def test_a_plugin_of_the_wrong_kind_is_named(installed: pytest.MonkeyPatch) -> None:
    _pretend(installed, a=f"{__name__}:NOT_A_FORMAT", b=f"{__name__}:LIKELY_A")
    with pytest.raises(PluginError, match="is no Format named 'a'"):
        registry.get_format("a")
    with pytest.raises(PluginError, match="is no Format named 'b'"):
        registry.get_format("b")


def test_a_format_that_cannot_be_written_says_which_can(installed: pytest.MonkeyPatch) -> None:
    _pretend(installed, a=f"{__name__}:LIKELY_A", json="transcripts.formats.json:FORMAT")
    with pytest.raises(OneWayError, match="format 'a' cannot be written; these can: json"):
        registry.format_for_output("report.a")


def test_a_format_that_cannot_be_read_says_which_can() -> None:
    written_only = Format(
        name="x", title="x", suffixes=(), media_type="text/x", sniff=lambda _: Sniff.NO
    )
    with pytest.raises(OneWayError, match=r"format 'x' cannot be read; these can: .*json"):
        registry.reader_of(written_only)


@pytest.mark.parametrize(
    ("filename", "name"),
    [
        ("report.json", "json"),
        ("report.transcript.json", "json"),
        ("report.tei.xml", "tei"),
        ("REPORT.TEI.XML", "tei"),
        ("report.xml", "tei"),
        ("talk.vtt", "vtt"),
    ],
)
def test_the_suffix_chooses_the_output_format(filename: str, name: str) -> None:
    assert registry.format_for_output(filename).name == name


def test_an_unknown_suffix_is_refused() -> None:
    with pytest.raises(UnknownFormatError, match=r"unknown format 'report\.xyz'"):
        registry.format_for_output("report.xyz")
