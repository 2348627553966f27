"""The 1-2-1 sheet and how close one is, on a real file."""

from datetime import date

import pytest

from netjournal.clock import FrozenClock
from netjournal.domain.sheets import boxes
from netjournal.journal import Journal


@pytest.fixture
def ana(journal: Journal) -> int:
    return journal.meeting.met("Ana Reyes").person.id


def fill(journal: Journal, person: int, conversation: int | None = None, **words: str) -> int | None:
    before = boxes(journal.sheets.lines(person))
    named = {name.replace("_", "-"): text for name, text in words.items()}
    return journal.sheets.write(person, before, {**before, **named}, conversation)


def told(journal: Journal, person: int) -> list[tuple[str, str, str, date, int | None]]:
    return [(s.side, s.field, s.text, s.day, s.conversation_id) for s in journal.sheets.lines(person)]


def test_it_fills_over_several_meetings(journal: Journal, ana: int, clock: FrozenClock) -> None:
    first = clock.today()
    fill(journal, ana, theirs_goals="bigger premises")
    clock.advance(days=30)
    talk = journal.meeting.talk(["Ana Reyes"], how="1-2-1").id
    fill(journal, ana, talk, theirs_goals="bigger premises\nan apprentice", mine_skills="plain words")
    assert told(journal, ana) == [
        ("theirs", "goals", "bigger premises", first, None),
        ("theirs", "goals", "an apprentice", clock.today(), talk),
        ("mine", "skills", "plain words", clock.today(), talk),
    ]
    assert [line.text for _, line in journal.sheets.sheets.of_conversation(talk)] == ["an apprentice", "plain words"]


def test_each_writing_is_one_action_that_can_be_taken_back(journal: Journal, ana: int) -> None:
    fill(journal, ana, theirs_goals="one\ntwo", mine_goals="three")
    before = told(journal, ana)
    assert fill(journal, ana, theirs_goals="two\nfour") is not None
    assert [line[2] for line in told(journal, ana)] == ["two", "three", "four"]
    journal.undo()
    assert told(journal, ana) == before
    assert fill(journal, ana) is None


def test_two_windows_fill_one_sheet(journal: Journal, ana: int) -> None:
    """Each writes what it changed; neither takes off what it never saw, and the same line is there once."""
    fill(journal, ana, theirs_goals="there before")
    before = boxes(journal.sheets.lines(ana))
    journal.sheets.write(ana, before, {**before, "theirs-goals": "there before\nby one\nby both"})
    journal.sheets.write(ana, before, {**before, "theirs-goals": "by the other\nby both"})
    assert [line[2] for line in told(journal, ana)] == ["by one", "by both", "by the other"]


def test_a_conversation_removed_leaves_what_came_up_in_it(journal: Journal, ana: int) -> None:
    talk = journal.meeting.talk(["Ana Reyes"])
    fill(journal, ana, talk.id, theirs_networks="the guild")
    with journal.database.write(""):
        journal.conversations.remove(talk.id)
    assert [line[2:] for line in told(journal, ana)] == [("the guild", journal.clock.today(), None)]


def test_closer_is_said_once_a_day_and_the_later_word_counts(journal: Journal, ana: int, clock: FrozenClock) -> None:
    journal.meeting.moved(ana, "closer")
    journal.meeting.moved(ana, "further", "cancelled\ntwice")
    assert [(m.move, m.words) for m in journal.people.get(ana).moves] == [("further", "cancelled twice")]
    clock.advance(days=1)
    journal.meeting.moved(ana, "same")
    assert [m.move for m in journal.people.get(ana).moves] == ["further", "same"]
    journal.undo()
    assert [m.move for m in journal.people.get(ana).moves] == ["further"]
    assert journal.people.get(ana).stage == "met", "the stage moves only when it is said"


def test_a_stage_is_noted_with_its_day_and_stays_said(journal: Journal, ana: int) -> None:
    journal.meeting.moved(ana, "same", "tea")
    with journal.database.write("Changed"):
        journal.meeting.stage(ana, "know")
    journal.meeting.moved(ana, "closer", "and cake")
    (move,) = journal.people.get(ana).moves
    assert (move.move, move.stage, move.words) == ("closer", "know", "and cake")
    with journal.database.write("Changed"):
        journal.meeting.stage(ana, "like")
    assert [(m.move, m.stage) for m in journal.people.get(ana).moves] == [("further", "like")]
    assert journal.people.get(ana).stage == "like"


def test_what_was_said_of_a_conversation_is_not_todays_own_word(journal: Journal, ana: int) -> None:
    talk = journal.meeting.talk(["Ana Reyes"])
    with journal.database.write(""):
        journal.people.move_once(ana, journal.clock.today(), "closer", "", talk.id)
    assert journal.meeting.today_moved(ana) is None
    journal.meeting.moved(ana, "same")
    assert [m.move for m in journal.people.get(ana).moves] == ["closer", "same"]
