"""What may be sent to the real program in a terminal: pastes of anything, bytes that are no text, reports of no key."""

import json
import os
import re
import stat
import time
from pathlib import Path

import pytest

from netjournal.clock import Clock
from netjournal.journal import Journal

from .terminal import terminal
from .test_terminal import LEFT, drafts, make

START, END = b"\x1b[200~", b"\x1b[201~"


def kept(home: Path) -> tuple[list[str], int]:
    """The ideas, newest first, and how many events there are."""
    journal = Journal.open(home / "journal.db", Clock("Europe/London"))
    try:
        ideas = [str(text) for (text,) in journal.database.rows("SELECT text FROM idea ORDER BY id DESC")]
        return ideas, int(journal.database.value("SELECT count(*) FROM event"))
    finally:
        journal.close()


def test_a_paste_runs_no_key_whatever_it_holds(tmp_path: Path) -> None:
    """In the jot bar and on home, in one piece, in many, and with a mark of its end in it."""
    home = make(tmp_path / "home")
    ideas, events = kept(home)
    pasted = b"note \x1b[31mred\rx\r\x13\x1b[Bx" + b"and on " * 700 + END + b"\rx2x\r"
    with terminal(home) as run:
        run.seen(b"Events")
        for opening in (("1",), ("i",)):
            run.press(*opening)
            os.write(run.master, START + pasted[:3000])
            time.sleep(0.15)
            for place in range(3000, len(pasted), 1000):
                os.write(run.master, pasted[place : place + 1000])
            os.write(run.master, END)
            run.quiet(0.4)
        run.press("enter")
        run.quiet(0.3)
        run.press("ctrl+q")
        assert run.ended(5) == 0
    now, left = kept(home)
    assert left == events
    assert len(now) == len(ideas) + 1
    words = re.sub(r"\s", "", now[0])
    assert words == re.sub(r"\s", "", "noteredxx" + "andon" * 700 + "x2x")


@pytest.mark.parametrize("quick", [b"\x1b\r\x1b", b"\x1bab\x1b", b"\x1b[hello\x1b", b"\x1bO\x1b"])
def test_esc_and_the_keys_behind_it_over_a_slow_line_leave_what_was_written(tmp_path: Path, quick: bytes) -> None:
    home = make(tmp_path / "home")
    with terminal(home) as run:
        run.seen(b"Events")
        run.press("i", "a word")
        os.write(run.master, quick)
        run.quiet(0.4)
        run.press("ctrl+q")
        assert run.ended(5) == 0
    assert json.loads((home / "drafts" / "jot.json").read_text())["text"] == "a word"


def test_a_question_is_not_answered_by_a_letter_behind_an_esc(tmp_path: Path) -> None:
    home = make(tmp_path / "home")
    with terminal(home) as run:
        run.seen(b"Events")
        run.press("i", "one", "enter", "i", "two", "enter", "C", "down", "b")
        run.seen(b"Esc leaves all as it is")
        os.write(run.master, b"\x1by")
        run.quiet(0.4)
        assert b"Took back" not in run.raw
        run.press("y")
        run.quiet(0.4)
        assert b"Took back" in run.raw


BYTES = [
    b"\xe9A", b"\x9b", b"\xed\xa0\x80", b"\xff\xfe", START + b"caf\xe9" + END, b"\x1b[27;5;999999999999~",
    b"\x1b[999999999999999999u", b"\x1b[1114112u", b"\x1b[55296u", b"\x1b[48;999999999;999999999;1;1t",
    b"\x1b[48;0;0;0;0t", b"\x1b[<0;99999999999;99999999999M", b"\x1b[<35;99999999999;99999999999M", b"\xc3",
]  # fmt: skip


def test_no_byte_ends_it(tmp_path: Path) -> None:
    home = make(tmp_path / "home")
    with terminal(home) as run:
        run.seen(b"Events")
        for sent in BYTES:
            os.write(run.master, sent)
            run.quiet(0.15)
        assert run.process.poll() is None
        run.press("i")
        for sent in BYTES:
            os.write(run.master, sent)
            run.quiet(0.15)
        run.press("still here", "enter", "ctrl+q")
        assert run.ended(5) == 0
        assert b"Traceback" not in run.raw
    assert "still here" in kept(home)[0][0]
    assert "caf\ufffd" in kept(home)[0][0]
    assert not (home / "crash.txt").exists()


@pytest.mark.parametrize("where", ["home", "jot"])
def test_a_failure_of_what_reads_the_keys_ends_it_as_any_other(tmp_path: Path, where: str) -> None:
    home = make(tmp_path / "home")
    with terminal(home, "deaf") as run:
        run.seen(b"Events")
        if where == "jot":
            run.press("i")
            run.press("CANARY thought")
        os.write(run.master, b"BOOM")
        assert run.ended(5) == 70
        said = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", run.raw.rpartition(LEFT)[2].decode("utf-8", "replace"))
    assert LEFT in run.raw
    assert "netjournal stopped on an error of its own" in said
    for private in ("CANARY", "BOOM", "PRIVATE", "Priya", "Traceback", "message that quotes"):
        assert private not in said, private
    if where == "jot":
        assert drafts(home) == "CANARY thought"
    report = home / "crash.txt"
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    words = report.read_text()
    assert "RuntimeError" in words and "launcher.py" in words
    for private in ("CANARY", "PRIVATE", "quotes", "Priya"):
        assert private not in words, private
