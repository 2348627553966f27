"""Going back to a backup: what stands in the journal's place is kept aside whole, and nobody writes to it unseen."""

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from netjournal.actions.backing_up import BackingUp
from netjournal.actions.checking import Checking
from netjournal.clock import FrozenClock
from netjournal.errors import JournalBusy, JournalRefused, JournalReplaced, NotFound, StandsInTheWay, WrongUse
from netjournal.journal import Journal
from netjournal.store import journal_file, restoring
from netjournal.store.backups import Backup
from netjournal.store.database import Database
from netjournal.store.journal_file import VERSION

ASIDE = "journal.db.before-restore-20261122T093000Z"


@pytest.fixture
def path(journal_file: Path) -> Path:
    return journal_file


@pytest.fixture
def backing_up(path: Path, clock: FrozenClock) -> BackingUp:
    return BackingUp(path, clock)


@pytest.fixture
def backup(path: Path, clock: FrozenClock, backing_up: BackingUp) -> Backup:
    """A backup with one idea; the journal has a second one since."""
    keep(path, clock, "the first")
    made = backing_up.make()
    keep(path, clock, "the second")
    return made


def keep(path: Path, clock: FrozenClock, text: str) -> None:
    journal = Journal.open(path, clock)
    journal.jotting.keep(text)
    journal.close()


def ideas(path: Path, clock: FrozenClock) -> list[str]:
    journal = Journal.open(path, clock)
    found = [line.text for line in journal.listing("idea").at(0, 9)]
    journal.close()
    return found


def test_a_backup_takes_the_place_of_the_journal(
    path: Path, clock: FrozenClock, backup: Backup, backing_up: BackingUp
) -> None:
    chosen = backing_up.find()
    assert (chosen.path, chosen.counts.idea, chosen.present and chosen.present.idea) == (backup.path, 1, 2)
    restored = backing_up.restore(chosen.path)
    assert ideas(path, clock) == ["the first"]
    assert restored.aside == path.with_name(ASIDE)
    assert ideas(restored.aside, clock) == ["the second", "the first"]
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE(restored.aside.stat().st_mode) == 0o600
    # The journal before is a backup too, so this can be taken back like any other.
    backing_up.restore(backing_up.find("2").path)
    assert ideas(path, clock) == ["the second", "the first"]


def test_after_going_to_and_fro_the_newest_backup_is_of_where_one_is(
    path: Path, clock: FrozenClock, backup: Backup, backing_up: BackingUp
) -> None:
    """A journal damaged then is brought back as it was, not as it was turned away from."""
    for there in (["the first"], ["the second", "the first"], ["the first"]):
        backing_up.restore(next(one.path for one in backing_up.all() if backing_up.counts(one).idea == len(there)))
        path.write_bytes(b"rubbish" * 1000)
        backing_up.restore(backing_up.find().path)
        assert ideas(path, clock) == there


def test_taking_back_stops_at_a_restore(path: Path, clock: FrozenClock, backup: Backup, backing_up: BackingUp) -> None:
    """What was done before the backup was made is no answer to "take back what I did last"."""
    backing_up.restore(backup.path)
    journal = Journal.open(path, clock)
    restored, kept = journal.actions(9)
    assert restored.label == "Brought back the backup of 2026-11-22 09:30" and "the first" in kept.label
    with pytest.raises(StandsInTheWay, match="the journal from before it is kept beside this one") as stopped:
        journal.undo()
    assert "“netjournal restore” lists it among the backups" in str(stopped.value)
    with pytest.raises(StandsInTheWay):
        journal.changes.turn(restored.id)
    with pytest.raises(NotFound):
        journal.redo()
    journal.jotting.keep("since")
    assert journal.changes.back_to(kept.id).actions == 1
    assert journal.undo(kept.id).label == kept.label
    assert not journal.listing("idea").at(0, 1)
    journal.close()


def test_another_file_that_is_restored_is_named(path: Path, clock: FrozenClock, backing_up: BackingUp) -> None:
    keep(path, clock, "the first")
    stick = backing_up.make_at(path.parent / "stick.db")
    backing_up.restore(stick)
    journal = Journal.open(path, clock)
    assert journal.actions(1)[0].label == "Brought back stick.db"
    journal.close()


