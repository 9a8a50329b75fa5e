"""How long a three-way merge takes and how many conflicts it leaves, beside `git merge-file`.

Run `pytest tests/benchmarks/test_merging.py --benchmark-only`. Time is the CPU's. Two revisions of
one transcript, each with 5 % of the words edited, 2 % of the turns split or merged, 1 % given to
another speaker, 10 blocks moved. git merges their text, one turn a line.
"""

import functools
import gc
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from transcript_pairs import pair
from transcripts.merging import merge
from transcripts.model import Document

TURNS = {"28,000 words": 2_500, "280,000 words": 25_000}

_MEASURED = """
import gc, pathlib, sys
from transcripts.formats import ReadOptions
from transcripts.formats.json import read
from transcripts.merging import merge
gc.set_threshold(100_000)
documents = [read(pathlib.Path(p).read_bytes(), ReadOptions()).document for p in sys.argv[1:]]
base, ours, theirs = documents
merge(ours, theirs, base)
status = pathlib.Path("/proc/self/status").read_text()
print(next(line for line in status.splitlines() if line.startswith("VmHWM:")).split()[1])
"""

Run = Callable[[], int]
"""Merges, and says how many conflicts there are."""


def _cpu() -> float:
    """The processor's time of this process and those it started, in seconds."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


@pytest.fixture(autouse=True)
def _as_on_the_command_line() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(100_000)
    yield
    gc.set_threshold(*before)


@functools.cache
def _versions(turns: int) -> tuple[Document, Document, Document]:
    """The base, ours and theirs."""
    made = [pair(turns, revision=revision, same_ids=True) for revision in (1, 2)]
    return made[0].old, made[0].new, made[1].new


def _transcripts(versions: tuple[Document, Document, Document], folder: Path) -> Run:
    base, ours, theirs = versions
    return lambda: len(merge(ours, theirs, base).conflicts)


def _git(versions: tuple[Document, Document, Document], folder: Path) -> Run:
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    files = [folder / f"{name}.txt" for name in ("ours", "base", "theirs")]
    for file, index in zip(files, (1, 0, 2), strict=True):
        lines = (f"{block.speaker}: {block.text}\n" for block in versions[index].blocks)
        file.write_text("".join(lines), "utf-8")
    command = ["git", "merge-file", "-p", "-q", *map(str, files)]

    def run() -> int:
        done = subprocess.run(command, capture_output=True, check=False, text=True)
        return done.stdout.count("\n=======\n")

    return run


@pytest.mark.benchmark(group="merge", timer=_cpu, min_rounds=3, max_time=1)
@pytest.mark.parametrize("tool", [_transcripts, _git], ids=["transcripts", "git merge-file"])
@pytest.mark.parametrize("size", TURNS)
def test_merge(
    benchmark: BenchmarkFixture, size: str, tool: Callable[..., Run], tmp_path: Path
) -> None:
    run = tool(_versions(TURNS[size]), tmp_path)

    benchmark.extra_info["conflicts"] = benchmark(run)


@pytest.mark.benchmark(group="merge, a process of its own", min_rounds=1, max_time=0.01)
def test_memory(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    """Peak memory of a process that reads and merges 280,000 words."""
    files = [tmp_path / f"{name}.json" for name in ("base", "ours", "theirs")]
    for file, document in zip(files, _versions(25_000), strict=True):
        file.write_text(document.model_dump_json(exclude_defaults=True), "utf-8")
    command = [sys.executable, "-c", _MEASURED, *map(str, files)]

    def run() -> int:
        return int(subprocess.run(command, capture_output=True, check=True, text=True).stdout)

    benchmark.extra_info["MB"] = benchmark(run) // 1024
