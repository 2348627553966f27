"""Backups: whole, checked, private, named by their moment; made when due, and never half."""

import os
import sqlite3
import stat
import threading
from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from netjournal.actions.backing_up import BackingUp
from netjournal.clock import FrozenClock
from netjournal.errors import Interrupted, JournalDamaged, JournalRefused
from netjournal.journal import Journal
from netjournal.store import backups
from netjournal.store.database import Database
from netjournal.store.journal_file import VERSION


@pytest.fixture
def backing_up(journal: Journal) -> BackingUp:
    return BackingUp(journal.database.path, journal.clock)


def folder(journal: Journal) -> Path:
    return journal.database.path.parent / "backups"


def names(journal: Journal) -> list[str]:
    return sorted(path.name for path in folder(journal).iterdir())


def test_a_backup_holds_everything_and_says_its_moment_and_format(journal: Journal, backing_up: BackingUp) -> None:
    journal.jotting.keep("an idea with @Ana")
    made = backing_up.make()
    assert names(journal) == [f"journal-20261122T093000Z-f{VERSION}.db"]
    assert backing_up.all() == [made]
    assert (made.at, made.format, made.size) == (journal.clock.now(), VERSION, journal.database.path.stat().st_size)
    assert backing_up.counts(made) == (1, 0, 0, 0, 1, 0)
    copy = Journal.open(made.path, FrozenClock(journal.clock.now()))
    assert copy.listing("idea").at(0, 1)[0].text == "an idea with Ana"
    copy.undo()
    copy.close()


def test_two_of_one_second_are_two(journal: Journal, backing_up: BackingUp) -> None:
    first, second = backing_up.make(), backing_up.make()
    assert second.at - first.at == timedelta(seconds=1)
    assert backing_up.all() == [second, first]


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_every_file_is_for_its_owner_only(journal: Journal, backing_up: BackingUp, umask: int, tmp_path: Path) -> None:
    before = os.umask(umask)
    try:
        made = backing_up.make()
        elsewhere = backing_up.make_at(tmp_path / "copy.db")
    finally:
        os.umask(before)
    assert stat.S_IMODE(made.path.stat().st_mode) == stat.S_IMODE(elsewhere.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder(journal).stat().st_mode) == 0o700


def test_one_that_is_stopped_leaves_nothing(journal: Journal, backing_up: BackingUp) -> None:
    with pytest.raises(Interrupted):
        backing_up.make(lambda: True)
    assert names(journal) == []


def test_a_copy_that_is_not_sound_is_not_kept(journal: Journal, backing_up: BackingUp) -> None:
    for number in range(300):
        journal.jotting.keep(f"{number} " + "words " * 50)
    path = journal.database.path
    journal.close()
    pages = path.read_bytes()
    path.write_bytes(pages[: 60 * 4096] + bytes(range(256)) * 256 + pages[76 * 4096 :])
    with pytest.raises(JournalRefused):
        backing_up.make()
    assert names(journal) == []


def test_what_only_looks_like_a_backup_is_none_and_is_never_cleared_away(
    journal: Journal, backing_up: BackingUp, clock: FrozenClock, tmp_path: Path
) -> None:
    made = backing_up.make()
    for days in range(20, 28):
        (folder(journal) / f"journal-202610{days}T093000Z-f4.db").write_bytes(b"half a backup")
    cut = folder(journal) / "journal-20261001T093000Z-f4.db"
    cut.write_bytes(made.path.read_bytes()[:-4096])
    (folder(journal) / "journal-20261002T093000Z-f4.db").symlink_to(made.path)
    theirs = folder(journal) / "holiday.db"
    theirs.write_bytes(made.path.read_bytes())
    before = set(names(journal))
    clock.advance(days=1)
    assert backing_up.all() == [made]
    second = backing_up.make()
    assert set(names(journal)) == before | {second.path.name}


def test_backups_are_thinned_as_they_grow_older(journal: Journal, backing_up: BackingUp, clock: FrozenClock) -> None:
    for _ in range(60):
        clock.advance(days=1)
        backing_up.make()
    ages = [(clock.now() - backup.at).days for backup in backing_up.all()]
    assert ages[:14] == list(range(14))
    assert ages[14:] and all(older - newer == 7 for newer, older in pairwise(ages[14:]))


def test_a_backup_from_a_clock_that_was_wrong_takes_none_away(
    journal: Journal, backing_up: BackingUp, clock: FrozenClock
) -> None:
    kept = {backing_up.make().path for _ in range(3)}
    clock.advance(days=3650)
    kept.add(backing_up.make().path)
    clock.advance(days=-3650, hours=1)
    kept.add(backing_up.make().path)
    assert {backup.path for backup in backing_up.all()} == kept


def test_one_is_due_after_twenty_hours_when_something_changed(
    journal: Journal, backing_up: BackingUp, clock: FrozenClock
) -> None:
    journal.jotting.keep("the first day")
    assert journal.backup_is_due() is False
    clock.advance(hours=21)
    assert journal.backup_is_due() is True, "the first one, when there is a day to lose"
    backing_up.make()
    journal.jotting.keep("something new")
    assert journal.backup_is_due() is False
    clock.advance(hours=21)
    assert journal.backup_is_due() is True
    backing_up.make()
    clock.advance(hours=21)
    assert journal.backup_is_due() is False, "nothing changed since"
    assert backing_up.before() is None
    journal.jotting.keep("and more")
    assert backing_up.before() is not None


