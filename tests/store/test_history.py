"""Undo: whatever was done, in whatever order, all of it taken back is the beginning, and put back is the end."""

import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netjournal.clock import FrozenClock
from netjournal.domain.records import Contact, Kind, Ref
from netjournal.errors import NetjournalError, NotFound, StandsInTheWay
from netjournal.journal import Journal
from netjournal.store import history

DAY = date(2026, 11, 18)
Dump = dict[str, list[tuple[Any, ...]]]


def dump(journal: Journal) -> Dump:
    """Every row that is the user's, table by table."""
    found: Dump = {}
    for table, columns in history.recorded_tables(journal.database.db).items():
        names = ", ".join(f'"{column}"' for column in columns)
        found[table] = journal.database.rows(f'SELECT {names} FROM "{table}" ORDER BY id')
    return found


def index(path: Path) -> list[tuple[Any, ...]]:
    """The search index: which word stands in which idea, and where."""
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("CREATE VIRTUAL TABLE temp.found USING fts5vocab (main, idea_words, 'instance')")
    before = db.execute("SELECT * FROM temp.found ORDER BY term, doc, offset").fetchall()
    db.execute("BEGIN")
    db.execute("INSERT INTO idea_words (idea_words) VALUES ('rebuild')")
    after = db.execute("SELECT * FROM temp.found ORDER BY term, doc, offset").fetchall()
    db.execute("ROLLBACK")
    db.close()
    assert before == after, "the index says something else than the ideas"
    return before


# What a person may do, each with a number that chooses among what is there.

NAMES = ["Ana Reyes", "Tom Ellis", "Priya Nair", "Ana Gray", "O'Neil, PhD", "田中"]
TEXTS = [
    "a joint morning on pricing with @Ana #workshop",
    "pricing for bakers, said @Tom and @Priya",
    "it's @\"O'Neil, PhD\"'s 'quoted' idea, a=b,c #Ideas",
    "[[a joint morning]] again #workshop",
    "people read stories\nnot reports",
    "nothing but words",
]


def pick(journal: Journal, kind: Kind, n: int) -> Ref | None:
    table = kind
    ids = [int(i) for (i,) in journal.database.rows(f"SELECT id FROM {table} ORDER BY id")]
    return Ref(kind, ids[n % len(ids)]) if ids else None


def jot(journal: Journal, n: int) -> None:
    journal.jotting.keep(TEXTS[n % len(TEXTS)], on=DAY + timedelta(n % 3), to_event=bool(n % 2))


def promise(journal: Journal, n: int) -> None:
    journal.promising.make(f"send the list by friday {n}", to=NAMES[n % 6] if n % 2 else "", from_="")


def spoken(journal: Journal, n: int) -> None:
    journal.jotting.keep(f"! {NAMES[n % 3]}: introduce me to his printer, tomorrow #p")


def event(journal: Journal, n: int) -> None:
    journal.meeting.event(f"Breakfast {n % 3}", DAY + timedelta(n % 5), series="Wednesdays" if n % 2 else "", place="x")


def room(journal: Journal, n: int) -> None:
    if at := pick(journal, "event", n):
        sheet = "\n".join(f"{name}, does {n} — hook {n}" for name in NAMES[n % 6 :] + NAMES[: n % 3])
        journal.meeting.room(at.id, journal.meeting.recognise(sheet, at.id), ("talked", "hello", "missed", "")[n % 4])


def met(journal: Journal, n: int) -> None:
    at = pick(journal, "event", n)
    line = journal.events.line(at.id) if at and n % 2 else None
    journal.meeting.met(f"{NAMES[n % 6]} {n % 4}", at=line, does="accounts", hook="red glasses", said="hello" * (n % 2))


def edit(journal: Journal, n: int) -> None:
    changes: dict[Kind, dict[str, object]] = {
        "person": {
            "name": NAMES[n % 6],
            "aliases": ("Annie", f"A{n % 3}"),
            "tags": ("vip", f"t{n % 3}"),
            "contacts": (Contact("email", f"a{n % 3}@b.co"), Contact("phone", "07")),
        },
        "event": {"title": f"Supper {n % 4}", "series": "Suppers" if n % 2 else "", "tags": ("food",)},
        "idea": {"text": TEXTS[n % 6], "spark": bool(n % 2), "tags": ("x",) * (n % 2)},
        "promise": {"words": f"ring {n}", "due": DAY, "tags": ("p",)},
        "conversation": {"said": f"more {n}", "tags": ("c",)},
    }
    kind = list(changes)[n % len(changes)]
    if ref := pick(journal, kind, n):
        journal.edit(ref, **changes[kind])


def remove(journal: Journal, n: int) -> None:
    kinds: list[Kind] = ["person", "event", "idea", "promise", "conversation", "reflection", "person"]
    if ref := pick(journal, kinds[n % len(kinds)], n):
        journal.remove(ref)


