"""From a caption file to a document: what WebVTT and SRT share."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from transcripts.errors import ReadError
from transcripts.formats import Reading, ReadOptions
from transcripts.formats._building import SOURCE_ID, Decoded, start_document
from transcripts.formats._cue_file import parts
from transcripts.formats._cue_text import Utterance, utterances_of
from transcripts.formats._cues import Aside, Dialect
from transcripts.formats._findings import Findings, Rule
from transcripts.formats._language import language_of
from transcripts.formats._rolling import unrolled
from transcripts.formats._speakers import agents_by_label
from transcripts.formats._turns import Turn, block_record, labels_every_cue, turns
from transcripts.formats._utterances import by_speaker

_SAMPLE = 60
"""How many utterances are looked at for their language."""


class Opened(NamedTuple):
    """A caption file up to where its cues begin."""

    data: bytes
    decoded: Decoded
    start: int
    """Where its cues begin."""
    asides: tuple[Aside, ...]
    """What its header says."""
    language: str | None
    findings: Findings


class Tally(NamedTuple):
    """What became of the cues of a file: `cues` is the sum of the others."""

    cues: int
    spoken: int
    """In a turn."""
    incidents: int
    empty: int
    rolled: int
    """They show again what the cue before them shows."""


class _Heard(NamedTuple):
    utterances: list[Utterance]
    asides: list[Aside]
    inherit: bool
    """Words without a label are those of the last speaker named."""
    cues: int
    empty: int
    rolled: int


def read_captions(opened: Opened, options: ReadOptions, dialect: Dialect) -> Reading:
    """Make the document.

    Raises:
        ReadError: If there is no cue.
    """
    heard = _heard(opened, dialect)
    agents = agents_by_label(part.label for part in heard.utterances if part.label)
    speakers = {label: agent.id for label, agent in agents.items()}
    document = start_document(
        opened.data,
        options,
        media_type=dialect.media_type,
        format_name=dialect.name,
        notes=opened.decoded.notes,
    ).replace(
        language=opened.language or language_of(part.text for part in heard.utterances[:_SAMPLE]),
        agents=tuple({agent.id: agent for agent in agents.values()}.values()),
        blocks=_blocks(_turns(heard, options), speakers, opened.findings),
    )
    return Reading(document, (*opened.decoded.issues, *opened.findings.issues()))


def tally(opened: Opened, options: ReadOptions, dialect: Dialect) -> Tally:
    """Count what becomes of the cues.

    Raises:
        ReadError: If there is no cue.
    """
    heard = _heard(opened, dialect)
    places: dict[bool, set[int]] = {True: set(), False: set()}
    for item in _turns(heard, options):
        for part in item.utterances if isinstance(item, Turn) else ():
            places[part.incident].add(part.cue.place)
    return Tally(heard.cues, len(places[False]), len(places[True]), heard.empty, heard.rolled)


def _heard(opened: Opened, dialect: Dialect) -> _Heard:
    """What is said in the cues, each line once."""
    findings = opened.findings
    asides, captions = list(opened.asides), list[Utterance]()
    cues = empty = 0
    for part in parts(opened.decoded.text, opened.start, dialect, findings):
        if isinstance(part, Aside):
            asides.append(part)
            continue
        cues += 1
        if said := utterances_of(part, findings):
            captions += said
        else:
            findings.add("CUE-EMPTY", part.place)
            empty += 1
    if not cues:
        raise ReadError(dialect.name, "no line is a time like 00:00:01.000 --> 00:00:02.000")
    _note_order(captions, findings)
    shown = unrolled(captions)
    kept = [caption for caption in shown if caption.text]
    for caption, before in zip(shown, captions, strict=True):
        if caption.text is not before.text:
            findings.add("CUE-ROLLS", caption.cue.place)
    said_by = by_speaker(kept, findings)
    inherit = not any(caption.label for caption in kept) and not labels_every_cue(said_by)
    return _Heard(said_by, asides, inherit, cues, empty, len(shown) - len(kept))


def _turns(heard: _Heard, options: ReadOptions) -> Iterator[Turn | Aside]:
    items: list[Utterance | Aside] = [*heard.utterances]
    if heard.asides:
        items = sorted([*heard.asides, *items], key=_place)
    return turns(items, options, inherit=heard.inherit)


def _note_order(captions: Sequence[Utterance], findings: Findings) -> None:
    end: int | None = 0
    start = 0
    for caption in captions:
        begins, ends, _, place = caption.cue
        if begins is None or not caption.first:
            continue
        if begins < start:
            findings.add("CUE-OUT-OF-ORDER", place)
        elif end is not None and begins < end:
            findings.add("CUE-OVERLAP", place)
        start, end = begins, ends


def _place(item: Utterance | Aside) -> int:
    return item.place if isinstance(item, Aside) else item.cue.place


def _blocks(
    items: Iterable[Turn | Aside], speakers: dict[str, str], findings: Findings
) -> tuple[dict[str, Any], ...]:
    return tuple(
        [
            block_record(item, f"b{number}", speakers, findings)
            if isinstance(item, Turn)
            else _aside_record(item, f"b{number}")
            for number, item in enumerate(items, start=1)
        ]
    )


def _aside_record(aside: Aside, id: str) -> dict[str, Any]:
    return {
        "id": id,
        "kind": aside.kind,
        "text": aside.text,
        "level": 1 if aside.kind == "heading" else None,
        "source": SOURCE_ID,
        "boilerplate": aside.boilerplate,
    }


RULES = {
    "HEADER-MISSING": Rule(
        "warning", "the file does not begin with WEBVTT", "put WEBVTT on a first line of its own"
    ),
    "HEADER-STYLE": Rule("info", "the header's style sheet was left out"),
    "CUE-STYLE": Rule("info", "{n} STYLE block(s) were left out; they only tell how it looks"),
    "CUE-REGION": Rule("info", "{n} REGION block(s) were left out; they only tell where it shows"),
    "CUE-WEBVTT": Rule("info", "{n} more WEBVTT header(s) stand between the cues; kept as notes"),
    "CUE-SETTINGS": Rule(
        "info", "the settings of {n} cue(s) were left out; they tell where it shows"
    ),
    "CUE-IDS": Rule("info", "the ids of {n} cue(s) were left out"),
    "CUE-NUMBERS": Rule(
        "info", "the cues' numbers jump {n} time(s)", "check whether captions are missing"
    ),
    "CUE-MARKUP": Rule("info", "{n} tag(s) that only tell how it looks were left out"),
    "CUE-EMPTY": Rule("info", "{n} cue(s) have no text and were left out"),
    "CUE-GOES-ON": Rule(
        "info", "{n} cue(s) go on after an empty line; their text was kept together"
    ),
    "CUE-TRUNCATED": Rule(
        "warning", "{n} cue(s) break off before any text", "check whether the file is whole"
    ),
    "CUE-TIME-UNREADABLE": Rule(
        "warning",
        "the time of {n} cue(s) cannot be read; their text was kept without one",
        "write times as 00:00:01.000 --> 00:00:02.000",
    ),
    "CUE-END-BEFORE-START": Rule(
        "warning", "{n} cue(s) end before they start; their ends were left out", "correct the times"
    ),
    "CUE-OUT-OF-ORDER": Rule(
        "warning",
        "{n} cue(s) start before the one above; kept where they stand, and without an anchor "
        "inside a turn",
        "sort the cues by time",
    ),
    "CUE-OVERLAP": Rule("info", "{n} cue(s) start before the one above ends"),
    "CUE-ROLLS": Rule(
        "info", "the captions roll: {n} cue(s) repeat lines of the one above, which were left out"
    ),
    "TIME-GOES-BACK": Rule("info", "{n} time(s) inside turns go back and were left out"),
    "TEXT-OUTSIDE-CUES": Rule(
        "warning", "{n} piece(s) of text belong to no cue; kept without a time"
    ),
    "LABEL-UNSURE": Rule(
        "info",
        "{n} beginning(s) of lines look like a speaker's label once only; kept as text",
        "if it is one, write it as a voice, <v Name>",
    ),
    "SPEAKER-UNNAMED": Rule("info", "{n} change(s) of speaker (>>) name nobody"),
}
"""Findings of caption readers."""
