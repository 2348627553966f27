"""The pile, circles, the brake and who moved, on a real file."""

from datetime import date, timedelta

import pytest

from netjournal.clock import FrozenClock
from netjournal.domain.touch import AMNESTY
from netjournal.errors import NotFound, WrongUse
from netjournal.journal import Journal
from netjournal.present import how_met
from netjournal.store.database import Database, Row


@pytest.fixture
def today(clock: FrozenClock) -> date:
    return clock.today()


def meet(journal: Journal, name: str, days_ago: int = 4, title: str = "Thames Breakfast") -> int:
    day = journal.clock.today() - timedelta(days=days_ago)
    found = [e for e in journal.events.named(title, journal.clock.today()) if e.day == day]
    event = found[0].id if found else journal.meeting.event(title, day)
    return journal.meeting.met(name, at=journal.events.line(event)).person.id


def waiting(journal: Journal) -> list[str]:
    names = [card.name for card in journal.touching.pile()]
    assert journal.touching.pile_count() == len(names)
    return names


# The pile


def test_who_was_met_on_one_day_waits_and_a_second_day_is_a_follow_up(journal: Journal, today: date) -> None:
    priya, ana = meet(journal, "Priya"), meet(journal, "Ana")
    assert waiting(journal) == ["Ana", "Priya"]
    journal.meeting.talked([priya], "rang her", day=today - timedelta(days=1), how="call")
    meet(journal, "Ana", 2, "Makers' Evening")
    assert waiting(journal) == []
    assert ana


def test_a_call_on_the_very_day_is_a_follow_up_and_a_note_of_the_meeting_is_none(journal: Journal) -> None:
    priya = meet(journal, "Priya", 0)
    tom = journal.meeting.met("Tom", said="by the coffee").person.id
    journal.meeting.talked([priya], "what she said there")
    assert waiting(journal) == ["Tom", "Priya"]
    journal.touching.follow_up(priya, "rang on the way home")
    journal.touching.follow_up(tom, "wrote to him", "mail")
    assert waiting(journal) == []


def test_a_first_message_is_how_one_met_and_no_follow_up(journal: Journal, today: date) -> None:
    someone = journal.meeting.met("Wren", said="wrote out of nowhere").person.id
    with journal.database.write("", quiet=True):
        journal.database.run("UPDATE conversation SET how = 'message'")
    assert waiting(journal) == ["Wren"]
    journal.touching.follow_up(someone, "answered her", "message")
    assert waiting(journal) == []


def test_a_planned_call_is_no_call_and_a_note_no_touch(journal: Journal, today: date) -> None:
    priya = meet(journal, "Priya")
    journal.meeting.talked([priya], "we are to talk", day=today + timedelta(days=2), how="call")
    journal.people.get(priya)
    journal.jotting.keep("a thought about @Priya")
    journal.promising.make("send the list", to="Priya")
    assert waiting(journal) == ["Priya"]
    line = journal.people.line(priya)
    assert line is not None
    assert line.last == today - timedelta(days=4)
    assert journal.touching.touches.last(priya, today) == today - timedelta(days=4)


def test_a_coming_event_is_no_last_contact(journal: Journal, today: date) -> None:
    priya = meet(journal, "Priya")
    coming = journal.meeting.event("Winter Drinks", today + timedelta(days=3))
    with journal.database.write("", quiet=True):
        journal.events.attend(coming, priya, "talked")
    line = journal.people.line(priya)
    assert line is not None and line.last == today - timedelta(days=4)
    assert waiting(journal) == ["Priya"]


def test_a_promise_kept_is_a_follow_up(journal: Journal) -> None:
    meet(journal, "Priya")
    journal.promising.finish(journal.promising.make("send the list", to="Priya").ref.id)
    assert waiting(journal) == []


def test_who_was_known_before_and_who_was_not_met_is_not_in_it(journal: Journal, today: date) -> None:
    for name, values in (
        ("Old", {"met_on": "2019-05"}),
        ("Older", {"met_on": "2019"}),
        ("This", {"met_on": "2026-11"}),
    ):
        person = meet(journal, name)
        journal.edit(journal.people.get(person).ref, **values)
    missed = meet(journal, "Missed")
    with journal.database.write("", quiet=True):
        journal.database.run("UPDATE attendance SET mark = 'missed' WHERE person_id = ?", missed)
        journal.database.run("UPDATE person SET met_on = '', met_event_id = NULL WHERE id = ?", missed)
    meet(journal, "Long ago", 500)
    assert waiting(journal) == ["This"]


