"""What reaches a real terminal, and how the program ends in one: nothing of a stranger's, and no word lost."""

import json
import os
import re
import signal
import stat
import termios
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from netjournal.clock import Clock
from netjournal.journal import Journal

from . import builders
from .terminal import Terminal, terminal

LEFT = b"\x1b[?1049l"
"""Leaving the alternate screen."""


def make(home: Path, *, hostile: bool = False) -> Path:
    home.mkdir(mode=0o700, parents=True)
    builders.make(home / "journal.db", Clock("Europe/London"), hostile=hostile).close()
    return home


def breakfast(home: Path) -> str:
    """The id of the event the seeded reflection is about."""
    journal = Journal.open(home / "journal.db", Clock("Europe/London"))
    try:
        return str(journal.database.value("SELECT id FROM event ORDER BY day DESC LIMIT 1 OFFSET 1"))
    finally:
        journal.close()


def drafts(home: Path) -> str:
    return "".join(json.loads(file.read_text())["text"] for file in sorted((home / "drafts").glob("*.json")))


def glance(run: Terminal) -> None:
    """The panes, the page of an event and of a person, a dialog, and a toast."""
    run.press("4", "1", "j", "enter", "j", "enter")
    run.opens("e")
    run.press("esc", "bs", "bs", "x", "ctrl+q")


def walk(run: Terminal) -> None:
    """Every pane, page and dialog, the palette, find, undo, and the reflection from its first card to its last."""
    run.press("j", "2", "j", "3", "j", "4", "j", "z", "z", "esc", "1")
    run.press("/", "bc", "enter", "esc", "esc")
    for pane in "1234":
        run.press(pane, "enter", "j", "j", "enter", "bs")
        run.opens("e")
        run.press("esc", "f1", "esc", "bs")
    run.press("1", "end", "enter")
    for key in ("m", "p", "t"):
        run.opens(key)
        run.press("esc")
    run.press("end", "enter", "bs", "bs")
    run.press("ctrl+p", "bc")
    run.quiet(0.5)
    run.press("esc", "esc", "?", "end", "esc")
    run.press("1", "home", "x", "u", "3", "d", "d", "4", "x", "u", "U", "u")
    run.press("i", "!@A", "esc")
    run.press("1", "home", "j", "r", "enter")
    for _ in range(20):
        run.press("tab", "pgdn")
    run.press("bs", "ctrl+q")


CSI = re.compile(r"\x1b\[([<=>?]?)[0-9;:]*([ -/]*[@-~])")


def grammar(text: str) -> set[tuple[str, str]]:
    """The kinds of control sequences in what was written."""
    return {(match[1], match[2]) for match in CSI.finditer(text)}


def rest(text: str) -> str:
    """What is left when cursor, colour and mode sequences are taken away."""
    return CSI.sub("", text)


BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f]")
OSC = re.compile("\x1b\\][^\x07\x1b]*(?:\x07|\x1b\\\\)")


def ran(home: Path, steps: Callable[[Terminal], None]) -> str:
    with terminal(home) as run:
        run.seen(b"Events")
        run.quiet(0.4)
        steps(run)
        assert run.ended(5) == 0
        return run.raw.decode("utf-8", "surrogateescape")


@pytest.mark.parametrize("steps", [glance, pytest.param(walk, marks=pytest.mark.slow)])
def test_nothing_of_a_hostile_journal_reaches_the_terminal(tmp_path: Path, steps: Callable[[Terminal], None]) -> None:
    """Whatever an innocent journal makes Textual write is the measure of what a hostile one may."""
    hostile = ran(make(tmp_path / "hostile", hostile=True), steps)
    innocent = ran(make(tmp_path / "innocent"), steps)
    assert "A[red]bc[/]D" in rest(hostile)
    assert set(OSC.findall(hostile)) <= set(OSC.findall(innocent))
    hostile, innocent = OSC.sub("", hostile), OSC.sub("", innocent)
    for payload in ("\x1b]", "\x9b", "\x1b\\", "\x1bP", "\x1b_", "\x1b^", "\x07"):
        assert payload not in hostile, repr(payload)
    assert not re.search("[\x80-\x9f\udc80-\udc9f]", hostile)
    assert not BIDI.search(hostile)
    assert grammar(hostile) <= grammar(innocent)
    left = set(re.findall("\x1b.|[\x00-\x1f\x7f]", rest(hostile), re.S))
    assert left <= set(re.findall("\x1b.|[\x00-\x1f\x7f]", rest(innocent), re.S))


def test_an_unforeseen_failure_prints_no_private_word_and_keeps_what_was_typed(tmp_path: Path) -> None:
    home = make(tmp_path / "home")
    with terminal(home, "fail") as run:
        run.seen(b"Events")
        run.press("i", "CANARY thought ", "BOOM")
        assert run.ended(5) == 70
        after = run.raw.rpartition(LEFT)[2].decode("utf-8", "replace")
    assert LEFT in run.raw
    said = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", after)
    assert "netjournal stopped on an error of its own" in said
    for private in ("CANARY", "BOOM", "PRIVATE", "Priya", "Traceback", "message that quotes"):
        assert private not in said, private
    assert "CANARY thought BOOM" in drafts(home)
    report = home / "crash.txt"
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    words = report.read_text()
    assert "RuntimeError" in words and "launcher.py" in words
    for private in ("CANARY", "PRIVATE", "quotes", "Priya"):
        assert private not in words, private


