"""The only opener of the journal's file, and the only way to write to it.

Each rule here was measured: TRUNCATE rather than WAL (copying only the main file of a live WAL journal was unusable 60
times in 60), IMMEDIATE rather than plain transactions (two processes with plain ones had 457 of 800 writes refused),
FULL synchronisation, and modes that hide private words from other users of the machine.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any

import peewee

from netjournal.clock import Clock
from netjournal.errors import JournalDamaged, JournalFull, JournalReplaced
from netjournal.store import history, index, journal_file
from netjournal.store.fields import as_text, moment_text, readable
from netjournal.store.held import BUSY_MS, Held
from netjournal.store.refusals import translated
from netjournal.store.uids import new_uid

CONNECT_MS = 5
"""How long SQLite waits each time a connection is tried."""
PRAGMAS = [
    ("journal_mode", "truncate"),
    ("synchronous", "full"),
    ("foreign_keys", 1),
    ("secure_delete", 1),
    ("trusted_schema", 0),
    ("cell_size_check", 1),
    ("temp_store", "memory"),
    ("mmap_size", 0),
    ("cache_size", -32000),
    ("busy_timeout", BUSY_MS),  # last: until then it is CONNECT_MS
]

Row = tuple[Any, ...]


class Database:
    """One open journal file. Reads are `rows` and `value`; every write happens inside `write`."""

    def __init__(self, path: Path, clock: Clock, *, beside: bool = False) -> None:
        self.path = path
        self.clock = clock
        self._action: int | None = None
        self._interruptible: sqlite3.Connection | None = None
        self.done = ""
        """The last named change that was kept through here."""
        self._healed = False
        """Whether the word indexes were made anew amid a write: they are once more at its end."""
        self._file: tuple[int, int] | None = None
        # SQLite never makes the file: it would be empty, and for everybody to read.
        self.db = peewee.SqliteDatabase(
            f"{path.absolute().as_uri()}?mode=rw",
            pragmas=PRAGMAS,
            autoconnect=False,
            timeout=CONNECT_MS / 1000,
            uri=True,
        )
        self.held = Held(self.db)
        self.open(beside=beside)

    def open(self, *, beside: bool = False, begin: bool = True) -> None:
        """Connect; after `close`, to the file that is the journal now. `beside`: while another connection of this
        process is open, which looking at the file without SQLite would deprive of its locks. Unless it is to `begin`
        one, a journal that is gone raises JournalReplaced.
        """
        path = self.path
        if (beside or not begin) and journal_file.identity(path) is None:
            raise journal_file.gone(path)
        if not beside and not journal_file.look_at(path):
            if not begin:
                raise journal_file.gone(path)
            journal_file.create(path)
        try:
            self._file = journal_file.identity(path)
            with translated(path):
                self.held.connected(self.db.connect)
            self._interruptible = self.db.connection()
            self._interruptible.text_factory = readable
            # Asked of SQLite, not of the file: a first start that was killed leaves pages that are rolled back here.
            if self.value("PRAGMA user_version") != journal_file.VERSION:
                if beside:  # of a journal that is open in this format: it was emptied, or is another by now
                    raise JournalDamaged(f"{path} is damaged: it is no journal of this format any more.")
                self._migrate()
        except BaseException:
            self.close()
            raise

    def _migrate(self) -> None:
        # Imported here: on nearly every start there is nothing to do, and a jot must not pay for it.
        from netjournal.store import migrate

        with translated(self.path):
            try:
                migrate.up(self)
            except OSError as error:
                raise JournalFull(
                    f"{self.path} can't be brought up to date: no copy of it can be made first ({error.strerror}). "
                    "Nothing was changed."
                ) from None

    def again(self) -> "Database":
        """The same journal once more, with a connection of its own: for another thread."""
        return Database(self.path, self.clock, beside=True)

    def close(self) -> None:
        self.db.close()

    def reopen(self) -> None:
        """Go on with the file that is the journal now. Where there is none, or it is refused, all stays as it is."""
        if journal_file.identity(self.path) is None:
            raise journal_file.gone(self.path)
        if journal_file.identity(self.path) != self._file:  # never of the file that is open: that would drop its locks
            journal_file.look_at(self.path)
        self.close()
        self.open(begin=False)

    def check_place(self) -> None:
        """Raises JournalReplaced where the file that is open here is no longer the journal.

        A file that was moved aside can go on being read and written by whoever has it open, and with the side file of
        the one in its place: what was kept here would be lost, and that one could be damaged.
        """
        if self.db.is_closed() or journal_file.identity(self.path) != self._file:
            raise JournalReplaced(
                f"{self.path} is another file than the one opened here: it was restored, moved or removed meanwhile. "
                "Nothing was written."
            )

    def interrupt(self, *, writing: bool = False) -> None:
        """End the question that runs, from another thread: it raises Interrupted. A write is left alone unless said."""
        if self._interruptible is not None and (writing or not self.writing):
            with suppress(sqlite3.ProgrammingError):  # closed meanwhile
                self._interruptible.interrupt()

    def rows(self, sql: str, *parameters: object) -> list[Row]:
        """All rows of one SELECT, fetched at once: an open cursor would keep other programs from writing. Where a word
        index is found to be damaged, it is made anew first.
        """
        with translated(self.path):
            try:
                return self._asked(sql, parameters)
            except peewee.DatabaseError as error:
                if not (index.is_asked(sql) and index.is_damage(error)):
                    raise
                amid = self.writing
                with self.write("Rebuilt the search", quiet=True):
                    index.heal(self.db, error)
                    self._healed = amid
            return self._asked(sql, parameters)

    def _asked(self, sql: str, parameters: Sequence[object]) -> list[Row]:
        def fetched() -> list[Row]:
            return [as_text(row) for row in self.db.execute_sql(sql, parameters).fetchall()]

        if self.writing:
            return fetched()
        self.check_place()
        return self.held.read(fetched)

    def row(self, sql: str, *parameters: object) -> Row | None:
        found = self.rows(sql, *parameters)
        return found[0] if found else None

    def value(self, sql: str, *parameters: object) -> Any:
        """The first column of the first row, or None."""
        found = self.row(sql, *parameters)
        return found[0] if found else None

    def run(self, sql: str, *parameters: object) -> int:
        """One statement that writes. Returns the number of rows it touched. Only inside `write`."""
        if self._action is None:
            raise RuntimeError("a write outside write()")
        return int(self.db.execute_sql(sql, parameters).rowcount)

    def run_many(self, sql: str, rows: Sequence[Sequence[object]]) -> None:
        """One statement for many rows, for bulk making. Only inside `write`."""
        if self._action is None:
            raise RuntimeError("a write outside write()")
        self.db.connection().executemany(sql, rows)

    @property
    def writing(self) -> bool:
        return self._action is not None

    @contextmanager
    def write(
        self,
        label: str,
        *,
        takes_back: int | None = None,
        quiet: bool = False,
        bulk: bool = False,
        waits: bool = True,
    ) -> Iterator[int]:
        """One named, atomic, undoable change. Inside another `write` it becomes part of that one.

        Yields the id of the action. When nothing changed, no action is left behind. `quiet` writes are no action to
        take back: where one stands, what is being written. `bulk` is for making a whole journal (the demo). Without
        `waits` a journal that is held raises JournalBusy at once.
        """
        if self._action is not None:
            yield self._action
            return
        with translated(self.path), self.immediate(waits=waits):
            self._action = 0 if bulk else history.begin(self.db, label, moment_text(self.clock.now()), takes_back)
            try:
                with self.unnoted() if bulk else nullcontext():
                    yield self._action
                if bulk or self._healed:
                    index.rebuild(self.db)
                else:
                    index.follow(self.db, self._action)
                if not bulk:
                    history.finish(self.db, self._action, forget=quiet)
            finally:
                self._action, self._healed = None, False
        self.held.kept()
        if not quiet:
            self.done = label

    @contextmanager
    def unnoted(self) -> Iterator[None]:
        """What is written inside is no part of an action: it is not taken back, and the caller indexes it.
        Inside `write`."""
        noted = self.value("SELECT on_ FROM recording")
        self.run("UPDATE recording SET on_ = 0")
        yield
        self.run("UPDATE recording SET on_ = ?", noted)

    @contextmanager
    def immediate(self, *, waits: bool = True) -> Iterator[None]:
        """A transaction that takes its lock at once. Waiting for the lock is retried, nothing else is."""
        transaction = self.held.begun(self._begun, waits=waits)
        try:
            yield
        except BaseException as error:
            # A full disk makes SQLite roll back by itself; that there is nothing left to roll back is no news then.
            with suppress(peewee.OperationalError):
                transaction.__exit__(type(error), error, error.__traceback__)
            raise
        transaction.__exit__(None, None, None)

    def _begun(self) -> Any:
        transaction = self.db.atomic("IMMEDIATE")
        transaction.__enter__()
        try:
            self.check_place()  # who puts another file in its place has the lock while doing so
        except JournalReplaced as error:
            transaction.__exit__(type(error), error, error.__traceback__)
            raise
        return transaction

    def new_uid(self) -> str:
        return new_uid(self.clock)

    def now(self) -> str:
        """This moment as the columns keep it."""
        return moment_text(self.clock.now())

    def data_version(self) -> int:
        """A number that changes when another connection has written: cheap enough to ask every second."""
        return int(self.value("PRAGMA data_version"))
