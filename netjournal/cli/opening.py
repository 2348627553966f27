"""How every command gets at the journal: the settings as they are, the clock, the file.

On the path of `netjournal jot`: a NamedTuple because making a dataclass costs the start a millisecond.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

import click

from netjournal.cli.output import warn
from netjournal.clock import Clock
from netjournal.config import Settings, load
from netjournal.errors import JournalFull
from netjournal.journal import Journal
from netjournal.paths import Paths, find


class Place(NamedTuple):
    """Where this run of the program works: paths, settings and clock."""

    paths: Paths
    settings: Settings
    clock: Clock

    def journal(self) -> Journal:
        """Open the journal. Raises JournalRefused, JournalBusy."""
        dates, jot = self.settings.dates, self.settings.jot
        journal = Journal.open(
            self.paths.journal, self.clock, day_first=dates.day_first, hours=jot.hours, week_starts=dates.week_starts
        )
        if journal.taken_in:
            warn(f"{journal.taken_in} {'jot' if journal.taken_in == 1 else 'jots'} that waited: taken in now.")
        if command := click.get_current_context(silent=True):
            if journal.backup_is_due():
                command.call_on_close(self._back_up)
            elif not (self.paths.data / "backups").exists():  # on the day it was begun, before the first one is due
                command.call_on_close(self._say_whose)
        return journal

    def _back_up(self) -> None:
        """The backup that is due, when the command has said all it has to say: only the next prompt waits for it."""
        from netjournal.cli.backup import when_due

        with suppress(OSError, KeyboardInterrupt):  # nothing that was asked for fails because of it
            when_due(self)

    def _say_whose(self) -> None:
        """That the folder is kept by more than this machine, once, after all that the command has to say."""
        from netjournal.synced import first_time

        with suppress(OSError, KeyboardInterrupt):
            if said := first_time(self.paths.data, self.paths.state_file):
                warn(said)


def place(home: Path | None = None) -> Place:
    """The place the environment and config.toml name. `home`: another folder for the journal; the settings stay the
    user's own. Raises ConfigError.
    """
    paths = find()
    if home is not None:
        paths = Paths(config=paths.config, data=home, state=home)
    settings = load(paths.config_file)
    return Place(paths, settings, Clock(settings.timezone))


def place_without_settings() -> Place:
    """The place while config.toml can't be read: enough to keep a jot aside, not to open the journal."""
    return Place(find(), Settings(), Clock())


@contextmanager
def opened() -> Iterator[Journal]:
    """The journal, open for one command. Raises ConfigError, JournalRefused, JournalBusy."""
    journal = place().journal()
    try:
        yield journal
    except OSError as error:
        if error.filename is not None or isinstance(error, BrokenPipeError) or not journal.database.done:
            raise
        from netjournal.present import in_sentence  # not worth a jot's start

        done = in_sentence(journal.database.done)
        raise JournalFull(f"This was done: {done}. Only the output can't be written ({error.strerror}).") from None
    finally:
        journal.close()
