"""The documentation is true: commands run as shown, links lead somewhere, nothing is left out."""

import ast
import json
import re
import shlex
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from transcripts import errors, registry
from transcripts.cli import main

PROJECT = Path(__file__).parents[1]
PAGES = sorted(
    page
    for pattern in ("*.md", "docs/**/*.md", "samples/**/README.md", "schema/README.md")
    for page in PROJECT.glob(pattern)
)
SHOWN = [page for page in PAGES if "```console" in page.read_text("utf-8")]

CODE = re.compile(r"[A-Z]{2,}(-[A-Z]+)+")

FIGURES = {
    "reports: claims found": ("reports.dev", "claims.found"),
    "reports: claims found, with the right holder": ("reports.dev", "claims.joint"),
    "reports: persons": ("reports.dev", "persons"),
    "reports: questions": ("reports.dev", "questions"),
    "reports: answers": ("reports.dev", "answers"),
    "transcripts: questions": ("transcripts", "questions"),
    "transcripts: answers": ("transcripts", "answers"),
    "transcripts: what others are reported to have said": ("transcripts", "reported_claims"),
}


class Command(NamedTuple):
    """A shown command, the output below it, and the exit code shown by `echo $?`."""

    line: str
    output: str
    code: int


def name(page: Path) -> str:
    return page.relative_to(PROJECT).as_posix()


def commands(page: Path) -> Iterator[Command]:
    """The commands of a page's `console` blocks; a line with only … stands for any output."""
    for block in re.findall(r"^```console\n(.*?)^```", page.read_text("utf-8"), re.M | re.S):
        entries = [entry.partition("\n") for entry in re.split(r"^\$ ", block, flags=re.M)[1:]]
        for index, (line, _, output) in enumerate(entries):
            if line == "echo $?":
                continue
            following = entries[index + 1] if index + 1 < len(entries) else ("", "", "")
            code = int(following[2]) if following[0] == "echo $?" else 0
            yield Command(line, output, code)


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    annotated = shutil.ignore_patterns("annotated")
    shutil.copytree(PROJECT / "samples", tmp_path / "samples", ignore=annotated)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "90")
    return tmp_path


@pytest.mark.parametrize("page", SHOWN, ids=name)
def test_shown_commands_run(page: Path, workplace: Path) -> None:
    for shown in commands(page):
        output, code = run(shown.line)

        assert code == shown.code, f"{shown.line}\n{output}"
        pattern = ".*".join(re.escape(part) for part in re.split(r"^…\n", shown.output, flags=re.M))
        assert re.fullmatch(pattern, output, re.S) or not shown.output, f"{shown.line}\n{output}"


def run(line: str) -> tuple[str, int]:
    """Run a pipeline of `transcripts` and `cat`; the output and exit code of its end."""
    data, output, code = b"", "", 0
    for part in line.split(" | "):
        words = shlex.split(part)
        if words[0] == "cat":
            data = Path(words[1]).read_bytes()
            continue
        assert words[0] == "transcripts", f"cannot run {part!r}"
        result = CliRunner().invoke(main, words[1:], input=data, prog_name="transcripts")
        data, output, code = result.stdout_bytes, result.output, result.exit_code
    return output, code


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_shown_python_runs(page: Path, workplace: Path) -> None:
    blocks = re.findall(r"^```python\n(.*?)^```", page.read_text("utf-8"), re.M | re.S)
    for block in blocks:
        names: dict[str, object] = {}
        exec(compile(block, name(page), "exec"), names)
        assert names, f"{name(page)} shows Python that does nothing"


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_relative_links_resolve(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8")):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, fragment = target.partition("#")
        linked = (page.parent / path) if path else page
        assert linked.exists(), f"{name(page)} links to {target}"
        if fragment:
            assert fragment in headings(linked), f"{name(page)} links to {target}"


def headings(page: Path) -> set[str]:
    """The fragments under which a page's headings can be reached."""
    titles = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def test_every_command_has_a_page() -> None:
    pages = {page.stem for page in (PROJECT / "docs" / "commands").glob("*.md")}

    assert pages == set(main.commands)


@pytest.mark.parametrize("command", main.commands)
def test_every_option_is_on_the_page_of_its_command(command: str) -> None:
    page = (PROJECT / "docs" / "commands" / f"{command}.md").read_text("utf-8")
    shown = CliRunner().invoke(main, [command, "--help"]).output

    options = set(re.findall(r"^  (?:-\w, )?(--[a-z-]+)", shown.partition("Options:")[2], re.M))

    assert options - {"--help"} <= set(re.findall(r"--[a-z][a-z-]+", page))


def test_every_format_has_a_page() -> None:
    pages = {page.stem for page in (PROJECT / "docs" / "formats").glob("*.md")}

    assert pages == set(registry.format_names())


def test_every_issue_code_is_explained_and_every_explained_code_exists() -> None:
    page = (PROJECT / "docs" / "errors.md").read_text("utf-8")
    explained = set(re.findall(r"^\| `([A-Z][A-Z0-9-]+)` \|", page, re.M))

    emitted = {code for path in (PROJECT / "src").rglob("*.py") for code in emitted_codes(path)}

    assert explained == emitted


def emitted_codes(path: Path) -> Iterator[str]:
    """What a module passes as `code=`, and its other strings in the shape of a code."""
    tree = ast.parse(path.read_text("utf-8"))
    keywords = (node for node in ast.walk(tree) if isinstance(node, ast.keyword))
    yield from strings(keyword.value for keyword in keywords if keyword.arg == "code")
    yield from filter(CODE.fullmatch, strings(ast.walk(tree)))


def strings(nodes: Iterable[ast.AST]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_figures_are_those_measured() -> None:
    results = json.loads((PROJECT / "tests" / "quality" / "results.json").read_text("utf-8"))
    rows = re.findall(
        r"^\| (\w+: .+?) \| (\d+) \|$", (PROJECT / "README.md").read_text("utf-8"), re.M
    )

    shown = {what: int(figure) for what, figure in rows}
    measured = {
        what: results["model"][corpus][key]["F1"] for what, (corpus, key) in FIGURES.items()
    }

    assert shown == pytest.approx(measured, abs=2)


def test_every_error_is_explained_with_its_exit_code() -> None:
    page = (PROJECT / "docs" / "errors.md").read_text("utf-8")

    for error in vars(errors).values():
        if isinstance(error, type) and issubclass(error, errors.TranscriptsError):
            assert re.search(rf"^\| {error.exit_code} \|.*`{error.__name__}`", page, re.M), error
