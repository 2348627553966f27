"""While the user's own editor has the terminal: signals end the journal, keys don't, and nothing is lost."""

import os
import signal
import sys
import termios
import time
from contextlib import suppress
from pathlib import Path

import pytest

from .terminal import Terminal, terminal
from .test_endings import SHELL, _until
from .test_terminal import LEFT, drafts, make

PATIENT = "time.sleep(60)"
DEAF = "signal.signal(15, signal.SIG_IGN); signal.signal(1, signal.SIG_IGN)"


def editor(folder: Path, lines: str) -> str:
    """A program that writes in what it is given, says that it has the terminal and who it is, and then `lines`."""
    script = folder / "editor.py"
    script.write_text(
        "import os, signal, sys, time\n"
        "open(sys.argv[1], 'a').write('an hour of work')\n"
        f"{DEAF if DEAF in lines else ''}\n"
        "print(f'editing <{os.getpid()}>', flush=True)\n"
        f"{lines}\n"
    )
    return f"{sys.executable} {script}"


def lend(run: Terminal) -> int:
    """Write an idea out, and open the editor. Returns its process."""
    run.seen(b"Events")
    run.press("4", "enter")
    run.opens("D")
    os.write(run.master, b"typed just now ")
    run.quiet()
    run.press("f4")
    run.seen(b"editing <")
    return int(run.raw.rpartition(b"editing <")[2].partition(b">")[0])


def runs(process: int) -> bool:
    with suppress(OSError):
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False


def parent(process: int) -> int:
    return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])


def left(home: Path) -> list[str]:
    return [file.read_text() for file in (home / "drafts").glob("idea-*.md")]


@pytest.mark.parametrize(
    ("number", "lines"),
    [
        pytest.param(signal.SIGTERM, f"{DEAF}; {PATIENT}", id="TERM, it goes on"),
        pytest.param(signal.SIGHUP, PATIENT, id="HUP, it ends too"),
        pytest.param(signal.SIGTERM, PATIENT, id="TERM, it ends too", marks=pytest.mark.slow),
        pytest.param(signal.SIGHUP, f"{DEAF}; {PATIENT}", id="HUP, it goes on", marks=pytest.mark.slow),
    ],
)
def test_asked_to_end_it_does_at_once_and_all_is_kept(tmp_path: Path, number: signal.Signals, lines: str) -> None:
    home = make(tmp_path / "home")
    with terminal(home, editor=editor(tmp_path, lines)) as run:
        before = termios.tcgetattr(run.slave)
        process = lend(run)
        began = time.monotonic()
        os.kill(run.process.pid, number)
        assert run.ended(4) == 128 + number
        assert time.monotonic() - began < 2
        assert runs(process) == (DEAF in lines)
        assert run.raw.count(LEFT) == (1 if DEAF in lines else 2), (
            "the terminal is given back once, or stays the editor's"
        )
        assert termios.tcgetattr(run.slave)[3] == before[3]
        assert b"Traceback" not in run.raw
        if DEAF in lines:
            os.kill(process, signal.SIGKILL)
    assert "typed just now" in drafts(home)
    assert len(left(home)) == 1 and "an hour of work" in left(home)[0]
    with terminal(home, size=(200, 30)) as run:
        run.seen(b"Events")
        run.press("4", "enter", "D")
        run.seen(b"The editor left a file")
        run.press("ctrl+q")
        assert run.ended(5) == 0


def test_a_ctrl_c_that_was_not_typed_ends_it_too(tmp_path: Path) -> None:
    """Where it can be told: in an editor that takes Ctrl+C as a key."""
    home = make(tmp_path / "home")
    with terminal(
        home, editor=editor(tmp_path, f"import tty; tty.setraw(0); print('raw', flush=True); {PATIENT}")
    ) as run:
        before = termios.tcgetattr(run.slave)
        lend(run)
        run.seen(b"raw")
        os.kill(run.process.pid, signal.SIGINT)
        assert run.ended(2) == 128 + signal.SIGINT
        assert termios.tcgetattr(run.slave)[:4] == before[:4], "the editor left it as it was killed"
    assert "an hour of work" in left(home)[0]


def test_with_the_terminal_gone_it_ends_beside_an_editor_that_does_not(tmp_path: Path) -> None:
    home = make(tmp_path / "home")
    with terminal(home, editor=editor(tmp_path, f"{DEAF}; {PATIENT}")) as run:
        process = lend(run)
        run.hang_up()
        run.process.wait(2)
        os.kill(process, signal.SIGKILL)
    assert "an hour of work" in left(home)[0]


@pytest.mark.slow
def test_keys_typed_to_the_editor_end_nothing_here(tmp_path: Path) -> None:
    home = make(tmp_path / "home")
    with terminal(home, editor=editor(tmp_path, PATIENT)) as run:
        lend(run)
        run.press("ctrl+c")
        run.seen(b"ended with a failure")
        run.press("esc")
        run.quiet(0.3)
        run.press("ctrl+q")
        assert run.ended(5) == 0
    assert "an hour of work" in left(home)[0]


def test_an_editor_that_can_not_be_started_leaves_the_terminal_here(tmp_path: Path) -> None:
    home = make(tmp_path / "home")
    with terminal(home, editor="no-such-editor") as run:
        run.seen(b"Events")
        run.press("4", "enter")
        run.opens("D")
        run.press("f4")
        run.seen(b"no-such-editor can't be started")
        run.press("ctrl+q")
        assert run.ended(5) == 0
    assert left(home) == []


def test_an_editor_laid_aside_with_its_key_takes_the_journal_along(tmp_path: Path) -> None:
    """Or the shell would wait for it for ever."""
    home = make(tmp_path / "home")
    ends = "signal.signal(signal.SIGCONT, lambda *_: sys.exit()); time.sleep(60)"
    with terminal(home, under=SHELL, editor=editor(tmp_path, ends)) as run:
        lend(run)
        run.press("ctrl+z")
        run.seen(b"laid aside", 5)
        _until(lambda: b"an hour of work" in run.raw.partition(b"laid aside")[2], 5)
        run.press("ctrl+q")
        run.seen(b"ended 0")


@pytest.mark.slow
def test_laid_aside_with_the_editor_and_ended_by_the_shell_it_is_gone(tmp_path: Path) -> None:
    home = make(tmp_path / "home")
    shell = ("bash", "-mc", '"$@"; echo "laid aside"; kill %1; wait; sleep 9', "bash")
    with terminal(home, under=shell, editor=editor(tmp_path, PATIENT)) as run:
        journal = parent(lend(run))
        run.press("ctrl+z")
        run.seen(b"laid aside", 5)
        try:
            _until(lambda: not runs(journal), 5)
        finally:
            with suppress(ProcessLookupError):
                os.kill(journal, signal.SIGKILL)
    assert "an hour of work" in left(home)[0]
