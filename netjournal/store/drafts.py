"""Text that is not kept yet, apart from the journal: one small file a draft.

A full, locked or damaged journal can't take a draft with it, and a draft is never in an undo. `where` names what it
was being written for ("jot", "reflection-<uid>"); the same place has one draft.
"""

import json
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from netjournal.paths import private_folder, read_plain, write_private
from netjournal.text import clean

CAME = "came"
"""In the file of a draft that went along with a record: of which it was, uid and place, the first first."""


class Draft(NamedTuple):
    """`cursor`: (line, column) in the text; None where it is not known, and one goes on at the end. `before`: the text
    it was to take the place of, as it stood when the draft was begun; "" where it takes no place."""

    text: str
    cursor: tuple[int, int] | None = None
    before: str = ""


class Drafts:
    """The drafts in one folder."""

    WINDOWS = 4
    """As many windows can write in one place at once without writing over one another: the place, then place-2 …"""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def _file(self, where: str) -> Path:
        return self.folder / f"{re.sub(r'[^a-zA-Z0-9_-]+', '_', where)[:150]}.json"

    def places(self, where: str) -> list[str]:
        """The place, and those of the other windows that may write there."""
        return [where, *(f"{where}-{number}" for number in range(2, self.WINDOWS + 1))]

    def save(self, where: str, draft: Draft) -> None:
        """Keep a draft safely on disk; an empty one is forgotten. Raises OSError when the disk refuses."""
        if not draft.text:
            self.forget(where)
            return
        private_folder(self.folder)
        held = {"text": draft.text, "cursor": draft.cursor} | ({"before": draft.before} if draft.before else {})
        write_private(self._file(where), json.dumps(held))

    def read(self, where: str) -> Draft | None:
        """The draft that was left there, if any; a damaged file counts as its raw text, never as nothing."""
        raw, held = _held(self._file(where))
        text = held.get("text")
        if not isinstance(text, str):
            return Draft(clean(raw)) if raw.strip() else None
        before = held.get("before")
        draft = Draft(clean(text), before=clean(before) if isinstance(before, str) else "")
        match held.get("cursor"):
            case [int(line), int(column)]:
                return draft._replace(cursor=(line, column))
        return draft

    def forget(self, where: str) -> None:
        with suppress(NotADirectoryError):  # a file in the place of the folder: nothing is there
            self._file(where).unlink(missing_ok=True)

    def go_along(self, uid: str, to: str) -> None:
        """What was being written for one record is found with another: beside its own draft, as another window's."""
        for file in sorted(self.folder.glob(f"*{uid}*.json")) if uid else ():
            _, held = _held(file)
            self._move(file, file.stem.replace(uid, to), held, [*_came(held), [uid, file.stem]])

    def come_home(self, is_there: Callable[[str], bool]) -> None:
        """What went along, and was not opened since, goes back to those whose record is there again, by its uid."""
        for file in sorted(self.folder.glob("*.json")):
            _, held = _held(file)
            came = _came(held)
            back = next((number for number, (uid, _) in enumerate(came) if is_there(uid)), None)
            if back is not None:
                self._move(file, came[back][1], held, came[:back])

    def _move(self, file: Path, place: str, held: dict[str, Any], came: list[list[str]]) -> None:
        """Beside the draft that is there, if one is; where all places are taken it stays."""
        target = next((one for name in self.places(place) if not (one := self._file(name)).exists()), None)
        if target is None:
            return
        if held:
            write_private(target, json.dumps({**held, CAME: came}))
            file.unlink()
        else:
            file.rename(target)

    def about(self, uid: str) -> list[Path]:
        """The drafts about one record, and what an editor of the user's own left of it: their names hold its uid."""
        return [file for file in self.folder.glob("*") if uid in file.name and file.is_file()] if len(uid) > 8 else []


def _held(file: Path) -> tuple[str, dict[str, Any]]:
    """What a draft's file holds: as it stands, and as it was written. Nothing where it can't be read, or is damaged."""
    try:
        raw = read_plain(file).decode("utf-8", "replace")
    except OSError:
        return "", {}
    try:
        held = json.loads(raw)
    except (ValueError, RecursionError):
        return raw, {}
    return raw, held if isinstance(held, dict) else {}


def _came(held: dict[str, Any]) -> list[list[str]]:
    """Of which records a draft was, as far as its file can be believed."""
    came = held.get(CAME)
    return [
        [uid, place] for one in (came if isinstance(came, list) else [])
        if isinstance(one, list) and len(one) == 2 and all(isinstance(part, str) and part for part in one)
        for uid, place in [one]
    ]  # fmt: skip
