"""Faults of the TEI form, each at its line, with its XPath."""

from pathlib import Path

import pytest

from panel_document import PANEL
from transcripts import api, schemas
from transcripts.report import Issue, Report
from transcripts.validation.relax_ng import schema_issues

GRAMMAR = schemas.load("tei.rng")
TEI = api.write(PANEL, format="tei").data.decode()


def report_on(*changes: tuple[str, str]) -> Report:
    text = TEI
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    return api.validate(text.encode())


def errors(report: Report) -> list[str]:
    return [issue.message for issue in report.issues if issue.severity == "error"]


def line_of(words: str, text: str = TEI) -> int:
    return next(number for number, line in enumerate(text.split("\n"), 1) if words in line)


def test_what_we_write_is_valid() -> None:
    report = report_on()
    assert (report.issues, report.format, report.ok) == ((), "tei", True)
    assert "schema" in report.checked


def test_a_fault_has_line_record_and_xpath() -> None:
    (issue,) = report_on(('type="tool"', 'type="tol"')).issues[-1:]
    assert issue == Issue(
        code="TEI-SCHEMA",
        severity="error",
        message='name has "tol" as type, which the profile does not allow',
        remedy="see `transcripts schema tei.rnc`",
        line=line_of('type="tool"'),
        found='"tol"',
        where="extract1",
        xpath="//tei:change[@xml:id='extract1']/tei:name",
    )


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        (
            '<ptr type="agent" n="1"',
            '<ptr type="agent" colour="red" n="1"',
            "ptr has an attribute colour that the profile does not know there",
        ),
        (
            ' ana="#unit.claim #mode.direct',
            ' ana="#mode.direct',
            'annotation has "#mode.direct #polarity.asserted #certainty.asserted" as ana, '
            "which the profile does not allow",
        ),
        ('<schemaRef key="transcripts"', "<schemaRef", "schemaRef has no attribute key"),
        (
            "<locale>Town Hall</locale>",
            "<locality>Town Hall</locality>",
            "setting holds an element locality that the profile does not know there",
        ),
        (
            "<locale>Town Hall</locale>",
            "<locale></locale>",
            "locale lacks something that the profile asks for, or holds it twice or in another "
            "order",
        ),
        (
            "<locale>Town Hall</locale>",
            "<locale>Town Hall</locale><locale>Town Hall</locale>",
            "setting lacks something that the profile asks for, or holds it twice or in another "
            "order",
        ),
        (
            '<language ident="en"/>',
            '<language ident="en">English</language>',
            'language holds the text "English", which the profile does not allow there',
        ),
    ],
)
def test_the_innermost_fault_is_put_in_words(before: str, after: str, message: str) -> None:
    assert message in errors(report_on((before, after)))


def test_a_root_is_named_by_its_path() -> None:
    (issue,) = schema_issues(b'<TEI xmlns="http://www.tei-c.org/ns/1.0"/>', GRAMMAR)
    assert (issue.message, issue.xpath, issue.where) == (
        "TEI has no attribute id",
        "/tei:TEI",
        None,
    )


@pytest.mark.parametrize("root", ["teiCorpus", "html"])
def test_another_root_is_named(root: str) -> None:
    (issue,) = schema_issues(f"<{root}/>".encode(), GRAMMAR)
    assert issue.message == f"{root} is not an element that the profile knows"


def test_all_faults_are_reported_in_the_order_of_lines() -> None:
    report = report_on(
        ("<locale>Town Hall</locale>", "<locale/>"),
        ('xml:id="p2"', 'xml:id="p1"'),
        ("#string-range(b2,49,13)", "#string-range(b2,50,13)"),
        ('cert="0.4"', 'cert="4"'),
        ("#string-range(b3,25,5)", "#string-range(b3,250,5)"),
        ('target="#p3"', 'target="#p9"'),
    )
    assert [(issue.code, issue.where) for issue in report.issues] == [
        ("TEI-ID-REPEATED", "p1"),
        ("TEI-SCHEMA", "dikes"),
        ("SPAN-QUOTE", "c2"),
        ("FIELD-VALUE", "c3"),
        ("REF-DANGLING", "c3"),
        ("REF-DANGLING", "c4"),
        ("REF-DANGLING", "q1"),
        ("REF-DANGLING", "q1"),
        ("SPAN-OUTSIDE", "q1"),
        ("REF-DANGLING", "a1"),
    ]
    assert report.issues[0].line == line_of('xml:id="p2"')
    assert report.issues[2].line == line_of("Sand is cheap</note>")


EVERYTHING = (Path(__file__).parents[2] / "samples" / "everything.tei.xml").read_text("utf-8")


@pytest.mark.parametrize(
    ("before", "after", "code", "where"),
    [
        ('when="2026-03-13"', 'when="2026-02-31"', "DATE-IMPOSSIBLE", "report"),
        ("2027-01-01", "2027-01-32", "DATE-IMPOSSIBLE", "harbourside-2026-03-12"),
        ('from="2026-03-12', 'from="2026-02-31', "DATE-IMPOSSIBLE", "harbourside-2026-03-12"),
        ("0" * 64, "abc", "DIGEST-SYNTAX", "report"),
        ("#mode.mixed", "#mode.mxed", "FIELD-VALUE", "c1"),
        ('cert="0.99"', 'cert="4"', "FIELD-VALUE", "lindqvist"),
        ("(p1,130,53)", "(p1,130,999)", "SPAN-OUTSIDE", "c2"),
        ("(p1,188,4)", "(p1,188,999)", "SPAN-OUTSIDE", "c2"),
        (">told</note>", ">tolt</note>", "SPAN-QUOTE", "c1"),
    ],
)
def test_a_fault_is_said_once_at_its_line(before: str, after: str, code: str, where: str) -> None:
    assert before in EVERYTHING
    report = api.validate(EVERYTHING.replace(before, after, 1).encode())
    faults = [issue for issue in report.issues if issue.severity == "error"]
    assert [(fault.code, fault.where, fault.line) for fault in faults] == [
        (code, where, line_of(before, EVERYTHING))
    ]


def test_a_fault_that_only_the_schema_sees_is_not_hidden_by_another() -> None:
    report = report_on(('cert="0.4"', 'cert="4" colour="red"'))
    assert errors(report) == [
        "confidence is 4.0, but must be less than or equal to 1",
        "annotation has an attribute colour that the profile does not know there",
    ]
