"""Backups, checks and the way back in the full-screen journal."""

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from netjournal import synced
from netjournal.actions.backing_up import BackingUp
from netjournal.clock import FrozenClock
from netjournal.config import read_state
from netjournal.domain.records import Ref
from netjournal.errors import JournalFull
from netjournal.journal import Draft, Journal
from netjournal.opened import OpenMarker
from netjournal.store import restoring
from netjournal.tui import announcing, safety
from netjournal.tui.keystrokes import IN_A_FIELD, PAUSE

from .driver import Driver, open_app


def made(journal: Journal) -> list[Path]:
    return sorted((journal.database.path.parent / "backups").glob("*"))


async def backups_page(nj: Driver) -> None:
    nj.app.action_backups()
    await nj.settle()


async def test_a_backup_is_made_looked_at_and_gone_back_to(seeded: Journal) -> None:
    ideas = seeded.listing("idea").count()
    async with open_app(seeded, size=(100, 30)) as nj:
        await nj.press("ctrl+p")
        await nj.type("backups")
        await nj.press("enter")
        assert nj.page == "BackupsPage" and nj.shows("There is no backup yet")
        assert nj.shows("each day you write something, from the second day on")
        await nj.do("backups.make")
        await nj.safe()
        assert len(made(seeded)) == 1
        assert nj.shows("today 09:30") and nj.shows("people")
        await nj.press("i")
        await nj.type("too much\n")
        assert seeded.listing("idea").count() == ideas + 1
        await nj.press("enter")
        assert nj.shows("1 fewer") and nj.shows("the same")
        await nj.press("escape")
        assert nj.page == "BackupsPage" and seeded.listing("idea").count() == ideas + 1
        await nj.do("backups.restore")
        await nj.press("r")
        assert nj.page == "Preview", "the key that asks does not answer"
        await nj.press("y")
        await nj.safe()
        assert nj.page == "home"
        assert nj.toast.startswith("Gone back: ") and "journal.db.before-restore-20261122T093000Z" in nj.toast
        assert nj.toast.endswith("\nTo go back to that: Ctrl+P, Backups.")
        assert seeded.listing("idea").count() == ideas
        assert len(made(seeded)) == 3, "the journal before it is a backup too, and the one gone back to is the newest"
        await nj.rest(PAUSE)
        await nj.press("i")
        await nj.type("and on it goes\n")
        assert seeded.listing("idea").count() == ideas + 1
        nj.app.action_search()
        await nj.settle()
        await nj.type("goes")
        await nj.rest(0.3)
        assert nj.shows("and on it goes"), "asked in a thread, of the restored journal too"


