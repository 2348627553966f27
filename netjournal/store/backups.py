"""Backups: whole copies of a journal beside it, each opened and checked before it counts as one.

The one mechanism for every copy there is: by itself at opening, before a step to another format, before a restore or a
repair, and when asked for. SQLite's own backup writes into a private file of another name; only when that was opened,
checked and is on the disk does it get the name of a backup, which says the moment (UTC) and the format and so sorts.
What a stop leaves half made never has such a name.

The files here are opened by `open` too, which would drop SQLite's locks on a journal that is open in this process:
that is done to backups only, never to the journal.
"""

import os
import re
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from netjournal.clock import Clock
from netjournal.domain.records import Counts
from netjournal.domain.thinning import superfluous
from netjournal.errors import Interrupted, JournalRefused
from netjournal.paths import private_folder, sync_folder
from netjournal.store import journal_file
from netjournal.store.refusals import translated

PAGES = 2000
"""Copied at once, in a hundredth of a second; in between, whoever wants to write to the journal can."""
PAUSE = 0.01
PATIENCE = 5
"""How often a copy begins anew because somebody wrote meanwhile, before it is made in one go."""
STALE = timedelta(hours=1)
"""What is left of a copy that was stopped is cleared away when it is older than that."""

_MOMENT = "%Y%m%dT%H%M%SZ"

Stop = Callable[[], bool]
"""Asked now and then whether to leave off."""


def never() -> bool:
    return False


class Unsound(JournalRefused):
    """What was copied is damaged."""


class Backup(NamedTuple):
    """One backup: where it lies, when it was made, of which format it is, how many bytes it has."""

    path: Path
    at: datetime
    format: int
    size: int


def folder_of(journal: Path) -> Path:
    return journal.parent / "backups"


# Looking


def backups(journal: Path) -> list[Backup]:
    """The backups of a journal, the newest first. What isn't one of ours, or was cut short, is not among them."""
    found = [backup for backup in _named(journal) if _is_whole(backup.path)]
    return sorted(found, key=lambda backup: backup.at, reverse=True)


def _named(journal: Path) -> list[Backup]:
    """What has the name of a backup."""
    pattern = _name_of(journal)
    found = []
    try:
        names = os.listdir(folder_of(journal))  # noqa: PTH208 - asked at every command: half the time of iterdir
    except OSError:
        return []
    for name in names:
        if match := pattern.fullmatch(name):
            path = folder_of(journal) / name
            with suppress(ValueError, OSError):
                found.append(Backup(path, _moment(match[1]), int(match[2]), path.stat().st_size))
    return found


def unreadable(journal: Path) -> list[Path]:
    """What has the name of a backup and can't be looked at, for want of rights or because the disk refuses; the folder
    itself where not even the names can be read."""
    folder = folder_of(journal)
    found = []
    try:
        for path in sorted(folder / name for name in os.listdir(folder) if _name_of(journal).fullmatch(name)):  # noqa: PTH208
            try:
                if path.is_file():  # a pipe would be waited for
                    with path.open("rb") as file:
                        file.read(1)
            except OSError:
                if not path.is_symlink():
                    found.append(path)
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError:
        return [folder]
    return found


def _name_of(journal: Path) -> re.Pattern[str]:
    """Of this millennium: what is dated otherwise no clock of ours has written, and days can't be counted from it."""
    return re.compile(re.escape(journal.stem) + r"-(2\d{7}T\d{6}Z)-f(\d{1,6})\.db")


def _moment(written: str) -> datetime:
    """A moment as `_MOMENT` writes it; strptime would cost a jot five milliseconds."""
    parts = (written[:4], *(written[at : at + 2] for at in (4, 6, 9, 11, 13)))
    year, month, day, hour, minute, second = map(int, parts)
    return datetime(year, month, day, hour, minute, second, tzinfo=UTC)


def _is_whole(path: Path) -> bool:
    """Whether a file begins as a journal of ours does and is as long as it says."""
    try:
        if path.is_symlink() or not path.is_file():
            return False
        with path.open("rb") as file:
            head = file.read(100)
        size = path.stat().st_size
    except OSError:
        return False
    page = int.from_bytes(head[16:18], "big")
    page = 65536 if page == 1 else page
    pages = int.from_bytes(head[28:32], "big")
    ours = head[:16] == b"SQLite format 3\0" and int.from_bytes(head[68:72], "big") == journal_file.APPLICATION_ID
    return ours and size > 0 and size == page * pages


