"""The search page: as one types, and from what is found to its page."""

from typing import Any

from textual.widgets import Input

from netjournal.journal import Journal
from netjournal.tui.screens.search import SearchPage

from .builders import SEEN
from .driver import Driver, open_app


def page(nj: Driver) -> SearchPage:
    assert isinstance(nj.app.screen, SearchPage), nj.page
    return nj.app.screen


async def answered(nj: Driver) -> None:
    """Until the question asked aside is answered."""
    await nj.settle()
    for _ in range(200):
        if not nj.app.aside.waits:
            break
        await nj.rest(0.02)
    await nj.settle()


async def search(nj: Driver, words: str) -> None:
    await nj.do("app.search")
    await nj.type(words)
    await answered(nj)


def kinds(nj: Driver) -> list[Any]:
    return [line.hit.kind for line in nj.rows(page(nj).hits)]


async def test_what_is_typed_is_found_and_opened_and_left_again(seeded: Journal) -> None:
    async with open_app(seeded, (120, 36)) as nj:
        await search(nj, "moving pre")
        assert nj.shows("moving to bigger premises") and nj.shows("conversations")
        await nj.press("enter")
        assert nj.page == "conversation"
        await nj.press("escape")
        assert page(nj).query_one("#query", Input).value == "moving pre"
        await nj.press("escape")
        assert nj.page == "home"


async def test_down_goes_into_what_is_found_and_up_comes_back(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await search(nj, "a")
        assert len(kinds(nj)) > 1
        await nj.press("down", "down")
        assert nj.app.focused is page(nj).hits and page(nj).hits.cursor == 1
        await nj.press("up", "up")
        assert isinstance(nj.app.focused, Input)
        await nj.press("down", "slash")
        assert isinstance(nj.app.focused, Input)


async def test_only_the_newest_question_is_answered(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await nj.do("app.search")
        await nj.type("priya zebra zebra zebra")
        await nj.press("ctrl+u")
        await nj.type("vat")
        await answered(nj)
        found = page(nj).found
        assert found is not None and found.query.words == ("vat",)
        assert nj.shows("send the VAT checklist")


async def test_nothing_found_offers_to_keep_it_and_an_empty_line_says_what_can_be_typed(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await nj.do("app.search")
        assert nj.shows("Every word of the journal") and nj.shows("who:")
        await nj.type("zebra crossing")
        await answered(nj)
        assert nj.shows("Nothing holds that")
        await nj.press("enter")
        assert nj.page != "home"


async def test_slips_and_filters_that_cannot_be_read_are_said(seeded: Journal) -> None:
    async with open_app(seeded, (120, 30)) as nj:
        await search(nj, "premisse")
        assert nj.shows("premises") and nj.shows("nothing holds these words")
        await nj.press("ctrl+u")
        await nj.type("kind:zebra vat")
        await answered(nj)
        assert nj.shows("there is no kind “zebra”") and nj.shows("send the VAT checklist")


async def test_hostile_words_are_literal(hostile: Journal) -> None:
    async with open_app(hostile, (120, 36)) as nj:
        await search(nj, "red bc")
        assert nj.shows(SEEN)
        await nj.type(" [/] [@click=app.bell] \\x1b")
        await answered(nj)
        assert nj.app.is_running


async def test_it_is_read_anew_when_the_journal_changes(seeded: Journal) -> None:
    async with open_app(seeded, (120, 36)) as nj:
        await search(nj, "umbrella")
        assert nj.shows("Nothing holds that")
        await nj.press("f2")
        await nj.type("an umbrella with a logo\n")
        await answered(nj)
        assert nj.shows("an umbrella with a logo")
