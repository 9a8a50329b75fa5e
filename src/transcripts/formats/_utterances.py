"""Who speaks in captions: voices, `Name:` at the head of a line, `>>` at a change of speaker."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from transcripts.formats._cue_text import WORD_TIME, Spoken
from transcripts.formats._cues import Cue
from transcripts.formats._findings import Findings
from transcripts.formats._labels import Labelled, accepted, candidate_label
from transcripts.formats._rolling import Caption


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


class _Fragment(NamedTuple):
    """Lines of a cue that may be one speaker's."""

    text: str
    voice: str | None = None
    marked: bool = False
    """They follow `>>`."""
    labelled: Labelled | None = None
    times: tuple[int, ...] = ()


def utterances(captions: Sequence[Caption], findings: Findings) -> list[Utterance]:
    """What each speaker says in each caption."""
    marks = any(_MARKED.search(part.text) for _, spoken in captions for part in spoken)
    divided = [
        (cue, [fragment for part in spoken for fragment in _fragments(part, marks=marks)])
        for cue, spoken in captions
    ]
    known = _known_labels(divided, findings)
    return [
        utterance
        for cue, fragments in divided
        for utterance in _of_cue(cue, fragments, known, findings)
    ]


def _fragments(part: Spoken, *, marks: bool) -> Iterator[_Fragment]:
    text = part.text
    if part.voice is not None:
        yield _Fragment(text, part.voice, times=part.times)
    elif ":" not in text and "：" not in text and not (marks and ">>" in text):
        yield _Fragment(text, times=part.times)
    else:
        used = 0
        for fragment in _divided(text, marks=marks):
            count = fragment.text.count(WORD_TIME)
            yield fragment._replace(times=part.times[used : used + count])
            used += count


def _divided(text: str, *, marks: bool) -> Iterator[_Fragment]:
    """Begin a fragment at each `>>` and each line that may begin with a label."""
    for number, piece in enumerate(_MARK.split(text) if marks else [text]):
        fragment = _Fragment("", marked=number > 0)
        lines: list[str] = []
        for line in piece.split("\n"):
            found = candidate_label(line)
            if found and lines:
                yield from _unless_blank(fragment._replace(text="\n".join(lines)))
                fragment, lines = _Fragment(""), []
            if found:
                fragment = fragment._replace(labelled=found)
            lines.append(line)
        yield from _unless_blank(fragment._replace(text="\n".join(lines)))


def _unless_blank(fragment: _Fragment) -> Iterator[_Fragment]:
    if fragment.marked or fragment.text.strip(" \t\n"):
        yield fragment


def _known_labels(divided: Sequence[tuple[Cue, list[_Fragment]]], findings: Findings) -> set[str]:
    counts = Counter[str]()
    for _, fragments in divided:
        for fragment in fragments:
            if fragment.labelled:
                # After `>>` a name is expected, so that it counts twice.
                counts[fragment.labelled.label] += 1 + fragment.marked
    known = accepted(counts, lines=len(divided)) if counts else set[str]()
    for cue, fragments in divided if len(known) < len(counts) else ():
        for fragment in fragments:
            if fragment.labelled and fragment.labelled.label not in known:
                findings.add("LABEL-UNSURE", cue.place, f"{fragment.labelled.label}:")
    return known


def _of_cue(
    cue: Cue, fragments: list[_Fragment], known: set[str], findings: Findings
) -> Iterator[Utterance]:
    if len(fragments) > 1:
        fragments = list(_rejoined(fragments, known))
    for number, fragment in enumerate(fragments):
        label, text = fragment.voice, fragment.text
        if fragment.labelled and fragment.labelled.label in known:
            label = fragment.labelled.label
            text = text[len(text.split("\n", 1)[0]) - len(fragment.labelled.rest) :]
        if fragment.marked and label is None:
            findings.add("SPEAKER-UNNAMED", cue.place)
        words = _on_one_line(text)
        bare, times = _timed(words, fragment.times) if fragment.times else (words, ())
        alone = label is None and len(fragments) == 1 and not fragment.marked
        yield Utterance(
            cue, label, fragment.marked, bare, times, number == 0, number == len(fragments) - 1,
            alone and is_incident(bare),
        )  # fmt: skip


def _rejoined(fragments: list[_Fragment], known: set[str]) -> Iterator[_Fragment]:
    """Put back together what a rejected label divided."""
    open_ = fragments[0]
    for fragment in fragments[1:]:
        starts = fragment.marked or fragment.voice != open_.voice
        if starts or (fragment.labelled and fragment.labelled.label in known):
            yield open_
            open_ = fragment
        else:
            open_ = open_._replace(
                text=f"{open_.text}\n{fragment.text}", times=open_.times + fragment.times
            )
    yield open_


def _on_one_line(text: str) -> str:
    if "\n" not in text:
        return text.strip(" \t")
    return " ".join(line for part in text.split("\n") if (line := part.strip(" \t")))


def _timed(text: str, times: tuple[int, ...]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Take the marks of word times out of a text; where they stood, and when."""
    pieces = text.split(WORD_TIME)
    bare = "".join(pieces).rstrip(" \t")
    places = [len(pieces[0])]
    for piece in pieces[1:-1]:
        places.append(places[-1] + len(piece))
    return bare, tuple((min(place, len(bare)), ms) for place, ms in zip(places, times, strict=True))


def is_incident(text: str) -> bool:
    """True if all of it stands in brackets as what happens, or is a sign of music."""
    groups = _GROUPS.fullmatch(text)
    return bool(groups) and all(_happens(group) for group in _GROUP.findall(text))


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
