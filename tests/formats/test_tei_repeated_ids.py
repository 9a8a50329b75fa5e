"""Ids that several elements have: both lines are said, and nothing is lost."""

from tei_files import reading, theirs
from transcripts import api

BODY = '<p xml:id="a">One.</p>\n<p xml:id="b">Two.</p>\n<p xml:id="a">Three.</p>'


def test_a_repeated_id_is_said_with_both_lines() -> None:
    found = reading(theirs(BODY))
    assert [block.id for block in found.document.blocks] == ["a", "b", "p1"]
    assert [(issue.code, issue.severity, issue.line, issue.message) for issue in found.issues] == [
        ("TEI-ID-REPEATED", "warning", 7, "xml:id 'a' on line 7 repeats that on line 5"),
        ("TEI-ID", "info", 7, "p has xml:id 'a' like an earlier one; it became 'p1'"),
    ]


def test_every_repetition_is_said() -> None:
    found = reading(theirs(BODY.replace('"b"', '"a"')))
    repeated = [issue.line for issue in found.issues if issue.code == "TEI-ID-REPEATED"]
    assert repeated == [6, 7]


def test_a_repeated_id_makes_a_file_invalid() -> None:
    report = api.validate(theirs(BODY))
    (issue,) = [issue for issue in report.issues if issue.code == "TEI-ID-REPEATED"]
    assert (issue.severity, issue.line, issue.where) == ("error", 7, "a")
    assert not report.ok