@pytest.mark.parametrize("mark", ["missed", "not met"])
def test_who_was_not_met_at_the_only_event_does_not_wait(journal: Journal, today: date, mark: str) -> None:
    event = journal.meeting.event("Thames Breakfast", today - timedelta(days=4))
    journal.meeting.room(event, journal.meeting.recognise("Priya\nAna"), "talked")
    with journal.database.write("", quiet=True):
        journal.events.attend(event, journal.meeting.find_person("Ana"), mark)
    assert waiting(journal) == ["Priya"]
    standing = journal.reviewing.standing(journal.reviewing.week())
    pile = next(items for name, items, _ in journal.reviewing.sections(standing) if name == "pile")
    assert [item.who for item in pile] == ["Priya"]
    journal.meeting.talked([journal.meeting.find_person("Ana")], "met her after all", day=today - timedelta(days=1))
    assert waiting(journal) == ["Ana", "Priya"]


def test_an_earlier_event_entered_later_is_where_someone_was_met(journal: Journal, today: date) -> None:
    priya = meet(journal, "Priya", 1)
    person = journal.people.get(priya)
    assert how_met(person, today) == "at Thames Breakfast, yesterday"
    meet(journal, "Priya", 10, "Packaging Fair Kent")
    person = journal.people.get(priya)
    assert how_met(person, today) == "at Packaging Fair Kent, Thu 12 Nov, 10 days ago"
    assert person.met_on == (today - timedelta(days=1)).isoformat()  # what was said is not written over
    for mark in ("missed", "not met"):
        with journal.database.write("", quiet=True):
            journal.database.run("UPDATE attendance SET mark = ? WHERE event_id <> ?", mark, person.met_event_id)
        assert how_met(journal.people.get(priya), today) == "at Thames Breakfast, yesterday"
    with journal.database.write("", quiet=True):
        journal.database.run("UPDATE attendance SET mark = 'hello'")
        journal.database.run("UPDATE person SET met_on = '2026-11'")
    assert "Thames Breakfast, November 2026" in how_met(journal.people.get(priya), today)


def test_not_met_at_the_event_said_the_next_one_is_where_someone_was_met(journal: Journal, today: date) -> None:
    priya = meet(journal, "Priya", 10, "Packaging Fair Kent")
    with journal.database.write("", quiet=True):
        journal.database.run("UPDATE attendance SET mark = 'missed'")
    assert journal.people.get(priya).first_event == ""
    meet(journal, "Priya", 1)
    assert how_met(journal.people.get(priya), today) == "at Thames Breakfast, yesterday"


def test_someone_only_jotted_was_met_where_they_were_first_seen(journal: Journal, today: date) -> None:
    journal.jotting.keep("must write to @Priya", to_event=False)
    priya = meet(journal, "Priya", 1)
    assert how_met(journal.people.get(priya), today) == "at Thames Breakfast, yesterday"
    with journal.database.write("", quiet=True):
        journal.database.run("UPDATE person SET met_place = 'the train'")
    assert how_met(journal.people.get(priya), today) == "at the train"


def test_put_off_the_card_comes_back_on_its_day(journal: Journal, clock: FrozenClock) -> None:
    priya = meet(journal, "Priya")
    day, _ = journal.touching.later(priya, "in 3 days")
    assert waiting(journal) == []
    clock.advance(days=2)
    assert waiting(journal) == []
    clock.advance(days=1)
    assert (clock.today(), waiting(journal)) == (day, ["Priya"])
    for words in ("yesterday", "today", "", "blursday"):
        with pytest.raises(WrongUse, match="no day ahead"):
            journal.touching.later(priya, words)


def test_let_go_and_taken_up_again(journal: Journal, today: date) -> None:
    priya = meet(journal, "Priya")
    journal.touching.let_go(priya, "she moved away")
    assert waiting(journal) == []
    assert journal.database.row("SELECT let_go_on, let_go_words FROM person WHERE id = ?", priya) == (
        today.isoformat(), "she moved away",
    )  # fmt: skip
    journal.touching.take_up(priya)
    assert waiting(journal) == ["Priya"]


def test_what_happened_is_one_action_with_its_promises(journal: Journal) -> None:
    priya = meet(journal, "Priya Nair")
    done = journal.touching.follow_up(priya, "a good talk\n! send her the list by friday\n! she said she would draw it")
    assert [kept.direction for kept in done.promises] == ["mine", "theirs"]
    assert [journal.promises.get(k.ref.id).person_id for k in done.promises] == [priya, priya]
    talk = journal.conversations.get(done.conversation)
    assert (talk.said, talk.how) == ("a good talk", "call")
    assert journal.undo().id == done.action
    assert waiting(journal) == ["Priya Nair"] and journal.listing("promise").count() == 0
    for nothing in ("", "  \n", "!"):
        with pytest.raises(WrongUse, match="nothing was kept"):
            journal.touching.follow_up(priya, nothing)


