"""`netjournal backup` and `restore`: whole copies of the journal, and the way back to one."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from netjournal.actions.backing_up import BackingUp, Backup, Chosen
from netjournal.cli.opening import Place, opened, place
from netjournal.cli.output import columns, draw_rows, hint, on_terminal, say, say_rows, sure, typed_on, warn
from netjournal.clock import A_WRONG_CLOCK
from netjournal.errors import JournalRefused, NetjournalError, WrongUse
from netjournal.journal import UNTIL_BACKUP
from netjournal.paths import named
from netjournal.present import counts_beside, counts_words, moment_words, moments_words, since_words, size_words
from netjournal.rows import Cell
from netjournal.text import one_line

if TYPE_CHECKING:
    from netjournal.clock import Clock


@click.command("backup")
@click.argument("to", required=False, metavar="[TO]")
def backup_command(to: str | None) -> None:
    """Make a backup now.

    From the second day on one is made by itself each day you write something. With TO it is made elsewhere: in a
    folder, or as a file that isn't there yet. Each is opened and checked before it counts.
    """
    if to is not None and not one_line(to):
        raise WrongUse("Say where to: a folder, or a file that isn't there yet. Nothing was written.")
    with opened() as journal:
        backing_up = journal.backing_up
        if to is None:
            made = backing_up.make()
            path, counts, size = made.path, backing_up.counts(made), made.size
        else:
            path = backing_up.make_at(named(to))
            chosen = backing_up.find(str(path))
            counts, size = chosen.counts, path.stat().st_size
        say(f"Backed up {counts_words(counts)} ({size_words(size)}): {path}")


@click.command("restore")
@click.argument("from_", required=False, metavar="[FROM]")
@click.option("--latest", is_flag=True, help="The newest backup that is sound.")
@click.option("--yes", is_flag=True, help="Don't ask.")
def restore_command(from_: str | None, latest: bool, yes: bool) -> None:
    """Go back to a backup; without FROM, list them.

    FROM is a number of the list, or a file. First it says what the backup holds beside the journal as it is, and
    asks. The journal as it is stays beside the restored one under another name, whatever state it is in.
    """
    here = place()
    backing_up = BackingUp(here.paths.journal, here.clock)
    if from_ is None and not latest:
        _list(backing_up)
        return
    if from_ is not None and not one_line(from_):
        raise WrongUse("Say which backup: its number in the list, or a file. Nothing was changed.")
    if from_ is not None and latest:
        raise WrongUse("Either --latest or which one; not both.")
    chosen = backing_up.find(from_ or "")
    said = _said(chosen, here.clock)
    if not yes:
        if not typed_on():
            raise WrongUse("To go back to a backup where nobody can be asked, add --yes.")
        _preview(chosen, said, backing_up.written_since(chosen.path))
        if not sure("Go back to it?"):
            say("Nothing was changed.")
            return
    since = backing_up.written_since(chosen.path)
    restored = backing_up.restore(chosen.path, alone=partial(_and_open, here))
    here.journal().close()
    say(f"Restored {said}: {counts_words(restored.counts)}. {since_words(since)}")
    if restored.aside:
        hint(f"The journal as it was is kept as {restored.aside}")
        if way := backing_up.way_back(restored.aside):
            hint(f"To go back to that: {way}")


def _and_open(here: Place, do: Callable[[], Path | None]) -> Path | None:
    """What was restored is brought up to date and takes in what waited, before a backup is made of it."""
    aside = do()
    with suppress(NetjournalError):  # it is restored; what can't be opened is said with the next opening
        here.journal().close()
    return aside


def _said(chosen: Chosen, clock: "Clock") -> str:
    if chosen.backup is None:
        return str(chosen.path)
    return f"the backup of {moment_words(clock.shown(chosen.backup.at), clock.today())}"


def _list(backing_up: BackingUp) -> None:
    found = backing_up.all()
    closed = backing_up.unreadable()
    for path in closed:
        warn(f"{path} can't be read: have you the rights to it?")
    if not found and closed:
        return
    if not found:
        hint(f"There is no backup yet in {backing_up.folder}. “netjournal backup” makes one.")
        return
    today = backing_up.clock.today()
    if on_terminal():
        moments = moments_words([backing_up.clock.shown(backup.at) for backup in found], today)
        draw_rows(
            [*_cells(number, backup, moment), Cell(_holds(backing_up, backup, columns() - BESIDE))]
            for number, (backup, moment) in enumerate(zip(found, moments, strict=True), 1)
        )
        hint("\nTo look at one and go back to it: netjournal restore NUMBER")
    else:
        say_rows(_columns(number, backup, backing_up) for number, backup in enumerate(found, 1))


def _columns(number: int, backup: Backup, backing_up: BackingUp) -> list[str]:
    moment = f"{backup.at:%Y-%m-%dT%H:%M:%SZ}"
    return [str(number), moment, str(backup.size), _holds(backing_up, backup), str(backup.path)]


BESIDE = 38
"""Cells of a row on a terminal that are not for what a backup holds."""


def _cells(number: int, backup: Backup, moment: str) -> list[Cell]:
    return [
        Cell(str(number), "quiet", 3, right=True),
        Cell(moment, "name", 20),
        Cell(size_words(backup.size), "quiet", 9, right=True),
    ]


def _holds(backing_up: BackingUp, backup: Backup, room: int | None = None) -> str:
    try:
        return counts_words(backing_up.counts(backup), room)
    except JournalRefused:
        return "can't be read"


def _preview(chosen: Chosen, said: str, since: int | None) -> None:
    hint(f"{said[:1].upper()}{said[1:]} holds, beside the journal as it is now:")
    if chosen.present is None:
        hint("(the journal as it is now can't be read)")
    for kind, many, compared in counts_beside(chosen.counts, chosen.present):
        hint(f"  {kind:<14}{many:>9}   {compared}")
    hint(since_words(since))


# By itself

SMALL = 32_000_000
"""Bytes of a journal that is backed up within a quarter of a second. A larger one is left to the full-screen journal,
which does it aside."""


LONG = timedelta(days=3)
"""After so long it is said that a large journal has no backup."""


def when_due(here: Place) -> None:
    """A backup after a command, when everything is said. What can't be made is said once a day."""
    from netjournal.config import read_state, write_state
    from netjournal.synced import first_time

    if said := first_time(here.paths.data, here.paths.state_file):
        warn(said)
    state_file, today = here.paths.state_file, here.clock.today().isoformat()
    if read_state(state_file).get("backup_refused") == today:
        return
    backing_up, now = BackingUp(here.paths.journal, here.clock), here.clock.now()
    last = backing_up.last(now + A_WRONG_CLOCK)
    age = now - last.at if last else LONG
    try:
        if here.paths.journal.stat().st_size <= SMALL:
            if age > UNTIL_BACKUP:  # the full-screen journal may have made it
                backing_up.make()
            return
        said = "The last backup is days old: leave the full-screen journal open for a minute, or run netjournal backup."
        if age < LONG:
            return
    except NetjournalError as error:
        said = f"The backup of today could not be made: {error}"
    warn(said)
    write_state(state_file, {**read_state(state_file), "backup_refused": today})
