"""The questions of a block: what the model tags, with the borders and askers of the rules."""

from collections.abc import Iterator, Sequence

import numpy as np

from transcripts.extraction.language.claims import Reported
from transcripts.extraction.language.lexicon import Lexicon
from transcripts.extraction.language.sentences import Span
from transcripts.extraction.model.attributions import cue_and_mention
from transcripts.extraction.model.pieces import Group, Levels, groups, overlap, spans_of
from transcripts.extraction.model.tagging import FORMS, Tagged
from transcripts.extraction.reports.passages import Passage, Put
from transcripts.extraction.reports.put_questions import put_questions, single_questions
from transcripts.extraction.reports.topics import topics
from transcripts.model.records import Form

_LEVELS = Levels(0.5, 0.25)
_SHORTEST = 3
_SAME = 0.5
_WHOLE = 0.4
"""Share of a sentence from which a question is all of it."""


def questions(passage: Passage, tagged: Tagged, index: int, lexicon: Lexicon) -> tuple[Put, ...]:
    """The questions in one sentence."""
    rules = _rules(passage, index, lexicon)
    within = tagged.tokens(*passage.analysis.sentences[index])
    inside = tagged.inside("question")
    found: list[Put] = []
    for group in groups(inside, tagged.begins("question"), within, _LEVELS):
        for put in _puts(group, passage, tagged, index, rules, lexicon):
            if all(overlap(put.content, other.content) < _SAME for other in found):
                found.append(put)
    return tuple(found)


def _rules(passage: Passage, index: int, lexicon: Lexicon) -> tuple[Put, ...]:
    """The questions that the rules find in a sentence, those with a reporting verb included."""
    asked = [put for _, item in passage.reported[index] for put in _asked(passage, item, lexicon)]
    return (*put_questions(passage, index, lexicon), *asked)


def _asked(passage: Passage, item: Reported, lexicon: Lexicon) -> Iterator[Put]:
    text = passage.block.text
    verbatim = item.mode == "direct" or text[item.content[-1].end - 1] == "?"
    form: Form = "verbatim" if verbatim else "paraphrase"
    contents = [item.content]
    if not verbatim and len(item.content) == 1:
        contents = [(span,) for span in single_questions(text, item.content[0], lexicon)]
    for content in contents:
        yield Put(content, item.cue, item.mention, form, "model.question", item.confidence)


def _puts(
    group: Group,
    passage: Passage,
    tagged: Tagged,
    index: int,
    rules: Sequence[Put],
    lexicon: Lexicon,
) -> Iterator[Put]:
    text = passage.block.text
    spans = spans_of(group, tagged, text, passage.analysis.quoted)
    form = _form(group, tagged)
    if not spans or (form != "topic" and spans[-1].end - spans[0].start <= _SHORTEST):
        return
    confidence = _confidence(group, tagged)
    rule = max(rules, key=lambda put: overlap(put.content, spans), default=None)
    if rule is not None and overlap(rule.content, spans) >= _SAME:
        yield rule._replace(confidence=confidence, form=form)
        return
    cue, asker = cue_and_mention(tagged, passage, index, spans, ())
    for content in _contents(spans, form, passage, index, lexicon):
        yield Put(content, cue, asker, form, "model.question", confidence)


def _contents(
    spans: tuple[Span, ...], form: Form, passage: Passage, index: int, lexicon: Lexicon
) -> Sequence[tuple[Span, ...]]:
    """Topics one by one; a question in direct form as a whole."""
    if form == "topic":
        first, last = spans[0].start, spans[-1].end
        return [(span,) for span in topics(passage.block.text, first, last, lexicon)]
    whole = passage.analysis.sentences[index]
    asked = passage.block.text[whole.end - 1] == "?"
    if form == "verbatim" and asked and overlap(spans, (whole,)) >= _WHOLE:
        return [(whole,)]
    return [spans]


def _confidence(group: Group, tagged: Tagged) -> float:
    inside = tagged.inside("question")
    return float(np.mean(np.concatenate([inside[a:b] for a, b in group.runs])))


def _form(group: Group, tagged: Tagged) -> Form:
    mass = sum(tagged.heads["question"][a:b, 1:].sum(axis=0) for a, b in group.runs)
    return FORMS[int(np.argmax(np.asarray(mass).reshape(len(FORMS), 2).sum(axis=1)))]
