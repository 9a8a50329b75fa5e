"""How long a conversion to TEI takes, in process and as a whole command.

Run `pytest tests/benchmarks --benchmark-only`. The command's time is the wall's, as users see it.
"""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.test_captions import CUES, panel
from transcripts import api


@pytest.mark.benchmark(group="convert 2,500 cues to TEI", timer=time.process_time)
def test_convert_in_process(benchmark: BenchmarkFixture) -> None:
    converted = benchmark(api.convert, panel(voices=True), format="tei", engine=None)

    assert converted.written.data.count(b"<anchor") > CUES / 2


@pytest.mark.benchmark(group="convert 2,500 cues to TEI, whole command", min_rounds=10)
def test_convert_command(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    source, target = tmp_path / "panel.vtt", tmp_path / "panel.tei.xml"
    source.write_bytes(panel(voices=True))
    words = ["convert", str(source), "-o", str(target), "--no-extract", "--force"]
    command = [sys.executable, "-m", "transcripts", *words]

    benchmark(subprocess.run, command, check=True, capture_output=True)

    assert target.read_bytes().startswith(b"<?xml")
