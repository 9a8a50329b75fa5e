"""JSON Patches: the operations for each thing that can be done, checked by applying them."""

from typing import Any

import jsonpatch
import pytest

from minutes_documents import BLOCKS, MINUTES, claim
from transcripts.canonical import json_record
from transcripts.comparison import diff, json_patch
from transcripts.model import Block, Document, Event

PLAIN = MINUTES.replace(claims=(), questions=())
NOTE = Block(id="n1", kind="note", text="The chair left the room.")


def patch(old: Document, new: Document) -> list[dict[str, Any]]:
    """The operations, after making sure that they lead to the new document."""
    made = json_patch(old, new, diff(old, new))
    assert jsonpatch.JsonPatch(made).apply(json_record(old)) == json_record(new)
    return made


def test_the_same_documents_need_nothing() -> None:
    assert patch(MINUTES, MINUTES) == []


def test_a_moved_block_is_one_operation() -> None:
    moved = PLAIN.replace(blocks=(*BLOCKS[1:], BLOCKS[0]))
    assert patch(PLAIN, moved) == [{"op": "move", "from": "/blocks/0", "path": "/blocks/5"}]
    assert patch(moved, PLAIN) == [{"op": "move", "from": "/blocks/5", "path": "/blocks/0"}]


def test_added_and_removed_records_are_one_operation_each() -> None:
    noted = PLAIN.replace(blocks=(*BLOCKS[:2], NOTE, *BLOCKS[2:]))
    value = {"id": "n1", "kind": "note", "text": NOTE.text}
    assert patch(PLAIN, noted) == [{"op": "add", "path": "/blocks/2", "value": value}]
    assert patch(noted, PLAIN) == [{"op": "remove", "path": "/blocks/2"}]


def test_records_of_other_ids_stay_where_they_are() -> None:
    renumbered = PLAIN.replace(blocks=tuple(block.replace(id=f"t{block.id}") for block in BLOCKS))
    assert patch(PLAIN, renumbered) == [
        {"op": "replace", "path": f"/blocks/{at}/id", "value": f"tu{at + 1}"} for at in range(6)
    ]


def test_fields_are_added_replaced_and_removed() -> None:
    event = Event(title="Buses", kind="hearing")
    assert patch(PLAIN, PLAIN.replace(event=event)) == [
        {"op": "add", "path": "/event", "value": {"title": "Buses", "kind": "hearing"}}
    ]
    titled = PLAIN.replace(event=event)
    assert patch(titled, PLAIN.replace(event=Event(title="Trams"))) == [
        {"op": "remove", "path": "/event/kind"},
        {"op": "replace", "path": "/event/title", "value": "Trams"},
    ]


def test_a_list_that_was_empty_is_added_whole() -> None:
    added = PLAIN.replace(claims=(claim(BLOCKS[1], "The new bus line"),))
    (operation,) = patch(PLAIN, added)
    assert (operation["op"], operation["path"]) == ("add", "/claims")


def test_keys_with_slashes_and_tildes_are_escaped() -> None:
    old = PLAIN.replace(extensions={"shelf:a": {"x/y~z": 1}})
    new = PLAIN.replace(extensions={"shelf:a": {"x/y~z": True}})
    path = "/extensions/shelf:a/x~1y~0z"
    assert patch(old, new) == [{"op": "replace", "path": path, "value": True}]


@pytest.mark.parametrize("order", [(5, 4, 3, 2, 1, 0), (3, 4, 5, 0, 1, 2), (1, 0, 3, 2, 5, 4)])
def test_any_order_is_reached(order: tuple[int, ...]) -> None:
    made = patch(PLAIN, PLAIN.replace(blocks=tuple(BLOCKS[at] for at in order)))
    assert {operation["op"] for operation in made} == {"move"}
    assert len(made) < 6
