"""The rules engine as a plug-in: found by name, each half for its kind of document."""

import json
from pathlib import Path

import pytest

from transcripts import api, registry
from transcripts.extraction import ExtractOptions
from transcripts.extraction.rules import EXTRACTOR, extract
from transcripts.model import Block, Document

SHARED = Path(__file__).parents[2].parent / "shared"


def test_the_engine_is_installed_under_its_name() -> None:
    assert registry.get_extractor("rules") is EXTRACTOR
    assert EXTRACTOR.languages == ("en",)


def _tool(kind: str) -> str | None:
    block = Block(id="b1", kind="turn" if kind == "turn" else "paragraph", text="Kim said hello.")
    document = Document(schema_version="1.0", id="d", blocks=(block,))
    return extract(document, ExtractOptions()).provenance[0].tool


def test_turns_go_to_one_half_and_prose_to_the_other() -> None:
    assert _tool("turn") == "transcripts.extraction.transcripts.pipeline"
    assert _tool("paragraph") == "transcripts.extraction.reports.pipeline"


def test_a_document_without_text_is_left_without_records() -> None:
    document = Document(schema_version="1.0", id="d")
    found = extract(document, ExtractOptions())
    assert (found.claims, found.questions, found.agents) == ((), (), ())


@pytest.mark.needs_corpus
def test_the_archetype_of_the_genre() -> None:
    seeds = sorted((SHARED / "seed").glob("*.txt"))
    if not seeds:
        pytest.skip("../shared/seed is not there")
    document = api.extract(api.read(seeds[0]).document, engine="rules")
    names = {agent.id: agent.name for agent in document.agents}
    event = document.event
    assert event.title == "China’s Social Credit System"
    assert (event.start, event.venue, event.place) == ("2020-02-19", "De Balie", "Amsterdam")
    assert [names[id] for id in event.organizers] == ["LeidenAsiaCentre"]
    people = [a for a in document.agents if a.kind == "person" and not a.described]
    assert [(a.name, a.roles) for a in people] == [
        ("Florian Schneider", ("organizer",)),
        ("Liu Jun", ("speaker", "panelist")),
        ("Rogier Creemers", ("speaker", "panelist")),
        ("Adam Knight", ("speaker", "panelist")),
    ]
    assert [[names[x.organization or ""] for x in a.affiliations] for a in people] == [
        ["LeidenAsiaCentre"],
        ["Copenhagen University"],
        ["Leiden University", "LeidenAsiaCentre"],
        ["Leiden University"],
    ]
    assert [q.form for q in document.questions] == ["topic"] * 3
    assert [q.content[0].quote for q in document.questions] == [
        "data regulation and privacy",
        "fear of the institutionalisation of social control",
        "the definition of ‘good’ and ‘bad’ behaviour",
    ]


@pytest.mark.needs_corpus
def test_the_archetypes_claims_have_the_right_persons() -> None:
    gold_path = SHARED / "seed" / "gold.json"
    if not gold_path.exists():
        pytest.skip("../shared/seed is not there")
    gold = json.loads(gold_path.read_text(encoding="utf-8"))
    source = next((SHARED / "seed").glob("*.txt"))
    text = source.read_text(encoding="utf-8")
    names = {person["id"]: person["name"] for person in gold["persons"]}
    wanted = {
        (names.get(claim["source"]), text[start:end])
        for claim in gold["claims"]
        for start, end in claim["content"]
    }
    document = api.extract(api.read(source).document, engine="rules")
    agents = {agent.id: agent.name for agent in document.agents}
    found = {
        (agents.get(claim.attribution[-1].agent or ""), span.quote)
        for claim in document.claims
        for span in claim.content
    }
    assert len(wanted & found) >= 20
