"""Reads out of a damaged journal what can still be read, row by row, into a fresh one.

The damaged file is only read, and read as a copy, so that not even SQLite's own rolling back touches it.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

from netjournal.clock import Clock
from netjournal.domain.records import Counts
from netjournal.errors import JournalRefused
from netjournal.store import backups, history
from netjournal.store.database import Database
from netjournal.store.fields import readable
from netjournal.store.repairing import part_orphans
from netjournal.store.restoring import SIDE_FILES

HISTORY = ("action", "change")
"""Taken over whole or not at all: half an action can't be taken back."""
MOST_TRIES = 200_000
"""Questions to a damaged table: of one that is gone altogether nothing is found, and that must end."""
HEAD = 100


class Salvaged(NamedTuple):
    """How many records were read out, and how many rows there were that could not be."""

    counts: Counts
    lost: int
    history: bool
    """Whether the changes made before can still be taken back."""


@contextmanager
def read_out(journal: Path, clock: Clock) -> Iterator[tuple[Path, Salvaged]]:
    """A fresh journal beside the damaged one with all that could be read of it; gone again unless it is put in its
    place. Raises JournalRefused where nothing could be read."""
    folder = journal.parent
    backups.clear_stale(folder, clock)
    copy, fresh = (backups.part_name(folder, journal) for _ in range(2))
    made: list[Path] = [copy, fresh]
    try:
        _copy(journal, copy)
        database = Database(fresh, clock)
        try:
            salvaged = _fill(database, copy)
        finally:
            database.close()
        if not any(salvaged.counts):
            raise JournalRefused(f"Nothing can be read out of {journal} any more; it was not touched.")
        yield fresh, salvaged
    finally:
        for file in made:
            for side in ("", *SIDE_FILES):
                file.with_name(file.name + side).unlink(missing_ok=True)


def _copy(journal: Path, copy: Path) -> None:
    """The file and its side file; where its head is lost, with that of a sound journal."""
    for side in ("", "-journal"):
        file = journal.with_name(journal.name + side)
        if file.is_file():
            target = backups.private_file(copy.with_name(copy.name + side))
            shutil.copyfile(file, target)
    with copy.open("rb+") as file_:
        head = file_.read(HEAD)
        size = copy.stat().st_size
        if head[:16] != b"SQLite format 3\0" or head[16:18] != b"\x10\x00":
            file_.seek(0)
            file_.write(b"SQLite format 3\0\x10\x00\x01\x01\x00\x40\x20\x20" + head[24:28] + b"\0\0\0\0")
        if int.from_bytes(head[28:32], "big") * 4096 != size:  # cut short: SQLite opens nothing that lacks pages
            file_.seek(28)
            file_.write((size // 4096).to_bytes(4, "big"))


def _fill(database: Database, damaged: Path) -> Salvaged:
    lost = 0
    with closing(sqlite3.connect(damaged)) as db:
        db.text_factory = readable
        with suppress(sqlite3.DatabaseError):
            db.execute("PRAGMA writable_schema = ON")  # a schema of which a part is lost is read as far as it goes
        database.db.execute_sql("PRAGMA foreign_keys = OFF")
        with database.write("", bulk=True):
            tables = history.recorded_tables(database.db)
            for table, columns in tables.items():
                lost += _take_over(database, db, table, columns)
            with_history = all(_take_over(database, db, table, _columns(database, table)) == 0 for table in HISTORY)
            if not with_history:
                for table in reversed(HISTORY):
                    database.run(f"DELETE FROM {table}")
            part_orphans(database)
            with suppress(sqlite3.DatabaseError):  # numbers of removed records are not given again
                for table, last in db.execute("SELECT name, seq FROM sqlite_sequence").fetchall():
                    database.run("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", last, table)
        database.db.execute_sql("PRAGMA foreign_keys = ON")
    counts = Counts(*(int(database.value(f"SELECT count(*) FROM {table}")) for table in Counts._fields))
    return Salvaged(counts, lost, with_history)


def _columns(database: Database, table: str) -> list[str]:
    return [str(row[1]) for row in database.rows(f'PRAGMA table_info("{table}")')]


def _take_over(database: Database, damaged: sqlite3.Connection, table: str, columns: list[str]) -> int:
    """All rows of a table that can be read. Returns how many could not be, or are refused."""
    try:
        there = {str(row[1]) for row in damaged.execute(f'PRAGMA table_info("{table}")')}
    except sqlite3.DatabaseError:
        there = set()
    both = [column for column in columns if column in there]
    if "id" not in both:
        return 0
    names, marks = ", ".join(f'"{column}"' for column in both), ", ".join("?" * len(both))
    reader = _Reader(damaged, table, names)
    refused = 0
    for row in reader.rows():
        refused += not database.run(f'INSERT OR IGNORE INTO "{table}" ({names}) VALUES ({marks})', *row)
    return reader.lost + refused


class _Reader:
    """Reads a damaged table by halves: what lies on a page that can't be read is found and passed over."""

    def __init__(self, db: sqlite3.Connection, table: str, names: str) -> None:
        self.db = db
        self.table = table
        self.names = names
        self.lost = 0

    def rows(self) -> Iterator[tuple[Any, ...]]:
        waiting = [(1, self._last())]
        tries = 0
        while waiting and tries < MOST_TRIES:
            first, last = waiting.pop()
            tries += 1
            at = first - 1
            try:
                for row in self._between(first, last):
                    yield row[1:]
                    at = row[0]
            except sqlite3.DatabaseError:
                if at >= first:
                    waiting.append((at + 1, last))
                elif first == last:
                    self.lost += 1
                else:
                    middle = (first + last) // 2
                    waiting += [(middle + 1, last), (first, middle)]

    def _between(self, first: int, last: int) -> Iterator[tuple[Any, ...]]:
        sql = f'SELECT rowid, {self.names} FROM "{self.table}" NOT INDEXED WHERE rowid BETWEEN ? AND ? ORDER BY rowid'
        cursor = self.db.execute(sql, (first, last))
        while row := cursor.fetchone():
            yield row

    def _last(self) -> int:
        """A number no row is beyond."""
        for sql in (
            f'SELECT max(rowid) FROM "{self.table}"',
            f"SELECT seq FROM sqlite_sequence WHERE name = '{self.table}'",
        ):
            with suppress(sqlite3.DatabaseError):
                if row := self.db.execute(sql).fetchone():
                    return int(row[0] or 0)
        return 1 << 20
