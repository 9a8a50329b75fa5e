"""What a good archival document also has; none of it makes a document invalid."""

import re
from collections.abc import Iterator

from transcripts.model import Document
from transcripts.report import Issue

_ODD = re.compile(
    "[\x7f-\x9f\u00ad\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffd\ue000-\uf8ff]"
)


def hints(document: Document) -> Iterator[Issue]:
    """Every hint about a document."""
    yield from language_is_given(document)
    yield from rights_are_given(document)
    yield from characters_are_ordinary(document)
    yield from blocks_have_text(document)
    yield from claims_have_sources(document)


def language_is_given(document: Document) -> Iterator[Issue]:
    """The document names its language."""
    if document.language in (None, "und"):
        yield Issue(
            code="LANGUAGE-UNKNOWN",
            severity="warning",
            message="the document does not say which language it is in",
            remedy="set language, such as en",
            where=document.id,
            pointer="/language",
        )


def rights_are_given(document: Document) -> Iterator[Issue]:
    """The document, or each of its sources, has a licence, or a rule of access."""
    rights = document.rights
    stated = rights and (rights.licence or rights.licence_uri or rights.access)
    sources = document.sources and all(source.licence for source in document.sources)
    if not (stated or sources):
        yield Issue(
            code="RIGHTS-UNKNOWN",
            severity="warning",
            message="the document does not say who may use it, and how",
            remedy="set rights: a licence, or at least access (open, restricted …)",
            where=document.id,
            pointer="/rights",
        )


def characters_are_ordinary(document: Document) -> Iterator[Issue]:
    """The text has no characters that are invisible, private or a sign of damage."""
    for index, block in enumerate(document.blocks):
        found = sorted(set(_ODD.findall(block.text)))
        if found:
            names = " ".join(f"U+{ord(character):04X}" for character in found)
            first = _ODD.search(block.text)
            offset = first.start() if first else 0
            yield Issue(
                code="CHARACTER-ODD",
                severity="warning",
                message=f"the text has invisible, private or damaged characters, at {offset} first",
                remedy="compare with the source",
                where=block.id,
                pointer=f"/blocks/{index}/text",
                found=names,
            )


def blocks_have_text(document: Document) -> Iterator[Issue]:
    """Every block but a foreign one says something."""
    for index, block in enumerate(document.blocks):
        if not block.text.strip() and block.kind != "foreign":
            yield Issue(
                code="BLOCK-EMPTY",
                severity="warning",
                message=f"a {block.kind} without text",
                remedy="remove it, or restore its text",
                where=block.id,
                pointer=f"/blocks/{index}/text",
            )


def claims_have_sources(document: Document) -> Iterator[Issue]:
    """Every claim says who holds it; that the text does not tell is worth only a remark."""
    for index, claim in enumerate(document.claims):
        if not claim.attribution or claim.attribution[-1].agent is None:
            yield Issue(
                code="CLAIM-UNATTRIBUTED",
                severity="info" if claim.attribution else "warning",
                message="the claim does not say whose it is",
                remedy="add the agent to its attribution, if the text tells",
                where=claim.id,
                pointer=f"/claims/{index}/attribution",
            )
