"""Two shells that jot beside the open app, and a lock held for a minute."""

import os
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from threading import Thread

from tests.faults.nest import ROOT
from tests.faults.oracle import ideas, unsound
from tests.faults.report import Figures, told
from tests.faults.scenes import journal_of, opened, seeded
from tests.tui.terminal import terminal

SHELLS = 2
JOTS = 1000
ANSWERS_WITHIN = 2.0
HELD = 60.0
"""Seconds the lock is held; where few are tried, 3."""
ENDS_WITHIN = 30.0


def run(times: int | None, folder: Path) -> Figures:
    folder = folder / "home"
    seeded(folder)
    count = times or JOTS
    wrong: list[str] = []
    told(f"{SHELLS} shells × {count} jots beside the open app …")
    shells = [Shell(folder, f"shell {number}", count) for number in range(SHELLS)]
    with terminal(folder) as app:
        app.seen(b"Events")
        began = time.monotonic()
        threads = [Thread(target=shell.jot) for shell in shells]
        for thread in threads:
            thread.start()
        typed = 0
        while any(thread.is_alive() for thread in threads):
            app.press("i", f"typed in the app {typed}.", "enter")
            typed += 1
            time.sleep(1)
        seconds = time.monotonic() - began
        app.press("esc", "esc", "ctrl+q")
        try:
            if app.ended(ENDS_WITHIN):
                wrong.append("the app ended with an error")
        except subprocess.TimeoutExpired:
            wrong.append(f"the app did not end within {ENDS_WITHIN:.0f} s; the last it drew: {app.raw[-300:]!r}")
    errors = [error for shell in shells for error in shell.errors]
    aside = sum(shell.aside for shell in shells)
    opened(folder).close()
    texts = ideas(journal_of(folder))
    there = Counter(texts)
    # While the shells hold the journal the jot bar keeps its words; what is typed next then joins them there.
    for text in (f"typed in the app {n}." for n in range(typed)):
        there[text] = sum(text in one for one in texts)
    wanted = [text for shell in shells for text in shell.texts] + [f"typed in the app {n}." for n in range(typed)]
    present = sum(there[text] == 1 for text in wanted)
    wrong += [f"{text}: there {there[text]} times" for text in wanted if there[text] != 1]
    wrong += errors + unsound(journal_of(folder))
    slowest = max(shell.slowest for shell in shells)
    held_for = HELD if count >= 200 else 3.0
    answer, aside_then, problems = locked(folder, held_for)
    return Figures(
        "Two shells and the app at once",
        ("what", "found"),
        (
            (f"{SHELLS} shells × {count} jots, and one every second or so in the app: kept", f"{len(wanted)}"),
            ("of those present once", present),
            ("errors", len(errors)),
            ("kept aside at first, taken in by the next", aside),
            ("the slowest jot, as a whole process", f"{slowest:.2f} s"),
            ("jots a second, all together", f"{len(wanted) / seconds:.1f}"),
            (f"a lock held for {held_for:.0f} s: the slowest jot answers after", f"{answer:.2f} s"),
            ("jots meanwhile, all kept aside and taken in afterwards, once", aside_then),
        ),
        wrong + problems,
    )


class Shell:
    """A shell that jots and jots: each a process of its own."""

    def __init__(self, home: Path, name: str, count: int) -> None:
        self.home = home
        self.texts = [f"{name} thought {number}" for number in range(count)]
        self.errors: list[str] = []
        self.aside = 0
        self.slowest = 0.0

    def jot(self) -> None:
        for text in self.texts:
            self.say(text)

    def say(self, text: str) -> float:
        environment = {"NETJOURNAL_HOME": str(self.home), "HOME": str(self.home), "PATH": os.defpath, "LANG": "C.UTF-8"}
        began = time.monotonic()
        ran = subprocess.run(
            [sys.executable, "-m", "netjournal", "jot", *text.split()], cwd=ROOT, env=environment | {"TZ": "UTC"},
            stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
        )  # fmt: skip
        seconds = time.monotonic() - began
        self.slowest = max(self.slowest, seconds)
        self.aside += "Kept aside" in ran.stdout
        if ran.returncode or "Kept" not in ran.stdout:
            self.errors.append(f"{text}: code {ran.returncode} {ran.stderr[-200:]}")
        return seconds


def locked(home: Path, seconds: float) -> tuple[float, int, list[str]]:
    """Another program holds the journal all the while. Returns the slowest answer, the jots made, what was wrong."""
    shell = Shell(home, "while locked", 0)
    texts: list[str] = []
    with closing(sqlite3.connect(journal_of(home), isolation_level=None, timeout=10)) as other:
        other.execute("BEGIN EXCLUSIVE")
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            texts.append(f"while it was held {len(texts)}")
            shell.say(texts[-1])
        other.execute("ROLLBACK")
    wrong = list(shell.errors)
    if shell.slowest > ANSWERS_WITHIN:
        wrong.append(f"a jot answered after {shell.slowest:.2f} s while the journal was held")
    if shell.aside != len(texts):
        wrong.append(f"{len(texts) - shell.aside} jots were not kept aside")
    opened(home).close()
    there = Counter(ideas(journal_of(home)))
    wrong += [f"{text}: there {there[text]} times" for text in texts if there[text] != 1]
    return shell.slowest, len(texts), wrong
