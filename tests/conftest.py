"""Every test lives in a home of its own, at a moment that doesn't move."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from netjournal.clock import FrozenClock


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
    return FrozenClock(datetime(2026, 11, 22, 9, 30, tzinfo=UTC), "Europe/London")
