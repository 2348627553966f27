"""Where a jot goes when the journal can't be written: its own small file, drained at the next opening.

The file carries the uid the jot was to have, so draining twice, or after a write that failed only in appearance, is
still one record.
"""

import json
from pathlib import Path
from typing import NamedTuple

from netjournal.paths import private_folder, write_private


class Waiting(NamedTuple):
    """A jot that waits: its text, the uid it will have, the day it belongs to (ISO) and whether it goes to an event."""

    uid: str
    text: str
    day: str = ""
    to_event: bool = True


class Inbox:
    """The waiting jots in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, waiting: Waiting) -> Path:
        """Keep a jot here. Raises OSError when even this can't be written."""
        private_folder(self.folder)
        file = self.folder / f"{waiting.uid}.json"
        content = {"uid": waiting.uid, "text": waiting.text, "day": waiting.day, "to_event": waiting.to_event}
        write_private(file, json.dumps(content))
        return file

    def waiting(self) -> list[tuple[Path, Waiting]]:
        """What waits, oldest first. A file that can't be read is left where it is."""
        found = []
        if self.folder.is_dir():
            for file in sorted(self.folder.glob("*.json")):
                try:
                    raw = json.loads(file.read_text("utf-8"))
                    found.append(
                        (file, Waiting(str(raw["uid"]), str(raw["text"]), str(raw["day"]), bool(raw["to_event"])))
                    )
                except (OSError, ValueError, KeyError, TypeError):
                    continue
        return found
