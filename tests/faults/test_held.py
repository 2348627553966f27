"""A held journal is waited for in seconds, not in tries: on a busy machine those grow long."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from netjournal.clock import FrozenClock
from netjournal.errors import JournalBusy
from netjournal.store import held
from netjournal.store.database import Database


def test_however_slowly_the_tries_go_the_wait_ends(
    journal_file: Path, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each try takes a fifth of a second here; a hundred and fifty of them would be half a minute."""
    journal = Database(journal_file, clock)
    other = sqlite3.connect(journal_file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    tries = 0
    waits = journal.held._sqlite_waits

    @contextmanager
    def slowly(milliseconds: int) -> Iterator[None]:
        nonlocal tries
        tries += 1
        time.sleep(0.2)
        with waits(milliseconds):
            yield

    monkeypatch.setattr(journal.held, "_sqlite_waits", slowly)
    with pytest.raises(JournalBusy):
        journal.rows("SELECT 1 FROM idea")
    assert 1 <= tries <= held.PATIENCE / 0.2
    other.close()
    journal.close()
