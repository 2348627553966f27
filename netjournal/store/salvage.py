"""Reads out of a damaged journal what can still be read, row by row, into a fresh one.

The damaged file is only read, and read as a copy, so that not even SQLite's own rolling back touches it. What it says
of its tables is not relied on: each is read by the page it begins on (roots.py). Rows that are lost with their pages
are taken from the list of changes, where that still tells them: it lies elsewhere in the file, and of what was written
of late it holds every word.
"""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

import peewee

from netjournal.clock import Clock
from netjournal.domain.records import Counts
from netjournal.errors import JournalRefused
from netjournal.store import backups, history, journal_file, roots
from netjournal.store.database import Database
from netjournal.store.fields import readable
from netjournal.store.journal_file import SIDE_FILES
from netjournal.store.promised import Column, Promised, columns, promised
from netjournal.store.repairing import part_orphans
from netjournal.store.roots import PAGE

HISTORY = ("action", "change")
"""Taken over whole or not at all: half an action can't be taken back."""
MOST_TRIES = 200_000
"""Questions to a damaged table: of one that is gone altogether nothing is found, and that must end."""
HEAD = 100

Progress = Callable[[int, int], None]


class Salvaged(NamedTuple):
    """How many records were read out, and what was not."""

    counts: Counts
    lost: int
    """Rows that could not be read, or are refused."""
    history: bool
    """Whether the changes made before can still be taken back."""
    parted: int = 0
    """Rows that were read and left out, because what they belong to is gone."""
    unread: tuple[str, ...] = ()
    """Tables of which nothing was found."""
    told: tuple[tuple[str, int], ...] = ()
    """Tables of which rows were taken from the list of changes, and how many: there may have been others."""

    @property
    def is_whole(self) -> bool:
        return not (self.lost or self.parted or self.unread or self.told)


class _Place(NamedTuple):
    """Where a table begins, and its columns as they lie there."""

    root: int
    columns: list[Column]


@contextmanager
def read_out(journal: Path, clock: Clock, progress: Progress | None = None) -> Iterator[tuple[Path, Salvaged]]:
    """A fresh journal beside the damaged one with all that could be read of it; gone again unless it is put in its
    place. `progress(done, total)` counts tables. Raises JournalRefused where nothing could be read."""
    folder = journal.parent
    backups.clear_stale(folder, clock)
    copy, fresh = (backups.part_name(folder, journal) for _ in range(2))
    made: list[Path] = [copy, fresh]
    try:
        _copy(journal, copy)
        database = Database(fresh, clock)
        try:
            salvaged = _fill(database, copy, progress or (lambda _done, _total: None))
        finally:
            database.close()
        if not any(salvaged.counts):
            raise JournalRefused(f"Nothing can be read out of {journal} with this program; it was not touched.")
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
        pages = copy.stat().st_size // PAGE
        sound = roots.head(pages)
        if (head[:16], head[16:24], head[44:60]) != (sound[:16], sound[16:24], sound[44:60]):
            file_.seek(0)
            file_.write(sound)
        elif int.from_bytes(head[28:32], "big") != pages:  # cut short: SQLite opens nothing that lacks pages
            file_.seek(28)
            file_.write(pages.to_bytes(4, "big"))


def _fill(database: Database, damaged: Path, progress: Progress) -> Salvaged:
    formats = [promised(number + 1) for number in range(journal_file.VERSION)]
    records = list(history.recorded_tables(database.db))
    tables = [*records, *HISTORY]
    places, numbers = _places(damaged, formats[-1])
    pages = roots.Pages(damaged)
    places = {name: place for name, place in places.items() if pages.begins_table(place.root)}
    lost: dict[str, int] = {}
    database.db.execute_sql("PRAGMA foreign_keys = OFF")
    with database.write("", bulk=True):
        for number, table in enumerate(tables):
            progress(number, len(tables) + 1)
            if table in places:
                lost[table] = _take_over(database, damaged, table, places[table], numbers)[1]
        unsure = [table for table in tables if lost.get(table, 1)]
        known = {place.root for table, place in places.items() if table not in unsure}
        for table, begun in roots.found(damaged, pages, formats, unsure, known).items():
            for root in begun:
                place = _Place(root, formats[-1].columns[table])
                taken, more = _take_over(database, damaged, table, place, numbers)
                lost[table] = max(lost.get(table, 0) - taken, 0) + more
        still = [table for table in records if lost.get(table, 1)]
        told = {table: taken for table in still if (taken := _from_the_changes(database, table))}
        lost |= {table: max(lost.get(table, 0) - taken, 0) for table, taken in told.items()}
        progress(len(tables), len(tables) + 1)
        with_history = all(lost.get(table, 1) == 0 for table in HISTORY)
        if not with_history:
            for table in reversed(HISTORY):
                database.run(f"DELETE FROM {table}")
        parted = part_orphans(database)
        for table, last in numbers.items():  # numbers of removed records are not given again
            database.run("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", last, table)
    database.db.execute_sql("PRAGMA foreign_keys = ON")
    counts = Counts(*(int(database.value(f"SELECT count(*) FROM {table}")) for table in Counts._fields))
    return Salvaged(
        counts,
        sum(lost.get(table, 0) for table in records),
        with_history,
        parted,
        tuple(table for table in records if table not in lost),
        tuple(told.items()),
    )


