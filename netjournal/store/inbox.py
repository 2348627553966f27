"""Where a jot goes when the journal can't be written: its own small file, drained at the next opening.

The file carries the uid the jot was to have, so draining twice, or after a write that failed only in appearance, is
still one record.
"""

import json
from pathlib import Path
from typing import NamedTuple

from netjournal.paths import private_folder, read_plain, write_private


class Waiting(NamedTuple):
    """A jot that waits: its text, the uid it will have, the day it belongs to (ISO), whether it goes to an event, and
    when it was jotted (ISO with its offset; empty where that isn't known).
    """

    uid: str
    text: str
    day: str = ""
    to_event: bool = True
    at: str = ""


class Inbox:
    """The waiting jots in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, waiting: Waiting) -> Path:
        """Keep a jot here. Raises OSError when even this can't be written."""
        private_folder(self.folder)
        file = self.folder / f"{waiting.uid}.json"
        write_private(file, json.dumps(waiting._asdict()))
        return file

    def waiting(self) -> list[tuple[Path, Waiting]]:
        """What waits, oldest first. A file that can't be read is left where it is."""
        files = sorted(self.folder.glob("*.json")) if self.folder.is_dir() else []
        return [(file, waiting) for file in files if (waiting := _read(file))]


def _read(file: Path) -> Waiting | None:
    try:
        raw = json.loads(read_plain(file))
        uid, text, day, at = (raw.get(name, "") for name in ("uid", "text", "day", "at"))
        if not all(isinstance(value, str) for value in (uid, text, day, at)):
            return None
        return Waiting(uid or file.stem, text, day, bool(raw["to_event"]), at)
    except (OSError, ValueError, LookupError, AttributeError, RecursionError):
        return None
