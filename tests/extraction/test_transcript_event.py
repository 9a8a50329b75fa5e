"""What front matter says of the event, and where speakers say they belong."""

import pytest

from transcript_documents import Line, extracted
from transcripts.extraction import ExtractOptions
from transcripts.extraction.transcripts.pipeline import extract_transcript
from transcripts.model import Block, Event, Review

HELLO: Line = ("Ann Lee", "Hello.")


def test_title_kind_date_and_venue_stand_before_the_first_turn() -> None:
    document = extracted(
        HELLO,
        front=("SEVERN VALE WATER PLC", "Annual General Meeting, Corn Exchange, 12 May 2024"),
    )
    event = document.event
    assert event.title == "Annual General Meeting"
    assert (event.kind, event.start, event.venue) == (
        "annual general meeting",
        "2024-05-12",
        "Corn Exchange",
    )
    assert (event.by, event.rule, event.confidence) == ("extract1", "event.front-matter", 0.7)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Fri, Mar 7, 2025 2:00PM", "2025-03-07"),
        ("2025-03-07", "2025-03-07"),
        ("Smarch 3, 2025", None),
        ("3 June", None),
    ],
)
def test_a_date_is_one_on_the_calendar(text: str, date: str | None) -> None:
    assert extracted(HELLO, front=(text,)).event.start == date


def test_the_body_above_the_title_is_the_organizer() -> None:
    document = extracted(HELLO, front=("CITY OF ALDER FORD", "Regular Council Meeting, Monday"))
    holders = [agent for agent in document.agents if agent.id in document.event.organizers]
    assert [(a.name, a.kind, a.roles) for a in holders] == [
        ("City of Alder Ford", "organization", ("organizer",))
    ]
    assert extract_transcript(document, ExtractOptions()) == document


def test_venue_place_and_date_are_no_part_of_the_title() -> None:
    line = "Who Keeps the Lights On? Turbine Hall, Kestrelborough, 7 November 2024"
    event = extracted(HELLO, front=(line,)).event
    assert (event.title, event.venue, event.place) == (
        "Who Keeps the Lights On?",
        "Turbine Hall",
        "Kestrelborough",
    )


def test_a_heading_is_the_title() -> None:
    document = extracted(HELLO, front=("Transcribed by volunteers.", "[noise]"))
    assert document.event.title is None
    heading = Block(id="h", kind="heading", text="- Thursday Lates", level=1)
    again = extract_transcript(
        document.replace(blocks=(heading, *document.blocks)), ExtractOptions()
    )
    assert again.event.title == "Thursday Lates"


def test_the_source_has_a_title_where_the_text_has_none() -> None:
    document = extracted(HELLO)
    titled = document.replace(sources=(document.sources[0].replace(title="Panel"),))
    assert extract_transcript(titled, ExtractOptions()).event.title == "Panel"


def test_what_others_say_of_the_event_stays() -> None:
    document = extracted(HELLO, front=("A lecture",))
    theirs = Event(title="Mine", by="read1")
    assert extract_transcript(document.replace(event=theirs), ExtractOptions()).event == theirs
    reviewed = Event(title="Mine", review=Review(status="corrected", by="Eva"))
    assert extract_transcript(document.replace(event=reviewed), ExtractOptions()).event == reviewed


@pytest.mark.parametrize(
    ("label", "text", "belonging"),
    [
        ("Q", "Petra Simm, Harbour Evening Post. Why?", ("Harbour Evening Post", None)),
        ("Q", "Hi. I'm Ann Lee, I'm a nurse.", (None, "nurse")),
        ("Q", "I'm Ann Lee, I run the desk at the Courier.", ("Courier", "run the desk")),
        ("Q", "Sanna, I'm from Tampere. Is it?", ("Tampere", None)),
        ("FINANCE DIRECTOR", "Fines.", (None, "Finance Director")),
        ("Nisha Bhatt - Governor", "Yes.", (None, "Governor")),
        ("Q", "Hi, Ann Lee, Mill Street. Why?", None),
        ("Joy A. (she/her)", "I'm a bit late.", None),
    ],
)  # fmt: skip
def test_labels_and_first_words_tell_where_people_belong(
    label: str, text: str, belonging: tuple[str | None, str | None] | None
) -> None:
    document = extracted((label, text))
    names = {agent.id: agent.name for agent in document.agents}
    found = [(names.get(a.organization or ""), a.position) for a in document.agents[0].affiliations]
    if document.agents[0].kind == "organization":
        found = [
            (names.get(a.organization or ""), a.position) for a in document.agents[1].affiliations
        ]
    assert found == ([belonging] if belonging else [])
