"""The header of TEI that others wrote, as far as the model goes."""

import pytest

from tei_files import THEIR_HEADER, kept_in, reading, theirs


def test_the_header_as_far_as_the_model_goes() -> None:
    found = reading(theirs("<p/>", header=THEIR_HEADER))
    document = found.document
    assert (document.language, document.event.title) == ("nl", "The flood wall")
    assert (document.event.start, document.event.end) == ("2026-03-12", "2026-03-13")
    assert [agent.model_dump(exclude_defaults=True) for agent in document.agents] == [
        {
            "id": "osei",
            "kind": "person",
            "name": "Kofi Osei",
            "other_names": ("K. Osei",),
            "roles": ("panelist",),
            "affiliations": ({"organization": "agency", "position": "head"},),
        },
        {"id": "agent1", "kind": "person", "name": "a man", "described": True},
        {"id": "agent2", "kind": "person", "affiliations": ({"position": "mayor"},)},
        {"id": "crowd", "kind": "group", "roles": ("audience",)},
        {"id": "agency", "kind": "organization", "name": "Coastal Agency"},
    ]


def test_what_the_header_says_besides_is_kept_verbatim() -> None:
    found = reading(theirs("<p/>", header=THEIR_HEADER))
    namespace = ' xmlns="http://www.tei-c.org/ns/1.0"'
    assert [entry["xml"].replace(namespace, "") for entry in kept_in(found, "tei:header")] == [
        '<title type="sub">Part 1</title>',
        "<publicationStmt><p>unpublished</p></publicationStmt>",
        '<langUsage><language ident="nl">Dutch</language></langUsage>',
        "<persName><forename>Kofi</forename> <surname>Osei</surname>\n</persName>",
        '<person role="chief guest" sex="2"><affiliation ref="#osei"></affiliation>\n'
        "<affiliation>mayor</affiliation></person>",
    ]
    assert kept_in(found, "tei:header")[0]["path"] == (
        "/tei:TEI/tei:teiHeader/tei:fileDesc/tei:titleStmt/tei:title[2]"
    )


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        ('<date when="2026-03-12">12 March</date>', "2026-03-12", None),
        ('<date notBefore="2026" notAfter="2027"/>', "2026", "2027"),
        ('<date when="--03-12"/>', None, None),
        ('<date from="2027" to="2026"/>', None, None),
    ],
)
def test_dates_of_the_event(date: str, start: str | None, end: str | None) -> None:
    header = f"<profileDesc><settingDesc><setting>{date}</setting></settingDesc></profileDesc>"
    event = reading(theirs("<p/>", header=header)).document.event
    assert (event.start, event.end) == (start, end)
