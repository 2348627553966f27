"""A jot kept: to whom, to which event, under which day. And rooms written down."""

from datetime import UTC, date, datetime, timedelta

import pytest

from netjournal.clock import FrozenClock
from netjournal.domain.records import Contact, Ref
from netjournal.errors import Ambiguous, NotFound, WrongUse
from netjournal.journal import Journal, Narrow

TODAY = date(2026, 11, 22)


def add_event(journal: Journal, title: str, day: date, starts: str = "", ends: str = "") -> int:
    with journal.database.write("event"):
        return journal.events.add(title, day, starts_at=starts, ends_at=ends, zone="Europe/London")


def test_a_jot_is_joined_to_all_it_names(journal: Journal) -> None:
    first = journal.jotting.keep("a joint morning on pricing")
    kept = journal.jotting.keep("[[a joint]] with @Priya and [[no such thing]] #workshop")
    assert [(taken.name, taken.new) for taken in kept.people] == [("Priya", True)]
    assert kept.links == (("a joint", "a joint morning on pricing"), ("no such thing", ""))
    assert kept.tags == journal.ideas.get(kept.ref.id).tags == ("workshop",)
    joined = {(a.relation, a.ref.kind, a.ref.id) for a in journal.ideas.associations(kept.ref.id)}
    assert joined == {("reminds me of", "idea", first.ref.id), ("together with", "person", kept.people[0].id)}
    back = journal.ideas.associations(first.ref.id)
    assert [(a.ref, a.outgoing) for a in back] == [(kept.ref, False)]


def test_an_unknown_name_becomes_a_person_with_only_a_name(journal: Journal) -> None:
    add_event(journal, "Thames Breakfast", TODAY)
    kept = journal.jotting.keep('must tell @"Sam Lee"')
    person = journal.people.get(kept.people[0].id)
    assert person == journal.people.get(person.id)._replace(name="Sam Lee", met_event="", met_on="")


def test_two_spellings_of_one_person_are_one(journal: Journal) -> None:
    kept = journal.jotting.keep("@Ana and @ANA and @ana")
    assert len(kept.people) == 1
    kept = journal.jotting.keep('@"Tom Ellis" and @Tom')
    assert len({taken.id for taken in kept.people}) == 1


def test_whoever_appears_with_the_others_is_taken(journal: Journal) -> None:
    with journal.database.write("people"):
        reyes, gray = journal.people.add("Ana Reyes"), journal.people.add("Ana Gray")
        journal.people.add("Tom Ellis")
    journal.jotting.keep('once with @"Ana Reyes" and @"Tom Ellis"')
    kept = journal.jotting.keep("again with @Ana and @Tom")
    assert kept.people[0].id == reyes
    assert kept.people[0].why == "who appears with the others named"
    event = add_event(journal, "Supper", TODAY)
    with journal.database.write("there"):
        journal.events.attend(event, gray, "talked")
    kept = journal.jotting.keep("@Ana on sails")
    assert (kept.people[0].id, kept.people[0].why) == (gray, "who was there")
    kept = journal.jotting.keep("@Ana on sails", to_event=False)
    assert (kept.people[0].id, kept.people[0].why, kept.people[0].among) == (gray, "the one met last", 2)


# now: Sunday 22 November, 9:30 in London
FILED = [
    ("today without a time", TODAY, "", "", True),
    ("yesterday", TODAY - timedelta(1), "", "", True),
    ("the day before", TODAY - timedelta(2), "", "", True),
    ("three days ago", TODAY - timedelta(3), "", "", False),
    ("tomorrow", TODAY + timedelta(1), "", "", False),
    ("begun this morning", TODAY, "2026-11-22T08:00:00Z", "", True),
    ("this evening", TODAY, "2026-11-22T19:00:00Z", "", False),
    ("ended 47 hours ago", TODAY - timedelta(2), "2026-11-20T08:00:00Z", "2026-11-20T10:30:00Z", True),
    ("ended 49 hours ago", TODAY - timedelta(2), "2026-11-20T07:00:00Z", "2026-11-20T08:30:00Z", False),
    ("days long, just over", TODAY - timedelta(4), "2026-11-18T08:00:00Z", "2026-11-21T17:00:00Z", True),
    ("days long, still on", TODAY - timedelta(1), "2026-11-21T08:00:00Z", "2026-11-24T17:00:00Z", True),
]


@pytest.mark.parametrize(("_", "day", "starts", "ends", "filed"), FILED, ids=[row[0] for row in FILED])
def test_a_jot_within_48_hours_files_itself(
    journal: Journal, _: str, day: date, starts: str, ends: str, filed: bool
) -> None:
    event = add_event(journal, "Thames Breakfast", day, starts, ends)
    kept = journal.jotting.keep("late spark")
    assert (kept.event.id if kept.event else None) == (event if filed else None)
    assert journal.ideas.get(kept.ref.id).event_id == (event if filed else None)
    assert journal.jotting.keep("another", to_event=False).event is None


