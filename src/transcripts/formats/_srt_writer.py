"""A document as SubRip: numbered captions, the speaker's name where a turn begins."""

from transcripts.formats._losses import losses, not_written
from transcripts.formats._shown import Shown, clock, showing, without_empty_lines
from transcripts.model import Block, Document
from transcripts.report import Issue

TITLE = "SubRip"


def srt_text(document: Document) -> tuple[str, tuple[Issue, ...]]:
    """The file's text, and what it does not hold."""
    shown = showing(document)
    captions = [item for item in shown.items if isinstance(item, Shown)]
    spoken = False
    parts = []
    for number, item in enumerate(captions, start=1):
        time = f"{clock(item.start, ',')} --> {clock(item.end, ',')}"
        parts.append(f"{number}\n{time}\n{_lead(item, unnamed=spoken)}{_text(item)}\n")
        spoken = spoken or item.speech
    untimed = sum(isinstance(item, Block) and bool(item.text.strip()) for item in shown.items)
    words = sum(len(item.times) for item in captions)
    issues = (
        *losses(document, TITLE),
        *not_written(TITLE, untimed, "block", "without time"),
        *not_written(TITLE, words, "time", "of single words"),
        *shown.losses,
    )
    return "\n".join(parts), issues


def _lead(shown: Shown, *, unnamed: bool) -> str:
    """Who speaks, once in each turn; `>>` where a reader would take it for the one before."""
    if not (shown.anew and shown.speech):
        return ""
    if shown.label:
        return f"{shown.label}: "
    return ">> " if unnamed else ""


def _text(shown: Shown) -> str:
    return without_empty_lines(shown.text)
