"""My news for someone, from a real file: only what came since, and nothing they were at themselves."""

from datetime import timedelta

from playhouse.test_utils import count_queries

from netjournal.clock import FrozenClock
from netjournal.journal import Journal
from tests.tui.builders import conversation, event, idea, person


def seed(journal: Journal) -> int:
    today = journal.clock.today()
    with journal.database.write("", quiet=True):
        tom = person(journal, "Tom Ellis", needs="a mill for cork", does="letterpress")
        journal.people.edit(tom, tags=["regatta"])
        conversation(journal, [tom], today - timedelta(days=20), "his boat leaks and sails are dear")
        idea(journal, "cork was in the air then", today - timedelta(days=30))
        idea(journal, "letters printed on cork", today - timedelta(days=2))
        idea(journal, "cork that rests", today - timedelta(days=2), resting=True)
        idea(journal, "bread is a letter", today - timedelta(days=2))
        event(journal, "Regatta lunch", today - timedelta(days=3))
        there = event(journal, "Letterpress evening", today - timedelta(days=3))
        journal.events.attend(there, tom, "talked")
        event(journal, "Regatta to come", today + timedelta(days=3))
    return tom


def test_own_ideas_and_events_since_the_last_conversation_that_touch_their_words(journal: Journal) -> None:
    tom = seed(journal)
    told = {(one.own.text, one.where, one.words) for one in journal.sparking.news_for(tom)}
    assert told == {("letters printed on cork", "needs", ("cork",)), ("Regatta lunch", "tag", ("regatta",))}


def test_having_spoken_today_there_is_no_news(journal: Journal, clock: FrozenClock) -> None:
    tom = seed(journal)
    with journal.database.write("", quiet=True):
        conversation(journal, [tom], clock.today() + timedelta(days=2), "a planned one is none")
    assert journal.sparking.news_for(tom)
    with journal.database.write("", quiet=True):
        conversation(journal, [tom], clock.today(), "rang him")
    assert journal.sparking.news_for(tom) == []


def test_nobody_spoken_with_and_nobody_at_all_have_none(journal: Journal) -> None:
    seed(journal)
    with journal.database.write("", quiet=True):
        wren = person(journal, "Wren Abbott", needs="cork")
    assert journal.sparking.news_for(wren) == [] == journal.sparking.news_for(999)


def test_someones_quotes_are_words_and_no_query(journal: Journal) -> None:
    tom = seed(journal)
    with journal.database.write("", quiet=True):
        journal.people.edit(tom, needs='") OR * NEAR( cork AND "', does="^\x00'; -- {}:")
    told = {one.own.text for one in journal.sparking.news_for(tom)}
    assert told == {"letters printed on cork", "Regatta lunch"}


def test_asking_is_a_handful_of_queries(journal: Journal) -> None:
    tom = seed(journal)
    with count_queries() as counted:
        journal.sparking.news_for(tom)
    assert counted.count < 100
