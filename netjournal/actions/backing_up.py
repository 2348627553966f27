"""Backups of a journal and the way back to one. Needs no open journal: what is there may be damaged, newer or gone."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from netjournal.clock import Clock
from netjournal.domain.records import Counts
from netjournal.errors import (
    JournalBusy,
    JournalDamaged,
    JournalFull,
    JournalRefused,
    NetjournalError,
    NotFound,
    WrongUse,
)
from netjournal.paths import named
from netjournal.store import backups, restoring
from netjournal.store.backups import Backup, Stop, never
from netjournal.text import one_line

__all__ = ["BackingUp", "Backup", "Chosen", "Restored", "Stop"]


class Chosen(NamedTuple):
    """What is to be restored, and how many records it holds beside those of the journal as it is; None where that
    can't be read any more."""

    path: Path
    counts: Counts
    present: Counts | None
    backup: Backup | None = None


class Restored(NamedTuple):
    """What was restored, and where the journal before it is kept; None if there was none."""

    counts: Counts
    aside: Path | None


def at_once(do: Callable[[], Path | None]) -> Path | None:
    return do()


@contextmanager
def _disk_asked(where: Path) -> Iterator[None]:
    """What the disk refuses, as a sentence."""
    try:
        yield
    except OSError as error:
        raise JournalFull(
            f"Nothing could be written at {where} ({error.strerror}); the journal is as it was."
        ) from None


@contextmanager
def _of_a_backup(source: Path) -> Iterator[None]:
    """What is damaged is a backup: nothing that helps a damaged journal helps that."""
    try:
        yield
    except JournalDamaged:
        raise JournalRefused(
            f"{source} is not a sound journal, so it can't be restored. Nothing was changed."
        ) from None


def _is_there(backup: Path) -> None:
    if not backup.is_file():
        raise NotFound(f"That backup is no longer there: {backup}. Nothing was changed.")


class BackingUp:
    """`path`: the journal's file."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self.path = path
        self.clock = clock

    @property
    def folder(self) -> Path:
        return backups.folder_of(self.path)

    def all(self) -> list[Backup]:
        """The backups there are, the newest first."""
        return backups.backups(self.path)

    def unreadable(self) -> list[Path]:
        """What lies where backups do and can't be read."""
        return backups.unreadable(self.path)

    def counts(self, backup: Backup) -> Counts:
        """How many records one holds. Raises NotFound, JournalRefused where it can't be read."""
        _is_there(backup.path)
        with _of_a_backup(backup.path):
            return backups.counts(backup.path)

    def written_since(self, backup: Path) -> int | None:
        """How many changes were made since, which the backup doesn't hold; None where the journal can't be read."""
        return restoring.written_since(self.path, backup)

    def present(self) -> Counts | None:
        """How many records the journal holds; None where that can't be read."""
        return restoring.present(self.path)

    # Making

    def make(self, stop: Stop = never) -> Backup:
        """A backup now. Raises JournalRefused, JournalFull, Interrupted; nothing is left behind then."""
        with _disk_asked(self.folder):
            return backups.make(self.path, self.clock, stop)

    def make_at(self, target: Path, stop: Stop = never) -> Path:
        """A backup elsewhere. Raises JournalRefused where something is there already."""
        with _disk_asked(target):
            return backups.make_at(self.path, self.clock, target, stop)

    def before(self) -> Backup | None:
        """A backup before something that changes much; None where the newest one holds all there is."""
        return None if backups.is_unchanged(self.path) else self.make()

    def last(self, until: datetime) -> Backup | None:
        """The last one made until then."""
        return backups.last(self.path, until)

    def is_changed(self, since: Backup) -> bool:
        """Whether the journal was written to since a backup was made."""
        return backups.is_changed(self.path, since)

    # Going back

    def find(self, words: str = "") -> Chosen:
        """The backup meant: a file, the name of a backup, its number in the list; the newest sound one for "".

        Raises NotFound, WrongUse, JournalRefused.
        """
        if not words:
            backup, counted = restoring.newest_sound(self.path, self.clock)
            return Chosen(backup.path, counted, self.present(), backup)
        there = self.all()
        if words.isdecimal() and len(words) < 10 and not Path(words).exists():
            if not 1 <= int(words) <= len(there):
                raise NotFound(f"There is no backup number {words}; “netjournal restore” lists them.")
            path = there[int(words) - 1].path
        else:
            path = next((one.path for one in there if one.path.name == words), named(words))
        if not path.is_file():
            if path.exists():
                raise WrongUse(f"{path} is no file a backup could be in; “netjournal restore” lists the backups.")
            raise NotFound(f"There is no file {path}; “netjournal restore” lists the backups.")
        if self.path.exists() and path.samefile(self.path):
            raise WrongUse("That is the journal itself.")
        known = next((one for one in there if one.path == path), None)
        with _of_a_backup(path):
            return Chosen(path, restoring.counts_of(path, self.path), self.present(), known)

    def restore(
        self,
        source: Path,
        stop: Stop = never,
        alone: Callable[[Callable[[], Path | None]], Path | None] = at_once,
    ) -> Restored:
        """Put a backup in the journal's place. The journal as it is becomes a backup where it is sound, and is kept
        aside whole in any case. What was restored becomes one too: the newest is never of what was turned away from.

        `alone` does what it is given with no connection of this process to the journal open, and opens it again, so
        that what waited is in the backup too. Raises NotFound where the backup has gone since it was listed,
        JournalRefused for what is no sound journal, JournalBusy while another program holds the journal; nothing has
        changed then.
        """
        _is_there(source)
        real = self.path.resolve()
        label = self._label(source)
        with _disk_asked(real), _of_a_backup(source), restoring.ready(source, real, self.clock, label, stop) as part:
            made: Backup | None = None
            with suppress(NetjournalError, OSError):  # damaged, newer, gone: what it is, is kept aside
                made = self.before()
            counted = backups.counts(part)
            try:
                restoring.wait_for(real)
                aside = alone(lambda: restoring.put(part, real, self.clock, "before-restore"))
            except JournalBusy:
                if made is not None:  # or the same words, said again, would mean another backup
                    made.path.unlink(missing_ok=True)
                raise
        with suppress(NetjournalError, OSError):  # it is restored; that a day has no backup is said elsewhere
            self.before()
        return Restored(counted, aside)

    def way_back(self, aside: Path) -> str:
        """The command that goes back to what a restore laid aside; "" where that is damaged and can't be."""
        import shlex  # only who goes back pays for it

        try:
            self.find(str(aside))
        except NetjournalError:
            return ""
        return f"netjournal restore {shlex.quote(str(aside))}"

    def _label(self, source: Path) -> str:
        """How a restore is called in the list of changes."""
        made = next((self.clock.shown(one.at) for one in self.all() if one.path == source), None)
        return f"Brought back the backup of {made:%Y-%m-%d %H:%M}" if made else f"Brought back {one_line(source.name)}"
