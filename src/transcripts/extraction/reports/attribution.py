"""A report read from top to bottom: every claim with its source, every question with its asker."""

import dataclasses
from collections.abc import Callable, Sequence
from typing import NamedTuple

from transcripts.extraction.language.claims import Reported, is_quotation
from transcripts.extraction.language.lexicon import Lexicon
from transcripts.extraction.language.names import Name
from transcripts.extraction.language.sentences import Span
from transcripts.extraction.language.tokens import Token
from transcripts.extraction.reports.continuation import reading
from transcripts.extraction.reports.mentions import Source, Tracker
from transcripts.extraction.reports.named_lines import named_line
from transcripts.extraction.reports.passages import Passage, Put
from transcripts.extraction.reports.put_questions import (
    is_question,
    put_questions,
    single_questions,
)
from transcripts.model.records import Form


class Anchor(NamedTuple):
    """Words that attribute what follows them."""

    passage: int
    span: Span


class Stated(NamedTuple):
    """A claim with its source; offsets lie in the block of its passage."""

    passage: int
    reported: Reported
    source: Source | None
    carried: Anchor | None
    """The earlier words that attribute a continuation."""
    outer: int | None
    """Index of the claim in which it is nested."""


class Asked(NamedTuple):
    """A question with who asks it."""

    passage: int
    sentence: int
    put: Put
    asker: Source | None
    addressee: Source | None
    before: int
    """How many claims stand before it."""


@dataclasses.dataclass(slots=True)
class Course:
    """Where reading has got to: what was found, and who speaks at this point."""

    passages: Sequence[Passage]
    tracker: Tracker
    lexicon: Lexicon
    stated: list[Stated] = dataclasses.field(default_factory=list)
    asked: list[Asked] = dataclasses.field(default_factory=list)
    at: int = 0
    """Index of the passage being read."""
    speaker: Source | None = None
    anchor: Anchor | None = None
    """The words that attribute what `speaker` says."""
    section: Source | None = None
    """Whose part of the report this is, by its heading."""
    answerer: Source | None = None
    """Who last spoke without asking."""
    asking: bool = False
    """Whether this is the part in which people ask."""
    judge: "Judge | None" = None
    least: float = 0.0
    """Confidence below which what is reported is left out."""

    @property
    def passage(self) -> Passage:
        """The passage being read."""
        return self.passages[self.at]

    def starts(self, source: Source | None, span: Span | None) -> None:
        """Somebody begins to be reported, attributed by words of this passage."""
        self.speaker = source
        self.anchor = Anchor(self.at, span) if span is not None else None


Judge = Callable[[Course, Reported, Source | None], tuple[Reported, Source | None]]
"""Whom something reported comes from, given whom the rules take it to come from; how sure that
is stands in what is reported."""


def attributed(
    passages: Sequence[Passage],
    tracker: Tracker,
    lexicon: Lexicon,
    *,
    judge: Judge | None = None,
    least: float = 0.0,
) -> Course:
    """All claims and questions of a report in order, each with the source the text gives it."""
    course = Course(passages, tracker, lexicon, judge=judge, least=least)
    for at, passage in enumerate(passages):
        course.at = at
        if passage.block.kind == "heading":
            _enter_section(course)
            continue
        if not _goes_on(course):
            course.starts(course.section, None)
        for index in range(len(passage.analysis.sentences)):
            _sentence(course, index)
    return course


def _enter_section(course: Course) -> None:
    passage, tracker = course.passage, course.tracker
    found = [tracker.named(name) for names in passage.names for name in names]
    sources = {source for source in found if source is not None}
    course.section = sources.pop() if len(sources) == 1 and course.at > 1 else None
    if course.section is not None:
        tracker.saw(course.section)
    asks = course.lexicon.patterns["asking_part"].search(passage.block.text.lower())
    course.asking = asks is not None


def _goes_on(course: Course) -> bool:
    """Whether the speaker of the passage before keeps the floor: a list, or an open question."""
    if course.at == 0:
        return False
    before = course.passages[course.at - 1]
    if course.passage.block.kind == "item":
        listed = before.block.kind == "item" and course.anchor is not None
        return before.block.text.rstrip().endswith(":") or (listed and _in_list(course))
    last = course.asked[-1] if course.asked else None
    if last is None or last.passage != course.at - 1:
        return False
    return last.before == len(course.stated)


def _in_list(course: Course) -> bool:
    """Whether the words that attribute a list of items end in a colon before it."""
    anchor = course.anchor
    return anchor is not None and course.passages[anchor.passage].block.text.rstrip().endswith(":")


