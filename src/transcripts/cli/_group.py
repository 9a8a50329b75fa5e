"""The command group: commands load when used, errors become a message and an exit code."""

import contextlib
import gc
import importlib
import os
import sys
import traceback
from pathlib import Path
from typing import Any, NoReturn

import click

from transcripts.errors import SourceError, TranscriptsError

INTERRUPTED = 130


class LazyGroup(click.Group):
    """A group whose commands are stubs with a line of help until one is called.

    So `--help` and completion import no command, and no command imports another's needs.
    """

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run the command line; text goes out as UTF-8 on every system."""
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(encoding="utf-8", errors="replace")
        # A command makes many objects that stay until it ends: looking for garbage seldom
        # finds any and takes a tenth of its time.
        gc.set_threshold(100_000)
        return super().main(*args, **extra)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the words name, loaded from the module of its name."""
        name, stub, rest = super().resolve_command(ctx, args)
        if stub is None or stub is not self.commands.get(str(name)):
            return name, stub, rest
        return name, importlib.import_module(f"transcripts.cli.{name}").command, rest

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an error ends it with one message and its exit code."""
        if os.environ.get("NO_COLOR"):
            ctx.color = False
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except KeyboardInterrupt:
            _stop(ctx, "interrupted", INTERRUPTED)
        except TranscriptsError as error:
            _stop(ctx, f"error: {error}", error.exit_code)
        except OSError as error:
            _silence_output()
            _stop(
                ctx,
                f"error: {error.filename or 'standard output'}: {error.strerror}",
                SourceError.exit_code,
            )
        except Exception as error:
            _stop(ctx, _bug_report(error), TranscriptsError.exit_code)


def _stop(ctx: click.Context, message: str, code: int) -> NoReturn:
    from transcripts.cli._printing import visible

    if ctx.meta["transcripts.debug"]:
        traceback.print_exc()
    click.echo(visible(message), err=True)
    ctx.exit(code)


def _silence_output() -> None:
    # What standard output did not take would fail once more when Python closes it.
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _bug_report(error: Exception) -> str:
    where = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(where.filename).name}:{where.lineno}"
    return (
        f"error: a bug in transcripts ({type(error).__name__}: {error}, at {place}); nothing is "
        "half-written. Please report it with the output of the same command after "
        "`transcripts --debug`"
    )
