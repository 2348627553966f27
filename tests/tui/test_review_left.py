"""The review is gathered section by section: it may be left before all of them are there."""

from netjournal.journal import Journal
from netjournal.tui.screens.review import ReviewPage

from .driver import open_app


async def test_a_review_that_is_being_left_gathers_no_more(seeded: Journal) -> None:
    """As it is while it goes: its parts are gone, and it is still there itself."""
    async with open_app(seeded, (100, 30)) as nj:
        await nj.do("app.review")
        assert isinstance(nj.screen, ReviewPage)
        await nj.screen.query_one("#banner").remove()
        assert nj.screen.is_attached
        nj.screen._gather()
        await nj.settle()
        assert nj.app.is_running and not nj.app.return_code
