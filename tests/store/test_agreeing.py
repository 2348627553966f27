"""Records held against the list of changes and the backups: what a disk changed is found, what a person did is not."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netjournal.actions.backing_up import BackingUp
from netjournal.actions.checking import Checking
from netjournal.clock import FrozenClock
from netjournal.domain.records import Ref
from netjournal.journal import Journal
from netjournal.store import agreeing, backups, checking, history

from .test_history import Played, redo_all, steps


def astray(path: Path) -> list[agreeing.Astray]:
    with closing(checking.opened(path, still=False)) as db:
        return agreeing.astray(db, backups.backups(path))


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(before=steps, then=steps, undone=st.integers(0, 6), emptied=st.booleans())
def test_nothing_a_person_does_is_taken_for_damage(
    template: Path, before: Any, then: Any, undone: int, emptied: bool
) -> None:
    with Played(template) as played:
        played.play(before)
        BackingUp(played.path, played.clock).make()
        played.play(then)
        for _ in range(min(undone, len(played.journal.actions(99)))):
            played.journal.undo()
        redo_all(played.journal)
        if emptied:
            played.journal.trash.empty()
        assert astray(played.path) == []


@pytest.fixture
def path(journal_file: Path, clock: FrozenClock) -> Path:
    """An old idea and one written since the backup; a second backup knows both."""
    keep(journal_file, clock, "an old thought")
    BackingUp(journal_file, clock).make()
    clock.advance(hours=1)
    keep(journal_file, clock, "a younger thought")
    clock.advance(hours=1)
    return journal_file


def keep(path: Path, clock: FrozenClock, text: str) -> None:
    with closing(Journal.open(path, clock)) as journal:
        journal.jotting.keep(text)


def rot(path: Path, old: bytes, new: bytes) -> None:
    """A disk changes bytes wherever they stand in a table's row: nothing is noted."""
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE recording SET on_ = 0")
        db.execute("UPDATE idea SET text = CAST(replace(text, ?, ?) AS TEXT)", (old.decode(), new))
        db.execute("UPDATE recording SET on_ = 1")
        db.commit()


def texts(path: Path, clock: FrozenClock) -> list[str]:
    with closing(Journal.open(path, clock)) as journal:
        return [line.text for line in journal.listing("idea").at(0, 9)]


@pytest.mark.parametrize("new", [b"thinker", b"th\xc3ght"])
def test_what_a_disk_changed_is_found_and_put_back(path: Path, clock: FrozenClock, new: bytes) -> None:
    BackingUp(path, clock).make()
    rot(path, b"thought", new)
    check = Checking(path, clock)
    found = check.look()
    assert [finding.where for finding in found if finding.how == "written"] == ["idea 1", "idea 2"]
    assert "written was “a younger thought”" in found[-1].what
    made = check.mend(found)
    assert made is not None
    assert check.look() == []
    assert texts(path, clock) == ["a younger thought", "an old thought"]
    with closing(Journal.open(path, clock)) as journal:
        assert journal.undo().label == "Mended the journal"


def test_where_only_the_list_of_changes_says_so_it_is_left(path: Path, clock: FrozenClock) -> None:
    """It may be the list that the disk has changed."""
    rot(path, b"younger", b"yonder")
    check = Checking(path, clock)
    (finding,) = check.look()
    assert finding.how == "" and "the list of changes says “a younger thought”" in finding.what
    check.mend([finding])
    assert "a yonder thought" in texts(path, clock)


def test_a_value_that_is_gone_is_called_nothing(path: Path, clock: FrozenClock) -> None:
    with closing(Journal.open(path, clock)) as journal:
        event = journal.meeting.event("Breakfast", clock.today())
        journal.edit(Ref("idea", 2), event_id=event)
    BackingUp(path, clock).make()
    with closing(sqlite3.connect(path)) as db:
        for statement in ("recording SET on_ = 0", "idea SET event_id = NULL WHERE id = 2", "recording SET on_ = 1"):
            db.execute(f"UPDATE {statement}")
        db.commit()
    (finding,) = Checking(path, clock).look()
    assert finding.what == f"its “Event” is nothing; written was “{event}”"


def test_where_all_witnesses_differ_it_is_left(path: Path, clock: FrozenClock) -> None:
    BackingUp(path, clock).make()
    rot(path, b"younger", b"yonder")
    rot(path, b"old", b"cold")
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE change SET after = replace(after, 'an old', 'an odd')")
        db.commit()
    check = Checking(path, clock)
    found = check.look()
    assert sorted((finding.where, finding.how) for finding in found) == [("idea 1", ""), ("idea 2", "written")]
    check.mend(found)
    assert texts(path, clock) == ["a younger thought", "an cold thought"]


