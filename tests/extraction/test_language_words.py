"""No words of a language stand in the code; its folder holds all lists that the code asks for."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

import transcripts.extraction
from transcripts.extraction.language.lexicon import load
from transcripts.extraction.transcripts import speech
from transcripts.extraction.transcripts.conduct import Setting
from transcripts.model import records

ROOT = Path(transcripts.extraction.__file__).parent
CODE = sorted(
    path for half in ("language", "reports", "transcripts") for path in (ROOT / half).glob("*.py")
)
NAMING = frozenset(
    ("has", "fits", "without", "pattern", "words", "table", "names_of", "group", "get", "span")
)
"""Functions whose arguments are names of lists and patterns."""

NOT_WORDS = frozenset(
    # What the model calls roles, kinds, forms and acts.
    word
    for literal in (
        records.Role,
        records.AgentKind,
        records.Mode,
        records.Form,
        records.Act,
        records.Polarity,
        records.Certainty,
        records.Completeness,
        Setting,
    )
    for word in get_args(literal)
) | frozenset(
    # What the rules call what they find: kinds of label, subject, opening, piece; groups, fields.
    (
        "name",
        "office",
        "crowd",
        "number",
        "letter",
        "none",
        "pronoun",
        "phrase",
        "shared",
        "that",
        "wh",
        "quote",
        "colon",
        "to",
        "as",
        "bare",
        "before",
        "aside",
        "finite",
        "participle",
        "gerund",
        "infinitive",
        "date",
        "venue",
        "place",
        "other",
        "own",
        "position",
        "title",
        "continues",
        "narrates",
        "reporter",
        "direct",
        "indirect",
        "request",
        "declarative",
        "relayed",
        "base",
        "s",
        "past",
        "ing",
        "short",
        "fragment",
        "fixed",
        "who",
        "cue",
        "content",
        "q",
        "after",
        "reported",
        "clause",
        "organizers",
        "broken-off",
        "<quote>",
    )
)
VALUES = frozenset(
    # What stands in documents as a value, in English for all languages.
    ("the audience", "council meeting", "press conference", "panel discussion", "hearing")
)
ELSEWHERE = frozenset(("evidence.py",))
"""Modules whose words are still to be moved."""


def _vocabulary() -> frozenset[str]:
    """The words of the lists in which a word is one of English and of nothing else."""
    lexicon = load()
    listed = {word for words in lexicon.words.values() for word in words if word.isascii()}
    spoken = {word for section in ("cited", "labels") for word in _spoken(section)}
    return frozenset(word for word in listed | spoken | set(lexicon.entries) if len(word) > 1)


def _spoken(section: str) -> Iterator[str]:
    for words in speech.table(section).values():
        if isinstance(words, str):
            yield from words.split()


def _literals(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The strings of a module that are no documentation, annotation, or name of a list."""
    names = {id(part) for node in ast.walk(tree) for part in _named(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in names:
            yield node.lineno, node.value


def _named(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        yield node.value
    elif isinstance(node, ast.Raise | ast.AnnAssign):
        yield from ast.walk(node.exc or node if isinstance(node, ast.Raise) else node.annotation)
    elif isinstance(node, ast.Subscript):
        yield from ast.walk(node.slice)
    elif isinstance(node, ast.Call):
        called = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        called = node.func.id if isinstance(node.func, ast.Name) else called
        for argument in node.args if called in NAMING else ():
            yield from ast.walk(argument)


def _words_in(text: str, vocabulary: frozenset[str]) -> list[str]:
    if text in NOT_WORDS | VALUES or re.fullmatch(r"[a-z_]*[._][a-z_.-]*", text):
        return []
    return [word for word in re.findall(r"[a-z']+", text) if word in vocabulary]


@pytest.mark.parametrize("path", CODE, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_code_holds_no_words_of_english(path: Path) -> None:
    vocabulary = _vocabulary()
    found = [
        f"line {line}: {text!r}"
        for line, text in _literals(ast.parse(path.read_text(encoding="utf-8")))
        if _words_in(text, vocabulary)
    ]
    if path.name in ELSEWHERE:
        pytest.skip(f"its words are still to be moved: {len(found)} places")
    assert found == []


def test_the_check_sees_words() -> None:
    tree = ast.parse('if word in ("he", "she"):\n    lexicon.has("pronouns", word)\n')
    assert [text for _, text in _literals(tree) if _words_in(text, _vocabulary())] == ["he", "she"]


def _asked_for(attribute: str) -> set[str]:
    """The names with which the code asks a lexicon for a list or pattern."""
    found = set()
    for path in CODE:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                first = node.args[0] if node.args else None
                if node.func.attr == attribute and isinstance(first, ast.Constant):
                    found.add(str(first.value))
    return found


def test_every_list_and_pattern_that_is_asked_for_stands_in_the_english_folder() -> None:
    lexicon = load()
    assert {name for name in _asked_for("has") if name not in lexicon.words} == set()
    forms = _asked_for("fits") | _asked_for("without")
    assert {name for name in forms if name not in lexicon.patterns} == set()


def test_every_pattern_of_speech_that_is_asked_for_stands_in_the_english_folder() -> None:
    missing = []
    for path in (ROOT / "transcripts").glob("*.py"):
        text = path.read_text(encoding="utf-8")
        for section, key in re.findall(r'(?:pattern|words)\("(\w+)\.(\w+)"\)', text):
            if key not in speech.table(section):
                missing.append(f"{path.name}: {section}.{key}")
    assert missing == []