def test_an_event_to_come_does_not_hide_the_one_just_over(journal: Journal) -> None:
    breakfast = add_event(journal, "Breakfast", TODAY - timedelta(1))
    add_event(journal, "Tonight", TODAY, "2026-11-22T19:00:00Z")
    kept = journal.jotting.keep("late spark")
    assert kept.event and kept.event.id == breakfast


@pytest.mark.parametrize(("hours", "filed"), [(0, False), (24, False), (34, True), (48, True), (480, True)])
def test_how_long_an_event_gathers_is_a_setting(journal: Journal, hours: int, filed: bool) -> None:
    add_event(journal, "Breakfast", TODAY - timedelta(2), "2026-11-20T22:00:00Z", "2026-11-20T23:45:00Z")
    journal.nouns.hours = hours
    assert bool(journal.jotting.keep("late spark").event) == filed


def test_on_another_day_it_goes_there_and_to_that_days_event(journal: Journal) -> None:
    add_event(journal, "Today's", TODAY)
    event = add_event(journal, "Wednesday's", date(2026, 11, 18))
    kept = journal.jotting.keep("an idea", on=date(2026, 11, 18))
    assert kept.event and kept.event.id == event
    idea = journal.ideas.get(kept.ref.id)
    assert (idea.day, idea.at.at) == (date(2026, 11, 18), datetime(2026, 11, 22, 9, 30, tzinfo=UTC))
    assert journal.jotting.keep("an idea", on=date(2026, 11, 17)).event is None
    promise = journal.jotting.keep("! send Ana the list by friday", on=date(2026, 11, 18))
    assert journal.promises.get(promise.ref.id).made_on == date(2026, 11, 18)


def test_midnight_is_where_the_person_is(journal_file: object, journal: Journal, clock: FrozenClock) -> None:
    clock.moment = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)  # half past midnight in London
    kept = journal.jotting.keep("an idea")
    assert journal.ideas.get(kept.ref.id).day == date(2026, 7, 2)


def test_a_promise_keeps_whose_to_whom_and_when(journal: Journal) -> None:
    kept = journal.jotting.keep("! Ana: send me the deck by friday #deck")
    promise = journal.promises.get(kept.ref.id)
    assert (promise.direction, promise.words, promise.person) == ("theirs", "send me the deck", "Ana")
    assert (promise.due, promise.due_words, promise.kind) == (date(2026, 11, 27), "friday", "send")
    assert journal.promises.tags(kept.ref.id) == ("deck",)
    kept = journal.jotting.keep("! write it up by easter")
    promise = journal.promises.get(kept.ref.id)
    assert (promise.due, promise.due_words, kept.unread) == (None, "easter", "easter")


def test_an_empty_jot_is_refused(journal: Journal) -> None:
    with pytest.raises(WrongUse):
        journal.jotting.keep(" \n ")


# Rooms

SHEET = """Priya Nair, accounts for bakeries — red glasses
Tom Ellis - Ellis Print
Ana Reyes (Packhouse)
1. Sam Lee <sam@lee.co>, sails
priya nair

田中 太郎
"""


def test_a_room_is_one_sitting_and_one_action(journal: Journal) -> None:
    event = journal.meeting.event("Thames Breakfast", date(2026, 11, 18), series="Wednesdays")
    before = len(journal.actions())
    met = journal.meeting.room(event, journal.meeting.recognise(SHEET, event), "talked")
    assert [m.person.name for m in met] == ["Priya Nair", "Tom Ellis", "Ana Reyes", "Sam Lee", "田中 太郎"]
    assert len(journal.actions()) == before + 1
    priya = journal.people.get(met[0].person.id)
    assert (priya.does, priya.hook, priya.met_event, priya.met_on) == (
        "accounts for bakeries", "red glasses", "Thames Breakfast", "2026-11-18",
    )  # fmt: skip
    assert journal.people.get(met[3].person.id).contacts == (Contact("email", "sam@lee.co"),)
    line = journal.listing("event").at(0, 1)[0]
    assert line.people == 5
    assert journal.listing("person", Narrow("event", event)).count() == 5


COMPANIES = """Ana Reyes - Patisserie Bonnet
Bo Larsen (Larsen & Co)
Ida Holm\tHolm Mills\tmiller\tida@holm.example
Zed Ash - Ash Ltd, bricks for barns — red scarf <zed@ash.example>
Wren, knitting"""


