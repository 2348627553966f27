"""Runs a program in a terminal of 120×36 and says when it drew what: times of bytes as a terminal gets them."""

import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import NamedTuple, Self

COLUMNS, LINES = 120, 36
SETTLED = 0.150
"""Seconds of silence after which a page counts as painted."""
QUIET = 0.030
"""Seconds of silence after which the answer to a key counts as drawn."""
PATIENCE = 30.0


class Chunk(NamedTuple):
    """Bytes that came at a moment (time.perf_counter)."""

    at: float
    data: bytes


class Painted(NamedTuple):
    """A start in milliseconds from the spawn: the first byte, the marker seen, the last byte before silence."""

    first: float
    marker: float
    settled: float
    sent: int


class Answer(NamedTuple):
    """What came of one key, in milliseconds from writing it: first and last byte before silence. None: nothing came."""

    first: float | None
    last: float | None
    sent: int


class Terminal:
    """One program in a pseudo terminal. Nobody answers its questions, as in a plain terminal."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        self._file = ours
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            command, stdin=theirs, stdout=theirs, stderr=theirs, env=dict(environment), start_new_session=True
        )
        os.close(theirs)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self._file)

    def read(self, until: float) -> Chunk | None:
        """The next bytes, or None when none came before `until`."""
        ready, _, _ = select.select([self._file], [], [], max(0.0, until - time.perf_counter()))
        if not ready:
            return None
        try:
            data = os.read(self._file, 1 << 20)
        except OSError:  # the program has gone
            return None
        return Chunk(time.perf_counter(), data)

    def painted(self, marker: str) -> Painted:
        """Wait until the marker was drawn and silence followed. Raises RuntimeError when it never is."""
        wanted = marker.encode()
        seen = b""
        first = marked = last = 0.0
        give_up = self.started + PATIENCE
        while True:
            chunk = self.read(last + SETTLED if marked else give_up)
            if chunk is None:
                break
            first = first or chunk.at
            last = chunk.at
            seen += chunk.data
            if not marked and wanted in seen:
                marked = chunk.at
        if not marked:
            raise RuntimeError(f"“{marker}” was never drawn; the last of what was: {seen[-600:]!r}")
        since = [1000 * (moment - self.started) for moment in (first, marked, last)]
        return Painted(since[0], since[1], since[2], len(seen))

    def silence(self, seconds: float = SETTLED) -> None:
        """Read on until nothing comes any more."""
        while self.read(time.perf_counter() + seconds) is not None:
            pass

    def press(self, key: bytes, pace: float) -> Answer:
        """Press a key and read what it draws until the next one is due, `pace` seconds after it."""
        pressed = time.perf_counter()
        os.write(self._file, key)
        first = last = None
        sent = 0
        over = False
        while (chunk := self.read(pressed + pace)) is not None:
            over = over or (last is not None and chunk.at - last > QUIET)
            sent += len(chunk.data)
            if not over:
                first, last = first or chunk.at, chunk.at
        since = [None if moment is None else 1000 * (moment - pressed) for moment in (first, last)]
        return Answer(since[0], since[1], sent)
