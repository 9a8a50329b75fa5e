"""How the first line of a turn looks in plain text, and which of them a file bears out."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from transcripts.formats._label_words import PARTICLES
from transcripts.formats._labels import accepted, candidate_label
from transcripts.formats._stamps import BRACKETED, TIME, Stamp, stamp_of

_LABEL = r"(?P<label>(?:[^\W_]|[+#@](?=\w))[^\n:：!?\"“”„«»;…<>]{0,63}?)"
_LEADING = re.compile(
    rf"[ \t]*(?P<time>(?P<bracket>{BRACKETED})|{TIME}(?:[ \t]*(?:-->|[-–—])[ \t]*{TIME})?(?=[ \t]))"
    r"[ \t]*(?P<rest>.*)"
)
_HEADER = re.compile(
    rf"[ \t]*{_LABEL}(?:[ \t]*(?P<time>{BRACKETED})|(?:[ \t]{{2,}}|\t)(?P<bare>{TIME}))"
    r"[ \t]*(?:[:：](?:[ \t]+|$)(?P<rest>.*)|$)"
)
_TIME_LINE = re.compile(rf"[ \t]*(?:{BRACKETED}|[Tt]ime:?[ \t]+{TIME})[ \t]*")
_TIMED = re.compile(
    rf"[ \t]*(?P<time>{BRACKETED}|\d{{1,2}}:\d\d:\d\d(?:[.,]\d+)?(?=[ \t]))[ \t]*(?P<rest>\S.*)"
)
_LETTER = re.compile(r"[ \t]*(?P<label>[QA]\.?)(?:(?<=\.)[ \t]+|[ \t]{2,}|\t)(?P<rest>\S.*)")
_SURNAME = re.compile(
    r"[ \t]*(?P<label>(?:Mr|Mrs|Ms|Dr|Sen|Rep|Senator|Chairman|Chairwoman|Secretary|The)\.? "
    r"[A-Z][A-Z'’\-]+(?: of [A-Z]\w+)?)\.[ \t]+(?P<rest>\S.*)"
)
_NAME_ALONE = re.compile(rf"{_LABEL}[ \t]*[:：]?[ \t]*")


class Opening(NamedTuple):
    """What the first line of a turn says before the words."""

    label: str | None
    rest: str
    time: Stamp | None = None
    alone: bool = False
    """True if the words begin on the next line."""

    @property
    def announces(self) -> bool:
        """True if the line is only the time of what follows."""
        return self.label is None and self.alone


def opening_of(line: str) -> Opening | None:
    """What the line opens, judged by its own shape."""
    if _TIME_LINE.fullmatch(line):
        return Opening(None, "", stamp_of(line), alone=True)
    if match := _LEADING.match(line):
        inner = _unstamped(match["rest"], alone=match["bracket"] is not None)
        return inner and inner._replace(time=stamp_of(match["time"]))
    match = _HEADER.match(line)
    if match and candidate_label(f"{match['label']}:"):
        rest = match["rest"] or ""
        time = stamp_of(match["time"] or match["bare"])
        return Opening(match["label"], rest, time, alone=not rest)
    return _unstamped(line, alone=False)


def timed_opening_of(line: str) -> Opening | None:
    """For files without labels: a time with hours or in brackets, then words."""
    if (match := _TIMED.match(line)) is None:
        return None
    return Opening(None, match["rest"], stamp_of(match["time"]))


def _unstamped(line: str, *, alone: bool) -> Opening | None:
    if found := candidate_label(line):
        if match := _LEADING.match(found.rest):
            return Opening(found.label, match["rest"], stamp_of(match["time"]))
        return Opening(found.label, found.rest, alone=not found.rest)
    for pattern in (_LETTER, _SURNAME):
        if match := pattern.match(line):
            return Opening(match["label"], match["rest"])
    match = _NAME_ALONE.fullmatch(line) if alone else None
    return Opening(match["label"], "", alone=True) if match and _is_name(match["label"]) else None


def _is_name(label: str) -> bool:
    words = label.split()
    if label.endswith(".") or candidate_label(f"{label}:") is None:
        return False
    return all(word in PARTICLES or word[0] != word[0].lower() or word.isdigit() for word in words)


def borne_out(openings: Sequence[Opening], *, lines: int | None = None) -> set[str]:
    """The labels that the whole file shows to be speakers.

    Where turns have times, one word that stands before a colon only once is no label.
    """
    counts = Counter(opening.label for opening in openings if opening.label)
    labelled = [o for o in openings if o.label and not _only_leads_in(o, counts[o.label])]
    counts = Counter(opening.label for opening in labelled if opening.label)
    timed = {opening.label for opening in labelled if opening.label and opening.time}
    if sum(opening.time is not None for opening in labelled) * 2 > len(labelled) > 2:
        shaped = accepted(counts)
        return timed | {
            label
            for label, n in counts.items()
            if accepted({label: n}) or (label in shaped and " " in label)
        }
    believed = accepted(counts, lines=lines) | (timed if len(timed) > 1 else set())
    letters = {label for label in counts if label.rstrip(".") in ("Q", "A")}
    if len({label.rstrip(".") for label in letters}) == 2:
        believed |= letters
    return believed


def _only_leads_in(opening: Opening, times: int) -> bool:
    """True for a line like `One more thing:` that nothing follows and nothing repeats."""
    repeated = times > 1 or opening.time is not None
    return opening.alone and not repeated and not accepted({opening.label or "": 1})


def timed_only(openings: Mapping[int, Opening]) -> dict[int, Opening]:
    """In files that print names and times on lines of their own, all turns have a time."""
    labelled = [opening for opening in openings.values() if opening.label]
    heads = sum(opening.alone and opening.time is not None for opening in labelled)
    if heads < 2 or heads * 2 <= len(labelled):
        return dict(openings)
    return {n: opening for n, opening in openings.items() if opening.time}
