"""`transcripts git`: git shows and merges documents by turns, people and claims."""

import difflib
import os
import sys
from pathlib import Path, PurePath

import click

from transcripts import api, registry
from transcripts.cli._git_setup import PATTERNS, Repository
from transcripts.cli._git_text import text_lines
from transcripts.cli._streams import write_output
from transcripts.errors import TranscriptsError

_EPILOG = """\b
Examples:
  transcripts git install
  git diff                     # says which turns, speakers and claims changed
  git merge second-annotator   # keeps documents valid, with conflicts in them
  transcripts git status
"""
_CONFLICTS = 1


@click.group(epilog=_EPILOG)
def command() -> None:
    """Teach git to show and merge documents.

    `install` sets up the repository around the working directory: git diff and git log then
    show documents in words, and git merge, rebase and cherry-pick merge them by turns, people
    and claims instead of lines.
    """


@command.command(epilog="Settings are local to the clone: each clone is set up once.")
@click.option(
    "--private",
    is_flag=True,
    help="Leave .gitattributes alone: write the attributes to .git/info/attributes.",
)
def install(*, private: bool) -> None:
    """Set up this repository."""
    path = Repository().install(private=private)
    hint = "" if private else "; commit it, so that every clone has it"
    click.echo(f"{', '.join(PATTERNS)}: set up in {path}{hint}", err=True)


@command.command()
def uninstall() -> None:
    """Undo what install did."""
    repository = Repository()
    repository.uninstall()
    click.echo(f"{repository.root}: git treats documents as plain text again", err=True)


@command.command(epilog="Exit codes: 0 set up · 1 not, or not wholly.")
def status() -> None:
    """Say whether this repository is set up."""
    repository = Repository()
    state = repository.state()
    click.echo(f"repository  {repository.root}")
    click.echo(f"attributes  {state.attributes or 'none; run transcripts git install'}")
    for key in state.missing:
        click.echo(f"not set     {key}; run transcripts git install")
    raise SystemExit(0 if state.complete else 1)


@command.command(hidden=True)
@click.argument("file", type=click.Path())
def textconv(file: str) -> None:
    """Print a document as lines of text; git calls this."""
    try:
        document = api.read(file, format=_format_of(file)).document
    except TranscriptsError:
        # git would give up on the whole comparison.
        write_output(Path(file).read_bytes())
        return
    for line in text_lines(document):
        click.echo(line)


@command.command(hidden=True)
@click.argument("path")
@click.argument("versions", nargs=-1)
def diff_driver(path: str, versions: tuple[str, ...]) -> None:
    """Show what differs between two versions of a file; git calls this."""
    if os.environ.get("GIT_PAGER_IN_USE"):
        os.environ.setdefault("FORCE_COLOR", "1")
    if len(versions) < 6:
        click.echo(f"* unmerged: {path}")
        return
    old, new = versions[0], versions[3]
    name = path if len(versions) == 6 else f"{path} → {versions[6]}"
    click.secho(f"transcripts diff {name}", bold=True)
    _show(old, new, path)


def _format_of(path: str) -> str:
    """The format that a file's name promises: a broken document is no plain text."""
    return registry.format_for_output(PurePath(path).name).name


def _show(old: str, new: str, path: str) -> None:
    from transcripts.cli._comparison import compared
    from transcripts.cli._diff_page import diff_page
    from transcripts.cli._terminal import print_page

    if os.devnull in (old, new):
        click.echo("new document" if old == os.devnull else "document removed")
        return
    try:
        found = compared((old, new), (_format_of(path),), extract=False)
    except TranscriptsError as error:
        click.echo(f"shown as lines, since it is no valid document: {error}")
        before, after = (_lines(file) for file in (old, new))
        click.echo("".join(difflib.unified_diff(before, after)), nl=False)
        return
    if found.told:
        print_page(diff_page(found.sides, found.told))


def _lines(file: str) -> list[str]:
    return Path(file).read_text("utf-8", errors="replace").splitlines(keepends=True)


@command.command(hidden=True)
@click.argument("base", type=click.Path())
@click.argument("ours", type=click.Path())
@click.argument("theirs", type=click.Path())
@click.argument("marker_size", type=int)
@click.argument("path")
def merge_driver(base: str, ours: str, theirs: str, marker_size: int, path: str) -> None:  # noqa: ARG001 - git gives the size of markers, which documents have none of
    """Merge two versions of a file into the first; git calls this."""
    from transcripts.cli._git_merge import merged

    try:
        data, conflicts = merged(base, ours, theirs, path)
    except TranscriptsError as error:
        click.echo(
            f"{path}: not merged, ours was left: {error}; look at theirs with "
            f"`git show :3:{path}`, put right what is wrong, then git add it",
            err=True,
        )
        sys.exit(_CONFLICTS)
    Path(ours).write_bytes(data)
    if conflicts:
        click.echo(
            f"{path}: {conflicts} to be resolved; the document is valid and holds both sides. "
            f"`transcripts resolve {path}`, then git add it",
            err=True,
        )
        sys.exit(_CONFLICTS)
