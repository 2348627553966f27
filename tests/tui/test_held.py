"""Another program holds the journal: the app stays as quick as ever, shows what it has, and comes back by itself."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from netjournal.domain.records import Ref
from netjournal.errors import JournalBusy, JournalHeld
from netjournal.journal import Journal
from netjournal.store.database import BRIEF_MS, Database
from netjournal.tui.announcing import LOOK_FOR_CHANGES
from netjournal.tui.app import NetjournalApp

from .driver import open_app

HELD = "Another program holds the journal just now; what stands here was read before."


@contextmanager
def held(journal: Journal) -> Iterator[sqlite3.Connection]:
    """The journal, held by another program until the end of the block."""
    other = sqlite3.connect(journal.database.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        yield other
    finally:
        if other.in_transaction:
            other.execute("COMMIT")
        other.close()


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How long SQLite was told to wait each time, in milliseconds; anything but a brief read waits 10,000."""
    asked: list[int] = []
    once, patiently = Database._sqlite_waits, Database._patiently

    def noted(self: Database, milliseconds: int):  # type: ignore[no-untyped-def]
        asked.append(milliseconds)
        return once(self, milliseconds)

    def waited(self: Database, ask, **how):  # type: ignore[no-untyped-def]
        asked.append(10_000)
        return patiently(self, ask, **how)

    monkeypatch.setattr(Database, "_sqlite_waits", noted)
    monkeypatch.setattr(Database, "_patiently", waited)
    return asked


async def test_a_held_journal_freezes_nothing(
    seeded: Journal, waits: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(NetjournalApp, "NOTIFICATION_TIMEOUT", 60.0)
    async with open_app(seeded) as nj:
        before = nj.in_pane(1)
        with held(seeded) as other:
            waits.clear()
            for keys in ("j", "2", "j", "3", "4", "1"):
                await nj.press(keys)
                await nj.rest()
            assert nj.in_pane(1) == before
            assert nj.toasts == [HELD]
            # Once briefly, then not at all until it is let in: a page of many reads takes no longer than one.
            assert sum(waits) == BRIEF_MS, waits
            other.execute("UPDATE recording SET on_ = 0")
            other.execute("UPDATE event SET title = 'Renamed elsewhere' WHERE id = 1")
            other.execute("COMMIT")
            await nj.rest(LOOK_FOR_CHANGES + 0.2)
        await nj.rest()
        assert "Renamed elsewhere" in nj.in_pane(1)
        with held(seeded):
            await nj.press("k")
            await nj.rest()
            assert nj.row(1).title not in nj.pane_title(2)
        await nj.rest(LOOK_FOR_CHANGES + 0.2)
        assert nj.row(1).title in nj.pane_title(2)
        assert nj.toasts == [HELD], "as long as it stands on the screen it is not said again"


async def test_a_key_that_can_do_nothing_says_why_again(seeded: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(NetjournalApp, "NOTIFICATION_TIMEOUT", 0.3)
    async with open_app(seeded) as nj:
        with held(seeded):
            await nj.press("u")
            await nj.rest(0.6)
            await nj.press("u")
            assert nj.toasts == [HELD, HELD]


async def test_every_key_can_be_pressed_while_the_journal_is_held(
    seeded: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("netjournal.store.database.TRIES", 1)
    monkeypatch.setattr("netjournal.store.database.BUSY_MS", 1)
    async with open_app(seeded) as nj:
        with held(seeded):
            for keys in (
                ["1", "enter"], ["e", "escape"], ["m", "escape"], ["p", "escape"], ["t", "escape"], ["r", "escape"],
                ["escape"], ["2", "j", "enter", "e", "escape", "escape"], ["3", "d", "x", "e", "escape"],
                ["4", "d", "x"], ["a", "escape"], ["u", "U"], ["slash", "a", "b", "escape"],
                ["question_mark", "escape"],
            ):  # fmt: skip
                await nj.press(*keys)
                await nj.rest()
            await nj.press("i")
            await nj.type("! send @Ana the list #print [[joint]] friday\n")
            await nj.press("escape")
            await nj.press("ctrl+p")
            await nj.type("ana")
            await nj.rest(0.3)
            await nj.press("escape", "escape")
            assert nj.app.is_running
        await nj.rest(LOOK_FOR_CHANGES + 0.2)
        assert nj.app.is_running


async def test_a_reflection_holds_while_the_journal_is_held(seeded: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("netjournal.store.database.TRIES", 1)
    monkeypatch.setattr("netjournal.store.database.BUSY_MS", 1)
    async with open_app(seeded, reflect=5) as nj:
        await nj.press("enter")
        with held(seeded):
            for _ in range(4):
                await nj.type("a thought of @Ana\n")
                await nj.press("pagedown", "tab", "pageup", "pagedown")
            assert nj.app.is_running


def test_a_brief_read_is_refused_by_name(seeded: Journal) -> None:
    seeded.database.read_briefly()
    with held(seeded):
        with pytest.raises(JournalHeld):
            seeded.people.get(1)
        with pytest.raises(JournalBusy) as refused:
            seeded.remove(Ref("person", 1))
        assert "what stands here" in str(refused.value) or "nothing was changed" in str(refused.value)
    assert seeded.people.get(1).name == "Priya Nair"