def _sentence(course: Course, index: int) -> None:
    passage, lexicon = course.passage, course.lexicon
    items = passage.reported[index]
    put = put_questions(passage, index, lexicon) if passage.put is None else passage.put[index]
    lower = passage.sentence(index).lower()
    course.asking = course.asking or bool(lexicon.patterns["asking_part"].search(lower))
    for question in put:
        _ask(course, index, question)
    if put:
        inside = [span for question in put for span in question.content]
        items = tuple((n, item) for n, item in items if not _overlaps(item, inside))
    line = None if passage.complete else named_line(passage, index)
    speaker = course.tracker.named(line[0]) if line else None
    if (
        line is not None
        and speaker is not None
        and not (put or any(item.mention for _, item in items))
    ):
        _say(course, line[1], speaker)
    elif items:
        _reported(course, index, items)
    elif not put:
        _uncued(course, index)


def _say(course: Course, item: Reported, speaker: Source) -> None:
    """Add what stands after a name."""
    course.tracker.saw(speaker)
    course.stated.append(Stated(course.at, item, speaker, None, None))
    course.answerer = speaker
    course.starts(speaker, item.mention)


def _overlaps(item: Reported, spans: Sequence[Span]) -> bool:
    return any(a.start < b.end and b.start < a.end for a in item.content for b in spans)


def _ask(course: Course, index: int, put: Put, asker: Source | None = None) -> None:
    text = course.passage.block.text
    if put.asker is not None:
        asker = course.tracker.resolve(text[put.asker.start : put.asker.end])
    # a list of topics is put to nobody in particular
    listed = put.form == "topic" and (asker is None or put.rule == "question.topic-list")
    addressee = None if listed else course.answerer
    course.asked.append(Asked(course.at, index, put, asker, addressee, len(course.stated)))
    course.starts(course.answerer, put.content[0])
    if course.answerer is not None:
        course.tracker.saw(course.answerer)


def _uncued(course: Course, index: int) -> None:
    passage = course.passage
    subject = _named_subject(course, index)
    if not passage.complete and is_question(passage, index) and _is_put(course, index):
        span = _content(passage, index)
        put = Put((span,), (), None, "verbatim", "question.plain", 0.55)
        _ask(course, index, put, _last_asker(course))
    elif subject is not None:
        course.tracker.saw(subject)
        if course.lexicon.patterns["talk_start"].search(passage.sentence(index).lower()):
            course.starts(subject, passage.analysis.sentences[index])
        elif subject != course.speaker:
            course.starts(None, None)
    elif course.speaker is not None and not passage.complete:
        _continued(course, index)


def _last_asker(course: Course) -> Source | None:
    last = course.asked[-1] if course.asked else None
    return last.asker if last is not None and last.passage == course.at else None


def _is_put(course: Course, index: int) -> bool:
    """Whether a plain question is put to somebody and not a speaker's figure of speech."""
    passage = course.passage
    if passage.block.kind == "item" and course.asking:
        return True
    last = index + 1 == len(passage.analysis.sentences)
    if not last and is_quotation(passage.analysis.words[index + 1]):
        return True
    if not course.asking:
        return False
    if last or (course.asked and course.asked[-1].passage == course.at):
        return index == 0 or not last
    following = passage.sentence(index + 1).lower()
    return bool(course.lexicon.patterns["answer_start"].match(following))


def _named_subject(course: Course, index: int) -> Source | None:
    """The person whom a sentence is about: its subject, or the only one that it names."""
    words = course.passage.analysis.words[index]
    found = []
    for name in course.passage.names[index]:
        source = course.tracker.named(name)
        if source is None:
            continue
        if _is_subject(words, name, course.lexicon):
            return source
        found.append(source)
    if len(set(found)) == 1 and not course.speaker:
        return found[0]
    return None


def _is_subject(words: Sequence[Token], name: Name, lexicon: Lexicon) -> bool:
    begins = name.first
    while begins > 0 and (words[begins - 1].lower in name.titles or words[begins - 1].text == "."):
        begins -= 1
    if lexicon.fits("genitive", words[name.last - 1].lower):
        return False
    before = words[begins - 1].lower if begins else ""
    return begins == 0 or before == "," or lexicon.has("person_nouns", before)


