"""The claims of a block: what the model tags, with the borders, cues and mentions of the rules."""

import dataclasses
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from transcripts.extraction.language.claims import Reported, mode_of
from transcripts.extraction.language.sentences import Span
from transcripts.extraction.model.attributions import cue_and_mention
from transcripts.extraction.model.pieces import Group, Levels, groups, overlap, spans_of
from transcripts.extraction.model.tagging import MODES, Floats, Tagged
from transcripts.extraction.reports.named_lines import named_line
from transcripts.extraction.reports.passages import Passage
from transcripts.model.records import Mode

_LEVELS = Levels(0.5, 0.25)
_SAME = 0.55
"""Share in common from which a stretch of the model and one of the rules are one claim."""
_SHORTEST = 6
_SURE = 0.85
"""Probability from which even a single word is a claim."""
_DOUBTFUL = 0.4
"""Probability below which words that nothing attributes are no claim."""
_PART = 0.6
"""Share of a sentence below which words that nothing attributes are no claim."""
_SMALL_GAP = 15
_WHOLE = 0.6
"""Share of a sentence from which a continuation is all of it."""
_NESTED = Levels(0.5, 0.3)
_NESTED_RULE = 0.1
"""Probability from which what the rules find inside a claim is taken for nested in it."""
_ALL = 0.95
"""Share in common from which a claim would be nested in itself."""
_NEGATED = 0.5


