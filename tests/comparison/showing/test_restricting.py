"""What is compared where nobody looked for claims in one of the documents."""

import pytest

from minutes_documents import BLOCKS, MINUTES
from transcripts.comparison import diff
from transcripts.comparison.showing.restricting import is_same, of_text, unextracted
from transcripts.model import Document, Provenance

READ = Provenance(id="made", activity="read", tool="transcripts")
BARE = MINUTES.replace(claims=(), questions=(), provenance=(READ,))
FOUND_NONE = BARE.replace(provenance=(READ, Provenance(id="made2", activity="extract")))


@pytest.mark.parametrize(
    ("old", "new", "bare"),
    [
        (MINUTES, MINUTES, None),
        (BARE, BARE, None),
        (BARE, MINUTES, "A"),
        (MINUTES, BARE, "B"),
        (MINUTES, FOUND_NONE, None),
        (BARE, FOUND_NONE, "A"),
    ],
)
def test_a_document_is_bare_if_nothing_was_found_and_nobody_looked(
    old: Document, new: Document, bare: str | None
) -> None:
    assert unextracted(old, new) == bare


def test_only_what_was_said_by_whom_and_when_is_left() -> None:
    moved = BARE.replace(
        blocks=(BLOCKS[0].replace(speaker="b"), *BLOCKS[4:], *BLOCKS[1:4]), language="en"
    )
    kinds = {change.kind for change in of_text(diff(MINUTES, moved).changes)}
    assert kinds == {"blocks_moved", "speaker_changed"}


def test_documents_that_differ_in_ids_only_are_the_same() -> None:
    other = MINUTES.replace(id="other")
    assert is_same(diff(MINUTES, other).changes)
    assert not is_same(diff(MINUTES, other.replace(language="en")).changes)
