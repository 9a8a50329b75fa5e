"""What `--version` prints, found without loading any plugin."""

import platform
from importlib.metadata import EntryPoint, entry_points

from transcripts._version import __version__

_GROUPS = {"formats": "transcripts.formats", "extractors": "transcripts.extractors"}


def version_text() -> str:
    """The version, Python's, and the installed formats and extractors with their packages."""
    lines = [f"transcripts {__version__} (Python {platform.python_version()})"]
    for title, group in _GROUPS.items():
        names = sorted(_described(entry) for entry in entry_points(group=group))
        lines.append(f"{title}: {', '.join(names) or 'none'}")
    return "\n".join(lines)


def _described(entry: EntryPoint) -> str:
    package = entry.dist
    if package is None or package.name == "transcripts":
        return entry.name
    return f"{entry.name} (from {package.name} {package.version})"
