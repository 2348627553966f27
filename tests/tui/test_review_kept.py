"""The weekly review loses nothing: an item that goes while its line is open, what was remembered, the line at the
close, and taking back what belongs to this review and nothing else."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from netjournal.clock import FrozenClock
from netjournal.domain.records import Ref
from netjournal.errors import NotFound, StandsInTheWay
from netjournal.journal import Journal
from netjournal.tui.lines import applies
from netjournal.tui.weekly import Weekly

from . import builders
from .driver import Driver, open_app
from .test_review import begin, decided, on, remembered, to, walk, whole, write  # noqa: F401 - a fixture
from .walking import drafts


@pytest.fixture
def other(seeded: Journal) -> Iterator[Journal]:
    journal = Journal.open(seeded.database.path, seeded.clock)
    yield journal
    journal.close()


@pytest.fixture
def talked(journal: Journal, clock: FrozenClock) -> Journal:
    """Three conversations of this week, each with someone known for long."""
    with journal.database.write("", bulk=True):
        for number, name in enumerate(("Ana Reyes", "Tom Hill", "Ida Li")):
            someone = journal.people.add(name, does="boxes")
            builders.conversation(journal, [someone], clock.today() - timedelta(days=400), "long ago")
            builders.conversation(journal, [someone], clock.today() - timedelta(days=3 - number), "hello")
    return journal


def gathered(journal: Journal) -> Weekly:
    weekly = Weekly(journal, journal.reviewing.week())
    while weekly.gather():
        pass
    return weekly


def enter(weekly: Weekly, words: str = "") -> None:
    assert weekly.item is not None
    weekly.did(weekly.reviewing.decide(weekly.week, weekly.item, words))


async def look(nj: Driver) -> None:
    nj.app._look_for_changes()
    await nj.settle()


# An item that goes while its line is open


@pytest.mark.parametrize("section, key", [("mine", "d"), ("mine", "z"), ("conversations", "p"), ("pile", "x")])
async def test_a_line_never_becomes_the_next_items(seeded: Journal, other: Journal, section: str, key: str) -> None:
    async with open_app(seeded) as nj:
        await begin(nj)
        item, after = await to(nj, section), walk(nj).items[walk(nj).at + 1]
        await nj.press(key)
        await nj.type("next week")
        other.remove(item.ref)
        kept = other.database.rows("SELECT * FROM promise"), other.database.rows("SELECT * FROM person")
        await look(nj)
        assert nj.typing and on(nj).uid == item.uid and nj.shows("is no longer in the journal")
        await nj.press("enter")
        assert nj.typing and on(nj).uid == item.uid and nj.shows("Esc keeps the words")
        assert kept == (other.database.rows("SELECT * FROM promise"), other.database.rows("SELECT * FROM person"))
        assert decided(seeded) == []
        await nj.press("escape")
        assert on(nj).uid == after.uid
        assert nj.shows("Your words wait in the line at the close")
        assert "next week" in drafts(seeded).values()
        while walk(nj).item:
            await nj.press("s")
        assert nj.shows("a line of yours waits here: a opens it")
        await nj.press("a")
        assert nj.app.focused.text == "next week"  # type: ignore[union-attr]


async def test_enter_on_what_is_gone_passes_over_it(seeded: Journal, other: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj)
        item = await to(nj, "mine")
        nj.app._look_for_changes = lambda: None  # type: ignore[method-assign]
        other.remove(item.ref)
        await nj.press("enter")
        assert on(nj).uid != item.uid and decided(seeded) == []
        assert nj.shows("is no longer in the journal")


async def test_one_of_two_people_gone_the_other_can_be_answered(seeded: Journal, other: Journal) -> None:
    today = seeded.clock.today()
    with seeded.database.write("", bulk=True):
        builders.conversation(seeded, [1, 3], today, "the two of them")
    async with open_app(seeded) as nj:
        await begin(nj)
        while on(nj).people != (1, 3):
            await nj.press("s")
        other.remove(Ref("person", 3))
        await look(nj)
        assert on(nj).people == (1,) and on(nj).who == seeded.people.get(1).name
        await nj.press("plus")
    move = seeded.people.get(1).moves[-1]
    assert (move.move, move.day) == ("closer", today)


# What was remembered


@pytest.mark.parametrize("key, line", [("plus", ""), ("equals_sign", ""), ("minus", ""), ("m", "+ rang twice")])
async def test_whatever_decides_keeps_what_was_remembered(remembered: Journal, key: str, line: str) -> None:  # noqa: F811
    async with open_app(remembered) as nj:
        await begin(nj)
        await to(nj, "ago")
        await write(nj, "a", "red glasses")
        if line:
            await write(nj, key, line)
        else:
            await nj.press(key)
        (decision,) = remembered.reviewing.reviews.decisions(1)
        assert decision.words == "red glasses"
        assert drafts(remembered) == {}


async def test_what_was_remembered_comes_back_with_u(remembered: Journal) -> None:  # noqa: F811
    async with open_app(remembered) as nj:
        await begin(nj)
        await to(nj, "ago")
        await write(nj, "a", "red glasses")
        await nj.press("enter", "u")
        assert on(nj).section == "ago" and decided(remembered) == []
        assert nj.shows("red glasses") and "red glasses" in drafts(remembered).values()
        await nj.press("enter", "enter")
        (decision,) = remembered.reviewing.reviews.decisions(1)
        assert decision.words == "red glasses" and drafts(remembered) == {}


# Taking back


def test_taking_back_ends_with_this_review(talked: Journal) -> None:
    first = gathered(talked)
    enter(first)
    enter(first)
    talked.jotting.keep("a precious jot of the shell")
    again = gathered(talked)  # the run before is gone; its decisions are taken back in their order
    ideas = talked.database.value("SELECT count(*) FROM idea")
    for left in (1, 0):
        again.undo()
        assert len(decided(talked)) == left
    with pytest.raises(NotFound, match="Nothing of this review"):
        again.undo()
    assert talked.database.value("SELECT count(*) FROM idea") == ideas


def test_what_another_window_did_is_not_ours_to_take_back(talked: Journal, clock: FrozenClock) -> None:
    mine, other = gathered(talked), Journal.open(talked.database.path, clock)
    enter(gathered(other))
    with pytest.raises(NotFound, match="Nothing of this review"):
        mine.undo()
    assert len(decided(talked)) == 1
    other.close()


def test_an_item_that_went_leaves_what_was_done_to_be_taken_back(talked: Journal) -> None:
    weekly = gathered(talked)
    enter(weekly)
    assert weekly.item is not None
    gone = weekly.item.ref
    weekly.did(talked.reviewing.promise(weekly.week, weekly.item, "send the list").action, decided=False)
    talked.remove(gone)
    weekly.drop()
    with pytest.raises(StandsInTheWay):  # it was joined with the conversation that is gone
        weekly.undo()
    weekly.undo()
    assert [section for section, _ in decided(talked)] == ["mine"]  # the promise itself stands
    assert weekly.at == 0
    with pytest.raises(NotFound, match="Nothing of this review"):
        weekly.undo()
    assert talked.database.row("SELECT 1 FROM conversation WHERE id = ?", gone.id) is None


def test_one_taken_back_in_a_shell_leaves_the_one_before(talked: Journal, clock: FrozenClock) -> None:
    weekly, shell = gathered(talked), Journal.open(talked.database.path, clock)
    enter(weekly)
    enter(weekly)
    shell.undo()
    assert weekly.undo().startswith("Reviewed") and weekly.at == 0
    assert decided(talked) == []
    shell.close()


def test_a_decision_that_changed_nothing_is_passed_over(talked: Journal, clock: FrozenClock) -> None:
    one, two = gathered(talked), Journal.open(talked.database.path, clock)
    enter(one)
    enter(gathered(two))
    theirs = decided(talked)[1]
    enter(one)
    assert one.undo().startswith("Reviewed") and one.at == 0
    assert decided(talked) == [theirs]
    two.close()


def test_the_same_words_twice_are_one_step(remembered: Journal) -> None:  # noqa: F811
    weekly = gathered(remembered)
    place = next(n for n, item in enumerate(weekly.items) if item.section == "ago")
    for _ in range(2):
        weekly.at = place
        enter(weekly, "red glasses")
    weekly.undo()
    assert decided(remembered) == []


# The line at the close


async def at_the_close(nj: Driver) -> None:
    await begin(nj)
    while walk(nj).item:
        await nj.press("s")


async def test_the_line_at_the_close_opens_with_what_stands(seeded: Journal) -> None:
    seeded.reviewing.close(seeded.reviewing.week(), "Ana said yes")
    async with open_app(seeded) as nj:
        await at_the_close(nj)
        await nj.press("a")
        assert nj.app.focused.text == "Ana said yes"  # type: ignore[union-attr]
        await nj.type(", at last\n")
        await nj.settle()
    assert seeded.reviewing.page(seeded.reviewing.week()).line == "Ana said yes, at last"


async def test_two_windows_lines_are_joined(seeded: Journal, other: Journal) -> None:
    week = seeded.reviewing.week()
    async with open_app(seeded) as nj:
        await at_the_close(nj)
        await nj.press("a")
        await nj.type("from this window")
        other.reviewing.close(week, "from the other")
        await nj.press("enter")
        await nj.settle()
    assert seeded.reviewing.page(week).line == "from the other · from this window"
    other.reviewing.close(week)
    assert seeded.reviewing.page(week).line == "from the other · from this window"


async def test_a_line_left_at_the_close_is_not_closed_over(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await at_the_close(nj)
        await nj.press("a")
        await nj.type("half a line")
        await nj.press("escape", "enter")
        assert nj.typing and nj.shows("this line of yours waits")
        assert seeded.reviewing.page(seeded.reviewing.week()).closed_on is None
        await nj.press("enter")
        await nj.settle()
        assert nj.page == "week"
    assert seeded.reviewing.page(seeded.reviewing.week()).line == "half a line"


async def test_the_close_says_what_a_limit_leaves(seeded: Journal) -> None:
    items = len(gathered(seeded).items)
    async with open_app(seeded, review=("", 1)) as nj:
        await whole(nj)
        await nj.press("enter")
        assert nj.shows(f"{items - 1} more, left for another time")


async def test_the_close_says_how_many_promises_wait(journal: Journal, clock: FrozenClock) -> None:
    with journal.database.write("", bulk=True):
        for number in range(60):
            direction = "mine" if number % 6 else "theirs"
            journal.promises.add(direction, f"send {number}", clock.today(), due=clock.today())
    async with open_app(journal) as nj:
        await begin(nj)
        walk(nj).at = len(walk(nj).items) - 1
        await nj.press("s")
        assert nj.shows("10 more promises, asked about in their turn")


# In every size


@pytest.mark.parametrize(
    "size",
    [(40, 10), *(pytest.param(size, marks=pytest.mark.slow) for size in ((40, 12), (60, 10), (80, 24)))],
    ids=str,
)
async def test_the_line_is_in_sight_on_every_item(seeded: Journal, size: tuple[int, int]) -> None:
    async with open_app(seeded, size) as nj:
        await begin(nj)
        for number in range(len(walk(nj).items) + 1):
            keys = [key for key, mode in (("a", "write"), ("i", "idea"), ("d", "done")) if applies(mode, walk(nj).item)]
            for key in keys:
                await nj.press(key)
                await nj.type(f"zq{number}{key}")
                assert nj.shows(f"zq{number}{key}"), nj.screen_text()
                assert nj.shows("Esc"), nj.screen_text()
                await nj.type(" and more of it, for some time" * 6 + " wx")
                assert nj.shows("wx"), nj.screen_text()
                await nj.press("escape")
            await nj.press("s")
