"""What is chosen in the palette is done on the page it was chosen for, or not at all."""

from netjournal.journal import Journal
from netjournal.tui.palette import Actions

from .driver import open_app


async def test_what_was_chosen_for_a_form_that_is_left_meanwhile_is_not_done(seeded: Journal) -> None:
    """Keys pressed quickly close the form before its chosen action's turn comes."""
    async with open_app(seeded, (100, 30)) as nj:
        await nj.do("home.add")
        assert nj.page == "form"
        chosen = [method for action, method in Actions(nj.screen)._all() if action.scope != "app"]
        assert len(chosen) >= 2
        await nj.press("escape")
        assert nj.page == "home"
        for method in chosen:
            await method()  # type: ignore[misc]
        await nj.settle()
        assert nj.app.is_running and nj.page == "home"
