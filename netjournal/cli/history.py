"""`netjournal undo` and `redo`: the same named actions the full-screen journal takes back."""

import click

from netjournal.cli.opening import opened
from netjournal.cli.output import say
from netjournal.present import in_sentence


@click.command("undo")
def undo_command() -> None:
    """Take back what was done last.

    Say it again to take back what was done before that. Whatever was done counts, on the command line or full screen,
    in this run or an earlier one.
    """
    with opened() as journal:
        say(f"Took back: {in_sentence(journal.undo().label)}")


@click.command("redo")
def redo_command() -> None:
    """Put back what was last taken back."""
    with opened() as journal:
        say(f"Put back: {in_sentence(journal.redo().label)}")
