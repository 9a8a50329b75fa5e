"""Conflicts of records resolved: of fields, and of records that not all sides have."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import ValidationError

from transcripts.comparison.carrying import Carrier
from transcripts.comparison.fitting import with_fields
from transcripts.comparison.following import followed
from transcripts.errors import MergeError, PatchError
from transcripts.merging.naming import Naming
from transcripts.merging.spans import Straightener
from transcripts.merging.state import State
from transcripts.merging.text_resolving import Choice
from transcripts.model import (
    Agent,
    Anchor,
    Answer,
    Block,
    Claim,
    Conflict,
    Identified,
    Provenance,
    Question,
    Relation,
    Source,
    TextSpan,
)
from transcripts.model.conflicts import Part

_TYPES: dict[Part, type[Identified]] = {
    "sources": Source,
    "agents": Agent,
    "blocks": Block,
    "claims": Claim,
    "questions": Question,
    "answers": Answer,
    "relations": Relation,
    "provenance": Provenance,
}


def resolve_records(state: State, choices: Iterable[Choice]) -> None:
    """Put values in place of fields and records.

    Raises:
        MergeError: If a value does not fit.
    """
    chosen = [choice for choice in choices if choice.conflict.part is not None]
    for conflict, value in sorted(chosen, key=lambda choice: bool(choice.conflict.fields)):
        try:
            _resolve(state, conflict, value)
        except (ValidationError, PatchError, TypeError) as error:
            reason = f"cannot have this value: {error}"
            raise MergeError(conflict.id, reason, "choose another") from error


def _resolve(state: State, conflict: Conflict, value: Any) -> None:
    match conflict.part:
        case "document":
            state.whole |= dict(value)
        case "extensions":
            extensions = dict(state.whole.get("extensions", state.document.extensions))
            for key in conflict.fields:
                extensions.pop(key, None)
            state.whole["extensions"] = extensions | value
        case "event":
            state.event = with_fields(state.event, value, "event")
        case "blocks":
            _resolve_block(state, conflict, value)
        case None:
            pass
        case part:
            _resolve_record(state, conflict, part, value)


def _resolve_block(state: State, conflict: Conflict, value: dict[str, Any]) -> None:
    known = state.ids()
    for index, block in enumerate(state.blocks):
        if block.id == conflict.record:
            given = {
                name: known.get(each)
                if name in ("speaker", "source") and isinstance(each, str)
                else each
                for name, each in value.items()
            }
            made = with_fields(block.model_copy(update={"anchors": ()}), given, block.id)
            anchors = made.anchors if "anchors" in given else block.anchors
            state.blocks[index] = made.model_copy(
                update={"anchors": tuple(_forward(anchors, len(block.text)))}
            )


def _forward(anchors: Iterable[Anchor], length: int) -> Iterator[Anchor]:
    """The anchors that go forward inside a text of a length."""
    last: Anchor | None = None
    for anchor in anchors:
        if anchor.offset <= length and (last is None or _goes_on(last, anchor)):
            yield anchor
            last = anchor


def _goes_on(last: Anchor, anchor: Anchor) -> bool:
    return last.offset < anchor.offset and last.ms <= anchor.ms


def _resolve_record(state: State, conflict: Conflict, part: Part, value: Any) -> None:
    records = state.records[part]
    index = next((i for i, record in enumerate(records) if record.id == conflict.record), None)
    standing = None if index is None else records[index]
    if value is None:
        if standing is not None:
            records.remove(standing)
        return
    if conflict.fields:
        if standing is not None and index is not None:
            whole = _with_words(state, part, standing)
            records[index] = _anchored(state, with_fields(whole, value, standing.id), standing)
        return
    made: Identified = _TYPES[part].model_validate_json(json.dumps(value))
    if standing is None and made.id in state.ids():
        made = made.model_copy(update={"id": Naming(state.document).fresh(made.id)})
    made = _anchored(state, made, standing)
    if index is None:
        records.append(made)
    else:
        records[index] = made


def _with_words(state: State, part: Part, record: Any) -> Any:
    """A record whose words are gone with the words it had, for them to be looked for."""
    if getattr(record, "content", True):
        return record
    before = {each.id: each for each in getattr(state.document, part)}
    content = getattr(before.get(record.id), "content", ())
    return record.model_copy(update={"content": content})


def _anchored(state: State, record: Any, standing: Any) -> Any:
    """A record whose spans are where their quotes stand."""
    finder = _Finder(state.blocks)
    known = state.ids()
    made = finder.record(record)
    made = followed(made, Carrier({**known, made.id: made.id}, ()))
    if hasattr(made, "content") and record.content and not made.content:
        content = getattr(standing, "content", ()) or finder.nearest(record.content)
        made = made.model_copy(update={"content": content})
    return Straightener(state.blocks).record(made)


class _Finder:
    """Finds the words of spans that do not stand where they say."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self._blocks = list(blocks)
        self._texts = {block.id: block.text for block in self._blocks}

    def record(self, record: Any) -> Any:
        """The record with its spans where their words are; those not found are left out."""
        changes: dict[str, Any] = {}
        for name in ("content", "cue", "carried_from"):
            if spans := getattr(record, name, ()):
                changes[name] = self.spans(spans)
        if isinstance(record, Claim):
            changes["attribution"] = tuple(
                link.model_copy(
                    update={"mention": self.spans(link.mention), "cue": self.spans(link.cue)}
                )
                for link in record.attribution
            )
        return record.model_copy(update=changes) if changes else record

    def spans(self, spans: Iterable[TextSpan]) -> tuple[TextSpan, ...]:
        """Spans where their words are."""
        found = (self._span(span) for span in spans)
        return tuple(span for span in found if span is not None)

    def _span(self, span: TextSpan) -> TextSpan | None:
        text = self._texts.get(span.block, "")
        if text[span.start : span.end] == span.quote:
            return span
        places = [(span.block, text), *self._texts.items()]
        for id, where in places:
            at = _nearest(where, span.quote, span.start)
            if at is not None:
                end = at + len(span.quote)
                return TextSpan(block=id, start=at, end=end, quote=span.quote)
        return None

    def nearest(self, spans: Iterable[TextSpan]) -> tuple[TextSpan, ...]:
        """All of the block that the spans were in; of the first with text if that is gone."""
        wanted = [span.block for span in spans]
        ids = [*wanted, *self._texts]
        for id in ids:
            if text := self._texts.get(id):
                return (TextSpan(block=id, start=0, end=len(text), quote=text),)
        return ()


def _nearest(text: str, quote: str, place: int) -> int | None:
    after, before = text.find(quote, place), text.rfind(quote, 0, place + len(quote))
    found = [at for at in (before, after) if at >= 0]
    return min(found, key=lambda at: abs(at - place)) if quote and found else None
