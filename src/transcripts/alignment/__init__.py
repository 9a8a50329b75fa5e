"""Align a report with the transcript of its event: which turn says what it reports, and who."""

from transcripts.alignment.aligning import align, alignment_to_json
from transcripts.alignment.records import AlignedStatement, Alignment, Match, Verdict
from transcripts.alignment.relating import with_relations

__all__ = [
    "AlignedStatement",
    "Alignment",
    "Match",
    "Verdict",
    "align",
    "alignment_to_json",
    "with_relations",
]
