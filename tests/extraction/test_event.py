"""What the beginning of a report tells of its event."""

import pytest

from report_documents import extracted_report, report
from transcripts.extraction.language.dates import Dated, dates, weekday_before, with_year
from transcripts.extraction.language.lexicon import load
from transcripts.extraction.reports.event import EventFacts, event_facts


def _facts(*paragraphs: str, published: str | None = None) -> EventFacts:
    return event_facts(report(*paragraphs).blocks, published, load())


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("on October 9th, 2018", "2018-10-09"),
        ("on 9 October 2018 in Paris", "2018-10-09"),
        ("the 3rd of December 2015", "2015-12-03"),
        ("Leipzig, 25.04.2017, 17:15", "2017-04-25"),
        ("Date: 2018-11-06", "2018-11-06"),
        ("Sept. 28, 2019", "2019-09-28"),
        ("30–31 January 2020", "2020-01"),
        ("in February 2020", "2020-02"),
        ("From 4 to 6 April 2023", "2023-04-04"),
        ("On 21 and 22 September 2023", "2023-09-21"),
        ("Leith / 3.iv.2025", "2025-04-03"),
        ("on 31 February 2020", None),
        ("on October 9th", None),
    ],
)
def test_dates_are_read_as_exactly_as_they_stand(text: str, iso: str | None) -> None:
    assert dates(text, load())[0].iso == iso


def test_a_date_without_a_year_takes_that_of_publication() -> None:
    february = Dated(0, 0, 2, 19)
    assert with_year(february, "2020-02") == "2020-02-19"
    assert with_year(february, "2020-03-01") == "2020-02-19"
    assert with_year(Dated(0, 0, 12, 30), "2020-01-05") == "2019-12-30"
    assert with_year(february, None) is None


def test_a_weekday_is_the_last_before_publication() -> None:
    assert weekday_before("monday", "2024-03-12", load()) == "2024-03-11"
    assert weekday_before("tuesday", "2024-03-12", load()) == "2024-03-12"
    assert weekday_before("monday", "2024-03", load()) is None
    assert weekday_before("someday", "2024-03-12", load()) is None


@pytest.mark.parametrize(
    ("paragraphs", "published", "date"),
    [
        (("# Talk", "On February 19th, the group met."), "2020-02", "2020-02-19"),
        (
            ("# Talk", "By Ann Lee\n12 March 2024", "They voted on Monday night."),
            None,
            "2024-03-11",
        ),
        (("# Talk", "The breakfast was held yesterday."), "2018-10-11", "2018-10-10"),
        (
            ("# Talk", "It was held yesterday. Our next breakfast is on 16 January."),
            "2018-10-11",
            "2018-10-10",
        ),
        (("# Talk", "TORONTO, May 3, 2017. The forum met on Tuesday."), None, "2017-05-02"),
        (("# Talk", "It was held on 7 May, a Monday."), "2018-10-11", "2018-05-07"),
        (("# Talk", "It was held this morning."), "2018-10-11", "2018-10-11"),
        (("# Talk", "It was long. It was held on Monday."), None, None),
        (("# Talk", "Oslo, January 2020"), None, "2020-01"),
        (("# Talk", "Minutes 2014", "We met on Saturday 14 June."), None, "2014-06-14"),
    ],
)
def test_the_day_of_the_event(
    paragraphs: tuple[str, ...], published: str | None, date: str | None
) -> None:
    assert _facts(*paragraphs, published=published).date == date


@pytest.mark.parametrize(
    ("paragraphs", "title"),
    [
        (("# Report: China's Social Credit System",), "China's Social Credit System"),
        (('# Webinar recap – "Trust and Shots"',), "Trust and Shots"),
        (("# Evening", 'a workshop on "The Border that Came" was held'), "The Border that Came"),
        (("# Bus gate to stay", "By Ann Lee, Staff Reporter"), None),
        (("# Meeting notes", "Buying Intelligence"), "Buying Intelligence"),
        (("# Rose Primary School", "Parents' forum", "It rained."), "Parents' forum"),
        (("Only a paragraph of text here",), "Only a paragraph of text here"),
    ],
)
def test_the_title_is_the_events_own(paragraphs: tuple[str, ...], title: str | None) -> None:
    assert _facts(*paragraphs).title == title


