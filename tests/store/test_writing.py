"""write(): atomic, named, once for each uid; two programs at a time; a journal that is held."""

import errno
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from netjournal.actions.checking import Checking
from netjournal.clock import FrozenClock
from netjournal.errors import JournalBusy, JournalHeld, WrongUse
from netjournal.journal import Journal, spool
from netjournal.store.database import Database
from netjournal.store.held import NOT_KEPT
from netjournal.store.inbox import Inbox, Waiting

DAY = date(2026, 11, 18)


def test_a_write_that_fails_leaves_nothing_and_goes_on_recording(journal: Journal) -> None:
    with pytest.raises(RuntimeError, match="stop"), journal.database.write("half"):
        journal.people.add("Ana Reyes")
        raise RuntimeError("stop")
    assert journal.listing("person").count() == 0
    assert journal.actions() == []
    assert journal.database.value("SELECT on_ FROM recording") == 1
    assert not journal.database.writing
    journal.jotting.keep("afterwards")
    assert journal.undo().label == "Kept an idea, “afterwards”"


@pytest.mark.parametrize("how", [{"quiet": True}, {"bulk": True}], ids=["quiet", "bulk"])
def test_an_unrecorded_write_that_fails_switches_recording_on_again(journal: Journal, how: dict[str, bool]) -> None:
    with pytest.raises(RuntimeError, match="stop"), journal.database.write("", **how):
        journal.people.add("Ana Reyes")
        raise RuntimeError("stop")
    assert journal.database.value("SELECT on_ FROM recording") == 1
    with journal.database.write("", **how):
        journal.people.add("Tom Ellis")
    assert journal.database.value("SELECT on_ FROM recording") == 1
    assert journal.actions() == []
    assert journal.listing("person").count() == 1


def test_the_index_follows_a_quiet_write(journal: Journal) -> None:
    """Were it left behind, a search would miss what was written, and the next change of the row would damage it."""
    with journal.database.write("", quiet=True):
        idea = journal.ideas.add("marmalade for all", DAY, "UTC")
    assert journal.ideas.meant("marmalade") == idea
    with journal.database.write("", quiet=True):
        journal.ideas.edit(idea, text="quince jelly")
    assert journal.ideas.meant("marmalade") is None
    assert journal.ideas.meant("quince") == idea
    with journal.database.write("checked"):
        journal.database.run("INSERT INTO idea_words (idea_words, rank) VALUES ('integrity-check', 1)")
    with journal.database.write("", quiet=True):
        journal.ideas.remove(idea)
    assert journal.ideas.meant("quince") is None
    assert journal.actions() == []
    assert journal.database.value("SELECT count(*) FROM change") == 0


def test_a_write_inside_a_write_is_one_action(journal: Journal) -> None:
    with journal.database.write("outer") as outer:
        with journal.database.write("inner") as inner:
            journal.people.add("Ana Reyes")
        journal.people.add("Tom Ellis")
    assert inner == outer
    assert [action.label for action in journal.actions()] == ["outer"]
    journal.undo()
    assert journal.listing("person").count() == 0


def test_a_write_that_changes_nothing_is_no_action(journal: Journal) -> None:
    kept = journal.jotting.keep("an idea")
    with journal.database.write("nothing"):
        pass
    journal.edit(kept.ref, text="an idea")
    assert [action.label for action in journal.actions()] == ["Kept an idea, “an idea”"]


def test_nothing_is_written_outside_a_write(journal: Journal) -> None:
    with pytest.raises(RuntimeError):
        journal.database.run("DELETE FROM person")
    with pytest.raises(AssertionError):
        journal.people.add("Ana Reyes")


NOUNS: dict[str, Callable[[Journal, str], int]] = {
    "event": lambda j, uid: j.events.add("Breakfast", DAY, uid=uid),
    "person": lambda j, uid: j.people.add("Ana Reyes", uid=uid),
    "conversation": lambda j, uid: j.conversations.add([], DAY, said="hello", uid=uid),
    "promise": lambda j, uid: j.promises.add("mine", "send the list", DAY, uid=uid),
    "idea": lambda j, uid: j.ideas.add("an idea", DAY, "UTC", uid=uid),
}


@pytest.mark.parametrize("kind", NOUNS)
def test_writing_a_uid_twice_is_one_record(journal: Journal, kind: str) -> None:
    uid = journal.database.new_uid()
    with journal.database.write("first"):
        first = NOUNS[kind](journal, uid)
    with journal.database.write("again"):
        again = NOUNS[kind](journal, uid)
    assert first == again
    assert journal.database.value(f"SELECT count(*) FROM {kind}") == 1
    assert [action.label for action in journal.actions()] == ["first"]


@pytest.mark.parametrize("text", ["an idea with @Ana #shop", "! send Ana the list by friday #shop", "! @Ana: the deck"])
def test_keeping_a_jot_twice_is_once(journal: Journal, text: str) -> None:
    uid = journal.database.new_uid()
    first, again = (journal.jotting.keep(text, uid=uid) for _ in range(2))
    assert first.ref == again.ref
    assert len(journal.actions()) == 1


