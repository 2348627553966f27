"""The weekly review on its page, driven by keys alone."""

from netjournal.domain.review import Item
from netjournal.journal import Journal
from netjournal.tui.screens.review import ReviewPage
from netjournal.tui.weekly import Weekly

from .driver import Driver, open_app


def walk(nj: Driver) -> Weekly:
    assert isinstance(nj.screen, ReviewPage), nj.page
    assert nj.screen.weekly is not None
    return nj.screen.weekly


def on(nj: Driver) -> Item:
    item = walk(nj).item
    assert item is not None, nj.screen_text()
    return item


async def begin(nj: Driver) -> None:
    await nj.press("w")
    await whole(nj)


async def whole(nj: Driver) -> None:
    for _ in range(40):
        if walk(nj).whole:
            break
        await nj.settle()
    assert walk(nj).whole


async def to(nj: Driver, section: str) -> Item:
    """Skip to the first item of a section."""
    while on(nj).section != section:
        await nj.press("s")
    return on(nj)


async def test_the_seeded_week(seeded: Journal) -> None:
    async with open_app(seeded, (100, 30)) as nj:
        await begin(nj)
        while walk(nj).item:
            print(nj.screen_text())
            await nj.press("enter")
        print(nj.screen_text())
        await nj.press("enter")
        await nj.settle()
        print(nj.screen_text())
        assert nj.page == "week"
