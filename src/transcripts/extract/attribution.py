"""A report read from top to bottom: every claim with its source, continuations included."""

from collections.abc import Sequence
from typing import NamedTuple

from transcripts.extract.claims import Reported
from transcripts.extract.continuation import reading
from transcripts.extract.lexicon import Lexicon
from transcripts.extract.mentions import Source, Tracker
from transcripts.extract.names import Name
from transcripts.extract.passages import Passage
from transcripts.extract.sentences import Span


class Stated(NamedTuple):
    """A claim with its source; offsets lie in the block of its passage."""

    passage: int
    reported: Reported
    source: Source | None
    carried: Span | None
    """The earlier words that attribute a continuation, in the same block."""
    outer: int | None
    """Index of the claim in which it is nested."""


class Focus:
    """Who speaks at this point of a report, and since which words."""

    def __init__(self) -> None:
        self.speaker: Source | None = None
        self.anchor: Span | None = None
        self.section: Source | None = None

    def starts(self, source: Source | None, anchor: Span | None) -> None:
        """Somebody begins to be reported."""
        self.speaker, self.anchor = source, anchor


def attributed(
    passages: Sequence[Passage], tracker: Tracker, lexicon: Lexicon
) -> tuple[Stated, ...]:
    """All claims of a report in order, each with the source that the text gives it."""
    stated: list[Stated] = []
    focus = Focus()
    for at, passage in enumerate(passages):
        if passage.block.kind == "heading":
            _enter_section(passage, tracker, focus)
            continue
        focus.starts(focus.section, None)
        for index in range(len(passage.analysis.sentences)):
            _sentence(stated, passage, at, index, tracker, focus, lexicon)
    return tuple(stated)


def _enter_section(passage: Passage, tracker: Tracker, focus: Focus) -> None:
    found = [tracker.named(name) for names in passage.names for name in names]
    sources = {source for source in found if source is not None}
    focus.section = sources.pop() if len(sources) == 1 else None
    if focus.section is not None:
        tracker.saw(focus.section)


def _sentence(
    stated: list[Stated],
    passage: Passage,
    at: int,
    index: int,
    tracker: Tracker,
    focus: Focus,
    lexicon: Lexicon,
) -> None:
    items = passage.reported_in(index)
    subject = _named_subject(passage, index, tracker)
    if items:
        _reported(stated, passage, at, items, tracker, focus, lexicon)
    elif subject is not None:
        tracker.saw(subject)
        focus.starts(subject, passage.analysis.sentences[index])
    elif focus.speaker is not None:
        _continued(stated, passage, at, index, focus, lexicon)


def _named_subject(passage: Passage, index: int, tracker: Tracker) -> Source | None:
    """The person with whose name a sentence begins."""
    for name in passage.names[index][:2]:
        source = tracker.named(name)
        begins = name.first - 2 * len(name.titles)
        if source is not None and begins <= 1:
            return source
    return None


def _reported(
    stated: list[Stated],
    passage: Passage,
    at: int,
    items: tuple[Reported, ...],
    tracker: Tracker,
    focus: Focus,
    lexicon: Lexicon,
) -> None:
    numbers: dict[int, int] = {}
    everything = passage.analysis.reported
    for item in items:
        if _is_reporters(passage, item, lexicon):
            continue
        source = _source(passage, item, tracker, focus)
        outer = numbers.get(item.nested_in) if item.nested_in is not None else None
        numbers[everything.index(item)] = len(stated)
        stated.append(Stated(at, item, source, None, outer))
        if outer is None and not item.question:
            focus.starts(source, item.cue[0] if item.cue else focus.anchor)


def _is_reporters(passage: Passage, item: Reported, lexicon: Lexicon) -> bool:
    if item.mention is None:
        return False
    first = passage.block.text[item.mention.start : item.mention.end].split()[0]
    return lexicon.has("first_person", first.lower().replace("’", "'"))


def _source(
    passage: Passage, item: Reported, tracker: Tracker, focus: Focus
) -> Source | None:
    if item.mention is not None:
        return tracker.resolve(passage.block.text[item.mention.start : item.mention.end])
    return focus.speaker if not item.cue else None


def _continued(
    stated: list[Stated],
    passage: Passage,
    at: int,
    index: int,
    focus: Focus,
    lexicon: Lexicon,
) -> None:
    words, names = passage.analysis.words[index], passage.names[index]
    read = reading(words, names, passage.sentence(index), lexicon)
    if read.kind != "continues":
        return
    span = _content(passage, index)
    item = Reported(
        (span,), (), None, "free_indirect", False, False, "states", "claim.continuation",
        read.confidence, False, None, index,
    )  # fmt: skip
    stated.append(Stated(at, item, focus.speaker, focus.anchor, None))


def _content(passage: Passage, index: int) -> Span:
    start, end = passage.analysis.sentences[index]
    text = passage.block.text
    while end > start + 1 and text[end - 1] in ".;:,":
        end -= 1
    while start < end - 1 and text[start] in "-•*–—># ":
        start += 1
    return Span(start, end)
