"""All figures of a comparison."""

import dataclasses
from collections import Counter

from transcripts.comparison.changes import Changes
from transcripts.comparison.measures.agreement import SpanScores, kappas, span_scores
from transcripts.comparison.measures.errors import WordErrors, word_errors
from transcripts.comparison.measures.pairing import paired_words
from transcripts.comparison.measures.speakers import Confusion, confusion, cp_errors
from transcripts.model import Document


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How much there is in a document."""

    blocks: int
    turns: int
    words: int
    speakers: int
    """Agents that have a turn."""
    claims: int
    questions: int
    answers: int


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """How far two documents differ; the first counts as the reference."""

    old: Size
    new: Size
    changes: dict[str, int]
    """How many changes there are of each kind."""
    errors: WordErrors
    """Word errors, moved text counted as deleted and inserted."""
    errors_in_place: WordErrors
    """Word errors, moved text compared with itself."""
    confusion: Confusion
    """Words given to other speakers."""
    cp_errors: int | None
    """Word errors over each speaker's words, speakers paired at best; None in long documents."""
    kappas: dict[str, float | None] | None
    """Agreement over words; None unless both documents have claims or questions."""
    spans: SpanScores | None
    """Agreement over spans; None unless both documents have claims or questions."""

    @property
    def cp_wer(self) -> float | None:
        """Concatenated minimum-permutation word error rate; None if unknown."""
        if self.cp_errors is None or not self.old.words:
            return None
        return self.cp_errors / self.old.words


def figures(old: Document, new: Document, changes: Changes) -> Figures:
    """Measure how far two documents differ."""
    words = paired_words(old, new)
    annotated = all(document.claims or document.questions for document in (old, new))
    return Figures(
        old=_size(old, len(words.old.numbers)),
        new=_size(new, len(words.new.numbers)),
        changes=dict(Counter(changes.counts)),
        errors=word_errors(words, moves=True),
        errors_in_place=word_errors(words, moves=False),
        confusion=confusion(words, old, new),
        cp_errors=cp_errors(words, old, new),
        kappas=kappas(words, old, new) if annotated else None,
        spans=span_scores(words, old, new) if annotated else None,
    )


def _size(document: Document, words: int) -> Size:
    turns = [block for block in document.blocks if block.kind == "turn"]
    return Size(
        blocks=len(document.blocks),
        turns=len(turns),
        words=words,
        speakers=len({turn.speaker for turn in turns if turn.speaker}),
        claims=len(document.claims),
        questions=len(document.questions),
        answers=len(document.answers),
    )
