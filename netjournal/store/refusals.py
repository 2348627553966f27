"""What SQLite refuses, as sentences with an exit code."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import peewee

from netjournal.errors import (
    Interrupted,
    JournalBusy,
    JournalDamaged,
    JournalFull,
    JournalRefused,
    NetjournalError,
    NotFound,
)

NOT_WHOLE = ("no such table", "no such column", "has no column", "already exists", "duplicate column", "malformed")
"""What SQLite says where tables are not as the format number promises."""


def is_busy(error: peewee.PeeweeException) -> bool:
    return _code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _code(error: BaseException) -> int:
    """SQLite's primary result code of an error, 0 when it has none.

    A disk that fails makes SQLite roll back by itself; whoever then wants to roll back to a savepoint is told that
    there is none. What says more is behind that.
    """
    codes = [code & 0xFF for one in _behind(error) if isinstance(code := getattr(one, "sqlite_errorcode", None), int)]
    return next((code for code in codes if code != sqlite3.SQLITE_ERROR), codes[0] if codes else 0)


def _behind(error: BaseException) -> Iterator[BaseException]:
    """An error, and those that led to it."""
    one: BaseException | None = error
    while one is not None:
        yield one
        one = one.__cause__ or one.__context__


@contextmanager
def translated(path: Path, into: Path | None = None) -> Iterator[None]:
    """SQLite's refusals as sentences with an exit code. `into`: the folder that is written in, where that is another
    than the file's. What is not foreseen stays what it is: a defect to be seen."""
    try:
        yield
    except NetjournalError:
        raise
    except UnicodeDecodeError:  # SQLite quotes a damaged table's text in its complaint, and that is no text any more
        raise JournalDamaged(f"{path} is damaged.") from None
    except (peewee.DatabaseError, sqlite3.DatabaseError) as error:
        code = _code(error)
        if code == sqlite3.SQLITE_CONSTRAINT and "FOREIGN KEY" in str(error):
            raise NotFound("What this belongs to is no longer in the journal; nothing was kept.") from None
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise JournalBusy(f"{path} is held by another program; nothing was changed. Try again.") from None
        if code == sqlite3.SQLITE_INTERRUPT:
            raise Interrupted("This was interrupted; nothing was changed.") from None
        if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
            where = f"in {into}" if into is not None else str(path)
            raise JournalFull(f"The disk refused to write {where}; nothing was changed. Is it full?") from None
        if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_AUTH):
            raise JournalRefused(f"{path} can't be written: the file or its folder is read-only.") from None
        if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            raise JournalDamaged(f"{path} is damaged.") from None
        if code == sqlite3.SQLITE_ERROR and any(words in str(error) for words in NOT_WHOLE):
            raise JournalDamaged(f"{path} is damaged: its tables are not those of a journal.") from None
        raise
