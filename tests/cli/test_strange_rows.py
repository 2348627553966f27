"""Every command that reads, on a journal another program wrote to: no traceback, and nothing that drives a terminal."""

import shutil
from pathlib import Path

import pytest

from netjournal.clock import FrozenClock
from tests.store.strange import STRANGE, columns, put
from tests.tui import builders

from .conftest import Cli
from .test_safety import harmless

READS = [
    *([name, *how] for name in ("events", "people", "promises", "ideas", "today") for how in ((), ("--json",))),
    ["promises", "--all", "--json"],
    *(["show", whom] for whom in ("Ana Reyes", "Makers' evening", "[[joint morning]]")),
    ["show", "Priya", "--json"],
]


@pytest.mark.parametrize("shift", [0, *(pytest.param(n, marks=pytest.mark.slow) for n in range(1, len(STRANGE)))])
def test_every_command_reads_any_value(run_cli: Cli, home: Path, clock: FrozenClock, shift: int) -> None:
    """Each column with one strange value, at first only some columns; the rest by `shift`."""
    home.mkdir(mode=0o700)
    seeded, path = home / "seeded.db", home / "journal.db"
    builders.make(seeded, clock).close()
    values = list(STRANGE.values())
    for number, place in enumerate(columns(seeded)):
        if not shift and number % 4:
            continue
        shutil.copy(seeded, path)
        value = values[(number + shift) % len(values)]
        if not put(path, value, place):
            continue
        for terminal in (False, True):
            for words in READS if not terminal else [words for words in READS if "--json" not in words]:
                ran = run_cli(*words, terminal=terminal)
                assert ran.code in (0, 1, 3), (place, value, words, ran, crash(home))
                assert harmless(ran.out) and harmless(ran.err), (place, value, words)


def crash(home: Path) -> str:
    report = home / "crash.txt"
    return report.read_text() if report.exists() else ""
