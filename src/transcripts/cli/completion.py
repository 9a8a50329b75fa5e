"""`transcripts completion`: the script that completes commands in a shell."""

import click
from click.shell_completion import get_completion_class

_EPILOG = """\b
Examples:
  transcripts completion bash >> ~/.bashrc
  transcripts completion zsh >> ~/.zshrc
  transcripts completion fish > ~/.config/fish/completions/transcripts.fish
"""


@click.command(epilog=_EPILOG)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(context: click.Context, shell: str) -> None:
    """Print the script that completes commands in a shell.

    Add it to the shell's start-up file; it works in the next shell that you open.
    """
    made = get_completion_class(shell)
    assert made is not None, "click knows the shells that the argument allows"
    root = context.find_root().command
    click.echo(made(root, {}, "transcripts", "_TRANSCRIPTS_COMPLETE").source())
