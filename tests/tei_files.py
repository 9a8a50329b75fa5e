"""What the tests of the TEI form share: small files, and jing."""

import functools
import gzip
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

from transcripts.formats import Reading, ReadOptions
from transcripts.formats.tei import read, write
from transcripts.model import Document

PROJECT = Path(__file__).parents[1]
PROFILE = PROJECT / "schema" / "1.0" / "tei.rng"
NAMESPACE = "http://www.tei-c.org/ns/1.0"


def theirs(body: str, *, header: str = "", attributes: str = "", after: str = "") -> bytes:
    """A TEI file that we did not write."""
    return f"""\
<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="{NAMESPACE}"{attributes}>
<teiHeader>{header}</teiHeader>
<text><body>
{body}
</body></text>{after}
</TEI>
""".encode()


def reading(data: bytes, *, filename: str | None = "their-file.xml") -> Reading:
    """The document in a file, and what was said about it."""
    return read(data, ReadOptions(filename=filename))


def text_of(document: Document) -> str:
    """What we write, from its text element on."""
    written = write(document).data.decode()
    return written[written.index("  <text>") :]


def header_of(document: Document) -> str:
    """What we write, without the encoding, which is the same in every file, and the text."""
    written = write(document).data.decode()
    before, _, rest = written.partition("    <encodingDesc>\n")
    after = rest[rest.index("    </encodingDesc>\n") + len("    </encodingDesc>\n") :]
    return before + after[: after.index("  <text>")]


@functools.cache
def tei_all() -> Path:
    """The schema of all of TEI, unpacked for this run."""
    packed = PROJECT / "tests" / "tei_all" / "tei_all-4.8.0.rng.gz"
    schema = Path(tempfile.mkdtemp()) / "tei_all.rng"
    schema.write_bytes(gzip.decompress(packed.read_bytes()))
    return schema


def jing(schema: Path, files: Iterable[Path]) -> str:
    """What jing says about many files at once: nothing if they are valid."""
    command = ["jing", str(schema), *map(str, files)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout
