"""How the full-screen journal ends, and what stands then: a terminal that is gone, a folder that can't be written."""

import fcntl
import os
import signal
import struct
import subprocess
import sys
import termios
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from netjournal.clock import Clock
from netjournal.journal import Journal

from . import builders
from .driver import open_app
from .terminal import ROOT, STARTS, terminal
from .test_terminal import LEFT, drafts, make
from .walking import begin, event, field, to


def test_a_terminal_gone_without_a_signal_ends_it_and_keeps_the_text(tmp_path: Path) -> None:
    """Without a controlling terminal (nohup, a dropped line) nobody tells the program: it must look for itself."""
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    builders.make(home / "journal.db", Clock("Europe/London")).close()
    master, slave = os.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    environment = {
        "PATH": os.environ.get("PATH", "/usr/bin:/bin"), "HOME": str(tmp_path), "NETJOURNAL_HOME": str(home),
        "TERM": "xterm-256color", "LANG": "C.UTF-8", "TZ": "UTC", "PYTHONPATH": str(ROOT),
    }  # fmt: skip
    process = subprocess.Popen(
        [sys.executable, "-m", "netjournal"], stdin=slave, stdout=slave, stderr=slave, env=environment,
        start_new_session=True,
    )  # fmt: skip
    os.close(slave)
    written = bytearray()
    reading = True

    def read() -> None:
        while reading:
            with suppress(OSError):
                os.set_blocking(master, False)
                written.extend(os.read(master, 65536))
            time.sleep(0.01)

    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    try:
        _until(lambda: b"Events" in written, STARTS)
        time.sleep(0.3)
        os.write(master, b"i")
        _until(lambda: b"jot" in written, 5)
        time.sleep(0.3)
        os.write(master, b"words not kept yet")
        time.sleep(0.2)
        reading = False
        reader.join()
        os.close(master)
        assert process.wait(4) != 0  # 129; 120 where Python can't write its last to a terminal that is gone
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
    assert "words not kept yet" in drafts(home)


def _until(true: object, most: float) -> None:
    end = time.monotonic() + most
    while not true():  # type: ignore[operator]
        assert time.monotonic() < end
        time.sleep(0.02)


async def test_where_no_draft_can_be_written_the_text_stays_on_the_screen(seeded: Journal, home: Path) -> None:
    """A file in the place of the folder: even root can't write a draft then."""
    (home / "drafts").write_text("")
    async with open_app(seeded) as nj:
        await nj.do("app.jot")
        await nj.type("a thought that is nowhere else")
        await nj.press("escape")
        assert nj.page == "jot", "closing would lose it"
        assert nj.shows("a thought that is nowhere else")
        assert "can't be kept on disk (drafts/ is no folder)" in nj.toast
        await nj.press("enter")
        assert nj.page == "home"
        assert seeded.listing("idea").at(0, 1)[0].text == "a thought that is nowhere else"
        await nj.do("app.jot")
        await nj.press("escape")
        assert nj.page == "home", "nothing typed is nothing to lose"


async def test_where_no_draft_can_be_written_a_form_stays(seeded: Journal, home: Path) -> None:
    (home / "drafts").write_text("")
    async with open_app(seeded) as nj:
        await nj.press("2")
        await nj.do("home.edit")
        await nj.type("X")
        await nj.press("escape")
        assert nj.page == "form"
        assert "can't be kept on disk" in nj.toast


@pytest.mark.parametrize("keys", [("i",), ("2", "e"), ("f2",)], ids=["jot", "form", "room"])
async def test_a_draft_the_disk_refuses_is_said_while_one_types(
    seeded: Journal, home: Path, keys: tuple[str, ...]
) -> None:
    (home / "drafts").write_text("")
    async with open_app(seeded) as nj:
        await nj.press(*keys)
        await nj.type("nowhere else")
        await nj.rest(0.7)
        assert nj.shows("the draft can't be kept on disk: drafts/ is no folder")
        (home / "drafts").unlink()
        await nj.type(" but here")
        await nj.rest(0.7)
        assert not nj.shows("on disk")
        assert nj.toasts == []


