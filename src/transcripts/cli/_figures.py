"""How far two documents differ, in figures, for the terminal and for programs."""

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from transcripts.comparison.measures import Figures
from transcripts.comparison.measures.agreement import Score, SpanScores
from transcripts.comparison.measures.errors import WordErrors
from transcripts.comparison.measures.figures import Size


def figures_page(figures: Figures) -> RenderableType:
    """The figures as tables."""
    return Group(_sizes(figures), Text(), _changes(figures.changes), Text(), *_rates(figures))


def _sizes(figures: Figures) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 3, 0, 0))
    table.add_column("")
    for name in ("A", "B"):
        table.add_column(name, justify="right")
    for field in dataclasses.fields(Size):
        old, new = getattr(figures.old, field.name), getattr(figures.new, field.name)
        table.add_row(field.name, f"{old:,}", f"{new:,}", style="" if old == new else "bold")
    return table


def _changes(counts: Mapping[str, int]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 3, 0, 0))
    table.add_column("changes")
    table.add_column("", justify="right")
    for kind, count in counts.items():
        table.add_row(kind.replace("_", " "), f"{count:,}")
    if not counts:
        table.add_row("none", "")
    return table


def _rates(figures: Figures) -> Iterator[RenderableType]:
    yield _line("word error rate", _rate(figures.errors), _errors(figures.errors))
    in_place = figures.errors_in_place
    if in_place != figures.errors:
        yield _line("  moved text not counted", _rate(in_place), _errors(in_place))
    shared = figures.confusion
    confused = f"{shared.confused:,} of {shared.words:,} words that both have"
    yield _line("speaker confusion", _percent(shared.rate), confused)
    long = "" if figures.cp_wer is not None else "left out: a document has over 60,000 words"
    yield _line("cpWER", _percent(figures.cp_wer), long)
    for name, kappa in (figures.kappas or {}).items():
        yield _line(f"kappa of {name}s, by word", "none" if kappa is None else f"{kappa:.2f}", "")
    for name, score in _scores(figures.spans):
        parts = f"precision {score.precision:.2f}, recall {score.recall:.2f}"
        yield _line(f"F1 of spans, {name}", f"{score.f1:.2f}", parts)


def _scores(spans: SpanScores | None) -> Iterator[tuple[str, Score]]:
    yield from spans._asdict().items() if spans else ()


def _line(name: str, value: str, note: str) -> Text:
    return Text.assemble(f"{name:<27}", (f"{value:>7}", "bold"), (f"   {note}".rstrip(), "dim"))


def _rate(errors: WordErrors) -> str:
    return _percent(errors.rate)


def _percent(rate: float | None) -> str:
    return "none" if rate is None else f"{rate:.1%}"


def _errors(errors: WordErrors) -> str:
    return (
        f"{errors.substitutions:,} replaced, {errors.deletions:,} deleted, "
        f"{errors.insertions:,} inserted"
    )


def figures_record(figures: Figures) -> dict[str, Any]:
    """The figures as plain JSON values; rates are parts of 1."""
    spans = figures.spans
    return {
        "old": dataclasses.asdict(figures.old),
        "new": dataclasses.asdict(figures.new),
        "changes": figures.changes,
        "wer": _errors_record(figures.errors),
        "wer_moves_not_counted": _errors_record(figures.errors_in_place),
        "speaker_confusion": {
            "rate": figures.confusion.rate,
            "words": figures.confusion.words,
            "confused": figures.confusion.confused,
            "speakers": figures.confusion.pairs,
        },
        "cpwer": {"rate": figures.cp_wer, "errors": figures.cp_errors},
        "token_kappa": figures.kappas,
        "span_f1": spans and {name: score._asdict() for name, score in spans._asdict().items()},
    }


def _errors_record(errors: WordErrors) -> dict[str, Any]:
    return {"rate": errors.rate, **errors._asdict()}
