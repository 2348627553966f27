"""The weekly review on a real file: what comes up, what is decided, and what is taken back."""

from datetime import date, timedelta

import pytest

from netjournal.clock import FrozenClock
from netjournal.domain.review import SECTIONS
from netjournal.domain.weeks import Week
from netjournal.errors import WrongUse
from netjournal.journal import Journal
from netjournal.store.database import Database, Row


@pytest.fixture
def lived(journal: Journal, clock: FrozenClock) -> Journal:
    """A week: a breakfast, a call, a promise each way, a scrap; the clock stands at its Sunday."""
    today = clock.today()
    clock.advance(days=6 - today.weekday())
    sunday = clock.today()
    event = journal.meeting.event("Thames Breakfast", sunday - timedelta(days=4))
    journal.meeting.room(event, journal.meeting.recognise("Priya Nair, accounts\nAna Reyes"), "talked")
    priya = journal.meeting.find_person("Priya Nair")
    journal.meeting.talked([priya], "clients never read it", day=sunday - timedelta(days=3), how="call")
    journal.promising.make("send the checklist", to="Priya", by="fri")
    journal.promising.make("send a drawing", from_="Priya", by="fri")
    journal.jotting.keep("a thing of its own", to_event=False)
    return journal


def came_up(journal: Journal, week: Week | None = None) -> dict[str, list[str]]:
    standing = journal.reviewing.standing(week or journal.reviewing.week())
    return {
        section: [item.who or item.what for item in items if not item.decided]
        for section, items in journal.reviewing.sections(standing)
        if items
    }


def test_everything_of_the_week_comes_up_in_its_section(lived: Journal) -> None:
    assert came_up(lived) == {
        "gather": ["a thing of its own", "Ana Reyes"],
        "events": ["Thames Breakfast"],
        "conversations": ["Priya Nair"],
        "mine": ["Priya Nair"],
        "theirs": ["Priya Nair"],
        "pile": ["Ana Reyes"],
    }


def test_what_is_reviewed_comes_up_again_when_its_time_has_come(lived: Journal, clock: FrozenClock) -> None:
    reviewing, week = lived.reviewing, lived.reviewing.week()
    for item in reviewing.items(reviewing.standing(week)):
        reviewing.decide(week, item)
    assert not any(came_up(lived).values())
    clock.advance(days=6)
    assert not any(came_up(lived).values())
    clock.advance(days=1)
    assert came_up(lived) == {"mine": ["Priya Nair"], "theirs": ["Priya Nair"], "pile": ["Ana Reyes"]}


def test_a_clock_set_back_asks_nothing_twice(lived: Journal, clock: FrozenClock) -> None:
    reviewing, week = lived.reviewing, lived.reviewing.week()
    for item in reviewing.items(reviewing.standing(week)):
        reviewing.decide(week, item)
    reviewing.close(week)
    clock.advance(days=-2)
    assert not any(came_up(lived, week).values())
    assert lived.reviewing.reviews.of_week(week.first) is not None


def test_a_missed_week_joins_the_next(lived: Journal, clock: FrozenClock) -> None:
    lived.reviewing.close(lived.reviewing.week().before())
    clock.advance(days=14)
    assert came_up(lived)["conversations"] == ["Priya Nair"]
    clock.advance(days=28)
    assert "conversations" not in came_up(lived)


def test_what_is_written_down_after_the_review_comes_up_in_the_next(lived: Journal, clock: FrozenClock) -> None:
    week = lived.reviewing.week()
    lived.reviewing.close(week)
    late = lived.meeting.talked([lived.meeting.find_person("Ana Reyes")], "on the way home", how="call")
    clock.advance(days=7)
    standing = lived.reviewing.standing(lived.reviewing.week())
    conversations = dict(lived.reviewing.sections(standing))["conversations"]
    assert late in [item.ref.id for item in conversations]


def test_a_decision_in_two_windows_is_one(lived: Journal, clock: FrozenClock) -> None:
    other = Journal.open(lived.database.path, clock)
    week = lived.reviewing.week()
    item = lived.reviewing.items(lived.reviewing.standing(week))[0]
    lived.reviewing.decide(week, item, "from the one")
    other.reviewing.decide(week, item, "from the other")
    (decision,) = other.reviewing.reviews.decisions(1)
    assert decision.words == "from the one\nfrom the other"
    other.close()


def test_each_decision_is_taken_back_by_itself(lived: Journal) -> None:
    reviewing, week = lived.reviewing, lived.reviewing.week()
    item = next(i for i in reviewing.items(reviewing.standing(week)) if i.section == "conversations")
    before = lived.people.get(item.people[0]).moves
    reviewing.move(week, item, "closer", "asked about my sister")
    reviewing.move(week, item, "further")
    assert [move.move for move in lived.people.get(item.people[0]).moves] == [*[m.move for m in before], "further"]
    assert lived.undo().label == "Further: Priya Nair"
    assert lived.people.get(item.people[0]).moves[-1].words == "asked about my sister"
    lived.undo()
    assert lived.people.get(item.people[0]).moves == before
    assert "Priya Nair" in came_up(lived)["conversations"]


def test_a_promise_from_the_review_knows_where_it_came_from(lived: Journal) -> None:
    reviewing = lived.reviewing
    item = next(i for i in reviewing.items(reviewing.standing(reviewing.week())) if i.section == "conversations")
    mine = lived.promises.get(reviewing.promise(item, "send her the list by friday").ref.id)
    assert (mine.direction, mine.person, mine.conversation_id) == ("mine", "Priya Nair", item.ref.id)
    theirs = lived.promises.get(reviewing.promise(item, "she said she would draw a box").ref.id)
    assert (theirs.direction, theirs.person) == ("theirs", "Priya Nair")
    with pytest.raises(WrongUse):
        reviewing.promise(item, " ! ")


def test_the_agenda_is_built_in_a_bounded_number_of_queries(lived: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    rows = Database.rows

    def counted(self: Database, sql: str, *parameters: object) -> list[Row]:
        asked.append(sql)
        return rows(self, sql, *parameters)

    monkeypatch.setattr(Database, "rows", counted)
    reviewing = lived.reviewing
    reviewing.items(reviewing.standing(reviewing.week()))
    assert len(asked) <= len(SECTIONS) + 7


def test_weeks_are_called_as_one_says_them(journal: Journal) -> None:
    assert journal.reviewing.week("2026-W46") == Week(date(2026, 11, 9))
    assert journal.reviewing.week("2026-11-12").name == "2026-W46"
    for words in ("2026-W54", "W46", "last", "2026-02-30"):
        with pytest.raises(WrongUse, match="not a week"):
            journal.reviewing.week(words)
