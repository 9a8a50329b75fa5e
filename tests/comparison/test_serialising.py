"""Changes as JSON: read back what was written, refuse the rest."""

import json

import pytest

from comparison.test_changes_by_example import PANEL
from transcripts.comparison import changes_from_json, changes_to_json, diff
from transcripts.errors import NewerSchemaError, ReadError

CHANGES = diff(PANEL, PANEL.replace(language="en-GB"))


def test_defaults_are_left_out_and_kinds_are_not() -> None:
    record = json.loads(changes_to_json(CHANGES))

    assert record["changes"] == [
        {"kind": "metadata_edited", "field": "language", "before": "en", "after": "en-GB"}
    ]
    assert record["counts"] == {"metadata_edited": 1}
    assert changes_from_json(changes_to_json(CHANGES)) == CHANGES


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"no JSON", "Invalid JSON"),
        (b"{}", "changes_version: has no changes_version"),
        (changes_to_json(CHANGES).replace(b"metadata_edited", b"eaten"), "changes/0"),
    ],
)
def test_what_holds_no_changes_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError) as caught:
        changes_from_json(data)
    assert reason in str(caught.value)


def test_another_version_is_refused() -> None:
    data = changes_to_json(CHANGES).replace(
        b'"changes_version": "1.0"', b'"changes_version": "2.0"'
    )

    with pytest.raises(NewerSchemaError) as caught:
        changes_from_json(data)
    assert caught.value.found == "2.0"