def test_a_company_is_where_they_work_and_not_what_they_do(journal: Journal) -> None:
    event = add_event(journal, "Thames Breakfast", TODAY - timedelta(days=1))
    met = journal.meeting.room(event, journal.meeting.recognise(COMPANIES, event), "talked")
    found = [journal.people.get(one.person.id) for one in met]
    assert [(p.name, p.organisation, p.does, p.hook) for p in found] == [
        ("Ana Reyes", "Patisserie Bonnet", "", ""),
        ("Bo Larsen", "Larsen & Co", "", ""),
        ("Ida Holm", "Holm Mills", "miller", ""),
        ("Zed Ash", "Ash Ltd", "bricks for barns", "red scarf"),
        ("Wren", "", "knitting", ""),
    ]
    assert [c.value for p in found for c in p.contacts] == ["ida@holm.example", "zed@ash.example"]
    # A list shows the company where nothing says what they do; the card of the pile does not take it for that.
    shown = ["Patisserie Bonnet", "Larsen & Co", "miller", "bricks for barns", "knitting"]
    assert [line.does for line in journal.people.lines_of([p.id for p in found])][::-1] == shown
    assert [one.person.does for one in journal.events.attendees(event)] == shown
    assert [e.note for e in journal.entries(Ref("event", event)) if e.ref.kind == "person"] == shown
    card = next(card for card in journal.touching.pile() if card.name == "Ana Reyes")
    memory = journal.touching.memory(card, "Ana")
    assert (card.does, memory.does, memory.works) == ("Patisserie Bonnet", "", "Patisserie Bonnet")


def test_another_company_of_someone_known_is_noted_and_tells_two_apart(journal: Journal) -> None:
    (ana,) = journal.meeting.room(None, journal.meeting.recognise("Ana Reyes - Patisserie Bonnet"))
    (again,) = journal.meeting.room(None, journal.meeting.recognise("Ana Reyes - Mills & Co"))
    person = journal.people.get(ana.person.id)
    assert again.person.id == ana.person.id
    assert (person.organisation, person.notes) == ("Patisserie Bonnet", "2026-11-22: Mills & Co")
    assert (again.noted, again.stays) == ("Mills & Co", (("organisation", "Patisserie Bonnet"),))
    with journal.database.write("another"):
        journal.people.add("Ana Reyes", organisation="Holm Mills")
    (seen,) = journal.meeting.recognise("Ana Reyes (Patisserie Bonnet)")
    assert seen.person == ana.person.id


def test_known_people_are_recognised_and_keep_what_stands_there(journal: Journal) -> None:
    first = journal.meeting.event("First", date(2026, 11, 11))
    journal.meeting.room(first, journal.meeting.recognise(SHEET, first), "talked")
    second = journal.meeting.event("Second", date(2026, 11, 18))
    seen = journal.meeting.recognise("Priya Nair, tax for florists — yellow scarf\nsam@lee.co\nTom", second)
    assert [s.name for s in seen] == ["Priya Nair", "Sam Lee", "Tom Ellis"]
    met = journal.meeting.room(second, seen)
    assert [m.person.new for m in met] == [False, False, False]
    priya = journal.people.get(met[0].person.id)
    assert priya.does == "accounts for bakeries"
    assert priya.hook == "red glasses; yellow scarf"
    assert priya.notes == "2026-11-22: tax for florists"
    assert priya.met_event == "First"


def test_two_of_one_name_are_told_apart_by_what_they_do(journal: Journal) -> None:
    with journal.database.write("people"):
        journal.people.add("Ana Reyes", does="packaging")
        sails = journal.people.add("Ana Reyes", does="sails for dinghies")
    (seen,) = journal.meeting.recognise("Ana Reyes, sails")
    assert (seen.person, seen.among) == (sails, 2)
    (seen,) = journal.meeting.recognise("Ana Reyes, bricks")
    assert (seen.person, seen.among) == (None, 2)
    with pytest.raises(Ambiguous, match="2 people"):
        journal.meeting.met("Ana Reyes")


def test_marks_stay_unless_a_new_one_is_said(journal: Journal) -> None:
    event = journal.meeting.event("Breakfast")
    seen = journal.meeting.recognise("Ana Reyes", event)
    (met,) = journal.meeting.room(event, seen, "talked")
    journal.meeting.room(event, journal.meeting.recognise("Ana Reyes", event))
    assert journal.events.attendees(event)[0].mark == "talked"
    journal.reflecting.mark(event, met.person.id, "hello")
    assert journal.events.attendees(event)[0].mark == "hello"


def test_someone_met_has_a_conversation_and_a_last_day(journal: Journal) -> None:
    event = journal.meeting.find_event("bre") if journal.events.named("bre", TODAY) else None
    assert event is None
    journal.meeting.event("Thames Breakfast", date(2026, 11, 18))
    at = journal.meeting.find_event("breakfast")
    met = journal.meeting.met("Priya Nair", at=at, does="accounts", hook="red", said="wants a printer")
    assert met.conversation is not None
    conversation = journal.conversations.get(met.conversation)
    assert (conversation.said, conversation.event, conversation.people) == (
        "wants a printer", "Thames Breakfast", ("Priya Nair",),
    )  # fmt: skip
    (line,) = journal.listing("person").at(0, 9)
    assert line.last == date(2026, 11, 18)


