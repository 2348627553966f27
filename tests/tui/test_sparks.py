"""The spark of the day in the app: its quiet line, its keys; on this day; my news on a person's page."""

from datetime import date, timedelta

import pytest

from netjournal.domain.records import Ref
from netjournal.journal import Journal
from netjournal.tui.screens.home import HomePage

from . import builders
from .driver import Driver, open_app

TEXT = "boats race before they rain"


@pytest.fixture
def spark(empty: Journal) -> Ref:
    """A journal with one idea, old and never looked at."""
    with empty.database.write("", quiet=True):
        return Ref("idea", builders.idea(empty, TEXT, date(2026, 3, 12)))


def line(nj: Driver) -> str:
    """The quiet line on home, "" where there is none."""
    return next((row.strip() for row in nj.screen_text().splitlines() if row.strip().startswith("✦ ")), "")


def kept(journal: Journal) -> tuple[str, str]:
    row = journal.database.row("SELECT answer, visited_on FROM spark_day JOIN idea ON idea.id = idea_id")
    assert row is not None
    return str(row[0]), str(row[1])


async def test_one_quiet_line_says_why_and_takes_no_place_in_a_low_window(empty: Journal, spark: Ref) -> None:
    async with open_app(empty, (100, 30)) as nj:
        assert line(nj) == f"✦ {TEXT}  from 12 Mar 2026; not looked at since (s)"
        await nj.resize(60, 30)
        assert line(nj) == f"✦ {TEXT} (s)"
        await nj.resize(100, 14)
        assert line(nj) == ""


async def test_nothing_that_comes_back_is_silence(empty: Journal) -> None:
    async with open_app(empty) as nj:
        assert line(nj) == ""
        await nj.do("home.spark")
        assert nj.page == "home" and nj.toast == "No idea comes back today."


@pytest.mark.parametrize(("key", "answer", "looked"), [("a", "alive", True), ("escape", "not now", False)])
async def test_what_is_said_ends_it_for_today(empty: Journal, spark: Ref, key: str, answer: str, looked: bool) -> None:
    async with open_app(empty) as nj:
        await nj.press("s")
        assert nj.shows(TEXT) and nj.shows("Spark of the day")
        await nj.press(key)
        await nj.rest()
        assert isinstance(nj.screen, HomePage) and line(nj) == ""
        assert kept(empty) == (answer, "2026-11-22" if looked else "")
        assert len(empty.actions()) == looked


async def test_letting_it_rest_is_taken_back_with_u(empty: Journal, spark: Ref) -> None:
    async with open_app(empty) as nj:
        await nj.press("s", "r")
        assert empty.ideas.get(spark.id).resting and nj.toast == "The idea rests · u takes it back"
        await nj.do("app.undo")
        assert not empty.ideas.get(spark.id).resting


async def test_it_opens_its_page_and_developing_it(empty: Journal, spark: Ref) -> None:
    async with open_app(empty) as nj:
        await nj.press("s", "o")
        assert nj.ref == spark
        await nj.press("escape", "s", "d")
        assert nj.page == "DevelopPage" and nj.screen.words.text == TEXT
        assert kept(empty)[0] == "develop"


async def test_opening_an_ideas_page_is_looking_at_it(empty: Journal, spark: Ref) -> None:
    async with open_app(empty) as nj:
        before = line(nj)
        nj.app.open_record(spark)
        await nj.settle()
        assert empty.database.value("SELECT visited_on FROM idea") == "2026-11-22"
        assert empty.actions() == []
        await nj.press("escape")
        await nj.rest()
        assert line(nj) == before  # the same all day


async def test_a_hostile_spark_is_words(hostile: Journal) -> None:
    with hostile.database.write("", quiet=True):
        hostile.database.run("UPDATE idea SET day = '2026-03-12', resting = 0, visited_on = ''")
    async with open_app(hostile) as nj:
        assert line(nj).startswith(f"✦ {builders.SEEN}")
        await nj.press("s")
        assert nj.shows(builders.SEEN)


async def test_on_this_day_lists_and_opens(empty: Journal) -> None:
    with empty.database.write("", quiet=True):
        there = builders.event(empty, "Thames Breakfast", date(2025, 11, 22))
        builders.idea(empty, TEXT, date(2026, 10, 22))
    async with open_app(empty) as nj:
        nj.app.action_this_day()
        await nj.settle()
        rows = [row.split() for row in nj.screen_text().splitlines() if " ago " in row]
        assert [row[:3] for row in rows] == [["a", "month", "ago"], ["a", "year", "ago"]]
        await nj.press("j", "enter")
        assert nj.ref == Ref("event", there)


async def test_a_persons_page_says_my_news_with_the_words_that_say_so(seeded: Journal) -> None:
    with seeded.database.write("", quiet=True):
        builders.idea(seeded, "letterpress on bread bags", seeded.clock.today() - timedelta(days=1))
    tom = seeded.database.value("SELECT id FROM person WHERE name = 'Tom Ellis'")
    async with open_app(seeded, (100, 40)) as nj:
        nj.app.open_record(Ref("person", tom))
        await nj.settle()
        assert nj.shows("my news") and nj.shows("letterpress on bread bags  (does “letterpress”)")
