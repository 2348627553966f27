"""The list of changes, a record's history and the trash, in the app."""

import asyncio
from typing import Any

import pytest

from netjournal.clock import FrozenClock
from netjournal.domain.records import Ref
from netjournal.journal import Draft, Journal, Narrow
from netjournal.tui.screens.changes import ChangedPage, ChangesPage
from netjournal.tui.screens.trash import TrashPage
from netjournal.tui.widgets.record_list import RecordList

from .builders import HOSTILE, SEEN
from .driver import Driver, open_app

PRIYA = Ref("person", 1)


def rows(nj: Driver) -> list[Any]:
    return nj.rows(nj.screen.query_one(RecordList))


async def palette(nj: Driver, words: str) -> None:
    await nj.do("app.palette")
    await nj.type(words)
    await nj.rest(0.3)
    await nj.press("enter")
    await nj.settle()


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (40, 12)])
async def test_one_is_looked_at_taken_back_and_put_back(seeded: Journal, size: tuple[int, int]) -> None:
    seeded.edit(PRIYA, hook="green glasses")
    seeded.jotting.keep("boats race before they rain")
    async with open_app(seeded, size) as nj:
        await nj.do("app.changes")
        assert isinstance(nj.screen, ChangesPage)
        assert [row.label for row in rows(nj)] == ["Kept an idea, “boats race before they rain”", "Changed Priya Nair"]
        await nj.press("j", "enter")
        assert nj.page == "ChangedPage"
        assert nj.shows("→ green") or nj.shows("green glasses") or size[0] == 40
        await nj.press("escape", "u")
        assert nj.toast == "Took back: changed Priya Nair"
        assert seeded.people.get(1).hook == "red glasses, sails"
        assert [row.done for row in rows(nj)] == [True, False]
        assert nj.shows("taken back")
        await nj.press("u")  # the highlight stayed on it, and something newer was never in the way
        assert seeded.people.get(1).hook == "green glasses"
        await nj.press("escape")
        assert nj.page == "home"


async def test_where_nothing_was_done_no_key_takes_it_back(journal: Journal) -> None:
    async with open_app(journal) as nj:
        await nj.do("app.changes")
        assert nj.shows("Nothing was done yet") and not nj.shows("newest first")
        assert not nj.shows("take back") and not nj.shows("back to here")
        journal.jotting.keep("boats")
        nj.app.announce()
        await nj.settle()
        assert nj.shows("u take back") and nj.shows("1 change; the newest first")


async def test_going_back_asks_and_is_put_back_in_one_step(seeded: Journal) -> None:
    for number in range(4):
        seeded.edit(PRIYA, hook=f"hook {number}")
    async with open_app(seeded) as nj:
        await nj.do("app.changes")
        await nj.press("b")
        assert nj.toast == "Nothing newer is there to take back."
        await nj.press("end", "b")
        assert nj.shows("Take back 3 newer changes")
        await nj.press("escape", "b", "b")
        assert nj.page == "Sure", "the key that asks does not answer"
        await nj.press("y")
        assert nj.toast == "Took back 3 changes · U puts back"
        assert seeded.people.get(1).hook == "hook 0"
        await nj.press("U")
        assert nj.toast == "Put back 3 changes"
        assert seeded.people.get(1).hook == "hook 3"
        await nj.press("end", "b")
        seeded.jotting.keep("done in the shell meanwhile")
        await nj.press("y")
        assert nj.toast == "Took back 3 changes · U puts back"
        assert seeded.actions(1)[0].done


async def test_what_stands_in_the_way_of_one_is_named(seeded: Journal) -> None:
    seeded.edit(PRIYA, hook="green glasses")
    seeded.edit(PRIYA, hook="no glasses")
    async with open_app(seeded) as nj:
        await nj.do("app.changes")
        await nj.press("j", "u")
        assert "“Changed Priya Nair”. Take that back first." in nj.toast
        assert seeded.people.get(1).hook == "no glasses"


async def test_the_undo_of_an_older_toast_says_what_stands_in_the_way(
    seeded: Journal, home: Any, clock: FrozenClock
) -> None:
    """The toast still stands when another window writes to the same record: u means what it said, and says why not."""
    other = Journal.open(home / "journal.db", clock)
    async with open_app(seeded) as nj:
        nj.app.doing.remove(Ref("promise", 1))
        await nj.settle()
        assert "u takes it back" in nj.toast
        nj.app.did("Changed Priya Nair", seeded.edit(PRIYA, hook="mine"))
        other.edit(PRIYA, hook="theirs")
        await nj.press("u")
        assert "“Changed Priya Nair”. Take that back first." in nj.toast
        assert seeded.people.get(1).hook == "theirs"
    other.close()


