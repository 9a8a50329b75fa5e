"""Event reports and transcripts as one validated document, in TEI-XML and JSON.

The public names load when first used, so that `import transcripts` is instant.
"""

import importlib
from typing import TYPE_CHECKING, Any

from transcripts._version import __version__

if TYPE_CHECKING:
    from transcripts.api import convert, extract, read, validate, write
    from transcripts.comparison import Changes, apply, diff, invert
    from transcripts.merging import Decisions, merge, resolve
    from transcripts.model import Document

_HOMES = {
    "Changes": "transcripts.comparison",
    "Decisions": "transcripts.merging",
    "Document": "transcripts.model",
    "apply": "transcripts.comparison",
    "convert": "transcripts.api",
    "diff": "transcripts.comparison",
    "extract": "transcripts.api",
    "invert": "transcripts.comparison",
    "merge": "transcripts.merging",
    "read": "transcripts.api",
    "resolve": "transcripts.merging",
    "validate": "transcripts.api",
    "write": "transcripts.api",
}

__all__ = [
    "Changes",
    "Decisions",
    "Document",
    "__version__",
    "apply",
    "convert",
    "diff",
    "extract",
    "invert",
    "merge",
    "read",
    "resolve",
    "validate",
    "write",
]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(importlib.import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'transcripts' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