async def test_where_no_draft_can_be_written_a_reflection_stays(seeded: Journal, home: Path) -> None:
    async with open_app(seeded) as nj:
        await begin(nj, event(seeded))
        (home / "drafts").write_text("")
        await nj.type("a scene that is nowhere else")
        await nj.press("escape")
        assert nj.page == "reflect"
        assert field(nj).text == "a scene that is nowhere else"
        assert "can't be kept on disk" in nj.toast
        (home / "drafts").unlink()
        await nj.press("escape")
        assert nj.page == "event"
    assert "a scene that is nowhere else" in drafts(home)


async def test_a_card_gone_back_from_on_a_full_disk_still_has_its_words(seeded: Journal, home: Path) -> None:
    async with open_app(seeded) as nj:
        await begin(nj, event(seeded))
        await to(nj, "cards")
        await nj.type("safe")
        await nj.rest(0.7)
        _refuse(home)
        await nj.type(" and not safe")
        await nj.press("pageup", "pagedown")
        assert field(nj).text == "safe and not safe"
        _allow(home)
        await nj.press("escape")
    assert drafts(home) == "safe and not safe"


def _refuse(home: Path) -> None:
    """The folder of the drafts can't be written, for root neither."""
    (home / "drafts").rename(home / "aside")
    (home / "drafts").write_text("")


def _allow(home: Path) -> None:
    (home / "drafts").unlink()
    (home / "aside").rename(home / "drafts")


@pytest.mark.parametrize("left", ["app.jot", "home"])
async def test_leaving_with_words_the_disk_refuses_is_asked_once(seeded: Journal, home: Path, left: str) -> None:
    """From where they are typed, and from home after their page has closed."""
    (home / "drafts").write_text("")
    async with open_app(seeded) as nj:
        await nj.do("app.jot")
        await nj.type("nowhere else")
        quits = "ctrl+q"
        if left == "home":
            nj.screen.dismiss(None)
            await nj.settle()
            quits = "q"
        await nj.press(quits)
        assert nj.app.is_running
        assert nj.app._exit is False
        assert "can't be kept on disk" in nj.toast
        assert "Press again" in nj.toast
        await nj.press(quits)
        assert nj.app._exit


@pytest.mark.parametrize("ending", ["ctrl+q", "signal"])
def test_words_lost_to_the_disk_are_said_after_leaving(tmp_path: Path, ending: str) -> None:
    home = make(tmp_path / "home")
    (home / "drafts").write_text("")
    with terminal(home) as run:
        run.seen(b"Events")
        run.press("i", "nowhere else")
        if ending == "signal":
            os.kill(run.process.pid, signal.SIGTERM)
        else:
            run.press("ctrl+q", "ctrl+q")
        assert run.ended(5) == 6
        assert b"could not be kept on disk" in run.raw.split(LEFT)[-1]


def test_stopped_by_the_shell_what_is_typed_is_safe_first(tmp_path: Path) -> None:
    home = make(tmp_path / "home")
    with terminal(home) as run:
        run.seen(b"Events")
        run.press("i")
        run.quiet(0.3)
        os.write(run.master, b"typed just now")
        time.sleep(0.2)
        os.kill(run.process.pid, signal.SIGTSTP)
        _until(lambda: _state(run.process.pid) == "T", 5)
        os.kill(run.process.pid, signal.SIGKILL)
    assert "typed just now" in drafts(home)


SHELL = ("bash", "-mc", '"$@"; echo "laid aside"; sleep 0.2; fg >/dev/null; echo "ended $?"', "bash")


def test_laid_aside_with_its_key_it_comes_back_as_it_was(tmp_path: Path) -> None:
    home = make(tmp_path / "home")
    with terminal(home, under=SHELL) as run:
        run.seen(b"Events")
        run.press("2", "ctrl+z")
        run.seen(b"laid aside")
        _until(lambda: b"Events" in run.raw.partition(b"laid aside")[2], 10)
        assert LEFT in run.raw.partition(b"laid aside")[0]
        run.quiet()
        run.press("i")
        run.press("still here", "enter")
        run.seen(b"still here")
        run.press("ctrl+q")
        run.seen(b"ended 0")


def test_where_no_shell_keeps_jobs_the_key_says_so(tmp_path: Path) -> None:
    with terminal(make(tmp_path / "home")) as run:
        run.seen(b"Events")
        run.press("ctrl+z")
        run.seen(b"no shell here")
        run.press("ctrl+q")
        assert run.ended(5) == 0


def _state(process: int) -> str:
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
