"""A real program in a real pseudo-terminal: what it writes, byte for byte, and how it ends."""

import fcntl
import os
import select
import signal
import struct
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import netjournal

ROOT = Path(__file__).parents[2]
STARTS = 15.0
KEYS = {
    "esc": b"\x1b", "enter": b"\r", "tab": b"\t", "down": b"\x1b[B", "up": b"\x1b[A", "pgdn": b"\x1b[6~",
    "pgup": b"\x1b[5~", "end": b"\x1b[F", "home": b"\x1b[H", "ctrl+q": b"\x11", "ctrl+p": b"\x10", "ctrl+n": b"\x0e",
    "ctrl+s": b"\x13", "ctrl+c": b"\x03", "f1": b"\x1bOP", "f4": b"\x1bOS", "f9": b"\x1b[20~", "bs": b"\x7f",
    "ctrl+z": b"\x1a",
}  # fmt: skip


class Terminal:
    """One run of the program. `raw` is all it wrote so far."""

    def __init__(self, process: subprocess.Popen[bytes], master: int, slave: int) -> None:
        self.process = process
        self.master = master
        self.slave = slave
        self.raw = b""
        self._last = time.monotonic()
        self._open = True
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        while self._open:
            with suppress(OSError, ValueError):
                if select.select([self.master], [], [], 0.05)[0]:
                    self.raw += os.read(self.master, 65536)
                    self._last = time.monotonic()

    def quiet(self, seconds: float = 0.12, most: float = 4.0) -> None:
        """Wait until nothing was written for a while."""
        end = time.monotonic() + most
        began = time.monotonic()
        while time.monotonic() < end:
            if time.monotonic() - max(self._last, began) > seconds:
                return
            time.sleep(0.01)

    def seen(self, words: bytes, most: float = STARTS) -> None:
        """Wait until words were written."""
        end = time.monotonic() + most
        while words not in self.raw:
            assert self.process.poll() is None, self.raw[-2000:]
            assert time.monotonic() < end, self.raw[-2000:]
            time.sleep(0.02)
        self.quiet()

    def press(self, *keys: str) -> None:
        """Keys by name, or text to type."""
        for key in keys:
            os.write(self.master, KEYS.get(key, key.encode()))
            self.quiet()

    def opens(self, key: str, most: float = 1.5) -> None:
        """Press a key that opens a dialog with fields, and wait for its foot; where there is none, go on."""
        before = len(self.raw)
        self.press(key)
        end = time.monotonic() + most
        while b"Ctrl+S" not in self.raw[before:] and time.monotonic() < end and self.process.poll() is None:
            time.sleep(0.02)
        self.quiet(0.3)

    def ended(self, most: float) -> int:
        """Wait for the end of the program. Returns its exit code."""
        code = self.process.wait(most)
        self.quiet()
        return code

    def hang_up(self) -> None:
        """Close the terminal under the program."""
        self._open = False
        self._reader.join()
        os.close(self.slave)
        os.close(self.master)
        self.slave = self.master = -1


@contextmanager
def terminal(
    home: Path, *arguments: str, size: tuple[int, int] = (100, 30), under: Sequence[str] = (), editor: str = ""
) -> Iterator[Terminal]:
    """`under`: a command that runs the program as its own arguments, with the terminal as its own: a shell. `editor`:
    the user's."""
    master, slave = os.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
    package = Path(netjournal.__file__).parents[1]
    environment = {
        "PATH": os.environ.get("PATH", "/usr/bin:/bin"), "HOME": str(home.parent), "NETJOURNAL_HOME": str(home),
        "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", "TZ": "UTC",
        "PYTHONPATH": os.pathsep.join([str(package), str(ROOT)]),
        "EDITOR": editor,
    }  # fmt: skip
    process = subprocess.Popen(
        [*under, sys.executable, "-m", "tests.tui.launcher", *arguments], stdin=slave, stdout=slave, stderr=slave,
        cwd=package, env=environment, start_new_session=True,
        preexec_fn=(lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0)) if under else None,
    )  # fmt: skip
    run = Terminal(process, master, slave)
    try:
        yield run
    finally:
        if process.poll() is None:
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
        run._open = False
        run._reader.join()
        for handle in (run.slave, run.master):
            if handle >= 0:
                os.close(handle)
