"""Whom a name of a model means among the people of a report, and what it says of them."""

import pytest

from transcripts.extraction.language.lexicon import load
from transcripts.extraction.language.names import Name, names
from transcripts.extraction.language.tokens import tokens
from transcripts.extraction.llm.answers import AgentSaid
from transcripts.extraction.llm.gathering import nothing_yet
from transcripts.extraction.llm.people import People, source_of
from transcripts.extraction.reports.people import Person
from transcripts.model import Document


def person(name: str) -> Person:
    return Person(name, tuple(name.lower().split()), frozenset(), (), 0.9)


CAST = [person(name) for name in ("John Smith", "Mary Smith", "Lena Voss", "Hala", "Al-Rashid")]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Lena Voss", "Lena Voss"),
        ("L. Voss", "Lena Voss"),
        ("Lena Maria Voss", "Lena Voss"),
        ("Hala al-Rashid", "Al-Rashid"),
        ("Smith", None),
        ("Otto Brand", "Otto Brand"),
    ],
)
def test_a_name_means_one_of_the_cast_or_somebody_else_or_cannot_tell(
    name: str, meant: str | None
) -> None:
    source = source_of(AgentSaid(id="x", name=name), CAST)
    assert (source.label if source else None) == meant
    assert source is None or (source.person is None) == (name == "Otto Brand")


def test_a_group_is_never_a_person() -> None:
    source = source_of(AgentSaid(id="x", name="Voss", kind="group", role="cited"), CAST)
    assert source is not None
    assert (source.person, source.group, source.organization, source.participant) == (
        None, True, False, False,
    )  # fmt: skip


def name_of(text: str) -> Name:
    return names(tokens(text, 0, len(text), ()), load())[0]


def test_names_speak_for_persons_as_the_model_knows_them() -> None:
    found = nothing_yet(Document(schema_version="1.0", id="d"))
    found.table.agents = {
        "a1": AgentSaid(id="a1", name="Lena Voss"),
        "a2": AgentSaid(id="a2", name="Delta Works", kind="organization"),
        "a3": AgentSaid(id="a3", name="Delta Green"),
    }
    known = ("Lena Voss", "Delta Works", "Delta", "Bremen")
    points = [People(found).points(0, name_of(text)) for text in known]
    assert points == [5, -5, 0, -3]