def test_an_amnesty_lets_the_cold_go_in_one_step_once_a_quarter(journal: Journal, clock: FrozenClock) -> None:
    for name, days in (("Warm", 3), ("Cool", 20), ("Cold", 40), ("Colder", 200)):
        meet(journal, name, days, f"Event {name}")
    touching = journal.touching
    assert touching.amnesty_offered(touching.pile()) == 2
    many, action = touching.amnesty()
    assert (many, waiting(journal)) == (2, ["Warm", "Cool"])
    clock.advance(days=60)
    assert touching.amnesty_offered(touching.pile()) == 0
    clock.advance(days=30)
    assert touching.amnesty_offered(touching.pile()) == 2
    clock.advance(days=-90)
    assert journal.undo(action).label == "Let go of the cold cards"
    assert waiting(journal) == ["Warm", "Cool", "Cold", "Colder"]
    assert touching.amnesty_offered(touching.pile()) == 2


@pytest.mark.parametrize("words", ["amnesty", " amnesty ", AMNESTY, "let go of the cold cards"])
def test_someone_let_go_with_the_word_amnesty_is_none(journal: Journal, words: str) -> None:
    for name in ("Cold", "Colder"):
        meet(journal, name, 40)
    journal.touching.let_go(journal.meeting.find_person("Cold"), words)
    assert journal.touching.amnesty_offered(journal.touching.pile()) == 1
    journal.touching.amnesty()
    assert journal.touching.touches.last_amnesty() == journal.clock.today()


def test_the_count_stops_where_it_is_told_to(journal: Journal, today: date) -> None:
    for number in range(5):
        meet(journal, f"Person {number}")
    assert journal.touching.touches.pile_count(today, 3) == 3
    assert journal.touching.pile_count() == 5


def test_pile_and_count_are_one_query_each_and_scan_no_table(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, tuple[object, ...]]] = []
    rows = Database.rows

    def counted(self: Database, sql: str, *parameters: object) -> list[Row]:
        asked.append((sql, parameters))
        return rows(self, sql, *parameters)

    monkeypatch.setattr(Database, "rows", counted)
    journal.touching.pile()
    journal.touching.pile_count()
    assert len(asked) == 2
    for sql, parameters in asked[:]:
        plan = [str(step[3]) for step in rows(journal.database, f"EXPLAIN QUERY PLAN {sql}", *parameters)]
        assert [step for step in plan if step.startswith("SCAN") and not step.startswith(("SCAN m", "SCAN (sub"))] == []


# Circles


def test_a_circle_counts_from_real_conversations_and_a_bump_is_none(
    journal: Journal, clock: FrozenClock, today: date
) -> None:
    priya = meet(journal, "Priya", 20)
    journal.touching.set_circle(priya, "inner")
    rhythm, standing = journal.touching.circle(priya)
    assert standing is not None
    assert (rhythm.circle, standing.word(today), standing.last) == ("inner", "due", today - timedelta(days=20))
    until, _ = journal.touching.bump(priya)
    assert until == today + timedelta(days=14)
    _, standing = journal.touching.circle(priya)
    assert standing is not None
    assert (standing.word(today), standing.bumps, standing.last) == ("in touch", 1, today - timedelta(days=20))
    clock.advance(days=1)
    journal.touching.follow_up(priya, "rang her")
    _, standing = journal.touching.circle(priya)
    assert standing is not None and (standing.bumps, standing.last) == (0, clock.today())
    journal.undo()
    journal.undo()
    _, standing = journal.touching.circle(priya)
    assert standing is not None and standing.bumps == 0


@pytest.mark.parametrize("days_after", [0, 1])
def test_a_talk_ends_a_bump_on_the_same_day_too(journal: Journal, clock: FrozenClock, days_after: int) -> None:
    priya = meet(journal, "Priya", 20)
    journal.touching.set_circle(priya, "warm")
    journal.touching.bump(priya)
    clock.advance(days=days_after)
    journal.touching.follow_up(priya, "rang her")
    _, standing = journal.touching.circle(priya)
    assert standing is not None
    assert (standing.bumps, standing.ideal_on) == (0, clock.today() + timedelta(days=180))


@pytest.mark.parametrize("days_after", [0, 3])
def test_what_was_put_off_before_another_circle_holds_no_longer(
    journal: Journal, clock: FrozenClock, today: date, days_after: int
) -> None:
    priya, ana = meet(journal, "Priya", 20), meet(journal, "Ana", 20)
    journal.touching.set_circle(priya, "warm")
    journal.touching.bump(priya)
    journal.touching.later(ana, "31 Dec 2030")
    clock.advance(days=days_after)
    for person in (priya, ana):
        journal.touching.set_circle(person, "inner")
        _, standing = journal.touching.circle(person)
        assert standing is not None and standing.ideal_on == today - timedelta(days=6)
        assert (standing.word(clock.today()), standing.bumps) == ("due" if days_after < 2 else "overdue", 0)
    until, _ = journal.touching.bump(priya)
    _, standing = journal.touching.circle(priya)
    assert standing is not None and (standing.ideal_on, standing.bumps) == (until, 1)


