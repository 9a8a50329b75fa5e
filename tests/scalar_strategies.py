"""Hypothesis strategies for the scalar types of the model."""

import datetime
import functools
import unicodedata
from collections.abc import Sequence

from hypothesis import strategies as st

_ODD_TEXT = (
    "]]>", "&amp;", "<!--", "-->", "--", "<p/>", "\u201cquoted\u201d", "\u2018s", "it's",
    " \u2013 ", "  ", "\n\n", "\t", "e\u0301", "\u0338", "\u05e9\u05dc\u05d5\u05dd", "\u0645\u0631",
    "\U0001f469\u200d\U0001f680", "\U00010348", "\u0085", "\u2028", "\u00a0", "\ufeff", "\u007f",
    "\ufffd", "\ufffc", "\U0001ffff", "#string-range(b1,0,3)", "\\n", "{}", "%20",
)  # fmt: skip
_ODD_NAMES = (
    "Dr Kofi Osei",
    "a",
    "O\u2019Brien",
    "\u5f20\u4f1f",
    "Ren\u00e9e",
    "0",
    "MR. X:",
    "None",
)
_STEMS = (
    "a", "b1", "_", "t.x", "kind_a", "time", "mode", "\u00e9t\u00e9", "\u540d\u524d", "xml",
    "\u0561\u0562", "u\u00b7", "\u10d0-\u05d0",
)  # fmt: skip
_URI_PARTS = (
    "a", "B", "0", "/", "//", "?", "&", "=", ":", "@", ".", "~", "'", "(", ")", "+", ";", ",",
    "%20", "%C3%A9", "%3c",
)  # fmt: skip
_URIS = (
    "https://orcid.org/0000-0002-1825-0097", "urn:x", "https://example.org/a%20b?c=d&e='f'#g%C3%A9",
    "doi:10.5555/(12)3-4;5", "mailto:a@b.example", "X-a+b.c:x#",
)  # fmt: skip
_INSTANTS = (
    "2026-03-12T18:30:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59.999999999-12:59",
    "2024-02-29T12:00:00.50+00:00",
)  # fmt: skip
_WHENS = (*_INSTANTS, "2026", "2026-03", "2024-02-29", "0001", "2026-03-12T18:30:00")
_ZONES = ("Z", "+00:00", "-05:30", "+13:59", "+14:00")
_TAGS = ("en", "nl-NL", "zh-Hans-CN", "de-1996", "sgn-BE-FR", "x-private", "EN-gb")
_MEDIA_TYPES = ("text/vtt", "text/plain", "application/x-subrip", "application/tei+xml", "a/b.c")
_RULES = ("claim.reporting-verb", "a", "llm_v1.2", "x.y-z_0")


def nfc(text: str) -> str:
    """Text as the model wants it."""
    return unicodedata.normalize("NFC", text)


def _on_one_line(text: str) -> str:
    return nfc(text).translate({ord("\t"): " ", ord("\n"): " "}).strip(" ") or "x"


def _mostly(few: Sequence[str], all: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    # A long strategy has its price: three in four come from the short list of odd ones.
    odd = st.sampled_from(few)
    return odd | odd | odd | all


_LINES = tuple(_on_one_line(f"{piece}a{piece}") for piece in _ODD_TEXT) + _ODD_NAMES
_characters = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
_pieces = st.sampled_from(_ODD_TEXT) | st.text(_characters, max_size=12) | st.text("abc ,.\n")


@functools.cache
def texts(*, min_size: int = 0) -> st.SearchStrategy[str]:
    """Running text of any kind, at least `min_size` pieces long."""
    return st.lists(_pieces, min_size=min_size, max_size=4).map("".join).map(nfc)


@functools.cache
def lines() -> st.SearchStrategy[str]:
    """Names, titles, labels."""
    return _mostly(_LINES, texts().map(_on_one_line))


@functools.cache
def stems() -> st.SearchStrategy[str]:
    """Beginnings of ids; `-` and a serial number make them unique."""
    return st.sampled_from(_STEMS)


@functools.cache
def uris() -> st.SearchStrategy[str]:
    """Absolute URIs, with escapes and fragments."""
    return _mostly(_URIS, _any_uris())


@st.composite
def _any_uris(draw: st.DrawFn) -> str:
    scheme = draw(st.sampled_from(("https", "urn", "doi", "X-a+b.c")))
    parts = st.lists(st.sampled_from(_URI_PARTS), max_size=6).map("".join)
    fragment = draw(st.just("") | parts.map("#{}".format))
    return f"{scheme}:x{draw(parts)}{fragment}"


@functools.cache
def _days() -> st.SearchStrategy[str]:
    return st.dates().map(datetime.date.isoformat)


@functools.cache
def _clocks() -> st.SearchStrategy[str]:
    fractions = st.just("") | st.text("0123456789", min_size=1, max_size=9).map(".{}".format)
    times = st.times().map(lambda time: time.replace(microsecond=0).isoformat())
    return st.builds("T{}{}".format, times, fractions)


@functools.cache
def whens() -> st.SearchStrategy[str]:
    """Years, months, days, and times with and without an offset."""
    lengths = st.sampled_from((4, 7, 10))
    days = st.builds(lambda day, length: day[:length], _days(), lengths)
    return _mostly(_WHENS, days | st.builds("{}{}".format, _days(), _clocks()) | instants())


@functools.cache
def instants() -> st.SearchStrategy[str]:
    """Times with their offset from UTC."""
    any_instants = st.builds("{}{}{}".format, _days(), _clocks(), st.sampled_from(_ZONES))
    return _mostly(_INSTANTS, any_instants)


@functools.cache
def language_tags() -> st.SearchStrategy[str]:
    """BCP 47 tags."""
    return st.sampled_from(_TAGS)


@functools.cache
def media_types() -> st.SearchStrategy[str]:
    """Internet media types."""
    return st.sampled_from(_MEDIA_TYPES)


@functools.cache
def rules() -> st.SearchStrategy[str]:
    """Names of extraction rules."""
    return st.sampled_from(_RULES)


@functools.cache
def digests() -> st.SearchStrategy[str]:
    """SHA-256 digests."""
    return st.binary(min_size=32, max_size=32).map(bytes.hex)


@functools.cache
def confidences() -> st.SearchStrategy[float]:
    """Numbers from 0 to 1, the odd ones too."""
    return st.sampled_from((0.0, 1.0, 0.5, 0.1 + 0.2, 5e-324, 1e-07)) | st.floats(0, 1)


@functools.cache
def milliseconds(*, start: int = 0) -> st.SearchStrategy[int]:
    """Points in time, at `start` or later."""
    return st.integers(start, start + 90_000_000) | st.integers(start, 2**53 - 1)


@functools.cache
def extensions() -> st.SearchStrategy[dict[str, object]]:
    """What others may carry: any JSON value under a namespaced key."""
    scalars: st.SearchStrategy[object] = (
        st.none() | st.booleans() | st.integers() | st.text() | texts()
        | st.floats(allow_nan=False, allow_infinity=False)
    )  # fmt: skip
    values = st.recursive(
        scalars,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
        max_leaves=5,
    )
    keys = st.sampled_from(("app:note", "org.example:x-1", "a_b:0", "A:.", "app:other"))
    return st.dictionaries(keys, values, max_size=3)


@functools.lru_cache(maxsize=256)
def some_of(choices: tuple[str, ...], *, max_size: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    """A few of the choices in any order; none if there are no choices."""
    if not choices:
        return st.just(())
    return st.lists(st.sampled_from(choices), max_size=max_size).map(tuple)
