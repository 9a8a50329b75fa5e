"""Findings as lines for people: where, how bad, what, and what to do."""

import re
import shutil
import sys
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import click

from transcripts.report import Issue, Severity

SHOWN_OF_A_KIND = 5
"""How many findings of one code are shown when many would hide the others."""

_COLOURS = {"error": "red", "warning": "yellow", "info": "cyan"}
_NOUNS: tuple[tuple[Severity, str], ...] = (
    ("error", "error"),
    ("warning", "warning"),
    ("info", "remark"),
)
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def visible(text: str) -> str:
    """The text without characters that command the terminal instead of showing."""
    return _UNSEEN.sub("\ufffd", text)


def issue_lines(
    issues: Sequence[Issue], *, limit: int | None = SHOWN_OF_A_KIND, option: str = "--json"
) -> Iterator[str]:
    """One line for each finding; of each code at most `limit`, then the option that shows all."""
    seen: Counter[str] = Counter()
    for issue in issues:
        seen[issue.code] += 1
        if limit is None or seen[issue.code] <= limit:
            yield issue_line(issue)
    for code, count in seen.items():
        if limit is not None and count > limit:
            yield f"  … and {count - limit} more {code} (all with {option})"


def issue_line(issue: Issue) -> str:
    """`file:line:column: severity CODE record: message → remedy`; wrapped for a terminal."""
    place = ":".join(str(part) for part in (issue.file, issue.line, issue.column) if part)
    kind = f"{issue.severity} {issue.code} "
    start = f"{place}: " if place else ""
    record = f"{issue.where}: " if issue.where else ""
    remedy = f" → {issue.remedy}" if issue.remedy else ""
    text = _wrapped(visible(f"{start}{kind}{record}{issue.message}{remedy}"))
    severity = click.style(issue.severity, fg=_COLOURS[issue.severity], bold=True)
    return text.replace(kind, f"{severity} {issue.code} ", 1)


def _wrapped(text: str) -> str:
    if not sys.stdout.isatty():
        return text
    return textwrap.fill(
        text,
        width=shutil.get_terminal_size().columns,
        subsequent_indent="    ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def counted(count: int, noun: str) -> str:
    """A number and its noun: `1 claim`, `2 claims`."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def tally(issues: Iterable[Issue]) -> str:
    """How many errors, warnings and remarks there are."""
    counts = Counter(issue.severity for issue in issues)
    found = [counted(counts[severity], noun) for severity, noun in _NOUNS if counts[severity]]
    return ", ".join(found) or "nothing to remark"