@dataclasses.dataclass(slots=True)
class BlockClaims:
    """The claims of one block as they are found, by sentence."""

    passage: Passage
    tagged: Tagged
    found: list[Reported] = dataclasses.field(default_factory=list)

    def sentence(self, index: int) -> None:
        """Add the claims of a sentence."""
        tagged, span = self.tagged, self.passage.analysis.sentences[index]
        inside = np.where(
            tagged.inside("question") > tagged.inside("content"), 0.0, tagged.inside("content")
        ).astype(np.float32)
        rules = self._rules(index)
        within = tagged.tokens(*span)
        for group in self._split(groups(inside, tagged.begins("content"), within, _LEVELS)):
            for item in self._items(group, index, rules):
                self._add(item, group)
        self._nest(index, rules)

    def _split(self, found: Iterable[Group]) -> Iterator[Group]:
        """Groups whose runs belong together: a gap without a comma before it ends a claim."""
        for group in found:
            runs = [group.runs[0]]
            for run in group.runs[1:]:
                gap = self._gap(runs[-1][1], run[0])
                if gap == "apart":
                    yield Group(tuple(runs), fresh=True)
                    runs = [run]
                elif gap == "none":
                    runs[-1] = (runs[-1][0], run[1])
                else:
                    runs.append(run)
            yield Group(tuple(runs), group.fresh)

    def _gap(self, first: int, last: int) -> str:
        """What stands between two runs: `none` if little, `aside`, or `apart` if they differ."""
        text = self.passage.block.text
        between = text[int(self.tagged.ends[first - 1]) : int(self.tagged.starts[last])]
        cued = float(self.tagged.heads["attr"][first:last, 1:3].sum(axis=1).max(initial=0.0))
        if cued < 0.4:
            return "none" if len(between) <= _SMALL_GAP else "aside"
        return "apart" if between[:1] == " " and between[1:2].isalpha() else "aside"

    def _rules(self, index: int) -> list[Reported]:
        """What the rules find in a sentence, a name before a colon included."""
        line = named_line(self.passage, index)
        found = [item for _, item in self.passage.reported[index]]
        return [*found, line[1]] if line is not None else found

    def _items(self, group: Group, index: int, rules: Sequence[Reported]) -> Iterator[Reported]:
        text, quoted = self.passage.block.text, self.passage.analysis.quoted
        spans = spans_of(group, self.tagged, text, quoted)
        short = sum(span.end - span.start for span in spans) < _SHORTEST
        if not spans or (short and self._confidence(group) < _SURE):
            return
        mode, confidence = self._mode(group), self._confidence(group)
        outside = [item for item in rules if not _covers(spans, item.cue)]
        rule = max(outside, key=lambda item: overlap(item.content, spans), default=None)
        if rule is not None and overlap(rule.content, spans) >= _SAME:
            yield self._snapped(rule, group, mode, confidence)
            return
        cue, mention = cue_and_mention(self.tagged, self.passage, index, spans, rules)
        if not cue and mention is None:
            if mode != "direct" and self._stray(index, spans, confidence):
                return
            if mode == "free_indirect":
                spans = self._continuation(index, spans)
        yield Reported(
            content=spans,
            mode=self._settled(mode, spans, cued=bool(cue) or mention is not None),
            rule="model.claim",
            confidence=confidence,
            sentence=index,
            cue=cue,
            mention=mention,
            negated=self._negated(group) > _NEGATED,
        )

    def _stray(self, index: int, spans: tuple[Span, ...], confidence: float) -> bool:
        """Whether words that nothing attributes are too few or too doubtful for a claim."""
        whole = self.passage.analysis.sentences[index]
        return confidence < _DOUBTFUL or overlap(spans, (whole,)) < _PART

    def _snapped(self, rule: Reported, group: Group, mode: Mode, confidence: float) -> Reported:
        """A claim that rules and model share: the borders of the rules."""
        negated = self._negated(group)
        return rule._replace(
            mode=self._settled(mode, rule.content, cued=bool(rule.cue) or rule.mention is not None),
            rule=rule.rule.replace("claim.", "model."),
            confidence=confidence,
            negated=negated > (0.2 if rule.negated else 0.7),
            question=False,
            nested_in=None,
        )

    def _mode(self, group: Group) -> Mode:
        mass = sum(
            self.tagged.heads["content"][first:last, 1:].sum(axis=0) for first, last in group.runs
        )
        return MODES[int(np.argmax(np.asarray(mass).reshape(len(MODES), 2).sum(axis=1)))]

    def _settled(self, mode: Mode, spans: Sequence[Span], *, cued: bool) -> Mode:
        """The model's mode, unless the marks say otherwise."""
        marked = mode_of(self.passage.block.text, self.passage.analysis.quoted, tuple(spans))
        if marked == "direct" or (mode == "direct" and marked == "mixed"):
            return marked
        if mode == "direct":
            return "indirect" if cued else "free_indirect"
        return "indirect" if mode == "free_indirect" and cued else mode

    def _confidence(self, group: Group) -> float:
        inside = self.tagged.inside("content")
        return float(np.mean(np.concatenate([inside[a:b] for a, b in group.runs])))

    def _negated(self, group: Group) -> float:
        values = self.tagged.heads["neg"][:, 1]
        return float(np.mean(np.concatenate([values[a:b] for a, b in group.runs])))

    def _continuation(self, index: int, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        """All of a sentence that mostly continues what was said."""
        start, end = self.passage.analysis.sentences[index]
        text = self.passage.block.text
        while end > start + 1 and text[end - 1] in ".;:,":
            end -= 1
        while start < end - 1 and text[start] in "-•*–—># ":
            start += 1
        whole = Span(start, end)
        return (whole,) if overlap(spans, (whole,)) >= _WHOLE else spans

    def _add(self, item: Reported, group: Group) -> None:
        """Add a claim, or go on with the quotation before it."""
        last = self.found[-1] if self.found else None
        if last is not None and _same_claim(last, item, fresh=group.fresh):
            content = (*last.content, *item.content)
            cued = last if last.cue or last.mention else item
            self.found[-1] = last._replace(
                content=content, sentence=item.sentence, cue=cued.cue, mention=cued.mention
            )
        elif last is None or overlap(last.content, item.content) < _SAME:
            self.found.append(item)

    def _nest(self, index: int, rules: Sequence[Reported]) -> None:
        """Add what is reported inside the claims of a sentence."""
        span = self.passage.analysis.sentences[index]
        inside, begins = self.tagged.inside("nested"), self.tagged.begins("nested")
        for group in groups(inside, begins, self.tagged.tokens(*span), _NESTED):
            text, quoted = self.passage.block.text, self.passage.analysis.quoted
            spans = spans_of(group, self.tagged, text, quoted)
            if not spans:
                continue
            rule = max(rules, key=lambda item: overlap(item.content, spans), default=None)
            if rule is not None and overlap(rule.content, spans) >= _SAME:
                spans, cue, mention = rule.content, rule.cue, rule.mention
            else:
                cue, mention = cue_and_mention(self.tagged, self.passage, index, spans, rules)
            sure = max(float(inside[first:last].mean()) for first, last in group.runs)
            self._add_nested(Reported(spans, "indirect", "model.nested", sure, index, cue, mention))
        for item in rules:
            chance = self._chance(inside, item.content)
            if chance > _NESTED_RULE and any(_covers(c.content, item.cue) for c in self.found):
                self._add_nested(item._replace(rule="model.nested", confidence=max(0.5, chance)))

    def _chance(self, inside: Floats, spans: Sequence[Span]) -> float:
        parts = [inside[self.tagged.tokens(*span)] for span in spans]
        return float(np.mean(np.concatenate(parts))) if parts else 0.0

    def _add_nested(self, item: Reported) -> None:
        """Add a claim that lies within another, unless it is there already."""
        taken = any(
            overlap(other.content, item.content) >= (_ALL if other.nested_in is None else _SAME)
            for other in self.found
        )
        outer = next((n for n, c in enumerate(self.found) if _within(item.content, c)), None)
        if item.content and outer is not None and not taken:
            mode = mode_of(self.passage.block.text, self.passage.analysis.quoted, item.content)
            self.found.append(item._replace(nested_in=outer, mode=mode))


def _covers(spans: Sequence[Span], cue: Sequence[Span]) -> bool:
    """Whether a cue lies within a content: then its own content is nested in that."""
    return bool(cue) and any(a.start <= cue[0].start and cue[-1].end <= a.end for a in spans)


def _same_claim(last: Reported, item: Reported, *, fresh: bool) -> bool:
    """Whether a quotation goes on: "A," she said. "B"."""
    if fresh or item.sentence > last.sentence + 1 or last.nested_in is not None:
        return False
    uncued = not (item.cue or item.mention)
    return last.mode == item.mode == "direct" and uncued and item.sentence != last.sentence


def _within(spans: Sequence[Span], claim: Reported) -> bool:
    return claim.nested_in is None and all(
        any(a.start <= b.start and b.end <= a.end + 1 for a in claim.content) for b in spans
    )
