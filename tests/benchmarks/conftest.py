"""Print, after the benchmarks, our figures beside those of others in the same run."""

from collections.abc import Iterator, Sequence
from typing import Any

import pytest

OWN = "transcripts"
OTHERS = ("webvtt-py", "pysubs2")


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Add the lines that compare."""
    session = getattr(config, "_benchmarksession", None)
    benchmarks = [bench for bench in session.benchmarks if bench.stats.data] if session else []
    for line in (
        *_readers(benchmarks),
        *_engines(benchmarks),
        *_comparisons(benchmarks),
        *_processes(benchmarks),
    ):
        terminalreporter.write_line(line)


def _readers(benchmarks: Sequence[Any]) -> Iterator[str]:
    """How many times others take our time on the same bytes."""
    fastest = {bench.name: bench.stats.min for bench in benchmarks}
    for name, own in fastest.items():
        rivals = [
            f"{other} {fastest[rival] / own:.2f}×"
            for other in OTHERS
            if (rival := name.replace(OWN, other)) in fastest and OWN in name
        ]
        if rivals:
            yield f"{name}: {1000 * own:.1f} ms; {', '.join(rivals)}"


def _engines(benchmarks: Sequence[Any]) -> Iterator[str]:
    """How many words an engine does in a second, and how many times that is of every other."""
    speeds = {
        bench.extra_info["engine"]: bench.extra_info["words"] / bench.stats.min
        for bench in benchmarks
        if "words" in bench.extra_info
    }
    for engine, speed in speeds.items():
        ratios = [
            f"{speed / other:.3g}× {name}" for name, other in speeds.items() if name != engine
        ]
        yield f"{engine}: {speed:,.0f} words/s" + (f" = {', '.join(ratios)}" if ratios else "")


def _comparisons(benchmarks: Sequence[Any]) -> Iterator[str]:
    """How long a comparison took, and how many operations it needed."""
    for bench in benchmarks:
        info = bench.extra_info
        if "operations" in info:
            yield (
                f"compare {info['size']}, {info['tool']}: {bench.stats.min:.2f} s CPU, "
                f"{info['operations']:,} operations"
            )


def _processes(benchmarks: Sequence[Any]) -> Iterator[str]:
    for bench in benchmarks:
        info = bench.extra_info
        if "peak" in info and "size" in info:
            yield f"compare {info['size']}, {info['tool']}: peak {info['peak']:.0f} MiB"
        elif "peak" in info:
            yield f"{info['engine']}: loads in {info['load']:.2f} s, peak {info['peak']:.0f} MiB"
