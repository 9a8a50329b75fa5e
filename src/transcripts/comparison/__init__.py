"""Compare documents: what differs, as changes that can be applied, turned round and shown."""

from transcripts.comparison.changes import Change, Changes
from transcripts.comparison.diffing import diff
from transcripts.comparison.inversion import invert
from transcripts.comparison.json_patch import json_patch
from transcripts.comparison.patching import apply
from transcripts.comparison.serialising import changes_from_json, changes_to_json

__all__ = [
    "Change",
    "Changes",
    "apply",
    "changes_from_json",
    "changes_to_json",
    "diff",
    "invert",
    "json_patch",
]
