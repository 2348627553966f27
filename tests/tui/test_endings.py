"""How the full-screen journal ends, and what stands then: a terminal that is gone, a folder that can't be written."""

import fcntl
import os
import struct
import subprocess
import sys
import termios
import threading
import time
from contextlib import suppress
from pathlib import Path

from netjournal.clock import Clock
from netjournal.journal import Journal

from . import builders
from .driver import open_app
from .terminal import ROOT, STARTS
from .test_terminal import drafts


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
        assert "can't be kept on disk" in nj.toast
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
