"""A language is a folder: a made-up one is read by the same rules, without a line of code."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from transcripts.errors import UnknownLanguageError
from transcripts.extraction import ExtractOptions, rules
from transcripts.extraction.language import lexicon
from transcripts.extraction.reports.pipeline import extract_report
from transcripts.extraction.transcripts import speech
from transcripts.extraction.transcripts.pipeline import extract_transcript
from transcripts.model import Block, Document

FILES = {
    "language.toml": """
        code = "zz"
        name = "Zedish"
        [[inflection]]
        ending = "a$"
        forms = ["as", "ada", "ada", "anta"]
    """,
    "words.toml": """
        determiners = ["lo"]
        pronouns = ["il", "el"]
        personal = ["il", "el"]
        male_words = ["il"]
        female_words = ["el"]
        person_nouns = ["baker"]
        auxiliaries = ["es"]
    """,
    "grammar.toml": 'complementizers = ["ke"]\nhe_she = ["il", "el"]\n',
    "given_names.toml": 'female_names = ["mira"]\nmale_names = ["tomo"]\nshared_names = []\n',
    "verbs.txt": "dika | cq | states\nneka | c | states | -\npreguna | w | states | ?\n",
    "speech.toml": r"""
        [shared]
        name = ['[A-Z][a-z]+(?: [A-Z][a-z]+)?']
        [labels]
        numbered = ['^S\d$']
        [introductions]
        self = ['Mi es (?P<name><<name>>)(?P<after>[.,])']
        [turn_questions]
        starts = ['(?i)^kel ']
    """,
    "own_claims.toml": r"""
        [own_claims]
        finite = ['\bes\b']
        broken_off = ['-$']
        [own_not]
        thanks = ['(?i)^grasi']
    """,
}


@pytest.fixture
def zedish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A folder of a made-up language, known for the time of a test."""
    folder = tmp_path / "zedish"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text.replace("\n        ", "\n"), encoding="utf-8")
    monkeypatch.setattr(lexicon, "FOLDERS", [*lexicon.FOLDERS, tmp_path])
    _forget()
    yield
    _forget()


def _forget() -> None:
    for cached in (lexicon.load, lexicon._folders, speech._resource, speech._compiled):
        cached.cache_clear()


def _document(*blocks: Block) -> Document:
    return Document(schema_version="1.0", id="doc", language="zz", blocks=blocks)


def _paragraph(text: str) -> Document:
    return _document(Block(id="b1", kind="paragraph", text=text))


@pytest.mark.usefixtures("zedish")
def test_a_language_is_known_once_its_folder_is_there() -> None:
    assert lexicon.languages() == ("en", "zz")
    assert speech.spoken_languages() == ("en", "zz")
    known = lexicon.load("zz")
    assert known.has("pronouns", "el")
    assert not known.has("titles", "mr")
    assert sorted(known.entries) == [
        "dika", "dikada", "dikanta", "dikas", "neka", "nekada", "nekanta", "nekas",
        "preguna", "pregunada", "pregunanta", "pregunas",
    ]  # fmt: skip


@pytest.mark.usefixtures("zedish")
def test_its_reports_are_read_by_the_same_rules() -> None:
    document = extract_report(
        _paragraph("Mira Velo dikada ke lo ponte es alta. El nekada ke lo mure es nova."),
        ExtractOptions(),
    )
    names = {agent.id: agent.name for agent in document.agents}
    assert [
        (names[claim.attribution[-1].agent or ""], claim.content[0].quote, claim.polarity)
        for claim in document.claims
    ] == [
        ("Mira Velo", "lo ponte es alta", "asserted"),
        ("Mira Velo", "lo mure es nova", "negated"),
    ]


@pytest.mark.usefixtures("zedish")
def test_no_english_is_understood_in_it() -> None:
    document = extract_report(
        _paragraph("Mira Velo said that the bridge was safe."), ExtractOptions()
    )
    assert (document.claims, document.questions) == ((), ())


@pytest.mark.usefixtures("zedish")
def test_its_transcripts_are_read_by_its_patterns() -> None:
    document = extract_transcript(
        _document(
            Block(id="t1", kind="turn", label="S1", text="Mi es Mira Velo. Lo ponte es alta."),
            Block(id="t2", kind="turn", label="S2", text="Grasi es. Kel es alta?"),
        ),
        ExtractOptions(own_claims=True),
    )
    assert [agent.name for agent in document.agents] == ["Mira Velo", None]
    assert [question.content[0].quote for question in document.questions] == ["Kel es alta?"]
    assert "Lo ponte es alta." in [claim.content[0].quote for claim in document.claims]
    assert "Grasi es." not in [claim.content[0].quote for claim in document.claims]


def test_a_language_without_a_folder_is_refused_by_name() -> None:
    turn = Block(id="t1", kind="turn", text="Guten Tag.")
    with pytest.raises(UnknownLanguageError, match="'rules for transcripts' knows en"):
        extract_transcript(_document(turn), ExtractOptions())
    with pytest.raises(FileNotFoundError, match="no resources for the language 'zz'"):
        lexicon.load("zz")


def test_the_rules_know_the_languages_that_have_folders() -> None:
    assert rules.EXTRACTOR.languages == lexicon.languages() == ("en",)
