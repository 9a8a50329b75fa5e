"""Findings of one file, gathered while reading and told once each, with count and lines."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from transcripts.report import Issue, Severity

_SHOWN = 12


class Rule(NamedTuple):
    """What a code means: severity, message (`{n}` is the count) and remedy."""

    severity: Severity
    message: str
    remedy: str | None = None


class Findings:
    """Places by code, and examples of what was found there."""

    def __init__(self, text: str, rules: dict[str, Rule]) -> None:
        self._text = text
        self._rules = rules
        self._places: dict[str, list[int]] = {}
        self._examples: dict[str, Counter[str]] = {}

    def add(self, code: str, place: int, example: str | None = None) -> None:
        """Note a finding at an offset of the text."""
        self._places.setdefault(code, []).append(place)
        if example is not None:
            self._examples.setdefault(code, Counter())[example] += 1

    def issues(self) -> Iterator[Issue]:
        """One issue for each code, in the order of their first finding."""
        for code, places in self._places.items():
            rule = self._rules[code]
            yield Issue(
                code=code,
                severity=rule.severity,
                message=rule.message.replace("{n}", str(len(places))),
                remedy=rule.remedy,
                line=self.line(min(places)),
                found=self._found(code, places),
            )

    def line(self, place: int) -> int:
        """Number of the line, from 1, at an offset of the text."""
        return self._text.count("\n", 0, place) + 1

    def _found(self, code: str, places: list[int]) -> str | None:
        if examples := self._examples.get(code):
            return _listed([f"{what} ({n}×)" if n > 1 else what for what, n in examples.items()])
        lines = sorted({self.line(place) for place in places[: _SHOWN + 1]})
        return f"lines {_listed([str(line) for line in lines])}" if len(places) > 1 else None


def _listed(items: list[str]) -> str:
    return ", ".join(items[:_SHOWN]) + (" …" if len(items) > _SHOWN else "")
