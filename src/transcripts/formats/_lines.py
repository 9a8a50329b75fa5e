"""Lines of a plain text, grouped into the paragraphs and items that its layout shows."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_ITEM = re.compile(
    r"[ \t]*(?:[-–—*•·▪◦‣+][ \t]+|\(?\d{1,3}[.)][ \t]+|\([a-z]{1,4}\)[ \t]+|[a-z]\)[ \t]+)(?=\S)"
)
_WRAP_WIDTH = 120
_SHORT = 75


class Line(NamedTuple):
    """A line and its number in the file, from 1."""

    number: int
    text: str


class Group(tuple[Line, ...]):
    """Neighbouring lines that belong together; never empty."""

    __slots__ = ()

    @property
    def text(self) -> str:
        """The lines as they stand, without the blanks around them."""
        return "\n".join(line.text for line in self).strip()

    @property
    def number(self) -> int:
        """Number of the first line."""
        return self[0].number

    @property
    def last(self) -> int:
        """Number of the last line."""
        return self[-1].number


def groups(text: str) -> Iterator[Group]:
    """Stretches of lines between blank lines."""
    group: list[Line] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            group.append(Line(number, line))
        elif group:
            yield Group(group)
            group = []
    if group:
        yield Group(group)


def is_hard_wrapped(text: str) -> bool:
    """True if no line is long: then a line break inside a paragraph means nothing."""
    return all(len(line) <= _WRAP_WIDTH for line in text.split("\n"))


def is_item(line: str) -> bool:
    """True if the line begins with a bullet or a number."""
    return _ITEM.match(line) is not None


def paragraphs(group: Group, *, wrapped: bool) -> Iterator[Group]:
    """The paragraphs and items of a group.

    Where lines are not wrapped, every line of prose is a paragraph; short lines (verse, an
    address, a list of names) stay together.
    """
    apart = not wrapped and max(len(line.text) for line in group) > _SHORT
    part: list[Line] = []
    for line in group:
        starts = is_item(line.text) or (part and _ends_item(part, line, wrapped=wrapped))
        if part and (apart or starts):
            yield Group(part)
            part = []
        part.append(line)
    yield Group(part)


def _ends_item(part: list[Line], line: Line, *, wrapped: bool) -> bool:
    return is_item(part[0].text) and not wrapped and not line.text[0].isspace()
