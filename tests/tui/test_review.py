"""The weekly review on its page, driven by keys alone."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from netjournal.clock import FrozenClock
from netjournal.config import Settings
from netjournal.domain.records import Ref
from netjournal.domain.review import Item
from netjournal.journal import Journal
from netjournal.tui.announcing import LOOK_FOR_CHANGES
from netjournal.tui.evidence import evidence
from netjournal.tui.screens.review import ReviewPage
from netjournal.tui.screens.week import WeekPage
from netjournal.tui.weekly import Weekly
from netjournal.tui.widgets.entry import Entry

from . import builders
from .driver import Driver, open_app
from .test_held import held
from .walking import drafts


def walk(nj: Driver) -> Weekly:
    assert isinstance(nj.screen, ReviewPage), nj.page
    assert nj.screen.weekly is not None
    return nj.screen.weekly


def on(nj: Driver) -> Item:
    item = walk(nj).item
    assert item is not None, nj.screen_text()
    return item


async def whole(nj: Driver) -> None:
    """Wait until every section was asked."""
    for _ in range(40):
        if walk(nj).whole:
            return
        await nj.settle()
    raise AssertionError("the sections are never all asked")


async def begin(nj: Driver) -> None:
    await nj.press("w")
    await whole(nj)


async def to(nj: Driver, section: str) -> Item:
    """Skip to the first item of a section."""
    while on(nj).section != section:
        await nj.press("s")
    return on(nj)


async def write(nj: Driver, key: str, text: str) -> None:
    """Open the line with its key, write, and press Enter: one never leaves the page."""
    await nj.press(key)
    assert nj.page == "review" and isinstance(nj.app.focused, Entry)
    await nj.type(text + "\n")
    assert nj.page == "review" and not nj.typing


def decided(journal: Journal) -> list[tuple[str, str]]:
    there = journal.reviewing.reviews.of_week(journal.reviewing.week().first)
    return [(d.section, d.item) for d in journal.reviewing.reviews.decisions(there.id)] if there else []


async def test_a_whole_review(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj)
        seen = []
        for number in range(len(walk(nj).items)):
            assert nj.shows(f"[{number + 1} of {len(walk(nj).items)}]")
            seen.append(on(nj).section)
            await nj.press("enter")
        assert list(dict.fromkeys(seen)) == ["gather", "events", "conversations", "mine", "theirs", "pile", "sparks"]
        assert nj.shows("Enter closes the week")
        await nj.press("a")
        await nj.type("a quiet week\n")
        await nj.settle()
        assert nj.page == "week"
        assert nj.shows("a quiet week") and nj.shows("closed today")
    review = seeded.reviewing.reviews.of_week(seeded.reviewing.week().first)
    assert review is not None and review.closed_on == seeded.clock.today() and review.line == "a quiet week"
    assert not seeded.reviewing.is_due()
    assert len(decided(seeded)) == len(seen)


async def test_the_evidence_stands_below_the_banner(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj)
        await to(nj, "conversations")
        assert nj.shows("Tom Ellis · 1-2-1 on Monday")
        for words in ("“his printer in Leeds prints on cork”", "met at Oxford Print Conference", "closer twice since",
                      "← they would introduce me to his printer"):  # fmt: skip
            assert nj.shows(words), nj.screen_text()


async def test_what_is_reviewed_says_so_however_long_its_title_is(seeded: Journal) -> None:
    (mark,) = [line for line in seeded.listing("person").at(0, 9) if line.name == "Mark Osei"]
    seeded.edit(mark.ref, name="Mark Osei of the Long and Winding Company of Paper Makers")
    async with open_app(seeded, (80, 24)) as nj:
        await begin(nj)
        await nj.press("enter", "b")
        (line,) = [line for line in nj.screen_text().splitlines() if "[1 of" in line]
        assert "…  ✓ reviewed" in line, line


async def test_skipped_is_not_reviewed_and_stopping_goes_on_there(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj)
        await nj.press("enter", "s", "enter")
        first, skipped, third = walk(nj).items[:3]
        assert decided(seeded) == [(first.section, first.uid), (third.section, third.uid)]
        await nj.press("q")
        assert nj.page == "home" and "more wait in the review" in nj.toast
        await begin(nj)
        assert on(nj).uid == skipped.uid
        assert nj.shows("goes on where you stopped")
        await nj.press("enter")
        assert walk(nj).at == 3


async def test_a_killed_review_goes_on(seeded: Journal, clock: FrozenClock) -> None:
    async with open_app(seeded) as nj:
        await begin(nj)
        await nj.press("enter", "enter")
        here = on(nj)
    again = Journal.open(seeded.database.path, clock)
    async with open_app(again) as nj:
        await begin(nj)
        assert (on(nj).section, on(nj).uid) == (here.section, here.uid)
        await nj.press("u")  # what the run before decided can be taken back in this one
        assert walk(nj).at == 1
        await nj.press("b")
        assert nj.shows("✓ reviewed")
    again.close()


async def test_two_decisions_are_taken_back_one_by_one(seeded: Journal) -> None:
    tom = 2
    before = seeded.people.get(tom).moves
    async with open_app(seeded) as nj:
        await begin(nj)
        talk = await to(nj, "conversations")
        assert talk.who == "Tom Ellis"
        place = walk(nj).at
        await nj.press("plus")
        assert seeded.people.get(tom).moves[-1].move == "closer"
        assert nj.shows("a little closer")
        mine = on(nj)
        await write(nj, "d", "she was glad")
        assert seeded.promises.get(mine.ref.id).closed_words == "she was glad"
        await nj.press("u")
        assert walk(nj).at == place + 1 and on(nj) == mine
        assert seeded.promises.get(mine.ref.id).state == "open"
        await nj.press("u")
        assert walk(nj).at == place
        assert seeded.people.get(tom).moves == before
        assert decided(seeded) == []


async def test_back_goes_to_what_was_decided(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj)
        await nj.press("enter", "b")
        assert walk(nj).at == 0 and nj.shows("✓ reviewed")
        await nj.press("b")
        assert walk(nj).at == 0
        await nj.press("enter")
        assert walk(nj).at == 1
        assert len(decided(seeded)) == 1


async def test_what_comes_up_is_written_without_leaving(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj)
        talk = await to(nj, "conversations")
        place = walk(nj).at
        await write(nj, "p", "he said he would lend me the cork by friday")
        await write(nj, "n", "ring him about Leeds")
        await write(nj, "i", "cork as paper #print")
        assert walk(nj).at == place
        theirs, mine = seeded.promises.get(4), seeded.promises.get(5)
        assert (theirs.direction, theirs.person, theirs.conversation_id) == ("theirs", "Tom Ellis", talk.ref.id)
        assert (mine.direction, mine.person, mine.conversation_id) == ("mine", "Tom Ellis", talk.ref.id)
        idea = seeded.ideas.meant("cork as paper")
        assert idea and talk.ref in [a.ref for a in seeded.ideas.associations(idea)]
        await write(nj, "m", "+ asked about my sister")
        assert (seeded.people.get(2).moves[-1].move, seeded.people.get(2).moves[-1].words) == (
            "closer",
            "asked about my sister",
        )
        await nj.press("u", "u", "u", "u")
        assert seeded.promises.line(4) is None and seeded.promises.line(5) is None
        assert seeded.ideas.meant("cork as paper") is None


async def test_promises_are_put_off_and_let_go(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj)
        first = await to(nj, "mine")
        await nj.press("z")
        await nj.type("yesterday\n")
        assert nj.typing and nj.shows("is no day ahead")
        await nj.press("ctrl+u")
        await nj.type("next week\n")
        snoozed = seeded.promises.get(first.ref.id).snoozed
        assert snoozed is not None and snoozed > seeded.clock.today()
        second = on(nj)
        await nj.press("x", "enter")
        assert seeded.promises.get(second.ref.id).state == "let go"


async def test_cards_are_followed_up_left_and_let_go(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj)
        card = await to(nj, "pile")
        await nj.press("l")
        assert card.uid not in [one.uid for one in seeded.reviewing.agenda.touches.pile(seeded.clock.today())]
        await nj.press("u", "x", "enter")
        assert seeded.people.get(card.ref.id).let_go_on == seeded.clock.today()
        await nj.press("u")
        await write(nj, "f", "rang her; she is glad of the list")
        last = seeded.conversations.get(3)
        assert (last.people_ids, last.said) == ((card.ref.id,), "rang her; she is glad of the list")


async def test_a_scrap_takes_a_line_more(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj)
        mark = await to(nj, "gather")
        assert mark.who == "Mark Osei"
        await write(nj, "a", "sails and rigging — a laugh like a door")
        person = seeded.people.get(mark.ref.id)
        assert (person.does, person.hook) == ("sails and rigging", "a laugh like a door")
        assert nj.shows("a laugh like a door") and on(nj) == mark


async def test_a_spark_is_kept_or_rests(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj)
        spark = await to(nj, "sparks")
        await nj.press("x")
        assert seeded.ideas.get(spark.ref.id).resting


async def test_the_foot_names_no_key_twice(seeded: Journal) -> None:
    with seeded.database.write("", bulk=True):
        builders.event(seeded, "Thames Breakfast", seeded.clock.today() + timedelta(days=3))
    async with open_app(seeded, (120, 36)) as nj:
        await begin(nj)
        while walk(nj).item:
            keys = [part.split(" ")[0] for part in nj.screen_text().splitlines()[-1].strip().split("   ")]
            assert len(keys) == len(set(keys)) <= 7
            assert keys[-1] == "?"
            await nj.press("s")


async def test_o_opens_the_page_and_comes_back_to_the_item(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj)
        item = await to(nj, "mine")
        await nj.press("o")
        assert nj.ref == item.ref
        await nj.press("escape")
        assert on(nj) == item
        event = Ref("event", 4)
        nj.screen.weekly.at = [one.ref for one in walk(nj).items].index(event)
        await nj.press("r")
        assert nj.page == "reflect"
        await nj.press("escape")
        assert on(nj).ref == event


# What is typed is never lost


async def test_esc_leaves_a_draft_and_the_key_opens_it_again(seeded: Journal, clock: FrozenClock) -> None:
    async with open_app(seeded) as nj:
        await begin(nj)
        item = await to(nj, "conversations")
        await nj.press("p")
        await nj.type("send him the")
        await nj.press("escape")
        assert nj.page == "review" and on(nj) == item and not nj.typing
        await nj.press("s", "b")
        assert nj.shows("a line of yours waits here: p opens it")
        await nj.press("p")
        assert nj.app.focused.text == "send him the"  # type: ignore[union-attr]
        await nj.type(" list")
        await nj.rest(0.7)
    again = Journal.open(seeded.database.path, clock)  # the terminal was closed in the middle of the line
    async with open_app(again) as nj:
        await begin(nj)
        await to(nj, "conversations")
        assert nj.shows("a line of yours waits here: p opens it")
        await nj.press("p")
        assert nj.app.focused.text == "send him the list"  # type: ignore[union-attr]
        await nj.press("enter")
        assert again.promises.get(4).words == "send him the list"
    assert drafts(again) == {}
    again.close()


async def test_a_key_of_the_page_is_a_letter_in_the_line(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj)
        place = walk(nj).at
        await nj.press("i")
        await nj.type("squid box =+- upon")
        assert nj.app.focused.text == "squid box =+- upon"  # type: ignore[union-attr]
        assert walk(nj).at == place and decided(seeded) == []


async def test_where_it_goes_on_a_line_that_waits_is_said_first(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj)
        await nj.press("enter", "i")
        await nj.type("half a")
        await nj.press("escape", "q")
        await begin(nj)
        assert nj.shows("a line of yours waits here: i opens it")


# Three months ago


@pytest.fixture
def remembered(journal: Journal, clock: FrozenClock) -> Journal:
    """A journal that holds one conversation of thirteen weeks back."""
    with journal.database.write("", bulk=True):
        dana = journal.people.add("Dana Whitlock")
        then = clock.today() - timedelta(weeks=13)
        builders.conversation(journal, [dana], then, "the barn with the roof", how="1-2-1")
    return journal


async def test_three_months_ago_is_remembered_before_it_is_shown(remembered: Journal) -> None:
    async with open_app(remembered) as nj:
        await begin(nj)
        await to(nj, "ago")
        assert nj.shows("Can you remember it?") and not nj.shows("the barn")
        foot = nj.screen_text().splitlines()[-1]
        assert "Enter look" in foot and "reviewed" not in foot and "closer" not in foot
        await write(nj, "a", "something about a roof")
        assert nj.shows("the barn with the roof") and nj.shows("something about a roof")
        assert nj.shows("What became of it?") and not nj.shows("Can you remember it?")
        assert decided(remembered) == []
        assert "something about a roof" in drafts(remembered).values()
        await nj.press("enter")
    (decision,) = remembered.reviewing.reviews.decisions(1)
    assert decision.words == "something about a roof"
    assert drafts(remembered) == {}
    assert remembered.reviewing.page(remembered.reviewing.week()).remembered == ("something about a roof",)


@pytest.mark.parametrize("key", ["enter", "space"])
async def test_a_key_looks_without_writing(remembered: Journal, key: str) -> None:
    async with open_app(remembered) as nj:
        await begin(nj)
        await to(nj, "ago")
        await nj.press(key)
        assert nj.shows("the barn with the roof") and decided(remembered) == []
        await nj.press("enter")
        assert [section for section, _ in decided(remembered)] == ["ago"]


# Two windows, limits, weeks


@pytest.fixture
def other(seeded: Journal) -> Iterator[Journal]:
    journal = Journal.open(seeded.database.path, seeded.clock)
    yield journal
    journal.close()


async def test_what_another_window_decided_is_marked_and_passed_over(seeded: Journal, other: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj)
        second = walk(nj).items[1]
        other.reviewing.decide(other.reviewing.week(), second)
        nj.app._look_for_changes()
        await nj.settle()
        assert walk(nj).items[1].decided
        await nj.press("enter")
        assert walk(nj).at == 2
        assert decided(seeded).count((second.section, second.uid)) == 1


async def test_a_record_that_is_gone_is_passed_over(seeded: Journal, other: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj)
        await to(nj, "events")
        many, here = len(walk(nj).items), on(nj)
        other.remove(here.ref)
        nj.app._look_for_changes()
        await nj.settle()
        assert on(nj).uid != here.uid
        assert len(walk(nj).items) == many - 1


async def test_a_limit_asks_so_many_this_time(seeded: Journal) -> None:
    async with open_app(seeded, review=("", 3)) as nj:
        await whole(nj)
        assert nj.shows("[1 of 3]")
        await nj.press("enter", "enter", "enter")
        assert nj.shows("Enter closes the week")
        await nj.press("q")
        nj.app.open_review("", 3)
        await nj.settle()
        await whole(nj)
        assert nj.shows("[4 of 6]")


async def test_an_empty_week_says_so_kindly(empty: Journal) -> None:
    async with open_app(empty) as nj:
        await begin(nj)
        assert nj.shows("nothing in this week. That is all right.")
        await nj.press("enter")
        await nj.settle()
        assert nj.page == "week" and nj.shows("Nothing was kept in this week.")


async def test_the_weeks_before_and_after_are_read(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        nj.app.action_week()
        await nj.settle()
        assert isinstance(nj.screen, WeekPage)
        assert nj.shows("2026-W47") and nj.shows("his printer in Leeds")
        await nj.press("[")
        assert nj.shows("2026-W46")
        await nj.press("]", "]")
        assert nj.shows("2026-W47")
        await nj.press("enter")
        assert nj.page == "event"
        await nj.press("escape", "escape")
        assert nj.page == "home"


@pytest.mark.parametrize("starts, first", [("monday", 16), ("sunday", 15), ("saturday", 14)])
async def test_the_week_starts_as_the_user_set_it(home: Path, clock: FrozenClock, starts: str, first: int) -> None:
    home.mkdir(parents=True, exist_ok=True)
    journal = Journal.open(home / "journal.db", clock, week_starts=starts)
    async with open_app(journal, settings=Settings()) as nj:
        await begin(nj)
        assert nj.shows(f"week of {first} November")
    journal.close()


async def test_other_peoples_words_are_drawn_as_they_stand(hostile: Journal) -> None:
    async with open_app(hostile, (120, 40)) as nj:
        await begin(nj)
        seen = 0
        while walk(nj).item:
            seen += nj.shows(builders.SEEN)
            await nj.press("s")
        assert seen == len(walk(nj).items) > 5
        await nj.press("enter")
        await nj.settle()
        assert nj.page == "week" and nj.shows(builders.SEEN)


async def test_a_long_line_and_a_small_window_hide_no_key(seeded: Journal) -> None:
    async with open_app(seeded, (40, 12)) as nj:
        await begin(nj)
        await to(nj, "conversations")
        await nj.press("p")
        await nj.type("send him everything that was ever written about cork and paper " * 3)
        assert nj.shows("Esc leave it")
        await nj.press("escape")
        assert nj.shows("Enter reviewed")


# Another program holds the journal


async def test_a_held_journal_is_walked_again_when_it_is_let_go(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj)
        with held(seeded):
            await nj.press("s", "b", "s")
            assert nj.page == "review" and walk(nj).at == 1
        await nj.rest(LOOK_FOR_CHANGES + 0.3)
        assert nj.shows("[2 of") and nj.shows(on(nj).what or on(nj).who)
        await nj.press("enter")
        assert len(decided(seeded)) == 1


async def test_a_review_opened_while_it_is_held_gathers_later(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        with held(seeded):
            nj.app.action_review()
            await nj.rest()
        await nj.rest(LOOK_FOR_CHANGES + 0.3)
        await whole(nj)
        assert nj.shows("[1 of 10]")


# Keystrokes


async def test_a_week_in_order_takes_a_key_an_item_and_four(journal: Journal, clock: FrozenClock) -> None:
    """12 conversations, 8 promises, 5 cards in the pile, 3 unsorted jots."""
    today = clock.today()
    with journal.database.write("", bulk=True):
        for number in range(12):
            someone = journal.people.add(f"Known {number}", does="sails")
            builders.conversation(journal, [someone], today - timedelta(days=400), "long ago")
            builders.conversation(journal, [someone], today - timedelta(days=number % 6), "moved to spring")
        for number in range(8):
            direction = "mine" if number % 2 else "theirs"
            builders.promise(journal, direction, f"send {number}", today - timedelta(days=3), due=today)
        for number in range(5):
            journal.people.add(f"Card {number}", does="boxes", met_on=(today - timedelta(days=2)).isoformat())
        for number in range(3):
            builders.idea(journal, f"a jot {number}", today - timedelta(days=1))
    items = 12 + 8 + 5 + 3
    async with open_app(journal, (80, 24)) as nj:
        pressed = 1
        await begin(nj)
        assert len(walk(nj).items) == items
        while nj.page == "review":
            await nj.press("enter")
            await nj.settle()
            pressed += 1
            assert pressed <= items + 4, nj.screen_text()
        assert nj.page == "week"
    assert pressed <= items + 4
    assert len(decided(journal)) == items
    assert not journal.reviewing.is_due()


def test_the_first_conversation_with_someone_met_before_is_not_the_first_time(seeded: Journal) -> None:
    today = seeded.clock.today()
    priya, day = seeded.meeting.find_person("Priya Nair"), today - timedelta(days=4)
    talk = seeded.meeting.talked([priya], "clients never read it", day=day)
    item = Item("conversations", Ref("conversation", talk), "", day, "Priya Nair", people=(priya,))

    def before() -> str:
        return next(line.words for line in evidence(seeded, item) if line.label == "Before that")

    assert before() == "the first time"
    with seeded.database.write("", quiet=True):
        fair = seeded.events.add("Packaging Fair Kent", today - timedelta(days=10))
        seeded.events.attend(fair, priya, "talked")
    assert before().startswith("met at Packaging Fair Kent, Thu 12 Nov")


# Keys that answer


async def test_a_letter_that_does_nothing_says_so(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj)
        at = walk(nj).at
        await nj.press("y")
        assert nj.shows("y does nothing here") and walk(nj).at == at


async def test_what_was_talked_about_is_written_where_it_is_asked_for(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj)
        talk = await to(nj, "conversations")
        await write(nj, "a", "and a word about the roof")
        assert on(nj).ref == talk.ref and nj.shows("and a word about the roof")


async def test_u_takes_back_what_the_toast_says_although_it_was_done_on_another_page(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj)
        await nj.press("enter")
        before = decided(seeded)
        mine = await to(nj, "mine")
        await nj.press("o", "l", "s")
        assert seeded.promises.get(mine.ref.id).snoozed is not None
        await nj.press("escape", "u")
        assert seeded.promises.get(mine.ref.id).snoozed is None
        assert decided(seeded) == before
        await nj.press("u")
        assert decided(seeded) == []


async def test_what_is_taken_back_after_coming_back_comes_up_again(seeded: Journal) -> None:
    async with open_app(seeded) as nj:
        await begin(nj)
        mine = await to(nj, "mine")
        await write(nj, "z", "in 3 weeks")
        await nj.press("q")
        await begin(nj)
        assert all(item.ref != mine.ref for item in walk(nj).items if not item.decided)
        await nj.press("u")
        assert on(nj).ref == mine.ref and not on(nj).decided
