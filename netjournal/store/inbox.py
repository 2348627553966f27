"""Where a jot goes when the journal can't be written: its own small file, drained at the next opening.

The file carries the uid the jot was to have, so draining twice, or after a write that failed only in appearance, is
still one record.
"""

import json
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from netjournal.paths import private_folder, read_plain, write_private
from netjournal.text import clean


class Waiting(NamedTuple):
    """A jot that waits: its text, the uid it will have, the day it belongs to (ISO), whether it goes to an event, and
    when it was jotted (ISO with its offset; empty where that isn't known).
    """

    uid: str
    text: str
    day: str = ""
    to_event: bool = True
    at: str = ""

    @property
    def on(self) -> date | None:
        """The day it belongs to; None where none is said, or none that can be read."""
        try:
            return date.fromisoformat(self.day)
        except ValueError:
            return None

    @property
    def moment(self) -> datetime | None:
        """When it was jotted; None where that isn't known, or is too near the ends of time to be told in any zone."""
        try:
            at = datetime.fromisoformat(self.at)
        except ValueError:
            return None
        return at if date.min.year < at.year < date.max.year else None


class Inbox:
    """The waiting jots in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, waiting: Waiting) -> Path:
        """Keep a jot here. Raises OSError when even this can't be written."""
        private_folder(self.folder)
        file = self.folder / f"{waiting.uid}.json"
        there = file.exists()
        try:
            write_private(file, json.dumps(waiting._asdict()))
        except OSError:  # also of a disk that fails when all is written: what is said not to be kept is not taken in
            with suppress(OSError):
                if not there:
                    file.unlink(missing_ok=True)
            raise
        return file

    def waiting(self) -> list[tuple[Path, Waiting]]:
        """What waits, oldest first. A file that can't be read is left where it is."""
        return [(file, waiting) for file in self._files() if (waiting := _read(file))]

    def stuck(self) -> list[Path]:
        """The files in which no jot can be read."""
        return [file for file in self._files() if not _read(file)]

    def _files(self) -> list[Path]:
        return sorted(self.folder.glob("*.json")) if self.folder.is_dir() else []


def _read(file: Path) -> Waiting | None:
    try:
        raw = json.loads(read_plain(file))
        uid, text, day, at = (raw.get(name, "") for name in ("uid", "text", "day", "at"))
        if not all(isinstance(value, str) for value in (uid, text, day, at)) or not clean(text).strip():
            return None
        return Waiting(uid or file.stem, text, day, bool(raw["to_event"]), at)
    except (OSError, ValueError, LookupError, AttributeError, RecursionError):
        return None
