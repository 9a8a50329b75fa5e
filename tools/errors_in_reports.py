"""What an engine gets wrong in reports: misses, false alarms, wrong sources, in their sentences."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from score_reports import (
    Pair,
    Report,
    meets_only_optional,
    paired,
    reports,
    score_persons,
    source_of,
    source_right,
)

from transcripts.extraction.language.sentences import sentences

Record = Mapping[str, Any]
Spans = Sequence[Sequence[int]]

LEFT, RIGHT = "⟦", "⟧"
"""Stand round the words that an error is about."""


class Error(NamedTuple):
    """One thing that is wrong."""

    kind: str
    detail: str
    """The mode of a claim, the form of a question."""
    document: str
    expected: str
    """What the annotation has: a source, a mode, or the words."""
    found: str
    """What the engine has in its place."""
    context: str
    """The sentence, with the words in question marked."""


def errors(gold: Path, predicted: Path, texts: Path) -> Iterator[Error]:
    """All errors of the predictions in a folder, by report."""
    for report in reports(gold, predicted, texts):
        claims, questions = paired(report, "claims"), paired(report, "questions")
        yield from _missed(report, claims, "claim")
        yield from _false(report, claims, "claim")
        yield from _wrong(report, claims)
        yield from _missed(report, questions, "question")
        yield from _false(report, questions, "question")
        yield from _persons(report)


def _missed(report: Report, pair: Pair, what: str) -> Iterator[Error]:
    for index, record in enumerate(pair.gold):
        if index in pair.by_gold or record.get("optional"):
            continue
        touched = [
            _quote(report.text, ours["content"])
            for ours, letters in zip(pair.predicted, pair.predicted_letters, strict=True)
            if letters & pair.gold_letters[index]
        ]
        yield _error(
            report,
            f"missed {what}",
            record,
            expected=_who(record, report.gold_persons),
            found=" | ".join(touched),
        )


def _false(report: Report, pair: Pair, what: str) -> Iterator[Error]:
    for index, record in enumerate(pair.predicted):
        # The scorer forgives claims, but not questions, that only touch an optional one.
        forgiven = what == "claim" and meets_only_optional(pair, index)
        if index in pair.by_predicted or forgiven:
            continue
        touched = [
            _quote(report.text, gold["content"])
            for gold, letters in zip(pair.gold, pair.gold_letters, strict=True)
            if letters & pair.predicted_letters[index]
        ]
        yield _error(
            report,
            f"false {what}",
            record,
            expected=" | ".join(touched),
            found=_who(record, report.predicted_persons),
        )


def _wrong(report: Report, pair: Pair) -> Iterator[Error]:
    for index, place in sorted(pair.by_gold.items()):
        gold, ours = pair.gold[index], pair.predicted[place]
        if gold.get("optional"):
            continue
        theirs = source_of(gold, report.gold_persons)
        own = source_of(ours, report.predicted_persons)
        if not source_right(theirs, own):
            told = theirs.label, own.label
            yield _error(report, "wrong source", gold, expected=told[0], found=told[1])
        if gold["mode"] != ours.get("mode"):
            told = gold["mode"], str(ours.get("mode"))
            yield _error(report, "wrong mode", gold, expected=told[0], found=told[1])
        if pair.gold_letters[index] != pair.predicted_letters[place]:
            told = _quote(report.text, gold["content"]), _quote(report.text, ours["content"])
            yield _error(report, "inexact content", gold, expected=told[0], found=told[1])


def _error(report: Report, kind: str, record: Record, *, expected: str, found: str) -> Error:
    detail = str(record.get("mode") or record.get("form"))
    context = in_context(report.text, record["content"])
    return Error(kind, detail, report.name, expected, found, context)


def _persons(report: Report) -> Iterator[Error]:
    for _, kind, _, _, name in score_persons(report, Counter()):
        missed = kind == "miss-person"
        at = max(report.text.find(name), 0)
        context = in_context(report.text, [(at, at + len(name))])
        told = (name, "") if missed else ("", name)
        yield Error("missed person" if missed else "false person", "", report.name, *told, context)


def _who(record: Record, persons: Mapping[str, Record]) -> str:
    if "by" in record:
        return str(persons[record["by"]]["name"] if record["by"] in persons else record["by"])
    return source_of(record, persons).label


def _quote(text: str, spans: Spans) -> str:
    return one_line(" … ".join(text[start:end] for start, end in spans))


def one_line(text: str) -> str:
    """A text without line breaks."""
    return " ".join(text.split())


def in_context(text: str, spans: Spans) -> str:
    """The sentences in which some places lie, with the places marked."""
    first, last = spans[0][0], spans[-1][1]
    around = [place for place in sentences(text) if place.start < last and first < place.end]
    start, end = min([first, *(s.start for s in around)]), max([last, *(s.end for s in around)])
    marked, at = "", start
    for left, right in spans:
        marked += f"{text[at:left]}{LEFT}{text[left:right]}{RIGHT}"
        at = right
    return one_line(marked + text[at:end])
