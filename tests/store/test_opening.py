"""The one opener: modes, pragmas, and everything that is refused by name, its bytes as they were."""

import hashlib
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from netjournal.clock import FrozenClock
from netjournal.errors import JournalDamaged, JournalRefused, JournalReplaced, NetjournalError
from netjournal.journal import Journal
from netjournal.store.database import Database
from netjournal.store.held import BUSY_MS
from netjournal.store.journal_file import APPLICATION_ID, VERSION


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_everything_made_is_for_its_owner_only(home: Path, clock: FrozenClock, umask: int) -> None:
    before = os.umask(umask)
    try:
        journal = Journal.open(home / "deep" / "journal.db", clock)
        with journal.database.write("something"):
            journal.ideas.add("an idea", clock.today(), "UTC")
            beside = {path.name: mode(path) for path in (home / "deep").iterdir()}
        journal.close()
    finally:
        os.umask(before)
    assert beside == {"journal.db": 0o600, "journal.db-journal": 0o600}
    assert mode(home) == mode(home / "deep") == 0o700


def test_a_journal_others_may_read_is_shut_to_them(journal_file: Path, clock: FrozenClock) -> None:
    journal_file.chmod(0o644)
    Database(journal_file, clock).close()
    assert mode(journal_file) == 0o600


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "truncate"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("busy_timeout", BUSY_MS),
        ("secure_delete", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("temp_store", 2),
        ("mmap_size", 0),
        ("application_id", APPLICATION_ID),
        ("user_version", VERSION),
    ],
)
def test_a_journal_is_opened_with(journal: Journal, pragma: str, value: object) -> None:
    assert journal.database.value(f"PRAGMA {pragma}") == value


def a_text_file(path: Path) -> None:
    path.write_text("Dear diary, " * 40)


def another_program(path: Path, *, application: int = 77, version: int = 5) -> None:
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE theirs (a)")
        db.execute("INSERT INTO theirs VALUES ('precious')")
        db.execute(f"PRAGMA application_id = {application}")
        db.execute(f"PRAGMA user_version = {version}")
    db.close()


def a_program_without_a_name(path: Path) -> None:
    another_program(path, application=0, version=0)


def a_page_of_another_program(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("CREATE VIEW theirs AS SELECT 1")
    db.close()


def a_file_of_zeros(path: Path) -> None:
    path.write_bytes(bytes(5000))


def a_cut_header(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + bytes(20))


REFUSED = [
    (a_text_file, "is not a journal"),
    (another_program, "another program"),
    (a_program_without_a_name, "another program"),
    (a_page_of_another_program, "another program"),
    (a_cut_header, "is not a journal"),
    (a_file_of_zeros, "is damaged"),
]


@pytest.mark.parametrize(("make", "words"), REFUSED, ids=[make.__name__ for make, _ in REFUSED])
def test_what_is_not_a_journal_is_refused_as_it_is(
    tmp_path: Path, clock: FrozenClock, make: Callable[[Path], None], words: str
) -> None:
    path = tmp_path / "precious.db"
    make(path)
    before = digest(path)
    with pytest.raises(JournalRefused, match=words) as refused:
        Database(path, clock)
    assert str(path) in str(refused.value)
    assert digest(path) == before
    assert [p.name for p in tmp_path.iterdir() if p.name != "home"] == ["precious.db"]


def test_a_newer_journal_is_refused_as_it_is(journal_file: Path, clock: FrozenClock) -> None:
    with sqlite3.connect(journal_file) as db:
        db.execute(f"PRAGMA user_version = {VERSION + 1}")
    db.close()
    before = digest(journal_file)
    with pytest.raises(JournalRefused, match="newer netjournal"):
        Database(journal_file, clock)
    assert digest(journal_file) == before


def test_a_folder_is_refused(tmp_path: Path, clock: FrozenClock) -> None:
    with pytest.raises(JournalRefused, match="is a folder"):
        Database(tmp_path, clock)


def test_a_link_to_nowhere_is_not_followed(home: Path, clock: FrozenClock, tmp_path: Path) -> None:
    home.mkdir()
    (home / "journal.db").symlink_to(tmp_path / "elsewhere.db")
    with pytest.raises(JournalRefused, match="where nothing is"):
        Database(home / "journal.db", clock)
    assert not (tmp_path / "elsewhere.db").exists()


def test_an_empty_file_becomes_a_journal(home: Path, clock: FrozenClock) -> None:
    home.mkdir()
    (home / "journal.db").touch(0o644)
    journal = Journal.open(home / "journal.db", clock)
    journal.jotting.keep("an idea")
    journal.close()
    assert mode(home / "journal.db") == 0o600


def test_a_first_start_that_was_killed_is_begun_again(home: Path, template: Path, clock: FrozenClock) -> None:
    """The main file looks finished, and a hot side file says that nothing of it counts."""
    home.mkdir()
    path = home / "journal.db"
    script = f"""
import os, sqlite3
db = sqlite3.connect({str(path)!r}, isolation_level=None)
db.execute("PRAGMA journal_mode = truncate")
db.execute("PRAGMA cache_size = 1")
db.execute("BEGIN IMMEDIATE")
db.execute("PRAGMA application_id = {APPLICATION_ID}")
db.execute("PRAGMA user_version = {VERSION}")
for n in range(20):
    db.execute(f"CREATE TABLE t{{n}} (a)")
    db.execute(f"INSERT INTO t{{n}} VALUES (zeroblob(20000))")
os._exit(9)
"""
    subprocess.run([sys.executable, "-c", script], check=False)
    assert path.stat().st_size > 0
    assert (home / "journal.db-journal").stat().st_size > 0
    journal = Journal.open(path, clock)
    journal.jotting.keep("an idea")
    assert journal.listing("idea").count() == 1
    journal.close()


@pytest.mark.skipif(os.geteuid() != 0 or not shutil.which("setpriv"), reason="only root can become nobody")
@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_journal_without_rights_is_refused_as_it_is(journal_file: Path, template: Path, what: str) -> None:
    # Under /tmp of the test's own, which nobody may walk through.
    for folder in [journal_file.parent, *journal_file.parents]:
        if folder.stat().st_uid == os.geteuid() and folder != Path("/"):
            folder.chmod(folder.stat().st_mode | 0o755)
    for path in (journal_file, journal_file.parent):
        os.chown(path, 65534, 65534)
    (journal_file if what == "file" else journal_file.parent).chmod(0o400 if what == "file" else 0o500)
    before = digest(journal_file)
    script = f"""
from pathlib import Path
from netjournal.clock import Clock
from netjournal.errors import JournalRefused, JournalReplaced, NetjournalError
from netjournal.store.database import Database
try:
    Database(Path({str(journal_file)!r}), Clock("UTC"))
except JournalRefused as refused:
    print(refused)
"""
    command = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", sys.executable, "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, cwd="/", check=False)
    if any(why in done.stderr for why in ("Permission denied", "ModuleNotFoundError", "shared libraries")):
        pytest.skip("nobody may not run this Python")
    assert "no rights" in done.stdout, done.stderr
    assert digest(journal_file) == before


