"""A report as a pipeline reads it: its parse, its entities, and what the lexicon finds besides."""

import dataclasses
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from transcripts.extraction.language.claims import Analysis, Reported, analysed
from transcripts.extraction.language.lexicon import Lexicon
from transcripts.extraction.language.names import Name, names
from transcripts.extraction.language.quotations import Quotation, quotations
from transcripts.extraction.language.sentences import Span
from transcripts.extraction.language.tokens import Token, tokens
from transcripts.extraction.parsed.reporting import Text, reported
from transcripts.extraction.reports.attribution import Course, Judge
from transcripts.extraction.reports.mentions import Source
from transcripts.extraction.reports.passages import Passage
from transcripts.extraction.reports.people import Person
from transcripts.extraction.reports.pipeline import Finder
from transcripts.model import Block

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_PEOPLE = frozenset(("PERSON", "PER"))
_SURE, _LIKELY = 6, 3
"""Points for or against a person's name where only entities tell, and where a lexicon does too."""


@dataclasses.dataclass(slots=True)
class Reader:
    """Reads one report; keeps the parse of each passage until the sources are known."""

    pipeline: "Language"
    listed: bool = True
    """Whether the language has a lexicon."""
    docs: list["Doc"] = dataclasses.field(default_factory=list)

    def passages(self, blocks: Iterable[Block], lexicon: Lexicon) -> tuple[Passage, ...]:
        """The blocks with what the parse, and the lexicon if there is one, find in them."""
        self.listed = bool(lexicon.entries)
        read = [
            block
            for block in blocks
            if block.kind in ("paragraph", "item", "heading") and not block.boilerplate
        ]
        self.docs = list(self.pipeline.pipe(block.text for block in read))
        return tuple(
            self._passage(block, doc, lexicon) for block, doc in zip(read, self.docs, strict=True)
        )

    def _passage(self, block: Block, doc: "Doc", lexicon: Lexicon) -> Passage:
        analysis = analysed(block.text, lexicon=lexicon) if self.listed else _by_parse(doc)
        own = reported(Text(doc, analysis.quoted, lexicon), analysis.sentences)
        if self.listed:
            own = tuple(item._replace(nested_in=None) for item in own if not _known(item, analysis))
        every = (*analysis.reported, *own)
        by_sentence: list[list[tuple[int, Reported]]] = [[] for _ in analysis.sentences]
        for number, item in enumerate(every):
            by_sentence[item.sentence].append((number, item))
        found = [names(words, lexicon) for words in analysis.words] if self.listed else [
            _entity_names(words, doc) for words in analysis.words
        ]  # fmt: skip
        # What a lexicon knows of questions and continuations is not known without it.
        put = None if self.listed else tuple(() for _ in analysis.sentences)
        return Passage(block, analysis, tuple(found), tuple(map(tuple, by_sentence)), put)

    def points(self, passage: int, name: Name) -> int:
        """What the entities say of a name: a person's, something else's, or nothing."""
        worth = _LIKELY if self.listed else _SURE
        for entity in self.docs[passage].ents:
            if entity.start_char <= name.start and name.end <= entity.end_char:
                return worth if entity.label_ in _PEOPLE else -worth
        return 0

    def judge(self, _read: Sequence[Passage], _cast: Sequence[Person]) -> Judge | None:
        """Whom a mention means, by entities and the parse, where there are no words to go by."""
        return None if self.listed else self._judged

    def _judged(
        self, course: Course, item: Reported, _source: Source | None
    ) -> tuple[Reported, Source | None]:
        if item.mention is None:
            return item, None
        span = self.docs[course.at].char_span(*item.mention, alignment_mode="expand")
        if span is None:
            return item, None
        for entity in span.ents:
            if entity.label_ in _PEOPLE:
                return item, _person(course, entity.start_char, entity.end_char)
        if any(entity.label_ == "ORG" for entity in span.ents):
            label = next(entity.text for entity in span.ents if entity.label_ == "ORG")
            return item, Source(
                None, label, group=True, organization=True, participant=False, human=False
            )
        if span.root.pos_ == "PRON":
            return item, None
        several = "Plur" in span.root.morph.get("Number", [])
        return item, Source(None, span.text, group=several, organization=False)


def finder(pipeline: "Language") -> Finder:
    """The finder of one report."""
    from spacy.about import __version__

    reader = Reader(pipeline)
    meta = pipeline.meta
    version = f"pipeline version {meta.get('version') or 'unknown'}"
    return Finder(
        reader.passages,
        reader.judge,
        model=f"{meta['lang']}_{meta['name']}",
        notes=(f"engine spacy, spaCy {__version__}, {version}",),
        points=reader.points,
    )


def _by_parse(doc: "Doc") -> Analysis:
    """The sentences of a text as the pipeline cuts them, not inside a quotation nor at a colon."""
    quoted = quotations(doc.text)
    spans = tuple(_sentences(doc, quoted))
    words = tuple(tokens(doc.text, *span, _within(quoted, span)) for span in spans)
    return Analysis(spans, quoted, words, ())


def _within(quoted: tuple[Quotation, ...], span: Span) -> tuple[Quotation, ...]:
    return tuple(quote for quote in quoted if span.start <= quote.start < span.end)


def _sentences(doc: "Doc", quoted: tuple[Quotation, ...]) -> Iterable[Span]:
    start: int | None = None
    for sentence in doc.sents:
        text = sentence.text.strip()
        begins = sentence.start_char + len(sentence.text) - len(sentence.text.lstrip())
        start = begins if start is None else start
        end = begins + len(text)
        goes_on = text.endswith(":") or any(quote.start < end < quote.end for quote in quoted)
        if text and not goes_on:
            yield Span(start, end)
            start = None
    if start is not None and doc.text[start:].strip():
        yield Span(start, len(doc.text.rstrip()))


def _entity_names(words: Sequence[Token], doc: "Doc") -> tuple[Name, ...]:
    """The names of people in a sentence, as far as the entities tell."""
    return tuple(
        _name(words, inside)
        for entity in doc.ents
        if entity.label_ in _PEOPLE
        if (inside := _indices(words, entity.start_char, entity.end_char))
    )


def _indices(words: Sequence[Token], start: int, end: int) -> list[int]:
    return [i for i, word in enumerate(words) if start <= word.start < end and word.is_word]


def _name(words: Sequence[Token], inside: Sequence[int]) -> Name:
    first, last = inside[0], inside[-1] + 1
    run = [words[index] for index in inside]
    return Name(
        first=first,
        last=last,
        start=words[first].start,
        end=words[last - 1].end,
        text=" ".join(word.text for word in run),
        parts=tuple(word.lower for word in run),
        titles=(),
        owner=None,
        shouted=False,
    )


def _person(course: Course, start: int, end: int) -> Source | None:
    for found in course.passage.names:
        for name in found:
            if start <= name.start < end:
                return course.tracker.named(name)
    return None


def _known(item: Reported, analysis: Analysis) -> bool:
    """Whether the lexicon found a claim in the same place."""
    return any(
        a.start < b.end and b.start < a.end
        for other in analysis.reported
        for a in other.content
        for b in item.content
    )
