"""Markdown: event reports, and transcripts in the manner of `**Name:** words`.

The model holds plain text, so mark-up is taken out of it: one issue counts what was, and the
provenance keeps the targets of links. Item numbers stay, bullets go. Front matter, comments and
link definitions are kept as notes.
"""

import re

from transcripts.formats import Format, Reading, ReadOptions, Sniff
from transcripts.formats._building import decode, line_of, start_document
from transcripts.formats._credits import described
from transcripts.formats._dates import date_in
from transcripts.formats._language import language_of
from transcripts.formats._markdown import Markdown, parse
from transcripts.formats._plain import is_plain, text_of
from transcripts.formats._transcript import layout_of
from transcripts.formats._turn_blocks import Transcript, block_of, transcript_of
from transcripts.model import Source
from transcripts.report import Issue

_MEDIA_TYPE = "text/markdown"
_SIGNS = {
    "heading": re.compile(r"^#{1,6} +\S", re.MULTILINE),
    "bold": re.compile(r"(?<![\w*])\*\*(?=[^\s*])[^*\n]{1,500}\*\*(?![\w*])"),
    "link": re.compile(r"\[[^\[\]\n]{1,200}\]\([^)\s]{1,500}\)"),
    "fence": re.compile(r"^```", re.MULTILINE),
    "italics": re.compile(r"(?<![\w*])\*(?=[^\s*])[^*\n]{1,500}\*(?![\w*])"),
    "quotation": re.compile(r"^> ?\S", re.MULTILINE),
    "escape": re.compile(r"\\[\[\]*_#]"),
    "item": re.compile(r"^[-*] \S", re.MULTILINE),
}
_FRONT_MATTER = re.compile(r"---\n[A-Za-z][\w-]*:.*\n")
_STRONG = ("heading", "bold", "link", "fence")


def sniff(head: bytes) -> Sniff:
    """Ours if two kinds of Markdown signs are there, one of them unmistakable."""
    if not is_plain(head):
        return Sniff.NO
    text = text_of(head)
    if _FRONT_MATTER.match(text):
        return Sniff.LIKELY
    counts = {name: len(sign.findall(text)) for name, sign in _SIGNS.items()}
    strong = sum(counts[name] for name in _STRONG)
    kinds = sum(count > 0 for count in counts.values())
    return Sniff.LIKELY if strong > 1 and kinds > 1 else Sniff.NO


def read(data: bytes, options: ReadOptions) -> Reading:
    """Read a report or a transcript.

    Raises:
        ReadError: If there is no text.
    """
    decoded = decode(data, "markdown")
    markdown = parse(decoded.text)
    agents, blocks, issues = _content(markdown)
    links = (line_of(f"link taken out of the text: {a} → {b}") for a, b in markdown.links)
    notes = (*decoded.notes, *(link for link in links if link))
    empty = start_document(
        data, options, media_type=_MEDIA_TYPE, format_name="markdown", notes=notes
    )
    document = empty.replace(
        language=language_of(block.text for block in blocks),
        sources=(described(_from_front_matter(empty.sources[0], markdown), blocks),),
        agents=agents,
        blocks=blocks,
    )
    return Reading(document, (*decoded.issues, *issues, *_mark_up_issue(markdown)))


def _content(markdown: Markdown) -> Transcript:
    known = {part.line: part for part in markdown.parts if part.kind != "paragraph"}
    layout = layout_of(markdown.groups, known)
    if layout.names_speakers:
        front = (part for part in markdown.parts if part.line < layout.start)
        return transcript_of(front, layout)
    found = enumerate(markdown.parts, start=1)
    return Transcript((), tuple(block_of(f"b{number}", part) for number, part in found), ())


def _from_front_matter(source: Source, markdown: Markdown) -> Source:
    fields = markdown.fields
    return source.replace(
        title=line_of(fields.get("title", "")),
        author=line_of(fields.get("author", "")),
        published=date_in(fields.get("date", "")),
    )


def _mark_up_issue(markdown: Markdown) -> tuple[Issue, ...]:
    if not markdown.marks:
        return ()
    counts = ", ".join(f"{count} {kind}" for kind, count in sorted(markdown.marks.items()))
    message = "Markdown signs were taken out of the text; the targets of links are in provenance"
    return (Issue(code="MARKUP-REMOVED", severity="info", message=message, found=counts),)


FORMAT = Format(
    name="markdown",
    title="Markdown report or transcript",
    suffixes=(".md", ".markdown"),
    media_type=_MEDIA_TYPE,
    sniff=sniff,
    read=read,
)
