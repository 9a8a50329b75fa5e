"""Align a report with a transcript: pure, the same result every time."""

import json
from collections.abc import Sequence
from typing import NamedTuple

from transcripts.alignment.evidence import Looked, look
from transcripts.alignment.language import language_of
from transcripts.alignment.ordering import Belief, beliefs
from transcripts.alignment.quotes import nearest_words
from transcripts.alignment.records import (
    AlignedDocument,
    AlignedStatement,
    Alignment,
    Match,
    Verdict,
)
from transcripts.alignment.statements import statements_of
from transcripts.alignment.turns import Turn, Turns
from transcripts.alignment.vectors import vectors_of
from transcripts.alignment.weighing import likelihood, support, weights
from transcripts.canonical import digest
from transcripts.model import Document

_SHOWN = 3
"""Turns that a statement is given at most."""
_WORTH_SHOWING = 0.1
"""The share of the belief that a further turn has at least."""


def align(report: Document, transcript: Document, *, threshold: float | None = None) -> Alignment:
    """Where each claim and question of a report was said, by a transcript of the same event.

    Args:
        report: A document with claims or questions; see `transcripts.extract`.
        transcript: A document with turns, or at least with paragraphs.
        threshold: The probability from which a statement counts as found; None for the one at
            which four in five unsupported statements were told apart on the samples.
    """
    by = weights()
    turns, seen = gathered(report, transcript)
    fits = [likelihood(one, by) for one in seen]
    least = by.threshold if threshold is None else threshold
    return Alignment(
        alignment_version="1.0",
        report=_named(report),
        transcript=_named(transcript),
        threshold=least,
        statements=tuple(
            _aligned(one, support(one, fit, belief, by), belief, turns, least)
            for one, fit, belief in zip(seen, fits, beliefs(fits), strict=True)
        ),
    )


def alignment_to_json(alignment: Alignment) -> bytes:
    """An alignment as JSON, indented, one final line end."""
    record = alignment.model_dump(mode="json", exclude_none=True)
    return json.dumps(record, ensure_ascii=False, indent=1).encode() + b"\n"


class Gathered(NamedTuple):
    """The turns, and the evidence for each statement in each of them."""

    turns: Sequence[Turn]
    looked: Sequence[Looked]


def gathered(report: Document, transcript: Document) -> Gathered:
    """What there is to judge by."""
    language = language_of(report.language or transcript.language)
    turns = Turns(transcript, language, vectors_of(language.code))
    statements = statements_of(report, language)
    return Gathered(turns.all, [look(statement, turns) for statement in statements])


def _aligned(
    one: Looked, confidence: float, belief: Belief, turns: Sequence[Turn], threshold: float
) -> AlignedStatement:
    share = sum(belief.turns) or 1.0
    ranked = sorted(range(len(turns)), key=lambda place: -belief.turns[place])
    shown = [
        place
        for rank, place in enumerate(ranked[:_SHOWN])
        if rank == 0 or belief.turns[place] / share >= _WORTH_SHOWING
    ]
    return AlignedStatement(
        id=one.statement.id,
        kind=one.statement.kind,
        text=one.statement.text,
        source=one.statement.source,
        verdict=_verdict(one, confidence, shown, threshold),
        confidence=round(confidence, 3),
        matches=tuple(
            _match(one, turns[place], place, confidence * belief.turns[place] / share)
            for place in shown
        ),
    )


def _verdict(one: Looked, confidence: float, shown: Sequence[int], threshold: float) -> Verdict:
    if not shown or confidence < threshold:
        return "not_found"
    return "misattributed" if one.turns[shown[0]].voice == "other" else "found"


def _match(one: Looked, turn: Turn, place: int, score: float) -> Match:
    evidence = one.turns[place]
    return Match(
        turn=turn.block.id,
        number=turn.number,
        speaker=turn.called,
        passage=nearest_words(one.statement.text, turn, evidence),
        score=round(score, 3),
        agreement=round(evidence.quote, 3),
    )


def _named(document: Document) -> AlignedDocument:
    file = next((source.filename for source in document.sources if source.filename), None)
    return AlignedDocument(id=document.id, file=file, sha256=digest(document))
