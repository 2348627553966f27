"""How long a connection waits for a journal that another program holds."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import peewee

from netjournal.errors import JournalBusy, JournalHeld
from netjournal.store.refusals import is_busy

BUSY_MS = 400
TRIES = 150
PATIENCE = 1.1
"""A held journal is asked for in all for well under two seconds: BUSY_MS by SQLite, whose pauses grow to a tenth of a
second, then TRIES times some milliseconds apart, so that a program that writes without a pause can't keep others out;
on a busy machine, where those grow long, for PATIENCE seconds.
Having been refused, a connection waits BUSY_MS only, until it is let in again."""
BRIEF_MS = 60
"""How long a read waits in a program that is being looked at: longer is felt as a freeze, and it can ask again."""
HELD = "Another program holds the journal just now; what stands here was read before."
NOT_KEPT = "Another program holds the journal just now; nothing was kept or changed. What was typed is still here."

T = TypeVar("T")


class Held:
    """A journal that another program may hold, for one connection: each thing asked of it waits as long as is right.

    What is asked must be harmless to repeat. Refused in the end, it raises peewee.OperationalError, which Database
    makes a JournalBusy, and JournalHeld where it is only to be shown.
    """

    def __init__(self, db: peewee.SqliteDatabase) -> None:
        self._db = db
        self.briefly = False
        """A read of a held journal raises JournalHeld at once instead of waiting; writes wait as ever."""
        self._patient = False
        self._read_refused = False
        self._write_refused = False

    def connected(self, connect: Callable[[], T]) -> T:
        return self._patiently(connect)

    def read(self, ask: Callable[[], T]) -> T:
        """Having waited once, no further read waits until one is let in; with patience it waits as a write does."""
        try:
            if self._patient:
                found = self._patiently(ask, once=self._write_refused)
            elif self._read_refused:
                with self._sqlite_waits(0):
                    found = ask()
            elif self.briefly:
                with self._sqlite_waits(BRIEF_MS):
                    found = ask()
            else:
                found = self._patiently(ask)
        except peewee.OperationalError as error:
            if is_busy(error):
                self._read_refused = True
                if self._patient:
                    self._write_refused = True
                elif self.briefly:
                    raise JournalHeld(HELD) from None
            raise
        self._read_refused = False
        if self._patient:
            self._write_refused = False
        return found

    def begun(self, begin: Callable[[], T], *, waits: bool = True) -> T:
        """A write, begun. Without `waits` it is refused at once, which says nothing of the next."""
        if waits:
            try:
                found = self._patiently(begin, once=self._write_refused)
            except peewee.OperationalError as error:
                self._write_refused |= is_busy(error)
                raise
        else:
            with self._sqlite_waits(0):
                found = begin()
        self._write_refused = False
        return found

    @contextmanager
    def patience(self, wanted: bool = True) -> Iterator[None]:
        """For what the user asked to be done: until something is kept, a read inside waits as long as a write does.
        Where either is refused in the end, JournalBusy says that nothing was kept. Inside, what is only to be shown
        is read without (`wanted=False`).
        """
        before, self._patient = self._patient, wanted
        try:
            yield
        except JournalBusy as error:
            if self._patient and type(error) is JournalBusy:
                raise JournalBusy(NOT_KEPT) from None
            raise
        finally:
            self._patient = before and (self._patient or not wanted)

    def kept(self) -> None:
        """What was asked for is kept: what is read from here on is only shown."""
        self._patient = False

    def _patiently(self, ask: Callable[[], T], *, once: bool = False) -> T:
        """What `ask` gives, asked again with jitter where somebody else holds the journal; nothing else is retried."""
        end = time.monotonic() + PATIENCE
        try:
            return ask()
        except peewee.OperationalError as error:
            if once or not is_busy(error):
                raise
        from random import uniform  # a millisecond that only waiting is worth

        for _ in range(TRIES):
            time.sleep(uniform(0.002, 0.008))
            if time.monotonic() > end:
                break
            with self._sqlite_waits(0):
                try:
                    return ask()
                except peewee.OperationalError as error:
                    if not is_busy(error):
                        raise
        return ask()

    @contextmanager
    def _sqlite_waits(self, milliseconds: int) -> Iterator[None]:
        """With another wait of SQLite's own than BUSY_MS, where there is a connection yet."""
        if self._db.is_closed():
            yield
            return
        self._db.execute_sql(f"PRAGMA busy_timeout = {milliseconds}")
        try:
            yield
        finally:
            self._db.execute_sql(f"PRAGMA busy_timeout = {BUSY_MS}")
