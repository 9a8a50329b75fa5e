"""Conflicts of text resolved: words, whole blocks, and where they stand."""

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from transcripts.comparison.carrying import Carrier
from transcripts.comparison.following import followed_block
from transcripts.comparison.passages import Edit
from transcripts.errors import MergeError
from transcripts.merging.naming import Naming
from transcripts.merging.state import State
from transcripts.merging.units import found_between, one_to_one
from transcripts.merging.weaving import shifted
from transcripts.model import Block, Conflict, TextSpan
from transcripts.model.types import Text

_TEXT: TypeAdapter[str] = TypeAdapter(Text)


class Choice(NamedTuple):
    """A conflict and what is to stand there."""

    conflict: Conflict
    value: Any


def resolve_words(state: State, choices: Iterable[Choice]) -> None:
    """Put words in place of words.

    Raises:
        MergeError: If a value is not text, or two conflicts are about the same words.
    """
    by_block: dict[str, list[tuple[TextSpan, str]]] = {}
    for conflict, value in choices:
        if conflict.words is not None:
            text = _words(conflict, value)
            by_block.setdefault(conflict.words.block, []).append((conflict.words, text))
    rewritings = {}
    for index, block in enumerate(state.blocks):
        if block.id in by_block:
            edits = _edits(by_block[block.id], block.id)
            new = block.model_copy(update={"text": _applied(block.text, edits)})
            rewritings[block.id] = one_to_one(block, new, edits)
            state.blocks[index] = state.followed_text(block, rewritings[block.id])
    state.rewrite(rewritings.values())
    texts = {block.id: block.text for block in state.blocks}
    state.conflicts = [
        _shifted(conflict, rewritings[conflict.words.block].edits, texts[conflict.words.block])
        if conflict.words is not None and conflict.words.block in rewritings
        else conflict
        for conflict in state.conflicts
    ]


def _words(conflict: Conflict, value: Any) -> str:
    try:
        return _TEXT.validate_python(value, strict=True)
    except ValidationError as error:
        reason = "is about words, and the value is none"
        raise MergeError(conflict.id, reason, "give text") from error


def _edits(replaced: list[tuple[TextSpan, str]], block: str) -> tuple[Edit, ...]:
    found: list[Edit] = []
    shift = done = 0
    for span, text in sorted(replaced, key=lambda each: (each[0].start, each[0].end)):
        if span.start < done:
            raise MergeError(block, "has two conflicts about the same words", "resolve one first")
        if text != span.quote:
            found.append(Edit(span.start, span.quote, span.start + shift, text))
        shift += len(text) - len(span.quote)
        done = span.end
    return tuple(found)


def _applied(text: str, edits: Iterable[Edit]) -> str:
    parts, done = list[str](), 0
    for edit in edits:
        parts += [text[done : edit.start], edit.after]
        done = edit.end
    return "".join([*parts, text[done:]])


def _shifted(conflict: Conflict, edits: tuple[Edit, ...], text: str) -> Conflict:
    words = conflict.words
    assert words is not None
    own = next((edit for edit in edits if (edit.start, edit.end) == (words.start, words.end)), None)
    before = [edit for edit in edits if edit is not own and edit.end <= words.start]
    start = shifted(words.start, before)
    end = start + len(own.after if own else words.quote)
    span = TextSpan(block=words.block, start=start, end=end, quote=text[start:end])
    return conflict.model_copy(update={"words": span})


def resolve_blocks(state: State, choices: Iterable[Choice]) -> None:
    """Put blocks in place of blocks.

    Raises:
        MergeError: If a value is not a list of blocks.
    """
    for conflict, value in choices:
        if not conflict.blocks or conflict.kind == "order":
            continue
        standing = [block for block in state.blocks if block.id in conflict.blocks]
        new = _blocks(state, conflict, value)
        if standing and new != standing:
            _replace(state, standing, new)


def _blocks(state: State, conflict: Conflict, value: Any) -> list[Block]:
    known, naming = state.ids(), Naming(state.document)
    taken = set(known) - set(conflict.blocks)
    found: list[Block] = []
    try:
        for each in value:
            block = Block.model_validate_json(json.dumps(each))
            id = block.id if block.id not in taken else naming.fresh(block.id)
            taken.add(id)
            ids = {**known, block.id: id}
            found.append(_with_ids(block, ids))
    except (ValidationError, TypeError) as error:
        reason, remedy = "is about blocks, and the value is no list of blocks", "correct the value"
        raise MergeError(conflict.id, reason, remedy) from error
    return found


def _with_ids(block: Block, ids: dict[str, str]) -> Block:
    return followed_block(block, Carrier(ids, ()), text=block.text)


def _replace(state: State, standing: list[Block], new: list[Block]) -> None:
    at = state.blocks.index(standing[0])
    before = state.blocks[at - 1].id if at else None
    gone = {block.id for block in standing}
    rest = [block for block in state.blocks if block.id not in gone]
    state.blocks = [*rest[:at], *new, *rest[at:]]
    heir = new[-1].id if new else before
    kept = {block.id for block in new}
    state.became |= dict.fromkeys(gone - kept, heir)
    state.rewrite([found_between(standing, new)] if new else ())
    ids = [block.id for block in new]
    state.conflicts = [
        conflict.model_copy(update={"blocks": _now(conflict.blocks, gone, ids)})
        if gone.intersection(conflict.blocks)
        else conflict
        for conflict in state.conflicts
    ]


def _now(blocks: tuple[str, ...], gone: set[str], new: list[str]) -> tuple[str, ...]:
    rest = tuple(id for id in blocks if id not in gone)
    return (*new, *rest)


def resolve_order(state: State, choices: Iterable[Choice]) -> None:
    """Put blocks where the value says: after another one, or at the beginning."""
    for conflict, value in choices:
        if conflict.kind != "order":
            continue
        if not isinstance(value, dict) or "after" not in value:
            reason = "is about the order, and the value does not say after which block"
            raise MergeError(conflict.id, reason, 'write {"after": "ID"}, or null for the start')
        _move(state, conflict.blocks, value["after"])


def _move(state: State, ids: tuple[str, ...], after: str | None) -> None:
    seen: set[str | None] = set()
    while after in state.became and after not in seen:
        seen.add(after)
        after = state.became[after]
    moving = [block for block in state.blocks if block.id in ids]
    rest = [block for block in state.blocks if block.id not in ids]
    places = {block.id: index for index, block in enumerate(rest)}
    if after is None:
        state.blocks = [*moving, *rest]
    elif after in places:
        at = places[after] + 1
        state.blocks = [*rest[:at], *moving, *rest[at:]]
