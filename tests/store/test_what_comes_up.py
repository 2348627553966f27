"""What a weekly review asks about over months: nothing is passed over for good, and no week asks too much."""

from datetime import date, timedelta

import pytest

from netjournal.clock import FrozenClock
from netjournal.domain.review import CARDS, PROMISES, Item
from netjournal.errors import WrongUse
from netjournal.journal import Journal


def up(journal: Journal, section: str) -> list[Item]:
    """What comes up in a section and is not decided."""
    reviewing = journal.reviewing
    return [i for i in reviewing.items(reviewing.standing(reviewing.week())) if i.section == section and not i.decided]


def review(journal: Journal, section: str) -> list[str]:
    """Decide all of a section and close the week. Returns what was asked about."""
    reviewing, items = journal.reviewing, up(journal, section)
    for item in items:
        reviewing.decide(reviewing.week(), item)
    reviewing.close(reviewing.week())
    return [item.uid for item in items]


@pytest.fixture
def sunday(journal: Journal, clock: FrozenClock) -> date:
    clock.advance(days=6 - clock.today().weekday())
    return clock.today()


# Weeks


def test_a_week_missed_before_the_first_review_joins_it(journal: Journal, clock: FrozenClock, sunday: date) -> None:
    for weeks in (0, 1, 4, 5):
        journal.meeting.talk([f"Known {weeks}"], "hello", day=sunday - timedelta(weeks=weeks))
    assert [item.who for item in up(journal, "conversations")] == ["Known 4", "Known 1", "Known 0"]
    alone = journal.reviewing.standing(journal.reviewing.week(), alone=True)
    assert [item.who for item in journal.reviewing.items(alone) if item.section == "conversations"] == ["Known 0"]


def test_every_conversation_comes_up_once_from_the_first_week_on(journal: Journal, clock: FrozenClock) -> None:
    asked: list[str] = []
    for day in range(60):
        clock.advance(days=1)
        journal.meeting.talk(["Ana Reyes"], f"day {day}", day=clock.today())
        if day in (9, 12, 20, 33, 34, 47, 59):
            asked += review(journal, "conversations")
    late = clock.today()
    clock.advance(days=8)
    asked += review(journal, "conversations")
    kept = [uid for (uid,) in journal.database.rows("SELECT uid FROM conversation WHERE day <= ?", late.isoformat())]
    assert sorted(asked) == sorted(kept)


@pytest.mark.parametrize("starts", ["sunday", "saturday"])
def test_reviews_stay_when_weeks_begin_on_another_day(
    journal: Journal, clock: FrozenClock, sunday: date, starts: str
) -> None:
    clock.advance(days=-21)
    for number in range(4):
        journal.reviewing.close(journal.reviewing.week(), f"line {number}")
        clock.advance(days=7)
    clock.advance(days=-7)
    journal.meeting.talk(["Ana Reyes"], "hello", day=sunday - timedelta(days=20))
    other = Journal.open(journal.database.path, clock, week_starts=starts)
    assert other.reviewing.streak() == (4, 4)
    assert not other.reviewing.is_due()
    assert [other.reviewing.page(other.reviewing.week().before(n)).line for n in range(4)] == [
        "line 3", "line 2", "line 1", "line 0",
    ]  # fmt: skip
    other.reviewing.close(other.reviewing.week(), "more")
    assert len(other.reviewing.reviews.closed()) == 4
    other.close()


@pytest.mark.parametrize("words", ["9999-W52", "9999-12-31", "9999-W51", "0001-W01", "0001-01-01", "0001-W20"])
@pytest.mark.parametrize("starts", ["monday", "sunday", "saturday"])
def test_the_ends_of_the_calendar_are_no_weeks(journal: Journal, clock: FrozenClock, words: str, starts: str) -> None:
    with pytest.raises(WrongUse, match="is not a week"):
        Journal.open(journal.database.path, clock, week_starts=starts).reviewing.week(words)


@pytest.mark.parametrize("words", ["9998-W50", "0002-W02"])
def test_any_other_week_can_be_read_and_asked(journal: Journal, words: str) -> None:
    week = journal.reviewing.week(words)
    assert journal.reviewing.page(week).happened == ()
    journal.reviewing.items(journal.reviewing.standing(week))


def test_a_week_to_come_is_not_reviewed(journal: Journal, clock: FrozenClock) -> None:
    with pytest.raises(WrongUse, match="has not begun yet"):
        journal.reviewing.reviewed_week("2099-W10")
    assert clock.today() in journal.reviewing.reviewed_week(clock.today().isoformat())


def test_a_clock_that_ran_a_year_ahead_hides_nothing(journal: Journal, clock: FrozenClock, sunday: date) -> None:
    journal.promising.make("send the list", to="Ana", by="tomorrow")
    clock.advance(days=365)
    assert review(journal, "mine")
    clock.advance(days=-365)
    assert [item.what for item in up(journal, "mine")] == ["send the list"]
    assert review(journal, "mine")
    assert up(journal, "mine") == []
    clock.advance(days=7)
    assert [item.what for item in up(journal, "mine")] == ["send the list"]


