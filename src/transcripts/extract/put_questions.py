"""Questions in a report that no reporting verb introduces: lists, labels, plain questions."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from transcripts.extract.lexicon import Lexicon
from transcripts.extract.passages import Passage
from transcripts.extract.sentences import Span
from transcripts.extract.topics import topics
from transcripts.model.records import Form


class Put(NamedTuple):
    """A question by character offsets in its block."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    asker: Span | None
    """The words that name who asks, if any do."""
    form: Form
    rule: str
    confidence: float


def put_questions(passage: Passage, index: int, lexicon: Lexicon) -> tuple[Put, ...]:
    """The questions in one sentence that its own form shows to be questions."""
    start, end = passage.analysis.sentences[index]
    text = passage.block.text
    lower = text[start:end].lower().replace("’", "'")
    for find in (_listed, _labelled, _passive, _topical):
        found = tuple(find(text, start, end, lower, lexicon))
        if found:
            return found
    return ()


def _listed(text: str, start: int, end: int, lower: str, lexicon: Lexicon) -> Iterator[Put]:
    found = lexicon.patterns["topic_list"].match(lower)
    if found is None:
        return
    cue = Span(start, start + len(found.group().rstrip()))
    for span in topics(text, start + found.end(), end, lexicon):
        verbatim = text[span.end : span.end + 1] == "?" or text[span.end - 1] == "?"
        yield Put(
            (span,), (cue,), None, "verbatim" if verbatim else "topic", "question.topic-list", 0.8
        )


def _labelled(text: str, start: int, end: int, lower: str, lexicon: Lexicon) -> Iterator[Put]:
    found = lexicon.patterns["question_label"].match(lower)
    if found is None:
        return
    at = start + found.end()
    stop = text.rfind("?", at, end)
    span = _unquoted(text, at, stop + 1 if stop > at else end)
    if span is not None and (stop > at or found.group("q")):
        asker = found.span("asker") if found.group("asker") else None
        yield Put(
            (span,), (), Span(start + asker[0], start + asker[1]) if asker else None,
            "verbatim", "question.label", 0.85,
        )  # fmt: skip


def _passive(text: str, start: int, end: int, lower: str, lexicon: Lexicon) -> Iterator[Put]:
    """ "Asked whether …, she said": up to the comma before whoever answers."""
    found = lexicon.patterns["asked_start"].match(lower)
    if found is None:
        return
    at = start + found.start("content")
    stop = _answer_comma(lower, found.start("content"), lexicon)
    if stop is None:
        return
    topic = found.group("about") is not None
    span = _unquoted(text, at, start + stop)
    asker = found.span("asker") if found.group("asker") else None
    if span is not None:
        yield Put(
            (span,), (Span(start, start + found.end("verb")),),
            Span(start + asker[0], start + asker[1]) if asker else None,
            "topic" if topic else "paraphrase", "question.asked-passive", 0.8,
        )  # fmt: skip


def _answer_comma(lower: str, at: int, lexicon: Lexicon) -> int | None:
    """The last comma whose next words begin a main clause."""
    stops = [m.start() for m in lexicon.patterns["answer_comma"].finditer(lower, at)]
    return stops[0] if stops else None


def _topical(text: str, start: int, end: int, lower: str, lexicon: Lexicon) -> Iterator[Put]:
    """ "asked about A and B", "a question on compensation"."""
    found = lexicon.patterns["asked_about"].search(lower)
    if found is None:
        return
    stop = re.compile(
        r"[.;:?]|, (?:he|she|they|it|the|mr|ms|dr|mrs|which|who)\b|, to which"
    ).search(lower, found.end())
    limit = stop.start() if stop else end - start
    spans = topics(text, start + found.end(), start + limit, lexicon)
    for span in spans:
        yield Put(
            (span,),
            (Span(start + found.start(), start + found.end() - 1),),
            None,
            "topic",
            "question.asked-about",
            0.6,
        )


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
