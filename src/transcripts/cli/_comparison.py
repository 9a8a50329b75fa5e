"""Two documents read and compared, as the commands that show differences need them."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import Literal, NamedTuple

from transcripts import api
from transcripts.cli._streams import STREAM, read_input
from transcripts.comparison import Changes, diff
from transcripts.comparison.changes import Change
from transcripts.comparison.showing import Sides
from transcripts.comparison.showing.restricting import of_text, unextracted
from transcripts.model import Document


class Compared(NamedTuple):
    """Two documents and what differs."""

    old: Document
    new: Document
    names: tuple[str, str]
    """What to call them."""
    changes: Changes
    told: Sequence[Change]
    """The changes that are shown: without claims if nobody looked for them in one document."""
    bare: Literal["A", "B"] | None
    """The document in which nobody looked for claims, if the other one has them."""

    @property
    def sides(self) -> Sides:
        """The documents, as what shows the changes wants them."""
        return Sides(self.old, self.new, self.told)


def compared(sources: tuple[str, str], formats: Sequence[str], *, extract: bool) -> Compared:
    """Read two sources and compare them.

    Args:
        sources: Two files, or one and - for standard input.
        formats: Names of the format of both or each; empty to go by the content.
        extract: Whether to look for claims and questions where there are none.

    Raises:
        TranscriptsError: As `api.prepare` does.
    """
    named: Sequence[str | None] = formats or (None,)
    old, new = (
        api.prepare(
            read_input() if source == STREAM else source,
            format=format,
            engine=api.AUTO if extract else None,
        ).document
        for source, format in zip(sources, (named[0], named[-1]), strict=True)
    )
    changes, bare = diff(old, new), unextracted(old, new)
    told = of_text(changes.changes) if bare else changes.changes
    return Compared(old, new, _names(sources), changes, told, bare)


def _names(sources: tuple[str, str]) -> tuple[str, str]:
    """The names of the files, with their folders if they are the same."""
    old, new = (
        "standard input" if source == STREAM else PurePath(source).name for source in sources
    )
    return (old, new) if old != new else sources
