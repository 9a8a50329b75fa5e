"""All that leads from one document to another."""

import contextlib
import gc
from collections import Counter
from collections.abc import Iterator

from transcripts.canonical import digest
from transcripts.comparison.block_changes import block_changes
from transcripts.comparison.changes import CHANGES_VERSION, Changes, Compared
from transcripts.comparison.folding import folded
from transcripts.comparison.record_changes import document_changes, record_changes
from transcripts.comparison.ties import tied
from transcripts.model import Document


def diff(old: Document, new: Document) -> Changes:
    """What differs between two documents, as one change for each thing that was done.

    Ids play no part in finding what corresponds. What follows from another change, such as the
    place of a claim whose text was moved, is no change of its own.
    """
    with _uncollected():
        ties = tied(old, new)
        plain = [
            *document_changes(old, new, ties),
            *block_changes(old.blocks, new.blocks, ties),
            *record_changes(old, new, ties),
        ]
        changes = folded(plain, ties.ids, old)
    return Changes(
        changes_version=CHANGES_VERSION,
        old=Compared(id=old.id, sha256=digest(old)),
        new=Compared(id=new.id, sha256=digest(new)),
        counts=dict(Counter(change.kind for change in changes)),
        changes=tuple(changes),
    )


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """Don't look for garbage: what is made lasts, and looking at it takes a third of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
