"""Markdown, line by line: headings, paragraphs, items, quotations, and what is no text."""

import re
from collections import Counter
from typing import NamedTuple

from transcripts.formats._boilerplate import is_boilerplate
from transcripts.formats._inline import Link, plain
from transcripts.formats._lines import Group, Line
from transcripts.formats._report import Part
from transcripts.model.records import BlockKind

_ATX = re.compile(r" {0,3}(?P<marks>#{1,6})(?:[ \t]+(?P<text>.*?))?(?:[ \t]+#+)?[ \t]*")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*")
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*")
_FENCE = re.compile(r" {0,3}(?P<marks>`{3,}|~{3,})[^`]*")
_LONGEST_TITLE = 200
_BULLET = re.compile(r"[ \t]*[-*+][ \t]+(?=\S)")
_NUMBERED = re.compile(r"[ \t]*\d{1,9}[.)][ \t]+(?=\S)")
_QUOTED = re.compile(r" {0,3}>[ \t]?")
_FIELD = re.compile(r"([A-Za-z][\w-]*):[ \t]*(\S.*?)[ \t]*$")
_BOLD_LINE = re.compile(r"[ \t]*\*\*(?=\S)[^*\n]{1,120}(?<![\s:：])\*\*[ \t]*")
_DEFINITION = re.compile(r" {0,3}\[[^\]\n]+\]:[ \t]*\S+")


class Markdown(NamedTuple):
    """A Markdown file as plain text, and what was taken out of it."""

    parts: tuple[Part, ...]
    groups: tuple[Group, ...]
    """The lines of each part, as plain text."""
    links: tuple[Link, ...]
    marks: Counter[str]
    fields: dict[str, str]
    """Simple fields of the front matter, such as `title`."""


def parse(text: str) -> Markdown:
    """Take a Markdown file apart; what is not in the result is counted in its `marks`."""
    lines = [Line(number, line) for number, line in enumerate(text.split("\n"), start=1)]
    scanner = _Scanner()
    end = _front_matter_end(lines)
    for line in lines[end:]:
        scanner.feed(line)
    scanner.flush()
    if end:
        scanner.marks["rule"] += 2
        front = Group(lines[1 : end - 1])
        scanner.parts.insert(0, Part("note", front.text, front.number, boilerplate=True))
        scanner.groups.insert(0, front)
    return Markdown(
        tuple(scanner.parts),
        tuple(scanner.groups),
        tuple(scanner.links),
        +scanner.marks,
        _fields(lines[1 : end - 1]),
    )


class _Scanner:
    """Gathers the lines of one block after another."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self.groups: list[Group] = []
        self.links: list[Link] = []
        self.marks: Counter[str] = Counter()
        self._run: list[Line] = []
        self._kind: BlockKind = "paragraph"
        self._level: int | None = None
        self._depth = 1
        self._verbatim_until: str | None = None
        self._quoted = False

    def feed(self, line: Line) -> None:
        """Take the next line."""
        if self._verbatim_until is not None:
            self._feed_verbatim(line)
            return
        quote = _QUOTED.match(line.text)
        if bool(quote) != self._quoted and self._run:
            self.flush()
        self._quoted = quote is not None
        if quote:
            self.marks["quotation mark"] += 1
            line = line._replace(text=line.text[quote.end() :])
        if not line.text.strip():
            self.flush()
        elif not self._opens_other(line):
            self._run.append(line)

    def flush(self) -> None:
        """End the block, if one has begun."""
        run, kind, level = self._run, self._kind, self._level
        verbatim = self._verbatim_until is not None
        self._run, self._kind, self._level, self._verbatim_until = [], "paragraph", None, None
        if not run:
            return
        text = "\n".join(line.text for line in run)
        if kind == "paragraph" and not verbatim and _BOLD_LINE.fullmatch(text):
            kind, level = "heading", min(self._depth + 1, 6)
        if not self.parts and kind == "paragraph" and not verbatim and _may_be_title(run):
            kind, level = "heading", 1
        if not verbatim and kind != "note":
            found = plain(text)
            text = found.text
            self.links += found.links
            self.marks += found.marks
        if text.strip():
            outside = kind == "note" or (kind == "paragraph" and is_boilerplate(text))
            number = run[0].number
            self.parts.append(Part(kind, text.strip(), number, level, boilerplate=outside))
            lines = enumerate(text.split("\n"), start=number)
            self.groups.append(Group(Line(*line) for line in lines))

    def _opens_other(self, line: Line) -> bool:
        """Headings, rules, fences, items, comments, definitions; False for running text."""
        text = line.text
        if self._run and self._kind == "paragraph" and _UNDERLINE.fullmatch(text):
            self._head(1 if "=" in text else 2)
        elif _RULE.fullmatch(text):
            self.flush()
            self.marks["rule"] += 1
        elif heading := _ATX.fullmatch(text):
            self.flush()
            self._keep(line, heading["text"] or "")
            self._head(len(heading["marks"]))
        elif fence := _FENCE.fullmatch(text):
            self.flush()
            self.marks["fence"] += 1
            self._verbatim_until = fence["marks"]
            self._keep(line, text.strip().lstrip("`~").strip())
        elif text.lstrip().startswith("<!--"):
            self._begin_comment(line)
        elif _DEFINITION.match(text) and not self._run:
            self._run, self._kind = [line], "note"
            self.flush()
        elif item := _BULLET.match(text):
            self._begin_item(line._replace(text=text[item.end() :]))
            self.marks["bullet"] += 1
        elif _NUMBERED.match(text):
            self._begin_item(line)
        else:
            return False
        return True

    def _begin_comment(self, line: Line) -> None:
        self.flush()
        self._kind, self._verbatim_until = "note", "-->"
        self._feed_verbatim(line)

    def _begin_item(self, line: Line) -> None:
        self.flush()
        self._run, self._kind = [line], "item"

    def _head(self, level: int) -> None:
        self.marks["heading mark"] += 1
        self._kind, self._level, self._depth = "heading", level, level
        self.flush()

    def _keep(self, line: Line, text: str) -> None:
        if text:
            self._run.append(line._replace(text=text))

    def _feed_verbatim(self, line: Line) -> None:
        until = self._verbatim_until or ""
        if until == "-->":
            self._run.append(line)
            if until in line.text:
                self.flush()
        elif line.text.strip().startswith(until) and not line.text.strip().strip(until[0]):
            self.flush()
        else:
            self._run.append(line)


def _may_be_title(run: list[Line]) -> bool:
    text = run[0].text.strip()
    sentence = text.endswith((".", ":", ";", ",")) or ":**" in text or "**:" in text
    return len(run) == 1 and len(text) <= _LONGEST_TITLE and not sentence


def _front_matter_end(lines: list[Line]) -> int:
    """Number of lines of YAML front matter with its rules; 0 if there is none."""
    if lines[0].text.rstrip() != "---" or len(lines) < 3 or ":" not in lines[1].text:
        return 0
    ends = (n for n, line in enumerate(lines[1:], 2) if line.text.rstrip() in ("---", "..."))
    return next(ends, 0)


def _fields(lines: list[Line]) -> dict[str, str]:
    found = (_FIELD.match(line.text) for line in lines)
    return {match[1].lower(): match[2].strip("\"'") for match in found if match}
