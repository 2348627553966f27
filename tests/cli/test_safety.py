"""A stranger's text drives no terminal: whatever comes in by any command, no control character goes out. And whatever
is wrong with disk, file or program, nothing typed is lost and nobody sees a traceback.
"""

import os
import sqlite3
import stat
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from netjournal.clock import FrozenClock
from netjournal.crash import CRASHED
from netjournal.errors import JournalBusy
from netjournal.journal import Journal
from netjournal.store import database, held
from netjournal.store.journal_file import SIDE_FILES

from .conftest import Cli

HOSTILE = [
    "\x1b[2J\x1b]52;c;aGk=\x07Mallory",
    "\x9b31m\x90q\x9cMallory",
    "\u202egnp.exe\u2066\u2069 Mallory\u200f",
    "Mallory [/b] [bold red]x[/] [@click=app.quit]y[/] [link=http://x]",
    "Mallory\nFake line\r\nKept an idea: not so\x08\x08\x0b\x0c\u2028\x85",
    "Mallory\x00\x7f\udc9b\udcff\U000e0041",
    "Mallory\t:smile: \\x1b[31m %s {0} $HOME `id`",
]
_BIDI = {"RLE", "LRE", "RLO", "LRO", "PDF", "RLI", "LRI", "FSI", "PDI"}


