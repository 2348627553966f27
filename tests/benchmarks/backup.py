"""A backup of twenty busy years while it is open full screen: how long it takes, and how long a key waits meanwhile;
and how long it takes to go back to one, and to look all of it through beside one."""

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

from netjournal.actions.backing_up import BackingUp
from netjournal.actions.checking import Checking
from netjournal.clock import Clock
from netjournal.journal import Journal
from netjournal.store import backups
from netjournal.store.database import Database
from netjournal.store.journal_file import VERSION
from tests.benchmarks import homes
from tests.benchmarks.homes import Home
from tests.benchmarks.pty_probe import Terminal
from tests.benchmarks.report import begin, spread, table

PACE = 0.060
MOST = 60.0


def run(runs: int, given: Path | None) -> None:
    with TemporaryDirectory(prefix="netjournal-bench-") as folder:
        home = homes.big(Path(folder) / "big", given)
        size = home.journal.stat().st_size
        marker = f"{homes.counts(home.journal)['event']:,}"
        begin("backup", f"a journal of {size / 1e6:,.0f} MB   (milliseconds)")
        alone = [_alone(home) for _ in range(runs)]
        rows = [["made alone, checked and on the disk", spread(alone), f"{max(alone):,.0f}"]]
        for name, do in (
            ("gone back to", _gone_back),
            ("looked through beside it", _looked),
            ("SQLite's part", _sqlite),
        ):
            times = [_timed(do, home) for _ in range(runs)]
            rows.append([name, spread(times), f"{max(times):,.0f}"])
        for name, times in _beside(home, marker, runs).items():
            rows.append([name, f"{median(times):,.1f}", f"{max(times):,.1f}"])
        table(["", "median", "worst"], rows)


def _alone(home: Home) -> float:
    shutil.rmtree(home.journal.parent / "backups", ignore_errors=True)
    begun = perf_counter()
    backups.make(home.journal, Clock())
    return 1000 * (perf_counter() - begun)


def _timed(do: Callable[[Home], object], home: Home) -> float:
    begun = perf_counter()
    do(home)
    return 1000 * (perf_counter() - begun)


def _gone_back(home: Home) -> None:
    """With the backup of what was before, and that of what is restored."""
    up = BackingUp(home.journal, Clock())
    Journal.open(home.journal, Clock()).jotting.keep("written since")
    aside = up.restore(up.all()[-1].path).aside
    assert aside is not None
    aside.unlink()


def _looked(home: Home) -> None:
    assert Checking(home.journal, Clock()).look() == []


def _sqlite(home: Home) -> None:
    with closing(backups.reading(home.journal)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


SAFETY: tuple[tuple[str, Callable[[Home], object]], ...] = (
    ("gone back to", _gone_back),
    ("looked through beside it", _looked),
    ("SQLite's part of that", _sqlite),
)


def _beside(home: Home, marker: str, runs: int) -> dict[str, list[float]]:
    """j in the people pane, before and while the backup that is due is made; and how long that takes then."""
    found: dict[str, list[float]] = {"a key before": [], "a key meanwhile": [], "made meanwhile": []}
    folder = home.journal.parent / "backups"
    for _ in range(runs):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700)
        old = folder / f"{home.journal.stem}-20200101T000000Z-f{VERSION}.db"
        Database(old, Clock()).close()
        with Terminal(homes.PROGRAM, home.environment) as terminal:
            terminal.painted(marker)
            terminal.press(b"2", 0.3)
            terminal.press(b"g", 0.3)
            begun = ended = 0.0
            end = perf_counter() + MOST
            while not ended and perf_counter() < end:
                under_way = any(file.name.endswith(".part") for file in folder.iterdir())
                answer = terminal.press(b"j", PACE)
                if answer.last is not None:
                    found["a key meanwhile" if under_way else "a key before"].append(answer.last)
                begun = begun or (perf_counter() if under_way else 0.0)
                if len(backups.backups(home.journal)) > 1:
                    ended = perf_counter()
            found["made meanwhile"].append(1000 * (ended - begun))
        sleep(0.5)
    return found
