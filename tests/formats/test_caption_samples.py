"""Real caption files: cues, speakers, texts and times as `EXPECTED.tsv` has them."""

import csv
import html
import json
import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from accounting import ANNOTATED, SHARED, read
from transcripts.formats import ReadOptions, srt, webvtt
from transcripts.model import Block, Document

_SAMPLES = SHARED / "formats" / "samples"
_TRANSCRIPTS = ANNOTATED / "transcripts"

# `EXPECTED.tsv` was made with other tools. Two of its first texts end in what is no speech: the
# NOTE after the cue (here a block of its own), or the id of the next cue (issue CUE-IDS).
_NO_SPEECH = re.compile(r" NOTE .*| \S+/[0-9]+-[0-9]+$")


class Expected(NamedTuple):
    """One line of `EXPECTED.tsv`."""

    file: str
    cues: int
    speakers: set[str]
    first_text: str
    last_text: str
    first_ms: int
    last_ms: int


def _expected() -> list[Expected]:
    table = _SAMPLES / "EXPECTED.tsv"
    lines = table.read_text(encoding="utf-8").splitlines() if table.exists() else []
    rows = csv.DictReader(lines, delimiter="\t")
    return [_as_expected(row) for row in rows if row["file"].endswith((".vtt", ".srt"))]


def _as_expected(row: dict[str, str]) -> Expected:
    return Expected(
        file=row["file"],
        cues=int(row["count"]),
        speakers=set(filter(None, row["speakers"].split("|"))),
        first_text=_NO_SPEECH.sub("", html.unescape(row["first_text"])),
        last_text=html.unescape(row["last_text"]),
        first_ms=round(1000 * float(row["first_time_s"])),
        last_ms=round(1000 * float(row["last_time_s"])),
    )


def _read(path: Path) -> Document:
    return read(srt.FORMAT if path.suffix == ".srt" else webvtt.FORMAT, path.read_bytes())


def _spoken(document: Document) -> list[Block]:
    return [block for block in document.blocks if block.kind == "turn"]


def _names(document: Document) -> set[str]:
    return {agent.name or agent.other_names[0] for agent in document.agents}


@pytest.mark.needs_corpus
@pytest.mark.parametrize("expected", _expected(), ids=lambda expected: expected.file)
def test_samples_are_read_as_expected(expected: Expected) -> None:
    path = _SAMPLES / expected.file
    module = srt if path.suffix == ".srt" else webvtt
    document = _read(path)
    said = _spoken(document)
    label = f"{said[0].label}: " if expected.first_text.startswith(f"{said[0].label}: ") else ""
    times = [block.time for block in said if block.time]

    assert module.count(path.read_bytes(), ReadOptions()).cues == expected.cues
    assert _names(document) == expected.speakers
    assert f"{label}{said[0].text}".startswith(expected.first_text)
    # The last cue may be part of a turn, or hold several.
    assert _one_ends_the_other(said[-1].text, expected.last_text)
    assert min(time.start_ms for time in times) == expected.first_ms
    assert max(time.end_ms or 0 for time in times) == expected.last_ms


def _one_ends_the_other(one: str, other: str) -> bool:
    return one.endswith(other) or other.endswith(one)


def _gold() -> list[Path]:
    return sorted(
        path for path in (_TRANSCRIPTS / "originals").glob("*") if path.suffix in (".vtt", ".srt")
    )


@pytest.mark.parametrize("path", _gold(), ids=lambda path: path.stem)
def test_turns_are_those_of_the_annotators(path: Path) -> None:
    gold = json.loads((_TRANSCRIPTS / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))
    wanted = _joined([_row(turn) for turn in gold["turns"]])
    found = _joined(
        [
            (
                block.label,
                block.time.start_ms if block.time else None,
                block.time.end_ms if block.time else None,
                block.text[:40].strip(),
                block.text[-40:].strip(),
            )
            for block in _spoken(_read(path))
        ]
    )

    assert [row[:3] for row in found] == [row[:3] for row in wanted]
    for row, gold_row in zip(found, wanted, strict=True):
        assert row[3].startswith(gold_row[3])
        assert row[4].endswith(gold_row[4])


_Row = tuple[str | None, int | None, int | None, str, str]


def _row(turn: dict[str, Any]) -> _Row:
    start, end = turn["text_start"].strip(), turn["text_end"].strip()
    return turn["label"], turn["start_ms"], turn["end_ms"], start, end


def _joined(rows: list[_Row]) -> list[_Row]:
    """Adjacent turns of one label as one, as the annotation guidelines ask."""
    joined: list[_Row] = []
    for row in rows:
        if joined and row[0] is not None and joined[-1][0] == row[0]:
            joined[-1] = (*joined[-1][:2], row[2], joined[-1][3], row[4])
        else:
            joined.append(row)
    return joined