async def test_what_went_for_good_meanwhile_is_not_said_to_have_never_been(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await nj.press("i")
        await nj.type("for a moment\n")
        assert "u takes it back" in nj.toast
        other = seeded.again()
        other.undo()
        other.trash.empty()
        other.close()
        await nj.press("u")
        assert nj.toast == "What that changed was removed for good meanwhile, so it can't be taken back."


async def test_a_record_shows_its_history(seeded: Journal) -> None:
    seeded.edit(PRIYA, hook="green glasses", tags=("bakery", "vip"))
    seeded.jotting.keep("boats for @Priya")
    async with open_app(seeded, (120, 36)) as nj:
        nj.app.open_record(PRIYA)
        await nj.settle()
        await nj.do("record.history")
        assert isinstance(nj.screen, ChangedPage)
        assert nj.shows("red glasses, sails → green glasses")
        assert nj.shows("+ vip") and nj.shows("boats for")
        await nj.press("escape")
        assert nj.ref == PRIYA


async def test_the_trash_puts_back_and_is_emptied(seeded: Journal) -> None:
    seeded.remove(PRIYA)
    seeded.remove(Ref("idea", 1))
    async with open_app(seeded, (120, 36)) as nj:
        await palette(nj, "trash")
        assert isinstance(nj.screen, TrashPage)
        assert [row.ref for row in rows(nj)] == [Ref("idea", 1), PRIYA]
        assert nj.shows("30 days left") and nj.shows("may still hold it")
        await nj.press("j", "enter")
        assert nj.toast.startswith("Put back Priya Nair, without “people don't read reports, th…”: gone too")
        assert nj.toast.endswith("u takes it back")
        assert seeded.people.get(1).name == "Priya Nair"
        await nj.press("u")
        assert [row.ref for row in rows(nj)] == [PRIYA, Ref("idea", 1)]
        await nj.press("E", "escape")
        assert len(rows(nj)) == 2
        await nj.press("E")
        assert nj.shows("Let go of 2 records for good")
        seeded.remove(Ref("promise", 1))
        await nj.press("y")
        assert nj.toast.startswith("2 records gone for good.")
        assert nj.toast.endswith("What was removed meanwhile is still in the trash.")
        assert [row.ref for row in rows(nj)] == [Ref("promise", 1)]
        await nj.press("E", "y")
        assert nj.toast.startswith("1 record gone for good.")
        assert rows(nj) == [] and nj.shows("The trash is empty.") and not nj.shows("put back")
        await nj.press("E", "enter", "u")
        assert nj.page == "TrashPage"


async def test_two_of_one_name_are_told_apart_by_when_they_went(seeded: Journal, clock: FrozenClock) -> None:
    for _ in range(2):
        clock.advance(minutes=5)
        seeded.remove(seeded.jotting.keep("paper bags").ref)
    async with open_app(seeded, (80, 24)) as nj:
        await palette(nj, "trash")
        assert nj.shows("09:35") and nj.shows("09:40")


async def test_what_is_old_goes_by_itself_after_the_first_paint(seeded: Journal, clock: FrozenClock) -> None:
    uid = seeded.people.get(1).uid
    seeded.drafts.save(f"form-person-{uid}", Draft("about her"))
    seeded.remove(PRIYA)
    clock.advance(days=31)
    seeded.jotting.keep("a month later")
    clock.advance(days=2)
    async with open_app(seeded) as nj:
        for _ in range(400):
            if not nj.app._purging.waits:
                break
            await asyncio.sleep(0.05)
        await nj.settle()
        assert seeded.trash.removed() == []
        assert seeded.drafts.read(f"form-person-{uid}") is None


async def test_nothing_old_starts_no_thread(seeded: Journal) -> None:
    seeded.remove(PRIYA)
    async with open_app(seeded) as nj:
        assert "_purging" not in nj.app.__dict__


async def test_strangers_text_is_shown_as_it_is(hostile: Journal) -> None:
    hostile.edit(PRIYA, hook=HOSTILE, tags=(HOSTILE,))
    hostile.remove(Ref("idea", 1))
    async with open_app(hostile, (140, 40)) as nj:
        await nj.do("app.changes")
        assert nj.shows(SEEN)
        await nj.press("j", "enter")
        assert nj.shows(SEEN)
        await nj.press("escape", "escape")
        await palette(nj, "trash")
        assert nj.shows(SEEN[:20])


async def test_u_on_the_page_of_a_change_takes_back_the_one_that_is_read(seeded: Journal) -> None:
    seeded.jotting.keep("boats race before they rain")
    seeded.jotting.keep("letters as gifts")
    async with open_app(seeded) as nj:
        await nj.do("app.changes")
        await nj.press("j", "enter", "u")
        assert nj.toast == "Took back: kept an idea, “boats race before they rain”"
        assert len(seeded.listing("idea", Narrow(find="letters")).at(0, 9)) == 1
        await nj.press("u")
        assert nj.toast == "Put back: kept an idea, “boats race before they rain”"
