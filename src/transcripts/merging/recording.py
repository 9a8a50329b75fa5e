"""What a merge or a resolution says of itself in the provenance."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from transcripts._version import __version__
from transcripts.canonical import digest
from transcripts.model import Conflict, Document, Provenance

TOOL = "transcripts.merge"


class Input(NamedTuple):
    """One of the versions that were merged."""

    side: str
    document: Document
    name: str | None


def recorded(
    id: str,
    inputs: Sequence[Input],
    conflicts: Sequence[Conflict],
    *,
    person: str | None,
    now: str | None,
) -> Provenance:
    """The provenance of a merge: its inputs with their digests, and how many conflicts it left."""
    notes = [_input_note(each) for each in inputs]
    if len(inputs) == 2:
        notes.append("merged without a common base")
    if decided := sum(len(each.document.conflicts) for each in inputs):
        notes.append(f"records of earlier decisions left behind: {decided}")
    return Provenance(
        id=id,
        activity="merge",
        tool=TOOL,
        version=__version__,
        person=person,
        when=now,
        notes=(*notes, f"conflicts: {counted(conflicts)}"),
    )


def counted(conflicts: Iterable[Conflict]) -> str:
    """How many conflicts there are, and of which kinds."""
    kinds = Counter(conflict.kind for conflict in conflicts)
    listed = ", ".join(f"{kind} {kinds[kind]}" for kind in sorted(kinds))
    return f"{kinds.total()} ({listed})" if kinds else "none"


def _input_note(given: Input) -> str:
    return " ".join(_words(given))


def _words(given: Input) -> Iterator[str]:
    yield f"{given.side}: document {given.document.id}"
    if given.name:
        yield f"from {given.name}"
    yield f"sha256 {digest(given.document)}"
