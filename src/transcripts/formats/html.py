"""HTML pages: reports, and transcripts that name their speakers.

Everything that a reader sees is kept; what is not the main text is marked as boilerplate. White
space is layout here, so it is collapsed. One issue counts what has no text.
"""

import dataclasses
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from transcripts.formats import Format, Reading, ReadOptions, Sniff
from transcripts.formats._building import line_of, start_document
from transcripts.formats._credits import described
from transcripts.formats._html_head import language_from_head, source_from_head
from transcripts.formats._html_main import boilerplate_flags, is_around
from transcripts.formats._html_passages import Passage, Passages
from transcripts.formats._html_tree import decode_page, tree_of
from transcripts.formats._language import language_of
from transcripts.formats._lines import Group, Line
from transcripts.formats._report import Part
from transcripts.formats._stamps import TIME
from transcripts.formats._transcript import layout_of
from transcripts.formats._turn_blocks import Transcript, block_of, transcript_of
from transcripts.model.records import BlockKind
from transcripts.report import Issue

_MEDIA_TYPE = "text/html"
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_FRAGMENT = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)*<(?:head|body|title|meta|main|article|section|header"
    rb"|div|p|h[1-6]|ul|ol|dl|table|blockquote|cite|span|time|strong|b|em|i|a|br|hr)\b[^>]*>",
    re.IGNORECASE | re.DOTALL,
)
_NAMESPACED = re.compile(rb"<[^>]*\sxmlns=[\"'](?!http://www\.w3\.org/1999/xhtml)", re.IGNORECASE)
_HEADING = re.compile("h[1-6]")
_ITEMS = frozenset({"li", "dt", "dd", "option"})
_TIME = re.compile(TIME)


def sniff(head: bytes) -> Sniff:
    """Ours if it begins like a page; a fragment must begin with an element of HTML."""
    if _PAGE.match(head):
        return Sniff.CERTAIN
    fragment = _FRAGMENT.match(head) and not _NAMESPACED.search(head[:2048])
    return Sniff.LIKELY if fragment else Sniff.NO


def read(data: bytes, options: ReadOptions) -> Reading:
    """Read a page.

    Raises:
        ReadError: If it has no text, or is nested too deeply.
        MissingExtraError: If the main text must be looked for without the extra `html`.
    """
    decoded = decode_page(data)
    root = tree_of(decoded.text)
    passages = Passages(root)
    language = language_from_head(root) or language_of(p.text for p in passages.found)
    agents, blocks, issues = _content(passages.found, language)
    main = {block.text for block in blocks if not block.boilerplate}
    linked = (passage for passage in passages.found if passage.text in main)
    notes = (*decoded.notes, *_link_notes(linked))
    empty = start_document(data, options, media_type=_MEDIA_TYPE, format_name="html", notes=notes)
    source = described(source_from_head(empty.sources[0], root), blocks)
    document = empty.replace(language=language, sources=(source,), agents=agents, blocks=blocks)
    return Reading(document, (*decoded.issues, *issues, *_unseen_issue(passages.counts)))


def _content(passages: Sequence[Passage], language: str | None) -> Transcript:
    spoken = tuple(_with_headers(passages))
    parts = tuple(_parts(spoken, [is_around(passage) for passage in spoken]))
    known = {part.line: part for part in parts if part.boilerplate or part.kind != "paragraph"}
    layout = layout_of((_group(part) for part in parts), known)
    if layout.names_speakers:
        lines = {part.line: passage.line for part, passage in zip(parts, spoken, strict=True)}
        found = transcript_of((part for part in parts if part.line < layout.start), layout)
        return found._replace(issues=tuple(_placed(found.issues, lines)))
    report = _parts(passages, boilerplate_flags(passages, language))
    blocks = (block_of(f"b{number}", part) for number, part in enumerate(report, start=1))
    return Transcript((), tuple(blocks), ())


def _with_headers(passages: Sequence[Passage]) -> Iterator[Passage]:
    """A name and a time in elements of their own, as one line above the words."""
    before: Passage | None = None
    for passage in passages:
        if passage.tag == "time" and _TIME.fullmatch(passage.text):
            name = before.text.rstrip(" :：") + "  " if before else ""
            stamp = passage.text if before else f"[{passage.text}]"
            yield dataclasses.replace(before or passage, text=f"{name}{stamp}")
            before = None
            continue
        if before:
            yield before
        before = passage if passage.tag == "cite" else None
        if before is None:
            yield passage
    if before:
        yield before


def _parts(passages: Sequence[Passage], outside: Sequence[bool]) -> Iterator[Part]:
    """Passages as parts, numbered like lines with an empty one between paragraphs."""
    number = 1
    for passage, flag in zip(passages, outside, strict=True):
        level = int(passage.tag[1]) if _HEADING.fullmatch(passage.tag) else None
        kind: BlockKind = "item" if passage.tag in _ITEMS else "paragraph"
        yield Part("heading" if level else kind, passage.text, number, level, boilerplate=flag)
        number += passage.text.count("\n") + 2


def _group(part: Part) -> Group:
    lines = enumerate(part.text.split("\n"), start=part.line)
    return Group(Line(*line) for line in lines)


def _placed(issues: Iterable[Issue], lines: dict[int, int]) -> Iterator[Issue]:
    """Issues with the line of the file instead of the number of a part."""
    for issue in issues:
        starts = [number for number in lines if number <= (issue.line or 0)]
        line = lines[max(starts)] if starts else None
        yield issue.model_copy(update={"line": line})


def _link_notes(passages: Iterable[Passage]) -> Iterator[str]:
    for passage in passages:
        for label, target in passage.links:
            if target and not target.startswith(("#", "javascript:")):
                yield line_of(f"link taken out of the text: {label} → {target}") or ""


def _unseen_issue(counts: Counter[str]) -> Iterator[Issue]:
    if counts:
        listed = ", ".join(f"{count} {name}" for name, count in sorted(counts.items()))
        message = "parts of the page that are no text were left out"
        yield Issue(code="MARKUP-REMOVED", severity="info", message=message, found=listed)


FORMAT = Format(
    name="html",
    title="Web page",
    suffixes=(".html", ".htm", ".xhtml"),
    media_type=_MEDIA_TYPE,
    sniff=sniff,
    read=read,
)
