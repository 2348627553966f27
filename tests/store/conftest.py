"""A journal of a year, and looking it through."""

from pathlib import Path

import pytest

from netjournal.actions.checking import Checking
from netjournal.clock import FrozenClock
from netjournal.demo.make import make
from netjournal.journal import Journal
from tests.conftest import NOW


@pytest.fixture(scope="session")
def a_year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("year") / "journal.db"
    make(path, FrozenClock(NOW))
    journal = Journal.open(path, FrozenClock(NOW))
    journal.jotting.keep("an idea with @Ana #shop")
    journal.close()
    return path


@pytest.fixture
def path(a_year: Path, home: Path) -> Path:
    home.mkdir(mode=0o700)
    path = home / "journal.db"
    path.write_bytes(a_year.read_bytes())
    return path


@pytest.fixture
def checking(path: Path, clock: FrozenClock) -> Checking:
    return Checking(path, clock)
