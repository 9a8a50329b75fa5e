"""The parts of a plain-text report: title, headings, paragraphs, items, and the page around."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from transcripts.formats._boilerplate import heads_boilerplate, is_boilerplate
from transcripts.formats._dates import date_in
from transcripts.formats._lines import Group, Line, groups, is_hard_wrapped, is_item, paragraphs
from transcripts.model.records import BlockKind

_KICKER = re.compile(
    r"(?:(?:press|news|media) release|(?:event |meeting )?(?:report|notes|minutes|summary)"
    r"|summary of discussions?|news|blog|for immediate release|draft|embargoed.*)(?: \(.*\))?",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"\W{0,2}(?:by|words|text|photos?|pics|minutes|notes|posted|story|written|reported|edited"
    r"|staff|from our)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(
    r"(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bProf)(?<!\bSt)(?<!\bNo)(?<!\bvs)"
    r"[.!?…][\"”’»')\]]*(?:\s|$)"
)
_NUMBER = re.compile(r"\(?\d{1,2}[.)]\s+")
_HEADING = re.compile(r"(?!\w{1,2}\.?:)[^\Wa-z_][^|·•]*[^\s.,;:|·•]")
_LONGEST_HEADING = 90
_LONGEST_TITLE = 200
_SHORTEST_PROSE = 80
_SHORTEST_WRAPPED = 50


class Part(NamedTuple):
    """A piece of the text and what it is."""

    kind: BlockKind
    text: str
    line: int
    level: int | None = None
    boilerplate: bool = False


def parts(text: str) -> Iterator[Part]:
    """The text in pieces, each with its kind; only blanks and line ends lie between them."""
    pieces = tuple(_pieces(text))
    prose = next((n for n, piece in enumerate(pieces) if _is_prose(piece)), len(pieces))
    first = 0 if pieces and not _holds_sentences(pieces[0].text) else -1
    title = next((n for n in range(prose) if _may_be_title(pieces[n].text)), first)
    in_list = False
    for number, piece in enumerate(pieces):
        before = pieces[number - 1] if number else None
        after = pieces[number + 1] if number + 1 < len(pieces) else None
        in_list = heads_boilerplate(piece.text) or (in_list and _touches(before, piece))
        outside = in_list or is_boilerplate(piece.text)
        level = None
        if number == title and number < prose:
            level = 1
        elif number > title and _is_heading(piece, before, after, in_front=number < prose):
            level = 2
        if level and not outside:
            yield Part("heading", piece.text, piece.number, level=level)
        else:
            yield Part(_kind(piece), piece.text, piece.number, boilerplate=outside)


def is_prose(text: str) -> bool:
    """True if a piece has the length and the full stop of a paragraph."""
    return len(text) >= _SHORTEST_PROSE and _SENTENCE_END.search(text) is not None


def is_heading_shaped(text: str) -> bool:
    """True if a line is short, begins with a capital or number and is no sentence."""
    title = _NUMBER.sub("", text, count=1)
    inner = title[:-1] if title.endswith(("?", "!")) else title
    return (
        len(text) <= _LONGEST_HEADING
        and "\n" not in text
        and _HEADING.fullmatch(title) is not None
        and not _SENTENCE_END.search(inner)
    )


def _pieces(text: str) -> Iterator[Group]:
    wrapped = is_hard_wrapped(text)
    in_front = True
    for group in groups(text):
        in_front = in_front and not _is_prose(group)
        if in_front:
            yield from (Group([line]) for line in group)
        else:
            yield from _split(group, wrapped=wrapped)


def _split(group: Group, *, wrapped: bool) -> Iterator[Group]:
    """First a line that is the heading of the rest, then lines of the page kept apart."""
    body: tuple[Line, ...] = group
    if _leads(group, wrapped=wrapped):
        yield Group(group[:1])
        body = group[1:]
    if wrapped:
        yield from paragraphs(Group(body), wrapped=True)
        return
    for _, lines in groupby(body, key=lambda line: is_boilerplate(line.text)):
        yield from paragraphs(Group(lines), wrapped=False)


def _leads(group: Group, *, wrapped: bool) -> bool:
    if len(group) == 1:
        return False
    first, second = group[0].text.strip(), group[1].text
    if heads_boilerplate(first):
        return True
    if not is_heading_shaped(first):
        return False
    longer = len(second) > (len(first) * 2 if wrapped else _LONGEST_HEADING)
    return longer or first.isupper() or (is_item(second) and not is_item(first))


def _is_prose(group: Group) -> bool:
    if any(is_prose(line.text) for line in group):
        return True
    wrapped = all(len(line.text) >= _SHORTEST_WRAPPED for line in group[:-1])
    return len(group) > 1 and wrapped and is_prose(group.text)


def _may_be_title(line: str) -> bool:
    if len(line) > _LONGEST_TITLE or _holds_sentences(line):
        return False
    return not (_KICKER.fullmatch(line) or is_boilerplate(line))


def _holds_sentences(line: str) -> bool:
    """True if a line ends in a full stop and holds a sentence end before it."""
    ends = list(_SENTENCE_END.finditer(line))
    return len(ends) > 1 and line.rstrip().endswith(".")


def _is_heading(piece: Group, before: Group | None, after: Group | None, *, in_front: bool) -> bool:
    text = piece.text
    if after is None or len(piece) > 1 or not is_heading_shaped(text):
        return False
    inside = _touches(before, piece) and _touches(piece, after)
    if inside and not in_front:
        return text.isupper()
    if in_front and ("," in text or _CREDIT.match(text) or date_in(text)):
        return False
    return text.isupper() or _is_prose(after) or not is_heading_shaped(after.text)


def _touches(before: Group | None, piece: Group) -> bool:
    return before is not None and piece.number == before.last + 1


def _kind(piece: Group) -> BlockKind:
    return "item" if is_item(piece[0].text) else "paragraph"
