"""What a page says about itself: title, author and day of publication."""

import re
from collections.abc import Iterable

from transcripts.formats._building import line_of
from transcripts.formats._dates import date_in
from transcripts.model import Block, Source

_NAME = r"(?:[^\W\d_a-z][\w.’'-]*|@\w+|de|van|von|der|den|da|di|al|and|&)"
_AUTHOR = re.compile(
    r"\W{0,2}(?i:(?:words|text|story|written|posted)(?:\s+by\b|:)|report(?:ed)? by\b|by\b:?"
    r"|posted on .{6,20} by\b|from our [\w -]+,)\s*"
    rf"(?P<name>{_NAME}(?: {_NAME}){{0,7}})(?=\s*(?:$|[|·•,;(]|in\b|for\b|on\b|\d|  ))"
)
_PUBLISHED = re.compile(r"\W{0,2}(?:first |re|date )?(?:published|posted)\b", re.IGNORECASE)
_TAIL = 3


def described(source: Source, blocks: Iterable[Block]) -> Source:
    """The source with the title, author and date that its own text names clearly."""
    shown = tuple(blocks)
    headings = [block for block in shown if block.kind == "heading"]
    title = min(headings, key=lambda block: block.level or 6).text if headings else None
    edges = (*_front(shown), *(block.text for block in shown[-_TAIL:]))
    lines = tuple(line for text in edges for line in text.split("\n"))
    return source.replace(
        title=source.title or (line_of(title) if title else None),
        author=source.author or _author(lines),
        published=source.published or _published(lines),
    )


def _front(blocks: tuple[Block, ...]) -> tuple[str, ...]:
    long = next((n for n, block in enumerate(blocks) if len(block.text) > 240), len(blocks))
    return tuple(block.text for block in blocks[:long])


def _author(lines: Iterable[str]) -> str | None:
    matches = (_AUTHOR.match(line) for line in lines)
    return next((line_of(match["name"]) for match in matches if match), None)


def _published(lines: Iterable[str]) -> str | None:
    named = (line for line in lines if _PUBLISHED.match(line) or _AUTHOR.match(line))
    return next((day for line in named if (day := date_in(line))), None)
