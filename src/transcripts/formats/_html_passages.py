"""The passages of an HTML page in reading order, with what its elements say about each."""

import dataclasses
import re
import unicodedata
from collections import Counter

from lxml import etree

_BLOCK_NAMES = (
    "html head body address article aside blockquote caption center dd details dialog dir div dl "
    "dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr iframe "
    "legend li main menu nav noscript object ol optgroup option p pre section select summary "
    "table tbody textarea tfoot thead title tr ul button label template video audio canvas"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_UNSEEN = frozenset({"script", "style", "svg"})
_OUTSIDE = frozenset(
    {"nav", "footer", "aside", "form", "button", "select", "textarea", "noscript", "template"}
    | {"dialog", "menu", "title", "iframe", "object"}
)
_OUTSIDE_ROLES = frozenset({"navigation", "contentinfo", "complementary", "search", "banner"})
_OUTSIDE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|footer|sidebar|breadcrumbs?|share|sharing|social"
    r"|related|newsletter|cookies?|consent|comments?|advert(?:isement)?|promo|skip-link)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_MAIN = ("main", "article")
_HOLDERS = frozenset(
    [
        "p",
        "li",
        "dd",
        "dt",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "td",
        "th",
        "pre",
        "figcaption",
        "caption",
    ]
)
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_BREAK, _CELL = "\x02", "\x03"
_AROUND_BREAK = re.compile(f" ?{_BREAK} ?")
_UNCARRIABLE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Text of one block element, or between two."""

    text: str
    tag: str
    """The nearest block element."""
    line: int
    outside: bool
    """True if an element around it is navigation, a form or the like."""
    in_main: bool
    """True if it lies in the page's only `main` or `article`."""
    linked: int
    """How many of its characters are link text."""
    links: tuple[tuple[str, str], ...] = ()
    """Words and address of each link."""


class Passages:
    """Walks a page once; `found` are its passages, `counts` what is no text."""

    def __init__(self, root: etree._Element) -> None:
        self.found: list[Passage] = []
        self.counts: Counter[str] = Counter()
        self._open: list[_Frame] = [_Frame("", block=True, outside=False, in_main=False)]
        self._text: list[str] = []
        self._line = 0
        self._linked = 0
        self._links: list[tuple[str, str]] = []
        self._link_from: int | None = None
        mains = [root.findall(f".//{tag}") for tag in _MAIN]
        self._main = next((found[0] for found in mains if len(found) == 1), None)
        self._walk(root)

    def _walk(self, root: etree._Element) -> None:
        walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in walker:
            if event in ("comment", "pi"):
                self.counts["comment"] += 1
                self._add(element.tail, element)
            elif element.tag in _UNSEEN:
                if event == "start":
                    self.counts[str(element.tag)] += 1
                    walker.skip_subtree()
                else:
                    self._add(element.tail, element)
            elif event == "start":
                self._begin(element)
            else:
                self._end(element)
        self._flush()

    def _begin(self, element: etree._Element) -> None:
        tag, around = str(element.tag), self._open[-1]
        block = tag in _BLOCKS or (tag in ("cite", "time") and self._stands_alone())
        if block:
            self._flush()
        self._open.append(
            _Frame(
                tag,
                block=block,
                outside=around.outside or (element is not self._main and _is_outside(element)),
                in_main=around.in_main or element is self._main,
            )
        )
        if tag == "br":
            self._text.append(_BREAK)
        elif tag in ("td", "th") and "".join(self._text).strip():
            self._text.append(_CELL)
        elif tag == "img" and element.get("alt", "").strip():
            self.counts["image description"] += 1
        elif tag == "a" and element.get("href"):
            self._link_from = len(self._text)
        self._add(element.text, element)

    def _end(self, element: etree._Element) -> None:
        if element.tag == "a" and self._link_from is not None:
            label = _collapsed("".join(self._text[self._link_from :]))
            self._links.append((label, element.get("href", "").strip()))
            self._link_from = None
        if self._open[-1].block:
            self._flush()
        self._open.pop()
        self._add(element.tail, element)

    def _add(self, text: str | None, element: etree._Element) -> None:
        if not text:
            return
        if not self._line and text.strip() and isinstance(element.sourceline, int):
            self._line = element.sourceline
        if self._link_from is not None:
            self._linked += len(_collapsed(text))
        self._text.append(text)

    def _flush(self) -> None:
        blocks = [frame.tag for frame in self._open if frame.block]
        frame, raw = self._open[-1], "".join(self._text)
        within = blocks[-2:-1] if blocks[-1] in ("p", "div", "span") else []
        text = _verbatim(raw) if "pre" in blocks else _collapsed(raw)
        if text:
            self.found.append(
                Passage(
                    text=text,
                    tag="li" if within == ["li"] else blocks[-1],
                    line=self._line,
                    outside=frame.outside,
                    in_main=frame.in_main,
                    linked=self._linked,
                    links=tuple(self._links),
                )
            )
        self._text, self._line, self._linked, self._links = [], 0, 0, []
        self._link_from = 0 if self._link_from is not None else None

    def _stands_alone(self) -> bool:
        holders = any(frame.tag in _HOLDERS for frame in self._open)
        return not holders and not "".join(self._text).strip()


@dataclasses.dataclass(frozen=True, slots=True)
class _Frame:
    """An open element."""

    tag: str
    _: dataclasses.KW_ONLY
    block: bool
    outside: bool
    in_main: bool


def _is_outside(element: etree._Element) -> bool:
    if element.tag in ("html", "body", *_MAIN):
        return False
    if element.tag == "header":
        return next(element.iterancestors(*_MAIN), None) is None and element.find(".//h1") is None
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return (
        element.tag in _OUTSIDE
        or element.get("role") in _OUTSIDE_ROLES
        or _OUTSIDE_NAMES.search(names) is not None
    )


def _collapsed(raw: str) -> str:
    text = _AROUND_BREAK.sub(_BREAK, _BLANKS.sub(" ", raw)).strip(f" {_BREAK}{_CELL}")
    return _carriable(text)


def _verbatim(raw: str) -> str:
    return _carriable(raw.strip("\n"))


def _carriable(text: str) -> str:
    text = text.replace(_BREAK, "\n").replace(_CELL, "\t")
    return unicodedata.normalize("NFC", _UNCARRIABLE.sub("\ufffd", text))