def test_what_was_written_since_is_counted_in_one_second_too_and_a_restore_is_no_change(
    path: Path, clock: FrozenClock, backup: Backup, backing_up: BackingUp
) -> None:
    assert backing_up.written_since(backup.path) == 1
    backing_up.restore(backup.path)
    backing_up.restore(backup.path)
    assert backing_up.written_since(backup.path) == 0
    keep(path, clock, "in its place")
    clock.advance(days=-2)
    keep(path, clock, "by a clock set back")
    assert [backing_up.written_since(one.path) for one in backing_up.all()[:2]] == [2, 2]


def test_what_was_taken_back_or_put_back_since_is_counted_too(
    path: Path, clock: FrozenClock, backup: Backup, backing_up: BackingUp
) -> None:
    """To go back would bring what was taken back again: that is not “nothing”."""
    newest = backing_up.make()
    journal = Journal.open(path, clock)
    journal.undo()
    assert backing_up.written_since(newest.path) == 1
    without = backing_up.make()
    journal.redo()
    assert backing_up.written_since(without.path) == 1
    journal.close()


def test_the_folder_a_link_leads_to_stays_as_open_as_it_is(
    path: Path, clock: FrozenClock, backup: Backup, backing_up: BackingUp, tmp_path: Path
) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o755)
    path.rename(shared / "j.db")
    path.symlink_to(shared / "j.db")
    restored = backing_up.restore(backup.path)
    assert restored.aside is not None and stat.S_IMODE(restored.aside.stat().st_mode) == 0o600
    assert stat.S_IMODE(shared.stat().st_mode) == 0o755
    assert stat.S_IMODE((shared / "j.db").stat().st_mode) == 0o600


def test_a_backup_whose_name_is_no_text_is_gone_back_to(
    path: Path, clock: FrozenClock, backup: Backup, backing_up: BackingUp
) -> None:
    named = path.with_name(os.fsdecode(b"caf\xe9.db"))
    shutil.copy(backup.path, named)
    backing_up.restore(named)
    journal = Journal.open(path, clock)
    assert journal.actions(1)[0].label == "Brought back caf\ufffd.db"
    journal.close()


