"""Plain-text transcripts whose lines name the speaker: `NAME: …`, `Q:`, `Name  0:02`."""

import re
from collections.abc import Iterator, Mapping

from transcripts.formats import Format, Reading, ReadOptions, Sniff
from transcripts.formats._building import SOURCE_ID, decode, start_document
from transcripts.formats._credits import described
from transcripts.formats._language import language_of
from transcripts.formats._plain import is_plain, text_of
from transcripts.formats._report import Part, parts
from transcripts.formats._speakers import agents_by_label
from transcripts.formats._stamps import without_stamps
from transcripts.formats._transcript import Layout, Piece, layout_of, pieces
from transcripts.model import Agent, Block, TimeRange
from transcripts.model.records import BlockKind, Role
from transcripts.report import Issue

_MEDIA_TYPE = "text/plain"
_CHAT = re.compile(r"[Ff]rom\s+(.+?)\s+to\s+\S.*")
_COURT = re.compile(r"\b(?:court|witness|tribunal|sworn|deposition|examination)\b", re.IGNORECASE)
_ENOUGH = 0.5
_ENOUGH_TIMED = 0.25


def sniff(head: bytes) -> Sniff:
    """Ours if at least half of the paragraphs, or a quarter with times, name a speaker."""
    if not is_plain(head):
        return Sniff.NO
    layout = layout_of(text_of(head))
    labels = {opening.label for opening in layout.openings.values()}
    timed = sum(opening.time is not None for opening in layout.openings.values())
    if len(layout.openings) < 2 or (len(labels) < 2 and timed < 3):
        return Sniff.NO
    enough = _ENOUGH_TIMED if timed * 2 > len(layout.openings) else _ENOUGH
    return Sniff.LIKELY if layout.share >= enough else Sniff.NO


def read(data: bytes, options: ReadOptions) -> Reading:
    """Read a transcript into turns, stage directions, headings and notes.

    Raises:
        ReadError: If there is no text.
    """
    decoded = decode(data, "labelled")
    layout = layout_of(decoded.text)
    found = tuple(pieces(layout))
    front = tuple(parts("\n".join(decoded.text.split("\n")[: layout.start - 1])))
    agents = _agents(found, front)
    blocks = (
        *(_front_block(f"b{number}", part) for number, part in enumerate(front, 1)),
        *(
            _block(f"b{number}", piece, agents)
            for number, piece in enumerate(found, len(front) + 1)
        ),
    )
    empty = start_document(
        data, options, media_type=_MEDIA_TYPE, format_name="labelled", notes=decoded.notes
    )
    document = empty.replace(
        language=language_of(block.text for block in blocks),
        sources=(described(empty.sources[0], blocks),),
        agents=tuple({agent.id: agent for agent in agents.values()}.values()),
        blocks=blocks,
    )
    return Reading(document, (*decoded.issues, *_issues(layout, found)))


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
    kind: BlockKind = "heading" if part.kind == "heading" else "note"
    return Block(
        id=id,
        kind=kind,
        text=part.text,
        level=part.level,
        source=SOURCE_ID,
        boilerplate=part.boilerplate,
    )


def _block(id: str, piece: Piece, agents: Mapping[str, Agent]) -> Block:
    if piece.kind != "turn":
        level = 2 if piece.kind == "heading" else None
        return Block(
            id=id,
            kind=piece.kind,
            text=piece.text,
            level=level,
            source=SOURCE_ID,
            boilerplate=piece.boilerplate,
        )
    stamp = piece.opening.time if piece.opening else None
    text, anchors = without_stamps(piece.text, after=stamp and stamp.start_ms)
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
            remedy="read it with the format `text`",
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
        if piece.kind == "turn" and not piece.text:
            yield Issue(
                code="TURN-EMPTY",
                severity="info",
                message="a speaker is named, but no words follow",
                line=piece.line,
                found=piece.label,
            )


FORMAT = Format(
    name="labelled",
    title="Speaker-labelled transcript in plain text",
    suffixes=(".txt", ".text"),
    media_type=_MEDIA_TYPE,
    sniff=sniff,
    read=read,
)
