"""A caption file taken apart: its cues, and what stands between them."""

import re
from collections.abc import Iterator

from transcripts.formats._cues import KEYWORD, NUMBER, Aside, Cue, Dialect, cue_of, stretch, timings
from transcripts.formats._findings import Findings


def parts(text: str, start: int, dialect: Dialect, findings: Findings) -> Iterator[Cue | Aside]:
    """Everything in the text from `start` on, in order."""
    found = timings(text, start)
    timing = next(found, None)
    begin = timing.start() if timing else len(text)
    # An empty line in front makes the text before the first time blocks of no cue.
    head = stretch("\n" + text[start:begin], start - 1, dialect, number=None, last=timing is None)
    yield from _between(None, head.blocks, dialect, findings)
    number, expected = head.id, 1
    while timing:
        following = next(found, None)
        after = timing.end() + 1
        chunk = text[after : following.start() if following else None]
        payload, blocks, name = (following and _plain_stretch(chunk)) or stretch(
            chunk, after, dialect, number=number, last=following is None
        )
        if number is not None and number != str(expected):
            expected = _renumbered(number, expected, timing.start(), findings)
        if "->" in payload and (broken := _BROKEN_TIME.search(payload)):
            blocks = ((after + broken.start(), payload[broken.start() :]), *blocks)
            payload = payload[: broken.start()].rstrip("\n")
        cue = cue_of(timing, payload, findings)
        if blocks:
            yield from _between(cue, blocks, dialect, findings)
        else:
            yield cue
        timing, number, expected = following, name, expected + 1


def _plain_stretch(chunk: str) -> tuple[str, tuple[()], str | None] | None:
    """The usual case: lines, an empty line, the next cue's number if any, and its time."""
    payload, gap, rest = chunk.partition("\n\n")
    if not gap or payload[:1] in ("", "\n"):
        return None
    if not rest:
        return payload, (), None
    return (payload, (), rest[:-1]) if rest[:-1].isdecimal() and rest[-1] == "\n" else None


def _renumbered(number: str, expected: int, place: int, findings: Findings) -> int:
    """The number of a cue that has not the one expected."""
    if not number.isdecimal():
        findings.add("CUE-IDS", place, number)
        return expected
    if int(number) != expected:
        findings.add("CUE-NUMBERS", place, f"{number} where {expected} was due")
    return int(number)


def _between(
    cue: Cue | None, blocks: tuple[tuple[int, str], ...], dialect: Dialect, findings: Findings
) -> Iterator[Cue | Aside]:
    """A cue (None before the first) with the text that goes on after it, then other blocks."""
    before_first = cue is None
    payload = [cue.payload] if cue else []
    for place, block in blocks:
        item = _item(block, place, dialect, findings)
        if item is None and cue is not None:
            findings.add("CUE-GOES-ON", place)
            payload.append(block)
            continue
        if cue is not None:
            yield cue._replace(payload="\n".join(payload))
            cue = None
        if item is None:
            findings.add("TEXT-OUTSIDE-CUES", place)
            yield Aside("note", block, place) if before_first else Cue(None, None, block, place)
        elif not isinstance(item, Aside) or item.text:
            yield item
    if cue is not None:
        yield cue._replace(payload="\n".join(payload))


def _item(block: str, place: int, dialect: Dialect, findings: Findings) -> Cue | Aside | None:
    """What a block is by its own words: an aside, a cue without a readable time, or just text."""
    if not dialect.numbered and (keyword := KEYWORD.match(block)):
        return _aside(keyword[1], block[keyword.end() :].strip(), place, findings)
    if broken := _BROKEN_TIME.search(block):
        return _untimed(block, broken, place, findings)
    if dialect.numbered and NUMBER.fullmatch(block):
        findings.add("CUE-TRUNCATED", place, block.strip())
        return _NOTHING
    return None


def _aside(keyword: str, text: str, place: int, findings: Findings) -> Aside:
    if keyword == "NOTE":
        return Aside("note", text, place)
    findings.add(f"CUE-{keyword}", place)
    return Aside("note", text, place, boilerplate=True) if keyword == "WEBVTT" else _NOTHING


def _untimed(block: str, broken: re.Match[str], place: int, findings: Findings) -> Cue | Aside:
    """A cue whose time cannot be read, or the stump of one at the end of the file."""
    name = block[: broken.start()].strip()
    text = block[broken.end() :].strip("\n")
    if name and not NUMBER.fullmatch(name):
        text = f"{name}\n{text}".strip("\n")
    where = place + broken.start()
    if not text:
        findings.add("CUE-TRUNCATED", where, broken[0].strip())
        return _NOTHING
    findings.add("CUE-TIME-UNREADABLE", where, broken[0].strip())
    return Cue(None, None, text, where)


_NOTHING = Aside("note", "", 0)
_BROKEN_TIME = re.compile(
    r"^(?=[^\n]*[0-9]:[0-9])[^\n]*-->[^\n]*$|^[ \t]*[0-9]+:[0-9]{2}[:.,][0-9:.,]*[ \t]*-{0,2}$"
    r"|^[ \t]*[0-9]+:[0-9][0-9:.,]*[ \t]*->[ \t]*[0-9]+:[0-9][0-9:.,]*[ \t]*$",
    re.MULTILINE,
)