def test_a_refused_row_is_an_error_not_silence(journal: Journal) -> None:
    import peewee

    with pytest.raises(peewee.IntegrityError), journal.database.write("wrong"):
        event = journal.events.add("Breakfast", DAY)
        person = journal.people.add("Ana")
        journal.events.attend(event, person, "danced")
    assert journal.listing("event").count() == 0


# The pause is that of the quickest fingers: without any, on a machine with more to do than it has processors, the one
# that holds the lock is mostly put to sleep while holding it.
WRITER = """
import sys
import time
from pathlib import Path
from netjournal.actions.checking import Checking
from netjournal.clock import Clock
from netjournal.journal import Journal
journal = Journal.open(Path(sys.argv[1]), Clock("UTC"))
for n in range(200):
    journal.jotting.keep(f"{sys.argv[2]} number {n} with @Ana #both")
    time.sleep(0.002)
journal.close()
"""


def test_two_programs_write_at_once(journal_file: Path, clock: FrozenClock) -> None:
    command = [sys.executable, "-c", WRITER, str(journal_file)]
    both = [subprocess.Popen([*command, name], stderr=subprocess.PIPE, text=True) for name in ("one", "two")]
    errors = [process.communicate(timeout=60)[1] for process in both]
    assert errors == ["", ""]
    journal = Journal.open(journal_file, clock)
    assert journal.listing("idea").count() == 400
    assert len(journal.actions(1000)) == 400
    assert journal.listing("person").count() == 1
    journal.close()


def held(path: Path, how: str = "IMMEDIATE") -> sqlite3.Connection:
    """Another program that holds the journal; "EXCLUSIVE" lets nobody even read."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute(f"BEGIN {how}")
    return other


@contextmanager
def let_go_between_tries(other: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """It is let go only when SQLite's own wait is over, at the first pause between two tries."""

    def let_go(_: float) -> None:
        if other.in_transaction:
            other.rollback()

    with monkeypatch.context() as patch:
        patch.setattr(time, "sleep", let_go)
        yield


