"""Who speaks in captions: voices, `Name:` at the head of a line, `>>` at a change of speaker."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from transcripts.formats._cue_text import WORD_TIME, Caption
from transcripts.formats._cues import Cue
from transcripts.formats._findings import Findings
from transcripts.formats._labels import Labelled, accepted, candidate_label


class Utterance(NamedTuple):
    """Words of one speaker in one cue, on one line."""

    cue: Cue
    label: str | None
    """As printed; None if there is none."""
    changes: bool
    """Somebody else begins to speak, named or not."""
    text: str
    times: tuple[tuple[int, int], ...] = ()
    """Offset and milliseconds of words that have a time of their own."""
    first: bool = True
    """The words that its cue begins with."""
    last: bool = True
    """The words that its cue ends with."""
    incident: bool = False
    """No speech: `(APPLAUSE)`."""


class _Said(NamedTuple):
    """Lines of a cue that are one speaker's."""

    label: str | None
    text: str
    times: tuple[int, ...] = ()
    marked: bool = False
    """They follow `>>`."""


def utterances(captions: Sequence[Caption], findings: Findings) -> list[Utterance]:
    """What each speaker says in each caption."""
    marks = any(">>" in caption.text and _MARKED.search(caption.text) for caption in captions)
    openings = _openings(captions, findings, marks=marks)
    found: list[Utterance] = []
    for caption in captions:
        cue, label, text, times, first, last = caption
        if label is None and (openings or marks):
            if opening := openings.get(text):
                label, text = opening
            elif "\n" in text or (marks and ">>" in text):
                said = _divided(text, times, openings, marks=marks)
                found += _of_speakers(caption, said, findings)
                continue
        words, points = _timed(_on_one_line(text), times)
        happens = label is None and first and last and is_incident(words)
        found.append(Utterance(cue, label, False, words, points, first, last, happens))  # noqa: FBT003
    return found


def _of_speakers(caption: Caption, said: list[_Said], findings: Findings) -> Iterator[Utterance]:
    cue, end = caption.cue, len(said) - 1
    for number, (label, text, times, marked) in enumerate(said):
        words, points = _timed(_on_one_line(text), times)
        if label is None and marked:
            findings.add("SPEAKER-UNNAMED", cue.place)
        first, last = caption.first and number == 0, caption.last and number == end
        happens = first and last and label is None and not marked and is_incident(words)
        yield Utterance(cue, label, marked, words, points, first, last, happens)


def _openings(
    captions: Sequence[Caption], findings: Findings, *, marks: bool
) -> dict[str, Labelled]:
    """The lines that begin with a label which the file bears out."""
    candidates: dict[str, Labelled] = {}
    counts = Counter[str]()
    for _, voice, text, *_ in captions:
        if voice is None and (":" in text or "：" in text):
            for line, found, marked in _candidates(text, marks=marks):
                candidates[line] = found
                # After `>>` a name is expected, so that it counts twice.
                counts[found.label] += 2 if marked else 1
    known = accepted(counts, lines=len(captions)) if counts else set[str]()
    if len(known) < len(counts):
        _note_doubts(captions, known, findings, marks=marks)
    return {line: found for line, found in candidates.items() if found.label in known}


def _candidates(text: str, *, marks: bool) -> Iterator[tuple[str, Labelled, bool]]:
    pieces = _MARK.split(text) if marks and ">>" in text else (text,)
    for number, piece in enumerate(pieces):
        for line in piece.split("\n") if "\n" in piece else (piece,):
            if found := candidate_label(line):
                yield line, found, number > 0


def _note_doubts(
    captions: Sequence[Caption], known: set[str], findings: Findings, *, marks: bool
) -> None:
    for caption in captions:
        for _, found, _ in _candidates(caption.text, marks=marks) if not caption.voice else ():
            if found.label not in known:
                findings.add("LABEL-UNSURE", caption.cue.place, f"{found.label}:")


def _divided(
    text: str, times: tuple[int, ...], openings: dict[str, Labelled], *, marks: bool
) -> list[_Said]:
    """Divide what is said at each `>>` and each label."""
    pieces = _MARK.split(text) if marks and ">>" in text else (text,)
    said = _at_labels(pieces[0], openings) if pieces[0].strip(" \t\n") else []
    for piece in pieces[1:]:
        first, *others = _at_labels(piece, openings)
        said += [first._replace(marked=True), *others]
    return _with_times(said, times) if times else said


def _at_labels(text: str, openings: dict[str, Labelled]) -> list[_Said]:
    if "\n" not in text:
        opening = openings.get(text)
        return [_Said(opening.label, opening.rest) if opening else _Said(None, text)]
    said: list[_Said] = []
    label, lines = None, list[str]()
    for line in text.split("\n"):
        if opening := openings.get(line):
            if any(lines):
                said.append(_Said(label, "\n".join(lines)))
            label, lines = opening.label, [opening.rest]
        else:
            lines.append(line)
    return [*said, _Said(label, "\n".join(lines))]


def _with_times(said: list[_Said], times: tuple[int, ...]) -> list[_Said]:
    found, used = [], 0
    for part in said:
        count = part.text.count(WORD_TIME)
        found.append(part._replace(times=times[used : used + count]))
        used += count
    return found


def _on_one_line(text: str) -> str:
    if "\n" not in text:
        return text.strip(" \t")
    return " ".join(line for part in text.split("\n") if (line := part.strip(" \t")))


def _timed(text: str, times: tuple[int, ...]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Take the marks of word times out of a text; where they stood, and when."""
    if not times:
        return text, ()
    pieces = text.split(WORD_TIME)
    bare = "".join(pieces).rstrip(" \t")
    places = [len(pieces[0])]
    for piece in pieces[1:-1]:
        places.append(places[-1] + len(piece))
    return bare, tuple((min(place, len(bare)), ms) for place, ms in zip(places, times, strict=True))


def is_incident(text: str) -> bool:
    """True if all of it stands in brackets as what happens, or is a sign of music."""
    if not text or text[0] not in "[(♪♫" + WORD_TIME:
        return False
    text = text.replace(WORD_TIME, "")
    return bool(_GROUPS.fullmatch(text)) and all(_happens(group) for group in _GROUP.findall(text))


def _happens(group: str) -> bool:
    inner = group[1:-1].strip()
    if not inner or _UNHEARD.search(inner):
        return not inner
    if group[0] in "[♪♫" or inner.isupper():
        return True
    return len(inner.split()) <= 4 and inner[-1] not in ".?!"


_MARKED = re.compile(r"(?:^|\n)[ \t]*>>")
_MARK = re.compile(r"(?:(?<=\s)|(?<![\s\S]))>{2,3}(?=\s|[^\W\d_])[ \t]*")
_GROUP = re.compile(r"\[[^\[\]]+\]|\([^()]+\)|[♪♫]+")
_GROUPS = re.compile(rf"\s*(?:(?:{_GROUP.pattern})\s*)+")
_UNHEARD = re.compile(r"inaudible|unintelligible|indistinct|unclear|\?\?", re.IGNORECASE)
