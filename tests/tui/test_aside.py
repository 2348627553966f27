"""Questions asked aside: what is typed never waits for one, and only the newest is answered."""

from textual._context import active_app

from netjournal.journal import Journal
from netjournal.tui.aside import Aside

from .driver import Driver, open_app


def count_to(number: int) -> str:
    """A question that takes as long as one likes: some five million a second."""
    return f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {number}) SELECT count(*) FROM n"


SLOW, VERY_SLOW = count_to(2_000_000), count_to(100_000_000)


async def answered(nj: Driver, aside: Aside | None = None) -> None:
    for _ in range(250):
        if not (aside or nj.app.aside).waits:
            break
        await nj.rest(0.02)
    await nj.settle()


async def test_a_slow_answer_is_dropped_when_something_newer_is_asked(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        heard: list[object] = []
        nj.app.aside.ask(lambda journal: journal.database.value(VERY_SLOW), heard.append)
        await nj.rest(0.05)
        assert nj.app.aside.waits == 1  # it is being asked, and the app goes on
        nj.app.aside.ask(lambda journal: "newer", heard.append)
        await answered(nj)
        assert heard == ["newer"]


async def test_an_answer_that_comes_too_late_is_dropped_too(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        heard: list[object] = []
        nj.app.aside.ask(lambda journal: "older", heard.append)
        nj.app.aside.ask(lambda journal: "newer", heard.append)
        await answered(nj)
        assert heard == ["newer"]


async def test_an_index_being_made_anew_is_not_begun_again_by_each_letter(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        heard: list[object] = []
        made: list[int] = []

        def healed(journal: Journal) -> str:
            with journal.database.write("", quiet=True):
                made.append(journal.database.value(SLOW))
            return "first"

        nj.app.aside.ask(healed, heard.append)
        for letter in "zep":
            await nj.rest(0.03)
            nj.app.aside.ask(lambda journal, letter=letter: letter, heard.append)  # type: ignore[misc]
        await answered(nj)
        assert (made, heard) == ([2_000_000], ["p"])


async def test_leaving_waits_for_nothing(seeded: Journal) -> None:
    made: list[int] = []

    def slow(journal: Journal) -> None:
        with journal.database.write("", quiet=True):
            made.append(journal.database.value(VERY_SLOW))

    async with open_app(seeded) as nj:
        nj.app.aside.ask(slow, lambda _: None)
        await nj.rest(0.05)
    assert made == []


async def test_what_an_answer_begins_knows_its_app(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        known: list[object] = []

        def answer(_: int) -> None:
            known.append(active_app.get(None))

        nj.app.aside.ask(lambda journal: 1, answer)
        await answered(nj)
        assert known == [nj.app]


async def test_nothing_asked_aside_holds_the_file_when_another_takes_its_place(seeded: Journal) -> None:
    """What empties the old trash has a connection of its own, beside that of the questions."""
    async with open_app(seeded) as nj:
        both = (nj.app.aside, nj.app._purging)
        for aside in both:
            aside.ask(lambda journal: journal.ideas.tags(1), lambda _: None)
            await answered(nj, aside)
        nj.app.close_asides()
        assert [aside._own is not None and aside._own.database.db.is_closed() for aside in both] == [True, True]
        assert nj.app._purging is not both[1] and nj.app.aside is not both[0]
