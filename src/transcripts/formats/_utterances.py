"""Who speaks in captions: voices, `Name:` at the head of a line, `>>` at a change of speaker."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from transcripts.formats._cue_text import WORD_TIME, Utterance
from transcripts.formats._findings import Findings
from transcripts.formats._labels import Labelled, accepted, candidate_label


class _Said(NamedTuple):
    """Lines of a cue that are one speaker's."""

    label: str | None
    text: str
    marked: bool = False
    """They follow `>>`."""


def by_speaker(captions: Sequence[Utterance], findings: Findings) -> list[Utterance]:
    """Divide what is said in each cue by speakers, and put it on one line."""
    marks = any(">>" in caption.text and _MARKED.search(caption.text) for caption in captions)
    openings = _openings(captions, findings, marks=marks)
    found: list[Utterance] = []
    for caption in captions:
        cue, label, text, times, first, last, _, _ = caption
        if label is not None:
            found.append(_on_one_line(caption))
        elif opening := openings.get(text):
            said = Utterance(cue, opening.label, opening.rest, times, first, last)
            found.append(_on_one_line(said))
        elif (openings and "\n" in text) or (marks and ">>" in text):
            found += _divided(caption, openings, findings, marks=marks)
        else:
            happens = first and last and is_incident(text)
            found.append(_on_one_line(caption._replace(incident=True) if happens else caption))
    return found


def _divided(
    caption: Utterance, openings: dict[str, Labelled], findings: Findings, *, marks: bool
) -> Iterator[Utterance]:
    """Divide what is said at each `>>` and each label."""
    pieces = _MARK.split(caption.text) if marks else [caption.text]
    said = _at_labels(pieces[0], openings) if pieces[0].strip(" \t\n") else []
    for piece in pieces[1:]:
        opening, *others = _at_labels(piece, openings)
        said += [opening._replace(marked=True), *others]
    used, end = 0, len(said) - 1
    for number, (label, text, marked) in enumerate(said):
        if label is None and marked:
            findings.add("SPEAKER-UNNAMED", caption.cue.place)
        times = caption.times[used : used + text.count(WORD_TIME)]
        used += len(times)
        first, last = caption.first and number == 0, caption.last and number == end
        happens = first and last and label is None and not marked and is_incident(text)
        yield _on_one_line(Utterance(caption.cue, label, text, times, first, last, marked, happens))


def _openings(
    captions: Sequence[Utterance], findings: Findings, *, marks: bool
) -> dict[str, Labelled]:
    """The lines that begin with a label which the file bears out."""
    candidates: dict[str, Labelled] = {}
    counts = Counter[str]()
    for caption in captions:
        text = caption.text
        if caption.label is None and (":" in text or "：" in text):
            for line, found, marked in _candidates(text, marks=marks):
                candidates[line] = found
                # After `>>` a name is expected, so that it counts twice.
                counts[found.label] += 2 if marked else 1
    known = accepted(counts, lines=len(captions)) if counts else set[str]()
    if len(known) < len(counts):
        _note_doubts(captions, known, findings, marks=marks)
    return {line: found for line, found in candidates.items() if found.label in known}


def _candidates(text: str, *, marks: bool) -> list[tuple[str, Labelled, bool]]:
    """Lines that may begin with a label, and whether they follow `>>`."""
    if "\n" not in text and not (marks and ">>" in text):
        whole = candidate_label(text)
        return [(text, whole, False)] if whole else []
    return [
        (line, found, number > 0)
        for number, piece in enumerate(_MARK.split(text) if marks else (text,))
        for line in piece.split("\n")
        if (found := candidate_label(line))
    ]


def _note_doubts(
    captions: Sequence[Utterance], known: set[str], findings: Findings, *, marks: bool
) -> None:
    for caption in captions:
        for _, found, _ in _candidates(caption.text, marks=marks) if not caption.label else ():
            if found.label not in known:
                findings.add("LABEL-UNSURE", caption.cue.place, f"{found.label}:")


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


def _on_one_line(said: Utterance) -> Utterance:
    text = said.text
    if "\n" in text:
        line = " ".join(line for part in text.split("\n") if (line := part.strip(" \t")))
    else:
        line = text.strip(" \t")
    return said if line == text else said._replace(text=line)


def is_incident(text: str) -> bool:
    """True if all of it stands in brackets as what happens, or is a sign of music."""
    text = text.strip()
    if text[:1] not in "[(♪♫" + WORD_TIME:
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
_GROUP = re.compile(r"\[[^\[\]]+\]|\([^()]+\)|[♪♫]")
_GROUPS = re.compile(rf"\s*(?:(?:{_GROUP.pattern})\s*)+")
_UNHEARD = re.compile(r"inaudible|unintelligible|indistinct|unclear|\?\?", re.IGNORECASE)
