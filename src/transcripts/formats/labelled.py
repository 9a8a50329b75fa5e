"""Plain-text transcripts whose lines name the speaker: `NAME: …`, `Q:`, `Name  0:02`."""

from transcripts.formats import Format, Reading, ReadOptions, Sniff
from transcripts.formats._building import decode, start_document
from transcripts.formats._credits import described
from transcripts.formats._language import language_of
from transcripts.formats._lines import groups
from transcripts.formats._plain import is_plain, text_of
from transcripts.formats._report import parts
from transcripts.formats._transcript import layout_of
from transcripts.formats._turn_blocks import transcript_of

_MEDIA_TYPE = "text/plain"


def sniff(head: bytes) -> Sniff:
    """Ours if at least half of the paragraphs, or a quarter with times, name a speaker."""
    if not is_plain(head):
        return Sniff.NO
    layout = layout_of(groups(text_of(head)))
    return Sniff.LIKELY if layout.names_speakers else Sniff.NO


def read(data: bytes, options: ReadOptions) -> Reading:
    """Read a transcript into turns, stage directions, headings and notes.

    Raises:
        ReadError: If there is no text.
    """
    decoded = decode(data, "labelled")
    layout = layout_of(groups(decoded.text))
    front = "\n".join(decoded.text.split("\n")[: layout.start - 1])
    agents, blocks, issues = transcript_of(parts(front), layout)
    empty = start_document(
        data, options, media_type=_MEDIA_TYPE, format_name="labelled", notes=decoded.notes
    )
    document = empty.replace(
        language=language_of(block.text for block in blocks),
        sources=(described(empty.sources[0], blocks),),
        agents=agents,
        blocks=blocks,
    )
    return Reading(document, (*decoded.issues, *issues))


FORMAT = Format(
    name="labelled",
    title="Speaker-labelled transcript in plain text",
    suffixes=(".txt", ".text"),
    media_type=_MEDIA_TYPE,
    sniff=sniff,
    read=read,
)