async def test_the_way_back_is_one_that_works(seeded: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the journal could not be backed up before, the list doesn't have it; the file kept aside is there."""
    backup = seeded.backing_up.make()
    seeded.jotting.keep("since then")

    def refuses(self: BackingUp) -> None:
        raise JournalFull("The disk is full.")

    async with open_app(seeded) as nj:
        monkeypatch.setattr(BackingUp, "before", refuses)
        nj.app.safety.restore(backup.path)
        await nj.safe()
        assert "Backups" not in nj.toast
        aside = nj.toast.rpartition("\nTo go back to that: netjournal restore ")[2]
        monkeypatch.undo()
        nj.app.safety.restore(Path(aside))
        await nj.safe()
        assert seeded.listing("idea").at(0, 1)[0].text == "since then"


@pytest.mark.parametrize(
    ("width", "whole", "left_out"),
    [(120, "reflection", "nothing"), (80, "ideas", "conversation"), (60, "ideas", "event"), (46, "people", "promise")],
)
async def test_what_a_backup_holds_is_never_cut_in_a_word(
    seeded: Journal, width: int, whole: str, left_out: str
) -> None:
    seeded.backing_up.make()
    async with open_app(seeded, (width, 20)) as nj:
        await backups_page(nj)
        (row,) = [line for line in nj.screen_text().splitlines() if "today 09:30" in line]
        assert " people" in row and whole in row and left_out not in row, row
        assert ("…" in row) is (width < 120) and (width == 120 or row.endswith(" …")), row


@pytest.mark.parametrize("size", [(40, 10), (60, 14)], ids=str)
async def test_what_going_back_does_is_seen_in_a_low_window(seeded: Journal, size: tuple[int, int]) -> None:
    seeded.backing_up.make()
    seeded.jotting.keep("since then")
    async with open_app(seeded, size) as nj:
        await backups_page(nj)
        await nj.press("enter")
        for keys in ((), ("down",) * 12):
            await nj.press(*keys)
            assert nj.shows("y goes back") and nj.shows("is not lost") and nj.shows("1 change made since")
        assert nj.shows("reflections"), "scrolled to"


async def test_a_dialog_too_small_to_be_seen_does_nothing(seeded: Journal) -> None:
    seeded.backing_up.make()
    async with open_app(seeded) as nj:
        await backups_page(nj)
        await nj.press("enter")
        await nj.resize(20, 5)
        assert nj.shows("This window is too") and not nj.shows("y goes back")
        await nj.press("y", "escape")
        assert nj.page == "Preview" and not nj.app.safety.busy and nj.toasts == []
        await nj.resize(100, 30)
        assert nj.shows("y goes back")
        await nj.press("escape", "i")
        await nj.type("half a ")
        await nj.resize(20, 5)
        await nj.resize(100, 30)
        await nj.type("line")
        assert nj.shows("half a line"), "the focus is back where it was"


async def test_a_refused_restore_leaves_everything_as_it_was(seeded: Journal) -> None:
    backup = seeded.backing_up.make()
    seeded.jotting.keep("since then")
    backup.path.write_bytes(backup.path.read_bytes()[:8192])
    async with open_app(seeded) as nj:
        nj.app.open_record(Ref("person", 1))
        await nj.settle()
        nj.app.safety.restore(backup.path)
        await nj.safe()
        assert nj.page == "person"
        assert nj.toast == f"{backup.path} is not a sound journal, so it can't be restored. Nothing was changed."
        await nj.press("u")
        assert seeded.listing("idea").at(0, 1)[0].text != "since then"


async def test_a_damaged_backup_is_not_taken_for_a_damaged_journal(seeded: Journal) -> None:
    """What is offered for that (going back to the newest, reading out) would turn away from a sound one."""
    backup = seeded.backing_up.make()
    size = backup.path.stat().st_size
    with backup.path.open("rb+") as file:
        file.seek(4096)
        file.write(b"rubbish " * ((size - 4096) // 8))
    async with open_app(seeded) as nj:
        await backups_page(nj)
        await nj.press("enter")
        assert nj.page == "BackupsPage"
        assert nj.toast == f"{backup.path} is not a sound journal, so it can't be restored. Nothing was changed."


async def test_a_jot_in_a_damaged_journal_waits_aside_until_it_is_brought_back(seeded: Journal) -> None:
    path = seeded.database.path
    backup = seeded.backing_up.make()
    async with open_app(seeded) as nj:
        with path.open("rb+") as file:
            file.write(b"rubbish " * (path.stat().st_size // 8))
        await nj.press("i")
        await nj.type("not to be lost\n")
        assert nj.page == "home"
        assert nj.toast == "Kept aside: the jot waits until the journal opens again."
        assert any("is damaged" in toast for toast in nj.toasts)
        assert [waiting.text for _, waiting in seeded.inbox.waiting()] == ["not to be lost"]
        assert seeded.drafts.read("jot") is None
        nj.app.safety.restore(backup.path)
        await nj.safe()
        assert nj.toast.startswith("Gone back: ") and nj.toast.endswith("\n1 jot that waited: taken in now.")
        assert "To go back" not in nj.toast, "there is no way back to rubbish"
        assert seeded.listing("idea").at(0, 1)[0].text == "not to be lost"
        assert seeded.inbox.waiting() == []


async def test_a_restore_that_is_refused_closes_no_page_and_stops_no_key(
    seeded: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = seeded.backing_up.make()
    seeded.jotting.keep("since then")
    async with open_app(seeded) as nj:
        nj.app.open_record(Ref("person", 1))
        await nj.settle()
        other = sqlite3.connect(seeded.database.path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        waited: list[str] = []
        wait_for, put = restoring.wait_for, restoring.put
        monkeypatch.setattr(restoring, "WAIT", 0.05)

        def waits(journal: Path) -> None:
            waited.append(threading.current_thread().name)
            wait_for(journal)

        def puts(*given: Any) -> Path | None:
            waited.append("put")
            return put(*given)

        monkeypatch.setattr(restoring, "wait_for", waits)
        monkeypatch.setattr(restoring, "put", puts)
        nj.app.safety.restore(backup.path)
        await nj.safe()
        other.rollback()
        other.close()
        assert waited == ["safety"], "what waits is the thread, not the app"
        assert nj.page == "person" and "held by another program" in nj.toast


async def test_a_backup_that_went_meanwhile_is_said_and_off_the_list(seeded: Journal, clock: FrozenClock) -> None:
    first = seeded.backing_up.make()
    clock.advance(hours=1)
    seeded.jotting.keep("since then")
    second = seeded.backing_up.make()
    async with open_app(seeded, size=(140, 30)) as nj:
        await backups_page(nj)
        await nj.press("r")
        second.path.unlink()
        await nj.press("y")
        await nj.safe()
        assert nj.toast == f"That backup is no longer there: {second.path}. Nothing was changed."
        assert nj.page == "BackupsPage" and nj.shows("1 backup in")
        first.path.unlink()
        await nj.press("r")
        assert nj.toast.startswith(f"That backup is no longer there: {first.path}.")
        assert nj.shows("There is no backup yet")


async def test_a_journal_restored_in_another_window_is_read_anew(
    seeded: Journal, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(announcing, "LOOK_FOR_CHANGES", 3600)  # looked for here, however slow the machine is
    backing_up = BackingUp(seeded.database.path, clock)
    backup = backing_up.make()
    seeded.jotting.keep("since then")
    async with open_app(seeded) as nj:
        nj.app.open_record(Ref("person", 1))
        await nj.settle()
        await nj.press("i")
        await nj.type("half a thou")
        aside = backing_up.restore(backup.path).aside
        assert aside is not None
        before = aside.read_bytes()
        await nj.press("enter")  # it can't be kept in a file that was moved aside
        assert aside.read_bytes() == before
        await nj.press("left")
        nj.app._look_for_changes()
        assert nj.page == "jot", "with no key in between"
        left = seeded.drafts.read("jot")
        assert left and left.text == "half a thou"
        await nj.type("gh")
        assert any("has taken the journal's place" in toast for toast in nj.toasts)
        assert seeded.listing("idea").at(0, 1)[0].text != "since then"
        assert nj.screen.query_one("Entry").text == "half a thoghu", "its words and its cursor are there"
        await nj.press("enter")
        assert nj.page == "home", "the page of a person is no longer there"
        assert seeded.listing("idea").at(0, 1)[0].text == "half a thoghu"
        assert nj.toast.startswith("Kept an idea: half a thoghu")
        assert aside.read_bytes() == before
        await nj.press("i")
        assert nj.page == "jot"


async def test_thoughts_found_before_a_restore_are_looked_for_anew(seeded: Journal, clock: FrozenClock) -> None:
    """Their numbers may be those of other ideas in the file that is the journal now."""
    backing_up = BackingUp(seeded.database.path, clock)
    backup = backing_up.make()
    seeded.jotting.keep("glow worms under lanterns of paper")
    async with open_app(seeded, (120, 36)) as nj:
        await nj.press("i")
        await nj.type("glow worms under lanterns of glass")
        await nj.rest(0.5)
        assert nj.shows("you had this before?")
        backing_up.restore(backup.path)
        nj.app._look_for_changes()
        await nj.press("ctrl+e")
        assert nj.page == "jot" and not nj.shows("you had this before?")
        await nj.rest(0.5)
        assert not nj.shows("you had this before?")


async def test_a_search_goes_on_in_the_restored_journal(seeded: Journal, clock: FrozenClock) -> None:
    backing_up = BackingUp(seeded.database.path, clock)
    seeded.jotting.keep("lanterns of paper")
    backup = backing_up.make()
    seeded.jotting.keep("lanterns of glass")
    async with open_app(seeded) as nj:
        nj.app.open_record(Ref("person", 1))
        await nj.press("slash")
        await nj.type("lanterns")
        await nj.rest(0.4)
        assert nj.shows("lanterns of glass")
        backing_up.restore(backup.path)
        nj.app._look_for_changes()
        assert nj.page == "SearchPage" and nj.screen.highlighted is None, "what was found before may be another record"
        await nj.type(" o")
        await nj.rest(0.4)
        assert nj.app.focused.value == "lanterns o"  # type: ignore[union-attr]
        assert nj.shows("lanterns of paper") and not nj.shows("lanterns of glass")
        await nj.press("escape")
        assert nj.page == "home"


async def test_letters_meant_for_a_palette_that_closed_are_no_commands(seeded: Journal, clock: FrozenClock) -> None:
    """Whoever looks for a word goes on after a second, and has not seen that the palette is gone."""
    backing_up = BackingUp(seeded.database.path, clock)
    backup = backing_up.make()
    async with open_app(seeded) as nj:
        await nj.press("ctrl+p")
        await nj.type("ba")
        backing_up.restore(backup.path)
        nj.app._look_for_changes()
        await nj.rest(PAUSE + 0.2)
        await nj.type("x")
        await nj.rest(PAUSE + 0.2)
        await nj.type("iq")
        assert (nj.page, nj.app._exit) == ("home", False)
        assert not any("Removed" in action.label for action in seeded.actions(5))
        await nj.rest(PAUSE * IN_A_FIELD + 0.1)
        await nj.press("i")
        assert nj.page == "jot"


def taken_away(path: Path) -> None:
    path.rename(path.with_name("elsewhere.db"))


def rubbish_in_its_place(path: Path) -> None:
    path.rename(path.with_name("elsewhere.db"))
    path.write_bytes(b"rubbish " * 1000)


def a_folder_in_its_place(path: Path) -> None:
    path.rename(path.with_name("elsewhere.db"))
    path.mkdir()


@pytest.mark.parametrize("away", [taken_away, rubbish_in_its_place, a_folder_in_its_place])
async def test_a_jot_without_a_journal_waits_aside(seeded: Journal, away: Callable[[Path], None]) -> None:
    path = seeded.database.path
    async with open_app(seeded) as nj:
        await nj.press("i")
        await nj.type("not to be lost")
        away(path)
        await nj.press("enter")
        assert nj.page == "home" and nj.toast.startswith("Kept aside: ")
        assert [waiting.text for _, waiting in seeded.inbox.waiting()] == ["not to be lost"]
        if path.is_dir():
            path.rmdir()
        path.with_name("elsewhere.db").replace(path)
        nj.app._look_for_changes()
        await nj.settle()
    seeded.reopen()
    assert seeded.listing("idea").at(0, 1)[0].text == "not to be lost"


async def test_a_journal_taken_away_is_said_and_found_again(seeded: Journal) -> None:
    path = seeded.database.path
    async with open_app(seeded) as nj:
        path.rename(path.with_name("elsewhere.db"))
        for _ in range(3):
            nj.app._look_for_changes()
            await nj.press("j", "enter")
            await nj.press("escape")
        assert sum("no longer there" in toast for toast in nj.toasts) == 1
        assert not path.exists()
        path.with_name("elsewhere.db").rename(path)
        nj.app._look_for_changes()
        await nj.press("i")
        await nj.type("back again\n")
    assert seeded.listing("idea").at(0, 1)[0].text == "back again"


# By itself


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(safety, "LOOK_AFTER", 0.01)
    yield


async def looked(nj: Driver) -> None:
    await nj.rest(0.1)
    await nj.safe()


@pytest.mark.usefixtures("soon")
async def test_a_backup_that_is_due_is_made_aside(seeded: Journal, clock: FrozenClock) -> None:
    seeded.jotting.keep("the first day")
    clock.advance(days=1)
    async with open_app(seeded) as nj:
        await looked(nj)
        assert len(made(seeded)) == 1 and nj.toasts == []
        nj.app.safety.look()
        await nj.safe()
        assert len(made(seeded)) == 1


@pytest.mark.usefixtures("soon")
async def test_a_backup_that_cannot_be_made_is_said_once_a_day(seeded: Journal, clock: FrozenClock) -> None:
    seeded.jotting.keep("the first day")
    clock.advance(days=1)
    (seeded.database.path.parent / "backups").write_text("no folder")
    for times in (1, 0):
        async with open_app(seeded) as nj:
            await looked(nj)
            assert sum("could not be made" in toast for toast in nj.toasts) == times


@pytest.mark.usefixtures("soon")
@pytest.mark.parametrize("sound", [True, False])
async def test_after_an_unclean_end_the_journal_is_looked_through(seeded: Journal, home: Path, sound: bool) -> None:
    if not sound:
        db = sqlite3.connect(seeded.database.path)
        for statement in ("recording SET on_ = 0", "idea SET event_id = 99999 WHERE id = 1", "recording SET on_ = 1"):
            db.execute(f"UPDATE {statement}")
        db.commit()
        db.close()
    (home / "open").mkdir()
    (home / "open" / "12345-left-by-a-killed-one").write_text("")
    async with open_app(seeded) as nj:
        assert len(list((home / "open").iterdir())) == 1
        await looked(nj)
        assert [toast for toast in nj.toasts if "netjournal check" in toast] == (
            []
            if sound
            else ["The journal was not closed well last time, and the check found 1 thing in it. Leave it and run: "
                  "netjournal check"]
        )  # fmt: skip
    assert list((home / "open").iterdir()) == [], "a clean end"


@pytest.mark.usefixtures("soon")
async def test_what_a_disk_changed_is_said_with_the_next_backup(seeded: Journal, clock: FrozenClock) -> None:
    seeded.jotting.keep("kept before the backup")
    seeded.backing_up.make()
    clock.advance(days=1)
    with closing(sqlite3.connect(seeded.database.path)) as db:
        for statement in ("recording SET on_ = 0", "idea SET text = 'rot' WHERE id = 1", "recording SET on_ = 1"):
            db.execute(f"UPDATE {statement}")
        db.commit()
    async with open_app(seeded) as nj:
        await looked(nj)
        assert len(made(seeded)) == 2
        assert [toast for toast in nj.toasts if "netjournal check" in toast] == [
            "In the journal 1 value changed that nobody changed, as on a bad disk. Leave it and run: netjournal check"
        ]


def test_a_marker_is_anothers_as_long_as_that_one_lives(home: Path) -> None:
    first, second = OpenMarker(home), OpenMarker(home)
    assert first.set() is False
    assert second.set() is False, "the first is open, not left"
    assert len(list((home / "open").iterdir())) == 2
    assert first._handle >= 0
    os.close(first._handle)  # as a kill does
    second.clear()
    third = OpenMarker(home)
    assert third.set() is True
    third.clear()
    assert list((home / "open").iterdir()) == []


async def test_a_shared_folder_is_said_once(seeded: Journal, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(synced, "shared_by", lambda folder: "Dropbox")
    for times in (1, 0):
        async with open_app(seeded) as nj:
            assert sum("shared by Dropbox" in toast for toast in nj.toasts) == times
    assert read_state(home / "state.json")["synced"] == f"Dropbox: {home}"


async def test_drafts_outlive_a_restore(seeded: Journal) -> None:
    backup = seeded.backing_up.make()
    seeded.drafts.save("jot", Draft("half a line"))
    async with open_app(seeded) as nj:
        nj.app.safety.restore(backup.path)
        await nj.safe()
        await nj.rest(PAUSE)
        await nj.press("i")
        assert nj.screen.query_one("Entry").text == "half a line"
