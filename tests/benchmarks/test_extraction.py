"""How fast engines extract, how long they load and how much memory they take.

Run `pytest tests/benchmarks/test_extraction.py --benchmark-only`. Speed is counted in words for
each second of the process's own CPU, all its threads together: on one core, that is. spaCy's
blank pipeline only cuts the text into tokens and sentences; textacy finds quotations in what a
trained pipeline has parsed. See docs/quality.md for how to install them.
"""

import sys
import time

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.extraction_engines import OWN, RIVALS, measured, prepared, require, texts

pytestmark = pytest.mark.filterwarnings("ignore::Warning")  # what rivals warn of is not ours


@pytest.mark.benchmark(group="extract from reports", timer=time.process_time, min_rounds=3)
@pytest.mark.parametrize("engine", [*OWN, *RIVALS])
def test_speed(benchmark: BenchmarkFixture, engine: str) -> None:
    run = prepared(engine)
    benchmark.extra_info |= {"engine": engine, "words": sum(len(t.split()) for t in texts())}

    result = benchmark(run)

    assert result


@pytest.mark.skipif(sys.platform != "linux", reason="peak memory is read from /proc")
@pytest.mark.benchmark(group="load and extract, a process of its own", min_rounds=1, max_time=0.01)
@pytest.mark.parametrize("engine", [*OWN, "spaCy blank"])
def test_load_and_memory(benchmark: BenchmarkFixture, engine: str) -> None:
    require(engine)

    found = benchmark(measured, engine)

    benchmark.extra_info |= {"engine": engine, **found}
    assert found["peak"] > 1