def _from_the_changes(database: Database, table: str) -> int:
    """Take the rows of a table that are not there from what the list of changes says they were last. Returns how
    many."""
    taken = 0
    for row, after in database.rows(
        "SELECT row, after FROM change c WHERE tbl = ? AND after <> '' "
        f'AND {history.LAST} AND NOT EXISTS (SELECT 1 FROM "{table}" t WHERE t.id = c.row)', table,
    ):  # fmt: skip
        values = {**history.shape(after), "id": row}
        names, marks = ", ".join(f'"{column}"' for column in values), ", ".join("?" * len(values))
        with suppress(peewee.DatabaseError):  # of another shape, or damaged itself
            taken += database.run(f'INSERT OR IGNORE INTO "{table}" ({names}) VALUES ({marks})', *values.values())
    return taken


def _places(damaged: Path, wanted: Promised) -> tuple[dict[str, _Place], dict[str, int]]:
    """Where the tables begin, by what the file still says of itself, and the last number each has given."""
    places: dict[str, _Place] = {}
    numbers: dict[str, int] = {}
    with closing(sqlite3.connect(damaged)) as db:
        db.text_factory = readable
        with suppress(sqlite3.DatabaseError):
            db.execute("PRAGMA writable_schema = ON")  # a schema of which a part is lost is read as far as it goes
        for kind, table, root, sql in _Reader(db, "sqlite_master", '"type", "name", "rootpage", "sql"', 1 << 12).rows():
            if kind == "table" and table in wanted.tables and isinstance(root, int):
                places[table] = _Place(root, _columns(db, table, str(sql), wanted))
        with suppress(sqlite3.DatabaseError):
            found = db.execute("SELECT name, seq FROM sqlite_sequence").fetchall()
            numbers = {table: seq for table, seq in found if table in wanted.tables and isinstance(seq, int)}
    return places, numbers


def _columns(damaged: sqlite3.Connection, table: str, sql: str, wanted: Promised) -> list[Column]:
    """The columns of a table in their order. What the file says counts where it is another shape, as of an older one;
    where it is damaged in itself, what the format promises."""
    ours = wanted.columns[table]
    own: list[Column] = []
    with suppress(sqlite3.DatabaseError):
        own = columns(damaged, table)
    if {column.name for column in ours} <= {column.name for column in own}:
        return own
    damaged_in_itself = len(own) in (0, len(ours)) or len(sql) == len(wanted.tables[table])
    return ours if damaged_in_itself else own


def _take_over(
    database: Database, damaged: Path, table: str, place: _Place, numbers: dict[str, int]
) -> tuple[int, int]:
    """All rows of a table that can be read. Returns how many were taken, and how many could not be read or are
    refused."""
    there = {str(row[1]) for row in database.rows(f'PRAGMA table_info("{table}")')}
    both = [column.name for column in place.columns if column.name in there]
    names, marks = ", ".join(f'"{column}"' for column in both), ", ".join("?" * len(both))
    taken = refused = 0
    with roots.table(damaged, place.columns, place.root) as db:
        reader = _Reader(db, roots.READ, names, numbers.get(table))
        for row in reader.rows():
            done = database.run(f'INSERT OR IGNORE INTO "{table}" ({names}) VALUES ({marks})', *row)
            taken += done
            refused += not done
    return taken, reader.lost + refused


class _Reader:
    """Reads a damaged table by halves: what lies on a page that can't be read is found and passed over."""

    def __init__(self, db: sqlite3.Connection, table: str, names: str, last: int | None = None) -> None:
        """`last`: the number of the last row, where the table itself doesn't tell."""
        self.db = db
        self.last = last
        self.table = table
        self.names = names
        self.lost = 0

    def rows(self) -> Iterator[tuple[Any, ...]]:
        waiting = [(self._first(), self._last())]
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
        with suppress(sqlite3.DatabaseError):
            return int(self.db.execute(f'SELECT max(rowid) FROM "{self.table}"').fetchone()[0] or 0)
        return self.last or 1 << 20

    def _first(self) -> int:
        with suppress(sqlite3.DatabaseError):
            return min(int(self.db.execute(f'SELECT min(rowid) FROM "{self.table}"').fetchone()[0] or 1), 1)
        return 1
