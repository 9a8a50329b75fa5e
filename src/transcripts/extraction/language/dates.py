"""The day of an event: full dates, dates without a year, weekdays before a dateline."""

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from transcripts.extraction.language.lexicon import Lexicon

_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_ROMAN = re.compile(r"\b(\d{1,2})\.(i{1,3}|iv|vi{0,3}|ix|xi{0,2})\.(\d{4})\b")
_ROMAN_MONTHS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_DOTTED = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b")


class Dated(NamedTuple):
    """A date in a text: as exact as it stands there; `year` 0 if it gives none."""

    start: int
    year: int
    month: int
    day: int
    """0 if only the month is given, or a range of days."""

    @property
    def iso(self) -> str | None:
        """The date as the model writes it; None without a year or if there is no such day."""
        if not self.year:
            return None
        if not self.day:
            return f"{self.year:04}-{self.month:02}"
        try:
            return datetime.date(self.year, self.month, self.day).isoformat()
        except ValueError:
            return None


def dates(text: str, lexicon: Lexicon) -> tuple[Dated, ...]:
    """The dates in a text, in order."""
    return tuple(sorted(_dates(text, lexicon)))


def _dates(text: str, lexicon: Lexicon) -> Iterator[Dated]:
    for match in _ISO.finditer(text):
        yield Dated(match.start(), int(match[1]), int(match[2]), int(match[3]))
    for match in _DOTTED.finditer(text):
        if int(match[2]) <= 12:
            yield Dated(match.start(), int(match[3]), int(match[2]), int(match[1]))
    lower = text.lower()
    for match in _ROMAN.finditer(lower):
        roman = _ROMAN_MONTHS.index(match[2]) + 1
        yield Dated(match.start(), int(match[3]), roman, int(match[1]))
    for name in ("date_day_first", "date_month_first"):
        for match in lexicon.patterns[name].finditer(lower):
            month = lexicon.order.get(match["month"])
            if month:
                day = 0 if match["range"] else int(match["day"])
                opens = lexicon.patterns["range_opens"].search(lower[: match.start()])
                day = int(opens["first"]) if opens and not match["range"] else day
                yield Dated(match.start(), int(match["year"] or 0), month, day)
    for match in lexicon.patterns["date_month"].finditer(lower):
        month = lexicon.order.get(match["month"])
        if month:
            yield Dated(match.start(), int(match["year"]), month, 0)


def with_year(date: Dated, published: str | None) -> str | None:
    """The date with the year of publication, or the one before if that lies in the future."""
    if date.year or not published:
        return date.iso
    year = int(published[:4])
    latest = f"{published}-12-31"[: len("0000-00-00")] if len(published) < 10 else published
    found = date._replace(year=year).iso
    if (
        found is not None
        and len(published) >= 7
        and found[: len(published)] > latest[: len(published)]
    ):
        found = date._replace(year=year - 1).iso
    return found


def weekday_before(name: str, published: str, lexicon: Lexicon) -> str | None:
    """The last such weekday on or before the day of publication."""
    if len(published) < 10 or name not in lexicon.weekdays:
        return None
    day = datetime.date.fromisoformat(published[:10])
    back = (day.weekday() - lexicon.weekdays.index(name)) % 7
    return (day - datetime.timedelta(days=back)).isoformat()
