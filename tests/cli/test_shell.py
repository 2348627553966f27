"""The program as a shell runs it: what it imports, how it ends when a reader leaves, and a real terminal."""

import errno
import os
import pty
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

PROGRAM = [sys.executable, "-m", "netjournal"]
HERE = Path(__file__).parents[2]


def shell(*words: str, given: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*PROGRAM, *words], input=given, capture_output=True, cwd=HERE, env={**os.environ, **environment}, timeout=30
    )


def imported(*words: str) -> set[str]:
    """The modules loaded by the time a command has run."""
    script = (
        f"import sys; sys.argv = ['netjournal', *{list(words)!r}]\n"
        "from netjournal.cli.main import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, cwd=HERE, text=True, timeout=30)
    return set(ran.stderr.split())


def test_letters_are_kept_where_the_locale_knows_none() -> None:
    for words in (("jot", "Zürich, said 王小明"), ("met", "王小明")):
        assert shell(*words, LC_ALL="C", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0").returncode == 0
    assert "Zürich, said 王小明" in shell("ideas").stdout.decode()
    assert "王小明" in shell("people").stdout.decode()


@pytest.mark.parametrize("words", [("jot", "a", "thought", "with", "@Priya"), ("jot", "one", "--no-event")])
def test_a_jot_imports_nothing_heavy(words: tuple[str, ...]) -> None:
    shell("jot", "first")
    loaded = imported(*words)
    assert "netjournal.cli.jot" in loaded
    heavy = {"textual", "rich", "pendulum", "asyncio", "netjournal.themes", "netjournal.cli.drawing", "tempfile"}
    assert not loaded & heavy


def test_lists_for_a_pipe_import_no_rich() -> None:
    shell("jot", "first")
    assert not imported("people") & {"textual", "rich", "asyncio"}


def test_a_reader_who_leaves_is_no_failure() -> None:
    shell("event", "Fair")
    people = "\n".join(f"Person Number{i:04}, {'does many things ' * 4}" for i in range(1500))
    assert shell("met", "--at", "Fair", given=people.encode()).returncode == 0
    for words in (("people",), ("people", "--json")):
        ran = subprocess.Popen([*PROGRAM, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=HERE)
        assert ran.stdout is not None
        assert ran.stderr is not None
        ran.stdout.read(1)
        ran.stdout.close()
        assert ran.stderr.read() == b""
        ran.stderr.close()
        assert ran.wait(timeout=30) == 0


def test_a_full_disk_under_the_output_is_said() -> None:
    shell("jot", "first")
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run([*PROGRAM, "ideas"], stdout=full, stderr=subprocess.PIPE, cwd=HERE, timeout=30)
    assert ran.returncode == 6
    assert b"can't be written" in ran.stderr
    assert b"Traceback" not in ran.stderr


@pytest.mark.parametrize(
    ("words", "done"),
    [(("event", "Fair"), "added an event, “Fair”"), (("undo",), "took back: kept an idea, “first”"),
     (("redo",), "put back: kept an idea, “second”")],
    ids=lambda words: words[0] if isinstance(words, tuple) else "",
)  # fmt: skip
def test_what_was_done_is_said_where_saying_it_first_failed(words: tuple[str, ...], done: str) -> None:
    """Who is told only that something failed does it once more."""
    shell("jot", "first")
    if words == ("redo",):
        shell("jot", "second")
        shell("undo")
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run([*PROGRAM, *words], stdout=full, stderr=subprocess.PIPE, cwd=HERE, timeout=30)
    assert ran.returncode == 6
    assert f"This was done: {done}. Only the output" in ran.stderr.decode()


def test_a_narrow_encoding_is_no_failure() -> None:
    ran = shell("jot", "café", "“quoted”", PYTHONIOENCODING="latin-1")
    assert ran.returncode == 0
    assert b"caf\xe9 ?quoted?" in ran.stdout


def test_bytes_that_are_no_text() -> None:
    ran = subprocess.run([*(p.encode() for p in PROGRAM), b"jot", b"caf\xe9 \x1b[31m"], capture_output=True, cwd=HERE)
    assert ran.returncode == 0
    assert "caf\ufffd".encode() in ran.stdout
    assert b"\x1b" not in ran.stdout


def on_terminal(*words: str, keys: bytes = b"", **environment: str) -> tuple[int, str]:
    """Run in a terminal of its own; type `keys` once it has asked. Returns how it ended and what stood there."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(HERE)
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # where the suite runs in the background, it is ignored
        os.execve(sys.executable, [*PROGRAM, *words], {**os.environ, "TERM": "xterm-256color", **environment})
    shown, typed, ends = b"", b"", time.monotonic() + 30
    while time.monotonic() < ends:
        if not select.select([terminal], [], [], 2)[0]:
            if typed == b"\x03":  # Python misses an interrupt between writing its question and beginning to read
                os.write(terminal, typed)
            continue
        try:
            part = os.read(terminal, 65536)
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            break
        if not part:
            break
        shown += part
        if keys and shown.endswith(b"> "):
            time.sleep(0.2)
            os.write(terminal, keys)
            typed, keys = keys, b""
    else:
        os.kill(pid, signal.SIGKILL)
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), shown.decode()


def test_the_question_on_a_real_terminal() -> None:
    code, shown = on_terminal("jot", keys=b"a private thing\r")
    assert code == 0
    assert "Kept an idea: a private thing" in shown
    code, shown = on_terminal("jot", keys=b"\x03")
    assert code == 130
    assert shown.endswith("\r\nnetjournal: Stopped; nothing was kept.\r\n")
    assert "Traceback" not in shown


def test_colour_means_something_and_can_be_refused() -> None:
    shell("promise", "ring the hall", "--by", "yesterday")
    assert "\x1b[31m" in on_terminal("promises")[1]
    assert "\x1b[31m" not in on_terminal("promises", NO_COLOR="1")[1]
    assert "\x1b" not in on_terminal("promises", TERM="dumb")[1]
