"""Blocks and agents from the turns of a transcript that names its speakers in the text."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from transcripts.formats._building import SOURCE_ID
from transcripts.formats._report import Part
from transcripts.formats._speakers import agents_by_label
from transcripts.formats._stamps import without_stamps
from transcripts.formats._transcript import Layout, Piece, pieces
from transcripts.model import Agent, Block, Role, TimeRange
from transcripts.report import Issue

_CHAT = re.compile(r"[Ff]rom\s+(.+?)\s+to\s+\S.*")
_COURT = re.compile(r"\b(?:court|witness|tribunal|sworn|deposition|examination)\b", re.IGNORECASE)


class Transcript(NamedTuple):
    """What a transcript adds to an empty document."""

    agents: tuple[Agent, ...]
    blocks: tuple[Block, ...]
    issues: tuple[Issue, ...]


def transcript_of(front: Iterable[Part], layout: Layout) -> Transcript:
    """Front matter as notes and headings, then the turns and what stands between them."""
    before, found = tuple(front), tuple(pieces(layout))
    agents = _agents(found, before)
    blocks = [
        *(_front_block(f"b{number}", part) for number, part in enumerate(before, 1)),
        *(
            _block(f"b{number}", piece, agents)
            for number, piece in enumerate(found, len(before) + 1)
        ),
    ]
    unique = {agent.id: agent for agent in agents.values()}
    return Transcript(tuple(unique.values()), tuple(blocks), tuple(_issues(layout, found)))


def block_of(id: str, part: Part) -> Block:
    """A block that is no turn."""
    return Block(
        id=id,
        kind=part.kind,
        text=part.text,
        level=part.level,
        source=SOURCE_ID,
        boilerplate=part.boilerplate,
    )


def _agents(found: tuple[Piece, ...], front: tuple[Part, ...]) -> dict[str, Agent]:
    """An agent for each printed label; `Q` and `A` have roles only if both are there."""
    labels = dict.fromkeys(piece.label for piece in found if piece.label)
    named = agents_by_label(_voice(label) for label in labels)
    agents = {label: named[_voice(label)] for label in labels}
    if {"Q", "A"} <= {label.rstrip(".") for label in labels}:
        court = any(_COURT.search(text) for text in (*labels, *(part.text for part in front)))
        roles: dict[str, Role] = {"Q": "interviewer", "A": "witness" if court else "interviewee"}
        for label in labels:
            if role := roles.get(label.rstrip(".")):
                agents[label] = agents[label].replace(roles=(role,))
    return agents


def _voice(label: str) -> str:
    """The label without the `From … to Everyone` of chat logs."""
    match = _CHAT.fullmatch(label)
    return match[1] if match else label


def _front_block(id: str, part: Part) -> Block:
    return block_of(id, part if part.kind == "heading" else part._replace(kind="note"))


def _block(id: str, piece: Piece, agents: Mapping[str, Agent]) -> Block:
    if piece.part.kind != "turn":
        return block_of(id, piece.part)
    stamp = piece.opening.time if piece.opening else None
    text, anchors = without_stamps(piece.part.text, after=stamp and stamp.start_ms)
    time = TimeRange(start_ms=stamp.start_ms, end_ms=stamp.end_ms) if stamp else None
    if time is None and anchors and anchors[0].offset == 0:
        time, anchors = TimeRange(start_ms=anchors[0].ms), anchors[1:]
    return Block(
        id=id,
        kind="turn",
        text=text,
        speaker=agents[piece.label].id if piece.label else None,
        label=piece.opening.label if piece.opening else None,
        time=time,
        anchors=anchors,
        source=SOURCE_ID,
    )


def _issues(layout: Layout, found: tuple[Piece, ...]) -> Iterator[Issue]:
    if not layout.openings:
        yield Issue(
            code="NO-LABELS",
            severity="warning",
            message="no line names a speaker; all of it was read as front matter",
            remedy="read it as a report: --from text",
        )
    for number, opening in sorted(layout.unsure.items()):
        yield Issue(
            code="LABEL-UNSURE",
            severity="info",
            message="may name a speaker, but nothing else in the file does so alike; kept as text",
            line=number,
            found=opening.label,
        )
    for piece in found:
        if piece.part.kind == "turn" and not piece.part.text:
            yield Issue(
                code="TURN-EMPTY",
                severity="info",
                message="a speaker is named, but no words follow",
                line=piece.part.line,
                found=piece.label,
            )
