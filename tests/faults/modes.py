"""Who may read what was made, and where the words of the notes end up: every file and folder after everything was used.

A word that stands in every note must be in the journal, its backups, drafts and inbox, and nowhere else.
"""

import os
import re
import stat
from pathlib import Path

from netjournal.cli.main import COMMANDS
from tests.faults.nest import Nest
from tests.faults.report import Figures, told
from tests.faults.scenes import journal_of
from tests.tui.terminal import Terminal, terminal

UMASKS = (0o000, 0o022, 0o077)
CANARY = "Quetzalcanary"
HOLDS_WORDS = re.compile(r"(^|/)(journal\.db[^/]*|(drafts|inbox|backups|exports|trash)/.*)$")
"""The files that may hold words of the notes: they are what the notes are kept in."""
TITLE = re.compile(rb"\x1b\][012];([^\x07\x1b]*)")

COMMANDS_USED: tuple[tuple[str, ...], ...] = (
    ("event", f"{CANARY} breakfast", "--on", "wed", "--place", CANARY, "--series", CANARY, "--notes", CANARY),
    ("met", f"{CANARY} Nair", "--at", CANARY, "--does", CANARY, "--hook", CANARY, "--said", CANARY),
    ("met", "Tom Ellis", "--at", CANARY), ("promise", f"send {CANARY}", "--to", CANARY, "--by", "fri"),
    ("promise", "ring", "--from", "Tom"), ("talked", "Tom", f"of {CANARY}"), ("jot", f"{CANARY} idea @Tom #{CANARY}"),
    ("jot", f"! write to {CANARY}"), ("done", CANARY), ("later", "ring", "--until", "tomorrow"), ("reopen", CANARY),
    ("today",), ("events",), ("people",), ("promises",), ("ideas",), ("show", CANARY), ("search", CANARY), ("tags",),
    ("views",), ("spark",), ("pile",), ("drifting",), ("closer",), ("circle", "Tom", "--month"), ("bump", "Tom"),
    ("review",), ("week",), ("undo",), ("redo",), ("themes",), ("where",), ("backup",), ("check",),
    ("restore", "--latest", "--yes"), ("twins",), ("merge", CANARY, "Tom", "--yes"), ("changes",), ("trash",),
    ("demo", "--no-open"),
    ("show", f"nobody {CANARY}"), ("jot", "--on", CANARY, CANARY), (CANARY,), ("events", f"--{CANARY}"),
)  # fmt: skip
"""Every command, and some that fail; what the program hasn't got is a failure like another."""


def run(times: int | None, folder: Path) -> Figures:
    umasks = UMASKS[:times] if times else UMASKS
    rows: list[tuple[object, ...]] = []
    wrong: list[str] = []
    for umask in umasks:
        told(f"umask {umask:03o} …")
        home = folder / f"{umask:03o}" / "home"
        home.parent.mkdir(mode=0o755)
        used = commands(home, umask, wrong)
        raw = app(home, umask, wrong)
        crash(home, umask, wrong)
        found = walked(home)
        loose = [f"{path.relative_to(home.parent)} is {mode:04o}" for path, mode in found if mode & 0o077]
        leaks = leaked(home)
        titles = {title.decode("utf-8", "replace") for title in TITLE.findall(raw)}
        wrong += [f"umask {umask:03o}: {one}" for one in (*loose, *leaks)]
        wrong += [f"window title: {title}" for title in titles if CANARY in title]
        folders = sum(path.is_dir() for path, _ in found)
        rows.append(
            (f"{umask:03o}", used, len(found) - folders, folders, len(loose), len(leaks), ", ".join(titles) or "none")
        )
    missing = sorted(set(COMMANDS) - {words[0] for words in COMMANDS_USED} - {"reflect"})
    wrong += [f"no use is made here of the command {name}" for name in missing]
    return Figures(
        "Who may read what was made, and where words end up",
        ("umask", "commands", "files", "folders", "for others too", "files with a word of the notes", "window titles"),
        rows,
        wrong,
        (
            "Everything under the journal's home, and beside it, is walked "
            "after every command, a tour of the app, a jot while the journal was held, a kill while writing, and a "
            "crash. Files of the notes themselves (journal, drafts, inbox, backups) may hold words; no other may.",
        ),
    )


def commands(home: Path, umask: int, wrong: list[str]) -> int:
    """Every command once, and a jot while another program holds the journal."""
    import sqlite3

    with Nest(home.parent / "nest") as nest:
        ran = [nest.run(home, *words, umask=umask) for words in COMMANDS_USED]
        with sqlite3.connect(journal_of(home), isolation_level=None) as other:
            other.execute("BEGIN EXCLUSIVE")
            ran.append(nest.run(home, "jot", f"{CANARY} while it was held", umask=umask))
            other.execute("ROLLBACK")
        other.close()
        (home / "config.toml").write_text("theme = 7\n")
        (home / "config.toml").chmod(0o600)
        ran.append(nest.run(home, "jot", f"{CANARY} with broken settings", umask=umask))
        (home / "config.toml").unlink()
    wrong += [f"umask {umask:03o}: {one}" for one in ran if one.crashed]
    for file in (home.parent / "nest").iterdir():  # what the commands printed: not the program's own
        file.unlink()
    (home.parent / "nest").rmdir()
    return len(ran)


def app(home: Path, umask: int, wrong: list[str]) -> bytes:
    """A tour of the app: pages, a jot, a draft that stays. Then one that is killed while writing."""
    before = os.umask(umask)
    try:
        with terminal(home) as run:
            run.seen(b"Events")
            run.press(
                "j", "enter", "bs", "2", "enter", "bs", "3", "enter", "bs", "4", "enter", "bs", "w", "esc", "f", "esc"
            )
            run.press("/", CANARY, "enter", "esc", "esc", "i", f"{CANARY} typed", "enter")
            run.press("i", f"{CANARY} left as a draft")
            run.quiet(1.2, 3)
            run.press("esc", "ctrl+q")
            if run.ended(8):
                wrong.append(f"umask {umask:03o}: the app ended with an error")
            raw = run.raw
        with terminal(home) as run:
            run.seen(b"Events")
            killed(run)
    finally:
        os.umask(before)
    return raw


def killed(run: Terminal) -> None:
    run.press("i", f"{CANARY} written when it was killed")
    run.quiet(1, 2)
    run.process.kill()
    run.process.wait(5)


def crash(home: Path, umask: int, wrong: list[str]) -> None:
    """The app fails unforeseen while private words are on the screen: what it prints and writes holds none."""
    before = os.umask(umask)
    try:
        with terminal(home, "fail") as run:
            run.seen(b"Events")
            run.press("i", f"{CANARY} ", "BOOM")
            if run.ended(8) != 70:
                wrong.append("the failing app did not say so")
            after = run.raw.rpartition(b"\x1b[?1049l")[2]
    finally:
        os.umask(before)
    if CANARY.encode() in after:
        wrong.append(f"umask {umask:03o}: a word of the notes is printed after a crash")


def walked(home: Path) -> list[tuple[Path, int]]:
    """Every file and folder of the home with its mode, the home itself too."""
    return [(path, stat.S_IMODE(path.lstat().st_mode)) for path in (home, *home.rglob("*"))]


def leaked(home: Path) -> list[str]:
    """Files outside of the notes that hold a word of them."""
    plain = [path for path in home.parent.rglob("*") if path.is_file()]
    names = {path: str(path.relative_to(home.parent)) for path in plain}
    others = [path for path in plain if not HOLDS_WORDS.search(names[path])]
    return [f"{names[path]} holds a word of the notes" for path in others if CANARY.encode() in path.read_bytes()]
