"""An alignment as a table for the terminal."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from transcripts.alignment import AlignedStatement, Alignment, Verdict
from transcripts.cli._printing import visible

_SHOWN: dict[Verdict, tuple[str, str]] = {
    "found": ("found", "green"),
    "misattributed": ("by another", "yellow"),
    "not_found": ("not found", "red"),
}
_LONGEST = 300


def align_table(alignment: Alignment, statements: Sequence[AlignedStatement]) -> RenderableType:
    """What the report says, and where in the transcript it is said; below it the figures."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), expand=True)
    table.add_column("", no_wrap=True)
    table.add_column("the report", ratio=3, overflow="fold")
    table.add_column("the transcript", ratio=3, overflow="fold")
    table.add_column("sure", justify="right", no_wrap=True)
    for one in statements:
        word, style = _SHOWN[one.verdict]
        table.add_row(
            Text(word, style=style), _reported(one), _said(one), f"{100 * one.confidence:.0f} %"
        )
    return Group(table, Text(f"\n{tally(alignment)}"))


def _reported(one: AlignedStatement) -> Text:
    text = Text()
    if one.source:
        text.append(f"{visible(one.source)}: ", style="bold")
    return text.append(_line(one.text))


def _said(one: AlignedStatement) -> Text:
    if not one.matches:
        return Text("")
    best = one.matches[0]
    faint = "dim" if one.verdict == "not_found" else ""
    text = Text(style=faint)
    text.append("nearest: " if one.verdict == "not_found" else "")
    text.append(f"{best.number} {visible(best.speaker or '')}".rstrip() + ": ", style="bold")
    return text.append(_line(best.passage.quote))


def _line(text: str) -> str:
    line = visible(" ".join(text.split()))
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


def tally(alignment: Alignment) -> str:
    """How many statements there are of each verdict."""
    counts = [
        (len(alignment.with_verdict("found")), "found"),
        (len(alignment.with_verdict("misattributed")), "said by somebody else"),
        (len(alignment.with_verdict("not_found")), "not found"),
    ]
    return ", ".join(f"{count} {word}" for count, word in counts)