def last(journal: Path, until: datetime) -> Backup | None:
    """The last backup made until then."""
    return next((backup for backup in backups(journal) if backup.at <= until), None)


def is_changed(journal: Path, since: Backup) -> bool:
    """Whether the journal was written to since a backup: that has the time of change of the file it was made from,
    whatever the clocks say."""
    try:
        return journal.stat().st_mtime_ns != since.path.stat().st_mtime_ns
    except OSError:
        return True


def is_unchanged(journal: Path) -> bool:
    """Whether a backup was made of the journal as it stands."""
    return any(not is_changed(journal, backup) for backup in backups(journal))


def counts(file: Path) -> Counts:
    """How many records a backup holds. Raises JournalRefused where that can't be read."""
    with translated(file), closing(reading(file)) as db:
        return counted(db)


def counted(db: sqlite3.Connection) -> Counts:
    return Counts(*(int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]) for table in Counts._fields))


def reading(file: Path, *, still: bool = True) -> sqlite3.Connection:
    """A connection that only reads. `still`: nobody writes to this file, so no locks and no side files matter."""
    if not still:
        journal_file.check_side_files(file)
    db = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro{'&immutable=1' if still else ''}", uri=True, timeout=0.5)
    for pragma in ("trusted_schema = 0", "cell_size_check = 1", "mmap_size = 0"):
        db.execute(f"PRAGMA {pragma}")
    return db


# Making


def make(journal: Path, clock: Clock, stop: Stop = never) -> Backup:
    """A backup of the journal, checked, in its folder of backups; those no longer needed are cleared away.

    Raises JournalRefused where the copy isn't sound, Interrupted when stopped, JournalFull, OSError where the disk
    refuses; then nothing is left behind.
    """
    folder = private_folder(folder_of(journal))
    clear_stale(folder, clock)
    with checked_copy(journal, folder, stop) as (part, format_):
        moment = clock.now().replace(microsecond=0)
        while not place(part, path := _path(journal, moment, format_)):
            moment += timedelta(seconds=1)  # two in one second: the later one is dated a second on
    made = Backup(path, moment, format_, path.stat().st_size)
    thin(journal, clock.now(), made)
    return made


def make_at(journal: Path, clock: Clock, target: Path, stop: Stop = never) -> Path:
    """A backup elsewhere: in a folder, or as a file that isn't there yet. Raises JournalRefused where one is."""
    if target.is_dir():
        format_ = _format_of(journal)
        target = target / _path(journal, clock.now(), format_).name
    if os.path.lexists(target):
        raise JournalRefused(f"{target} is there already, and nothing is written over. Name another file, or a folder.")
    if not target.suffix:  # a drive that isn't there, rather than a file without an ending
        raise JournalRefused(
            f"There is no folder {target}; is that drive there? Nothing was written. A file is named with its ending, "
            f"like {target.name}.db."
        )
    if not target.parent.is_dir():
        raise JournalRefused(f"There is no folder {target.parent}; nothing was written.")
    with checked_copy(journal, target.parent, stop) as (part, _):
        if not place(part, target):
            raise JournalRefused(f"{target} is there already, and nothing is written over.")
    return target


def _path(journal: Path, moment: datetime, format_: int) -> Path:
    return folder_of(journal) / f"{journal.stem}-{moment.strftime(_MOMENT)}-f{format_}.db"


def _format_of(journal: Path) -> int:
    with translated(journal), closing(reading(journal, still=False)) as db:
        return int(db.execute("PRAGMA user_version").fetchone()[0])


@contextmanager
def checked_copy(source: Path, folder: Path, stop: Stop = never, *, still: bool = False) -> Iterator[tuple[Path, int]]:
    """A private copy of a journal, opened and checked and on the disk, with its format; gone again unless it is given
    a name of its own (`place`). `still`: of a file nobody writes to."""
    part = private_file(part_name(folder, source))
    try:
        changed = source.stat().st_mtime_ns
        with translated(source, into=folder):
            _copy(source, part, stop, still)
            format_ = check_copy(part, stop)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        os.utime(part, ns=(changed, changed))
        yield part, format_
    finally:
        part.unlink(missing_ok=True)


