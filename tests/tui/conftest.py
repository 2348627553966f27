"""Fixtures of the full-screen tests: an empty, a seeded and a hostile journal, cursors that stand still, goldens."""

import gc
import shutil
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any
from weakref import WeakSet

import pytest
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.widgets import Input, TextArea

from netjournal.clock import FrozenClock
from netjournal.journal import Journal
from netjournal.tui import drafting
from tests.conftest import NOW

from . import builders

gc.set_threshold(200_000, 20, 100)
"""Collected seldom: each app leaves its pages behind, and going through them all again costs a fifth of the time."""

STYLES: dict[object, list[RuleSet]] = {}
"""What was read of style sheets, for every app of a run: Textual reads all of them anew for each."""

GOLDENS = Path(__file__).parent / "goldens"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-goldens", action="store_true", help="write the goldens anew (give it with tests/tui)")


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """No blinking cursors, and no words that were typed, or that a disk refused, in another test."""
    monkeypatch.setattr(drafting, "ALL", WeakSet())
    monkeypatch.setattr(drafting, "REFUSED", [])
    for widget in (Input, TextArea):
        monkeypatch.setattr(widget, "_restart_blink", lambda self: None)


@pytest.fixture(autouse=True, scope="session")
def styles_read_once() -> Iterator[None]:
    read = Stylesheet._parse_rules

    def once(self: Stylesheet, *given: Any, **named: Any) -> list[RuleSet]:
        asked = (given, *named.items(), *self._variables.items())
        if asked not in STYLES:
            STYLES[asked] = read(self, *given, **named)
        return STYLES[asked]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", once)
        yield


def _path(home: Path) -> Path:
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    return home / "journal.db"


@pytest.fixture
def empty(journal: Journal) -> Journal:
    return journal


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bool], Path]:
    """The seeded journal and the hostile one, each made once: copying one is quicker than making it."""

    @lru_cache
    def make(hostile: bool) -> Path:
        path = tmp_path_factory.mktemp("made") / "journal.db"
        builders.make(path, FrozenClock(NOW, "Europe/London"), hostile=hostile).close()
        return path

    return make


@pytest.fixture
def seeded(home: Path, clock: FrozenClock, made: Callable[[bool], Path]) -> Iterator[Journal]:
    journal = Journal.open(Path(shutil.copy(made(False), _path(home))), clock)
    yield journal
    journal.close()


@pytest.fixture
def hostile(home: Path, clock: FrozenClock, made: Callable[[bool], Path]) -> Iterator[Journal]:
    """Every text of every record is an attack on the markup and on the terminal."""
    journal = Journal.open(Path(shutil.copy(made(True), _path(home))), clock)
    yield journal
    journal.close()


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a screen with the one kept under a name, or keep it with --update-goldens."""

    def compare(name: str, text: str) -> None:
        file = GOLDENS / f"{name}.txt"
        if request.config.getoption("--update-goldens", default=False):
            file.write_text(text + "\n", encoding="utf-8")
        assert file.exists(), f"{name}: no golden yet; run pytest tests/tui --update-goldens"
        assert text + "\n" == file.read_text(encoding="utf-8")

    return compare
