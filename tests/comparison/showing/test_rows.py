"""Both texts side by side: which blocks stand in one row."""

import pytest

from minutes_documents import BLOCKS, MINUTES
from transcript_pairs import pair
from transcripts.comparison import diff
from transcripts.comparison.showing import Columns, Row, Sides, rows
from transcripts.model import Block, Document

PLAIN = MINUTES.replace(claims=(), questions=())
FIRST, SECOND = "The county pays for two years.", "After that we will have to look again."
CUT = (BLOCKS[4].replace(text=FIRST), BLOCKS[4].replace(id="u5b", text=SECOND))


def made(*blocks: Block) -> list[Row]:
    new = PLAIN.replace(blocks=blocks)
    changes = diff(PLAIN, new).changes
    return rows(Sides(PLAIN, new, changes), changes)


def same(*ids: str) -> list[Row]:
    return [Row((id,), (id,)) for id in ids]


def test_unchanged_blocks_stand_beside_each_other() -> None:
    assert made(*BLOCKS) == same("u1", "u2", "u3", "u4", "u5", "u6")


def test_deleted_and_added_blocks_stand_alone() -> None:
    note = Block(id="n1", kind="note", text="The chair left the room.")
    assert made(BLOCKS[0], note, *BLOCKS[2:]) == [
        *same("u1"),
        Row(("u2",), ()),
        Row((), ("n1",)),
        *same("u3", "u4", "u5", "u6"),
    ]


def test_a_split_turn_stands_beside_its_parts() -> None:
    assert made(*BLOCKS[:4], *CUT, BLOCKS[5])[4] == Row(("u5",), ("u5", "u5b"))


def test_moved_blocks_stand_at_both_places_and_know_of_each_other() -> None:
    found = made(*BLOCKS[1:], BLOCKS[0])
    assert found == [
        Row(("u1",), (), ("u1",)),
        *same("u2", "u3", "u4", "u5", "u6"),
        Row((), ("u1",), ("u1",)),
    ]


@pytest.mark.parametrize("seed", range(5))
def test_every_block_stands_once_on_its_side_in_order(seed: int) -> None:
    found = pair(80, seed=seed, moves=3, recut=0.2, rate=0.1)
    changes = diff(found.old, found.new).changes
    columns = Columns(Sides(found.old, found.new, changes), changes)
    assert [id for row in columns.rows for id in row.old] == ids(found.old)
    assert [id for row in columns.rows for id in row.new] == ids(found.new)
    assert "".join(text_of(columns, found.old, old=True)) == text(found.old)
    assert "".join(text_of(columns, found.new, old=False)) == text(found.new)
    noted = [entry for notes in columns.notes.values() for entry in notes]
    assert len(noted) + len(columns.of_the_whole) == len(columns.entries)


def ids(document: Document) -> list[str]:
    return [block.id for block in document.blocks]


def text(document: Document) -> str:
    return "".join(block.text for block in document.blocks)


def text_of(columns: Columns, document: Document, *, old: bool) -> list[str]:
    return [piece.text for id in ids(document) for piece in columns.pieces(id, old=old)]


def test_words_that_run_on_into_the_next_block_are_marked_in_both() -> None:
    text = f"{FIRST[:-4]}rs and a day, and after that we will have to look again."
    new = PLAIN.replace(blocks=(*BLOCKS[:4], BLOCKS[4].replace(text=text), BLOCKS[5]))
    old = PLAIN.replace(blocks=(*BLOCKS[:4], *CUT, BLOCKS[5]))
    changes = diff(old, new).changes
    columns = Columns(Sides(old, new, changes), changes)
    marked = {
        id: [piece.text for piece in columns.pieces(id, old=True) if piece.kind == "removed"]
        for id in ("u5", "u5b")
    }
    assert marked == {"u5": ["years."], "u5b": ["After"]}
