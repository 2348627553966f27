"""Conversations: with one or several, held or planned, on a real file."""

from datetime import date, timedelta

import pytest

from netjournal.clock import FrozenClock
from netjournal.errors import WrongUse
from netjournal.journal import Journal, Narrow


def test_with_several_at_an_event_on_its_day(journal: Journal, clock: FrozenClock) -> None:
    event = journal.meeting.event("1-2-1 with Tom", clock.today() - timedelta(days=4), kind="1-2-1")
    line = journal.events.line(event)
    talk = journal.meeting.talk(["Tom Ellis", "Ana", "tom ellis"], "cork", words="“at some point”", event=line)
    kept = journal.conversations.get(talk.id)
    assert (kept.people, kept.day, kept.how, kept.event) == (
        ("Tom Ellis", "Ana"), clock.today() - timedelta(days=4), "1-2-1", "1-2-1 with Tom",
    )  # fmt: skip
    assert [one.new for one in talk.people] == [True, True]
    journal.undo()
    assert journal.listing("person").count() == 0


def test_at_an_event_to_come_it_is_planned(journal: Journal, clock: FrozenClock) -> None:
    event = journal.meeting.event("Fair", clock.today() + timedelta(days=5))
    talk = journal.meeting.talk(["Ana"], event=journal.events.line(event))
    assert (talk.planned, talk.day) == (True, clock.today() + timedelta(days=5))


def test_nobody_is_no_conversation(journal: Journal) -> None:
    with pytest.raises(WrongUse, match="somebody"):
        journal.meeting.talk(["", "\u200b"])
    assert journal.actions() == []


def test_a_planned_call_is_not_a_call_until_it_was(journal: Journal, clock: FrozenClock) -> None:
    ana = journal.meeting.met("Ana Reyes", on=date(2026, 11, 1)).person.id
    soon = clock.today() + timedelta(days=3)
    talk = journal.meeting.talk(["Ana Reyes"], day=soon, how="call")
    assert talk.planned
    assert journal.actions(1)[0].label == "Planned a conversation"
    line = journal.people.line(ana)
    assert line is not None and line.last == date(2026, 11, 1)
    assert journal.listing("person").at(0, 1)[0].last == date(2026, 11, 1)
    clock.advance(days=3)
    line = journal.people.line(ana)
    assert line is not None and line.last == soon


def test_missed_and_planned_is_still_not_met(journal: Journal, clock: FrozenClock) -> None:
    event = journal.meeting.event("Fair", clock.today())
    seen = journal.meeting.recognise("Bo Chen", event)
    bo = journal.meeting.room(event, seen, "missed")[0].person.id
    journal.meeting.talk(["Bo Chen"], day=clock.today() + timedelta(days=2))
    line = journal.people.line(bo)
    assert line is not None and line.unmet == "missed"
    assert [p.id for p in journal.listing("person", Narrow(find="Bo")).at(0, 9)] == [bo]


def test_who_was_in_it_is_changed_and_taken_back(journal: Journal) -> None:
    talk = journal.meeting.talk(["Ana Reyes", "Tom Ellis"])
    other = journal.meeting.met("Ana Lopez").person.id
    journal.meeting.with_whom(talk.id, ["Ana Reyes", "Bo"])
    now = journal.conversations.get(talk.id)
    assert now.people == ("Ana Reyes", "Bo")
    assert other not in now.people_ids
    journal.undo()
    assert journal.conversations.get(talk.id).people == ("Ana Reyes", "Tom Ellis")
    with pytest.raises(WrongUse, match="somebody"):
        journal.meeting.with_whom(talk.id, ["  "])


def test_two_windows_close_one_promise_once(journal: Journal) -> None:
    made = journal.promising.make("send the list", every="2 weeks").ref.id
    journal.promising.finish(made, "by one")
    for late in (
        lambda: journal.promising.finish(made, "by the other"),
        lambda: journal.promising.snooze(made, "tomorrow"),
        lambda: journal.promising.renegotiate(made, "tomorrow"),
    ):
        with pytest.raises(WrongUse, match="done already"):
            late()
    assert journal.promises.get(made).closed_words == "by one"
    assert journal.listing("promise").count() == 2, "begun anew once"
    journal.promising.reopen(made)
    with pytest.raises(WrongUse, match="open already"):
        journal.promising.reopen(made)


def test_what_recurs_and_has_no_day_is_due_after_the_first_time(journal: Journal, clock: FrozenClock) -> None:
    kept = journal.promising.make("ring Ana", every="2 weeks")
    promise = journal.promises.get(kept.ref.id)
    assert (promise.due, promise.repeats) == (clock.today() + timedelta(days=14), "2 weeks")
    with pytest.raises(WrongUse, match="how often"):
        journal.promising.make("ring Bo", every="now and then")
    assert journal.listing("promise").count() == 1


def test_mine_and_theirs_are_two_lists_in_one_order(journal: Journal) -> None:
    for number in range(6):
        journal.promising.make(
            f"p{number}", to="Ana" if number % 2 else "", from_="" if number % 2 else "Tom", by="fri"
        )
    mine, theirs = (journal.listing("promise", Narrow(whose=whose)) for whose in ("mine", "theirs"))
    assert [p.words for p in mine.at(0, 9)] == ["p1", "p3", "p5"]
    assert [p.words for p in theirs.at(0, 2)] == ["p0", "p2"]
    assert [p.words for p in theirs.after(theirs.at(1, 1)[0], 9)] == ["p4"]
    assert mine.place(mine.at(2, 1)[0].ref) == 2
    assert (mine.count(), theirs.count()) == (3, 3)
    ana = journal.meeting.find_person("Ana")
    assert journal.listing("promise", Narrow("person", ana, whose="theirs")).count() == 0
