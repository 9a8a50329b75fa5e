"""Transcripts made by hand, as the readers make them: a turn a line, an agent a label."""

from transcripts.extraction import ExtractOptions
from transcripts.extraction.transcripts.pipeline import extract_transcript
from transcripts.extraction.transcripts.roles import Cast, cast_of
from transcripts.extraction.transcripts.speakers import speakers_of
from transcripts.extraction.transcripts.turns import Turn, turns_of
from transcripts.model import Agent, Block, Document, Provenance, Source

Line = tuple[str | None, str]


def transcript(*lines: Line, front: tuple[str, ...] = ()) -> Document:
    """A document with front matter, and a turn for each (label, text)."""
    labels = list(dict.fromkeys(label for label, _ in lines if label))
    ids = {label: f"a{number}" for number, label in enumerate(labels, start=1)}
    before = tuple(
        Block(id=f"f{number}", kind="paragraph", text=text) for number, text in enumerate(front)
    )
    turns = tuple(
        Block(id=f"t{number}", kind="turn", text=text, label=label, speaker=ids.get(label or ""))
        for number, (label, text) in enumerate(lines)
    )
    return Document(
        schema_version="1.0",
        id="doc",
        sources=(Source(id="source1"),),
        agents=tuple(
            Agent(id=id, kind="person", name=label, by="read1") for label, id in ids.items()
        ),
        blocks=(*before, *turns),
        provenance=(Provenance(id="read1", activity="read", inputs=("source1",)),),
    )


def extracted(*lines: Line, front: tuple[str, ...] = (), own_claims: bool = False) -> Document:
    """What extraction makes of such a transcript."""
    return extract_transcript(
        transcript(*lines, front=front), ExtractOptions(own_claims=own_claims)
    )


def played(*lines: Line, front: str = "") -> tuple[tuple[Turn, ...], Cast]:
    """The turns of such a transcript and who speaks them."""
    turns = turns_of(transcript(*lines))
    return turns, cast_of(turns, speakers_of(turns, front, {}), front)


def names(document: Document) -> list[str | None]:
    """The names of the speakers, in order of appearance."""
    agents = {agent.id: agent.name for agent in document.agents}
    spoken = dict.fromkeys(block.speaker for block in document.blocks if block.speaker)
    return [agents[id] for id in spoken]
