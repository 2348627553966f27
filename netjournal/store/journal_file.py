"""The journal's file before SQLite opens it: whether it is one, whether it may be opened, and how one begins."""

import os
import stat
from contextlib import suppress
from pathlib import Path

from netjournal.errors import JournalDamaged, JournalMissing, JournalRefused, JournalReplaced
from netjournal.paths import private_folder

APPLICATION_ID = 0x6E6A726E  # "njrn"
VERSION = 7
"""The format this netjournal writes: the number of the last migration."""
SIDE_FILES = ("-journal", "-wal", "-shm")
"""What SQLite keeps beside a journal, by the end of the name."""


def look_at(path: Path) -> bool:
    """Whether a journal stands at `path`, False where there is nothing yet; refuses by name what is not ours.

    Read from the file's first hundred bytes, so that a file that isn't ours is not even opened by SQLite.
    """
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            raise JournalRefused(f"{path} is not a file, so it can't be a journal. Nothing was written.")
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError:
        for link in (path, *path.parents):
            if link.is_symlink() and not link.exists():
                raise JournalRefused(
                    f"{link} is a link to {link.readlink()}, where nothing is: is that drive there? "
                    "Nothing was written."
                ) from None
        _expect_none(path)
        return False
    except IsADirectoryError:
        raise JournalRefused(f"{path} is a folder, not a journal. Nothing was written.") from None
    except OSError as error:
        raise JournalRefused(f"{path} can't be read ({error.strerror}). Nothing was written.") from None
    check_side_files(path)
    if not head.strip(b"\0"):
        if _lost_its_head(path):
            raise JournalDamaged(f"{path} is damaged: it has lost its beginning.")
        _expect_none(path)
        return False  # nothing, or a write that was killed half-way: SQLite knows from its side file what to make of it
    if len(head) < 100 or head[:16] != b"SQLite format 3\0":
        raise JournalDamaged(f"{path} is not a journal: it holds something else.")
    application = int.from_bytes(head[68:72], "big")
    version = int.from_bytes(head[60:64], "big")
    page = int.from_bytes(head[16:18], "big")
    if application == 0 and version == 0 and path.stat().st_size <= page:
        _expect_none(path)
        return False  # a database with nothing in it yet, as a killed first start can leave
    if application != APPLICATION_ID:
        raise JournalRefused(f"{path} belongs to another program. It was not touched.")
    if version > VERSION:
        raise JournalRefused(
            f"{path} was written by a newer netjournal (format {version}, this one knows {VERSION}). "
            "It was not touched; update netjournal to open it."
        )
    if os.statvfs(path).f_flag & os.ST_RDONLY:
        raise JournalRefused(f"{path} can't be written: the disk it is on is read-only. It was not touched.")
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise JournalRefused(f"{path} can't be written: you have no rights to it. It was not touched.")
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & 0o077:
        path.chmod(mode & 0o700)
    return True


def asides(path: Path) -> list[Path]:
    """The journals that were kept aside when another took their place, the latest last."""
    import re  # where there is no journal, or another takes its place

    ours = re.compile(re.escape(path.name) + r"\.(?:before-restore|damaged)-(\d{8}T\d{6}Z(?:-\d+)?)")
    found: list[tuple[str, Path]] = []
    with suppress(OSError):
        found += ((made[1], file) for file in path.parent.iterdir() if (made := ours.fullmatch(file.name)))
    return [file for _, file in sorted(found)]


def check_side_files(path: Path) -> None:
    """Raises JournalRefused where something else has the name of a side file: SQLite would wait for a pipe for ever,
    and of a link or a folder it says what isn't so.
    """
    for side in SIDE_FILES:
        file = path.with_name(path.name + side)
        with suppress(OSError):
            if not stat.S_ISREG(file.lstat().st_mode):
                raise JournalRefused(
                    f"{file} is no plain file, and only SQLite's own may have that name: the journal can't be opened "
                    "beside it. Nothing was written; move it away."
                )


def _lost_its_head(path: Path) -> bool:
    """Whether a file that begins with nothing holds something after it, and no side file says what to make of it."""
    side = path.with_name(path.name + "-journal")
    if side.exists() and side.stat().st_size:
        return False
    with path.open("rb") as file:
        return any(part.strip(b"\0") for part in iter(lambda: file.read(1 << 20), b""))


def gone(path: Path) -> JournalReplaced:
    return JournalReplaced(f"{path} is no longer there. Nothing was written since; drafts are kept.")


def _expect_none(path: Path) -> None:
    """Where there is no journal, one is to be made, unless backups say there was one. Raises JournalDamaged."""
    from netjournal.store import backups  # only where there is no journal

    if found := backups.backups(path):
        raise JournalMissing(
            f"There is no journal at {path}, but {len(found)} backup{'s' * (len(found) > 1)} of one. To begin a new "
            f"one, move {found[0].path.parent} away."
        )
    if closed := backups.unreadable(path):
        raise JournalRefused(
            f"There is no journal at {path}, but {closed[0]} can't be read, so there may be backups of one. Give "
            f"yourself the right to read it; or, to begin a new journal, move {backups.folder_of(path)} away."
        )
    if kept := asides(path):
        import shlex

        raise JournalRefused(
            f"There is no journal at {path}, but one that was kept aside: “netjournal restore "
            f"{shlex.quote(str(kept[-1]))}” goes back to it. To begin a new one, move it away."
        )


def identity(path: Path) -> tuple[int, int] | None:
    """What tells a file from another one that comes to have its name; None where there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116 - asked at every read: half the time of path.stat
    except OSError:
        return None
    return found.st_dev, found.st_ino


def create(path: Path) -> None:
    """The file exists with mode 0600 before SQLite sees it; its side files take that mode over."""
    try:
        private_folder(path.parent)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600))
        path.chmod(0o600)
    except OSError as error:
        raise JournalRefused(f"No journal can be made at {path} ({error.strerror}).") from None
