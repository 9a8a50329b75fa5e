"""Cut a speaker-labelled plain text into turns and what stands between them."""

import dataclasses
import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest
from typing import NamedTuple

from transcripts.formats._boilerplate import is_boilerplate
from transcripts.formats._lines import Group, Line
from transcripts.formats._openings import (
    Opening,
    borne_out,
    opening_of,
    timed_only,
    timed_opening_of,
)
from transcripts.formats._report import Part, is_heading_shaped
from transcripts.formats._stamps import Stamp
from transcripts.model.records import BlockKind

_DIRECTION = re.compile(r"\[+[^\[\]]{1,200}\]+|\(+[^()]{1,200}\)+")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"”’»')\]]*\s*$")
_LAST_LINES = re.compile(r"transcribed by\b|page \d+ of \d+\b|[\W_]+$", re.IGNORECASE)
_ENOUGH = 0.5
_ENOUGH_TIMED = 0.25
_MOST_HEADING_WORDS = 8
_MOST_ROSTER_WORDS = 12


class Piece(NamedTuple):
    """A turn, or what stands between turns."""

    part: Part
    label: str | None = None
    """Whose turn it is, also where it goes on after an interruption."""
    opening: Opening | None = None
    """How the turn begins in print; None where it only goes on."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Layout:
    """The paragraphs of a file, and which of their lines open turns."""

    groups: tuple[Group, ...]
    openings: dict[int, Opening]
    """By line number."""
    unsure: dict[int, Opening]
    """Lines between the turns' first lines that only have the shape of one."""
    known: Mapping[int, Part]
    """What mark-up shows to be no speech, by the number of its first line."""

    @functools.cached_property
    def start(self) -> int:
        """Number of the line where front matter ends."""
        return min(self.openings, default=self.groups[-1].last + 1 if self.groups else 1)

    @property
    def names_speakers(self) -> bool:
        """True if half of the paragraphs, or a quarter where they have times, open a turn."""
        openings = self.openings.values()
        labels = {opening.label for opening in openings}
        timed = sum(opening.time is not None for opening in openings)
        if len(openings) < 2 or (len(labels) < 2 and timed < 3):
            return False
        return self.share >= (_ENOUGH_TIMED if timed * 2 > len(openings) else _ENOUGH)

    @functools.cached_property
    def punctuated(self) -> bool:
        """True if most paragraphs end as sentences do."""
        ends = sum(bool(_SENTENCE_END.search(group.text)) for group in self.groups)
        return ends * 2 > len(self.groups)

    @property
    def share(self) -> float:
        """Share of the paragraphs, or else of the lines, that open a turn."""
        lines = sum(map(len, self.groups))
        heads = sum(group.number in self.openings for group in self.groups)
        paragraphs = len(self.groups) - len(self.known)
        return max(heads / max(paragraphs, 1), len(self.openings) / lines)


def layout_of(paragraphs: Iterable[Group], known: Mapping[int, Part] | None = None) -> Layout:
    """Find the lines that open turns.

    Args:
        paragraphs: The file's lines as plain text.
        known: Headings and the like that mark-up shows, by the number of their first line.
    """
    found, known = tuple(paragraphs), known or {}
    lines = [line for group in found if group.number not in known for line in group]
    shaped = dict(_shaped(lines))
    announcing = sum(opening.announces for opening in shaped.values())
    believed = borne_out(tuple(shaped.values()), lines=len(lines) - announcing)
    openings = {n: o for n, o in shaped.items() if o.label is None or o.label in believed}
    if not any(opening.label for opening in openings.values()):
        openings = {line.number: o for line in lines if (o := timed_opening_of(line.text))}
    openings = timed_only(openings)
    start = _first_turn(found, openings)
    return Layout(
        groups=found,
        openings={n: o for n, o in openings.items() if n >= start},
        unsure={n: o for n, o in shaped.items() if n > start and n not in openings},
        known=known,
    )


