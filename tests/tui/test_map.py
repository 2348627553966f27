"""The map: walked with the arrows, put another in the middle, opened, left; at every size and for any words."""

import pytest

from netjournal.domain.records import Ref
from netjournal.journal import Journal
from netjournal.tui.screens.map import MapPage
from tests.store.test_associating import crowded

from .builders import SEEN
from .driver import Driver, open_app
from .test_hostile import CONTROLS
from .test_pages import go, on_page, ref

SIZES = [(80, 24), (120, 36), (60, 18), (40, 10)]


def here(nj: Driver) -> str:
    """What is highlighted."""
    assert isinstance(nj.screen, MapPage)
    assert nj.screen.chart.node is not None
    return nj.screen.chart.node.text


async def test_the_map_is_walked_and_left_by_the_way_come(seeded: Journal) -> None:
    async with on_page(seeded, "idea", "don't read", size=(80, 24), then="record.map") as (nj, idea):
        assert nj.shows("what leads here") and nj.shows("joined with")
        assert nj.shows("18 Nov Thames Bre…") and nj.shows("● Priya Nair")
        await nj.press("left")
        assert here(nj) == "Thames Breakfast" and nj.shows("where it came · Wednesday 18 November")
        await nj.press("right", "l")
        assert here(nj) == "clients read stories and never reports" and nj.shows("heard again · Thursday 12 March")
        await nj.do("map.middle")
        assert nj.shows("what leads here") and here(nj) == "clients read stories and never reports"
        await nj.do("map.before")
        assert here(nj).startswith("people don't read")
        await nj.press("right")
        while here(nj) != "Priya Nair" or nj.screen.chart.spot.what != "near":
            before = nj.screen.chart.at
            await nj.press("down")
            assert nj.screen.chart.at > before
        await nj.do("map.open")
        assert nj.page == "person"
        assert nj.shows("› map › Priya Nair")
        await nj.press("backspace")
        assert here(nj) == "Priya Nair"
        await nj.press("escape")
        assert nj.ref == idea


async def test_enter_on_the_middle_opens_its_page(seeded: Journal) -> None:
    async with on_page(seeded, "person", "Priya", then="record.map") as (nj, priya):
        await nj.press("enter")
        assert nj.ref == priya
        await nj.press("backspace", "backspace")
        assert nj.ref == priya and not isinstance(nj.screen, MapPage)


async def test_what_happens_meanwhile_is_followed(seeded: Journal) -> None:
    async with on_page(seeded, "idea", "joint morning", then="record.map") as (nj, idea):
        seeded.associating.join(idea, ref(seeded, "person", "Tom"))
        nj.app.announce()
        await nj.settle()
        assert nj.shows("● Tom Ellis")
        await nj.do("app.undo")
        assert not nj.shows("● Tom Ellis")
        seeded.remove(idea)
        nj.app.announce()
        await nj.settle()
        assert not isinstance(nj.screen, MapPage)


async def test_one_alone_says_how_to_join_it(seeded: Journal) -> None:
    async with on_page(seeded, "idea", "quiet table", then="record.map") as (nj, _):
        assert nj.shows("a quiet table") and nj.shows("Joined with nothing yet")
        await nj.press("up", "down", "left", "right")
        assert here(nj).startswith("a quiet table")


async def test_it_is_clicked(seeded: Journal) -> None:
    async with on_page(seeded, "idea", "joint morning", then="record.map") as (nj, _):
        lines = nj.screen_text().splitlines()
        y = next(y for y, line in enumerate(lines) if "● Ana Reyes" in line)
        at = (lines[y].index("Ana Reyes"), y)
        await nj.pilot.click(offset=at)
        await nj.settle()
        assert here(nj) == "Ana Reyes"
        await nj.pilot.click(offset=at, times=2)
        await nj.settle()
        assert isinstance(nj.screen, MapPage) and nj.screen.ref == ref(seeded, "person", "Ana")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_hostile_words_stand_as_they_were_written(hostile: Journal, size: tuple[int, int]) -> None:
    async with on_page(hostile, "idea", size=size, then="record.map") as (nj, _):
        for key in ("right", "down", "left", "left", "enter", "right", "backspace", "backspace"):
            assert SEEN[:6] in nj.screen_text() and not CONTROLS.search(nj.screen_text())
            assert max(map(len, nj.screen_text().splitlines())) <= size[0]
            await nj.press(key)
        assert nj.page == "idea"


async def test_ten_thousand_joins_stay_usable(empty: Journal) -> None:
    _, other = crowded(empty)
    async with open_app(empty, (80, 24)) as nj:
        await go(nj, Ref("idea", other))
        assert nj.shows("joined with · 600 of 30,000, the newest of each kind")
        await nj.do("record.map")
        assert nj.shows("and 9,985 more") and nj.shows("and 19,985 more")
        await nj.press("right", *["down"] * 20)
        assert nj.shows("Enter opens that page")
        await nj.do("map.middle")
        assert nj.ref == Ref("idea", other)
