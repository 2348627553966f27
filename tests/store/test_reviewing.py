"""The weekly review on a real file: what comes up, what is decided, and what is taken back."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from netjournal.clock import FrozenClock
from netjournal.domain.review import SECTIONS, Item
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
        for section, items, _ in journal.reviewing.sections(standing)
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
    assert late in [i.ref.id for i in lived.reviewing.items(standing) if i.section == "conversations"]


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
    mine = lived.promises.get(reviewing.promise(reviewing.week(), item, "send her the list by friday").ref.id)
    assert (mine.direction, mine.person, mine.conversation_id) == ("mine", "Priya Nair", item.ref.id)
    theirs = lived.promises.get(reviewing.promise(reviewing.week(), item, "she said she would draw a box").ref.id)
    assert (theirs.direction, theirs.person) == ("theirs", "Priya Nair")
    with pytest.raises(WrongUse):
        reviewing.promise(reviewing.week(), item, " ! ")


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


# How much is asked of the file


def queries(database: Database, monkeypatch: pytest.MonkeyPatch, ask: Callable[[], object]) -> int:
    """How many queries something asks."""
    asked = 0
    rows = database.rows

    def counted(sql: str, *parameters: object) -> list[Row]:
        nonlocal asked
        asked += 1
        return rows(sql, *parameters)

    with monkeypatch.context() as patch:
        patch.setattr(database, "rows", counted)
        ask()
    return asked


def fill(journal: Journal, many: int) -> None:
    """Many conversations, promises, cards and jots in these days."""
    today = journal.clock.today()
    with journal.database.write("", bulk=True):
        for number in range(many):
            someone = journal.people.add(f"Someone {number}", met_on=(today - timedelta(days=3)).isoformat())
            journal.conversations.add([someone], today - timedelta(days=number % 5), said="x", zone="UTC")
            journal.promises.add("mine", f"send {number}", today, person_id=someone, due=today)
            journal.ideas.add(f"a jot {number}", today, "UTC")


def test_the_agenda_of_a_week_is_seventeen_queries_however_much_there_is(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def agenda() -> None:
        journal.reviewing.items(journal.reviewing.standing(journal.reviewing.week()))

    fill(journal, 3)
    few = queries(journal.database, monkeypatch, agenda)
    fill(journal, 60)
    assert queries(journal.database, monkeypatch, agenda) <= few <= 17


def test_the_pile_is_one_query_and_the_circles_are_two(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(journal, 40)
    today, touches = journal.clock.today(), journal.reviewing.agenda.touches
    assert queries(journal.database, monkeypatch, lambda: touches.pile(today)) == 1
    assert queries(journal.database, monkeypatch, lambda: touches.standings(today)) == 2
    assert queries(journal.database, monkeypatch, journal.touching.pile_count) == 1


def test_the_page_of_a_week_is_a_query_a_part(lived: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(lived, 40)
    week = lived.reviewing.week()
    assert queries(lived.database, monkeypatch, lambda: lived.reviewing.page(week)) <= 9


# When it is due


def test_a_journal_begun_these_days_asks_for_no_review(journal: Journal, clock: FrozenClock) -> None:
    assert not journal.reviewing.is_due()
    journal.jotting.keep("a first thought")
    assert not journal.reviewing.is_due()
    clock.advance(days=7)
    assert journal.reviewing.is_due()
    journal.reviewing.close(journal.reviewing.week())
    assert not journal.reviewing.is_due()
    clock.advance(days=7)
    assert journal.reviewing.is_due()


# Each decision is one action


def test_a_card_later_followed_up_or_let_go_is_one_step_each(lived: Journal) -> None:
    reviewing, week = lived.reviewing, lived.reviewing.week()
    card = next(i for i in reviewing.items(reviewing.standing(week)) if i.section == "pile")
    steps: list[Callable[[], int]] = [
        lambda: reviewing.later(week, card),
        lambda: reviewing.let_go(week, card, "she moved away"),
        lambda: reviewing.followed(week, card, "rang, and laughed"),
    ]
    for step in steps:
        before = lived.database.rows("SELECT * FROM person ORDER BY id")
        step()
        assert came_up(lived).get("pile") is None
        assert lived.touching.pile_count() == 0
        lived.undo()
        assert lived.database.rows("SELECT * FROM person ORDER BY id") == before
        assert came_up(lived)["pile"] == [card.who]
    with pytest.raises(WrongUse):
        reviewing.followed(week, card, "  ")


def test_a_card_put_off_is_back_in_the_next_review(lived: Journal, clock: FrozenClock) -> None:
    reviewing, week = lived.reviewing, lived.reviewing.week()
    card = next(i for i in reviewing.items(reviewing.standing(week)) if i.section == "pile")
    reviewing.later(week, card)
    clock.advance(days=7)
    assert card.who in came_up(lived)["pile"]


def test_a_next_step_is_mine_whatever_its_words(lived: Journal) -> None:
    reviewing = lived.reviewing
    item = next(i for i in reviewing.items(reviewing.standing(reviewing.week())) if i.section == "conversations")
    step = lived.promises.get(
        reviewing.promise(reviewing.week(), item, "ask what she said she would draw", mine=True).ref.id
    )
    assert (step.direction, step.person, step.conversation_id) == ("mine", "Priya Nair", item.ref.id)


def test_a_scrap_takes_whom_and_which_tag_a_line_names(lived: Journal) -> None:
    reviewing = lived.reviewing
    scrap = next(i for i in reviewing.items(reviewing.standing(reviewing.week())) if i.ref.kind == "idea")
    reviewing.write_more(scrap, "for @Priya #print")
    idea = lived.ideas.get(scrap.ref.id)
    assert idea.text.startswith("a thing of its own") and idea.tags == ("print",)
    assert [a.text for a in lived.ideas.associations(scrap.ref.id)] == ["Priya Nair"]
    assert scrap.what not in came_up(lived).get("gather", [])


def test_a_card_with_an_idea_joined_to_it_is_no_scrap(lived: Journal) -> None:
    event = lived.meeting.find_event("Thames Breakfast").id
    lived.meeting.room(event, lived.meeting.recognise("Bo Larsen\nIda Holm"), "talked")
    assert came_up(lived)["gather"][-2:] == ["Bo Larsen", "Ida Holm"]
    lived.jotting.keep("a bench of one plank, says @Bo Larsen")
    assert came_up(lived)["gather"][-1] == "Ida Holm"
    assert "Bo Larsen" not in came_up(lived)["gather"]


def test_the_conversation_before_is_found(lived: Journal, clock: FrozenClock) -> None:
    priya = lived.meeting.find_person("Priya Nair")
    today = clock.today()
    second = lived.meeting.talked([priya], "the second", day=today)
    agenda = lived.reviewing.agenda
    assert agenda.before(priya, today, second) == (today - timedelta(days=3), "clients never read it")
    third = lived.meeting.talked([priya], "the third", day=today)
    assert agenda.before(priya, today, third) == (today, "the second")
    assert agenda.before(priya, today, second) == (today - timedelta(days=3), "clients never read it")
    assert agenda.before(priya, today) == (today, "the third")
    assert agenda.before(lived.meeting.find_person("Ana Reyes"), today) is None


def test_the_page_of_a_week_tells_what_happened_in_it(lived: Journal) -> None:
    reviewing, week = lived.reviewing, lived.reviewing.week()
    mine = next(i for i in reviewing.items(reviewing.standing(week)) if i.section == "mine")
    reviewing.finish(week, mine, "she was glad")
    talk = next(i for i in reviewing.items(reviewing.standing(week)) if i.section == "conversations")
    reviewing.move(week, talk, "closer")
    reviewing.close(week, "a line")
    page = reviewing.page(week)
    assert (page.line, page.reviewed, page.closed_on) == ("a line", 2, lived.clock.today())
    parts = dict(page.parts())
    assert [line.text for line in parts["promise done"]] == ["send the checklist: she was glad"]
    assert [line.who for line in parts["closer"]] == ["Priya Nair"]
    assert [line.text for line in parts["promise theirs"]] == ["send a drawing"]
    assert reviewing.page(week.before()).happened == ()


# What is made in a review


def item(journal: Journal, section: str) -> Item:
    standing = journal.reviewing.standing(journal.reviewing.week())
    return next(i for i in journal.reviewing.items(standing) if i.section == section)


def test_what_comes_of_the_review_is_not_asked_about_by_it(lived: Journal) -> None:
    week = lived.reviewing.week()
    lived.reviewing.followed(week, item(lived, "pile"), "rang, and laughed\n! send her the list")
    assert came_up(lived)["conversations"] == ["Priya Nair"]
    lived.reviewing.promise(week, item(lived, "conversations"), "ring the printer on monday")
    assert came_up(lived)["mine"] == ["Priya Nair"]
    lived.undo()
    lived.undo()
    assert lived.reviewing.reviews.decisions(1) == []


def test_a_move_said_earlier_is_never_written_over(lived: Journal, clock: FrozenClock) -> None:
    talk = item(lived, "conversations")
    priya, week = talk.people[0], lived.reviewing.week()
    with lived.database.write("", quiet=True):
        lived.people.move(
            priya, clock.today() - timedelta(days=3), "closer", words="drew the till", conversation_id=talk.ref.id
        )

    def moves() -> list[tuple[str, str]]:
        return [(move.move, move.words) for move in reversed(lived.people.moves(priya))]

    lived.reviewing.move(week, talk, "closer")
    assert sorted(moves()) == [("closer", "drew the till")]
    lived.reviewing.move(week, talk, "further", "was short with me")
    assert sorted(moves()) == [("closer", "drew the till"), ("further", "was short with me")]
    lived.reviewing.move(week, talk, "same")  # said again the same day: the later one stands, with its words
    assert sorted(moves()) == [("closer", "drew the till"), ("same", "was short with me")]


def test_another_day_can_be_told_and_what_was_said_goes_on(lived: Journal, clock: FrozenClock) -> None:
    week, mine, talk = lived.reviewing.week(), item(lived, "mine"), item(lived, "conversations")
    lived.reviewing.agree(week, mine, "in 2 weeks")
    promise = lived.promises.get(mine.ref.id)
    assert promise.due == clock.today() + timedelta(days=14)
    assert "mine" not in came_up(lived)
    lived.reviewing.write_more(talk, "and she draws")
    assert lived.conversations.get(talk.ref.id).said == "clients never read it\nand she draws"
    assert came_up(lived)["conversations"] == ["Priya Nair"]
