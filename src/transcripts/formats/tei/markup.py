"""XML as text: escaped, indented around text and never inside it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from transcripts.formats.tei.vocabulary import Part
from transcripts.model import TextSpan, Traced

Attributes = Mapping[str, str | None]


def escape(text: str) -> str:
    """Text as it stands between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def start(tag: str, attributes: Attributes) -> str:
    """A start tag without its closing bracket; attributes that are None are left out."""
    written = (
        f' {name}="{escape(value).replace(chr(34), "&quot;")}"'
        for name, value in attributes.items()
        if value is not None
    )
    return f"<{tag}{''.join(written)}"


def element(tag: str, text: str | None = None, attributes: Attributes | None = None) -> str:
    """An element of text, or an empty one."""
    opened = start(tag, attributes or {})
    return f"{opened}/>" if text is None else f"{opened}>{escape(text)}</{tag}>"


def around(
    tag: str, lines: Iterable[str], attributes: Attributes | None = None, *, empty: bool = False
) -> Iterator[str]:
    """An element around others, one a line; nothing at all if none are in it, unless `empty`."""
    opened = start(tag, attributes or {})
    content = list(indented(lines))
    if content:
        yield f"{opened}>"
        yield from content
        yield f"</{tag}>"
    elif empty:
        yield f"{opened}/>"


def indented(lines: Iterable[str]) -> Iterator[str]:
    """Elements one step to the right; what is inside of them stays as it is."""
    return (f"  {line}" for line in lines)


def parts(record: Any, where: Iterable[Part]) -> Iterator[str]:
    """The fields of a record that are child elements."""
    for part in where:
        value = getattr(record, part.field)
        values = value if part.many else () if value is None else (value,)
        for each in values:
            if part.attribute:
                yield element(part.tag, None, {"type": part.type, part.attribute: each})
            else:
                yield element(part.tag, each, {"type": part.type})


def traced(record: Traced) -> dict[str, str | None]:
    """How sure a record's maker is, who made it, and by which rule."""
    return {
        "n": record.rule,
        "cert": number(record.confidence),
        "resp": pointers(record.by and (record.by,)),
    }


def number(confidence: float | None) -> str | None:
    """A confidence; zero has no sign."""
    return None if confidence is None else repr(confidence + 0.0)


def pointers(ids: Iterable[str] | None) -> str | None:
    """Pointers to elements of this file; None if there are none."""
    return " ".join(f"#{id}" for id in ids or ()) or None


def ranges(spans: Sequence[TextSpan]) -> str:
    """Pointers to stretches of text."""
    return " ".join(
        f"#string-range({span.block},{span.start},{span.end - span.start})" for span in spans
    )


def categories(**values: str | Iterable[str] | None) -> str | None:
    """Pointers to categories: `role=("host",)` is `#role.host`."""
    found = []
    for taxonomy, value in values.items():
        chosen = (value,) if isinstance(value, str) else value or ()
        found += [f"{taxonomy}.{each}" for each in chosen]
    return pointers(found)