@pytest.mark.parametrize(
    ("text", "venue", "place"),
    [
        ("A panel met at De Balie in Amsterdam.", "De Balie", "Amsterdam"),
        ("Venue: Haeundae Hall, Busan", "Haeundae Hall", "Busan"),
        ("TALLINN – The Arctic is empty.", None, "TALLINN"),
        ("The Corn Exchange, Droitwich, 14 June 2014", "Corn Exchange", "Droitwich"),
        ("They met in Whitcomb Hall.", "Whitcomb Hall", None),
        ("They met in a bowling alley in Walsall.", "bowling alley", "Walsall"),
        ("It was in the Sala dos Capelos.", "Sala dos Capelos", None),
        ("They met in the centre of Thornbeck.", None, "Thornbeck"),
        (
            "**RivetConf 2024 · Ghent · Room Vooruit 3 · Thursday 16 May, 17:30**",
            "Room Vooruit 3",
            "Ghent",
        ),
        ("Leipzig Centre for Studies, 25.04.2017, 17:15, Room 2.116", "Room 2.116", None),
        ("Town Hall, Lower Meeting Room, 12 September 2023", "Town Hall, Lower Meeting Room", None),
        ("Wednesday 15 June, The Old Corn Exchange, Brayford.", "Old Corn Exchange", "Brayford"),
        ("NAKURU, Kenya — A widow wept on Tuesday.", None, "NAKURU"),
        ("From Funmi Adeyinka, Ibadan", None, "Ibadan"),
        ("Ninety of us packed into the surf club on Thursday.", "surf club", None),
        ("Participants stayed at the Peacock Bay guest house.", "Peacock Bay guest house", None),
        ("She is professor of history at Hanseong University.", None, None),
        (
            "The breakfast was held on the ninth floor of Meridian House, Dublin.",
            "Meridian House",
            "Dublin",
        ),
        ("An employment tribunal in Manchester has been told.", None, "Manchester"),
        ("They met in May.", None, None),
        ("Nobody met.", None, None),
    ],
)
def test_venue_and_place(text: str, venue: str | None, place: str | None) -> None:
    facts = _facts("# Talk", text)
    assert (facts.venue, facts.place) == (venue, place)


@pytest.mark.parametrize(
    ("text", "organizers"),
    [
        (
            "It was organised by the Rift Climate Initiative together with the Delta Lab.",
            ("Rift Climate Initiative", "Delta Lab"),
        ),
        ("The LeidenAsiaCentre organised a panel.", ("LeidenAsiaCentre",)),
        (
            "Summary, Centre for Penal Studies. The Centre organised it.",
            ("Centre for Penal Studies",),
        ),
        ("Kestrel House Association", ("Kestrel House Association",)),
        ("They appeared before the Budget Committee.", ("Budget Committee",)),
        ("Organizers: Delta Lab, Embassy of Finland", ("Delta Lab", "Embassy of Finland")),
        ("A talk was given to the Wyche Society.", ("Wyche Society",)),
        ("The Ashgrove Institute's quarterly breakfast was full.", ("Ashgrove Institute",)),
        ("A meeting of the Pell County Board of Education.", ("Pell County Board of Education",)),
        ("Nobody organised anything.", ()),
    ],
)
def test_organizers(text: str, organizers: tuple[str, ...]) -> None:
    assert _facts("# Talk", text).organizers == organizers


def test_the_kind_of_event_is_named_somewhere() -> None:
    assert _facts("# Evening", "They held a panel discussion.").kind == "panel discussion"
    assert _facts("# Nothing").kind is None


def test_a_publication_line_may_stand_at_the_end() -> None:
    event = extracted_report("# Day", "On March 2nd they met.", "Published on: 4 March 2021").event
    assert event.start == "2021-03-02"