def part_name(folder: Path, source: Path) -> Path:
    """A name for a file on its way, which says whose leftover it is."""
    return folder / f".{source.stem[:40]}.{os.getpid()}-{os.urandom(6).hex()}.part"


def private_file(path: Path) -> Path:
    """Make an empty file that only its owner can read."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600))
    return path


def _copy(source: Path, part: Path, stop: Stop, still: bool) -> None:
    """Page by page, letting others write in between: each time one did it begins anew, and at last goes in one go."""
    begun = 0
    last = -1

    def progress(status: int, remaining: int, total: int) -> None:
        nonlocal begun, last
        if stop():
            raise Interrupted("The backup was left off; nothing of it is kept.")
        if last != -1 and remaining > last:
            begun += 1
            if begun > PATIENCE:
                raise _Impatient
        last = remaining
        if remaining:
            time.sleep(PAUSE)

    with closing(reading(source, still=still)) as live:
        for pages in (PAGES, -1):
            last = -1
            with closing(sqlite3.connect(part)) as copy, suppress(_Impatient):
                copy.execute("PRAGMA journal_mode = OFF")
                copy.execute("PRAGMA synchronous = OFF")  # it is brought to the disk as a whole, once
                live.backup(copy, pages=pages, progress=progress, sleep=PAUSE)
                return


class _Impatient(Exception):  # noqa: N818 - no failure: the copy is made in another way
    """Others write too often for a copy with pauses."""


def check_copy(part: Path, stop: Stop = never) -> int:
    """Whether a file is a whole journal of ours that this program knows. Returns its format. Raises JournalRefused."""
    with closing(reading(part)) as db:
        db.set_progress_handler(stop, 100_000)
        return check(db)


def check(db: sqlite3.Connection) -> int:
    """The same of one that is open."""
    format_ = int(db.execute("PRAGMA user_version").fetchone()[0])
    if db.execute("PRAGMA application_id").fetchone() != (journal_file.APPLICATION_ID,) or format_ < 1:
        raise JournalRefused("This is not a journal of netjournal's; nothing was kept of it.")
    if format_ > journal_file.VERSION:
        raise JournalRefused(
            f"This is of a newer netjournal (format {format_}, this one knows {journal_file.VERSION}); update it first."
        )
    if db.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise Unsound("The copy is not sound, so it was not kept: “netjournal check” says what is wrong.")

    from netjournal.store import promised  # with the migrations, which no jot needs

    if any(found.kind == "table" for found in promised.differences(db)):
        raise Unsound(
            "Its tables are not those of a journal, so nothing was kept of it: “netjournal check” says more of a "
            "journal that is in its place."
        )
    counted(db)
    return format_


def place(part: Path, path: Path) -> bool:
    """Give a finished copy its name, for good; False where something has that name already."""
    try:
        os.link(part, path)
    except FileExistsError:
        return False
    except OSError:  # a disk without links, such as a memory stick's
        if os.path.lexists(path):
            return False
        part.rename(path)
    sync_folder(path.parent)
    return True


# Clearing away


def thin(journal: Path, now: datetime, spare: Backup) -> None:
    """Clear away the backups no longer needed. Only what is known to be a backup of ours is ever touched."""
    by_moment = {backup.at: backup for backup in backups(journal)}
    for moment in superfluous(by_moment, now) - {spare.at}:
        with suppress(OSError):
            by_moment[moment].path.unlink()


def clear_stale(folder: Path, clock: Clock) -> None:
    """Clear away what copies that were stopped have left half made."""
    for name in os.listdir(folder):  # noqa: PTH208
        match = re.fullmatch(r"\..+\.(\d+)-[0-9a-f]{12}\.part(-journal)?", name)
        if match is None:
            continue
        with suppress(OSError):
            age = clock.now() - datetime.fromtimestamp((folder / name).lstat().st_mtime, UTC)
            if abs(age) > STALE or not _lives(int(match[1])):
                (folder / name).unlink()


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
