"""Views of the panes, orders of the ideas, and the page of tags."""

import pytest

from netjournal.domain.records import View
from netjournal.journal import Journal
from netjournal.tui.screens.form import Form
from netjournal.tui.screens.tags import TagsPage
from netjournal.tui.screens.views import ViewsDialog
from netjournal.tui.widgets.record_list import RecordList

from .driver import Driver, open_app
from .test_search import answered, kinds, page


@pytest.fixture
def tagged(seeded: Journal) -> Journal:
    """The ideas of the seeded journal, two of them tagged, one with a person."""
    with seeded.database.write("tagged"):
        for line in seeded.listing("idea").at(0, 2):
            seeded.ideas.tag(line.id, ["rooms"])
        seeded.people.tag(seeded.listing("person").at(0, 1)[0].id, ["rooms", "maker"])
    return seeded


def tags(nj: Driver) -> list[str]:
    assert isinstance(nj.app.screen, TagsPage)
    return [row.tag.name for row in nj.rows(nj.app.screen.query_one(RecordList))]


async def test_a_pane_is_found_in_with_the_filters_of_the_search(tagged: Journal) -> None:
    async with open_app(tagged) as nj:
        await nj.press("4", "F")
        await nj.type("#rooms\n")
        await nj.rest()
        assert len(nj.in_pane(4)) == 2
        await nj.press("escape")
        assert len(nj.in_pane(4)) == tagged.listing("idea").count()


async def test_what_a_pane_shows_is_kept_as_a_view_and_shown_again(tagged: Journal) -> None:
    async with open_app(tagged, (120, 36)) as nj:
        await nj.press("4", "F")
        await nj.type("#rooms\n")
        await nj.press("o", "v", "a")
        assert isinstance(nj.app.screen, Form)
        await nj.type("quiet rooms")
        await nj.press("ctrl+s")
        (view,) = tagged.viewing.of("idea")
        assert view == View(view.id, "idea", "quiet rooms", "#rooms", "heard")
        assert isinstance(nj.app.screen, ViewsDialog) and nj.shows("quiet rooms")
        await nj.press("escape", "escape")
        assert "rooms" not in nj.pane_title(4)
        await nj.press("v", "j", "enter")
        await nj.rest()
        assert nj.pane_title(4).startswith("4 Ideas · most heard") and "quiet rooms" in nj.pane_title(4)
        assert len(nj.in_pane(4)) == 2
        await nj.press("escape")
        assert nj.pane_title(4) == "4 Ideas" and len(nj.in_pane(4)) == tagged.listing("idea").count()


async def test_a_view_is_edited_and_removed_and_taken_back(tagged: Journal) -> None:
    tagged.viewing.keep(View(0, "person", "makers", "#maker"))
    async with open_app(tagged, (80, 24)) as nj:
        await nj.press("2", "v", "j", "e")
        await nj.type(" here")
        await nj.press("ctrl+s")
        assert [view.name for view in tagged.viewing.of("person")] == ["makers here"]
        await nj.press("x")
        assert tagged.viewing.of("person") == []
        assert nj.toast.startswith("Removed the view makers here")
        await nj.press("escape", "u")
        assert [view.name for view in tagged.viewing.of("person")] == ["makers here"]


async def test_everything_can_not_be_kept_edited_or_removed(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await nj.press("2", "v", "a")
        assert isinstance(nj.app.screen, ViewsDialog)
        await nj.press("e", "x", "enter")
        assert nj.page == "home"


async def test_the_ideas_have_four_orders_and_the_same_row_leads_the_other_panes(seeded: Journal) -> None:
    async with open_app(seeded, (120, 36)) as nj:
        await nj.press("4")
        newest = nj.in_pane(4)
        seen = []
        for _ in range(4):
            await nj.press("o")
            await nj.rest()
            seen.append(nj.pane_title(4).partition(" · ")[2])
            assert sorted(nj.in_pane(4)) == sorted(newest)
        assert seen == ["most heard", "longest unvisited", "most joined", ""]
        assert nj.in_pane(4) == newest


async def test_a_search_is_kept_for_the_people(tagged: Journal) -> None:
    async with open_app(tagged, (120, 36)) as nj:
        await nj.do("app.search")
        await nj.type("kind:person #maker")
        await answered(nj)
        await nj.press("ctrl+s")
        await nj.type("makers")
        await nj.press("ctrl+s")
        (view,) = tagged.viewing.of("person")
        assert (view.name, view.words) == ("makers", "kind:person #maker")
        await nj.press("escape", "2", "v", "j", "enter")
        await nj.rest()
        assert len(nj.in_pane(2)) == 1


async def test_a_tag_is_renamed_from_its_page_and_two_become_one(tagged: Journal) -> None:
    async with open_app(tagged, (120, 36)) as nj:
        await nj.do("app.tags")
        assert tags(nj) == ["bakery", "maker", "rooms"]
        await nj.press("j", "e", "ctrl+u")
        await nj.type("Rooms")
        assert nj.shows("#rooms is there already: the two become one")
        await nj.press("ctrl+s")
        assert tags(nj) == ["bakery", "rooms"] and "with those that had it" in nj.toast
        await nj.press("u")
        assert tags(nj) == ["bakery", "maker", "rooms"]
        await nj.press("end", "enter")
        await answered(nj)
        assert set(kinds(nj)) == {"person", "idea"}
        assert page(nj).called == "search"
        await nj.press("escape", "x")
        assert tags(nj) == ["bakery", "maker"]


async def test_no_tags_say_how_to_begin(empty: Journal) -> None:
    async with open_app(empty) as nj:
        await nj.do("app.tags")
        assert nj.shows("No tags yet.")
        await nj.press("e", "x", "enter")
        assert isinstance(nj.app.screen, TagsPage)