def test_one_dated_years_ahead_does_not_put_the_next_off(
    journal: Journal, backing_up: BackingUp, clock: FrozenClock
) -> None:
    backing_up.make()
    clock.advance(days=3650)
    backing_up.make()
    clock.advance(days=-3648)
    journal.jotting.keep("something new")
    assert journal.backup_is_due() is True


def test_what_a_stop_left_half_made_is_cleared_away(journal: Journal, backing_up: BackingUp) -> None:
    folder(journal).mkdir()
    dead, ours, theirs = (
        folder(journal) / name
        for name in (".journal.999999999-aabbccddeeff.part", f".journal.{os.getpid()}-aabbccddeeff.part", ".mine.part")
    )
    for file in (dead, ours, theirs):
        file.write_text("half")
        os.utime(file, (journal.clock.now().timestamp(),) * 2)
    backing_up.make()
    assert not dead.exists()
    assert ours.exists() and theirs.exists()


def test_others_write_while_a_backup_is_made(
    journal: Journal, backing_up: BackingUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is made anew when something was written meanwhile, and holds that too."""
    monkeypatch.setattr(backups, "PAGES", 1)
    monkeypatch.setattr(backups, "PAUSE", 0.002)
    made: list[backups.Backup] = []
    thread = threading.Thread(target=lambda: made.append(backing_up.make()))
    thread.start()
    written = 0
    while thread.is_alive():
        journal.jotting.keep(f"meanwhile {written}")
        written += 1
    thread.join()
    assert written > 1
    assert 1 <= backing_up.counts(made[0]).idea <= written


@pytest.mark.parametrize("there", ["a file", "a link to nowhere", "the journal itself"])
def test_nothing_is_written_over(journal: Journal, backing_up: BackingUp, tmp_path: Path, there: str) -> None:
    target = tmp_path / "theirs.txt"
    if there == "a file":
        target.write_text("precious")
    elif there == "a link to nowhere":
        target.symlink_to(tmp_path / "nowhere")
    else:
        target = journal.database.path
    before = target.read_bytes() if target.exists() else None
    with pytest.raises(JournalRefused, match="is there already"):
        backing_up.make_at(target)
    assert (target.read_bytes() if target.exists() else None) == before


def test_elsewhere_it_keeps_the_mode_of_the_folder(backing_up: BackingUp, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir(mode=0o755)
    stick.chmod(0o755)
    assert backing_up.make_at(stick) == stick / f"journal-20261122T093000Z-f{VERSION}.db"
    assert stat.S_IMODE(stick.stat().st_mode) == 0o755
    assert [path.name for path in stick.iterdir()] == [f"journal-20261122T093000Z-f{VERSION}.db"]


@pytest.mark.parametrize(
    "lost", [lambda path: path.unlink(), lambda path: path.write_bytes(b"")], ids=["gone", "empty"]
)
def test_where_there_are_backups_no_new_journal_is_made_in_silence(
    journal: Journal, backing_up: BackingUp, clock: FrozenClock, lost: Callable[[Path], object]
) -> None:
    backing_up.make()
    path = journal.database.path
    journal.close()
    lost(path)
    before = path.exists()
    with pytest.raises(JournalDamaged, match=r"1 backup of one.*netjournal restore --latest") as said:
        Database(path, clock)
    assert "not touched" not in str(said.value) and "--repair" not in str(said.value), "there is nothing to read out"
    assert path.exists() is before


def test_a_backup_can_be_read_where_nothing_can_be_written(journal: Journal, backing_up: BackingUp) -> None:
    made = backing_up.make()
    made.path.chmod(0o400)
    folder(journal).chmod(0o500)
    try:
        assert backing_up.counts(made) == (0, 0, 0, 0, 0, 0)
    finally:
        folder(journal).chmod(0o700)
    assert not made.path.with_name(made.path.name + "-journal").exists()


def test_a_full_disk_leaves_what_was_there(
    journal: Journal, backing_up: BackingUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = backing_up.make()
    journal.jotting.keep("more")

    class Full(sqlite3.Connection):
        def backup(self, *_: object, **__: object) -> None:
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise error

    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *a, **more: connect(*a, **{**more, "factory": Full}))
    with pytest.raises(Exception, match="Is it full"):
        backing_up.make()
    assert names(journal) == [first.path.name]


def test_a_backup_is_on_the_disk_before_it_has_its_name(
    journal: Journal, backing_up: BackingUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    fsync, link = os.fsync, os.link

    def synced(handle: int) -> None:
        done.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        fsync(handle)

    def linked(one: Path, other: Path, *, follow_symlinks: bool = True) -> None:
        done.append("named")
        link(one, other, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "link", linked)
    backing_up.make()
    assert done == ["file", "named", "folder"]
    done.clear()
    journal.close()
    backing_up.restore(backing_up.find().path)
    assert done.index("named") > done.index("file") and done[-1] == "folder"


def test_a_journal_that_lost_its_beginning_is_damaged_not_gone(
    journal: Journal, backing_up: BackingUp, clock: FrozenClock
) -> None:
    """To move the backups away, as for a new one, would be the worst advice."""
    journal.jotting.keep("an idea")
    backing_up.make()
    path = journal.database.path
    journal.close()
    path.write_bytes(bytes(100) + path.read_bytes()[100:])
    with pytest.raises(JournalDamaged, match=r"lost its beginning.*netjournal check --repair"):
        Database(path, clock)