def test_a_write_waits_longer_than_sqlite_does(
    journal: Journal, journal_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = held(journal_file)
    with let_go_between_tries(other, monkeypatch):
        journal.jotting.keep("kept in the end")
    assert not other.in_transaction
    assert [idea.text for idea in journal.listing("idea").at(0, 9)] == ["kept in the end"]
    other.close()


def test_in_patience_a_read_waits_as_long_as_a_write(
    journal: Journal, journal_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.database.held.briefly = True
    other = held(journal_file, "EXCLUSIVE")
    with let_go_between_tries(other, monkeypatch):
        with pytest.raises(JournalHeld):
            journal.jotting.keep("in no patience")
        with journal.database.held.patience():
            journal.jotting.keep("kept in the end")
    assert [idea.text for idea in journal.listing("idea").at(0, 9)] == ["kept in the end"]
    other.close()


def test_patience_ends_with_what_is_kept(journal: Journal, journal_file: Path) -> None:
    """What is read after it is only shown, and that it could not be read is not that nothing was kept."""
    journal.database.held.briefly = True
    with journal.database.held.patience(), journal.database.held.patience():
        journal.jotting.keep("kept")
        other = held(journal_file, "EXCLUSIVE")
        with pytest.raises(JournalHeld):
            journal.listing("idea").count()
    other.rollback()
    other.close()
    assert journal.listing("idea").count() == 1


def test_in_patience_a_refusal_says_that_nothing_was_kept(
    journal: Journal, journal_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("netjournal.store.held.TRIES", 1)
    monkeypatch.setattr("netjournal.store.held.BUSY_MS", 1)
    journal.database.held.briefly = True
    for how in ("IMMEDIATE", "EXCLUSIVE"):
        other = held(journal_file, how)
        for _ in range(2):
            with pytest.raises(JournalBusy) as refused, journal.database.held.patience():
                journal.jotting.keep("refused")
            assert str(refused.value) == NOT_KEPT
            assert type(refused.value) is JournalBusy
        with journal.database.held.patience():
            with journal.database.held.patience(False), pytest.raises(JournalBusy) as refused:
                journal.jotting.keep("refused")
            assert str(refused.value) != NOT_KEPT
        other.rollback()
        other.close()
    assert journal.listing("idea").count() == 0


def test_a_held_journal_answers_within_two_seconds(journal_file: Path, clock: FrozenClock) -> None:
    journal = Journal.open(journal_file, clock)
    other = held(journal_file)
    began = time.monotonic()
    with pytest.raises(JournalBusy, match="held by another program"):
        journal.jotting.keep("an idea")
    assert time.monotonic() - began < 4, "two seconds, and as much again for a busy machine"
    spool(journal.inbox.folder, clock, "an idea", None, True)
    began = time.monotonic()
    journal.drain()
    with pytest.raises(JournalBusy):
        journal.jotting.keep("another")
    assert time.monotonic() - began < 4, "having been refused once, it does not ask as long again"
    other.rollback()
    other.close()
    journal.jotting.keep("another")
    journal.close()


def test_a_journal_nobody_else_may_even_read_is_given_up_in_two_seconds(journal_file: Path, clock: FrozenClock) -> None:
    other = sqlite3.connect(journal_file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    began = time.monotonic()
    with pytest.raises(JournalBusy):
        Journal.open(journal_file, clock)
    assert time.monotonic() - began < 4, "two seconds, and as much again for a busy machine"
    other.rollback()
    other.close()
    Journal.open(journal_file, clock).close()


def test_a_jot_that_waited_is_taken_in_once_and_as_of_then(journal: Journal, clock: FrozenClock) -> None:
    with journal.database.write("yesterday's"):
        journal.events.add("Thames Breakfast", date(2026, 11, 21))
    file = spool(journal.inbox.folder, clock, "! send Ana the list tomorrow", None, True)
    idea = spool(journal.inbox.folder, clock, "late thought", None, True)
    kept = idea.read_bytes()
    assert file.stat().st_mode & 0o777 == 0o600
    clock.advance(days=5)
    assert journal.drain() == 2
    assert journal.drain() == 0
    promise = journal.listing("promise").at(0, 1)[0]
    assert (promise.made_on, promise.due, promise.event) == (date(2026, 11, 22), date(2026, 11, 23), "Thames Breakfast")
    line = journal.listing("idea").at(0, 1)[0]
    assert (line.day, line.event) == (date(2026, 11, 22), "Thames Breakfast")
    idea.write_bytes(kept)
    assert journal.drain() == 1, "as after a crash between keeping it and forgetting the file"
    assert journal.listing("idea").count() == 1


def test_what_cannot_be_read_goes_on_waiting_and_is_said(journal: Journal, clock: FrozenClock) -> None:
    """A day or a moment that can't be read keeps no words waiting."""
    folder = journal.inbox.folder
    folder.mkdir()
    damaged = {
        "a": b"",
        "b": b"{",
        "c": b"[]",
        "d": b'"x"',
        "e": b"\xff\xfe",
        "f": b'{"uid": "1"}',
        "ff": b'{"uid": "1", "text": null, "to_event": true}',
        "fg": b'{"uid": "1", "text": ["x", "y"], "to_event": true}',
        "g": b"[" * 100_000,
    }
    for name, content in damaged.items():
        (folder / f"{name}.json").write_bytes(content)
    (folder / "h.json").write_text('{"uid": "u", "text": "kept", "day": "not a day", "to_event": true}')
    (folder / "i.json").write_text('{"uid": "v", "text": "  ", "day": "", "to_event": true}')
    (folder / "j.json").write_text('{"uid": "", "text": "good \\ud800", "day": "", "to_event": true}')
    assert journal.drain() == 2
    assert {line.text for line in journal.listing("idea").at(0, 9)} == {"good \ufffd", "kept"}
    assert len(list(folder.iterdir())) == len(damaged) + 1
    found = Checking(journal.database.path, clock).look()
    assert [finding.where for finding in found] == [f"inbox {file}" for file in sorted(folder.iterdir())]


def test_what_a_failing_disk_may_not_have_kept_is_not_taken_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All is written when the folder can't be made lasting: it was said not to be kept, and may be said again."""

    def fails(folder: Path) -> None:
        raise OSError(errno.EIO, "Input/output error")

    inbox = Inbox(tmp_path / "inbox")
    monkeypatch.setattr("netjournal.paths.sync_folder", fails)
    with pytest.raises(OSError, match="Input/output"):
        inbox.put(Waiting("1", "text"))
    assert inbox.waiting() == []


def test_the_inbox_is_private_and_in_order(tmp_path: Path) -> None:
    inbox = Inbox(tmp_path / "inbox")
    assert inbox.waiting() == []
    for uid in ("2", "1", "3"):
        inbox.put(Waiting(uid, f"text {uid}", at="2026-11-22T09:30:00+00:00"))
    assert [waiting.text for _, waiting in inbox.waiting()] == ["text 1", "text 2", "text 3"]
    assert (tmp_path / "inbox").stat().st_mode & 0o777 == 0o700


def test_nothing_is_kept_of_nothing(journal: Journal) -> None:
    for text in ("", "  \n", "\x1b"):
        with pytest.raises(WrongUse):
            journal.jotting.keep(text)


def test_what_another_program_wrote_is_noticed(journal: Journal, journal_file: Path, clock: FrozenClock) -> None:
    before = journal.database.data_version()
    journal.jotting.keep("mine")
    assert journal.database.data_version() == before
    other = Journal(Database(journal_file, clock))
    other.jotting.keep("theirs")
    other.close()
    assert journal.database.data_version() != before


def test_a_link_in_an_idea_never_means_the_idea_itself(journal: Journal) -> None:
    earlier = journal.jotting.keep("the marmalade keeps").ref
    later = journal.jotting.keep("the marmalade sells").ref
    journal.jotting.rewrite(later.id, "it sells, see [[marmalade]]")
    assert [a.ref for a in journal.ideas.associations(later.id)] == [earlier]
