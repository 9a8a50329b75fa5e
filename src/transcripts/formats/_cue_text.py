"""The mark-up inside a cue: voices, times of single words, character references."""

import functools
import html
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from transcripts.formats._cues import Cue
from transcripts.formats._findings import Findings

WORD_TIME = "\0"
"""Stands in a text where a word's time stood: no decoded text has this character."""


class Utterance(NamedTuple):
    """Words of a cue that are one speaker's."""

    cue: Cue
    label: str | None
    """Who speaks, as printed; None if the cue does not tell."""
    text: str
    """Without mark-up, with a `WORD_TIME` before each word that has a time."""
    times: tuple[int, ...] = ()
    """Milliseconds for each `WORD_TIME`."""
    first: bool = True
    """The words that its cue begins with."""
    last: bool = True
    """The words that its cue ends with."""
    changes: bool = False
    """They follow `>>`: somebody else begins to speak, named or not."""
    incident: bool = False
    """No speech: `(APPLAUSE)`."""


def utterances_of(cue: Cue, findings: Findings) -> Sequence[Utterance]:
    """What is said in a cue, voice by voice, in lines; other mark-up is counted."""
    payload = cue.payload
    if "&" not in payload and "{" not in payload:
        if "<" not in payload:
            return (Utterance(cue, None, payload),) if payload.strip() else ()
        head, _, text = payload.partition(">")
        text = text.removesuffix("</v>")
        if head.startswith("<v ") and "<" not in text and text.strip():
            return (Utterance(cue, _line(head[3:]) or None, text),)
    found = list(_voices(cue, findings))
    last = len(found) - 1
    return [part._replace(first=n == 0, last=n == last) for n, part in enumerate(found)]


def _voices(cue: Cue, findings: Findings) -> Iterator[Utterance]:
    voice: str | None = None
    text, times, start = "", list[int](), 0
    for tag in [*_TAG.finditer(cue.payload), None]:
        text += _plain(cue.payload[start : tag.start() if tag else None])
        if tag is not None:
            start = tag.end()
            _note_loss(tag, cue.place, findings)
            if tag["time"]:
                text += WORD_TIME
                times.append(_milliseconds(tag["time"]))
            text += "\n" if (tag["plain"] or "").lower() == "br" else ""
        if tag is None or (tag["name"] or "").lower() == "v":
            if text.strip(_BLANK):
                yield Utterance(cue, voice, _tidy(text), tuple(times))
            text, times = "", []
            named = tag is not None and not tag["close"]
            voice = (_line(_plain(tag["rest"] or "")) or None) if tag and named else None


def _note_loss(tag: re.Match[str], place: int, findings: Findings) -> None:
    """Count a tag that says nothing but how words look, or in what language they are."""
    voice = (tag["name"] or "").lower() == "v"
    breaks = (tag["plain"] or "").lower() == "br"
    if not (tag["close"] or tag["time"] or breaks or (voice and not tag["classes"])):
        shown = f"v{tag['classes']}" if voice else tag[0].strip("<>")
        findings.add("CUE-MARKUP", place, shown)


def _plain(text: str) -> str:
    """Character references resolved, as they are only where they end in a semicolon."""
    if "&" not in text:
        return text
    return _UNCARRIABLE.sub("\ufffd", _REFERENCE.sub(lambda found: html.unescape(found[0]), text))


def _tidy(text: str) -> str:
    return unicodedata.normalize("NFC", _BLANK_AFTER_TIME.sub(r"\2\1", text))


@functools.lru_cache(maxsize=1024)
def _line(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))


def _milliseconds(time: str) -> int:
    *hours, minutes, seconds = time.replace(",", ".").split(":")
    whole, _, fraction = seconds.partition(".")
    clock = (int(hours[0]) if hours else 0) * 60 + int(minutes)
    return (clock * 60 + int(whole)) * 1000 + int(fraction.ljust(3, "0"))


_BLANK = " \t\n" + WORD_TIME
_TAG = re.compile(
    r"<(?P<close>/)?(?:"
    r"(?P<name>v|lang|font|span)(?P<classes>\.[^\s<>]*)?(?:[ \t\n](?P<rest>[^<>]*))?"
    r"|(?P<plain>(?:c|b|i|u|s|em|strong|ruby|rt|br)(?:\.[^\s<>]*)?)[ \t]*/?"
    r"|(?P<time>(?:[0-9]+:)?[0-9]{2}:[0-9]{2}[.,][0-9]{3}))>"
    r"|\{\\[^{}\n]*\}",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_UNCARRIABLE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_BLANK_AFTER_TIME = re.compile(r"(\x00)([ \t]+)")
