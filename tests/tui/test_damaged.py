"""The journal is damaged while it is open: what was shown stays, nothing says all is gone, and the way on is said."""

from pathlib import Path

from netjournal.domain.records import Ref
from netjournal.journal import Journal
from netjournal.tui.screens.home import EMPTY, NOTHING
from netjournal.tui.widgets.record_list import UNREAD

from .driver import open_app


def damage(journal: Journal) -> None:
    """Rubbish in place of the journal, as a disk or another program leaves it."""
    path = journal.database.path
    for part in (path, Path(f"{path}-wal")):
        if part.exists():
            with part.open("rb+") as file:
                file.write(b"rubbish " * (part.stat().st_size // 8))


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
