"""How long a comparison takes and how many operations it needs, beside others on the same edits.

Run `pytest tests/benchmarks/test_comparison.py --benchmark-only`. Time is the CPU's, with that of
processes started. The edits: 5 % of the words, 2 % of the turns split or merged, 1 % given to
another speaker, 10 blocks moved; both files keep their ids, without which xmldiff compares wrong
turns. xmldiff and jsonpatch count one operation for all that changed in the text of a turn.
"""

import functools
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from transcript_pairs import Pair, pair
from transcripts import comparison
from transcripts.canonical import json_record
from transcripts.model import Document

TURNS = {"28,000 words": 2_500, "280,000 words": 25_000}

Run = Callable[[], int]
"""Compares, and says how many operations it found."""

_MEASURED = """
import pathlib
from transcript_pairs import pair
from transcripts.comparison import diff
made = pair({turns})
def peak():
    status = pathlib.Path("/proc/self/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM:")).split()[1])
diff(made.old, made.new)
print(peak() / 1024)
"""


@functools.cache
def _pair(turns: int) -> Pair:
    return pair(turns, same_ids=True)


def _transcripts(made: Pair, folder: Path) -> Run:
    return lambda: len(comparison.diff(made.old, made.new).changes)


def _git(made: Pair, folder: Path) -> Run:
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    files = [folder / "old.txt", folder / "new.txt"]
    for file, document in zip(files, made[:2], strict=True):
        file.write_text("".join(f"{b.speaker}: {b.text}\n" for b in document.blocks), "utf-8")
    command = ["git", "diff", "--no-index", "--word-diff=porcelain", "-U0", *map(str, files)]

    def run() -> int:
        done = subprocess.run(command, capture_output=True, check=False, text=True)
        lines = [line for line in done.stdout.splitlines() if line.startswith(("+", "-"))]
        return len(lines) - 2  # the names of the files

    return run


def _jsonpatch(made: Pair, folder: Path) -> Run:
    jsonpatch = pytest.importorskip("jsonpatch", reason="jsonpatch is not installed")
    _require_fewer(made, "jsonpatch")
    old, new = json_record(made.old), json_record(made.new)
    return lambda: len(list(jsonpatch.make_patch(old, new)))


def _xmldiff(made: Pair, folder: Path) -> Run:
    main = pytest.importorskip("xmldiff.main", reason="xmldiff is not installed")
    _require_fewer(made, "xmldiff")
    old, new = _xml(made.old), _xml(made.new)
    return lambda: len(main.diff_texts(old, new))


def _require_fewer(made: Pair, tool: str) -> None:
    if len(made.old.blocks) > 5_000:
        pytest.skip(f"{tool} takes minutes for this")


def _xml(document: Document) -> str:
    turns = (
        f'<u xml:id="{block.id}" who="#{block.speaker}">{block.text}</u>'
        for block in document.blocks
    )
    return f"<body>{''.join(turns)}</body>"


TOOLS = {
    "transcripts": _transcripts,
    "git diff --word-diff": _git,
    "jsonpatch": _jsonpatch,
    "xmldiff": _xmldiff,
}


def _cpu() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


@pytest.mark.benchmark(group="compare", timer=_cpu, min_rounds=3, max_time=1)
@pytest.mark.parametrize("size", TURNS)
@pytest.mark.parametrize("tool", TOOLS)
def test_compare(benchmark: BenchmarkFixture, tool: str, size: str, tmp_path: Path) -> None:
    run = TOOLS[tool](_pair(TURNS[size]), tmp_path)

    operations = benchmark(run)

    benchmark.extra_info |= {"tool": tool, "size": size, "operations": operations}
    assert operations


@pytest.mark.skipif(sys.platform != "linux", reason="peak memory is read from /proc")
@pytest.mark.benchmark(group="compare, a process of its own", min_rounds=1, max_time=0.01)
@pytest.mark.parametrize("size", TURNS)
def test_memory(benchmark: BenchmarkFixture, size: str) -> None:
    command = [sys.executable, "-c", _MEASURED.format(turns=TURNS[size])]
    tests = Path(__file__).parents[1]

    done = benchmark(subprocess.run, command, cwd=tests, capture_output=True, check=True, text=True)

    benchmark.extra_info |= {"tool": "transcripts", "size": size, "peak": float(done.stdout)}


@pytest.mark.parametrize("tool", TOOLS)
def test_every_tool_sees_a_difference(tool: str, tmp_path: Path) -> None:
    assert TOOLS[tool](pair(60, same_ids=True, moves=1), tmp_path)() > 0