def _shaped(lines: Iterable[Line]) -> Iterator[tuple[int, Opening]]:
    """Lines in the shape of an opening; a time on the line above belongs to it."""
    announced: Stamp | None = None
    for line in lines:
        opening = opening_of(line.text)
        if opening and opening.label and announced:
            opening = opening._replace(time=opening.time or announced)
        announced = opening.time if opening and opening.announces else None
        if opening:
            yield line.number, opening


def pieces(layout: Layout) -> Iterator[Piece]:
    """The file from its first turn on; only blanks lie between the pieces."""
    turn = _Turn()
    body = [group for group in layout.groups if group.last >= layout.start]
    for group, after in zip_longest(body, body[1:]):
        apart = layout.known.get(group.number)
        if apart is None and not turn.waits:
            apart = _part_apart(group, after, layout)
        if apart is not None:
            yield from turn.pieces()
            yield Piece(apart)
            turn = _Turn(label=None if apart.kind == "heading" else turn.label)
            continue
        for line in group:
            opening = layout.openings.get(line.number)
            if opening is not None and not opening.announces:
                turn.leave_time_to(opening, layout)
                yield from turn.pieces()
                turn = _Turn(label=opening.label, opening=opening, line=line.number)
            elif line.number >= layout.start:
                turn.lines.append(line)
    yield from turn.pieces()


@dataclasses.dataclass(slots=True, kw_only=True)
class _Turn:
    """A turn as its lines come in."""

    label: str | None = None
    opening: Opening | None = None
    line: int = 0
    lines: list[Line] = dataclasses.field(default_factory=list)

    @property
    def waits(self) -> bool:
        """True if none of its words has come yet."""
        return self.opening is not None and self.opening.alone and not self.lines

    def leave_time_to(self, after: Opening, layout: Layout) -> None:
        """Take out its last line if that is only the time of the next turn."""
        last = layout.openings.get(self.lines[-1].number) if self.lines else None
        if last is not None and last.time == after.time:
            self.lines.pop()

    def pieces(self) -> Iterator[Piece]:
        """The turn as a piece, if there is anything in it."""
        if self.opening is None and not self.lines:
            return
        number = self.line if self.opening else self.lines[0].number
        text, at = (self.opening.rest if self.opening else ""), number
        for line in self.lines:
            text += "\n" * (line.number - at) + line.text
            at = line.number
        kind: BlockKind = "turn" if self.opening or self.label else "paragraph"
        yield Piece(Part(kind, text.strip(), number), self.label, self.opening)


def _part_apart(group: Group, after: Group | None, layout: Layout) -> Part | None:
    """What a paragraph of one line is if it is no speech: direction, heading, page line."""
    text, line = group.text, group.number
    if len(group) > 1 or line in layout.openings:
        return None
    if _DIRECTION.fullmatch(text):
        return Part("incident", text, line)
    if _LAST_LINES.match(text) or (after is None and is_boilerplate(text)):
        return Part("paragraph", text, line, boilerplate=True)
    if after is None or not is_heading_shaped(text) or _SENTENCE_END.search(text):
        return None
    opens = after.number in layout.openings and layout.punctuated
    short = len(text.split()) <= _MOST_HEADING_WORDS
    return Part("heading", text, line, level=2) if text.isupper() or (opens and short) else None


def _first_turn(found: tuple[Group, ...], openings: dict[int, Opening]) -> int:
    """Number of the line where turns begin: titles and lists of names may have colons too."""
    labels = [opening.label for opening in openings.values()]
    sure = borne_out(tuple(openings.values()))
    for group in found:
        if _is_roster(group, openings):
            continue
        for line in group:
            if (opening := openings.get(line.number)) is None:
                continue
            alone = line is group[0] and (opening.label in sure or len(group) == 1)
            if opening.time or alone or labels.count(opening.label) > 1:
                return line.number
    return found[-1].last + 1 if found else 1


def _is_roster(group: Group, openings: dict[int, Opening]) -> bool:
    """True if every line is a label and a few words that are no sentence."""
    found = [openings.get(line.number) for line in group]
    return all(
        opening
        and not opening.time
        and not opening.alone
        and len(opening.rest.split()) <= _MOST_ROSTER_WORDS
        and not _SENTENCE_END.search(opening.rest)
        for opening in found
    )
