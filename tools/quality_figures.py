"""Figures as single numbers, and the tables of them in the documentation."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

Figures = Mapping[str, Any]
Results = Mapping[str, Mapping[str, Figures]]
"""By engine and corpus."""

TABLES = re.compile(r"(<!-- figures -->\n).*?(?=<!-- end of figures -->)", re.S)
_NO_FIGURES = ("failed", "sha256")


def figure(figures: Figures, name: str) -> float:
    """A figure as one number; a name may end in `.P` or `.R` to mean precision or recall.

    F1, else recall; a share such as `3/4` in per cent; how many names a list has. A figure that
    could not be measured is not a number.
    """
    if name in figures:
        return number(figures[name])
    whole, _, part = name.rpartition(".")
    return float(figures[whole][part])


def number(value: Any) -> float:
    """The value of a figure as one number."""
    if value is None:
        return float("nan")
    if isinstance(value, Mapping):
        return float(value.get("F1", value.get("R", 0.0)))
    if isinstance(value, Sequence) and not isinstance(value, str):
        return float(len(value))
    if isinstance(value, str):
        part, _, whole = value.partition("/")
        return round(100 * int(part) / max(1, int(whole)), 1)
    return float(value)


def update_page(page: Path, results: Results) -> None:
    """Write the tables of a page anew, between its two marks."""
    page.write_text(with_tables(page.read_text("utf-8"), results), encoding="utf-8")


def with_tables(page: str, results: Results) -> str:
    """A page with the tables of these results."""
    return TABLES.sub(lambda match: match[1] + "\n".join(_tables(results)) + "\n", page)


def _tables(results: Results) -> Iterator[str]:
    for kind in ("reports", "transcripts"):
        columns = [
            (f"{engine}, {corpus}", figures)
            for engine, corpora in results.items()
            for corpus, figures in sorted(corpora.items())
            if corpus.startswith(kind)
        ]
        names = [name for name in columns[0][1] if name not in _NO_FIGURES] if columns else []
        yield f"| | {' | '.join(title for title, _ in columns)} |"
        yield f"|---|{'---|' * len(columns)}"
        for name in names:
            yield f"| `{name}` | {' | '.join(_cell(figures[name]) for _, figures in columns)} |"
        yield ""


def _cell(value: Any) -> str:
    if isinstance(value, Mapping):
        parts = f"P {value['P']}, R {value['R']}"
        return f"{value['F1']} ({parts})" if "F1" in value else parts
    if isinstance(value, str):
        return f"{number(value)} ({value})"
    return "–" if value is None else json.dumps(value)
