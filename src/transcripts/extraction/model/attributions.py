"""The cue and the mention that go with a content that the rules do not know."""

from collections.abc import Sequence

from transcripts.extraction.language.claims import Reported
from transcripts.extraction.language.sentences import Span
from transcripts.extraction.model.pieces import Levels, groups, spans_of
from transcripts.extraction.model.tagging import Floats, Tagged
from transcripts.extraction.reports.passages import Passage

_LEVELS = Levels(0.5, 0.3)
_FAR = 60
"""Characters from which a mention no longer belongs to a cue."""


def cue_and_mention(
    tagged: Tagged,
    passage: Passage,
    index: int,
    content: Sequence[Span],
    rules: Sequence[Reported],
) -> tuple[tuple[Span, ...], Span | None]:
    """The words of a sentence that attribute a content: those of the rules if they agree."""
    attributes = tagged.heads["attr"]
    cues = _outside(_runs(tagged, passage, index, attributes[:, 1:3]), content)
    mentions = _outside(_runs(tagged, passage, index, attributes[:, 3:5]), content)
    cue = min(cues, key=lambda span: _distance(span, content), default=None)
    known = next((r for r in rules if cue and any(_touch(cue, span) for span in r.cue)), None)
    if known is not None and known.mention is not None:
        return known.cue, known.mention
    near = [span for span in mentions if cue is None or _gap(span, cue) <= _FAR]
    mention = min(near, key=lambda span: _distance(span, [cue] if cue else content), default=None)
    return ((cue,) if cue else ()), mention


def _runs(tagged: Tagged, passage: Passage, index: int, labels: Floats) -> list[Span]:
    within = tagged.tokens(*passage.analysis.sentences[index])
    found = groups(labels.sum(axis=1), labels[:, 0], within, _LEVELS)
    text = passage.block.text
    spans = [span for group in found for span in spans_of(group, tagged, text, ())]
    return [span for span in spans if any(map(str.isalpha, text[span.start : span.end]))]


def _outside(spans: Sequence[Span], content: Sequence[Span]) -> list[Span]:
    return [span for span in spans if not any(_touch(span, part) for part in content)]


def _touch(first: Span, second: Span) -> bool:
    return first.start < second.end and second.start < first.end


def _gap(first: Span, second: Span) -> int:
    return max(0, second.start - first.end, first.start - second.end)


def _distance(span: Span, others: Sequence[Span]) -> int:
    return min(_gap(span, other) for other in others)
