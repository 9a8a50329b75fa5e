"""A report names every fault of a document, with its place and remedy."""

import json
from typing import Any

import pytest

from panel_document import PANEL
from transcripts import api
from transcripts.report import Issue, Report
from transcripts.validation import Subject, check

RECORD: dict[str, Any] = json.loads(api.write(PANEL).data)


def changed(**fields: Any) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(json.dumps(RECORD))
    for pointer, value in fields.items():
        *path, last = pointer.split("__")
        target: Any = record
        for part in path:
            target = target[int(part)] if part.isdigit() else target[part]
        target[int(last) if last.isdigit() else last] = value
    return record


def report_on(record: object) -> Report:
    return api.validate(json.dumps(record, indent=1).encode())


def codes(report: Report) -> list[str]:
    return [issue.code for issue in report.issues]


def only_issue(record: object) -> Issue:
    (issue,) = report_on(record).issues
    return issue


def test_a_sound_document_is_valid_and_says_what_was_checked() -> None:
    report = report_on(RECORD)
    assert (report.ok, report.issues, report.format) == (True, (), "json")
    assert report.checked == (
        "well-formed", "fields", "schema", "references", "offsets", "nesting", "times", "profile",
    )  # fmt: skip
    assert report.unchecked == (
        "fixity: the source files are not at hand",
        "addresses: nothing is fetched from the network",
    )


def test_a_document_can_be_checked_as_it_is() -> None:
    assert api.validate(PANEL).ok


def test_a_fault_has_its_record_place_and_remedy() -> None:
    record = changed(claims__1__attribution__0__agent="p9")
    issue = only_issue(record)
    line = json.dumps(record, indent=1).split("\n").index('     "agent": "p9",') + 1
    assert issue == Issue(
        code="REF-DANGLING",
        severity="error",
        message="refers to 'p9', but no agent has that id",
        remedy="add the agent or correct the reference",
        line=line,
        column=15,
        where="c2",
        pointer="/claims/1/attribution/0/agent",
        found="p9",
    )


def test_a_shifted_quote_shows_both_texts() -> None:
    issue = only_issue(changed(claims__1__content__0__quote="Clay is cheap"))
    assert (issue.code, issue.expected, issue.found) == (
        "SPAN-QUOTE", "Clay is cheap", "Sand is cheap",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"agents__1__id": "p1"}, {"ID-DUPLICATE", "REF-DANGLING"}),
        ({"claims__0__content__0__end": 900}, {"SPAN-OUTSIDE"}),
        ({"claims__0__nested_in": "c2"}, {"NESTING"}),
        ({"event__end": "2023-01-01"}, {"TIME-ORDER"}),
        ({"blocks__0__speaker": "p1"}, {"BLOCK-FIELD"}),
        ({"language": None}, {"LANGUAGE-UNKNOWN"}),
        ({"language": "und"}, {"LANGUAGE-UNKNOWN"}),
        ({"rights": None}, {"RIGHTS-UNKNOWN"}),
        ({"blocks__0__text": "Who pays\u00ad?"}, {"CHARACTER-ODD"}),
        ({"blocks__0__text": " "}, {"BLOCK-EMPTY"}),
        ({"claims__1__attribution": []}, {"CLAIM-UNATTRIBUTED"}),
    ],
)
def test_each_rule_has_its_code(fields: dict[str, Any], expected: set[str]) -> None:
    assert set(codes(report_on(changed(**fields)))) == expected


def test_hints_leave_a_document_valid() -> None:
    report = report_on(changed(language=None, rights=None, claims__1__attribution=[]))
    assert {issue.severity for issue in report.issues} == {"warning"}
    assert report.ok


def test_that_the_text_does_not_tell_the_source_is_only_a_remark() -> None:
    issue = only_issue(changed(claims__1__attribution=[{"agent": None}]))
    assert (issue.code, issue.severity) == ("CLAIM-UNATTRIBUTED", "info")


def test_licences_of_all_sources_are_rights_enough() -> None:
    assert report_on(changed(rights=None, sources__0__licence="CC0-1.0")).issues == ()


def test_all_faults_are_reported_in_the_order_of_lines() -> None:
    record = changed(
        language="English!",
        agents__0__kind="human",
        claims__0__confidence=3,
        claims__1__attribution__0__agent="p9",
        claims__3__content__0__quote="nobody would",
    )
    report = report_on(record)
    assert [(issue.code, issue.where, issue.pointer) for issue in report.issues] == [
        ("LANGUAGE-SYNTAX", "dikes", "/language"),
        ("FIELD-VALUE", "p1", "/agents/0/kind"),
        ("FIELD-VALUE", "c1", "/claims/0/confidence"),
        ("REF-DANGLING", "c2", "/claims/1/attribution/0/agent"),
        ("SPAN-QUOTE", "c4", "/claims/3/content/0/quote"),
    ]
    assert report.checked == ("well-formed", "fields", "schema")
    assert report.unchecked[2] == "references: left out where fields are wrong; correct those"