def harmless(text: str) -> bool:
    """Whether a text holds no control character but line ends and tabs, and nothing that turns its direction."""
    return not any(
        (unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t")
        or unicodedata.bidirectional(c) in _BIDI
        or c in "\u200e\u200f\u061c"
        for c in text
    )


def checked(run_cli: Cli, *words: str, code: int | None = 0, **how: str | bool) -> str:
    ran = run_cli(*words, **how)  # type: ignore[arg-type]
    assert harmless(ran.out), (words, ran.out)
    assert harmless(ran.err), (words, ran.err)
    assert "Traceback" not in ran.err
    assert code is None or ran.code == code, (words, ran)
    return ran.out


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_through_every_command(run_cli: Cli, text: str) -> None:
    checked(run_cli, "event", text, "--on", "wed", "--place", text, "--series", text, "--notes", text)
    checked(run_cli, "event", "Tea", "--on", text, code=2)
    checked(run_cli, "met", text, "--at", text, "--does", text, "--hook", text, "--said", text)
    checked(run_cli, "met", "--at", text, piped=f"{text}\nAna Bell, {text}", code=None)
    checked(run_cli, "promise", text, "--to", text, "--by", text, "--at", text)
    checked(run_cli, "promise", f"ring {text}", "--from", text)
    checked(run_cli, "jot", f'{text} @"{text}" #{text} [[{text}]]', "--on", text)
    checked(run_cli, "jot", piped=text)
    checked(run_cli, "jot", typed=text.split("\n")[0] + "\n")
    checked(run_cli, "jot", "! " + text)
    checked(run_cli, "done", text, "--said", text, code=None)
    checked(run_cli, "done", "Mallory", code=None)
    for terminal in (False, True):
        for name in ("events", "people", "promises", "ideas"):
            assert "Mallory" in checked(run_cli, name, terminal=terminal)
            checked(run_cli, name, "--find", text, terminal=terminal)
        checked(run_cli, "show", text, terminal=terminal, code=None)
        checked(run_cli, "show", "Mallory", terminal=terminal, code=None)
        checked(run_cli, "show", f"[[{text}]]", terminal=terminal, code=None)
        checked(run_cli, "show", "[[Mallory]]", terminal=terminal, code=None)
        checked(run_cli, "today", terminal=terminal)
    for words in (("events",), ("people",), ("promises",), ("ideas",), ("today",), ("show", f"[[{text}]]")):
        checked(run_cli, *words, "--json", code=None)
    checked(run_cli, "where", text, code=2)
    checked(run_cli, text, code=2)
    checked(run_cli, f"--{text}", code=2)
    checked(run_cli, "events", f"--{text}", code=2)
    checked(run_cli, "events", "--limit", text, code=2)
    checked(run_cli, "jot", f"--{text}", code=None)
    checked(run_cli, "reflect", text, code=2)
    for _ in range(12):
        checked(run_cli, "undo", code=None)
    checked(run_cli, "redo")


def test_markup_is_shown_as_it_was_written(run_cli: Cli) -> None:
    run_cli("met", "Ada [CEO] [/b]", "--does", "[@click=app.quit]printing[/] :smile:")
    shown = run_cli("people", terminal=True).out
    assert "Ada [CEO] [/b]" in shown
    assert "[@click=app.quit]printing" in shown
    assert "[@click=app.quit]printing[/] :smile:" in run_cli("show", "Ada", terminal=True).out


def test_one_record_is_one_line(run_cli: Cli) -> None:
    run_cli("jot", "first\nsecond\tthird")
    assert run_cli("ideas").lines == ["2026-11-22\tfirst / second third\t\t"]
    assert len(run_cli("ideas", terminal=True).lines) == 1


# What can go wrong


def test_a_jot_that_the_disk_has_no_room_for_waits(
    breakfast: Cli, opened: Callable[[], Journal], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sqlite3.connect(home / "journal.db") as db:
        pages = db.execute("PRAGMA page_count").fetchone()[0]
    db.close()
    long = "one more thought " * 4000
    with monkeypatch.context() as patch:
        patch.setattr(database, "PRAGMAS", [*database.PRAGMAS, ("max_page_count", pages)])
        ran = breakfast("jot", long)
    assert ran.code == 6
    assert "full" in ran.err and "Kept aside" in ran.out
    journal = opened()
    assert journal.taken_in == 1
    assert journal.listing("idea").at(0, 1)[0].text == long.strip()
    assert not list((home / "inbox").iterdir())
    journal.close()


def test_a_jot_outlives_an_error_of_our_own(
    run_cli: Cli, opened: Callable[[], Journal], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("a message that quotes CANARY")

    with monkeypatch.context() as patch:
        patch.setattr("netjournal.actions.jotting.Jotting.keep", fail)
        ran = run_cli("jot", "a CANARY thought")
    assert ran.code == 5
    assert "RuntimeError" in ran.err and "CANARY" not in ran.err and "Traceback" not in ran.err
    journal = opened()
    assert journal.taken_in == 1
    assert journal.listing("idea").at(0, 1)[0].text == "a CANARY thought"
    journal.close()


def test_an_error_of_our_own_is_a_sentence_and_a_private_report(
    breakfast: Cli, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(note: str) -> None:
        raise RuntimeError(f"a message that quotes {note}")

    monkeypatch.setattr("netjournal.cli.look._list", lambda *_: fail("CANARY Priya"))
    ran = breakfast("people")
    assert ran.code == CRASHED == 70
    assert ran.out == ""
    assert "stopped on an error of its own (RuntimeError)" in ran.err and str(home / "crash.txt") in ran.err
    report = home / "crash.txt"
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    words = report.read_text()
    assert "RuntimeError" in words and "test_safety.py" in words and "in fail" in words
    for text in (words, ran.err):
        for private in ("CANARY", "Priya", "quotes", "Traceback"):
            assert private not in text, private


def test_a_held_journal_is_said_by_what_reads_and_no_failure_of_a_jot(
    breakfast: Cli, home: Path, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = held.Held._patiently
    waits = 0

    def counted(*given: object, **how: bool) -> object:
        nonlocal waits
        waits += 1
        return asked(*given, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(held, "TRIES", 1)
    monkeypatch.setattr(held, "BUSY_MS", 1)
    other = sqlite3.connect(home / "journal.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        for words in (("events",), ("people", "--json"), ("show", "Priya"), ("today",)):
            ran = breakfast(*words)
            assert ran.code == 4 and ran.out == "", words
            assert "held by another program" in ran.err
        assert breakfast("jot", "while it is held").code == 0
    finally:
        other.execute("COMMIT")
    assert breakfast("ideas", "--find", "while it").lines
    journal = database.Database(home / "journal.db", clock)
    monkeypatch.setattr(held.Held, "_patiently", counted)
    other.execute("BEGIN EXCLUSIVE")
    for _ in range(3):
        with pytest.raises(JournalBusy):
            journal.rows("SELECT 1 FROM event")
    assert waits == 1, "having waited once for a held journal, no further read waits"
    other.execute("COMMIT")
    assert journal.rows("SELECT 1 FROM event")
    other.close()
    journal.close()


@pytest.mark.parametrize("words", [("events",), ("jot", "an idea")])
def test_a_pipe_in_the_journals_place_hangs_nothing(home: Path, words: tuple[str, ...]) -> None:
    """In a process of its own: opening a pipe nobody writes to waits for ever."""
    home.mkdir(mode=0o700)
    os.mkfifo(home / "journal.db")
    code, err = _outside(*words)
    assert code == 5
    assert "is not a file" in err and "Traceback" not in err
    assert stat.S_ISFIFO((home / "journal.db").stat().st_mode)
    assert len(list(home.glob("inbox/*.json"))) == (words[0] == "jot")


@pytest.mark.parametrize("side", SIDE_FILES)
@pytest.mark.parametrize("make", [os.mkfifo, Path.mkdir, lambda file: file.symlink_to("journal.db")])
def test_what_has_a_side_files_name_and_is_none_is_said(
    breakfast: Cli, home: Path, side: str, make: Callable[[Path], None]
) -> None:
    """SQLite waits for a pipe for ever, and says of a folder that the disk is full."""
    breakfast("backup")
    odd = home / f"journal.db{side}"
    odd.unlink(missing_ok=True)
    make(odd)
    for words in (("events",), ("jot", "an idea"), ("check",), ("backup",), ("restore", "--latest", "--yes")):
        # In a process of its own, where the first would hang.
        if words == ("events",):
            code, err = _outside(*words)
        else:
            ran = breakfast(*words)
            code, err = ran.code, ran.err
        assert code == 5 and f"{odd} is no plain file" in err, words
    assert len(list(home.glob("inbox/*.json"))) == 1
    odd.rmdir() if odd.is_dir() and not odd.is_symlink() else odd.unlink()
    assert "an idea" in breakfast("ideas").out


def _outside(*words: str) -> tuple[int, str]:
    ran = subprocess.run(
        [sys.executable, "-m", "netjournal", *words],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=20,
    )
    return ran.returncode, ran.stderr
