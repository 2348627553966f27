"""What SQLite refuses is a sentence with a code of its kind, also where it is told only of what came of it."""

import sqlite3
from pathlib import Path

import peewee
import pytest

from netjournal.errors import JournalFull, NotFound
from netjournal.store.refusals import translated

JOURNAL = Path("journal.db")


def refusal(words: str, code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError(words)
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize("code", [sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR | 3 << 8])
def test_a_savepoint_the_disk_took_along_is_said_as_the_disk(code: int) -> None:
    """SQLite rolls all of it back by itself; going back to the savepoint then fails with words of its own."""
    with pytest.raises(JournalFull, match="refused to write"), translated(JOURNAL):
        try:
            raise refusal("database or disk is full", code)
        except sqlite3.OperationalError:
            try:
                raise refusal("no such savepoint: s1", sqlite3.SQLITE_ERROR)
            except sqlite3.OperationalError as error:
                raise peewee.OperationalError(str(error)) from error


def test_a_copy_names_the_folder_it_is_made_in() -> None:
    with pytest.raises(JournalFull, match="refused to write in there; "), translated(JOURNAL, into=Path("there")):
        raise refusal("database or disk is full", sqlite3.SQLITE_FULL)


def test_what_is_not_foreseen_stays_what_it_is() -> None:
    with pytest.raises(peewee.OperationalError), translated(JOURNAL):
        raise peewee.OperationalError('near "FORM": syntax error') from refusal("", sqlite3.SQLITE_ERROR)


def test_a_row_that_is_gone_is_no_failure_of_the_disk() -> None:
    with pytest.raises(NotFound), translated(JOURNAL):
        raise peewee.IntegrityError("FOREIGN KEY constraint failed") from refusal("", sqlite3.SQLITE_CONSTRAINT)
