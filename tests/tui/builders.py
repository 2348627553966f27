"""Journals for tests, made by plain calls; and one whose every word is an attack."""

import sqlite3
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from netjournal.clock import Clock
from netjournal.domain.records import Contact, Ref
from netjournal.journal import Journal
from netjournal.store.index import INDEXES

HOSTILE = "A[red]bc[/]D[@click=app.bell]ef[/]G [/] [/b] \x1b]2;x\x1b\\ \x9b31m \u202e"
SEEN = "A[red]bc[/]D[@click=app.bell]ef[/]G"
"""The beginning of HOSTILE, as it must stand on the screen."""

ROOM = """Priya Nair, accounts for bakeries — red glasses
Tom Ellis - Ellis & Sons
Mina Okafor, sails and rigging
Jean-Luc Moreau (Boulangerie du Pont)
Sofia Lindqvist, translations
Ana Reyes, packaging
Bo Chen	Chen Lighting
Hamid Karimi, carpets — a laugh like a door
Wren Abbott
"""
"""Nine people as they may be pasted; three of them are in the seeded journal."""


def event(journal: Journal, title: str, day: date, **values: Any) -> int:
    return journal.events.add(title, day, **values)


def person(journal: Journal, name: str, **values: Any) -> int:
    return journal.people.add(name, **values)


def promise(journal: Journal, direction: str, words: str, made: date, **values: Any) -> int:
    return journal.promises.add(direction, words, made, **values)


def idea(journal: Journal, text: str, day: date, *to: Ref, **values: Any) -> int:
    made = journal.ideas.add(text, day, "Europe/London", **values)
    for ref in to:
        journal.ideas.join(made, ref)
    return made


def conversation(journal: Journal, people: list[int], day: date, said: str, **values: Any) -> int:
    return journal.conversations.add(people, day, said=said, zone="Europe/London", **values)


def seed(journal: Journal) -> None:
    """A small year: a breakfast four days ago, a 1-2-1, a conference in spring, an online evening. Nothing of it can
    be taken back, so that undo in a test meets the test's own doings only."""
    today = journal.clock.today()
    series = "the Wednesday breakfast"
    with journal.database.write("", bulk=True):
        conference = event(journal, "Oxford Print Conference", date(2026, 3, 12), kind="conference", place="Oxford")
        summer = event(
            journal, "Thames Breakfast", date(2026, 6, 17), place="The Anchor", series="the Wednesday breakfast"
        )
        evening = event(journal, "Makers' evening", today - timedelta(days=3), kind="online")
        one = event(journal, "1-2-1 with Tom Ellis", today - timedelta(days=6), kind="1-2-1", place="Café Lune")
        breakfast = event(
            journal, "Thames Breakfast", today - timedelta(days=4), place="The Anchor", series=series,
            introduction="I help people write what they mean", hopes="meet someone from a bakery", cost="£12",
            hours="2", notes="Rain. The window table.",
        )  # fmt: skip
        priya = person(
            journal, "Priya Nair", does="accounts for bakeries", hook="red glasses, sails", needs="a printer",
            offers="VAT checklists", met_event_id=breakfast, met_on=(today - timedelta(days=4)).isoformat(),
            notes="Moves to Bristol in May.", organisation="Nair & Co", role="founder",
        )  # fmt: skip
        journal.people.edit(priya, aliases=["Pri"], tags=["bakery"])
        journal.people.add_contact(priya, Contact("email", "priya@example.com"))
        tom = person(
            journal, "Tom Ellis", does="letterpress printing", met_event_id=conference, met_on="2026-03", stage="know"
        )
        ana = person(journal, "Ana Reyes", does="packaging, small runs", stage="like", met_event_id=summer)
        mark = person(journal, "Mark Osei", does="")
        for there, who, how in (
            (breakfast, priya, "talked"), (breakfast, ana, "talked"), (breakfast, mark, "hello"),
            (summer, ana, "talked"), (one, tom, "talked"), (conference, tom, "talked"), (evening, mark, ""),
        ):  # fmt: skip
            journal.events.attend(there, who, how)
        for day, move in (
            (date(2026, 3, 12), "closer"),
            (date(2026, 9, 1), "closer"),
            (today - timedelta(days=6), "same"),
        ):
            journal.people.move(tom, day, move)
        conversation(
            journal, [ana], date(2026, 6, 17), "moving to bigger premises in spring", event_id=summer,
            words="thinking about new packaging",
        )  # fmt: skip
        conversation(
            journal, [tom], today - timedelta(days=6), "his printer in Leeds prints on cork", event_id=one, how="1-2-1"
        )
        promise(
            journal, "mine", "send the VAT checklist", today - timedelta(days=4), person_id=priya, event_id=breakfast,
            due=today + timedelta(days=5), due_words="friday",
        )  # fmt: skip
        promise(
            journal, "mine", "write to Ana about the boxes", date(2026, 11, 1), person_id=ana,
            due=today - timedelta(days=2), due_words="20 Nov",
        )  # fmt: skip
        promise(
            journal, "theirs", "introduce me to his printer", today - timedelta(days=6), person_id=tom, event_id=one,
            due_words="soon", kind="introduce",
        )  # fmt: skip
        stories = idea(
            journal, "people don't read reports, they read stories", today - timedelta(days=4), Ref("person", priya),
            event_id=breakfast, spark=True,
        )  # fmt: skip
        idea(journal, "a joint morning on pricing", today - timedelta(days=4), Ref("person", ana), event_id=breakfast)
        earlier = idea(
            journal,
            "clients read stories and never reports",
            date(2026, 3, 12),
            Ref("person", tom),
            event_id=conference,
        )
        journal.ideas.join(stories, Ref("idea", earlier), "heard again")
        idea(journal, "a quiet table for people who dislike rooms", date(2026, 8, 2), place="on the train home")
        looked = journal.reflections.add(conference, "event", "five", date(2026, 3, 13))
        journal.reflections.answer(looked, "let_it_run", "The smell of ink.")
        journal.reflections.answer(looked, "heard_new", "clients read stories and never reports", idea_id=earlier)
        journal.reflections.change(looked, complete_at=journal.database.now(), closed_at=journal.database.now())


