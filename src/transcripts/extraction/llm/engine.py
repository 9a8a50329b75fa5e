"""The engine `llm:MODEL`: a model finds the words, the text itself decides what is kept.

Nothing that a model answers is taken over unless its words stand in the text.
"""

import dataclasses
import hashlib
import os
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from transcripts._version import __version__
from transcripts.errors import EndpointError, MissingExtraError
from transcripts.extraction import Extracted, ExtractOptions, Extractor
from transcripts.extraction.kept import kept_of
from transcripts.extraction.language.lexicon import languages
from transcripts.model import Document, Provenance
from transcripts.report import Issue

if TYPE_CHECKING:
    from transcripts.extraction.llm.calling import Caller
    from transcripts.extraction.llm.chat import Chat
    from transcripts.extraction.llm.gathering import Found
    from transcripts.extraction.llm.reading import Read

KEY = "TRANSCRIPTS_LLM_KEY"
"""The environment variable that holds the key of the server."""
_SHOWN = 60


def extract(document: Document, options: ExtractOptions) -> Extracted:
    """Add agents, claims, questions and answers to a report or transcript in any language.

    Raises:
        MissingExtraError: If what talks to a server is not installed.
        EndpointError: If no server is named, or it gives no usable answer in time.
    """
    try:
        from transcripts.extraction.llm.calling import Caller
    except ImportError as error:
        raise MissingExtraError("llm", "the engine llm") from error
    with Caller(options.endpoint, key=os.environ.get(KEY)) as caller:
        return extract_with(document, options, caller)


def extract_with(document: Document, options: ExtractOptions, caller: "Caller") -> Extracted:
    """As `extract`, asking a server through a given caller.

    Raises:
        EndpointError: If the server gives no usable answer in time.
    """
    from transcripts.extraction.llm.answers import schema
    from transcripts.extraction.llm.chat import Chat
    from transcripts.extraction.llm.reading import read_with

    chat = Chat(caller, options.argument or "", schema())
    read = read_with(document, chat, own_claims=options.own_claims)
    if read.failed and not read.answered:
        raise EndpointError(chat.host, read.failed[0].reason, "try another model")
    issues = tuple(_issues(document, chat, read))
    return Extracted(_enriched(document, options, chat, read.found), issues)


def _enriched(
    document: Document, options: ExtractOptions, chat: "Chat", found: "Found"
) -> Document:
    """The document with its records: by our resolvers where they know the language, else not."""
    known = (document.language or "").split("-")[0].lower() in languages()
    if any(block.kind == "turn" for block in document.blocks):
        return _transcript(document, options, chat, found, known=known)
    from transcripts.extraction.reports import pipeline

    if known:
        from transcripts.extraction.llm.asked import asked_as_told
        from transcripts.extraction.llm.finding import finder

        told = finder(found, model=_named(chat), notes=_notes(chat, found))
        resolved = pipeline.extract_report(document, options, finder=told)
        return asked_as_told(resolved, found)
    return _as_told(document, document, options, chat, found, tool=pipeline.TOOL)


def _transcript(
    document: Document, options: ExtractOptions, chat: "Chat", found: "Found", *, known: bool
) -> Document:
    from transcripts.extraction.transcripts import pipeline

    base = document
    if known:
        base = pipeline.extract_transcript(document, dataclasses.replace(options, own_claims=False))
    return _as_told(document, base, options, chat, found, tool=pipeline.TOOL)


def _as_told(
    document: Document,
    base: Document,
    options: ExtractOptions,
    chat: "Chat",
    found: "Found",
    *,
    tool: str,
) -> Document:
    from transcripts.extraction.llm.records import with_records

    kept = kept_of(document, tool)
    run = Provenance(
        id=kept.run,
        activity="extract",
        tool=tool,
        version=__version__,
        model=_named(chat),
        inputs=tuple(source.id for source in document.sources),
        when=options.now,
        notes=_notes(chat, found),
    )
    base = base.replace(provenance=(*kept.provenance, run))
    return with_records(base, found, kept, own_claims=options.own_claims)


def _named(chat: "Chat") -> str:
    """The model's name as the server tells it, without what a record cannot hold."""
    name = unicodedata.normalize("NFC", "".join(c if c.isprintable() else " " for c in chat.model))
    return " ".join(name.split()) or "unnamed"


def _notes(chat: "Chat", found: "Found") -> tuple[str, ...]:
    from transcripts.extraction.llm.reading import instructions

    digest = hashlib.sha256(instructions().encode()).hexdigest()
    return (
        f"engine llm, asked of {chat.host}",
        f"answers as {chat.level}, temperature 0, instructions sha256 {digest[:16]}",
        f"{len(found.lost)} of {found.returned} records dropped: their words are not in the text",
    )


def _issues(document: Document, chat: "Chat", read: "Read") -> Iterator[Issue]:
    if read.found.lost:
        yield _ungrounded(document, chat, read.found)
    for part, reason in read.failed:
        yield Issue(
            code="NOT-ANSWERED",
            severity="warning",
            message=f"nothing was found from {part.blocks[0].id} to {part.blocks[-1].id}: {reason}",
            where=document.id,
            remedy="extract again, or with another model",
        )
    usage = chat.usage
    yield Issue(
        code="TOKENS-USED",
        severity="info",
        message=f"{_named(chat)} took {usage.requests:,} request{'s' * (usage.requests != 1)}, "
        f"{usage.tokens_in:,} tokens in and {usage.tokens_out:,} out",
        where=document.id,
    )


def _ungrounded(document: Document, chat: "Chat", found: "Found") -> Issue:
    first = " ".join(chat.unkeyed(found.lost[0]).split())
    shown = first if len(first) <= _SHOWN else first[: _SHOWN - 1] + "…"
    return Issue(
        code="NOT-GROUNDED",
        severity="warning",
        message=f"{len(found.lost)} of {found.returned} records were dropped, "
        f"for their words are not in the text: {shown!r}" + (" …" if len(found.lost) > 1 else ""),
        where=document.id,
        remedy="look through the passages without records, or try another model",
    )


EXTRACTOR = Extractor(
    name="llm",
    title="Any language, by a language model on a server that you name",
    languages=(),
    extract=extract,
    argument="MODEL",
)
