"""What the head of an HTML page says about it."""

import re
from collections.abc import Iterator

from lxml import etree
from pydantic import TypeAdapter, ValidationError

from transcripts.formats._building import line_of
from transcripts.formats._dates import date_in
from transcripts.model import Source
from transcripts.model.types import LanguageTag, Uri

_TITLE = ("og:title", "twitter:title", "dc.title", "dcterms.title")
_AUTHOR = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author")
_PUBLISHED = (
    "article:published_time", "datepublished", "date", "dc.date", "dcterms.date",
    "dcterms.created", "publish-date", "pubdate",
)  # fmt: skip
_PUBLISHER = ("og:site_name", "dc.publisher", "dcterms.publisher")
_WEB = re.compile(r"https?://")


def source_from_head(source: Source, root: etree._Element) -> Source:
    """The source with title, author, publisher, date, address and licence from the head."""
    fields = dict(reversed(tuple(_fields(root))))
    author = _first(fields, _AUTHOR)
    return source.replace(
        title=_heading(root) or _first(fields, _TITLE) or _text(root.find(".//title")),
        author=None if author and _WEB.match(author) else author,
        publisher=_first(fields, _PUBLISHER),
        published=date_in(_first(fields, _PUBLISHED) or ""),
        uri=_uri(_link(root, "canonical") or fields.get("og:url")),
        licence=_link(root, "license"),
    )


def language_from_head(root: etree._Element) -> str | None:
    """The language that the page declares, if it is a language tag."""
    tag = (root.get("lang") or "").strip().replace("_", "-")
    try:
        return TypeAdapter(LanguageTag).validate_python(tag)
    except ValidationError:
        return None


def _fields(root: etree._Element) -> Iterator[tuple[str, str]]:
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = line_of(meta.get("content") or "")
        if name and content:
            yield name.strip().casefold(), content


def _first(fields: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((fields[name] for name in names if name in fields), None)


def _heading(root: etree._Element) -> str | None:
    headings = root.findall(".//h1")
    return _text(headings[0]) if len(headings) == 1 else None


def _text(element: etree._Element | None) -> str | None:
    return None if element is None else line_of("".join(map(str, element.itertext())))


def _link(root: etree._Element, relation: str) -> str | None:
    for link in root.iter("link", "a"):
        if relation in (link.get("rel") or "").split():
            return line_of(link.get("href") or "")
    return None


def _uri(address: str | None) -> str | None:
    try:
        return TypeAdapter(Uri).validate_python(address)
    except ValidationError:
        return None
