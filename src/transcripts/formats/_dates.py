"""Dates as people write them, as W3C XML Schema does."""

import datetime
import re

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)\b"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_YEAR}-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)",
        rf"\b{_DAY}\.(?P<number>\d{{1,2}})\.{_YEAR}",
        rf"\b{_DAY}(?: of)? {_MONTH},? {_YEAR}",
        rf"\b{_MONTH} {_DAY},? {_YEAR}",
        rf"\b{_MONTH},? {_YEAR}",
    )
)


def date_in(text: str) -> str | None:
    """The first full date in a line, or else the first month with its year."""
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if when := _when(match.groupdict()):
                return when
    return None


def _when(found: dict[str, str | None]) -> str | None:
    year, day = int(found["year"] or 0), found.get("day")
    name = (found.get("month") or "")[:3].lower()
    month = _MONTHS.index(name) + 1 if name else int(found.get("number") or 0)
    try:
        date = datetime.date(year, month, int(day or 1))
    except ValueError:
        return None
    return date.isoformat() if day else f"{year:04d}-{month:02d}"
