"""The day of an event: as the text gives it, or seen from the day of publication."""

import datetime
import re
from collections.abc import Sequence
from typing import NamedTuple

from transcripts.extraction.language.dates import Dated, dates, weekday_before, with_year
from transcripts.extraction.language.lexicon import Lexicon
from transcripts.model import Block

_HEAD, _TAIL = 9, 6
"""How many blocks at the top and at the end may tell the day of publication."""
_HEADER = 120
_DATE_LINE = 60
_NEAR = 900
"""How far from a dateline the text says "on Tuesday"."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class _Found(NamedTuple):
    line: int
    date: Dated


def day_of_event(
    blocks: Sequence[Block], text: str, published: str | None, lexicon: Lexicon
) -> str | None:
    """The day, or month, of the event; None if the text leaves it open."""
    published = published or _published(blocks, lexicon)
    lines = [
        line
        for line in text.split("\n")
        if not lexicon.patterns["publication_line"].search(line.lower())
    ]
    found = [
        _Found(at, date)
        for at, line in enumerate(lines)
        for date in dates(line, lexicon)
        if not _is_coming(line, date)
    ]
    full = next((item for item in found if item.date.day and item.date.iso), None)
    if full is not None:
        return _by_dateline(full, lines, lexicon) or full.date.iso
    return _without_year(found, lines, published, lexicon)


def _published(blocks: Sequence[Block], lexicon: Lexicon) -> str | None:
    """The day of publication, by a line that says so or a line with nothing but a date."""
    for block in (*blocks[:_HEAD], *blocks[-_TAIL:]):
        if len(block.text) > 160:
            continue
        says = lexicon.patterns["publication_line"].search(block.text.lower())
        alone = block.boilerplate and len(block.text) < _DATE_LINE
        if says or alone:
            found = next((date.iso for date in dates(block.text, lexicon) if date.iso), None)
            if found:
                return found
    return None


def _is_coming(line: str, date: Dated) -> bool:
    """Whether a date is that of the next event: "our next breakfast is on 16 January"."""
    return re.search(r"\bnext\b[^.]*$", line[: date.start].lower()) is not None


def _by_dateline(full: _Found, lines: Sequence[str], lexicon: Lexicon) -> str | None:
    """As in "TORONTO, May 3, 2017. … on Tuesday": the dateline gives the day of writing."""
    if not lexicon.patterns["dateline"].match(lines[full.line]) or full.date.start > _DATE_LINE:
        return None
    rest = "\n".join(lines[full.line : full.line + 3])[full.date.start :][:_NEAR]
    return _relative(rest, full.date.iso, lexicon)


def _without_year(
    found: Sequence[_Found], lines: Sequence[str], published: str | None, lexicon: Lexicon
) -> str | None:
    dayless = next((item for item in found if not item.date.year and item.date.day), None)
    relative = _relative("\n".join(lines), published, lexicon)
    if dayless is not None and (relative is None or _is_earlier(dayless, lines, lexicon)):
        headers = [line for line in lines if len(line) < _HEADER]
        years = _YEAR.findall("\n".join(headers))
        return with_year(dayless.date, published or (years[0] if years else None))
    if relative is not None:
        return relative
    headed = (i for i in found if lexicon.patterns["header_line"].match(lines[i.line]))
    return next((item.date.iso for item in headed if item.date.year), None)


def _is_earlier(item: _Found, lines: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a date stands before the first "yesterday" or "on Tuesday"."""
    before = "\n".join((*lines[: item.line], lines[item.line][: item.date.start]))
    match = lexicon.patterns["relative_day"].search(before.lower())
    return match is None or before.lower()[match.end() :].strip(" ,") == ""


def _relative(text: str, published: str | None, lexicon: Lexicon) -> str | None:
    """As in "on Tuesday", "yesterday", "this morning", seen from the day of publication."""
    match = lexicon.patterns["relative_day"].search(text.lower())
    if match is None or not published or len(published) < 10:
        return None
    if match["weekday"]:
        return weekday_before(match["weekday"], published, lexicon)
    back = datetime.timedelta(days=1 if match["ago"] else 0)
    return (datetime.date.fromisoformat(published[:10]) - back).isoformat()
