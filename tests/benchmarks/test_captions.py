"""How long a caption file takes to read, beside webvtt-py and pysubs2 on the same bytes.

Run `pytest tests/benchmarks --benchmark-only`. Times are of the process's own CPU, since others
may use the machine; ratios say more than milliseconds.
"""

import io
import random
import time
from collections.abc import Callable
from typing import Any

import pysubs2
import pytest
import webvtt as webvtt_py
from pytest_benchmark.fixture import BenchmarkFixture

from transcripts.formats import ReadOptions, webvtt

CUES, WORDS, SPEAKERS = 2500, 12, 12
_FIRST = ("Ada", "Ben", "Cleo", "Dina", "Egon", "Fay", "Gus", "Hana", "Ivo", "Jo", "Kofi", "Lena")
_LAST = (
    "Ames",
    "Boyd",
    "Cole",
    "Dahl",
    "Eck",
    "Ford",
    "Gray",
    "Holm",
    "Ito",
    "Jung",
    "Kerr",
    "Lowe",
)
_TEXT = (
    "the harbour wall was built in a hurry and nobody asked what it would cost to keep dry when "
    "storms come twice every year so we had better find out before the next council meets"
)


def panel(*, voices: bool) -> bytes:
    """A synthetic panel: 2,500 cues, 30,000 words, 12 speakers; always the same."""
    chance = random.Random(7)
    names = [f"{first} {last}" for first, last in zip(_FIRST, _LAST, strict=True)]
    speaker, clock, parts = names[0], 0, ["WEBVTT"]
    for number in range(1, CUES + 1):
        if chance.random() < 0.25:
            speaker, clock = chance.choice(names), clock + 400
        text = " ".join(chance.choices(_TEXT.split(), k=WORDS)).capitalize() + "."
        end = clock + chance.randrange(1500, 4000)
        line = f"<v {speaker}>{text}</v>" if voices else f"{speaker}: {text}"
        parts.append(f"{number}\n{_clock(clock)} --> {_clock(end)}\n{line}")
        clock = end
    return ("\n\n".join(parts) + "\n").encode()


def _clock(ms: int) -> str:
    seconds, ms = divmod(ms, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{ms:03}"


READERS: dict[str, Callable[[bytes], Any]] = {
    "transcripts": lambda data: webvtt.read(data, ReadOptions(filename="panel.vtt")),
    "webvtt-py": lambda data: webvtt_py.from_buffer(io.StringIO(data.decode())),
    "pysubs2": lambda data: pysubs2.SSAFile.from_string(data.decode(), "vtt"),
}


@pytest.fixture(params=[True, False], ids=["voices", "labels"])
def data(request: pytest.FixtureRequest) -> bytes:
    return panel(voices=request.param)


@pytest.mark.benchmark(group="read 2,500 cues", timer=time.process_time)
@pytest.mark.parametrize("reader", READERS)
def test_read(benchmark: BenchmarkFixture, reader: str, data: bytes) -> None:
    result = benchmark(READERS[reader], data)

    assert result is not None


def test_all_cues_are_read(data: bytes) -> None:
    document = webvtt.read(data, ReadOptions()).document

    assert len(document.agents) == SPEAKERS
    assert sum(len(block.text.split()) for block in document.blocks) == CUES * WORDS
    assert webvtt.count(data, ReadOptions()).spoken == CUES
