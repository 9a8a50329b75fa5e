"""Draw `docs/images/show.svg`: the beginning of what `transcripts show` prints for a sample.

Usage: python tools/picture.py
"""

import io
import re
from pathlib import Path

from rich.console import Console
from rich.segment import Segment, Segments

from transcripts import read
from transcripts.cli._page import page

PROJECT = Path(__file__).parents[1]
SAMPLE = PROJECT / "samples" / "panel-report.tei.xml"
PICTURE = PROJECT / "docs" / "images" / "show.svg"
WIDTH, LINES = 100, 52

_WEB_FONT = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)


def picture() -> str:
    """The picture as SVG, without the web fonts that rich would fetch."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), highlight=False)
    lines = console.render_lines(page(read(SAMPLE).document, ()))[:LINES]
    console.print(Segments(segment for line in lines for segment in (*line, Segment.line())))
    title = f"$ transcripts show samples/{SAMPLE.name}"
    return _WEB_FONT.sub("", console.export_svg(title=title, unique_id="show"))


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8", newline="\n")
