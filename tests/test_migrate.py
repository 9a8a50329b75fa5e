"""Older objects migrate by pure steps, newer ones are refused."""

from typing import Any

import pytest

from transcripts.errors import NewerSchemaError, ReadError
from transcripts.migrate import STEPS, to_current
from transcripts.model import SCHEMA_VERSION, Document

OLD = {"schema_version": "0.8", "name": "d", "provenance": [{"id": "migrate1", "activity": "read"}]}


def _to_0_9(record: dict[str, Any]) -> dict[str, Any]:
    return {("id" if key == "name" else key): value for key, value in record.items()}


def _to_1_0(record: dict[str, Any]) -> dict[str, Any]:
    return {**record, "language": "en"}


STEPS_TO_NOW = {"0.8": ("0.9", _to_0_9), "0.9": ("1.0", _to_1_0)}


def test_a_current_object_stays_as_it_is() -> None:
    record = {"schema_version": "1.0", "id": "d"}
    assert to_current(record) is record


def test_steps_follow_each_other_and_say_so_in_provenance() -> None:
    assert to_current(OLD, steps=STEPS_TO_NOW) == {
        "schema_version": "1.0",
        "id": "d",
        "language": "en",
        "provenance": [
            {"id": "migrate1", "activity": "read"},
            {
                "id": "migrate2",
                "activity": "migrate",
                "tool": "transcripts.migrate",
                "notes": ["schema 0.8 to 0.9"],
            },
            {
                "id": "migrate3",
                "activity": "migrate",
                "tool": "transcripts.migrate",
                "notes": ["schema 0.9 to 1.0"],
            },
        ],
    }


def test_migrating_leaves_the_old_object_alone() -> None:
    before = {**OLD, "provenance": list(OLD["provenance"])}
    to_current(OLD, steps=STEPS_TO_NOW)
    assert before == OLD


def test_a_migrated_object_is_a_document() -> None:
    migrated = to_current(OLD, steps=STEPS_TO_NOW)
    document = Document.model_validate(migrated, strict=False)
    assert [entry.activity for entry in document.provenance] == ["read", "migrate", "migrate"]


def test_an_object_without_provenance_gets_one() -> None:
    record = {"schema_version": "0.9", "id": "d"}
    assert to_current(record, steps=STEPS_TO_NOW)["provenance"][0]["id"] == "migrate1"


@pytest.mark.parametrize("version", ["1.1", "2.0", "1.0.1", "10.0"])
def test_newer_objects_are_refused(version: str) -> None:
    with pytest.raises(NewerSchemaError) as caught:
        to_current({"schema_version": version, "id": "d"})
    assert (caught.value.found, caught.value.supported) == (version, "1.0")


@pytest.mark.parametrize("version", ["0.1", "draft", "", "1", "1.0-rc1"])
def test_versions_that_never_were_are_refused(version: str) -> None:
    with pytest.raises(ReadError) as caught:
        to_current({"schema_version": version, "id": "d"})
    assert caught.value.reason == f"schema_version {version!r} never existed; use '1.0'"


@pytest.mark.parametrize("record", [{}, {"schema_version": None}, {"schema_version": []}])
def test_an_object_names_its_version(record: dict[str, Any]) -> None:
    with pytest.raises(ReadError, match="no schema_version; add the version"):
        to_current(record)


@pytest.mark.parametrize("version", [1, 1.0])
def test_a_version_is_a_string(version: float) -> None:
    with pytest.raises(ReadError) as caught:
        to_current({"schema_version": version})
    assert caught.value.reason == 'schema_version must be a string such as "1.0"'


def test_every_step_leads_to_a_known_version() -> None:
    assert {following for following, _ in STEPS.values()} <= {*STEPS, SCHEMA_VERSION}
