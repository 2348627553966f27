"""A promise's whole life, on a real file."""

from datetime import date

import pytest

from netjournal.clock import FrozenClock
from netjournal.domain.promises import SOME_DAY, Repeat, read_repeat
from netjournal.domain.records import Promise
from netjournal.errors import WrongUse
from netjournal.journal import Journal


@pytest.fixture
def made(journal: Journal) -> int:
    return journal.promising.make("send the checklist", to="Priya", by="fri").ref.id


def now(journal: Journal, promise: int) -> Promise:
    return journal.promises.get(promise)


def steps(journal: Journal, promise: int) -> list[tuple[str, str]]:
    return [(step.step, step.words) for step in journal.promises.steps(promise)]


def test_put_off_it_asks_later_and_keeps_its_day(journal: Journal, made: int, clock: FrozenClock) -> None:
    due = now(journal, made).due
    later = journal.promising.make("later than that", by="in 3 weeks").ref.id
    day, _ = journal.promising.snooze(made, "in 4 weeks")
    assert (now(journal, made).due, now(journal, made).asks) == (due, day)
    assert [line.id for line in journal.listing("promise").at(0, 9)] == [later, made]
    clock.advance(days=10)
    assert journal.promises.due(clock.today()) == 0
    clock.advance(days=20)
    assert journal.promises.due(clock.today()) == 2


def test_put_off_to_some_day_it_never_asks(journal: Journal, made: int, clock: FrozenClock) -> None:
    assert journal.promising.snooze(made, "some day")[0] == SOME_DAY
    clock.advance(days=4000)
    assert journal.promises.due(clock.today()) == 0


@pytest.mark.parametrize("words", ["yesterday", "", "blursday", "2001-01-01"])
def test_a_day_that_is_not_ahead_puts_nothing_off(journal: Journal, made: int, words: str) -> None:
    with pytest.raises(WrongUse, match="no day ahead"):
        journal.promising.snooze(made, words)
    assert now(journal, made).snoozed is None


def test_renegotiated_it_is_due_on_the_new_day(journal: Journal, made: int) -> None:
    before = now(journal, made).due
    journal.promising.snooze(made, "in 4 weeks")
    journal.promising.renegotiate(made, "12 Dec", "rang her about it")
    promise = now(journal, made)
    assert (promise.due_words, promise.snoozed) == ("12 Dec", None)
    assert steps(journal, made) == [("put off", "in 4 weeks"), ("renegotiated", "rang her about it")]
    assert journal.promises.steps(made)[1].due == before
    with pytest.raises(WrongUse, match="stays as it was"):
        journal.promising.renegotiate(made, "blursday")


def test_one_that_recurs_is_begun_anew_from_the_day_it_was_done(
    journal: Journal, made: int, clock: FrozenClock
) -> None:
    journal.promising.repeat(made, "every 2 weeks")
    clock.advance(days=40)
    journal.promising.finish(made, "she liked it")
    again, done = journal.listing("promise").at(0, 9)
    assert (done.id, done.state, done.closed_words) == (made, "done", "she liked it")
    assert (again.words, again.person, (again.due or date.min) - clock.today()) == (
        done.words, done.person, date(2026, 1, 15) - date(2026, 1, 1),
    )  # fmt: skip
    journal.undo()
    assert [line.state for line in journal.listing("promise").at(0, 9)] == ["open"]


def test_opened_again_it_takes_back_what_was_begun_anew(journal: Journal, made: int, clock: FrozenClock) -> None:
    journal.promising.repeat(made, "every 2 weeks")
    for _ in range(2):
        journal.promising.finish(made)
        clock.advance(days=1)
        journal.promising.reopen(made)
    assert [(line.id, line.state) for line in journal.listing("promise").at(0, 9)] == [(made, "open")]
    journal.undo()
    assert [line.state for line in journal.listing("promise").at(0, 9)] == ["open", "done"]


@pytest.mark.parametrize("touched", ["snooze", "renegotiate", "change", "finish", "repeat"])
def test_what_was_touched_since_it_was_begun_anew_stays(journal: Journal, made: int, touched: str) -> None:
    journal.promising.repeat(made, "every 2 weeks")
    journal.promising.finish(made)
    again = journal.listing("promise").at(0, 1)[0].id
    with_words = {"snooze": "in a month", "renegotiate": "in a month", "repeat": "monthly"}
    if touched == "change":
        journal.promising.change(again, words="something else")
    else:
        getattr(journal.promising, touched)(again, with_words.get(touched, ""))
    journal.promising.reopen(made)
    assert now(journal, again).id == again


def test_let_go_it_is_not_begun_anew(journal: Journal, made: int) -> None:
    journal.promising.repeat(made, "monthly")
    journal.promising.finish(made, "she moved away", let_go=True)
    assert journal.listing("promise").count() == 1
    journal.promising.reopen(made)
    assert now(journal, made).state == "open"
    assert [step for step, _ in steps(journal, made)] == ["let go", "opened again"]


def test_how_often_is_said_in_words_that_are_understood(journal: Journal, made: int) -> None:
    with pytest.raises(WrongUse, match="how often"):
        journal.promising.repeat(made, "now and then")
    assert now(journal, made).repeats == ""


@pytest.mark.parametrize(
    ("words", "done", "due"),
    [
        ("every 2 weeks", date(2026, 11, 22), date(2026, 12, 6)),
        ("3 days", date(2026, 2, 27), date(2026, 3, 2)),
        ("monthly", date(2026, 1, 31), date(2026, 2, 28)),
        ("every quarter", date(2026, 11, 30), date(2027, 2, 28)),
        ("every year", date(2028, 2, 29), date(2029, 2, 28)),
        ("fortnight", date(2026, 12, 25), date(2027, 1, 8)),
    ],
)
def test_it_recurs_by_the_calendar(words: str, done: date, due: date) -> None:
    repeat = read_repeat(words)
    assert repeat is not None
    assert repeat.after(done) == due


@pytest.mark.parametrize("words", ["", "soon", "every 0 days", "every", "2"])
def test_words_that_do_not_say_how_often_are_none(words: str) -> None:
    assert read_repeat(words) is None
    assert Repeat(days=7).after(date(2026, 1, 1)) == date(2026, 1, 8)