def test_a_wrong_field_does_not_hide_other_faults_of_its_record() -> None:
    record = changed(
        claims__1__mode="shouted",
        claims__1__attribution__0__agent="p9",
        claims__2__confidence=3,
        claims__2__nested_in="c9",
        agents__0__birth="1970",
        agents__0__affiliations__0__organization="o9",
    )
    assert [(issue.code, issue.where) for issue in report_on(record).issues] == [
        ("REF-DANGLING", "p1"),
        ("FIELD-UNKNOWN", "p1"),
        ("REF-DANGLING", "c2"),
        ("FIELD-VALUE", "c2"),
        ("FIELD-VALUE", "c3"),
        ("REF-DANGLING", "c3"),
    ]


def test_a_repeated_id_is_found_also_in_a_record_that_cannot_be_mended() -> None:
    record = changed(agents__1__id="p1", agents__1__kind="human", answers=[], questions=[])
    record["claims"] = record["claims"][:2]
    issues = report_on(record).issues
    assert [(issue.code, issue.pointer) for issue in issues] == [
        ("ID-DUPLICATE", "/agents/1/id"),
        ("FIELD-VALUE", "/agents/1/kind"),
    ]


def test_no_hint_is_given_on_what_is_wrong_anyway() -> None:
    assert codes(report_on(changed(claims__0__attribution="Vaart"))) == ["FIELD-TYPE"]
    assert codes(report_on(changed(rights="open"))) == ["FIELD-TYPE"]


def test_references_to_a_record_with_a_wrong_field_do_not_dangle() -> None:
    assert codes(report_on(changed(blocks__1__kind="chapter"))) == ["FIELD-VALUE"]
    assert codes(report_on(changed(agents="Vaart, Oduya"))) == ["FIELD-TYPE"]


def test_a_record_that_is_none_is_reported() -> None:
    issue = only_issue(changed(agents__2=3) | {"questions": [], "answers": []})
    assert (issue.code, issue.where, issue.pointer) == ("FIELD-TYPE", "dikes", "/agents/2")


def test_a_missing_id_is_reported() -> None:
    record = {key: value for key, value in RECORD.items() if key != "id"}
    issue = only_issue(record)
    assert (issue.code, issue.message, issue.line) == ("FIELD-MISSING", "has no id", 1)


def test_a_file_that_is_not_well_formed_has_one_finding() -> None:
    report = api.validate(b'{"schema_version": "1.0",\n "id": }')
    (issue,) = report.issues
    assert (issue.code, issue.line) == ("UNREADABLE", 2)
    assert issue.message == "cannot be read as json: Expecting value (column 8)"
    assert report.checked == ("well-formed",)
    assert report.unchecked[0] == "fields: the file cannot be read"


@pytest.mark.parametrize(
    ("value", "damage"),
    [
        ("\ud800", "a text has half a character (\\ud800 to \\udfff)"),
        (json.loads("[" * 300 + "]" * 300), "values are nested too deep"),
    ],
)
def test_what_a_document_cannot_carry_is_one_finding(value: object, damage: str) -> None:
    issue = only_issue(changed(extensions={"a:b": value}))
    assert (issue.code, issue.message) == (
        "TEXT-CHARACTER", f"the document cannot be taken in: {damage}",
    )  # fmt: skip


def test_the_schema_speaks_where_the_model_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    from transcripts import schemas

    stricter = {"properties": {"id": {"pattern": "^x"}, "agents": {"minItems": 9}}}
    monkeypatch.setattr(schemas, "json_schema", lambda: stricter)
    report = report_on(changed(agents__0__kind="human"))
    assert [(issue.code, issue.pointer) for issue in report.issues] == [
        ("JSON-SCHEMA", "/id"),
        ("FIELD-VALUE", "/agents/0/kind"),
    ]
    assert report.issues[0].message == "'dikes' does not match '^x'"


def test_a_source_is_only_read() -> None:
    report = api.validate(b"The dike \x07 held.\n\nNobody spoke.", format="text")
    assert codes(report) == ["CHARACTER-REPLACED"]
    assert report.ok
    assert report.checked == ("well-formed",)
    assert report.unchecked[0] == "fields: text is a source; convert it first"


def test_an_unreadable_source_is_a_finding() -> None:
    report = api.validate(b"\x00\x01\x02\x00\x00\x00" * 50, format="text")
    assert [(issue.code, issue.severity) for issue in report.issues] == [("UNREADABLE", "error")]


def test_a_form_that_has_no_schema_says_so() -> None:
    report = check(Subject(RECORD, {}, b"", "minutes"))
    assert (report.ok, report.format) == (True, "minutes")
    assert "schema: there is none for minutes" in report.unchecked