def test_events_are_meant_by_title_or_part_the_latest_first(journal: Journal) -> None:
    old = add_event(journal, "Thames Breakfast", date(2026, 11, 4))
    latest = add_event(journal, "Thames Breakfast", date(2026, 11, 18))
    add_event(journal, "Thames Breakfast", date(2026, 12, 2))
    assert old < journal.meeting.find_event("thames breakfast").id == latest
    add_event(journal, "Thames Supper", date(2026, 11, 19))
    with pytest.raises(Ambiguous):
        journal.meeting.find_event("thames")
    for nothing in ("nowhere", "", "  ", "%", "_"):
        with pytest.raises(NotFound):
            journal.meeting.find_event(nothing)


def test_promises_made_from_the_shell(journal: Journal) -> None:
    kept = journal.promising.make("send the VAT checklist", to="Priya", by="fri")
    assert (kept.direction, kept.due, kept.people[0].name) == ("mine", date(2026, 11, 27), "Priya")
    kept = journal.promising.make("introduce me to his printer", from_="Tom", by="soon")
    promise = journal.promises.get(kept.ref.id)
    assert (promise.direction, promise.due, promise.due_words, kept.unread) == ("theirs", None, "soon", "soon")
    journal.promising.finish(promise.id, "met the printer")
    done = journal.promises.get(promise.id)
    assert (done.state, done.closed_on, done.closed_words) == ("done", TODAY, "met the printer")
    journal.promising.reopen(promise.id)
    assert journal.promises.get(promise.id) == promise


def test_what_is_changed_is_clean_and_never_empty(journal: Journal) -> None:
    kept = journal.jotting.keep("an idea with @Ana")
    person = kept.people[0].id
    journal.edit(kept.ref, text="two\x1b[2J\r\nlines")
    assert journal.ideas.get(kept.ref.id).text == "two\nlines"
    journal.edit(Ref("person", person), hook="\x1b[1msails", name=" Ana\nReyes ")
    assert journal.people.get(person)[2:3] == ("Ana Reyes",)
    assert journal.people.get(person).hook == "sails"
    for ref, values in ((kept.ref, {"text": " "}), (Ref("person", person), {"name": "\u200d"})):
        with pytest.raises(WrongUse, match="can't be empty"):
            journal.edit(ref, **values)


def test_a_removed_record_is_gone_and_said_so(journal: Journal) -> None:
    kept = journal.jotting.keep("an idea")
    journal.remove(kept.ref)
    for act in (
        lambda: journal.remove(kept.ref),
        lambda: journal.edit(kept.ref, text="x"),
        lambda: journal.title(kept.ref),
    ):
        with pytest.raises(NotFound, match="no longer in the journal"):
            act()
    with pytest.raises(NotFound):
        journal.edit(Ref("person", 77), name="x")


def test_a_title_is_no_part_of_a_name(journal: Journal) -> None:
    journal.meeting.met("Dr. Lena Vogt")
    for name in ("Dr Lena Vogt", "lena vogt", "Lena"):
        assert not journal.meeting.met(name).person.new, name
    assert journal.meeting.met("Prof. Kim").person.new
    assert journal.jotting.keep("a thing with @Lena Vogt of note").people[0].name == "Dr. Lena Vogt"


def test_an_idea_heard_in_a_chain_was_heard_as_often_from_each_end(journal: Journal) -> None:
    ideas = [journal.jotting.keep(f"the shelf of mistakes {n}").ref for n in range(4)]
    with journal.database.write("heard again"):
        for later, earlier in zip(ideas[1:], ideas, strict=False):
            journal.ideas.join(later.id, earlier, "heard again")
        journal.ideas.join(ideas[0].id, ideas[3], "heard again")
    assert {line.heard for line in journal.listing("idea").at(0, 9)} == {4}


def test_a_waiting_jot_of_the_first_or_last_day_there_is_is_taken_in_as_of_now(journal: Journal) -> None:
    journal.inbox.folder.mkdir(parents=True)
    for at in ("0001-01-01T00:00:00+23:00", "9999-12-31T23:59:59-23:00"):
        file = journal.inbox.folder / f"{at[:4]}.json"
        file.write_text(f'{{"uid": "u{at[:4]}", "text": "t", "day": "", "to_event": true, "at": "{at}"}}')
    assert journal.drain() == 2
    assert {line.day for line in journal.listing("idea").at(0, 9)} == {journal.clock.today()}
