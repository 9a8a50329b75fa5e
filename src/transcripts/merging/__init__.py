"""Merge versions of a document, and resolve what they disagree on."""

from transcripts.merging.merging import MergeOptions, merge

__all__ = ["MergeOptions", "merge"]
