"""Score the alignment of reports with transcripts on the sample events.

    python tools/quality_alignment.py            print the figures
    python tools/quality_alignment.py --check    and exit with 1 if one is below its floor

Twice: with the gold statements, so that only the alignment is measured; and with what is
extracted from the report, as a user gets it. The weights were fitted on four of the six events.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from alignment_samples import HELD_OUT, TUNED, Gold, Pair, extracted, pairs
from transcripts.alignment import AlignedStatement, align
from transcripts.model import Document, TextSpan

FLOORS = Path(__file__).parents[1] / "tests" / "quality" / "alignment_floors.json"
SETS = {"tuned": TUNED, "held_out": HELD_OUT}
Figures = dict[str, dict[str, str]]
"""By set, then by name: hits of all."""


class Told(NamedTuple):
    """A gold statement, and what was told of it; nothing if it was not extracted."""

    gold: Gold
    aligned: AlignedStatement | None


def main(arguments: Sequence[str]) -> int:
    """Print the figures; with `--check` compare them with the floors."""
    figures = measured()
    for name, values in figures.items():
        print(f"\n{name}")
        for what, value in values.items():
            print(f"  {what:28} {value:>8}  {percent(value):5.1f} %")
    wrong = list(faults(figures, json.loads(FLOORS.read_text("utf-8"))))
    print(*wrong, sep="\n", file=sys.stderr)
    return 1 if wrong and "--check" in arguments else 0


def measured(sets: Mapping[str, Sequence[str]] = SETS) -> Figures:
    """The figures of each set, with the gold statements and with extracted ones."""
    found: Figures = {}
    for name, events in sets.items():
        given = list(pairs(events))
        found[f"{name}, gold"] = counted([told for pair in given for told in _gold(pair)])
        found[f"{name}, extracted"] = counted([told for pair in given for told in _extracted(pair)])
    return found


def faults(figures: Figures, floors: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    """The figures that are below their floors."""
    for name, limits in floors.items():
        for what, limit in limits.items():
            if percent(figures[name][what]) < limit:
                yield f"{name}: {what}: {figures[name][what]} is below {limit} %"


def percent(value: str) -> float:
    """`3/4` in per cent."""
    hits, total = (int(number) for number in value.split("/"))
    return 100 * hits / total if total else 0.0


def counted(told: Sequence[Told]) -> dict[str, str]:
    """How many of the gold statements came out right, by what is asked."""
    hits: Counter[str] = Counter()
    totals: Counter[str] = Counter()
    for one in told:
        for what, hit in _judged(one):
            totals[what] += 1
            hits[what] += hit
    return {what: f"{hits[what]}/{total}" for what, total in totals.items()}


def _judged(told: Told) -> Iterator[tuple[str, bool]]:
    gold, aligned = told
    if aligned is None:
        yield "extracted", False
        return
    yield "extracted", True
    found = aligned.verdict != "not_found"
    if not gold.turns:
        yield "unsupported told", not found
        return
    right = bool(aligned.matches) and aligned.matches[0].number in gold.turns
    yield "right turn first", right
    yield "right turn first and found", right and found
    yield "right turn among three", bool({match.number for match in aligned.matches} & gold.turns)
    if gold.misattributed:
        yield "misattributed told", aligned.verdict == "misattributed"
    else:
        yield "not called misattributed", aligned.verdict != "misattributed"


def _gold(pair: Pair) -> Iterator[Told]:
    for one in align(pair.report, pair.transcript).statements:
        yield Told(pair.gold[one.id], one)


def _extracted(pair: Pair) -> Iterator[Told]:
    report = extracted(pair.name)
    contents = _contents(report)
    aligned = align(report, pair.transcript).statements
    spans = _contents(pair.report)
    for id, gold in pair.gold.items():
        shares = [(_overlap(spans[id], contents[one.id]), -n) for n, one in enumerate(aligned)]
        best, place = max(shares, default=(0.0, 0))
        yield Told(gold, aligned[-place] if best >= 0.5 else None)


def _contents(report: Document) -> dict[str, tuple[TextSpan, ...]]:
    claims = {one.id: one.content for one in report.claims}
    return claims | {one.id: one.content for one in report.questions}


def _overlap(one: Sequence[TextSpan], other: Sequence[TextSpan]) -> float:
    """Characters in both of those in either."""
    left, right = (
        {(span.block, at) for span in spans for at in range(span.start, span.end)}
        for spans in (one, other)
    )
    return len(left & right) / len(left | right)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
