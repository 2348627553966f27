"""Writing in an editor of the user's own: a private file, the editor in this terminal, the text taken back.

What can go wrong leaves the file where it is, and says where: an editor that fails may have been written in for an
hour. No shell: $VISUAL or $EDITOR is a program and its options.
"""

import os
import shlex
from contextlib import suppress
from errno import EFBIG
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from textual.app import SuspendNotSupported

from netjournal.errors import WrongUse
from netjournal.paths import private_folder, read_plain, write_private
from netjournal.text import clean

if TYPE_CHECKING:
    from netjournal.tui.app import NetjournalApp

MOST_READ = 1_000_000
"""Bytes of a file that are taken back: ten times as much can't be written in here, each key would take seconds."""
NAMES = 1000


class Written(NamedTuple):
    """What came back, and the file it lies in until it is safe elsewhere (`forget`). `problem`: why nothing came
    back; the file stays then."""

    text: str = ""
    file: Path | None = None
    problem: str = ""

    def forget(self) -> None:
        """The text is safe elsewhere: the file goes."""
        if self.file is not None and not self.problem:
            with suppress(OSError):
                self.file.unlink(missing_ok=True)


def command() -> list[str]:
    """The user's editor and its options. Raises WrongUse where none is named, or what is named can't be read."""
    named = os.environ.get("VISUAL", "").strip() or os.environ.get("EDITOR", "").strip()
    try:
        parts = shlex.split(named)
    except ValueError:
        raise WrongUse(f"$VISUAL or $EDITOR can't be read: {named}") from None
    if not parts:
        raise WrongUse("No editor is named. Set $EDITOR to one, such as nano, and start netjournal again.")
    return parts


def write_outside(app: "NetjournalApp", folder: Path, name: str, text: str) -> Written:
    """Write `text` out in the user's editor, in a file of mode 0600 in `folder`; the app stands aside meanwhile.

    Raises WrongUse without an editor. A file that was left there before is never written over.
    """
    program, given = command(), f"{text}\n".encode()
    try:
        file = _new_file(private_folder(folder), name)
        write_private(file, given)
    except OSError as error:
        return Written(problem=f"No file can be made for the editor ({error.strerror}).")
    try:
        ended = app.lend_terminal([*program, str(file)])
    except SuspendNotSupported:
        file.unlink(missing_ok=True)
        return Written(problem="This terminal can't be lent to an editor.")
    except OSError as error:
        file.unlink(missing_ok=True)  # it never ran
        return Written(problem=f"{program[0]} can't be started ({error.strerror}).")
    if ended:
        return _left(file, given, f"{program[0]} ended with a failure ({ended})")
    try:
        back = read_plain(file, MOST_READ).decode("utf-8")
    except OSError as error:
        why = "is too long" if error.errno == EFBIG else "can't be read"
        return _left(file, given, f"What {program[0]} wrote {why}")
    except UnicodeDecodeError:
        return _left(file, given, f"What {program[0]} wrote is no UTF-8 text")
    return Written(clean(back).rstrip(), file)


def left_behind(folder: Path, name: str) -> Path | None:
    """A file the editor was given for this that lies there still: netjournal ended before it came back, or it could not
    be taken back."""
    return max(folder.glob(f"{name}*.md"), default=None)


def _new_file(folder: Path, name: str) -> Path:
    """A name nothing has yet."""
    for number in range(1, NAMES):
        file = folder / f"{name}{'' if number == 1 else f'-{number}'}.md"
        if not os.path.lexists(file):
            return file
    raise OSError(17, "too many files are left in the folder of drafts")


def _left(file: Path, given: bytes, why: str) -> Written:
    """The file stays, unless nothing was written in it, or it is gone. What an editor saves when it is ended lies
    beside it (a swap file, say), and is found again by its name: then it stays in any case."""
    with suppress(OSError):
        beside = any(file.name in other.name and other != file for other in file.parent.iterdir())
        if not beside and read_plain(file, MOST_READ) == given:
            file.unlink()
            return Written(problem=f"{why}. Nothing was written.")
    there = f"; it is kept in {file}." if os.path.lexists(file) else "; there is no file any more."
    return Written("", file, f"{why}{there} Nothing here was changed.")
