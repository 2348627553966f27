"""The way from the command line into the full-screen journal: the one place of the cli that loads it."""

import sys
from pathlib import Path

import click

from netjournal.cli.opening import place
from netjournal.cli.output import on_terminal, typed_on
from netjournal.errors import WrongUse

_NO_TERMINAL = (
    "The full-screen journal needs a terminal. Without one: netjournal today, events, people, promises, ideas or "
    "show to read, netjournal jot to write."
)

WORK_MAKES = 2_000
"""Objects made between two looks for garbage once it is open. After fifty times as many, as at the start, a look at all
that came together takes a tenth of a second and is felt as a pause."""


def terminal() -> bool:
    """Whether the full-screen journal can open: it reads keys from stdin and draws on stderr."""
    return typed_on() and on_terminal() and sys.stderr is not None and sys.stderr.isatty()


def open_app(home: Path | None = None, reflect: str | None = None, review: tuple[str, int | None] | None = None) -> int:
    """Open the full-screen journal, and leave with its exit code. `home`: another folder than the user's own;
    `reflect`: begin with looking back on the event these words mean, or on what waits when they are empty;
    `review`: begin with the review of the week these words mean, with at most so many items.

    What is piped in is data, never keystrokes: it is kept as a jot. Raises WrongUse without a terminal, NotFound.
    """
    if not typed_on() and home is None and reflect is None and review is None and _something_piped():
        from netjournal.cli.jot import jot_command

        code = jot_command.main(["-"], prog_name="netjournal jot", standalone_mode=False)
        return code if isinstance(code, int) else 0
    if not terminal():
        raise WrongUse(_NO_TERMINAL)
    here = place(home)
    journal = here.journal()
    try:
        event = None if reflect is None else journal.reflecting.find(reflect).id
        if review is not None:
            journal.reviewing.reviewed_week(
                review[0]
            )  # words that are no week are said here, before the screen is taken
        import gc

        gc.disable()  # collecting while everything is loaded costs a fifth of the start; the app turns it on again
        gc.set_threshold(WORK_MAKES, 10, 10)
        from netjournal.tui.app import run

        return run(journal, here.settings, here.paths, event, review)
    finally:
        journal.close()


def _something_piped() -> bool:
    """Whether stdin holds anything: cron and /dev/null do not, and mean no jot."""
    if sys.stdin is None:
        return False
    peek = getattr(sys.stdin.buffer, "peek", None)
    return bool(peek(1)) if peek else True


@click.command("reflect")
@click.argument("event", nargs=-1, metavar="[EVENT]")
def reflect_command(event: tuple[str, ...]) -> int:
    """Look back on an event, one question at a time.

    Each can be skipped. Without a name it is the one you left open, or the latest not looked back on.
    """
    return open_app(reflect=" ".join(event))