# Much at once


def test_the_whole_pile_comes_up_in_its_turn(journal: Journal, clock: FrozenClock, sunday: date) -> None:
    for number in range(25):
        journal.meeting.talk([f"Card {number}"], "hello", day=sunday - timedelta(days=number))
    weeks = []
    for _ in range(3):
        weeks.append(review(journal, "pile"))
        clock.advance(days=7)
    assert [len(set(week)) for week in weeks] == [CARDS] * 3
    assert len({uid for week in weeks for uid in week}) == 25


def test_cards_put_off_are_among_the_ten(journal: Journal, sunday: date) -> None:
    for number in range(25):
        journal.meeting.talk([f"Card {number}"], "hello", day=sunday - timedelta(days=number))
    for card in up(journal, "pile")[:6]:
        journal.reviewing.later(journal.reviewing.week(), card)
    assert len(up(journal, "pile")) == CARDS - 6
    for card in up(journal, "pile"):
        journal.reviewing.later(journal.reviewing.week(), card)
    assert up(journal, "pile") == []


def test_of_many_promises_some_come_up_each_week_and_all_in_time(
    journal: Journal, clock: FrozenClock, sunday: date
) -> None:
    with journal.database.write("", bulk=True):
        for number in range(700):
            journal.promises.add("mine", f"send {number}", sunday, due=sunday - timedelta(days=1))
    reviewing = journal.reviewing
    more = {name: left for name, _, left in reviewing.sections(reviewing.standing(reviewing.week()))}
    assert more["mine"] == 700 - PROMISES
    seen: set[str] = set()
    for week in range(1, 19):
        asked = review(journal, "mine")
        seen |= set(asked)
        assert len(asked) == PROMISES and len(seen) == min(700, week * PROMISES)
        clock.advance(days=7)


def test_a_week_resumed_asks_no_more_than_it_would_have(journal: Journal, sunday: date) -> None:
    with journal.database.write("", bulk=True):
        for number in range(60):
            journal.promises.add("theirs", f"send {number}", sunday, due=sunday - timedelta(days=1))
    for item in up(journal, "theirs")[:15]:
        journal.reviewing.finish(journal.reviewing.week(), item)
    assert len(up(journal, "theirs")) == PROMISES - 15


# What a line becomes


@pytest.fixture
def card(journal: Journal, sunday: date) -> Item:
    """Somebody with nothing but a name."""
    event = journal.meeting.event("Thames Breakfast", sunday - timedelta(days=4))
    journal.meeting.room(event, journal.meeting.recognise("Cara Blank"), "talked")
    (item,) = up(journal, "gather")
    return item


@pytest.mark.parametrize(
    "lines, does, hook",
    [
        (("baker — red glasses", "has two dogs — loves sailing"), "baker; has two dogs", "red glasses; loves sailing"),
        (("baker — red glasses", "— hat"), "baker", "red glasses; hat"),
        (("runs A - B - C tours",), "runs A - B - C tours", ""),
        (("baker — red — glasses", "a baker -- hat", "baker"), "baker; a baker", "red — glasses; hat"),
        (("— hat", "— hat", "actor — hats", "act"), "actor; act", "hat; hats"),
    ],
)
def test_a_line_more_loses_nothing(journal: Journal, card: Item, lines: tuple[str, ...], does: str, hook: str) -> None:
    for line in lines:
        journal.reviewing.write_more(card, line)
    person = journal.people.get(card.ref.id)
    assert (person.does, person.hook) == (does, hook)


@pytest.mark.parametrize("mine", [False, True], ids=["p", "n"])
@pytest.mark.parametrize(
    "words, whose",
    [("ring Tom Hill on Tuesday", "Tom Hill"), ("ring @Tom on Tuesday", "Tom Hill"), ("ring her", "Ana Reyes")],
)
def test_a_name_in_the_words_comes_before_the_items(
    journal: Journal, sunday: date, mine: bool, words: str, whose: str
) -> None:
    journal.meeting.talk(["Tom Hill"], "hello", day=sunday - timedelta(days=200))
    journal.meeting.talk(["Ana Reyes"], "hello", day=sunday - timedelta(days=2))
    (item,) = up(journal, "conversations")
    kept = journal.promises.get(journal.reviewing.promise(journal.reviewing.week(), item, words, mine=mine).ref.id)
    assert (kept.person, kept.direction, kept.conversation_id) == (whose, "mine", item.ref.id)


def test_no_line_at_the_close_is_written_over(journal: Journal) -> None:
    reviewing, week = journal.reviewing, journal.reviewing.week()
    for line in ("a", "a quiet week", "", "a"):
        reviewing.close(week, line)
    assert reviewing.page(week).line == "a · a quiet week"
    reviewing.close(week, "a loud one", "a · a quiet week")
    assert reviewing.page(week).line == "a loud one"
