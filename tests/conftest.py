"""Every test lives in a home of its own, at a moment that doesn't move."""

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from netjournal.clock import FrozenClock
from netjournal.journal import Journal
from netjournal.store.database import Database


def pytest_xdist_auto_num_workers() -> int:
    """Twice as many as there are cores: the tests of the full screen wait half of their time."""
    return 2 * (os.cpu_count() or 1)


NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A hermetic NETJOURNAL_HOME: nothing of the real user is read or written."""
    folder = tmp_path / "home"
    monkeypatch.setenv("NETJOURNAL_HOME", str(folder))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("TZ", "UTC")
    for name in ("NO_COLOR", "COLUMNS", "LINES", "EDITOR", "VISUAL", "PAGER"):
        monkeypatch.delenv(name, raising=False)
    yield folder


@pytest.fixture
def clock() -> FrozenClock:
    """Sunday 22 November 2026, half past nine in London."""
    return FrozenClock(NOW, "Europe/London")


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty journal, made once: copying it is quicker than making one."""
    path = tmp_path_factory.mktemp("template") / "journal.db"
    Database(path, FrozenClock(NOW)).close()
    return path


@pytest.fixture
def journal_file(home: Path, template: Path) -> Path:
    """An empty journal of the test's own, not open."""
    home.mkdir(mode=0o700, exist_ok=True)
    return Path(shutil.copy(template, home / "journal.db"))


@pytest.fixture
def journal(journal_file: Path, clock: FrozenClock) -> Iterator[Journal]:
    """An empty journal of the test's own, open."""
    journal = Journal.open(journal_file, clock)
    yield journal
    journal.close()