def finish(journal: Journal, n: int) -> None:
    if (ref := pick(journal, "promise", n)) and journal.promises.get(ref.id).state == "open":
        journal.promising.finish(ref.id, "came of it", let_go=bool(n % 2))
        if n % 3 == 0:
            journal.promising.reopen(ref.id)


def talk(journal: Journal, n: int) -> None:
    people = [ref.id for k in range(n % 3) if (ref := pick(journal, "person", n + k))]
    at = pick(journal, "event", n)
    journal.meeting.talked(people, "what was said", event=at.id if at else None, words="“after the holidays”")


def join(journal: Journal, n: int) -> None:
    idea, other = pick(journal, "idea", n), pick(journal, "idea", n // 2)
    at, person = pick(journal, "event", n), pick(journal, "person", n)
    to = [other, at, person][n % 3]
    if idea and to:
        with journal.database.write("Joined"):
            journal.ideas.join(idea.id, to, ["heard again", "reminds me of", "together with"][n % 3])
    if n % 5 == 0 and (there := journal.database.value("SELECT id FROM association")):
        with journal.database.write("Parted"):
            journal.ideas.part(there)


def reflect(journal: Journal, n: int) -> None:
    at = pick(journal, "event", n)
    if at is None:
        return
    reflecting = journal.reflecting
    reflection = reflecting.begin(at.id, "unhurried")
    person = pick(journal, "person", n)
    who = person.id if person else None
    line = reflecting.idea(reflection, "cards", TEXTS[n % 6], who)
    reflecting.stand(reflection.id, "cards", "uid")
    reflecting.freewriting(reflection, "let_it_run", f"it runs {n}")
    reflecting.said(reflection, "cards", "what she said", who)
    reflecting.promise(reflection, "said_aloud", "she said she would call tomorrow", who)
    if who:
        reflecting.moved(reflection, "met_again", who, ("closer", "further")[n % 2], "words")
        reflecting.hook(reflection, "cards", who, "sails")
        reflecting.lens(reflection, "lenses", who, "use it", "maybe")
        reflecting.helps(reflection, "lenses", who, "a printer")
    if line.kept:
        reflecting.spark(reflection, "spark", line.kept.ref.id)
        for echo in journal.ideas.look_alikes(line.text, but=line.kept.ref.id)[:1]:
            reflecting.same_idea(reflection, line, echo)
    if n % 2:
        reflecting.close(reflection.id, "a line")


DOINGS: list[Callable[[Journal, int], None]] = [
    jot, jot, promise, spoken, event, event, room, met, met, edit, edit, remove, remove, finish, talk, join, join,
    reflect,
]  # fmt: skip

steps = st.lists(st.tuples(st.sampled_from(DOINGS), st.integers(0, 60)), min_size=1, max_size=14)


class Played:
    """A journal in a folder of its own, that can be closed and opened again."""

    def __init__(self, template: Path) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self.path = Path(shutil.copy(template, Path(self._folder.name) / "journal.db"))
        self.clock = FrozenClock(datetime(2026, 11, 20, 9, 30, tzinfo=UTC), "Europe/London")
        self.open()

    def open(self) -> None:
        self.journal = Journal.open(self.path, self.clock)
        self.journal.database.db.execute_sql("PRAGMA synchronous = OFF")  # some ten thousand commits are made here

    def reopen(self) -> Journal:
        self.journal.close()
        self.open()
        return self.journal

    def __enter__(self) -> "Played":
        return self

    def __exit__(self, *_: object) -> None:
        self.journal.close()
        self._folder.cleanup()

    def play(self, steps: list[tuple[Callable[[Journal, int], None], int]]) -> None:
        for do, n in steps:
            self.clock.advance(minutes=1)
            do(self.journal, n)


def undo_all(journal: Journal) -> int:
    count = 0
    while True:
        try:
            journal.undo()
        except NotFound:
            return count
        count += 1


def redo_all(journal: Journal) -> int:
    count = 0
    while True:
        try:
            journal.redo()
        except NotFound:
            return count
        count += 1


playing = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))


@playing
@given(before=steps, then=steps)
def test_all_taken_back_is_the_beginning_and_all_put_back_is_the_end(template: Path, before: Any, then: Any) -> None:
    with Played(template) as played:
        beginning = dump(played.journal)
        played.play(before)
        middle, actions = dump(played.journal), len(played.journal.actions(1000))
        played.play(then)
        end, all_ = dump(played.journal), len(played.journal.actions(1000))
        ideas = index(played.path)
        for _ in range(all_ - actions):
            played.journal.undo()
        assert without_quiet(dump(played.journal)) == without_quiet(middle)
        assert undo_all(played.reopen()) == actions
        assert without_quiet(dump(played.journal)) == without_quiet(beginning)
        assert index(played.path) == []
        assert redo_all(played.reopen()) == all_
        assert without_quiet(dump(played.journal)) == without_quiet(end)
        assert index(played.path) == ideas


