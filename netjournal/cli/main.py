"""The command line: which command lives where, loaded only when it is called, and one exit for every failure.

`netjournal jot` must be done in well under the blink of an eye, so nothing is imported here that it doesn't need.
"""

import sys
from contextlib import suppress
from importlib import import_module
from typing import Any

import click

from netjournal.cli.output import hint, never_fail_on_letters, warn
from netjournal.errors import NetjournalError

COMMANDS = {
    "jot": "netjournal.cli.jot",
    "event": "netjournal.cli.entry",
    "met": "netjournal.cli.entry",
    "promise": "netjournal.cli.entry",
    "talked": "netjournal.cli.talked",
    "done": "netjournal.cli.entry",
    "later": "netjournal.cli.entry",
    "reopen": "netjournal.cli.entry",
    "reflect": "netjournal.cli.app",
    "review": "netjournal.cli.review",
    "week": "netjournal.cli.review",
    "today": "netjournal.cli.today",
    "events": "netjournal.cli.look",
    "people": "netjournal.cli.look",
    "promises": "netjournal.cli.look",
    "ideas": "netjournal.cli.look",
    "show": "netjournal.cli.show",
    "search": "netjournal.cli.search",
    "tags": "netjournal.cli.tags",
    "views": "netjournal.cli.tags",
    "spark": "netjournal.cli.spark",
    "pile": "netjournal.cli.pile",
    "drifting": "netjournal.cli.pile",
    "closer": "netjournal.cli.pile",
    "circle": "netjournal.cli.pile",
    "bump": "netjournal.cli.pile",
    "twins": "netjournal.cli.twins",
    "merge": "netjournal.cli.twins",
    "undo": "netjournal.cli.history",
    "redo": "netjournal.cli.history",
    "changes": "netjournal.cli.history",
    "trash": "netjournal.cli.trash",
    "backup": "netjournal.cli.backup",
    "restore": "netjournal.cli.backup",
    "check": "netjournal.cli.check",
    "demo": "netjournal.cli.demo",
    "themes": "netjournal.cli.about",
    "where": "netjournal.cli.about",
}
"""Each command and the module that holds it, in the order help lists them."""

_SECTIONS = {
    "Keeping": ("jot", "event", "met", "promise", "talked", "done", "later", "reopen"),
    "Looking": (
        "reflect",
        "review",
        "week",
        "today",
        "events",
        "people",
        "promises",
        "ideas",
        "show",
        "search",
        "tags",
        "views",
        "spark",
    ),
    "Staying in touch": ("pile", "drifting", "closer", "circle", "bump"),
    "Taking back": ("undo", "redo", "changes", "trash"),
    "Keeping safe": ("backup", "restore", "check"),
    "Besides": ("twins", "merge", "demo", "themes", "where"),
}

INTERRUPTED = 130


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

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Click looks for the nearest name among loaded commands only, and none is loaded here yet."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            raise click.UsageError(_no_such_command(args[0]), ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command. The reader of a pipe who has gone (… | head) is no failure, and there is nobody to tell."""
        try:
            result = super().invoke(ctx)
            if sys.stdout is not None:
                sys.stdout.flush()
        except BrokenPipeError:
            _write_nowhere()
            return 0
        return result

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for title, names in _SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl([(name, self._summary(ctx, name)) for name in names])

    def _summary(self, ctx: click.Context, name: str) -> str:
        command = self.get_command(ctx, name)
        return command.get_short_help_str(60) if command else ""


def _no_such_command(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, COMMANDS, 2)
    meant = f" Did you mean {' or '.join(near)}?" if near else f' To keep it as a jot: netjournal jot "{name}"'
    return f"There is no command “{name}”.{meant}"


def _no_such_option(error: click.NoSuchOption) -> str:
    """In the words of `jot`, which reads its options itself."""
    meant = f" Did you mean {' or '.join(error.possibilities)}?" if error.possibilities else ""
    return f"There is no option {error.option_name}.{meant}"


def _write_nowhere() -> None:
    """Let what is still to be written to the closed pipe go, so that the interpreter does not stumble over it."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from netjournal import __version__

        click.echo(f"netjournal {__version__}")
        ctx.exit()


@click.group(
    cls=Lazy,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
    epilog="Everything is kept in one file on this machine; “netjournal where” names it. “netjournal undo” "
    "takes back all but a restore and an emptied trash.",
)
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version.")
@click.pass_context
def netjournal(ctx: click.Context) -> None:
    """A journal for people who meet people.

    Without a command it opens full screen; text from a pipe is kept as a jot.
    """
    if ctx.invoked_subcommand is None:
        from netjournal.cli.app import open_app

        ctx.exit(open_app())


def main() -> None:
    """Run the command line and leave with the exit code of what happened.

    0 fine · 1 not found · 2 wrong use · 3 several fit · 4 the journal is held · 5 the journal is refused ·
    6 the disk refuses · 7 a settings file can't be read · 8 something newer stands in the way of taking back ·
    9 the check found something · 70 an error of our own · 130 stopped at a question
    """
    never_fail_on_letters()
    sys.exit(_run())


def _run() -> int:
    try:
        code = netjournal.main(prog_name="netjournal", standalone_mode=False)
    except click.NoSuchOption as error:
        _complain(_no_such_option(error), error.ctx)
        return 2
    except click.ClickException as error:
        _complain(error.format_message(), getattr(error, "ctx", None))
        return 2
    except click.Abort:
        _complain("Stopped; nothing was kept.")
        return INTERRUPTED
    except NetjournalError as error:
        _complain(str(error))
        return error.exit_code
    except OSError as error:
        if error.filename is not None:
            return _unforeseen(error)
        _complain(f"The output can't be written ({error.strerror}).")
        return 6
    except Exception as error:  # noqa: BLE001 - the last resort, so that nobody sees a traceback with their words in it
        return _unforeseen(error)
    return code if isinstance(code, int) else 0


def _unforeseen(error: Exception) -> int:
    """An error of our own: a report without any words of the journal, and a sentence."""
    from netjournal.crash import CRASHED, write_report
    from netjournal.paths import find

    where = write_report(error, find().state)
    _complain(
        f"stopped on an error of its own ({type(error).__name__}). A report without any of your words is in {where}"
    )
    return CRASHED


def _complain(message: str, ctx: click.Context | None = None) -> None:
    with suppress(OSError):  # nobody to tell: the exit code says it
        warn(message)
        if ctx is not None:
            hint(f"Try: {ctx.command_path} --help")