@pytest.mark.parametrize("sql", ["DROP TABLE idea", "DROP TABLE person", f"PRAGMA user_version = {VERSION - 1}"])
def test_a_journal_of_which_a_part_is_missing_is_damaged(journal_file: Path, clock: FrozenClock, sql: str) -> None:
    with sqlite3.connect(journal_file) as db:
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute(sql)
    db.close()
    before = digest(journal_file)
    with pytest.raises(JournalRefused, match="is damaged"):
        _read_all(journal_file, clock)
    assert digest(journal_file) == before


def _read_all(path: Path, clock: FrozenClock) -> None:
    journal = Journal.open(path, clock)
    try:
        for kind in ("idea", "person"):
            journal.listing(kind).at(0, 10)
    finally:
        journal.close()


@pytest.mark.parametrize("linked", ["file", "folder"])
def test_a_link_that_leads_nowhere_is_said(tmp_path: Path, clock: FrozenClock, linked: str) -> None:
    away, link = tmp_path / "drive" / "here", tmp_path / "link"
    link.symlink_to(away)
    path = link if linked == "file" else link / "journal.db"
    with pytest.raises(JournalRefused, match=r"is a link to .*drive/here, where nothing is"):
        Database(path, clock)
    assert not (tmp_path / "drive").exists()


def test_a_disk_that_is_read_only_is_not_a_lack_of_rights(
    journal_file: Path, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.statvfs(journal_file)
    fields = [*real]
    fields[8] = os.ST_RDONLY
    monkeypatch.setattr(os, "statvfs", lambda path: os.statvfs_result(fields))
    monkeypatch.setattr(os, "access", lambda path, how: False)
    with pytest.raises(JournalRefused, match="the disk it is on is read-only"):
        Database(journal_file, clock)


def nothing_at_all(path: Path) -> None:
    path.write_bytes(b"")


def a_database_with_nothing_in_it(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE x (y)")
        db.execute("DROP TABLE x")
        db.execute("VACUUM")
    assert path.stat().st_size


@pytest.mark.parametrize("emptied", [nothing_at_all, a_database_with_nothing_in_it])
def test_a_journal_that_was_emptied_is_never_begun_anew(
    journal: Journal, clock: FrozenClock, emptied: Callable[[Path], None]
) -> None:
    """Neither beside the one that is open, nor where there are backups of one."""
    journal.jotting.keep("a thought")
    journal.backing_up.make()
    path = journal.database.path
    emptied(path)
    before = path.read_bytes()
    with pytest.raises(NetjournalError):
        journal.again()
    with pytest.raises(NetjournalError):
        journal.jotting.keep("another")
    assert path.read_bytes() == before
    journal.close()
    with pytest.raises(JournalDamaged, match="1 backup of one"):
        Journal.open(path, clock)
    assert path.read_bytes() == before


def test_a_journal_removed_while_it_is_open_is_never_begun_anew(journal: Journal) -> None:
    """SQLite makes a file that isn't there: empty, and for everybody to read."""
    path = journal.database.path
    path.unlink()
    ways: tuple[Callable[[], object], ...] = (
        journal.again, journal.reopen, journal.backing_up.present, lambda: journal.jotting.keep("a thought"),
    )  # fmt: skip
    for again in ways:
        with suppress(NetjournalError, sqlite3.OperationalError):
            again()
        assert not path.exists()
    with pytest.raises(JournalReplaced, match="no longer there"):
        journal.reopen()
