"""Findings: which make a document invalid, and how they come to name a file."""

import pytest
from pydantic import ValidationError

from transcripts.report import Issue, Report, Severity, placed


def issue(severity: Severity) -> Issue:
    return Issue(code="REF-DANGLING", severity=severity, message="u2: refers to 'x'", line=4)


def report(*issues: Issue) -> Report:
    return Report(file="a.json", format="json", checked=("schema",), unchecked=(), issues=issues)


@pytest.mark.parametrize(
    ("severities", "ok"),
    [((), True), (("info", "warning"), True), (("warning", "error"), False)],
)
def test_only_errors_make_a_document_invalid(severities: tuple[Severity, ...], ok: bool) -> None:
    assert report(*map(issue, severities)).ok is ok


def test_placed_issues_name_the_file_and_keep_the_rest() -> None:
    (found,) = placed([issue("info")], file="a.json")
    assert found == Issue(
        code="REF-DANGLING", severity="info", message="u2: refers to 'x'", line=4, file="a.json"
    )


def test_a_report_says_all_of_what_it_must() -> None:
    with pytest.raises(ValidationError) as caught:
        Report.model_validate({"issues": ()})
    missing = [error["loc"] for error in caught.value.errors()]
    assert missing == [("file",), ("format",), ("checked",), ("unchecked",)]


def test_reports_survive_json() -> None:
    made = report(issue("error"))
    assert Report.model_validate_json(made.model_dump_json()) == made
