"""The TEI form against our RELAX NG profile."""

import re
from collections.abc import Iterator

from lxml import etree

from transcripts.report import Issue

_ID = "{http://www.w3.org/XML/1998/namespace}id"
_NAMESPACED = re.compile(r"\{[^}]*\}")
# libxml2 repeats a fault for every element around it; these lines add nothing to the first.
_ECHO = re.compile("failed to validate content|has extra content|in interleave")


def schema_issues(data: bytes, grammar: bytes) -> Iterator[Issue]:
    """What the grammar (RELAX NG, XML syntax) says about a well-formed TEI file."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, collect_ids=False
    )
    root = etree.fromstring(data, parser)
    profile = etree.RelaxNG(etree.fromstring(grammar, parser))
    if profile.validate(root):
        return
    entries = list(profile.error_log)
    for entry in [found for found in entries if not _ECHO.search(found.message)] or entries[:1]:
        yield Issue(
            code="TEI-SCHEMA",
            severity="error",
            message=_NAMESPACED.sub("", entry.message),
            remedy="see `transcripts schema tei.rnc`",
            line=entry.line,
            xpath=entry.path,
            where=_owner(root, entry.path),
        )


def _owner(root: etree._Element, path: str | None) -> str | None:
    found = root.xpath(path) if path else []
    if not (isinstance(found, list) and found and isinstance(found[0], etree._Element)):
        return None
    around = (found[0], *found[0].iterancestors())
    return next((str(element.get(_ID)) for element in around if element.get(_ID)), None)
