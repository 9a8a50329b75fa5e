"""The resources of a language: loaded once, every form of every expression."""

import pytest

from transcripts.extraction.language.lexicon import load


@pytest.mark.parametrize(
    ("form", "rest", "name", "kind"),
    [
        ("argued", (), "argue", "past"),
        ("denies", (), "deny", "s"),
        ("denying", (), "deny", "ing"),
        ("said", (), "say", "past"),
        ("pushes", (), None, None),
        ("called", ("for",), "call for", "past"),
        ("drew", ("attention", "to"), "draw attention to", "past"),
        ("is", ("adamant",), "be adamant", "s"),
    ],
)
def test_an_inflected_form_leads_to_its_expression(
    form: str, rest: tuple[str, ...], name: str | None, kind: str | None
) -> None:
    found = [e for e in load().entries.get(form, ()) if e.rest == rest]
    assert [(e.expression.name, e.form) for e in found][:1] == ([(name, kind)] if name else [])


def test_longer_expressions_come_first() -> None:
    lengths = [len(entry.rest) for entry in load().entries["called"]]
    assert lengths == sorted(lengths, reverse=True)


def test_what_an_expression_does_is_marked() -> None:
    expressions = {e.expression.name: e.expression for es in load().entries.values() for e in es}
    assert expressions["deny"].negated
    assert expressions["suspect"].hedged
    assert expressions["ask"].asks
    assert expressions["recommend"].act == "recommends"
    assert not expressions["say"].negated


def test_roles_are_listed_or_known_by_their_ending() -> None:
    lexicon = load()
    assert lexicon.is_role("director")
    assert lexicon.is_role("mayor")
    assert lexicon.is_role("hydrologist")
    assert not lexicon.is_role("river")


def test_a_language_without_resources_is_refused() -> None:
    with pytest.raises(FileNotFoundError):
        load("xx")
