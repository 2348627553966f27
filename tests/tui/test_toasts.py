"""What is said about what was just done: at the head of the screen, where it hides no row, no field and no foot."""

import pytest
from textual.widgets._toast import Toast, ToastRack

from netjournal.journal import Journal

from .driver import Driver, open_app


def standing(nj: Driver) -> list[Toast]:
    return list(nj.screen.query(Toast))


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (40, 12)])
async def test_a_toast_stands_in_the_head_and_hides_no_row(seeded: Journal, size: tuple[int, int]) -> None:
    async with open_app(seeded, size) as nj:
        await nj.do("home.pane_3")
        await nj.highlight(nj.pane(3).list, "send the VAT")
        await nj.press("d", "enter")
        await nj.rest()
        (toast,) = standing(nj)
        assert toast.region.bottom <= nj.pane(1).region.y or not nj.pane(1).display
        assert toast.region.bottom <= nj.pane(3).list.region.y
        assert toast.region.right == size[0]
        assert nj.shows("Done: send the VAT checklist")
        assert nj.shows("takes it back") or size[0] == 40
        assert "netjournal" in nj.screen_text().splitlines()[0] or size[0] == 40


async def test_a_toast_leaves_the_foot_of_a_dialog_free(seeded: Journal) -> None:
    async with open_app(seeded, (80, 24)) as nj:
        await nj.do("home.pane_3")
        await nj.do("home.remove")
        await nj.do("home.edit")
        await nj.rest()
        assert standing(nj)
        assert nj.shows("Ctrl+S keeps")
        assert all(toast.region.bottom <= nj.screen.query_one("#fields").region.y for toast in standing(nj))


async def test_the_newest_words_take_the_place_of_the_older(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await nj.do("home.pane_3")
        for _ in range(4):
            await nj.press("d", "enter")
            await nj.press("d")
        await nj.rest()
        assert len(standing(nj)) == 1


async def test_at_most_two_stand_at_once_and_the_newest_is_among_them(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        for number in range(5):
            nj.app.say(f"trouble {number}", "warning")
        nj.app.say("and a word")
        await nj.rest()
        assert len(standing(nj)) == 2
        assert nj.shows("trouble 4") and nj.shows("and a word")


async def test_only_the_screen_on_top_shows_a_toast(seeded: Journal) -> None:
    async with open_app(seeded, (120, 36)) as nj:
        nj.app.say("kept in a drawer")
        await nj.rest()
        assert nj.screen_text().count("kept in a drawer") == 1
        for key in ("i", "f1"):
            await nj.press(key)
            await nj.rest()
            assert nj.screen_text().count("kept in a drawer") == 1, key
            shown = [screen for screen in nj.app.screen_stack if screen.query_one(ToastRack).display]
            assert shown == [nj.screen], key
        await nj.press("escape", "escape")
        await nj.rest()
        assert nj.page == "home"
        assert nj.screen_text().count("kept in a drawer") == 1
        nj.app.say("and once more")
        await nj.rest()
        assert nj.screen_text().count("and once more") == 1
