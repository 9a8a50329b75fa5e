"""Print, after the benchmarks, how many times others take our time on the same bytes."""

import pytest

OWN = "transcripts"
OTHERS = ("webvtt-py", "pysubs2")


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Add a line for each benchmark of ours that has rivals."""
    session = getattr(config, "_benchmarksession", None)
    fastest = {bench.name: bench.stats.min for bench in session.benchmarks} if session else {}
    for name, own in fastest.items():
        rivals = [
            f"{other} {fastest[rival] / own:.2f}×"
            for other in OTHERS
            if (rival := name.replace(OWN, other)) in fastest and OWN in name
        ]
        if rivals:
            terminalreporter.write_line(f"{name}: {1000 * own:.1f} ms; {', '.join(rivals)}")
