"""A field with a few fixed answers, under hasty fingers."""

from textual.widgets._select import SelectOverlay

from netjournal.journal import Journal
from netjournal.tui.widgets.selection import Selection

from .driver import open_app


async def test_a_page_in_answers_that_are_not_drawn_is_nothing(seeded: Journal) -> None:
    """Many keys in one instant come to the list before it is laid out, or when the window has no room for it."""
    async with open_app(seeded) as nj:
        await nj.press("2", "j", "e")
        field = nj.screen.query(Selection).first()
        answers = field.query_one(SelectOverlay)
        assert not answers.scrollable_content_region
        for action in ("page_up", "page_down"):
            await answers.run_action(action)
        field.focus()
        await nj.press("down", "pagedown", "pageup", "enter")
        assert nj.app.is_running and not field.expanded
