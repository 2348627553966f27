"""Sparks that come back, on a real file."""

import sqlite3
from datetime import date, timedelta

import pytest

from netjournal.clock import FrozenClock
from netjournal.domain.records import Ref
from netjournal.domain.sparks import REST_DAYS, Spark
from netjournal.journal import Journal
from tests.tui.builders import conversation, event, idea, person, promise

OLD = date(2026, 3, 12)


def today_of(journal: Journal) -> Spark:
    spark = journal.sparking.today()
    assert spark is not None
    return spark


def make(journal: Journal, text: str, day: date = OLD, *to: Ref, **values: object) -> int:
    with journal.database.write("", quiet=True):
        return idea(journal, text, day, *to, **values)


def test_an_old_idea_nobody_looked_at_again_comes_back_once_a_day_and_the_same_all_day(
    journal: Journal, clock: FrozenClock
) -> None:
    for number in range(30):
        make(journal, f"boats race before they rain {number}", OLD + timedelta(days=number))
    first = today_of(journal)
    assert (first.reason, first.answer) == ("unvisited", "")
    make(journal, "one more that is old")
    journal.sparking.visited(first.idea.ref)
    assert today_of(journal) == first._replace(looked=True)
    clock.advance(days=1)
    assert today_of(journal).idea.id != first.idea.id
    assert journal.database.value("SELECT count(*) FROM spark_day") == 2


def test_young_resting_and_task_like_ideas_never_come_back(journal: Journal, clock: FrozenClock) -> None:
    make(journal, "boats race before they rain", clock.today() - timedelta(days=9))
    make(journal, "a quiet table", OLD, resting=True)
    make(journal, "send Tom the list")
    priya = person_of(journal, "Priya Nair")
    make(journal, "ring priya about the boats", OLD, Ref("person", priya))
    assert journal.sparking.today() is None


def test_a_resting_idea_takes_no_other_ones_place(journal: Journal, clock: FrozenClock) -> None:
    tom = person_of(journal, "Tom Ellis")
    with journal.database.write("", quiet=True):
        journal.events.attend(event(journal, "Makers' evening", clock.today()), tom)
    make(journal, "a quiet table", date(2025, 11, 22), Ref("person", tom), resting=True)
    assert journal.sparking.candidates(clock.today()) == {"unvisited": [], "on this day": [], "meeting": []}


def person_of(journal: Journal, name: str) -> int:
    with journal.database.write("", quiet=True):
        return person(journal, name)


def test_a_line_that_was_set_aside_never_comes_back_until_it_is_said_to_be_an_idea(journal: Journal) -> None:
    kept = make(journal, "cork and letters")
    with journal.database.write("", quiet=True):
        there = event(journal, "Thames Breakfast", OLD)
        reflection = journal.reflections.add(there, "event", "five", OLD)
        aside = journal.reflections.answer(reflection, "new", "cork and letters", idea_id=kept, set_aside=True)
    assert journal.sparking.today() is None
    with journal.database.write("", quiet=True):
        journal.database.run("UPDATE answer SET set_aside = 0")
    assert aside and today_of(journal).idea.id == kept


def test_an_idea_of_this_very_day_comes_back_though_it_was_looked_at(journal: Journal) -> None:
    there = make(journal, "letters as gifts", date(2025, 11, 22))
    with journal.database.write("", quiet=True):
        journal.sparking.sparks.visit(there, date(2026, 1, 1))
    assert today_of(journal).reason == "on this day"


def test_an_idea_of_someone_one_meets_this_week_comes_back_with_who_and_where(
    journal: Journal, clock: FrozenClock
) -> None:
    tom, soon = person_of(journal, "Tom Ellis"), clock.today() + timedelta(days=3)
    make(journal, "letters printed on cork", clock.today() - timedelta(days=2), Ref("person", tom))
    assert journal.sparking.today() is None
    with journal.database.write("", quiet=True):
        coming = event(journal, "Makers' evening", soon)
        journal.events.attend(coming, tom, "not met")
    spark = today_of(journal)
    assert (spark.reason, spark.who, spark.event, spark.on) == ("meeting", "Tom Ellis", "Makers' evening", soon)
    journal.remove(Ref("event", coming))
    assert today_of(journal)[3:] == ("", "", None, False)  # called off: the spark stays, what is said of it doesn't


