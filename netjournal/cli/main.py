"""The command line: which command lives where, loaded only when it is called, and one exit for every failure.

`netjournal jot` must be done in well under the blink of an eye, so nothing is imported here that it doesn't need.
"""

import sys
from importlib import import_module

import click

from netjournal.errors import NetjournalError

COMMANDS = {
    "jot": "netjournal.cli.jot",
    "event": "netjournal.cli.entry",
    "met": "netjournal.cli.entry",
    "promise": "netjournal.cli.entry",
    "done": "netjournal.cli.entry",
    "events": "netjournal.cli.look",
    "people": "netjournal.cli.look",
    "promises": "netjournal.cli.look",
    "ideas": "netjournal.cli.look",
    "show": "netjournal.cli.look",
    "today": "netjournal.cli.look",
    "reflect": "netjournal.cli.app",
    "demo": "netjournal.cli.demo",
    "undo": "netjournal.cli.history",
    "redo": "netjournal.cli.history",
    "themes": "netjournal.cli.about",
    "where": "netjournal.cli.about",
}
"""Each command and the module that holds it, in the order help lists them."""


class Lazy(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        module = COMMANDS.get(cmd_name)
        if module is None:
            return None
        command = getattr(import_module(module), f"{cmd_name}_command")
        assert isinstance(command, click.Command)
        return command


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from netjournal import __version__

        click.echo(f"netjournal {__version__}")
        ctx.exit()


@click.group(cls=Lazy, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version.")
@click.pass_context
def netjournal(ctx: click.Context) -> None:
    """A journal for people who meet people. Without a command it opens full screen."""
    if ctx.invoked_subcommand is None:
        from netjournal.cli.app import open_app

        ctx.exit(open_app())


def main() -> None:
    """Run the command line and leave with the exit code of what happened.

    0 fine · 1 not found · 2 wrong use · 3 several fit · 4 the journal is held · 5 the journal is refused ·
    6 the disk refuses · 7 a settings file can't be read · 8 something newer stands in the way of taking back
    """
    try:
        code = netjournal.main(prog_name="netjournal", standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        sys.exit(2)
    except click.ClickException as error:
        _complain(error.format_message(), getattr(error, "ctx", None))
        sys.exit(2)
    except click.Abort:
        _complain("Stopped; nothing was kept.")
        sys.exit(130)
    except NetjournalError as error:
        _complain(str(error))
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # The reader of a pipe has gone (… | head): nothing more to say, and nothing to say it to.
        import os

        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


def _complain(message: str, ctx: click.Context | None = None) -> None:
    from netjournal.text import clean

    click.echo(f"netjournal: {clean(message)}", err=True)
    if ctx is not None:
        click.echo(f"Try: {ctx.command_path} --help", err=True)
