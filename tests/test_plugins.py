"""A third party's format and extractor, installed as a package, work like ours."""

import json
import os
import subprocess
import sys
from pathlib import Path

PLUGIN = """
from transcripts.extraction import ExtractOptions, Extractor
from transcripts.formats import Format, Reading, ReadOptions, Sniff, Written
from transcripts.model import Agent, Block, Document


def read(data: bytes, options: ReadOptions) -> Reading:
    text = data.decode().removeprefix("SHOUT ").strip()
    block = Block(id="b1", kind="paragraph", text=text)
    return Reading(Document(schema_version="1.0", id="shout", blocks=(block,)))


def write(document: Document) -> Written:
    return Written(" ".join(block.text.upper() for block in document.blocks).encode())


def sniff(head: bytes) -> Sniff:
    return Sniff.CERTAIN if head.startswith(b"SHOUT ") else Sniff.NO


def add_a_crowd(document: Document, options: ExtractOptions) -> Document:
    return document.replace(agents=(Agent(id="crowd", kind="group", name="crowd"),))


FORMAT = Format(
    name="shout", title="Shouting", suffixes=(".shout",), media_type="text/x-shout",
    sniff=sniff, read=read, write=write,
)
EXTRACTOR = Extractor(name="crowd", title="Crowds", languages=(), extract=add_a_crowd)
"""

ENTRY_POINTS = """
[transcripts.formats]
shout = shouting:FORMAT

[transcripts.extractors]
crowd = shouting:EXTRACTOR
"""

USE = """
import json, transcripts
converted = transcripts.convert(b"SHOUT hello there", format="shout", engine="crowd")
print(json.dumps([converted.written.data.decode(), converted.document.agents[0].name]))
"""


def test_an_installed_package_adds_a_format_and_an_extractor(tmp_path: Path) -> None:
    (tmp_path / "shouting.py").write_text(PLUGIN, encoding="utf-8")
    metadata = tmp_path / "shouting-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: shouting\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text(ENTRY_POINTS)
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    run = subprocess.run(
        [sys.executable, "-c", USE], env=environment, capture_output=True, text=True, check=True
    )
    assert json.loads(run.stdout) == ["HELLO THERE", "crowd"]
