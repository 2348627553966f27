"""A journal another program wrote to is read all the same: whatever stands in a row, nothing but it looks strange."""

import contextlib
import hashlib
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from netjournal import story
from netjournal.clock import FrozenClock
from netjournal.domain.records import Kind, Ref
from netjournal.errors import NetjournalError, NotFound
from netjournal.journal import Journal, Narrow
from tests.tui import builders

from .strange import STRANGE, columns, put

CLOCK = FrozenClock(datetime(2026, 11, 22, 9, 30, tzinfo=UTC), "Europe/London")
LISTED: tuple[Kind, ...] = ("event", "person", "promise", "idea")
KINDS: tuple[Kind, ...] = (*LISTED, "conversation", "reflection")
SMALL = 3
"""A window smaller than the lists, so that each is walked by its edges."""


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("strange") / "journal.db"
    journal = builders.make(path, CLOCK)
    journal.jotting.keep("! send Tom the list by friday #print")
    journal.jotting.keep("letters as gifts with @Ana and [[joint morning]] #print")
    journal.reflecting.begin(journal.listing("event").at(1, 1)[0].id, "five")
    journal.promising.snooze(1, "in 3 weeks")
    journal.promising.renegotiate(1, "friday", "rang her")
    talk = journal.meeting.talk(["Priya Nair"], "about goals").id
    journal.sheets.write(1, {}, {"theirs-goals": "bigger premises", "mine-skills": "plain words"}, talk)
    journal.meeting.moved(1, "closer", "rang me first")
    assert journal.sparking.today()
    journal.close()
    return path


@pytest.fixture
def path(seeded: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(seeded, tmp_path / "journal.db"))


def walked(journal: Journal, kind: Kind, narrow: Narrow) -> Iterator[int]:
    """The ids of a list, read window by window as both front ends do."""
    listing = journal.listing(kind, narrow)
    count = listing.count()
    window = listing.at(0, SMALL)
    seen = 0
    while window:
        assert seen < count, "the same window for ever"
        for line in window:
            yield line.id
        seen += len(window)
        window = listing.after(window[-1], SMALL)


def read_all(journal: Journal) -> None:
    """Every read the two front ends make; a NetjournalError is an answer like any other."""
    today = journal.clock.today()
    for kind in LISTED:
        for narrow in (Narrow(), Narrow(find="a"), *(Narrow(of, 1) for of in LISTED)):
            ids = list(walked(journal, kind, narrow))
            assert len(ids) == len(set(ids)) == journal.listing(kind, narrow).count(), (kind, narrow)
            if ids:
                journal.listing(kind, narrow).place(Ref(kind, ids[-1]))
                journal.listing(kind, narrow).before(journal.listing(kind, narrow).at(len(ids) - 1, 1)[0], SMALL)
    for kind in KINDS:
        for (id_,) in journal.database.rows(f"SELECT id FROM {kind}"):
            try:
                record = journal.noun(kind).get(id_)
                journal.title(Ref(kind, id_))
            except NotFound:
                assert kind == "reflection"  # one whose event is gone
                continue
            assert bytes not in map(type, record)
            journal.entries(Ref(kind, id_))
            if kind == "idea":
                journal.ideas.associations(id_)
                journal.ideas.joined([id_])
            if kind == "event":
                journal.reflecting.variant(id_)
                for reflection in journal.reflections.of_event(id_):
                    walk = journal.reflecting.people(reflection)
                    for of in ("talked", "all", "known"):
                        walk(of)
    for (id_,) in journal.database.rows("SELECT id FROM promise"):
        story.steps(journal.promises.steps(id_), today)
    for (id_,) in journal.database.rows("SELECT id FROM person"):
        moves = journal.people.moves(id_)
        story.months(moves, today), story.stages(moves, today), story.words_of_moves(moves, today)
        story.sheet(journal.sheets.lines(id_))
        journal.meeting.today_moved(id_)
    for (id_,) in journal.database.rows("SELECT id FROM conversation"):
        journal.sheets.sheets.of_conversation(id_)
    journal.sparking.candidates(today), journal.sparking.on_this_day(), journal.sparking.sparks.chosen(today)
    journal.meeting.waiting()
    journal.reflecting.next_event()
    journal.events.named("thames", today)
    journal.ideas.look_alikes("people read stories, never reports")
    journal.merging.found_twice()
    journal.actions()
    for (id_,) in journal.database.rows("SELECT id FROM person"):
        journal.merging.look_alikes(id_)
        for (other,) in journal.database.rows("SELECT id FROM person WHERE id <> ?", id_):
            journal.merging.side_by_side(id_, other)
    for word in ("Ana", "Ana Reyes", "Pri", "zzz"):
        journal.people.candidates(word)
        journal.people.suggest(word)
        with contextlib.suppress(NetjournalError):
            journal.meeting.find_person(word)


@pytest.mark.parametrize("shift", [0, *(pytest.param(n, marks=pytest.mark.slow) for n in range(1, len(STRANGE)))])
def test_any_value_in_any_column_is_read(seeded: Path, tmp_path: Path, shift: int) -> None:
    """Each column with one strange value, at first every third column; the rest by `shift`."""
    took = 0
    for number, (table, column) in enumerate(columns(seeded)):
        if not shift and number % 3:
            continue
        called = list(STRANGE)[(number + shift) % len(STRANGE)]
        path = Path(shutil.copy(seeded, tmp_path / "journal.db"))
        if not put(path, STRANGE[called], (table, column)):
            continue
        took += 1
        before = hashlib.sha256(path.read_bytes()).hexdigest()
        try:
            journal = Journal.open(path, CLOCK)
            read_all(journal)
            journal.close()
        except Exception as error:
            error.add_note(f"{called} in {table}.{column}")
            raise
        assert hashlib.sha256(path.read_bytes()).hexdigest() == before, "reading wrote"
    assert took > (60 if shift else 20)


def test_a_value_of_bytes_is_shown_as_its_words(path: Path) -> None:
    put(path, STRANGE["a word as bytes"], ("person", "name"), ("promise", "due"), ("promise", "state"))
    journal = Journal.open(path, CLOCK)
    assert {line.name for line in journal.listing("person").at(0, 9)} == {
        "Ana Reyes", "Mark Osei", "Priya Nair", "Tom Ellis",
    }  # fmt: skip
    journal.close()


def test_what_is_not_utf_8_leaves_a_mark(path: Path) -> None:
    put(path, STRANGE["no UTF-8"], ("person", "name"))
    journal = Journal.open(path, CLOCK)
    assert {line.name for line in journal.listing("person").at(0, 9)} == {"A\ufffdB"}
    journal.close()


def test_a_row_of_bytes_that_was_removed_comes_back_as_it_was(path: Path) -> None:
    put(path, STRANGE["bytes"], ("person", "notes"))
    journal = Journal.open(path, CLOCK)
    journal.undo(journal.remove(Ref("person", 1)))
    assert journal.database.value("SELECT hex(notes) FROM person WHERE id = 1") == "00FF80"
    journal.close()
