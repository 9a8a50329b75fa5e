"""The laws of comparing and patching, for every document that Hypothesis can make.

Pairs of any two documents share little; pairs of transcripts share much, and have moves, claims on
edited and moved words, splits and merges. `.ci/run` tries many more with the marker `long`.
"""

import functools
import json
from typing import Any

import jsonpatch
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from renumbering import renumbered
from strategies import documents
from transcript_pairs import Pair, pair
from transcripts import schemas
from transcripts.canonical import json_bytes, json_record
from transcripts.comparison import (
    Changes,
    apply,
    changes_from_json,
    changes_to_json,
    diff,
    invert,
    json_patch,
)
from transcripts.model import Document
from transcripts.registry import get_format

EFFORTS = pytest.mark.parametrize("effort", ["quick", pytest.param("long", marks=pytest.mark.long)])
LAW = settings(max_examples=2 * settings().max_examples)
"""100 examples; 2,000 in the long suite."""


@st.composite
def pairs(draw: st.DrawFn) -> Pair:
    """Short transcripts with everything that can differ, moves large enough to be seen."""
    return pair(
        draw(st.integers(24, 48)),
        seed=draw(st.integers(0, 999)),
        revision=draw(st.integers(0, 999)),
        rate=draw(st.sampled_from((0.0, 0.05, 0.25))),
        moves=draw(st.integers(0, 2)),
        recut=draw(st.sampled_from((0.0, 0.1, 0.3))),
        relabelled=draw(st.sampled_from((0.0, 0.1))),
        same_ids=draw(st.booleans()),
    )


@EFFORTS
@LAW
@given(old=documents(), new=documents())
def test_patches_lead_there_and_back(effort: str, old: Document, new: Document) -> None:
    changes = diff(old, new)

    _check_ways(changes, old, new)
    assert (changes.changes == ()) == (old == new)


@EFFORTS
@LAW
@given(made=pairs())
def test_patches_of_transcripts(effort: str, made: Pair) -> None:
    changes = diff(made.old, made.new)

    _check_ways(changes, made.old, made.new)
    record: Any = json.loads(changes_to_json(changes))
    assert [error.message for error in _schema().iter_errors(record)] == []


@functools.cache
def _schema() -> Draft202012Validator:
    return Draft202012Validator(schemas.json_schema("changes.json"))


def _check_ways(changes: Changes, old: Document, new: Document) -> None:
    read = changes_from_json(changes_to_json(changes))
    assert read == changes
    assert json_bytes(apply(read, old)) == json_bytes(new)
    assert json_bytes(apply(invert(read), new)) == json_bytes(old)
    assert invert(invert(changes)) == changes
    patched = jsonpatch.JsonPatch(json_patch(old, new, changes)).apply(json_record(old))
    assert json_bytes(Document.model_validate_json(json.dumps(patched))) == json_bytes(new)


@EFFORTS
@LAW
@given(document=documents())
def test_a_document_is_like_itself(effort: str, document: Document) -> None:
    assert diff(document, document).changes == ()
    assert json_bytes(apply(diff(document, document), document)) == json_bytes(document)


@EFFORTS
@LAW
@given(old=documents(), new=documents())
def test_what_tei_carries_survives(effort: str, old: Document, new: Document) -> None:
    tei = get_format("tei").write
    assert tei is not None

    assert tei(apply(diff(old, new), old)).data == tei(new).data


@EFFORTS
@LAW
@given(made=pairs())
def test_ids_play_no_part(effort: str, made: Pair) -> None:
    old, new, _ = made
    other = renumbered(new)
    ids = dict(zip(_all_ids(new), _all_ids(other), strict=True))

    changes, changes_of_other = diff(old, new), diff(old, other)

    assert _told(changes, ids) == _told(changes_of_other, {})
    assert {change.kind for change in diff(new, other).changes} == {"renumbered"}


def _all_ids(document: Document) -> list[str]:
    record = json_record(document)
    lists = [value for value in record.values() if isinstance(value, list)]
    return [document.id, *(item["id"] for items in lists for item in items if "id" in item)]


def _told(changes: Changes, ids: dict[str, str]) -> Any:
    """The changes without ids that differ, the second document's ids replaced."""
    kept = [change for change in changes.changes if change.kind != "renumbered"]
    return [_named(change.model_dump(mode="json"), ids) for change in kept]


def _named(value: Any, ids: dict[str, str], *, new: bool = False) -> Any:
    match value:
        case dict():
            second = ("new", "after", "block", "record")
            one_sided = value.get("kind") in ("block_inserted", "record_added")
            return {
                key: _named(
                    item, ids, new=new or (key in second[:2]) or (one_sided and key in second)
                )
                for key, item in value.items()
            }
        case list():
            return [_named(item, ids, new=new) for item in value]
        case str() if new:
            return ids.get(value, value)
    return value


@pytest.mark.parametrize(
    ("knobs", "kinds"),
    [
        ({"moves": 1}, {"blocks_moved"}),
        ({"recut": 0.1}, {"block_split", "blocks_merged"}),
        ({"relabelled": 0.1}, {"speaker_changed"}),
    ],
    ids=["moves", "splits and merges", "relabels"],
)
@EFFORTS
@LAW
@given(seed=st.integers(0, 9999), same_ids=st.booleans())
def test_one_change_costs_one_operation(
    effort: str, knobs: dict[str, Any], kinds: set[str], seed: int, same_ids: bool
) -> None:
    nothing = {"rate": 0.0, "moves": 0, "recut": 0.0, "relabelled": 0.0}

    old, new, truth = pair(40, seed=seed, same_ids=same_ids, **(nothing | knobs))

    changes = [change for change in diff(old, new).changes if change.kind != "renumbered"]
    done = len(truth.splits) + len(truth.merges) + len(truth.relabels) + bool(truth.moved)
    assert len(changes) == done
    assert {change.kind for change in changes} <= kinds
