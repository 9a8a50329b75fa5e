"""What git has to know of this program: attributes of files, and the drivers they name."""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from transcripts.errors import SourceError

DRIVER = "transcript"
"""What the attributes call the drivers."""
PATTERNS = ("*.tei.xml", "*.transcript.json")

_BEGIN, _END = "# transcripts: begin", "# transcripts: end"
_OURS = re.compile(rf"^{_BEGIN}\n.*?^{_END}\n?", re.MULTILINE | re.DOTALL)
_LINES = "".join(
    f"{pattern} text eol=lf diff={DRIVER} merge={DRIVER}\n" for pattern in PATTERNS
)  # Line ends as written, so that digests hold on every system.


class State(NamedTuple):
    """Whether a repository is set up."""

    attributes: Path | None
    """The file that names the drivers; None if there is none."""
    missing: tuple[str, ...]
    """Settings that are not made, or made for another program."""

    @property
    def complete(self) -> bool:
        """Whether nothing is missing."""
        return self.attributes is not None and not self.missing


class Repository:
    """The git repository around the working directory.

    Raises:
        SourceError: If git is not installed, or the directory is in no repository.
    """

    def __init__(self) -> None:
        self.root = Path(_git("rev-parse", "--show-toplevel"))
        self.shared = self.root / ".gitattributes"
        private = Path(_git("rev-parse", "--git-path", "info/attributes"))
        self.private = private if private.is_absolute() else Path.cwd() / private

    def install(self, *, private: bool) -> Path:
        """Name the drivers in the attributes and set them up; the file of attributes."""
        chosen, other = (self.private, self.shared) if private else (self.shared, self.private)
        _write(chosen, _without(chosen) + f"{_BEGIN}\n{_LINES}{_END}\n")
        if other.exists():
            _write(other, _without(other))
        for key, value in _settings().items():
            _git("config", "--local", key, value)
        return chosen

    def uninstall(self) -> None:
        """Take the attributes and settings away; what else there is stays."""
        for path in (self.shared, self.private):
            if path.exists():
                _write(path, _without(path))
        for section in (f"diff.{DRIVER}", f"merge.{DRIVER}"):
            if _asked("config", "--local", "--get-regexp", rf"^{re.escape(section)}\."):
                _git("config", "--local", "--remove-section", section)

    def state(self) -> State:
        """What is set up."""
        paths = [path for path in (self.shared, self.private) if _has_ours(path)]
        return State(paths[0] if paths else None, tuple(self._missing()))

    def _missing(self) -> Iterator[str]:
        for key, value in _settings().items():
            if _asked("config", "--local", key) != value:
                yield key


def user_name() -> str | None:
    """Who works in this repository, as git knows them."""
    return _asked("config", "user.name") or None


def _settings() -> dict[str, str]:
    program = f"{shlex.quote(Path(sys.executable).as_posix())} -m transcripts git"
    return {
        f"diff.{DRIVER}.textconv": f"{program} textconv",
        f"diff.{DRIVER}.command": f"{program} diff-driver",
        f"merge.{DRIVER}.name": "transcripts: by turns, people and claims",
        f"merge.{DRIVER}.driver": f"{program} merge-driver %O %A %B %L %P",
    }


def _has_ours(path: Path) -> bool:
    return path.exists() and _OURS.search(path.read_text("utf-8")) is not None


def _without(path: Path) -> str:
    """The lines of a file of attributes that are not ours."""
    text = _OURS.sub("", path.read_text("utf-8")) if path.exists() else ""
    return text if not text or text.endswith("\n") else text + "\n"


def _write(path: Path, text: str) -> None:
    if not text:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _git(*arguments: str) -> str:
    """What git prints.

    Raises:
        SourceError: If it fails.
    """
    run = _run(*arguments)
    if run.returncode:
        reason = run.stderr.strip() or "git failed"
        raise SourceError("git", reason, "go into a git repository, or make one with git init")
    return run.stdout.strip()


def _asked(*arguments: str) -> str:
    """What git prints; nothing if it has no answer."""
    return _run(*arguments).stdout.strip()


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(  # noqa: S603 - no shell, and all arguments are ours
            ["git", *arguments],  # noqa: S607 - the git of the user
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    except FileNotFoundError as error:
        raise SourceError("git", "is not installed", "install it") from error
