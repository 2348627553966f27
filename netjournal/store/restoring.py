"""Puts another file in the place of a journal: a backup that is restored, or what could be read out of a damaged one.

The journal that is there is never overwritten. It is kept aside whole, with its side files, and at no moment is there
none: the new file is made ready under another name, then takes the journal's with one rename. Whoever still has the
old file open learns of it before reading or writing again (`Database.check_place`).
"""

import os
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import peewee

from netjournal.clock import A_WRONG_CLOCK, Clock
from netjournal.domain.records import Counts
from netjournal.errors import JournalBusy, JournalDamaged, JournalRefused
from netjournal.paths import private_folder, sync_folder
from netjournal.store import backups, history
from netjournal.store.backups import Stop, never
from netjournal.store.fields import moment_text
from netjournal.store.journal_file import SIDE_FILES, asides, check_side_files
from netjournal.store.refusals import translated

WAIT = 2.0
"""Seconds to wait for another program to let go of the journal."""
BRIEFLY = 0.2
"""And once it had: the full-screen journal answers no key meanwhile."""


@contextmanager
def ready(source: Path, journal: Path, clock: Clock, label: str, stop: Stop = never) -> Iterator[Path]:
    """A copy of a backup beside the journal, checked, to be put in its place. Raises JournalRefused for what is no
    sound journal. A stranger's file may hold triggers of its own; the copy has ours, and `label` among its changes."""
    _folder_of(journal)
    for folder in (journal.parent, backups.folder_of(journal)):
        if folder.is_dir():
            backups.clear_stale(folder, clock)
    _drop_aliases(journal, source)
    with (
        settled(source, journal) as file,
        backups.checked_copy(file, journal.parent, stop, still=not _has_side_files(file)) as (part, _),
    ):
        with translated(journal):
            _made_ours(part, label, moment_text(clock.now()))
        yield part


def _folder_of(journal: Path) -> Path:
    """Where the journal lies. What is there stays as open to others as it is: behind a link it is the user's own."""
    return journal.parent if journal.parent.is_dir() else private_folder(journal.parent)


@contextmanager
def settled(source: Path, journal: Path) -> Iterator[Path]:
    """A file that can be read as it is: itself, or where a write to it was cut off, a private copy beside the journal
    in which SQLite rolls that back. The file itself stays as it is."""
    if not _is_cut_off(source):
        yield source
        return
    copy = backups.part_name(_folder_of(journal), source)
    try:
        for side in ("", "-journal"):
            target = backups.private_file(copy.with_name(copy.name + side))
            shutil.copyfile(source.with_name(source.name + side), target)
        with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(copy)) as db:
            db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        yield copy
    finally:
        for side in ("", *SIDE_FILES):
            copy.with_name(copy.name + side).unlink(missing_ok=True)


def _is_cut_off(source: Path) -> bool:
    """Whether SQLite would have to write to a file before it can read it."""
    side = source.with_name(source.name + "-journal")
    if not (side.is_file() and side.stat().st_size):
        return False
    try:
        with closing(backups.reading(source, still=False)) as db:
            db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        return error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN)
    except sqlite3.DatabaseError:
        return False
    return False