ENDS = [
    (signal.SIGTERM, "jot"),
    (signal.SIGHUP, "jot"),
    (signal.SIGQUIT, "reflect"),
    pytest.param(signal.SIGQUIT, "jot", marks=pytest.mark.slow),
    pytest.param(signal.SIGTERM, "reflect", marks=pytest.mark.slow),
    pytest.param(signal.SIGHUP, "reflect", marks=pytest.mark.slow),
]


@pytest.mark.parametrize(("number", "where"), ENDS)
def test_a_polite_kill_keeps_the_text_and_gives_the_terminal_back(
    tmp_path: Path, number: signal.Signals, where: str
) -> None:
    home = make(tmp_path / "home")
    arguments = ("reflect", breakfast(home)) if where == "reflect" else ()
    with terminal(home, *arguments) as run:
        before = termios.tcgetattr(run.slave)
        run.seen(b"look back" if where == "reflect" else b"Events")
        run.press("enter" if where == "reflect" else "i")
        run.press("words not ", "kept yet")
        began = time.monotonic()
        os.kill(run.process.pid, number)
        assert run.ended(3) == 128 + number
        assert time.monotonic() - began < 3
        assert LEFT in run.raw
        assert b"\x1b[?25h" in run.raw.rpartition(LEFT)[0] + run.raw.rpartition(LEFT)[2]
        assert b"Traceback" not in run.raw
        now = termios.tcgetattr(run.slave)
        assert now[3] & (termios.ECHO | termios.ICANON) == before[3] & (termios.ECHO | termios.ICANON)
    assert "words not kept yet" in drafts(home)


def test_what_is_typed_without_a_pause_is_kept_whole(tmp_path: Path) -> None:
    """A jot, an event with its room, and another jot, written into the terminal in one go."""
    home = make(tmp_path / "home")
    with terminal(home) as run:
        run.seen(b"Events")
        os.write(run.master, b"icarpets fly\raHarbour Lunch\x13Iris Vale\rBo Chen\x13i! ring Iris\r")
        run.seen(b"promise of mine")
        run.press("ctrl+q")
        assert run.ended(5) == 0
    journal = Journal.open(home / "journal.db", Clock("Europe/London"))
    try:
        found = [text for (text,) in journal.database.rows("SELECT text FROM idea ORDER BY id DESC LIMIT 1")]
        room = {one.person.name for one in journal.events.attendees(journal.meeting.find_event("Harbour Lunch").id)}
        assert found == ["carpets fly"]
        assert room == {"Iris Vale", "Bo Chen"}
        assert journal.database.value("SELECT words FROM promise ORDER BY id DESC LIMIT 1") == "ring Iris"
    finally:
        journal.close()


def test_a_closed_terminal_keeps_the_text(tmp_path: Path) -> None:
    home = make(tmp_path / "home")
    with terminal(home) as run:
        run.seen(b"Events")
        run.press("i", "words not ", "kept yet")
        run.hang_up()
        run.process.wait(3)
    assert "words not kept yet" in drafts(home)


@pytest.mark.parametrize(
    "where", ["jot", "reflect", *(pytest.param(where, marks=pytest.mark.slow) for where in ("form", "room"))]
)
def test_killed_outright_the_draft_is_there(tmp_path: Path, where: str) -> None:
    """After a second of typing without a rest: SIGKILL can't be answered, so it must be on the disk by then."""
    home = make(tmp_path / "home")
    arguments = ("reflect", breakfast(home)) if where == "reflect" else ()
    with terminal(home, *arguments) as run:
        run.seen(b"look back" if where == "reflect" else b"Events")
        keys = {"jot": ["i"], "reflect": ["enter"], "form": ["a"], "room": ["enter", "m"]}[where]
        run.press(*keys)
        end = time.monotonic() + 1.3
        while time.monotonic() < end:
            os.write(run.master, b"k")
            time.sleep(0.05)
        os.kill(run.process.pid, signal.SIGKILL)
        run.process.wait(3)
    assert "kkkkkkkk" in drafts(home)
    with terminal(home) as run:
        run.seen(b"Events")
        run.press("ctrl+q")
        assert run.ended(5) == 0


def test_it_leaves_the_terminal_as_it_was(tmp_path: Path) -> None:
    home = make(tmp_path / "home")
    with terminal(home) as run:
        before = termios.tcgetattr(run.slave)
        run.seen(b"Events")
        run.press("q")
        assert run.ended(5) == 0
        assert termios.tcgetattr(run.slave) == before
        on = set(re.findall(rb"\x1b\[\?(\d+)h", run.raw)) - {b"25", b"7"}
        off = set(re.findall(rb"\x1b\[\?(\d+)l", run.raw))
        assert on <= off
