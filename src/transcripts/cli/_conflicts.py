"""Conflicts in words: what they are about, what each side has, and who decides."""

import json
from collections.abc import Iterator, Sequence
from typing import Any, get_args

import click

from transcripts.cli._printing import visible
from transcripts.merging import Decision
from transcripts.model import Conflict, Document, Reading, Side

_KINDS = {
    "token": "words",
    "speaker": "speaker",
    "segmentation": "where turns begin",
    "order": "order",
    "time": "times",
    "claim": "claim",
    "question": "question",
    "metadata": "metadata",
    "delete_edit": "deleted and edited",
}
_AROUND = 40
_LONGEST = 200
_KEYS: dict[str, Side] = {"o": "ours", "t": "theirs", "b": "base"}


def open_conflicts(document: Document) -> list[Conflict]:
    """The conflicts that nobody decided."""
    return [conflict for conflict in document.conflicts if conflict.resolution is None]


def conflict_lines(document: Document, conflict: Conflict) -> Iterator[str]:
    """A heading with the place, then a line for each side; the one that stands is marked."""
    heading = f"{conflict.id}: {_KINDS[conflict.kind]}, {visible(_place(document, conflict))}"
    yield click.style(heading, bold=True)
    for side in get_args(Side):
        reading: Reading | None = getattr(conflict, side)
        if reading is not None:
            mark = "*" if side == conflict.stands else " "
            yield f"  {mark} {side:7}{visible(_shown(reading.value))}"


def conflict_record(conflict: Conflict) -> dict[str, Any]:
    """A conflict in JSON."""
    return conflict.model_dump(mode="json", exclude_defaults=True)


def walk(document: Document, conflicts: Sequence[Conflict]) -> dict[str, Decision]:
    """Ask about each conflict; those that are left out stay open."""
    decisions: dict[str, Decision] = {}
    for number, conflict in enumerate(conflicts, start=1):
        click.echo(f"\n[{number} of {len(conflicts)}]", err=True)
        for line in conflict_lines(document, conflict):
            click.echo(line, err=True)
        answer = _asked(conflict)
        if answer == "q":
            break
        if answer in _KEYS:
            decisions[conflict.id] = Decision(take=_KEYS[answer])
        elif answer == "e":
            text = click.prompt("words", default="", show_default=False, err=True)
            decisions[conflict.id] = Decision(instead=Reading(value=text))
    return decisions


def _asked(conflict: Conflict) -> str:
    choices = {"o": "ours", "t": "theirs"}
    if conflict.base is not None:
        choices["b"] = "base"
    if conflict.words is not None:
        choices["e"] = "other words"
    choices |= {"s": "skip", "q": "quit"}
    question = ", ".join(f"{key} {meaning}" for key, meaning in choices.items())
    asked = click.Choice(list(choices))
    answer: str = click.prompt(question, type=asked, show_choices=False, err=True)
    return answer


def _place(document: Document, conflict: Conflict) -> str:
    blocks = {block.id: block for block in document.blocks}
    if conflict.words is not None:
        words = conflict.words
        text = blocks[words.block].text
        before, after = text[: words.start], text[words.end :]
        return f"{words.block}: {_end(before)}[{words.quote}]{_start(after)}"
    if conflict.blocks:
        return f"{', '.join(conflict.blocks)}: {_start(blocks[conflict.blocks[0]].text)}"
    fields = f" ({', '.join(conflict.fields)})" if conflict.fields else ""
    return f"{conflict.part} {conflict.record or ''}".strip() + fields


def _end(text: str) -> str:
    return f"…{text[-_AROUND:]}" if len(text) > _AROUND else text


def _start(text: str) -> str:
    return f"{text[:_AROUND]}…" if len(text) > _AROUND else text


def _shown(value: Any) -> str:
    """A reading on one line: words, the text of blocks, fields as JSON, nothing as a dash."""
    if isinstance(value, str):
        text = value
    elif isinstance(value, list):
        text = " / ".join(str(block.get("text", "")) for block in value)
    elif value is None:
        text = ""
    else:
        text = json.dumps(value, ensure_ascii=False)
    text = " ".join(text.split())
    return (text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…") or "—"
