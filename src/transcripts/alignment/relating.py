"""An alignment as relations of the report: its claims restate turns of the transcript."""

from collections.abc import Set
from itertools import count
from urllib.parse import quote

from transcripts import __version__
from transcripts.alignment.records import Alignment, Match
from transcripts.model import COLLECTIONS, Document, Provenance, Relation

_RULE = "align"


def with_relations(report: Document, alignment: Alignment, *, base: str | None = None) -> Document:
    """The report with a relation `restates` for each claim that was found.

    Relations of an earlier alignment that nobody reviewed are replaced. Questions have none: a
    relation joins claims. What was not found has none either.

    Args:
        report: The report that was aligned.
        alignment: What `align` found.
        base: URI of the transcript, to which `#` and the turn's id are added; None for
            `urn:transcripts:` and its id.
    """
    address = base or f"urn:transcripts:{quote(alignment.transcript.id, safe='')}"
    kept = tuple(one for one in report.relations if not _is_ours(one))
    run = _run(report)
    related = [
        (statement.id, match)
        for statement in alignment.statements
        if statement.kind == "claim" and statement.verdict != "not_found"
        for match in statement.matches
    ]
    taken = {one.id for one in kept}
    free = (id for number in count(1) if (id := f"{run}.{number}") not in taken)
    relations = [_relation(next(free), claim, match, address, run) for claim, match in related]
    activity = Provenance(
        id=run,
        activity="extract",
        tool="transcripts",
        version=__version__,
        notes=(f"aligned with the transcript {alignment.transcript.id}",),
    )
    earlier = tuple(one for one in report.provenance if one.id != run)
    return report.replace(relations=(*kept, *relations), provenance=(*earlier, activity))


def _run(report: Document) -> str:
    """The id of the provenance record: that of an earlier alignment, or one that is free."""
    ours = {one.by for one in report.relations if one.rule == _RULE and one.by}
    if ours:
        return min(ours)
    taken = {report.id, *(one.id for name in COLLECTIONS for one in getattr(report, name))}
    return next(id for number in count(1) if not _clashes(id := f"align{number}", taken))


def _clashes(id: str, taken: Set[str]) -> bool:
    return any(other == id or other.startswith(f"{id}.") for other in taken)


def _is_ours(relation: Relation) -> bool:
    return relation.rule == _RULE and relation.review.status == "unreviewed"


def _relation(id: str, claim: str, match: Match, address: str, run: str) -> Relation:
    return Relation(
        id=id,
        kind="restates",
        subject=claim,
        object=f"{address}#{quote(match.turn, safe='')}",
        confidence=match.score,
        by=run,
        rule=_RULE,
    )