def test_a_restore_that_is_refused_leaves_the_backups_as_they_were(
    path: Path, clock: FrozenClock, backup: Backup, backing_up: BackingUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same words, said again, mean the same backup."""
    monkeypatch.setattr(restoring, "WAIT", 0.01)
    there = backing_up.all()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(JournalBusy):
            backing_up.restore(backup.path)
    assert backing_up.all() == there


def test_a_backup_from_a_moment_to_come_is_not_the_newest(
    path: Path, clock: FrozenClock, backup: Backup, backing_up: BackingUp
) -> None:
    clock.advance(days=60)
    wrong = backing_up.make()
    clock.advance(days=-60, minutes=1)
    keep(path, clock, "the third")
    right = backing_up.make()
    assert backing_up.all()[0] == wrong
    assert backing_up.find().path == right.path
    right.path.unlink()
    backup.path.unlink()
    assert backing_up.find().path == wrong.path, "better than none"


def test_what_only_has_the_name_of_a_backup_is_passed_by(
    path: Path, clock: FrozenClock, backup: Backup, backing_up: BackingUp
) -> None:
    os.mkfifo(path.parent / "backups" / "journal-20250101T000000Z-f7.db")
    shutil.copy(backup.path, path.parent / "backups" / "journal-00010101T000000Z-f7.db")
    assert backing_up.unreadable() == []
    assert backing_up.all() == [backup]
    backing_up.restore(backup.path)
    assert ideas(path, clock) == ["the first"]


def a_text(path: Path) -> None:
    path.write_text("Dear diary, " * 500)


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:50_000])


def nothing(path: Path) -> None:
    path.unlink()


def empty(path: Path) -> None:
    path.write_bytes(b"")


def newer(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute(f"PRAGMA user_version = {VERSION + 1}")
    db.close()


@pytest.mark.parametrize("make", [a_text, cut_short, nothing, empty, newer])
def test_it_works_whatever_stands_there(
    path: Path, clock: FrozenClock, backup: Backup, backing_up: BackingUp, make: Callable[[Path], None]
) -> None:
    for side in journal_file.SIDE_FILES:
        path.with_name(path.name + side).write_bytes(b"")
    make(path)
    before = path.read_bytes() if path.exists() else None
    sides = ["-journal", "-shm", "-wal"] if before is None else []  # beside a journal those that hold nothing go
    aside = backing_up.restore(backing_up.find().path).aside
    assert ideas(path, clock) == ["the first"]
    there = sorted(file.name for file in path.parent.glob("journal.db.*"))
    assert there == [ASIDE] * (before is not None) + [ASIDE + side for side in sides]
    assert aside is not None
    assert aside.read_bytes() == (b"" if before is None else before), "what is named is there: the file, or its side"


def test_a_side_file_of_the_one_before_is_not_taken_for_one_of_the_restored(
    path: Path, clock: FrozenClock, backup: Backup, backing_up: BackingUp
) -> None:
    """SQLite would roll it back over the restored file."""
    side = path.with_name("journal.db-journal")
    child = (
        "import os, sqlite3, sys; db = sqlite3.connect(sys.argv[1], isolation_level=None); "
        "db.execute('PRAGMA cache_size = 1'); db.execute('BEGIN IMMEDIATE'); "
        "db.execute('DELETE FROM change'); db.execute('DELETE FROM idea'); db.execute('DELETE FROM action'); "
        "db.execute('CREATE TABLE x AS SELECT randomblob(9000) FROM sqlite_master'); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", child, str(path)], check=True)
    assert side.stat().st_size > 0
    path.write_bytes(b"rubbish")
    backing_up.restore(backup.path)
    assert path.with_name(f"{ASIDE}-journal").stat().st_size > 0
    assert not side.exists()
    assert ideas(path, clock) == ["the first"]


def test_while_another_program_holds_the_journal_nothing_happens(
    path: Path, clock: FrozenClock, backup: Backup, backing_up: BackingUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restoring, "WAIT", 0.05)
    before = path.read_bytes()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(JournalBusy):
        backing_up.restore(backup.path)
    other.execute("ROLLBACK")
    other.close()
    assert path.read_bytes() == before
    assert not [file for file in path.parent.iterdir() if "before-restore" in file.name or ".part" in file.name]


def test_a_window_that_has_the_old_file_open_writes_nothing_into_it(
    path: Path, clock: FrozenClock, backup: Backup, backing_up: BackingUp
) -> None:
    window = Journal.open(path, clock)
    assert window.listing("idea").count() == 2
    aside = backing_up.restore(backup.path).aside
    assert aside is not None
    before = aside.read_bytes()
    with pytest.raises(JournalReplaced):
        window.jotting.keep("lost?")
    with pytest.raises(JournalReplaced):
        window.listing("idea").count()
    with pytest.raises(JournalReplaced):
        window.database.data_version()
    assert aside.read_bytes() == before
    assert not path.with_name("journal.db-journal").exists()
    window.reopen()
    window.jotting.keep("kept")
    assert [line.text for line in window.listing("idea").at(0, 9)] == ["kept", "the first"]
    window.close()
    assert aside.read_bytes() == before


def test_a_window_whose_file_is_removed_says_so(path: Path, clock: FrozenClock) -> None:
    window = Journal.open(path, clock)
    path.rename(path.with_name("elsewhere.db"))
    with pytest.raises(JournalReplaced, match="Nothing was written"):
        window.jotting.keep("lost?")
    path.with_name("elsewhere.db").rename(path)
    window.jotting.keep("kept")
    window.close()


def test_a_journal_that_is_a_link_stays_one(
    path: Path, clock: FrozenClock, backup: Backup, backing_up: BackingUp, tmp_path: Path
) -> None:
    drive = tmp_path / "drive"
    drive.mkdir()
    path.rename(drive / "mine.db")
    path.symlink_to(drive / "mine.db")
    aside = backing_up.restore(backup.path).aside
    assert path.is_symlink() and path.resolve() == drive / "mine.db"
    assert aside is not None and aside.parent == drive
    assert ideas(path, clock) == ["the first"]


def test_a_strangers_file_brings_no_triggers_of_its_own(
    path: Path, clock: FrozenClock, backup: Backup, backing_up: BackingUp, tmp_path: Path
) -> None:
    theirs = tmp_path / "theirs.db"
    theirs.write_bytes(backup.path.read_bytes())
    db = sqlite3.connect(theirs)
    db.execute("DROP TRIGGER note_idea_insert")
    db.execute("CREATE TRIGGER note_idea_insert AFTER INSERT ON idea BEGIN DELETE FROM idea; END")
    db.commit()
    backing_up.restore(theirs)
    keep(path, clock, "safe")
    assert ideas(path, clock) == ["safe", "the first"]
    db.execute("CREATE TRIGGER other AFTER INSERT ON idea BEGIN DELETE FROM idea; END")
    db.commit()
    db.close()
    with pytest.raises(JournalRefused, match="holds more"):
        backing_up.restore(theirs)
    assert ideas(path, clock) == ["safe", "the first"]


@pytest.mark.parametrize("make", [a_text, cut_short, newer])
def test_what_is_no_sound_journal_is_not_restored(
    path: Path, clock: FrozenClock, backup: Backup, backing_up: BackingUp, make: Callable[[Path], None], tmp_path: Path
) -> None:
    theirs = tmp_path / "theirs.db"
    theirs.write_bytes(backup.path.read_bytes())
    make(theirs)
    with pytest.raises(JournalRefused):
        backing_up.find(str(theirs))
    with pytest.raises(JournalRefused):
        backing_up.restore(theirs)
    assert ideas(path, clock) == ["the second", "the first"]
    assert not list(path.parent.glob("journal.db.before*"))


def test_another_name_of_the_journal_is_the_journal_and_is_left_alone(
    path: Path, clock: FrozenClock, backup: Backup, backing_up: BackingUp
) -> None:
    theirs, ours = path.with_name("journal.db.copy"), path.with_name(ASIDE)
    for other in (theirs, ours):
        os.link(path, other)
    with pytest.raises(WrongUse, match="itself"):
        backing_up.find(str(theirs))
    with restoring.ready(theirs, path, clock, "Brought back"):
        assert theirs.exists() and not ours.exists(), "only a name that a restore gave is taken away"
    os.link(path, ours)
    with restoring.ready(ours, path, clock, "Brought back"):
        assert ours.exists(), "and not that of the file that is wanted"


def test_a_file_whose_last_write_was_cut_off_is_restored_without_it(
    path: Path, clock: FrozenClock, backup: Backup, backing_up: BackingUp, tmp_path: Path
) -> None:
    theirs = tmp_path / "theirs.db"
    theirs.write_bytes(backup.path.read_bytes())
    child = (
        "import os, sqlite3, sys; db = sqlite3.connect(sys.argv[1], isolation_level=None); "
        "db.execute('PRAGMA cache_size = 1'); db.execute('BEGIN IMMEDIATE'); "
        "db.execute('DELETE FROM change'); db.execute('DELETE FROM idea'); db.execute('DELETE FROM action'); "
        "db.execute('CREATE TABLE x AS SELECT randomblob(9000) FROM sqlite_master'); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", child, str(theirs)], check=True)
    files = {file: file.read_bytes() for file in (theirs, theirs.with_name("theirs.db-journal"))}
    assert all(files.values())
    chosen = backing_up.find(str(theirs))
    assert chosen.counts.idea == 1
    assert backing_up.written_since(theirs) is not None
    backing_up.restore(theirs)
    assert ideas(path, clock) == ["the first"]
    assert {file: file.read_bytes() for file in files} == files
    assert not [file for file in path.parent.iterdir() if ".part" in file.name]


def test_which_backup_is_meant(path: Path, backup: Backup, backing_up: BackingUp) -> None:
    assert backing_up.find("1").path == backing_up.find(backup.path.name).path == backup.path
    assert backing_up.find(str(backup.path)).backup == backup
    with pytest.raises(NotFound, match="number 2"):
        backing_up.find("2")
    with pytest.raises(NotFound, match="no file"):
        backing_up.find("nothing.db")
    with pytest.raises(WrongUse, match="no file a backup could be in"):
        backing_up.find(str(path.parent))
    with pytest.raises(WrongUse, match="itself"):
        backing_up.find(str(path))


def test_the_newest_one_that_is_sound_is_taken(
    path: Path, clock: FrozenClock, backup: Backup, backing_up: BackingUp
) -> None:
    clock.advance(hours=1)
    bad = backing_up.make().path
    pages = bad.read_bytes()
    bad.write_bytes(pages[: 4096 * 5] + bytes(range(256)) * 512 + pages[4096 * 5 + 256 * 512 :])
    assert backing_up.all()[0].path == bad
    assert backing_up.find().path == backup.path


@pytest.mark.parametrize("umask", [0o000, 0o077])
def test_what_is_kept_aside_is_for_its_owner_only(
    path: Path, clock: FrozenClock, backup: Backup, backing_up: BackingUp, umask: int
) -> None:
    before = os.umask(umask)
    try:
        path.chmod(0o644)
        backing_up.restore(backup.path)
        path.write_bytes(b"x" * 16 + path.read_bytes()[16:])
        path.chmod(0o644)
        Checking(path, clock).read_out()
    finally:
        os.umask(before)
    files = [file for file in path.parent.iterdir() if file.is_file()]
    assert {"journal.db", ASIDE, "journal.db.damaged-20261122T093000Z"} <= {file.name for file in files}
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


STOPPED = """
import os, sys
from pathlib import Path
from netjournal.actions.backing_up import BackingUp
from netjournal.clock import Clock
home, line = Path(sys.argv[1]), 0
import netjournal.store.restoring, netjournal.store.backups
files = (netjournal.store.restoring.__file__, netjournal.store.backups.__file__)

def run(stop_at):
    seen = 0
    def trace(frame, event, arg):
        nonlocal seen
        if frame.f_code.co_filename not in files:
            return None
        seen += event == "line"
        if seen == stop_at:
            os._exit(9)
        return trace
    sys.settrace(trace)
    up = BackingUp(home / "journal.db", Clock("UTC"))
    up.restore(home / "backups" / sys.argv[2])
    sys.settrace(None)

from netjournal.journal import Journal
step = int(sys.argv[3])
at, opened = 1, {1: 0, 2: 0}
while True:
    child = os.fork()
    if not child:
        run(at)
        os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    journal = Journal.open(home / "journal.db", Clock("UTC"))
    many = journal.listing("idea").count()
    assert journal.database.value("PRAGMA integrity_check") == "ok", at
    opened[many] += 1
    if many == 1:
        journal.jotting.keep("the second")
    journal.close()
    for backup in BackingUp(home / "journal.db", Clock("UTC")).all():
        assert BackingUp(home / "journal.db", Clock("UTC")).find(str(backup.path)).counts.idea in (1, 2), at
    made = [file for file in (home / "backups").glob("journal-*.db") if file.name != sys.argv[2]]
    for file in (*home.glob("journal.db.before*"), *made):
        file.unlink()
    if code == 0:
        break
    assert code == 9, code
    at += step
assert not [name for name in os.listdir(home) + os.listdir(home / "backups") if ".part" in name], "stale parts"
print(at, opened)
"""


def test_stopped_at_any_line_there_is_the_journal_before_or_the_one_restored(path: Path, backup: Backup) -> None:
    run = subprocess.run(
        [sys.executable, "-c", STOPPED, str(path.parent), backup.path.name, os.environ.get("STEP", "29")],
        capture_output=True, text=True,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    at, opened = run.stdout.split(" ", 1)
    assert int(at) > 100
    assert "{1: 0" not in opened, "stopped after it was restored, too"


def test_an_older_backup_is_brought_up_to_date_when_it_is_opened(
    path: Path, clock: FrozenClock, backing_up: BackingUp, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    old = tmp_path / "old.db"
    with monkeypatch.context() as then:
        then.setattr("netjournal.store.journal_file.VERSION", 1)
        database = Database(old, clock)
        with database.write("Kept an idea"):
            database.run(
                "INSERT INTO idea (uid, text, day, at, zone, created_at, updated_at) "
                "VALUES ('u', 'of old', '2026-01-01', '', '', '', '')")  # fmt: skip
        database.close()
    backing_up.restore(old)
    assert ideas(path, clock) == ["of old"]
