"""Spans in the merged text: in its order, and about the words that they were about."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from transcripts.comparison.tokens import normalised, words_of
from transcripts.model import Answer, Attribution, Block, Claim, Question, TextSpan

Spans = tuple[TextSpan, ...]

_LIKE = 0.34
"""Part of the words that a statement has to keep to be about the same."""


def recognisable(before: Sequence[TextSpan], after: Sequence[TextSpan]) -> bool:
    """Whether spans still have a good part of their words."""
    old, new = _words(before), _words(after)
    if not old:
        return True
    return sum((old & new).values()) >= _LIKE * max(sum(old.values()), sum(new.values()))


def _words(spans: Iterable[TextSpan]) -> Counter[str]:
    return Counter(normalised(word) for span in spans for word in words_of(span.quote))


class Straightener:
    """Puts spans in reading order, those that touch or overlap made one."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._places = {block.id: index for index, block in enumerate(blocks)}
        self._texts = {block.id: block.text for block in blocks}

    def record(self, record: Any) -> Any:
        """A claim, question or answer with all its spans in order; others as they are."""
        match record:
            case Claim():
                fields: dict[str, Any] = {
                    "content": self.spans(record.content),
                    "carried_from": self.spans(record.carried_from),
                    "attribution": tuple(self._link(link) for link in record.attribution),
                }
            case Question():
                fields = {"content": self.spans(record.content), "cue": self.spans(record.cue)}
            case Answer():
                fields = {"content": self.spans(record.content)}
            case _:
                return record
        changed = {name: value for name, value in fields.items() if value != getattr(record, name)}
        return record.model_copy(update=changed) if changed else record

    def _link(self, link: Attribution) -> Attribution:
        return link.model_copy(
            update={"mention": self.spans(link.mention), "cue": self.spans(link.cue)}
        )

    def spans(self, spans: Spans) -> Spans:
        """Spans that stand in the text, in its order."""
        standing = [span for span in spans if self.stands(span)]
        if len(standing) == len(spans) < 2:
            return spans
        ordered = sorted(standing, key=self._key)
        found: list[TextSpan] = []
        for span in ordered:
            last = found[-1] if found else None
            if last is not None and last.block == span.block and span.start < last.end:
                end = max(last.end, span.end)
                found[-1] = self.span(span.block, last.start, end)
            else:
                found.append(span)
        return tuple(found)

    def stands(self, span: TextSpan) -> bool:
        """Whether the words of a span stand where it says."""
        text = self._texts.get(span.block)
        return (
            text is not None and span.start < span.end and text[span.start : span.end] == span.quote
        )

    def span(self, block: str, start: int, end: int) -> TextSpan:
        """The span of a stretch of a block."""
        return TextSpan(block=block, start=start, end=end, quote=self._texts[block][start:end])

    def _key(self, span: TextSpan) -> tuple[int, int, int]:
        return self._places[span.block], span.start, span.end

    def nested(self, claims: Sequence[Claim], note: Callable[[Claim, Claim], None]) -> list[Claim]:
        """The claims, none nested in what it does not lie inside; what changes is noted."""
        by_id = {claim.id: claim for claim in claims}
        found: list[Claim] = []
        for claim in claims:
            if claim.nested_in is None or self._lies_inside(claim, by_id):
                found.append(claim)
                continue
            made = claim.model_copy(update={"nested_in": None})
            by_id[claim.id] = made
            if claim.nested_in in by_id:
                note(claim, made)
            found.append(made)
        return found

    def _lies_inside(self, claim: Claim, by_id: Mapping[str, Claim]) -> bool:
        outer, seen = by_id.get(claim.nested_in or ""), {claim.id}
        if outer is None or not all(
            any(_inside(a, b) for b in outer.content) for a in claim.content
        ):
            return False
        step: Claim | None = outer
        while step is not None and step.id not in seen:
            seen.add(step.id)
            step = by_id.get(step.nested_in or "")
        return step is None


def _inside(inner: TextSpan, outer: TextSpan) -> bool:
    return inner.block == outer.block and outer.start <= inner.start and inner.end <= outer.end
