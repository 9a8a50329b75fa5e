"""Changes that do not fit are refused, and the error names the place."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparison.test_changes_by_example import BLOCKS, PANEL, span
from comparison.test_laws import EFFORTS, LAW, pairs
from transcript_pairs import Pair
from transcripts.comparison import Changes, apply, changes_to_json, diff
from transcripts.errors import PatchError
from transcripts.model import Claim, Document

TESTS = Path(__file__).parents[1]


def refused(changes: Changes, document: Document) -> PatchError:
    with pytest.raises(PatchError) as caught:
        apply(changes, document)
    return caught.value


@EFFORTS
@LAW
@given(made=pairs(), data=st.data())
def test_a_change_that_expects_something_else_is_refused(
    effort: str, made: Pair, data: st.DataObject
) -> None:
    changes = diff(made.old, made.new)
    at = data.draw(st.integers(0, max(len(changes.changes) - 1, 0)))
    falsified = [
        _falsified(change) if i == at else change for i, change in enumerate(changes.changes)
    ]
    if falsified == list(changes.changes):
        return

    refused(changes.model_copy(update={"changes": tuple(falsified)}), made.old)


def _falsified(change: Any) -> Any:
    """The change, expecting other words, blocks, speakers or records than there are."""
    wrong: dict[str, Callable[[], dict[str, Any]]] = {
        "words_edited": lambda: (
            {"before": change.before + "?!"} if change.before else {"followed_by": "?!"}
        ),
        "block_deleted": lambda: {"block": change.block.replace(text="Something else.")},
        "block_split": lambda: {"old": (change.old[0].replace(label="WHO?"), *change.old[1:])},
        "blocks_merged": lambda: {"old": (change.old[0].replace(label="WHO?"), *change.old[1:])},
        "blocks_moved": lambda: {"old_index": change.old_index + 1},
        "speaker_changed": lambda: {"before": "nobody"},
        "record_removed": lambda: {"index": change.index + 1},
        "reanchored": lambda: {"before": change.after},
        "renumbered": lambda: {"ids": {**change.ids, "nobody": "somebody"}},
    }
    made = wrong.get(change.kind)
    return change.model_copy(update=made()) if made else change


def test_added_words_are_placed_by_those_around_them() -> None:
    text = BLOCKS[4].text.replace("flood", "great flood")
    changes = diff(PANEL, PANEL.replace(blocks=(*BLOCKS[:4], BLOCKS[4].replace(text=text))))
    other = BLOCKS[4].replace(text="Some of us remember the fire of nineteen fifty three.")

    error = refused(changes, PANEL.replace(blocks=(*BLOCKS[:4], other)))

    assert error.where == "u4, character 24"
    assert error.reason == "it does not stand between 'the ' and 'flood'"


def test_edited_words_have_to_stand_there() -> None:
    text = BLOCKS[4].text.replace("flood", "fire")
    changes = diff(PANEL, PANEL.replace(blocks=(*BLOCKS[:4], BLOCKS[4].replace(text=text))))
    other = BLOCKS[4].replace(text=BLOCKS[4].text.replace("flood", "storm"))

    error = refused(changes, PANEL.replace(blocks=(*BLOCKS[:4], other)))

    assert error.where == "u4, character 24"
    assert error.reason == "there stands 'storm', not 'flood'"


def test_changes_apply_to_another_document_where_all_they_touch_is_the_same() -> None:
    text = BLOCKS[4].text.replace("flood", "fire")
    changes = diff(PANEL, PANEL.replace(blocks=(*BLOCKS[:4], BLOCKS[4].replace(text=text))))

    result = apply(changes, PANEL.replace(language="nl"))

    assert (result.language, result.blocks[4].text) == ("nl", text)


def test_what_would_make_an_invalid_document_is_refused() -> None:
    changes = diff(PANEL, PANEL.replace(blocks=BLOCKS[:4], agents=PANEL.agents[:2]))
    claim = Claim(
        id="c9",
        content=(span(BLOCKS[4], "the flood of nineteen fifty three"),),
        mode="own",
        polarity="asserted",
        certainty="asserted",
    )

    error = refused(changes, PANEL.replace(claims=(*PANEL.claims, claim)))

    assert error.where == "claims/2/content"
    assert error.reason == "content is empty"


@pytest.mark.parametrize(
    ("field", "value", "where"),
    [
        ("language", "nl", "panel"),
        ("event", PANEL.event.replace(venue="Church"), "event"),
        ("extensions", {"archive:shelf": True}, "archive:shelf"),
        ("agents", PANEL.agents[::-1], "agents"),
        ("blocks", BLOCKS[1:], "u0"),
    ],
)
def test_each_part_is_checked(field: str, value: object, where: str) -> None:
    new = PANEL.replace(
        language="en-GB",
        event=PANEL.event.replace(venue="Town hall"),
        extensions={"archive:shelf": 1},
        agents=(PANEL.agents[1], PANEL.agents[0], PANEL.agents[2]),
        blocks=(*BLOCKS[1:4], BLOCKS[0], BLOCKS[4]),
    )
    bare = PANEL.replace(claims=(), questions=())
    changes = diff(bare, new.replace(claims=(), questions=()))

    assert refused(changes, bare.replace(**{field: value})).where == where


_TOLD = """
from transcript_pairs import pair
from transcripts.comparison import changes_to_json, diff
import hashlib
made = pair(60, seed=7, rate=0.2, moves=2, recut=0.2)
print(hashlib.sha256(changes_to_json(diff(made.old, made.new))).hexdigest())
"""


def test_nothing_depends_on_the_order_of_hashes() -> None:
    told = {
        subprocess.run(
            [sys.executable, "-c", _TOLD],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(TESTS)},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("0", "1", "4711")
    }

    assert len(told) == 1


def test_the_order_of_extensions_is_no_difference() -> None:
    one = PANEL.replace(extensions={"a:x": {"p": 1, "q": 2}, "a:y": 1})
    other = PANEL.replace(extensions={"a:y": 1, "a:x": {"q": 2, "p": 1}})

    assert diff(one, other).changes == ()
    digests = [hashlib.sha256(changes_to_json(diff(PANEL, d))).hexdigest() for d in (one, other)]
    assert digests[0] == digests[1]
