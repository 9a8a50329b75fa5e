"""The command group: quick help, one message for each error, and its exit code."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from transcripts import api
from transcripts.cli import COMMANDS, main
from transcripts.errors import (
    MissingExtraError,
    NewerSchemaError,
    OneWayError,
    PluginError,
    ReadError,
    SourceError,
    TranscriptsError,
    UnknownExtractorError,
    UnknownFormatError,
    UnrecognizedError,
)


def run(*args: str, **options: Any) -> Result:
    return CliRunner().invoke(main, args, prog_name="transcripts", **options)


def command_line(*args: str, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "transcripts", *args],
        capture_output=True,
        encoding="utf-8",
        check=False,
        **options,
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_the_line_of_help_is_the_commands_own(name: str) -> None:
    context = click.Context(main)
    _, command, _ = main.resolve_command(context, [name])
    assert command is not None
    assert command.get_short_help_str(limit=200) == COMMANDS[name]
    assert command.epilog is not None
    assert f"  transcripts {name}" in command.epilog


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_examples(name: str) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0
    assert "Examples:\n" in result.stdout


def test_help_lists_the_commands_whole() -> None:
    result = run("--help")
    assert all(f"  {name}" in result.stdout for name in COMMANDS)
    assert "..." not in result.stdout.replace("[ARGS]...", "")


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["convert"]])
def test_the_group_loads_nothing_heavy(arguments: list[str]) -> None:
    program = (
        "import sys\n"
        "from transcripts.cli import main\n"
        "main(sys.argv[1:], standalone_mode=False) if sys.argv[1] != 'convert' else None\n"
        "heavy = {'pydantic', 'lxml', 'rich', 'jsonschema'} & set(sys.modules)\n"
        "print(sorted(heavy), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True
    )
    assert done.stderr.strip() == "[]"


def test_the_version_names_the_formats_and_foreign_packages(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from importlib.metadata import EntryPoint

    from transcripts.cli import _version

    class Package:
        name, version = "acme-minutes", "2.1"

    def entries(group: str) -> list[EntryPoint]:
        if group != "transcripts.formats":
            return []
        own = EntryPoint("json", "transcripts.formats.json:FORMAT", group)
        foreign = EntryPoint("minutes", "acme:FORMAT", group)
        vars(foreign)["dist"] = Package
        return [foreign, own]

    monkeypatch.setattr(_version, "entry_points", entries)
    first, *others = run("--version").stdout.splitlines()
    assert first.startswith("transcripts 0.")
    assert others == ["formats: json, minutes (from acme-minutes 2.1)", "extractors: none"]


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (ReadError("vtt", "no cue", 3, "a.vtt"), 3),
        (SourceError("a.txt", "is empty", "check it"), 3),
        (UnknownFormatError("vtx"), 4),
        (UnrecognizedError("a.bin"), 4),
        (OneWayError("text", "written"), 4),
        (UnknownExtractorError("rulez"), 4),
        (NewerSchemaError("9.0", "1.0"), 5),
        (PluginError("x", ("acme",), "is broken"), 6),
        (MissingExtraError("html", "reading web pages"), 6),
        (TranscriptsError("odd"), 70),
    ],
)
def test_an_error_is_one_message_and_its_exit_code(
    error: TranscriptsError, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = run_failing(error, monkeypatch)
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr == f"error: {error}\n"


def run_failing(
    error: BaseException, monkeypatch: pytest.MonkeyPatch, *before: str, **options: Any
) -> Result:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(api, "prepare", fail)
    monkeypatch.setattr(api, "read", fail)
    return run(*before, "show", "x.json", **options)


def test_a_bug_is_reported_shortly(monkeypatch: pytest.MonkeyPatch) -> None:
    result = run_failing(ZeroDivisionError("division by zero"), monkeypatch)
    assert result.exit_code == 70
    assert result.stderr.startswith(
        "error: a bug in transcripts (ZeroDivisionError: division by zero, at test_group.py:"
    )
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("before", "environment"), [(["--debug"], {}), ([], {"TRANSCRIPTS_DEBUG": "1"})]
)
def test_debugging_shows_where_an_error_arose(
    before: list[str], environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    error = ReadError("vtt", "no cue", 3, "a.vtt")
    result = run_failing(error, monkeypatch, *before, env=environment)
    assert result.exit_code == 3
    assert "Traceback (most recent call last)" in result.stderr
    assert result.stderr.endswith(f"error: {error}\n")


def test_an_interruption_is_no_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    result = run_failing(KeyboardInterrupt(), monkeypatch)
    assert (result.exit_code, result.stderr) == (130, "interrupted\n")


def test_a_closed_pipe_is_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    result = run_failing(BrokenPipeError(32, "Broken pipe"), monkeypatch)
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "")


def test_a_mistyped_command_is_a_usage_error() -> None:
    result = run("convrt")
    assert result.exit_code == 2
    assert "No such command 'convrt'" in result.stderr


def test_control_characters_never_reach_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    result = run_failing(SourceError("\x1b[2J.txt", "is empty", "check it"), monkeypatch)
    assert result.stderr == "error: \ufffd[2J.txt: is empty; check it\n"


def test_colour_can_be_switched_off(tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text('{"schema_version": "1.0"}')
    arguments = ("validate", str(tmp_path / "bad.json"))
    assert "\x1b[" in run(*arguments, color=True).stdout
    assert "\x1b[" not in run(*arguments, color=True, env={"NO_COLOR": "1"}).stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the device /dev/full")
@pytest.mark.parametrize("arguments", [["formats"], ["schema", "document.json"]])
def test_a_full_disk_behind_standard_output_is_no_bug(arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "transcripts", *arguments],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (done.returncode, done.stderr) == (
        3, f"error: standard output: {os.strerror(28)}\n",
    )  # fmt: skip


def test_text_is_utf_8_whatever_the_system_says(tmp_path: Path) -> None:
    environment = os.environ | {"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    missing = tmp_path / "Δέλτα.txt"
    done = command_line("show", str(missing), env=environment)
    assert (done.returncode, done.stderr) == (
        3,
        f"error: {missing}: cannot be read ({os.strerror(2)}); check the name and permissions\n",
    )


def test_the_module_runs_like_the_script() -> None:
    done = command_line("--version")
    assert done.returncode == 0
    assert done.stdout.startswith("transcripts 0.")
