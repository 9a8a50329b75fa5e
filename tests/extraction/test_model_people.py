"""From probabilities to people and the event: texts tagged by hand."""

from collections.abc import Sequence

from report_documents import report
from tagged_texts import tagged_text
from transcripts.extraction import ExtractOptions
from transcripts.extraction.model.finder import finder
from transcripts.extraction.model.tagging import Tagged
from transcripts.extraction.reports.pipeline import extract_report
from transcripts.model import Document


def modelled(*paragraphs: str, **marks: Sequence[tuple[str, str]]) -> Document:
    """A report with what the engine makes of such marks."""

    def tagger(text: str) -> Tagged:
        return tagged_text(text, marks)

    found = finder(tagger, "by hand", "0" * 64)
    return extract_report(report(*paragraphs), ExtractOptions(), finder=found)


def people(document: Document) -> list[str | None]:
    return [agent.name for agent in document.agents if agent.kind == "person"]


def test_a_name_that_the_rules_doubt_is_a_person_if_the_model_is_sure() -> None:
    text = "It rained on Brindle Quorn for an hour."
    assert people(modelled(text)) == []
    assert people(modelled(text, person=[("Brindle Quorn", "")])) == ["Brindle Quorn"]


def test_roles_come_from_the_places_that_name_somebody() -> None:
    document = modelled(
        "Lena Voss of the Delta Lab argued that the delta is starving.",
        role=[("Lena Voss", "moderator")],
    )
    assert document.agents[0].roles == ("moderator",)


def test_where_somebody_belongs_comes_from_the_model() -> None:
    document = modelled(
        "Lena Voss argued that the delta is starving, in a voice that the Delta Lab knows well.",
        affiliation=[("Delta Lab", "")],
        person=[("Lena Voss", "")],
    )
    names = {agent.id: agent.name for agent in document.agents}
    (home,) = document.agents[0].affiliations
    assert names[home.organization or ""] == "Delta Lab"


def test_the_event_is_what_the_model_takes_for_it() -> None:
    document = modelled(
        "Many came to hear Sand and Silence, which the Delta Lab put on in the Old Mill in Ghent.",
        event=[
            ("Sand and Silence", "title"),
            ("Delta Lab", "organizer"),
            ("Old Mill", "venue"),
            ("Ghent", "place"),
        ],
    )
    names = {agent.id: agent.name for agent in document.agents}
    event = document.event
    assert (event.title, event.venue, event.place) == ("Sand and Silence", "Old Mill", "Ghent")
    assert [names[organizer] for organizer in event.organizers] == ["Delta Lab"]