def rot_backup(path: Path, which: int, old: bytes, new: bytes) -> None:
    backup = sorted(backups.backups(path), key=lambda one: one.at)[which]
    rot(backup.path, old, new)


@pytest.mark.parametrize("second", [True, False])
def test_where_a_backup_is_what_the_disk_changed_the_record_stands(
    path: Path, clock: FrozenClock, second: bool
) -> None:
    if second:
        BackingUp(path, clock).make()
    rot_backup(path, 0, b"old", b"odd")
    assert astray(path) == []


@pytest.mark.parametrize(("second", "sure"), [(True, True), (False, False)])
def test_of_what_the_list_of_changes_has_forgotten_two_backups_are_sure(
    path: Path, clock: FrozenClock, second: bool, sure: bool
) -> None:
    if second:
        BackingUp(path, clock).make()
    with closing(sqlite3.connect(path)) as db:
        db.execute("DELETE FROM change WHERE action_id = 1")
        db.commit()
    rot(path, b"old", b"odd")
    (one,) = astray(path)
    assert (one.written, one.by, one.sure) == ("an old thought", agreeing.BACKED_UP, sure)
    check = Checking(path, clock)
    found = check.look()
    assert ("a backup says “an old thought”" in found[0].what) is not sure
    check.mend(found)
    assert ("an old thought" in texts(path, clock)) is sure


def test_what_let_go_of_a_parent_that_is_gone_is_as_it_should_be(path: Path, clock: FrozenClock) -> None:
    """As when nothing more of the parent could be read out: it could not be put back."""
    with closing(Journal.open(path, clock)) as journal:
        with journal.database.write("Added an event"):
            event = journal.events.add("Thames Breakfast", clock.today())
        journal.edit(journal.listing("idea").at(0, 1)[0].ref, event_id=event)
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE recording SET on_ = 0")
        assert db.execute("UPDATE idea SET event_id = NULL WHERE event_id IS NOT NULL").rowcount == 1
        db.commit()
        assert [one.column for one in astray(path)] == ["event_id"]
        db.execute("DELETE FROM event")
        db.execute("UPDATE recording SET on_ = 1")
        db.commit()
    assert astray(path) == []


def test_a_list_of_changes_that_is_damaged_itself_says_nothing_of_the_record(path: Path, clock: FrozenClock) -> None:
    BackingUp(path, clock).make()
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE change SET after = replace(after, 'younger', 'yonder')")
        db.commit()
    assert astray(path) == []


def another_journal(path: Path, clock: FrozenClock) -> None:
    other = path.parent / "other" / "journal.db"
    other.parent.mkdir()
    keep(other, clock, "of somebody else's")
    clock.advance(hours=1)
    made = BackingUp(other, clock).make()
    made.path.rename(path.parent / "backups" / made.path.name)


def a_backup_of_before_a_restore(path: Path, clock: FrozenClock) -> None:
    up = BackingUp(path, clock)
    clock.advance(hours=1)
    keep(path, clock, "gone with the restore")
    up.restore(up.all()[-1].path)
    keep(path, clock, "in its place")


def a_damaged_backup(path: Path, clock: FrozenClock) -> None:
    (backup,) = backups.backups(path)
    raw = bytearray(backup.path.read_bytes())
    raw[4096:] = b"\xff" * (len(raw) - 4096)
    backup.path.write_bytes(raw)


@pytest.mark.parametrize("make", [another_journal, a_backup_of_before_a_restore, a_damaged_backup])
def test_what_is_no_witness_is_not_asked(
    path: Path, clock: FrozenClock, make: Callable[[Path, FrozenClock], None]
) -> None:
    make(path, clock)
    assert astray(path) == []


def test_a_backup_from_before_what_the_list_goes_back_to_is_no_witness(
    path: Path, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the trash still needs stays longer in the list than the rest: that it is there doesn't mean all is."""
    monkeypatch.setattr(history, "KEEP", 3)
    monkeypatch.setattr(agreeing, "_WHOLE_SINCE", agreeing._WHOLE_SINCE.replace("1000", "3"))
    with closing(Journal.open(path, clock)) as journal:
        (old,) = [line for line in journal.listing("idea").at(0, 9) if line.text == "an old thought"]
        journal.jotting.keep("to be removed")
        journal.remove(journal.listing("idea").at(0, 1)[0].ref)
        for number in range(60):
            journal.edit(old.ref, text=f"an old thought, changed {number} times")
            if number > 40:
                journal.jotting.keep(f"thought {number}")
    assert astray(path) == []