def test_a_tag_puts_everyone_into_a_circle_and_ones_own_counts_more(journal: Journal) -> None:
    priya, ana = meet(journal, "Priya"), meet(journal, "Ana")
    for person in (priya, ana):
        journal.edit(journal.people.get(person).ref, tags=["bakery"])
    journal.touching.set_tag_circle("#Bakery", "45-60")
    journal.touching.set_circle(ana, "warm")
    assert journal.touching.circle(priya)[0].ideal == 45
    assert journal.touching.circle(ana)[0].ideal == 180
    assert [inside.name for inside, _ in journal.touching.circles()] == ["Priya", "Ana"]
    journal.touching.set_tag_circle("bakery", "none")
    assert journal.touching.circle(priya) == (journal.touching.touches.rhythm(priya), None)
    with pytest.raises(NotFound):
        journal.touching.set_tag_circle("nothing", "close")
    with pytest.raises(WrongUse, match="of a person"):
        journal.touching.set_tag_circle("bakery", "ambient")


def test_nobody_is_in_a_circle_until_put_there(journal: Journal) -> None:
    priya = meet(journal, "Priya")
    assert journal.touching.circle(priya)[1] is None
    with pytest.raises(WrongUse, match="in no circle"):
        journal.touching.bump(priya)
    with pytest.raises(WrongUse, match="is no circle"):
        journal.touching.set_circle(priya, "now and then")
    journal.touching.set_circle(priya, "close")
    journal.touching.set_circle(priya, "none")
    assert journal.touching.circles() == []


def test_a_circle_kept_without_an_outer_limit_has_one(journal: Journal, today: date) -> None:
    priya = meet(journal, "Priya", 35)
    with journal.database.write("", quiet=True):
        journal.people.edit(priya, rhythm="periodic", rhythm_days=30)
    _, standing = journal.touching.circle(priya)
    assert standing is not None and standing.word(today) == "due"


# Slipping away, who moved, the brake


def test_who_slips_away_needs_no_circle(journal: Journal, today: date) -> None:
    ana, tom = meet(journal, "Ana", 120), meet(journal, "Tom", 120)
    for days in (119, 98, 77):
        journal.meeting.talked([ana], "boxes", day=today - timedelta(days=days), how="call")
        journal.meeting.talked([tom], "cork", day=today - timedelta(days=days), how="call")
    journal.meeting.talked([tom], "cork again", day=today - timedelta(days=9), how="call")
    (one,) = journal.touching.slipping()
    assert (one.who.name, one.gap, one.silence) == ("Ana", 21, 77)
    journal.meeting.talked([ana], "next week", day=today + timedelta(days=7), how="call")
    assert len(journal.touching.slipping()) == 1, "a planned call is no call"
    journal.touching.let_go(ana)
    assert journal.touching.slipping() == []


def test_who_moved_in_any_days(journal: Journal, today: date) -> None:
    ana, tom = meet(journal, "Ana"), meet(journal, "Tom")
    with journal.database.write("", quiet=True):
        for person, days, move, words in (
            (ana, 3, "closer", "asked about my sister"), (ana, 2, "closer", ""), (tom, 2, "further", "short answers"),
            (tom, 1, "same", ""), (ana, 90, "further", ""),
        ):  # fmt: skip
            journal.people.move(person, today - timedelta(days=days), move, words=words)
    moved = journal.touching.moved(today - timedelta(days=6), today)
    assert [(m.name, m.closer, m.further, m.words) for m in moved] == [
        ("Ana", 2, 0, ("asked about my sister",)), ("Tom", 0, 1, ("short answers",)),
    ]  # fmt: skip
    assert journal.touching.moved(today - timedelta(days=80), today - timedelta(days=40)) == []


def test_the_brake_says_who_waits_from_the_last_two(journal: Journal, today: date) -> None:
    meet(journal, "Ana", 30, "Older")
    meet(journal, "Priya", 9, "Breakfast")
    coming = journal.meeting.event("Next", today + timedelta(days=2))
    assert journal.touching.brake(coming).startswith("Before the next one: Priya and Ana from the last two wait")
    for name in ("Bo", "Mina"):
        meet(journal, name, 3, "Latest")
    said = journal.touching.brake(coming)
    assert said == "Before the next one: Bo, Mina and 1 more from the last two wait for a word."
    past = journal.events.named("Latest", today)[0].id
    assert journal.touching.brake(past) == "", "what has been needs no brake"
    for name in ("Bo", "Mina", "Priya"):
        journal.touching.follow_up(journal.meeting.find_person(name), "rang")
    assert journal.touching.brake(coming) == ""
