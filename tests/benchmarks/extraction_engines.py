"""Whatever is timed on the texts of reports: our engines, and what others have to offer."""

import contextlib
import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from transcripts import api, registry
from transcripts.model import Document

REPORTS = Path(__file__).parents[2] / "samples" / "annotated" / "train" / "texts"
COUNT = 12

OWN = ("rules", "model")
RIVALS = ("spaCy blank", "textacy")

Run = Callable[[], object]

# The high-water mark of this process alone; getrusage would count the process that started it.
_MEASURED = """
import json, pathlib, sys, time
start = time.perf_counter()
{load}
{first}
loaded = time.perf_counter() - start
{rest}
status = pathlib.Path("/proc/self/status").read_text()
peak = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
print(json.dumps({{"load": loaded, "peak": int(peak.split()[1]) / 1024}}))
"""
_OUR_LOAD = """
from transcripts import api
texts = json.loads(sys.stdin.read())
def run(text): return api.extract(api.read(text.encode(), format="text").document, engine={name!r})
"""
_SPACY_LOAD = """
import spacy
texts = json.loads(sys.stdin.read())
run = spacy.blank("en")
run.add_pipe("sentencizer")
"""


def texts() -> tuple[str, ...]:
    """Some annotated reports, always the same."""
    return tuple(path.read_text("utf-8") for path in sorted(REPORTS.glob("*.txt"))[:COUNT])


def require(name: str) -> None:
    """Skip if an engine is not installed."""
    if name not in OWN:
        _spacy()
    elif name not in registry.extractor_names():
        pytest.skip(f"no engine {name} is installed")


def prepared(name: str) -> Run:
    """What extracts all the texts with one engine, loaded and warm; skips if it is not there."""
    if name in OWN:
        return _own(name)
    return _blank() if name == "spaCy blank" else _textacy()


def _own(name: str) -> Run:
    require(name)
    documents = [api.read(text.encode(), format="text").document for text in texts()]

    def run() -> list[Document]:
        return [api.extract(document, engine=name) for document in documents]

    run()
    return run


def _spacy() -> Any:
    return pytest.importorskip("spacy", reason="spaCy is not installed (group bench)")


def _blank() -> Run:
    pipeline = _spacy().blank("en")
    pipeline.add_pipe("sentencizer")
    return lambda: [list(document.sents) for document in pipeline.pipe(texts())]


def _textacy() -> Run:
    spacy = _spacy()
    triples = pytest.importorskip(
        "textacy.extract.triples", reason="textacy is not installed (group bench)"
    )
    trained = sorted(name for name in spacy.util.get_installed_models() if name.startswith("en"))
    if not trained:
        pytest.skip("textacy needs a trained English pipeline of spaCy, and none is installed")
    pipeline = spacy.load(trained[0])

    def quotations(document: Any) -> list[Any]:
        # It gives up on a text with an odd number of quotation marks.
        with contextlib.suppress(ValueError):
            return list(triples.direct_quotations(document))
        return []

    return lambda: [quotations(document) for document in pipeline.pipe(texts())]


def measured(name: str) -> dict[str, float]:
    """Seconds until the first short text is done, and the peak memory in MiB after all texts.

    Both in a process of its own, the start of Python itself not counted.
    """
    load = _OUR_LOAD.format(name=name) if name in OWN else _SPACY_LOAD
    code = _MEASURED.format(
        load=load, first='run("Ann Lee said that it rains.")', rest="[run(text) for text in texts]"
    )
    found: dict[str, float] = json.loads(_run(code, texts()))
    return found


def _run(code: str, given: Sequence[str]) -> str:
    command = [sys.executable, "-W", "ignore", "-c", code]
    done = subprocess.run(
        command, input=json.dumps(given), text=True, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