def _reported(course: Course, index: int, items: tuple[tuple[int, Reported], ...]) -> None:
    numbers: dict[int, int] = {}
    voiced = any(_is_personal(course, item) for _, item in items)
    for number, found in items:
        if _is_reporters(course, found) or _is_things(course, found):
            continue
        item, source = _judged(course, found)
        if item.confidence < course.least:
            continue
        voiced = voiced or (source is not None and source.person is not None)
        if item.question or _is_called_out(course, item, source):
            _ask_reported(course, index, item, source)
            continue
        outer = numbers.get(item.nested_in) if item.nested_in is not None else None
        if outer is None and not voiced and _is_told_by_speaker(course, item, source):
            outer = _continued(course, index)
        numbers[number] = len(course.stated)
        carried = course.anchor if item.mode == "free_indirect" else None
        course.stated.append(Stated(course.at, item, source, carried, outer))
        if outer is None:
            course.answerer = source or course.answerer
            if item.cue and (source is None or source.participant):
                course.starts(source, item.cue[0])


def _is_personal(course: Course, item: Reported) -> bool:
    """Whether a mention is "he", "she" or one of their cases."""
    if item.mention is None:
        return False
    mention = course.passage.block.text[item.mention.start : item.mention.end].lower()
    return course.lexicon.has("he_she_cases", mention)


def _is_called_out(course: Course, item: Reported, source: Source | None) -> bool:
    """Whether somebody without a name calls out a question: "Whose life?" from the back."""
    unnamed = source is not None and source.person is None and not source.group
    return unnamed and item.mode == "direct" and bool(item.cue) and _ends_asking(course, item)


def _is_told_by_speaker(course: Course, item: Reported, source: Source | None) -> bool:
    """Whether somebody outside the event is cited in the midst of what a speaker says."""
    if course.speaker is None or item.mention is None or source == course.speaker:
        return False
    if course.passage.complete:
        return False
    if source is None:
        first, last = item.mention
        return course.lexicon.has(
            "impersonal_pronouns", course.passage.block.text[first:last].lower()
        )
    return source.person is None and not source.participant


def _ask_reported(course: Course, index: int, item: Reported, source: Source | None) -> None:
    """Add what somebody is reported to have asked; questions joined by "and" one by one."""
    form: Form = "verbatim" if item.mode == "direct" or _ends_asking(course, item) else "paraphrase"
    rule = item.rule.replace("claim.", "question.")
    contents: tuple[tuple[Span, ...], ...] = (item.content,)
    if form == "paraphrase" and len(item.content) == 1:
        text = course.passage.block.text
        singles = single_questions(text, item.content[0], course.lexicon)
        contents = tuple((span,) for span in singles)
    for content in contents:
        _ask(course, index, Put(content, item.cue, None, form, rule, item.confidence), source)


def _ends_asking(course: Course, item: Reported) -> bool:
    return course.passage.block.text[item.content[-1].end - 1] == "?"


def _is_reporters(course: Course, item: Reported) -> bool:
    if item.mention is None:
        return False
    first = course.passage.block.text[item.mention.start : item.mention.end].split()[0]
    return course.lexicon.has("first_person", first.lower().replace("’", "'"))


def _is_things(course: Course, item: Reported) -> bool:
    """Whether the subject can say nothing: "what the implementation says about"."""
    if item.mention is None:
        return False
    first, last = item.mention
    return course.tracker.is_thing(course.passage.block.text[first:last])


def _judged(course: Course, item: Reported) -> tuple[Reported, Source | None]:
    source = _source(course, item)
    return (item, source) if course.judge is None else course.judge(course, item, source)


def _source(course: Course, item: Reported) -> Source | None:
    if item.mention is not None:
        return course.tracker.resolve(
            course.passage.block.text[item.mention.start : item.mention.end]
        )
    if item.cue:
        return None
    return course.speaker or _last_speaker(course)


def _last_speaker(course: Course) -> Source | None:
    """Who spoke last in the passage before: a quotation alone in its paragraph is theirs."""
    last = course.stated[-1] if course.stated else None
    return last.source if last is not None and last.passage >= course.at - 1 else None


def _continued(course: Course, index: int) -> int | None:
    """Add a sentence as a continuation of what the speaker says; its number, if it is one."""
    passage = course.passage
    words = passage.analysis.words[index]
    read = reading(words, passage.sentence(index), course.lexicon)
    if read.kind != "continues":
        return None
    span = _content(passage, index)
    if course.stated and course.stated[-1].passage == course.at:
        before = course.stated[-1].reported
        if before.rule == "claim.continuation" and before.content[0] == span:
            return len(course.stated) - 1
    item = Reported((span,), "free_indirect", "claim.continuation", read.confidence, index)
    course.stated.append(Stated(course.at, item, course.speaker, course.anchor, None))
    return len(course.stated) - 1


def _content(passage: Passage, index: int) -> Span:
    start, end = passage.analysis.sentences[index]
    text = passage.block.text
    while end > start + 1 and text[end - 1] in ".;:,":
        end -= 1
    while start < end - 1 and text[start] in "-•*–—># ":
        start += 1
    return Span(start, end)
