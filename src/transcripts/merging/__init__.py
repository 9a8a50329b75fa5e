"""Merge versions of a document, and resolve what they disagree on."""

from transcripts.merging.decisions import Decision, Decisions, decisions_from_json
from transcripts.merging.merging import MergeOptions, merge
from transcripts.merging.resolving import ResolveOptions, resolve

__all__ = [
    "Decision",
    "Decisions",
    "MergeOptions",
    "ResolveOptions",
    "decisions_from_json",
    "merge",
    "resolve",
]