_KEPT = {
    "uid", "key", "day", "starts_at", "ends_at", "zone", "created_at", "updated_at", "kind", "met_on", "stage",
    "rhythm", "sort", "mark", "at", "how", "move", "direction", "due", "state", "waits", "snoozed_until", "repeats",
    "closed_on", "made_on", "relation", "variant", "length", "step", "person_uid", "started_on", "started_at",
    "complete_at", "closed_at", "let_go_on", "tbl", "before", "after",
}  # fmt: skip
"""Columns that hold no words of people but what the program itself makes of a few fixed words, days and keys."""


def poison(path: Path, payload: str = HOSTILE) -> None:
    """Write a payload over every text of every record, past all cleaning, as a damaged or hostile file would hold it.

    `payload` may hold {n}, which becomes the number of the row.
    """
    connection = sqlite3.connect(path)
    try:
        connection.execute("UPDATE recording SET on_ = 0")
        tables = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if not name.startswith("sqlite_") and name != "recording" and "_words" not in name and "_terms" not in name
        ]  # fmt: skip
        for table in tables:
            columns = [
                column[1] for column in connection.execute(f"PRAGMA table_info({table})")
                if column[2] == "TEXT" and column[1] not in _KEPT
            ]  # fmt: skip
            for column in columns:
                connection.execute(f"UPDATE {table} SET {column} = replace(?, '{{n}}', id)", (payload,))
        for table in INDEXES:
            connection.execute(f"INSERT INTO {table}_words ({table}_words) VALUES ('rebuild')")
        connection.execute("UPDATE recording SET on_ = 1")
        connection.commit()
    finally:
        connection.close()


def make(path: Path, clock: Clock, *, hostile: bool = False, payload: str = HOSTILE) -> Journal:
    """A seeded journal in a file, poisoned if asked for."""
    journal = Journal.open(path, clock)
    seed(journal)
    if hostile:
        journal.close()
        poison(path, payload)
        journal = Journal.open(path, clock)
    return journal