def test_a_planned_conversation_is_a_meeting_and_one_that_was_had_is_none(journal: Journal, clock: FrozenClock) -> None:
    tom = person_of(journal, "Tom Ellis")
    make(journal, "letters printed on cork", clock.today() - timedelta(days=2), Ref("person", tom))
    with journal.database.write("", quiet=True):
        conversation(journal, [tom], clock.today(), "had this morning")
    assert journal.sparking.today() is None
    with journal.database.write("", quiet=True):
        conversation(journal, [tom], clock.today() + timedelta(days=2), "coffee")
    assert today_of(journal).who == "Tom Ellis"


@pytest.mark.parametrize("said", ["alive", "develop", "rest", "not now"])
def test_what_is_said_to_it_stands_and_an_answer_is_taken_back(journal: Journal, clock: FrozenClock, said: str) -> None:
    there = make(journal, "boats race before they rain")
    before = len(journal.actions())
    action = journal.sparking.answer(today_of(journal), said)
    assert today_of(journal).answer == said
    answered = said in ("alive", "rest")
    assert len(journal.actions()) == before + answered and (action is not None) == answered
    assert journal.ideas.get(there).resting == (said == "rest")
    looked = journal.database.value("SELECT visited_on FROM idea")
    assert looked == ("" if said == "not now" else clock.today().isoformat())
    if said == "rest":
        journal.undo()
        assert not journal.ideas.get(there).resting
    elif said == "alive":
        journal.undo()
        assert today_of(journal).answer == ""
        journal.redo()
        assert today_of(journal).answer == "alive"
    clock.advance(days=1)
    assert journal.sparking.today() is None  # it was the spark yesterday
    clock.advance(days=REST_DAYS)
    back = journal.sparking.today()
    assert (back is not None) == (said == "not now")


def test_a_removed_spark_leaves_its_day_without_one_and_comes_back_with_undo(journal: Journal) -> None:
    make(journal, "boats race before they rain")
    make(journal, "letters as gifts")
    spark = today_of(journal)
    journal.remove(spark.idea.ref)
    assert journal.sparking.today() is None
    journal.undo()
    assert today_of(journal) == spark


def test_looking_at_an_idea_is_no_step_to_take_back_and_stands_in_no_way(journal: Journal) -> None:
    kept = journal.jotting.keep("letters as gifts")
    assert kept.ref is not None
    journal.sparking.visited(kept.ref)
    assert journal.database.value("SELECT visited_on FROM idea") == "2026-11-22"
    assert [action.label for action in journal.actions()] == ["Kept an idea, “letters as gifts”"]
    journal.undo()
    assert journal.listing("idea").count() == 0


def test_a_held_journal_has_a_spark_at_once_and_looking_waits_for_nothing(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = make(journal, "boats race before they rain")
    monkeypatch.setattr("netjournal.store.held.time.sleep", lambda _: pytest.fail("it waited"))
    other = sqlite3.connect(journal.database.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    journal.sparking.visited(Ref("idea", there))
    spark = today_of(journal)
    other.execute("COMMIT")
    other.close()
    assert journal.database.value("SELECT count(*) FROM spark_day") == 0
    assert today_of(journal) == spark
    assert journal.database.value("SELECT count(*) FROM spark_day") == 1


def test_on_this_day_tells_of_events_conversations_ideas_and_kept_promises(journal: Journal) -> None:
    year, month = date(2025, 11, 22), date(2026, 10, 22)
    with journal.database.write("", quiet=True):
        tom = person(journal, "Tom Ellis")
        event(journal, "Thames Breakfast", year)
        event(journal, "the day after", year + timedelta(days=1))
        conversation(journal, [tom], month, "prints on cork")
        idea(journal, "letters as gifts", month)
        idea(journal, "send Tom the list", month)
        for state in ("done", "let go", "open"):
            promise(
                journal, "mine", f"{state} it is", OLD, person_id=tom, state=state,
                closed_on=year if state != "open" else "",
            )  # fmt: skip
    told = [(one.part, one.day, one.text) for one in journal.sparking.on_this_day()]
    assert told == [
        ("conversation", month, "prints on cork"),
        ("idea", month, "letters as gifts"),
        ("event", year, "Thames Breakfast"),
        ("promise done", year, "done it is"),
    ]


def test_of_very_many_the_latest_are_told(journal: Journal) -> None:
    with journal.database.write("", quiet=True):
        for year in range(1990, 2026):
            for number in range(4):
                event(journal, f"{year} {number}", date(year, 11, 22))
    told = journal.sparking.on_this_day()
    assert len(told) == 100 and (told[0].text, told[-1].text) == ("2025 0", "2001 3")
