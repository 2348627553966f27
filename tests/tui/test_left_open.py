"""What was found by people who tried: lines left open, drafts of two windows, keys on the way out."""

import os
from pathlib import Path

import pytest
from textual.widgets import TextArea

from netjournal.journal import Journal
from netjournal.tui.palette import Palette

from . import walking
from .driver import open_app
from .test_pages import ref


async def test_two_windows_keep_a_draft_each(seeded: Journal) -> None:
    async with open_app(seeded) as one, open_app(seeded) as other:
        await one.do("app.jot")
        await other.do("app.jot")
        await one.type("from the one window")
        await one.press("escape")
        await other.type("and from the other")
        await other.press("enter")
        await one.do("app.jot")
        assert one.app.screen.query_one(TextArea).text == "from the one window"


async def test_a_draft_can_be_thrown_away(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await nj.do("home.pane_2")
        await nj.do("home.edit")
        await nj.type("ar")
        await nj.press("escape")
        await nj.do("home.edit")
        assert nj.shows("This was left as a draft")
        await nj.press("f8")
        await nj.press("escape")
        await nj.rest()
        assert list(Path(seeded.drafts.folder).glob("*.json")) == []


@pytest.mark.parametrize("keys", ["qi", "qa", "q?", "qr", "q2a"])
async def test_a_key_on_the_way_out_opens_nothing(seeded: Journal, keys: str) -> None:
    async with open_app(seeded) as nj:
        await nj.press(*keys)
    assert nj.app.return_code in (0, None)
    assert nj.app._exception is None


async def test_ctrl_q_leaves_from_a_dialog_too(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await nj.do("app.jot")
        await nj.type("half a thought")
        await nj.press("ctrl+q")
        await nj.rest()
        assert nj.app._exit
    assert seeded.drafts.read("jot") is not None


async def test_a_palette_that_is_closed_closes_once(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await nj.press("ctrl+p")
        await nj.rest()
        palette = nj.app.screen
        assert isinstance(palette, Palette)

        def escape_twice() -> None:
            palette._action_escape()
            palette._action_escape()

        nj.app.call_later(escape_twice)
        await nj.rest()
        assert nj.page == "home"


@pytest.mark.parametrize("place", ["drafts/jot.json", "prompts.toml", "inbox/x.json"])
async def test_a_pipe_in_the_place_of_a_file_is_not_waited_for(seeded: Journal, place: str) -> None:
    async with open_app(seeded) as nj:
        home = nj.app.paths.journal.parent if place != "prompts.toml" else nj.app.paths.prompts_file.parent
        (home / place).parent.mkdir(parents=True, exist_ok=True)
        os.mkfifo(home / place)
        assert seeded.inbox.waiting() == []
        await nj.do("app.jot")
        assert nj.page == "jot"
        await nj.press("escape")
        await nj.do("app.reflect")
        assert nj.page == "reflect"


async def test_going_on_keeps_the_line_not_ended_with_enter(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await walking.begin(nj, ref(seeded, "event", "Thames").id)
        await walking.to(nj, "cards")
        await nj.type("half a thought never entered")
        await nj.press("pagedown")
        assert "half a thought never entered" in [idea.text for idea in seeded.listing("idea").at(0, 50)]
