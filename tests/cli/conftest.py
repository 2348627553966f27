"""Runs the command line inside the test, at a moment that doesn't move, with a pipe, a keyboard or a terminal."""

import io
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from netjournal.clock import FrozenClock
from netjournal.journal import Journal


class Ran(NamedTuple):
    """How one run of the program ended and what it printed."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


_BOLD_AND_DIM = re.compile(r"\x1b\[(?:0|1|2|1;2)m")


class Stream(io.TextIOWrapper):
    """A standard stream that is a terminal, or isn't."""

    def __init__(self, content: bytes | None = None, *, terminal: bool = False) -> None:
        self.bytes = io.BytesIO(content or b"")
        self.terminal = terminal
        # Read like a real stdin, which can be peeked into.
        super().__init__(io.BufferedReader(self.bytes) if content is not None else self.bytes, encoding="utf-8")

    def isatty(self) -> bool:
        return self.terminal

    def text(self) -> str:
        """What was written, without the bold and dim that NO_COLOR leaves to Rich."""
        self.flush()
        return _BOLD_AND_DIM.sub("", self.bytes.getvalue().decode("utf-8"))


class Cli:
    """Calls `netjournal` as a shell would. `piped`: what comes through stdin; `typed`: lines from a keyboard instead;
    `terminal`: whether the output is read on one of 80 columns, without colours.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.monkeypatch = monkeypatch

    def __call__(
        self, *words: str, piped: str | bytes = b"", typed: str | None = None, terminal: bool = False, columns: int = 80
    ) -> Ran:
        from netjournal.cli.main import main

        given = typed if typed is not None else piped
        keys = given.encode("utf-8", "surrogateescape") if isinstance(given, str) else given
        out, err = Stream(terminal=terminal), Stream(terminal=terminal)
        with self.monkeypatch.context() as patch:
            patch.setattr(sys, "argv", ["netjournal", *words])
            patch.setattr(sys, "stdin", Stream(keys, terminal=typed is not None))
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            patch.setenv("COLUMNS", str(columns))
            patch.setenv("NO_COLOR", "1")
            patch.setenv("TERM", "xterm")
            with pytest.raises(SystemExit) as ended:
                main()
        code = ended.value.code
        return Ran(code if isinstance(code, int) else 1, out.text(), err.text())


@pytest.fixture
def run_cli(monkeypatch: pytest.MonkeyPatch, clock: FrozenClock) -> Cli:
    """The command line on Sunday 22 November 2026, half past nine."""
    monkeypatch.setattr("netjournal.cli.opening.Clock", lambda zone="": clock)
    return Cli(monkeypatch)


@pytest.fixture
def opened(home: Path, clock: FrozenClock) -> Callable[[], Journal]:
    """Opens the journal the command line has written, to look into it."""
    return lambda: Journal.open(home / "journal.db", clock)


Once = Callable[[str, Callable[[], None]], None]


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("homes")


@pytest.fixture
def once(homes: Path, home: Path) -> Once:
    """`once(name, write)`: the home as `write` leaves it, made for the first test that wants it and copied from then
    on, which is quicker.
    """

    def have(name: str, write: Callable[[], None]) -> None:
        made = homes / name
        if made.exists():
            shutil.copytree(made, home)
        else:
            write()
            shutil.copytree(home, made)

    return have


@pytest.fixture
def breakfast(run_cli: Cli, once: Once) -> Cli:
    """A journal with one breakfast, two people met there, a promise each way and two ideas."""

    def write() -> None:
        run_cli("event", "Thames Breakfast", "--on", "wed", "--place", "Town Hall", "--series", "Wednesday breakfast")
        run_cli("met", "Priya Nair", "--at", "thames", "--does", "accounts for bakeries", "--hook", "red glasses")
        run_cli("met", "Tom Ellis", "--at", "thames", "--said", "he prints menus")
        run_cli("promise", "send the VAT checklist", "--to", "Priya", "--by", "thu", "--at", "thames")
        run_cli("promise", "introduce me to his printer", "--from", "Tom", "--by", "2026-11-20")
        run_cli("jot", "a joint morning on pricing with @Priya #workshop", "--on", "wed")
        run_cli("jot", "menus as [[joint morning]] for @Tom", "--no-event")

    once("breakfast", write)
    return run_cli
