"""What the tests of the TEI form share: small files, and jing."""

import functools
import gzip
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

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


def blocks_of(found: Reading | Document) -> list[dict[str, Any]]:
    """The blocks of a document as plain values."""
    document = found.document if isinstance(found, Reading) else found
    return [block.model_dump(exclude_defaults=True) for block in document.blocks]


def kept_in(found: Reading, key: str) -> list[dict[str, str]]:
    """What was kept in the extensions under a key."""
    entries: Any = found.document.extensions.get(key, [])
    return list(entries)


def said_of(found: Reading) -> list[tuple[str, int | None]]:
    """Code and line of each issue."""
    return [(issue.code, issue.line) for issue in found.issues]


THEIR_HEADER = """\
<fileDesc><titleStmt><title type="main">The flood wall</title><title type="sub">Part 1</title>
</titleStmt><publicationStmt><p>unpublished</p></publicationStmt></fileDesc>
<profileDesc>
<langUsage><language ident="nl">Dutch</language></langUsage>
<particDesc>
<listPerson>
<person xml:id="osei" role="panelist"><persName><forename>Kofi</forename> <surname>Osei</surname>
</persName><persName>K. Osei</persName><affiliation ref="#agency">head</affiliation></person>
<person xml:id="osei"><persName type="described">a man</persName></person>
<person role="chief guest" sex="2"><affiliation ref="#osei"/>
<affiliation>mayor</affiliation></person>
<personGrp xml:id="crowd" role="audience"/><!-- 80 -->
</listPerson>
<listOrg><org xml:id="agency"><orgName>Coastal  Agency</orgName></org></listOrg>
</particDesc>
<settingDesc><setting><date from="2026-03-12" to="2026-03-13"/></setting></settingDesc>
</profileDesc>
"""


def document_of(**fields: object) -> Document:
    """A document with these fields."""
    return Document.model_validate({"schema_version": "1.0", "id": "d", **fields})
