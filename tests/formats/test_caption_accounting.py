"""Every cue and every word of a caption file is somewhere: in a block, a label, or an issue."""

import contextlib
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounting import ANNOTATED, SHARED, letters_missing
from transcripts.errors import ReadError
from transcripts.formats import ReadOptions, srt, webvtt
from transcripts.formats._captions import Tally
from transcripts.model import Document

SAMPLES = sorted(
    [
        *(SHARED / "formats" / "samples").glob("vtt-*/*.vtt"),
        *(SHARED / "formats" / "samples").glob("srt*/*.srt"),
        *(ANNOTATED / "transcripts" / "originals").glob("*.vtt"),
        *(ANNOTATED / "transcripts" / "originals").glob("*.srt"),
    ]
)
TIMING = re.compile(
    r"^(?:\d+:)?\d+:\d\d[.,]\d{3} *--> *(?:\d+:)?\d+:\d\d[.,]\d{3}.*$", re.MULTILINE
)
TRICKY = ("a-->b", "4", "Ann:", "NOTE", "note:", "a<b", "R&D", "(x)", "[y]", "Dr.", "-", "一", "é")


def read_and_counted(module: object, data: bytes) -> tuple[Document, Tally]:
    assert module in (srt, webvtt)
    chosen = srt if module is srt else webvtt
    return chosen.read(data, ReadOptions()).document, chosen.count(data, ReadOptions())


def total(tally: Tally) -> int:
    return tally.spoken + tally.incidents + tally.empty + tally.rolled


@st.composite
def caption_files(draw: st.DrawFn) -> tuple[str, int, Counter[str]]:
    """A file, how many cues it has, and its words; each word is there once."""
    serial, words, parts = 0, Counter[str](), []
    cues = draw(st.integers(1, 8))
    for number in range(cues):
        lines = []
        for _ in range(draw(st.integers(0, 3))):
            line = []
            for tricky in draw(st.lists(st.sampled_from(TRICKY), max_size=3)):
                serial += 1
                line += [tricky, f"w{serial}"]
            lines.append(" ".join(line) or ">>")
            words.update(line)
        start = 1000 * draw(st.integers(0, 20))
        time = f"00:{start // 1000:02}.000 --> 00:{start // 1000 + 2:02}.500"
        lead = f"{number + 1}\n" if draw(st.booleans()) else ""
        parts.append("\n".join([lead + time, *lines]))
    return "\n\n".join(parts) + "\n", cues, words


@pytest.mark.parametrize("module", [webvtt, srt])
@given(file=caption_files(), end=st.sampled_from(["\n", "\r\n", "\r"]))
def test_cues_and_words_of_generated_files(
    module: object, file: tuple[str, int, Counter[str]], end: str
) -> None:
    text, cues, words = file
    head = "WEBVTT\n\n" if module is webvtt else ""
    document, tally = read_and_counted(module, (head + text).replace("\n", end).encode())

    found = Counter[str]()
    for block in document.blocks:
        found.update(block.text.split())
        found.update(f"{word}:" for word in (block.label or "").split())
    assert (tally.cues, total(tally)) == (cues, cues)
    # A label is printed once for the turn, however many of its cues have it.
    assert {word for word in words if word != "Ann:"} - set(found) == set()
    assert not Counter({w: n for w, n in words.items() if w[0] == "w"}) - found


@given(text=st.text(alphabet="WEBVT\n:->0123456789.<>v/&; aA\0NOTE[]()", max_size=200))
def test_no_text_breaks_the_readers(text: str) -> None:
    data = f"WEBVTT\n\n00:01.000 --> 00:02.000\n{text}".encode()
    for module in (webvtt, srt):
        _, tally = read_and_counted(module, data)
        assert tally.cues == total(tally)


@given(data=st.binary(max_size=200))
def test_no_bytes_break_the_readers(data: bytes) -> None:
    for module in (webvtt, srt):
        with contextlib.suppress(ReadError):
            _, tally = read_and_counted(module, data)
            assert tally.cues == total(tally)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_cues_and_letters_of_real_files(path: Path) -> None:
    data = path.read_bytes()
    module = srt if path.suffix == ".srt" else webvtt
    text = data.decode("utf-8-sig").replace("\r\n", "\n")
    document, tally = read_and_counted(module, data)

    assert tally.cues == total(tally) == len(TIMING.findall(text))
    assert letters_missing(_bare(text), document) == Counter()


def _bare(text: str) -> str:
    """Without signature, times, ids, tags and style sheets, and lines that roll."""
    text = re.sub(r"^(?:STYLE|REGION)\n(?:.+\n)+|^Style:[\s\S]*?^##$", "", text, flags=re.MULTILINE)
    text = re.sub(rf"^[\w/-]+\n(?={TIMING.pattern})", "", text, flags=re.MULTILINE)
    text = re.sub(r"^WEBVTT|^NOTE|<[^>]*>|&amp;", "", TIMING.sub("", text), flags=re.MULTILINE)
    lines = [line.strip() for line in text.split("\n")]
    # Labels are printed at each cue, but kept once for each turn.
    heads = [re.sub(r"^(?:>> )?[\w.&()'/ -]{1,40}: ", "", line) for line in lines]
    return "\n".join(dict.fromkeys(heads))
