"""Values of fields in words."""

import json
from collections.abc import Iterator
from typing import Any

from transcripts.comparison.changes import Fields, Timing
from transcripts.comparison.showing.pieces import shortened
from transcripts.comparison.showing.sides import Side, Sides, listed
from transcripts.model import TextSpan
from transcripts.spans import quote_of

_LONGEST = 70
_AGENTS = {"asker", "answerer", "addressees", "organizers"}


def quoted(spans: tuple[TextSpan, ...]) -> str:
    """The words of spans, on one line, in quotation marks, shortened."""
    words = " ".join(quote_of(spans).split())
    return f"“{shortened(words, _LONGEST)}”" if words else "no words"


def edited(before: Fields, after: Fields, sides: Sides) -> str:
    """Which fields have which other values: `polarity asserted → negated`."""
    return "; ".join(_edits(before, after, sides))


def _edits(before: Fields, after: Fields, sides: Sides) -> Iterator[str]:
    for name in before:
        old = _in_words(name, before[name], sides.old)
        new = _in_words(name, after[name], sides.new)
        field = name.replace("_", " ")
        yield f"{field} differs" if old == new else f"{field} {old} → {new}"


def _in_words(name: str, value: Any, side: Side) -> str:
    if value in (None, [], {}):
        return "none"
    if name == "attribution":
        return " via ".join(side.agent(link.get("agent")) for link in reversed(value))
    if name in _AGENTS:
        ids = [value] if isinstance(value, str) else value
        return listed([side.agent(id) for id in ids])
    if name.endswith("sha256"):
        return f"{value[:8]}…"
    if name == "review":
        return str(value.get("status", "unreviewed"))
    return plain(value)


def plain(value: Any) -> str:
    """Any value in JSON as a person reads it, shortened."""
    if value is None:
        return "none"
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        value = ", ".join(value)
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return shortened(" ".join(text.split()), _LONGEST)


def clock(timing: Timing) -> str:
    """When something was said: `0:12.5–0:15`."""
    if timing.time is None:
        count = len(timing.anchors)
        return f"{count} anchor{'s' * (count > 1)}" if count else "none"
    start, end = _clock(timing.time.start_ms), timing.time.end_ms
    return start if end is None else f"{start}–{_clock(end)}"


def _clock(ms: int) -> str:
    minutes, rest = divmod(ms, 60_000)
    hours, minutes = divmod(minutes, 60)
    seconds = f"{rest // 1000:02}" + (f".{rest % 1000:03}".rstrip("0") if rest % 1000 else "")
    return f"{hours}:{minutes:02}:{seconds}" if hours else f"{minutes}:{seconds}"