def without_quiet(found: Dump) -> Dump:
    """A dump without what is no action: freewriting, and where a reflection stands."""
    kept = dict(found)
    kept["answer"] = [row for row in found["answer"] if row[3] != "let_it_run"]
    kept["reflection"] = [row[:5] + row[7:] for row in found["reflection"]]
    return kept


@playing
@given(before=steps, then=steps, which=st.integers(0, 1000))
def test_one_action_is_taken_back_exactly_or_not_at_all(template: Path, before: Any, then: Any, which: int) -> None:
    with Played(template) as played:
        journal = played.journal
        played.play(before)
        actions = journal.actions(1000)
        if not actions:
            return
        chosen = actions[which % len(actions)]
        played.play(then)
        there = dump(journal)
        try:
            journal.undo(chosen.id)
        except StandsInTheWay:
            assert dump(journal) == there
            assert all(action.done for action in journal.actions(1000))
        else:
            undone = dump(journal)
            assert undone != there
            assert journal.redo().id == chosen.id
            assert dump(journal) == there
            journal.undo(chosen.id)
            assert dump(journal) == undone
        index(played.path)
        assert journal.database.rows("PRAGMA foreign_key_check") == []


def test_more_than_a_hundred_steps(journal: Journal) -> None:
    beginning = dump(journal)
    for n in range(105):
        journal.jotting.keep(f"idea {n} with @Ana #t{n}")
    end = dump(journal)
    assert undo_all(journal) == 105
    assert dump(journal) == beginning
    assert redo_all(journal) == 105
    assert dump(journal) == end


def test_what_is_too_old_is_forgotten_without_harm(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "KEEP", 100)
    for n in range(260):
        journal.jotting.keep(f"idea {n}")
    kept = len(journal.actions(1000))
    assert 100 <= kept <= 150
    back = undo_all(journal)
    assert 100 <= back <= kept
    assert journal.listing("idea").count() == 260 - back
    assert journal.database.value("SELECT count(*) FROM change WHERE action_id NOT IN (SELECT id FROM action)") == 0


def test_the_words_of_an_action(journal: Journal) -> None:
    journal.meeting.met("Tom Ellis")
    person = journal.listing("person").at(0, 1)[0]
    action = journal.remove(person.ref)
    assert journal.actions()[0].label == "Removed Tom Ellis"
    taken = journal.undo(action)
    assert (taken.label, taken.done) == ("Removed Tom Ellis", False)
    assert journal.redo().label == "Removed Tom Ellis"


def test_nothing_to_take_back_or_put_back_says_so(journal: Journal) -> None:
    with pytest.raises(NotFound, match="nothing to take back"):
        journal.undo()
    with pytest.raises(NotFound, match="nothing to put back"):
        journal.redo()
    kept = journal.jotting.keep("an idea")
    journal.undo(kept.action)
    with pytest.raises(NotFound):
        journal.undo(kept.action)


def test_what_was_done_since_ends_putting_back(journal: Journal) -> None:
    journal.jotting.keep("one")
    journal.undo()
    journal.jotting.keep("two")
    with pytest.raises(NotFound, match="Something newer was done since"):
        journal.redo()


def test_a_removal_does_not_take_what_was_joined_later(journal: Journal) -> None:
    """Taking back "Met Ana" would cascade onto the idea joined to her since: it is refused, and nothing moves."""
    met = journal.meeting.met("Ana Reyes")
    journal.jotting.keep("an idea with @Ana")
    before = dump(journal)
    with pytest.raises(StandsInTheWay, match="newer"):
        journal.undo(met.action)
    assert dump(journal) == before
    journal.undo()
    journal.undo(met.action)
    assert journal.listing("person").count() == 0


def test_a_removed_person_comes_back_with_everything(journal: Journal) -> None:
    event = journal.meeting.event("Breakfast", DAY)
    journal.meeting.room(event, journal.meeting.recognise("Ana Reyes, packaging — red glasses"), "talked")
    journal.jotting.keep("boxes for @Ana #packing")
    journal.jotting.keep("! send Ana the list")
    person = journal.listing("person").at(0, 1)[0]
    journal.edit(person.ref, tags=("vip",), aliases=("Annie",))
    page, before = journal.entries(person.ref), dump(journal)
    journal.remove(person.ref)
    assert journal.listing("promise").at(0, 1)[0].person == ""
    with pytest.raises(NetjournalError):
        journal.people.get(person.id)
    journal.undo()
    assert dump(journal) == before
    assert journal.entries(person.ref) == page


@given(st.text(max_size=60), st.text(max_size=60))
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_text_is_noted_and_comes_back(template: Path, one: str, two: str) -> None:
    with Played(template) as played:
        journal = played.journal
        with journal.database.write("made"):
            person = journal.people.add("Ana", notes=f"x{one}'", hook=two.replace("\0", ""))
        before = dump(journal)
        with journal.database.write("changed"):
            journal.people.edit(person, notes=two, hook="',a=NULL,'")
        journal.undo()
        assert dump(journal) == before
