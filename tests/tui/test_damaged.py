"""The journal is damaged while it is open: what was shown stays, nothing says all is gone, and the way on is said."""

from pathlib import Path

from netjournal.actions.backing_up import BackingUp
from netjournal.domain.records import Ref
from netjournal.journal import Journal
from netjournal.tui.screens.home import EMPTY, NOTHING
from netjournal.tui.widgets.record_list import UNREAD

from .driver import Driver, open_app
from .test_joining import answered


def damage(journal: Journal) -> None:
    """Rubbish in place of the journal, as a disk or another program leaves it."""
    path = journal.database.path
    for part in (path, Path(f"{path}-wal")):
        if part.exists():
            with part.open("rb+") as file:
                file.write(b"rubbish " * (part.stat().st_size // 8))


def said(nj: Driver) -> list[str]:
    """What the toasts say that stand."""
    return [one.message for one in nj.app._notifications if "is damaged" in one.message]


async def test_a_pane_that_cannot_be_read_never_says_the_journal_is_empty(seeded: Journal) -> None:
    async with open_app(seeded, (120, 36)) as nj:
        await nj.rest()
        met = nj.in_pane(2)
        damage(seeded)
        for key in "2341":
            await nj.press(key)
            await nj.rest()
            nj.app.clear_notifications()
            await nj.settle()
            assert nj.in_pane(2) == met, "what it showed"
            for words in (*EMPTY.values(), NOTHING):
                assert not nj.shows(words.split(".")[0]), (key, words)
            assert nj.screen_text().count(UNREAD) == 2, "where nothing was shown: in the promises and the ideas"


async def test_a_page_that_cannot_be_read_says_so(seeded: Journal) -> None:
    async with open_app(seeded, (120, 36)) as nj:
        damage(seeded)
        nj.app.open_record(Ref("person", 1))
        await nj.settle()
        assert nj.page == "person" and nj.shows(UNREAD) and not nj.shows("Nothing belongs to it")
        await nj.press("escape")
        await nj.rest()
        nj.app.action_tags()
        await nj.settle()
        assert nj.page == "TagsPage" and nj.shows(UNREAD)


async def test_a_review_that_cannot_be_gathered_says_so(seeded: Journal) -> None:
    async with open_app(seeded, (120, 36)) as nj:
        damage(seeded)
        await nj.app.run_action("app.review")
        await nj.rest()
        assert nj.page == "review"
        assert nj.shows(UNREAD)
        await nj.press("escape")
        assert nj.page == "home"


async def test_what_is_asked_aside_says_so_too(seeded: Journal) -> None:
    async with open_app(seeded, (120, 36)) as nj:
        damage(seeded)
        await nj.app.run_action("app.twins")
        await nj.settle()
        await answered(nj)
        assert nj.shows(UNREAD) and not nj.shows("Looking through")
        assert said(nj)


async def test_that_it_is_damaged_stands_once_and_until_it_is_mended(seeded: Journal) -> None:
    backup = seeded.backing_up.make()
    async with open_app(seeded, (120, 36)) as nj:
        damage(seeded)
        for key in "2341":
            await nj.press(key)
            await nj.rest()
        (words,) = said(nj)
        assert "“netjournal restore --latest” brings back" in words
        assert words.endswith("Here too: Ctrl+P, Backups.")
        await nj.press("ctrl+p")
        await nj.type("backups")
        await nj.press("enter")
        await nj.press("enter")
        assert nj.page == "Preview", "as it says"
        await nj.press("escape")
        BackingUp(seeded.database.path, seeded.clock).restore(backup.path)
        nj.app._look_for_changes()
        await nj.rest()
        assert nj.page == "home" and said(nj) == []
        assert any("has taken the journal's place" in one.message for one in nj.app._notifications)


async def test_without_a_backup_no_way_to_one_is_named(seeded: Journal) -> None:
    async with open_app(seeded, (120, 36)) as nj:
        damage(seeded)
        await nj.press("u")
        (words,) = said(nj)
        assert "Backups" not in words
