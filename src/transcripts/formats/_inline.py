"""Markdown inside a paragraph: emphasis, code, links and escapes down to plain text."""

import html
import re
from collections import Counter
from typing import NamedTuple

_TOKEN = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<break>\\(?=\n))"
    r"|(?P<ticks>`+)(?P<code>[^`](?:.*?[^`])?)(?P=ticks)(?!`)"
    r"|<(?P<auto>[A-Za-z][A-Za-z0-9+.\-]{1,31}:[^\s<>]*|[\w.+\-]+@[\w.\-]+)>"
    r"|!?\[(?P<label>(?:[^\[\]\\]|\\.)*)\]\(\s*<?(?P<url>[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)>?"
    r"(?P<title>\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
    r"|(?P<marks>\*+|_+|~~)"
    r"|(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,31});)",
    re.DOTALL,
)


class Link(NamedTuple):
    """A link's words and where it leads."""

    label: str
    target: str


class Inline(NamedTuple):
    """Plain text, and what was taken out of it."""

    text: str
    links: tuple[Link, ...]
    marks: Counter[str]
    """How many marks of each kind there were."""


class _Mark(NamedTuple):
    at: int
    """Place in the list of pieces."""
    sign: str


def plain(source: str) -> Inline:
    """The text without its inline mark-up; marks without a partner stay."""
    pieces: list[str] = []
    opened: list[_Mark] = []
    links: list[Link] = []
    marks: Counter[str] = Counter()
    done = 0
    for match in _TOKEN.finditer(source):
        pieces.append(source[done : match.start()])
        done = match.end()
        if match["marks"]:
            pieces.append(match["marks"])
            marks["emphasis"] += _paired(match, pieces, opened)
            continue
        if match["label"] is not None:
            inner = _link(match)
        else:
            kind, text = _read(match)
            inner = Inline(text, (), Counter({kind: 1}))
        pieces.append(inner.text)
        links += inner.links
        marks += inner.marks
    return Inline("".join((*pieces, source[done:])), tuple(links), +marks)


def _read(match: re.Match[str]) -> tuple[str, str]:
    if match["code"]:
        return "code", match["code"]
    if match["auto"]:
        return "link", match["auto"]
    if match["entity"]:
        return "entity", html.unescape(match["entity"])
    return "escape", match["escaped"] or ""


def _link(match: re.Match[str]) -> Inline:
    label = plain(match["label"])
    title = (match["title"] or "").strip()[1:-1]
    target = f"{match['url']} “{title}”" if title else match["url"]
    links = (Link(label.text, target),) if target else ()
    return Inline(label.text, (*label.links, *links), label.marks + Counter(link=1))


def _paired(match: re.Match[str], pieces: list[str], opened: list[_Mark]) -> int:
    """Take out the marks that this run closes, or keep it as a possible beginning."""
    run, source = match["marks"], match.string
    before = source[match.start() - 1 : match.start()] or " "
    after = source[match.end() : match.end() + 1] or " "
    may_open = not after.isspace() and not (run[0] == "_" and before.isalnum())
    may_close = not before.isspace() and not (run[0] == "_" and after.isalnum())
    here, closed = len(pieces) - 1, 0
    while may_close and pieces[here] and (mark := _partner(pieces[here], opened, pieces)):
        size = min(len(pieces[mark.at]), len(pieces[here]))
        pieces[mark.at] = pieces[mark.at][size:]
        pieces[here] = pieces[here][size:]
        closed += 2
        del opened[opened.index(mark) + bool(pieces[mark.at]) :]
    if may_open and pieces[here]:
        opened.append(_Mark(here, run[0]))
    return closed


def _partner(run: str, opened: list[_Mark], pieces: list[str]) -> _Mark | None:
    fits = (mark for mark in reversed(opened) if mark.sign == run[0] and pieces[mark.at])
    return next(fits, None)
