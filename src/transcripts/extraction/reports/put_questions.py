"""Questions in a report that no reporting verb introduces: lists, labels, plain questions."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from transcripts.extraction.language.lexicon import Lexicon
from transcripts.extraction.language.sentences import Span
from transcripts.extraction.language.subjects import subject_before
from transcripts.extraction.language.tokens import Token, lowered
from transcripts.extraction.reports.passages import Passage, Put
from transcripts.extraction.reports.topics import topics
from transcripts.model.records import Form


class _Sentence(NamedTuple):
    text: str
    """The text of the whole block."""
    start: int
    end: int
    lower: str
    """The sentence alone, in lower case."""
    words: Sequence[Token]

    def span(self, match: re.Match[str], group: str) -> Span | None:
        """Where a group of a match in the lower-case sentence stands in the block."""
        if not match.group(group):
            return None
        return Span(self.start + match.start(group), self.start + match.end(group))


def put_questions(passage: Passage, index: int, lexicon: Lexicon) -> tuple[Put, ...]:
    """The questions in one sentence that its own form shows to be questions."""
    start, end = passage.analysis.sentences[index]
    text = passage.block.text
    words = passage.analysis.words[index]
    sentence = _Sentence(text, start, end, lowered(text[start:end]), words)
    for find in (_listed, _labelled, _passive, _topical):
        found = tuple(find(sentence, lexicon))
        if found:
            return found
    return ()


def _listed(sentence: _Sentence, lexicon: Lexicon) -> Iterator[Put]:
    """As in "Questions included A, B and C"."""
    found = lexicon.patterns["topic_list"].match(sentence.lower)
    if found is None:
        return
    text, start = sentence.text, sentence.start
    cue = (Span(start, start + len(found.group().rstrip())),)
    for span in topics(text, start + found.end(), sentence.end, lexicon):
        form: Form = "verbatim" if "?" in text[span.end - 1 : span.end + 1] else "topic"
        yield Put((span,), cue, None, form, "question.topic-list", 0.8)


def _labelled(sentence: _Sentence, lexicon: Lexicon) -> Iterator[Put]:
    """As in "Q (Jonas, Bergen): …" and "From the floor: …"."""
    found = lexicon.patterns["question_label"].match(sentence.lower)
    if found is None:
        return
    at = sentence.start + found.end()
    stop = sentence.text.rfind("?", at, sentence.end)
    span = _unquoted(sentence.text, at, stop + 1 if stop > at else sentence.end)
    if span is not None and (stop > at or found.group("q")):
        asker = sentence.span(found, "asker") or sentence.span(found, "bracket")
        yield Put((span,), (), asker, "verbatim", "question.label", 0.85)


def _passive(sentence: _Sentence, lexicon: Lexicon) -> Iterator[Put]:
    """As in "Asked whether …, she said": up to the comma before whoever answers."""
    found = lexicon.patterns["asked_start"].match(sentence.lower)
    if found is None:
        return
    stop = lexicon.patterns["answer_comma"].search(sentence.lower, found.start("content"))
    if stop is None:
        return
    start = sentence.start
    span = _unquoted(sentence.text, start + found.start("content"), start + stop.start())
    form: Form = "topic" if found.group("about") is not None else "paraphrase"
    cue = (Span(start, start + found.end("verb")),)
    if span is not None:
        asker = sentence.span(found, "asker")
        yield Put((span,), cue, asker, form, "question.asked-passive", 0.8)


def _topical(sentence: _Sentence, lexicon: Lexicon) -> Iterator[Put]:
    """As in "asked about A and B", "a question on compensation"."""
    found = lexicon.patterns["asked_about"].search(sentence.lower)
    if found is None:
        return
    stop = lexicon.patterns["topic_end"].search(sentence.lower, found.end())
    start = sentence.start
    limit = start + stop.start() if stop else sentence.end
    cue = (Span(start + found.start(), start + found.end() - 1),)
    asker = sentence.span(found, "asker") or _subject_at(sentence, cue[0].start, lexicon)
    for span in topics(sentence.text, start + found.end(), limit, lexicon):
        yield Put((span,), cue, asker, "topic", "question.asked-about", 0.6)


def _subject_at(sentence: _Sentence, start: int, lexicon: Lexicon) -> Span | None:
    """Who asks, if the word at an offset is a verb with a subject before it."""
    words = sentence.words
    verb = next((i for i, word in enumerate(words) if word.start == start), None)
    if verb is None or words[verb].lower not in lexicon.entries:
        return None
    subject = subject_before(words, verb, lexicon)
    if subject is None or subject.kind == "shared":
        return None
    return Span(words[subject.first].start, words[subject.last - 1].end)


def _unquoted(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in " \n\"“‘'«*_":
        start += 1
    while end > start and text[end - 1] in " \n\"”’'»,.*_":
        end -= 1
    return Span(start, end) if start < end else None


def is_question(passage: Passage, index: int) -> bool:
    """Whether a sentence that is not a quotation ends in a question mark."""
    end = passage.analysis.sentences[index].end
    return passage.block.text[:end].rstrip("*_)").endswith("?")


def single_questions(text: str, content: Span, lexicon: Lexicon) -> tuple[Span, ...]:
    """The indirect questions joined in one content: "whether A, and what B" are two."""
    lower = lowered(text[content.start : content.end])
    end = lexicon.patterns["question_end"].search(lower)
    stop = end.start() if end else len(lower)
    spans = []
    start = 0
    for joint in lexicon.patterns["question_joint"].finditer(lower, 0, stop):
        spans.append(Span(content.start + start, content.start + joint.start()))
        start = joint.end()
    return (*spans, Span(content.start + start, content.start + stop))
