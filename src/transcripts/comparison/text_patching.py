"""Apply changes to the text of blocks: words edited, blocks split and merged."""

from collections.abc import Iterable, Iterator, Mapping

from transcripts.comparison.changes import BlocksMerged, BlockSplit, BlocksRecut, WordsEdited
from transcripts.comparison.fitting import Bundle, check, check_same
from transcripts.comparison.passages import Edit, Passage, Rewriting
from transcripts.model import Block

Recut = BlockSplit | BlocksMerged | BlocksRecut


def recuts(bundle: Bundle) -> list[Recut]:
    """The changes that cut blocks up in another way."""
    return [*bundle.of(BlockSplit), *bundle.of(BlocksMerged), *bundle.of(BlocksRecut)]


def rewritten(
    blocks: Mapping[str, Block], bundle: Bundle, ids: Mapping[str, str]
) -> list[Rewriting]:
    """How the text of each block changes that does.

    Args:
        blocks: The document's blocks by id.
        bundle: The changes.
        ids: The new ids of blocks that stay one.

    Raises:
        PatchError: If a change does not fit.
    """
    edits: dict[str, list[WordsEdited]] = {}
    for edit in bundle.of(WordsEdited):
        edits.setdefault(edit.old.block, []).append(edit)
    found = [_recut(change, blocks, edits) for change in recuts(bundle)]
    return [*found, *(_edited(id, blocks, ids, changes) for id, changes in edits.items())]


def _recut(
    change: Recut, blocks: Mapping[str, Block], edits: dict[str, list[WordsEdited]]
) -> Rewriting:
    for expected in change.old:
        check(expected.id in blocks, expected.id, "there is no such block")
        check_same(blocks[expected.id], expected)
    old, new = _passage(change.old, change.old_gaps), _passage(change.new, change.new_gaps)
    mine = [edit for block in change.old for edit in edits.pop(block.id, ())]
    made, text = _applied(mine, old)
    check(text == new.text, change.old[0].id, "its words do not give those of the new blocks")
    return Rewriting(old, new, made)


def _passage(blocks: tuple[Block, ...], gaps: tuple[str, ...]) -> Passage:
    check(len(gaps) == len(blocks) - 1, blocks[0].id, f"{len(blocks)} blocks have {len(gaps)} gaps")
    return Passage(blocks, gaps)


def _edited(
    id: str, blocks: Mapping[str, Block], ids: Mapping[str, str], changes: list[WordsEdited]
) -> Rewriting:
    check(id in blocks and id in ids, id, "there is no such block")
    old = Passage((blocks[id],))
    made, text = _applied(changes, old)
    new = blocks[id].model_copy(update={"id": ids[id], "text": text})
    return Rewriting(old, Passage((new,)), made)


def _applied(changes: Iterable[WordsEdited], old: Passage) -> tuple[tuple[Edit, ...], str]:
    """The edits by their places in the common text, and what they make of it."""
    starts = {block.id: start for block, start in zip(old.blocks, old.starts, strict=True)}
    text, done, parts, length = old.text, 0, list[str](), 0
    edits: list[Edit] = []
    for start, change in sorted(_placed(changes, starts), key=lambda pair: pair[0]):
        end = start + len(change.before)
        where = f"{change.old.block}, character {change.old.start}"
        check(start >= done, where, "two changes are for the same words")
        found = text[start:end]
        check(found == change.before, where, f"there stands {found!r}, not {change.before!r}")
        _check_surroundings(change, text, start, where)
        length += start - done
        parts += [text[done:start], change.after]
        edits.append(Edit(start, change.before, length, change.after))
        done, length = end, length + len(change.after)
    return tuple(edits), "".join([*parts, text[done:]])


def _check_surroundings(change: WordsEdited, text: str, start: int, where: str) -> None:
    """Words that are added say nothing of their place; those around them do."""
    if change.before:
        return
    left, right = change.preceded_by, change.followed_by
    before, after = text[max(start - len(left), 0) : start], text[start : start + len(right)]
    at_edges = (left or start == 0) and (right or start == len(text))
    fits = before == left and after == right and at_edges
    check(bool(fits), where, f"it does not stand between {left!r} and {right!r}")


def _placed(
    changes: Iterable[WordsEdited], starts: Mapping[str, int]
) -> Iterator[tuple[int, WordsEdited]]:
    for change in changes:
        yield starts[change.old.block] + change.old.start, change
