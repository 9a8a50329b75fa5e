"""Ids in the merged document: those of the sides where they can be kept, none twice."""

import re
from collections.abc import Iterator

from transcripts.model import COLLECTIONS, Document

_INNER_ID = re.compile(r'xml:id="([^"]*)"')


class Naming:
    """Gives each record of the merged document its id."""

    def __init__(self, *documents: Document) -> None:
        self._known = {id for document in documents for id in _ids(document)}
        self._taken: set[str] = set()

    def merged(self, base: str | None, ours: str | None, theirs: str | None) -> str:
        """The id of what is these records: one that a side gave anew, else ours."""
        if ours is None:
            return self.free(theirs or base or "")
        return self.free(theirs if theirs is not None and ours == base else ours)

    def free(self, wanted: str) -> str:
        """The wanted id, or one like it if that is taken."""
        name, number = wanted, 2
        while name in self._taken or (name != wanted and name in self._known):
            name, number = f"{wanted}-{number}", number + 1
        self._taken.add(name)
        return name

    def fresh(self, stem: str) -> str:
        """An id that none of the documents uses, with a number."""
        number = 1
        while f"{stem}{number}" in self._known or f"{stem}{number}" in self._taken:
            number += 1
        self._taken.add(f"{stem}{number}")
        return f"{stem}{number}"


def _ids(document: Document) -> Iterator[str]:
    yield document.id
    for name in COLLECTIONS:
        for record in getattr(document, name):
            yield record.id
    for block in document.blocks:
        if block.xml:
            yield from _INNER_ID.findall(block.xml)
