"""Another program holds the journal: the app stays as quick as ever, shows what it has, and comes back by itself."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from netjournal.domain.records import Ref
from netjournal.errors import JournalBusy, JournalHeld
from netjournal.journal import Journal
from netjournal.store.held import BRIEF_MS, HELD, NOT_KEPT, Held
from netjournal.tui.announcing import LOOK_FOR_CHANGES
from netjournal.tui.app import NetjournalApp

from .driver import open_app
from .test_pages import ref


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


@contextmanager
def held_for(journal: Journal, seconds: float) -> Iterator[None]:
    """The journal, held by another program from now on for so long, whatever is done meanwhile."""
    other = sqlite3.connect(journal.database.path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN EXCLUSIVE")
    letting_go = threading.Timer(seconds, other.rollback)
    letting_go.start()
    try:
        yield
    finally:
        letting_go.join()
        other.close()


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How long SQLite was told to wait each time, in milliseconds; anything but a brief read waits 10,000."""
    asked: list[int] = []
    once, patiently = Held._sqlite_waits, Held._patiently

    def noted(self: Held, milliseconds: int):  # type: ignore[no-untyped-def]
        asked.append(milliseconds)
        return once(self, milliseconds)

    def waited(self: Held, ask, **how):  # type: ignore[no-untyped-def]
        asked.append(10_000)
        return patiently(self, ask, **how)

    monkeypatch.setattr(Held, "_sqlite_waits", noted)
    monkeypatch.setattr(Held, "_patiently", waited)
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
            await nj.press("j")
            await nj.rest(0.6)
            await nj.press("k")
            await nj.rest()
            assert nj.toasts == [HELD, HELD]


HOLD = 0.3


async def test_a_jot_waits_for_a_short_hold(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await nj.press("i")
        await nj.type("plain idea")
        await nj.rest()
        with held_for(seeded, HOLD):
            await nj.press("enter")
            assert nj.page == "home"
        await nj.rest()
        assert ref(seeded, "idea", "plain idea")
        assert NOT_KEPT not in nj.toasts


async def test_a_form_waits_for_a_short_hold(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        title = nj.row(1).title
        await nj.press("1", "e", "end")
        await nj.type(" renamed")
        await nj.rest()
        with held_for(seeded, HOLD):
            await nj.press("ctrl+s")
            assert nj.page == "home"
        assert ref(seeded, "event", f"{title} renamed")


async def test_a_promise_is_done_for_all_of_a_short_hold(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await nj.press("3")
        await nj.rest()
        promise = nj.row(3)
        assert promise.state == "open"
        with held_for(seeded, HOLD):
            await nj.press("d")
            assert nj.page == "form"
        with held_for(seeded, HOLD):
            await nj.press("enter")
            assert nj.page == "home"
        await nj.rest()
        assert seeded.promises.get(promise.id).state == "done"


async def test_a_key_waits_for_a_short_hold_and_what_it_shows_does_not(seeded: Journal, waits: list[int]) -> None:
    """Held again as soon as it is kept, it is said to be read before, never to be refused: it was kept."""
    async with open_app(seeded) as nj:
        await nj.press("2")
        await nj.rest()
        person = nj.row(2)
        again = sqlite3.connect(seeded.database.path, isolation_level=None)
        remove = seeded.remove

        def removed(record: Ref) -> int:
            action = remove(record)
            again.execute("BEGIN EXCLUSIVE")
            waits.clear()
            return action

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(seeded, "remove", removed)
            with held_for(seeded, HOLD):
                await nj.press("x")
        assert sum(waits) == BRIEF_MS, waits
        assert NOT_KEPT not in nj.toasts and HELD in nj.toasts
        again.rollback()
        again.close()
        assert seeded.trash.removed(1)[0].ref == person.ref


async def test_every_save_that_is_refused_says_so(seeded: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(NetjournalApp, "NOTIFICATION_TIMEOUT", 60.0)
    async with open_app(seeded) as nj:
        await nj.press("i")
        await nj.type("plain idea")
        await nj.rest()
        with held(seeded), monkeypatch.context() as hurry:  # let go, it waits as ever: what looks aside reads too
            hurry.setattr("netjournal.store.held.TRIES", 1)
            hurry.setattr("netjournal.store.held.BUSY_MS", 1)
            for many in (1, 2):
                await nj.press("enter")
                assert nj.page == "jot"
                assert nj.toasts.count(NOT_KEPT) == many
        assert nj.screen.query_one("Entry").text == "plain idea"
        await nj.press("enter")
        assert nj.page == "home"
        assert ref(seeded, "idea", "plain idea")


async def test_a_form_that_is_refused_says_so(seeded: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("netjournal.store.held.TRIES", 1)
    monkeypatch.setattr("netjournal.store.held.BUSY_MS", 1)
    async with open_app(seeded, (120, 36)) as nj:
        await nj.press("1", "e", "end")
        await nj.type(" renamed")
        await nj.rest()
        with held(seeded):
            for _ in range(2):
                await nj.press("ctrl+s")
                assert nj.page == "form"
                assert nj.shows("nothing was kept or changed")
        assert "renamed" in nj.app.focused.value  # type: ignore[union-attr]


async def test_a_key_that_is_refused_says_so_each_time(seeded: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(NetjournalApp, "NOTIFICATION_TIMEOUT", 60.0)
    monkeypatch.setattr("netjournal.store.held.TRIES", 1)
    monkeypatch.setattr("netjournal.store.held.BUSY_MS", 1)
    async with open_app(seeded) as nj:
        await nj.press("3")
        await nj.rest()
        with held(seeded):
            await nj.press("d", "d")
            assert nj.toasts.count(NOT_KEPT) == 2
            await nj.press("u")
            assert nj.toasts.count(NOT_KEPT) == 3


async def test_every_key_can_be_pressed_while_the_journal_is_held(
    seeded: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("netjournal.store.held.TRIES", 1)
    monkeypatch.setattr("netjournal.store.held.BUSY_MS", 1)
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
    monkeypatch.setattr("netjournal.store.held.TRIES", 1)
    monkeypatch.setattr("netjournal.store.held.BUSY_MS", 1)
    async with open_app(seeded, reflect=5) as nj:
        await nj.press("enter")
        with held(seeded):
            for _ in range(4):
                await nj.type("a thought of @Ana\n")
                await nj.press("pagedown", "tab", "pageup", "pagedown")
            assert nj.app.is_running


def test_a_brief_read_is_refused_by_name(seeded: Journal) -> None:
    seeded.database.held.briefly = True
    with held(seeded):
        with pytest.raises(JournalHeld):
            seeded.people.get(1)
        with pytest.raises(JournalBusy) as refused:
            seeded.remove(Ref("person", 1))
        assert "what stands here" in str(refused.value) or "nothing was changed" in str(refused.value)
    assert seeded.people.get(1).name == "Priya Nair"