def _made_ours(part: Path, label: str, at: str) -> None:
    db = peewee.SqliteDatabase(str(part), pragmas=[("journal_mode", "off"), ("trusted_schema", 0)])
    with db:
        others = db.execute_sql(
            "SELECT 1 FROM sqlite_master WHERE type = 'trigger' AND substr(name, 1, 5) <> 'note_'"
        ).fetchall()
        if others:
            raise JournalRefused("This holds more than a journal does, so it was not restored. Nothing was changed.")
        for (view,) in db.execute_sql("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall():
            db.execute_sql(f'DROP VIEW "{view.replace(chr(34), chr(34) * 2)}"')  # it holds no words
        history.uninstall(db)
        history.install(db)
        history.note_restored(db, label, at)
    db.close()
    with part.open("rb+") as file:
        os.fsync(file.fileno())


def put(part: Path, journal: Path, clock: Clock, why: str) -> Path | None:
    """Put a file that is ready in the journal's place. Returns where the one before is kept, None if there was none.

    `why` is part of the name it is kept under. Raises JournalBusy while another program holds the journal; then
    nothing has changed. No connection of this process to the journal may be open.
    """
    with _alone(journal, BRIEFLY):
        aside = _set_aside(journal, clock, why)
        part.replace(journal)
        sync_folder(journal.parent)
    return aside


def wait_for(journal: Path) -> None:
    """Wait until nobody writes to the journal, while others may still have it open. Raises JournalBusy."""
    with _alone(journal, WAIT):
        pass


@contextmanager
def _alone(journal: Path, seconds: float) -> Iterator[None]:
    """With nobody else reading or writing the journal, where SQLite can still make anything of it."""
    if not _is_sqlite(journal):
        yield  # nobody can hold it, and SQLite would roll its side file back over whatever it is
        return
    check_side_files(journal)
    with closing(sqlite3.connect(f"{journal.absolute().as_uri()}?mode=rw", uri=True, timeout=seconds)) as db:
        db.isolation_level = None
        try:
            db.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise JournalBusy(f"{journal} is held by another program; nothing was changed. Try again.") from None
        except sqlite3.DatabaseError:
            pass  # damaged so that nobody can hold it
        yield


def _is_sqlite(file: Path) -> bool:
    try:
        with file.open("rb") as opened:
            return opened.read(16) == b"SQLite format 3\0"
    except OSError:
        return False


def _set_aside(journal: Path, clock: Clock, why: str) -> Path | None:
    """Keep the journal, whatever it is, under another name, with its side files; it stays in its place as well."""
    there = [file for side in ("", *SIDE_FILES) if os.path.lexists(file := journal.with_name(journal.name + side))]
    if not there:
        return None
    stamp = re.sub(r"[-:]", "", clock.now().strftime("%Y-%m-%dT%H:%M:%SZ"))
    name, number = f"{journal.name}.{why}-{stamp}", 1
    while any(os.path.lexists(journal.with_name(name + side)) for side in ("", *SIDE_FILES)):
        number += 1
        name = f"{journal.name}.{why}-{stamp}-{number}"
    aside = journal.with_name(name)
    # The journal itself keeps its name until the new one takes it; a side file must be gone by then: SQLite would
    # take it for one of the new file's.
    if journal in there:
        try:
            os.link(journal, aside, follow_symlinks=False)
        except OSError:  # a disk without links
            journal.rename(aside)
        else:
            if journal.stat().st_mode & 0o077 and not journal.is_symlink():
                journal.chmod(0o600)
    for side in SIDE_FILES:
        file = journal.with_name(journal.name + side)
        if journal in there and file.is_file() and not file.is_symlink() and not file.stat().st_size:
            file.unlink()  # as SQLite leaves it after every write
        elif os.path.lexists(file):
            file.rename(aside.with_name(aside.name + side))
    sync_folder(journal.parent)
    return aside if journal in there else aside.with_name(there[0].name.replace(journal.name, aside.name, 1))


def _drop_aliases(journal: Path, source: Path) -> None:
    """A restore that was killed can leave the journal with its second name; that would go on changing with it. Only a
    name that is given here is taken away, and never that of the file that is wanted."""
    for aside in asides(journal):
        with suppress(OSError):
            if aside.name != source.name and aside.samefile(journal) and not aside.is_symlink():
                aside.unlink()


def newest_sound(journal: Path, clock: Clock) -> tuple[backups.Backup, Counts]:
    """The newest backup that is sound; one from a moment still to come was made while the clock was wrong, and who
    knows when: it comes last. Raises JournalRefused where there is none."""
    soon = clock.now() + A_WRONG_CLOCK
    found = sorted(backups.backups(journal), key=lambda backup: backup.at > soon)
    for backup in found:
        with suppress(JournalRefused, sqlite3.DatabaseError), closing(backups.reading(backup.path)) as db:
            backups.check(db)
            return backup, backups.counted(db)
    none = "None of the backups is sound" if found else "There is no backup"
    if closed := backups.unreadable(journal):
        others = "None of the others is sound" if found else "There is no other backup"
        none = f"{closed[0]} can't be read: have you the rights to it? {others}"
    raise JournalRefused(f"{none} in {backups.folder_of(journal)}; nothing was changed.")


def counts_of(source: Path, journal: Path) -> Counts:
    """How many records a file holds that is to be restored. Raises JournalDamaged, JournalRefused."""
    try:
        with (
            settled(source, journal) as file,
            closing(backups.reading(file, still=not _has_side_files(file))) as db,
        ):
            backups.check(db)
            return backups.counted(db)
    except sqlite3.DatabaseError:
        raise JournalDamaged(f"{source} is damaged.") from None


def present(journal: Path) -> Counts | None:
    """How many records the journal holds; None where that can't be read."""
    with suppress(sqlite3.DatabaseError), closing(backups.reading(journal, still=False)) as db:
        return backups.counted(db)
    return None


def written_since(journal: Path, backup: Path) -> int | None:
    """How many changes the journal holds that a backup doesn't know, takings back among them; None where it can't be
    read. That another was restored is none."""
    with (
        suppress(sqlite3.DatabaseError),
        settled(backup, journal) as file,
        closing(backups.reading(file)) as then,
        closing(backups.reading(journal, still=False)) as now,
    ):
        made = f"SELECT id, at FROM action WHERE NOT {history.RESTORED}"
        known, done = (set(db.execute(made)) for db in (then, now))
        return len(done - known)
    return None


def _has_side_files(file: Path) -> bool:
    return any(file.with_name(file.name + side).exists() for side in SIDE_FILES)
