"""A document shown to a model part by part, with whom it has named so far."""

import json
from collections import deque
from collections.abc import Sequence
from importlib import resources
from typing import Any, NamedTuple

from pydantic import ValidationError

from transcripts.extraction.llm.answers import Said, said_in
from transcripts.extraction.llm.chat import Chat, Message
from transcripts.extraction.llm.gathering import Found, gather, in_order, nothing_yet
from transcripts.extraction.llm.parts import Part, parts_of, read_blocks
from transcripts.model import Document

_BEFORE = 1_500
"""Characters of the part before that are shown again, for understanding only."""
_FAULTS = 8
_REASONS = {
    "length": "the answer was cut off",
    "refusal": "the model refused",
    "content_filter": "the server's filter stopped the answer",
    "nothing": "the answer was empty",
    "shape": "the answer was not in the form asked for, twice",
}


class Unanswered(NamedTuple):
    """A part of which nothing is known, and why."""

    part: Part
    reason: str


class Read(NamedTuple):
    """What a model found in a document."""

    found: Found
    failed: tuple[Unanswered, ...]
    answered: int
    """How many parts it answered."""


def instructions() -> str:
    """What the model is told to do."""
    here = resources.files("transcripts.extraction.llm")
    return (here / "instructions.md").read_text("utf-8")


def read_with(document: Document, chat: Chat, *, own_claims: bool = False) -> Read:
    """What a model finds in a document, and the parts that it did not answer.

    A part whose answer is too long is cut in two.

    Raises:
        EndpointError: If the server gives no answer, or not before the deadline.
    """
    found = nothing_yet(document)
    blocks = read_blocks(document)
    waiting = deque(parts_of(document))
    failed: list[Unanswered] = []
    answered = 0
    while waiting:
        part = waiting.popleft()
        before = blocks[part.first - 2].text[-_BEFORE:] if part.first > 1 else ""
        said = _answer(chat, _messages(document, part, found, before, own_claims=own_claims))
        halves = part.halves() if said == "length" else ()
        if halves:
            waiting.extendleft(reversed(halves))
        elif isinstance(said, str):
            failed.append(Unanswered(part, _REASONS.get(said, f"the answer ended with {said!r}")))
        else:
            gather(found, part, said)
            answered += 1
    return Read(in_order(found), tuple(failed), answered)


def _messages(
    document: Document, part: Part, found: Found, before: str, *, own_claims: bool
) -> tuple[Message, ...]:
    """The task, and apart from it the text as data: JSON, whose strings cannot break out."""
    turns = any(block.kind == "turn" for block in document.blocks)
    shown: dict[str, Any] = {
        "language": document.language,
        "form": "transcript" if turns else "report",
        "own_claims": own_claims,
        "agents": found.table.carried(),
        "before": before,
        "blocks": [
            {"n": number, "kind": block.kind, "label": block.label, "text": block.text}
            for number, block in enumerate(part.blocks, start=part.first)
        ],
    }
    return (
        {"role": "system", "content": instructions()},
        {"role": "user", "content": json.dumps(shown, ensure_ascii=False)},
    )


def _answer(chat: Chat, messages: Sequence[Message]) -> Said | str:
    """The answer, asked for once more if it has another form; else why there is none."""
    for _ in range(2):
        reply = chat.ask(messages)
        if reply.finish != "stop":
            return reply.finish
        try:
            return said_in(reply.text)
        except ValidationError as error:
            faults = "\n".join(_fault(fault) for fault in error.errors()[:_FAULTS])
            again = f"This is not the JSON object asked for:\n{faults}\nAnswer again, corrected."
            messages = (
                *messages,
                {"role": "assistant", "content": reply.text},
                {"role": "user", "content": again},
            )
    return "shape"


def _fault(fault: Any) -> str:
    place = "/".join(str(step) for step in fault["loc"])
    return f"{place or 'the whole'}: {fault['msg']}"
