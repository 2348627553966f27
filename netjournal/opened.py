"""Which full-screen journals are open: a small locked file for each, taken away at a clean end.

One that is still there and no longer locked was left by a journal that was killed, or by a machine that was: then the
file is looked through. The system lets a lock go with the process, so no number of a process can be mistaken.
"""

import fcntl
import os
from contextlib import suppress
from pathlib import Path

from netjournal.paths import private_folder


class OpenMarker:
    """`folder`: the folder of our own small files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "open"
        self._file: Path | None = None
        self._handle = -1

    def set(self) -> bool:
        """Say that a journal is open here. Returns whether an earlier one did not end well. Where nothing can be
        written, nothing is known."""
        unclean = False
        with suppress(OSError):
            private_folder(self.folder)
            unclean = self._clear_others()
            name = f"{os.getpid()}-{os.urandom(6).hex()}"
            hidden = self.folder / f".{name}.tmp"
            self._handle = os.open(hidden, os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self._file = hidden.rename(self.folder / name)  # never seen without its lock
        return unclean

    def _clear_others(self) -> bool:
        """Take away the markers nobody holds. Returns whether there were any."""
        found = False
        for file in self.folder.iterdir():
            with suppress(OSError):
                handle = os.open(file, os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC)
                try:
                    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    file.unlink()
                    found = True
                finally:
                    os.close(handle)
        return found

    def clear(self) -> None:
        """A clean end."""
        with suppress(OSError):
            if self._file is not None:
                self._file.unlink(missing_ok=True)
            if self._handle >= 0:
                os.close(self._handle)
        self._file, self._handle = None, -1
